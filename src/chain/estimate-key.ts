/** What an estimate speaks of: the `field` of part `id` of `noun`; the header has no id. */
export interface EstimateTarget {
  readonly noun: string
  readonly id: string
  /** `fixedCostPerYear`, or `labour.0.hoursPerRun` inside rows. */
  readonly field: string
}

/** `sites/paris/fixedCostPerYear` -> noun, id, field; ids may hold slashes, fields never do. */
export function estimateTarget(key: string): EstimateTarget | undefined {
  const first = key.indexOf('/')
  const last = key.lastIndexOf('/')
  if (first <= 0 || last === key.length - 1) return undefined
  const noun = key.slice(0, first)
  if (noun === 'chain') return { noun, id: '', field: key.slice(first + 1) }
  if (last === first) return undefined
  return { noun, id: key.slice(first + 1, last), field: key.slice(last + 1) }
}

export function estimateKey(target: EstimateTarget): string {
  return target.noun === 'chain'
    ? `chain/${target.field}`
    : `${target.noun}/${target.id}/${target.field}`
}
