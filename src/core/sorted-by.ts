/**
 * Numbers in the order that `isBefore` says, those of equal rank as they came: merge sort, bottom
 * up, in flat arrays. Sorting a hundred thousand objects by a comparison of them takes five times
 * as long. `isBefore(a, b)` is strict: false for equals.
 */
export function sortedBy(
  numbers: Int32Array,
  isBefore: (a: number, b: number) => boolean,
): Int32Array {
  let from = numbers.slice()
  let to = new Int32Array(numbers.length)
  for (let width = 1; width < numbers.length; width *= 2) {
    for (let start = 0; start < numbers.length; start += 2 * width) {
      const middle = Math.min(start + width, numbers.length)
      const end = Math.min(middle + width, numbers.length)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        const isRight = left === middle || (right < end && isBefore(from[right]!, from[left]!))
        to[at] = isRight ? from[right++]! : from[left++]!
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}
