/** A way under search: where it stands, and how it came there. */
export interface WayStep {
  readonly node: number
  /** 0 as it left, 1 transformed abroad. */
  readonly state: number
  readonly share: number
  /** Arc that led here; -1 at the start. */
  readonly arc: number
  readonly before: WayStep | undefined
}

/** Binary heap, largest rank first; equal ranks come out in the order of pushing. */
export class WayHeap {
  readonly #items: { readonly step: WayStep; readonly rank: number; readonly age: number }[] = []
  #pushed = 0

  push(step: WayStep, rank: number): void {
    const items = this.#items
    let at = items.push({ step, rank, age: this.#pushed++ }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#before(at, parent)) break
      this.#swap(at, parent)
      at = parent
    }
  }

  pop(): WayStep | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (top === undefined || last === undefined || items.length === 0) return top?.step
    items[0] = last
    let at = 0
    for (;;) {
      let best = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < items.length && this.#before(child, best)) best = child
      }
      if (best === at) return top.step
      this.#swap(at, best)
      at = best
    }
  }

  #before(a: number, b: number): boolean {
    const [first, second] = [this.#items[a]!, this.#items[b]!]
    return first.rank > second.rank || (first.rank === second.rank && first.age < second.age)
  }

  #swap(a: number, b: number): void {
    const kept = this.#items[a]!
    this.#items[a] = this.#items[b]!
    this.#items[b] = kept
  }
}
