/**
 * Binary heap of vertex numbers by key, on typed arrays: Williams (1964), Algorithm 232,
 * doi:10.1145/512274.512284. A vertex may be pushed again with a smaller key; the one who pops
 * skips what is already settled.
 */
export class MinQueue {
  #vertices: Int32Array
  #keys: Float64Array
  #size = 0

  constructor(capacity: number) {
    this.#vertices = new Int32Array(Math.max(16, capacity))
    this.#keys = new Float64Array(this.#vertices.length)
  }

  push(vertex: number, key: number): void {
    if (this.#size === this.#vertices.length) this.#grow()
    let hole = this.#size
    this.#size += 1
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if ((this.#keys[parent] as number) <= key) break
      this.#move(parent, hole)
      hole = parent
    }
    this.#vertices[hole] = vertex
    this.#keys[hole] = key
  }

  /** The vertex of the smallest key, or undefined when empty. */
  pop(): number | undefined {
    if (this.#size === 0) return undefined
    const top = this.#vertices[0]
    this.#size -= 1
    const vertex = this.#vertices[this.#size] as number
    const key = this.#keys[this.#size] as number
    let hole = 0
    for (let child = 1; child < this.#size; child = 2 * hole + 1) {
      const right = child + 1
      const smaller =
        right < this.#size && (this.#keys[right] as number) < (this.#keys[child] as number)
          ? right
          : child
      if ((this.#keys[smaller] as number) >= key) break
      this.#move(smaller, hole)
      hole = smaller
    }
    this.#vertices[hole] = vertex
    this.#keys[hole] = key
    return top
  }

  #move(from: number, to: number): void {
    this.#vertices[to] = this.#vertices[from] as number
    this.#keys[to] = this.#keys[from] as number
  }

  #grow(): void {
    const vertices = new Int32Array(2 * this.#vertices.length)
    const keys = new Float64Array(vertices.length)
    vertices.set(this.#vertices)
    keys.set(this.#keys)
    this.#vertices = vertices
    this.#keys = keys
  }
}
