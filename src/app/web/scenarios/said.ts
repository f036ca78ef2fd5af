import type { Problem } from '../../../core/problem.ts'
import type { SaidProblem } from '../../../see/engine/compare/said-problem.ts'
import { frenchProblem } from '../import/problem-words.ts'

type Sentence = (values: NonNullable<Problem['values']>) => readonly [what: string, maybe: string]

/** What is wrong with a scenario document, in French. */
const OF_SCENARIOS: Readonly<Record<string, Sentence>> = {
  not_scenario: () => [
    'Ce fichier n’est pas un scénario.',
    'C’est peut-être une chaîne : elle s’ouvre par « Chaînes ».',
  ],
  scenario_version: ({ version = '' }) => [
    `La version ${version} des scénarios n’est pas connue ici.`,
    'Mettez cette Boucle à jour.',
  ],
  scenario_steps: () => ['Les étapes du scénario ne se lisent pas.', 'Le fichier a été changé.'],
  scenario_parameters: () => ['Une étape n’a pas de réglages.', 'Le fichier a été changé.'],
  scenario_work: () => [
    'Cela n’a pas abouti.',
    'Essayez à nouveau ; ce qui est à l’écran reste juste.',
  ],
}

/** The problem in both languages; a code without French words stays in English. */
export function said(problem: SaidProblem): SaidProblem {
  if (problem.words) return problem
  const sentence = OF_SCENARIOS[problem.code]
  const own = sentence?.(problem.values ?? {})
  const known = own ? { what: own[0], maybe: own[1] } : frenchProblem(problem)
  if (!known) return problem
  return {
    ...problem,
    words: { fr: known.what, en: problem.message },
    maybeWords: { fr: known.maybe, en: problem.maybe },
  }
}

/** Something failed that is not of the input. */
export function workProblem(message: string): SaidProblem {
  const maybe = 'Maybe try again; what is on screen stays right.'
  return said({ code: 'scenario_work', severity: 'error', path: [], message, maybe })
}
