/** One part of a stage that is split, far to near: its share of cost, days and carbon. */
export interface StagePart {
  /** All parts together make 1. */
  readonly ratio: number
  readonly name?: string
  readonly nameEn?: string
}

/** A part with its id, and those of what comes out of it and of where it arrives. */
export interface Slice {
  readonly id: string
  readonly item: string
  readonly site: string
  readonly ratio: number
  readonly name: string
  readonly nameEn: string | undefined
}

/** The last part keeps the id: what refers to the stage refers to where its work ends. */
export function slicesOf(
  stage: { readonly id: string; readonly name?: string; readonly nameEn?: string },
  parts: readonly StagePart[],
): Slice[] {
  const count = parts.length
  return parts.map(({ ratio, name, nameEn }, k) => {
    const own = (whole: string | undefined) =>
      whole === undefined ? undefined : `${whole} ${k + 1}/${count}`
    return {
      id: k === count - 1 ? stage.id : `${stage.id}-${k + 1}`,
      item: `${stage.id}-${k + 1}-out`,
      site: `${stage.id}-${k + 1}-stop`,
      ratio,
      name: name ?? own(stage.name) ?? `${stage.id} ${k + 1}/${count}`,
      nameEn: nameEn ?? own(stage.nameEn),
    }
  })
}

/** A part that bears something whole, as a share of all cost: duty and insurance of a lane. */
export interface Border {
  readonly part: number
  readonly shareRatio: number
}

/**
 * Where the value sits in the days of each part so that the whole keeps its centre: the same place
 * in each; undefined = the middle, which is not written. Cost goes with the days, but for what one
 * part bears whole.
 */
export function centreOf(
  whole: number | undefined,
  slices: readonly Pick<Slice, 'ratio'>[],
  border: Border = { part: 0, shareRatio: 0 },
): number | undefined | 'outside' {
  // Part k starts after the parts nearer to the client: sum of w_k (s_k + x r_k) = centre.
  let [nearer, starts, lengths] = [0, 0, 0]
  for (let k = slices.length - 1; k >= 0; k--) {
    const { ratio } = slices[k]!
    const weight = (1 - border.shareRatio) * ratio + (k === border.part ? border.shareRatio : 0)
    starts += weight * nearer
    lengths += weight * ratio
    nearer += ratio
  }
  const centre = ((whole ?? 0.5) - starts) / lengths
  if (Math.abs(centre - 0.5) < 1e-12) return undefined
  return centre < 0 || centre > 1 ? 'outside' : centre
}
