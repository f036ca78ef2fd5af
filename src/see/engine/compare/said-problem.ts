import type { Problem } from '../../../core/problem.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { leverOf } from '../../../levers/catalogue.ts'
import { stepWords } from '../../../levers/terms/refusals.ts'

/** A problem in both languages, where its words are known. */
export type SaidProblem = Problem & { readonly words?: Words; readonly maybeWords?: Words }

/** What a step says, in both languages; a parameter is called by its own name. */
export function saidOfStep(problem: Problem, leverId: string | undefined): SaidProblem {
  const found = stepWords(problem)
  if (found) return { ...problem, words: found.message, maybeWords: found.maybe }
  const [where, name] = problem.path
  const field =
    where === 'parameters' ? leverOf(leverId ?? '')?.parameters[String(name)] : undefined
  if (!field) return problem
  const { label } = field
  const { min, max } = problem.values ?? {}
  switch (problem.code) {
    case 'missing':
      return {
        ...problem,
        words: { fr: `${label.fr} : à donner.`, en: `${label.en}: to be given.` },
        maybeWords: {
          fr: 'Aucune valeur ne vaut pour toutes les chaînes.',
          en: 'No value holds for every chain.',
        },
      }
    case 'out_of_range':
      return {
        ...problem,
        words: {
          fr: `${label.fr} : hors de ${min} à ${max === 'any' ? 'plus' : max}.`,
          en: `${label.en}: outside ${min} to ${max === 'any' ? 'more' : max}.`,
        },
        maybeWords: { fr: 'Vérifiez le signe et l’unité.', en: 'Check the sign and the unit.' },
      }
    default:
      return {
        ...problem,
        words: { fr: `${label.fr} : cette valeur n’est pas reçue.`, en: `${label.en}: refused.` },
        maybeWords: { fr: 'Choisissez-en une autre.', en: problem.maybe },
      }
  }
}
