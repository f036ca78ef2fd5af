/** Multiplier of Fibonacci hashing, 2^32 over the golden ratio: Knuth, TAOCP 3, section 6.4. */
const GOLDEN = 0x9e3779b1

/**
 * Nodes by item and place, -1 where there is none. Open addressing in flat arrays: a map keyed by
 * numbers beyond 2^31 would allocate one object per node.
 */
export class NodeIndex {
  #mask = 1023
  #count = 0
  /** Three numbers a slot: item, place, node + 1; 0 = free. */
  #slots = new Int32Array(3 * 1024)

  find(item: number, place: number): number {
    return this.#slots[this.#slotOf(item, place) + 2]! - 1
  }

  /** Adds a pair that is not there. */
  add(item: number, place: number, node: number): void {
    if (2 * ++this.#count > this.#mask) this.#grow()
    const slot = this.#slotOf(item, place)
    this.#slots[slot] = item
    this.#slots[slot + 1] = place
    this.#slots[slot + 2] = node + 1
  }

  #slotOf(item: number, place: number): number {
    const slots = this.#slots
    const hash = Math.imul(Math.imul(item, GOLDEN) ^ place, GOLDEN)
    let at = (hash ^ (hash >>> 15)) & this.#mask
    while (slots[3 * at + 2] !== 0 && (slots[3 * at] !== item || slots[3 * at + 1] !== place)) {
      at = (at + 1) & this.#mask
    }
    return 3 * at
  }

  #grow(): void {
    const before = this.#slots
    this.#mask = 2 * this.#mask + 1
    this.#slots = new Int32Array(3 * (this.#mask + 1))
    for (let slot = 0; slot < before.length; slot += 3) {
      if (before[slot + 2] === 0) continue
      const to = this.#slotOf(before[slot]!, before[slot + 1]!)
      this.#slots.set(before.subarray(slot, slot + 3), to)
    }
  }
}
