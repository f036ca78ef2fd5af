import type { Policy } from '../policy/policy.ts'
import type { ChainProduct } from './product.ts'
import type { Side } from './sides.ts'
import { reservingOf } from './terms/reserving.ts'

/** Every way of buying that these places allow in this window. */
export function policiesOf(sides: readonly Side[], { law }: ChainProduct): Policy[] {
  const weeks = law.shareByWeek.length
  const names = placeNames(sides)
  const far = sides.find(({ source }) => source.place === 'far')
  const near = sides.filter(({ source }) => source.place === 'near')
  const alone = sides.flatMap((side) => ownPolicies(side, names.get(side)!, weeks))
  if (!far) return alone
  const both = near.flatMap((side): Policy[] => {
    const name = near.length > 1 ? ` ${names.get(side)!}` : ''
    const ends = { base: far.source, reactive: side.source }
    const { feePerPieceReserved = 0 } = reservingOf(side)
    const reserved = { waitDays: side.waitDays, feePerPieceReserved }
    const last: Policy = { kind: 'reserved', id: `reserved${name}`, ...ends, ...reserved }
    if (side.source.leadWeeks + 1 >= weeks) return [last]
    return [{ kind: 'mix', id: `mix${name}`, ...ends }, last]
  })
  return [...alone, ...both]
}

/** `far` and `near`; of several near places each by the name of its chain. */
function placeNames(sides: readonly Side[]): Map<Side, string> {
  const isOne = sides.filter(({ source }) => source.place === 'near').length < 2
  const taken = new Set<string>(['far'])
  return new Map(
    sides.map((side) => {
      const { place, id } = side.source
      if (isOne || place === 'far') return [side, place]
      const slug = slugOf(id)
      let name = slug
      for (let next = 2; taken.has(name); next++) name = `${slug}-${next}`
      taken.add(name)
      return [side, name]
    }),
  )
}

function slugOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'near'
}

/** What may be bought from one place alone. */
function ownPolicies(side: Side, name: string, weeks: number): Policy[] {
  const { source, waitDays, flow } = side
  const { feePerPieceReserved = 0, reachRatio = 1 } = reservingOf(side)
  const declared = flow.network.chain.policies.map(({ kind }) => kind)
  const policies: Policy[] = [{ kind: 'push', id: `push ${name}`, from: source }]
  if (source.leadWeeks + 2 < weeks) {
    const afterWeek = Math.max(0, Math.min(3, weeks - source.leadWeeks - 2))
    policies.push(
      { kind: 'two-orders', id: `two-orders ${name}`, from: source, again: source, afterWeek },
      { kind: 'quick-response', id: `quick-response ${name}`, from: source },
    )
  }
  if (source.place === 'near' || declared.includes('on-demand')) {
    const work = { from: source, waitDays, feePerPieceReserved }
    policies.push({ kind: 'on-demand', id: `on-demand ${name}`, ...work })
  }
  if (declared.includes('made-to-measure')) {
    const work = { from: source, waitDays, returnRatio: 0 }
    policies.push({ kind: 'made-to-measure', id: `made-to-measure ${name}`, ...work })
  }
  if (declared.includes('pre-order')) {
    const campaign = { from: source, waitDays, reachRatio }
    policies.push({ kind: 'pre-order', id: `pre-order ${name}`, ...campaign })
  }
  return policies
}
