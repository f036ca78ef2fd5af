/** 0.001 degree is 111 m: below what a map of chains or a day of transport can show. */
export const COORDINATE_STEPS = 1000

/** Each number as its difference from the one before: small, and it compresses well. */
export function deltas(values) {
  return values.map((value, index) => value - (values[index - 1] ?? 0))
}
