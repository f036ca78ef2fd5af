import { formatPoints } from '../../ui/format.ts'
import type { Speech } from '../../ui/language.tsx'
import type { Computed, EditFigure } from './edit-ports.ts'
import type { Editing } from './use-editing.ts'

export function figureOf(computed: Computed | undefined, id: string): EditFigure | undefined {
  return computed?.figures.find((figure) => figure.id === id)
}

/** What the edits do to the margin, in one sentence. */
export function findingOf(editing: Editing, speech: Speech): string {
  const { changedCount, before, now } = editing
  const [was, is] = [before, now].map((each) => figureOf(each, 'margin.final.ratio')?.value)
  const margin = (value: number) => speech.figure(value, 'ratio')
  if (is === undefined) {
    return speech.both('La chaîne, ligne par ligne.', 'The chain, row by row.')
  }
  if (changedCount === 0 || was === undefined) {
    return speech.both(
      `Il reste ${margin(is)} de marge finale ; changez une cellule, les chiffres suivent.`,
      `A final margin of ${margin(is)} is left; change a cell, the figures follow.`,
    )
  }
  const count =
    changedCount === 1
      ? speech.both('Une ligne changée', 'One row changed')
      : speech.both(
          `${speech.number(changedCount)} lignes changées`,
          `${speech.number(changedCount)} rows changed`,
        )
  const isSame = Math.abs(is - was) < 0.0005
  return isSame
    ? speech.both(
        `${count} : la marge finale reste à ${margin(is)}.`,
        `${count}: the final margin stays at ${margin(is)}.`,
      )
    : speech.both(
        `${count} : la marge finale passe de ${margin(was)} à ${margin(is)}, ${formatPoints(is - was, 'fr')}.`,
        `${count}: the final margin goes from ${margin(was)} to ${margin(is)}, ${formatPoints(is - was, 'en')}.`,
      )
}
