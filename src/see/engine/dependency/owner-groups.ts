import { integers } from '../../../core/linear-algebra/flat-arrays.ts'
import type { Chain } from '../../../chain/chain.ts'

/** Owner groups of actors, numbered; an actor without one is its own group, under its id. */
export interface OwnerGroups {
  readonly names: readonly string[]
  /** Group of each actor. */
  readonly groupOf: Int32Array
  /** True when no actor has an owner: groups and firms are the same. */
  readonly sameAsFirms: boolean
}

export function ownerGroups({ actors }: Chain): OwnerGroups {
  const index = new Map<string, number>()
  const names: string[] = []
  const groupOf = integers(actors.length, (each) => {
    const actor = actors[each]!
    const name = actor.owner ?? actor.id
    const known = index.get(name)
    if (known !== undefined) return known
    names.push(name)
    index.set(name, names.length - 1)
    return names.length - 1
  })
  return { names, groupOf, sameAsFirms: names.length === actors.length }
}
