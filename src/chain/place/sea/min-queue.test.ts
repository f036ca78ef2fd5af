import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { MinQueue } from './min-queue.ts'

it('[G20] keys come out in order and no vertex is lost, beyond the first capacity too', () => {
  const keys = fc.array(fc.double({ noNaN: true }), { maxLength: 200 })
  fc.assert(
    fc.property(keys, (pushed) => {
      const queue = new MinQueue(1)
      pushed.forEach((key, vertex) => queue.push(vertex, key))
      const popped: number[] = []
      for (let top = queue.pop(); top !== undefined; top = queue.pop()) popped.push(top)
      expect([...popped].sort((a, b) => a - b)).toEqual(pushed.map((_, vertex) => vertex))
      const inOrder = popped.map((vertex) => pushed[vertex] ?? Number.NaN)
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
    }),
  )
})
