import type { Speech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'

type Step = SeeDocument['stages'][number]['step']

/** A chain shown beside the one that is open: ghost on the map, dashes on charts, differences. */
export interface SecondChain {
  readonly document: SeeDocument
  readonly sea: ReadonlyMap<string, readonly (readonly [number, number])[]>
}

/** The colour of a whole chain: how near its last making is, else its first stage. */
export function accessStep({ stages, proximity }: Pick<SeeDocument, 'stages' | 'proximity'>): Step {
  const km = proximity
    .flatMap((form) => form.indicators)
    .find((each) => each.id === 'proximity.access.km')
  const made = km?.inputs.flatMap((input) =>
    input.kind === 'figure' ? [/^stage\/(.+)\.kmToClient$/.exec(input.id)?.[1]] : [],
  )[0]
  return (stages.find((row) => row.id === made) ?? stages[0])?.step ?? 1
}

/** Name of a chain in the reader's language. */
export function chainName({ chain }: SeeDocument, speech: Speech): string {
  return speech.both(chain.name, chain.nameEn ?? chain.name)
}

/** The figure of a document, when it can be said. */
export function valueOf(document: SeeDocument, id: string): number | undefined {
  return document.figures.find((figure) => figure.id === id)?.value
}
