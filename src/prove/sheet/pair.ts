import type { ProofDocument } from '../engine/document.ts'
import { sourcesOf } from '../engine/policy/policy.ts'

/**
 * A page holds two sides against each other: of more sources, the far one and the near one that the
 * verdict rests on. The others are told by their best way of buying (`leftSources`).
 */
export function pairOf(document: ProofDocument): ProofDocument {
  const kept = keptSources(document)
  if (kept.length === document.sources.length) return document
  const ids = new Set(kept.map((at) => document.sources[at]!.id))
  const { inputs } = document
  return {
    ...document,
    sources: document.sources.filter(({ id }) => ids.has(id)),
    outcomes: document.outcomes.filter(({ policy }) =>
      sourcesOf(policy).every(({ id }) => ids.has(id)),
    ),
    inputs: {
      ...inputs,
      figures: inputs.figures.filter(({ source }) => source === undefined || kept.includes(source)),
      places: inputs.places.filter((_, at) => kept.includes(at)),
    },
  }
}

/** Places among the sources of those that the page is about, in their order. */
function keptSources({ sources, outcomes, verdict }: ProofDocument): number[] {
  const all = sources.map((_, at) => at)
  if (sources.length <= 2) return all
  const named = [verdict.nearPolicyId, verdict.bestPolicyId]
    .flatMap((wanted) => outcomes.find(({ policy }) => policy.id === wanted) ?? [])
    .flatMap(({ policy }) => sourcesOf(policy))
    .find(({ place }) => place === 'near')
  const near = named ?? sources.find(({ place }) => place === 'near')
  return all.filter((at) => sources[at]!.place === 'far' || sources[at]!.id === near?.id)
}

export interface LeftSource {
  /** Place among the sources of the whole document. */
  readonly at: number
  /** Final margin of the best way of buying all there. */
  readonly finalMargin: number
}

/** Sources that the page leaves out, each with what its best way of buying leaves. */
export function leftSources(document: ProofDocument): LeftSource[] {
  const kept = keptSources(document)
  return document.sources.flatMap(({ id }, at) => {
    if (kept.includes(at)) return []
    const margins = document.outcomes
      .filter(({ policy }) => sourcesOf(policy).every((each) => each.id === id))
      .map(({ finalMargin }) => finalMargin.mean)
    return margins.length > 0 ? [{ at, finalMargin: Math.max(...margins) }] : []
  })
}
