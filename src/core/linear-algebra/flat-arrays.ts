/*
 * Typed arrays filled by a function. `Float64Array.from(list, pick)` walks any list through an
 * iterator and allocates an object for each element: in a chain that is computed again while
 * somebody types, that was a quarter of all that had to be collected.
 */

export function floats(count: number, at: (index: number) => number): Float64Array {
  const values = new Float64Array(count)
  for (let index = 0; index < count; index++) values[index] = at(index)
  return values
}

export function integers(count: number, at: (index: number) => number): Int32Array {
  const values = new Int32Array(count)
  for (let index = 0; index < count; index++) values[index] = at(index)
  return values
}

/** 1 where it holds, 0 elsewhere. */
export function flags(count: number, holds: (index: number) => boolean): Uint8Array {
  const values = new Uint8Array(count)
  for (let index = 0; index < count; index++) values[index] = holds(index) ? 1 : 0
  return values
}
