import { CARBON_COMPONENTS, CARBON_START, COLUMNS, KM } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'

/** A longer carriage that emits less per kg than a shorter one: the mode counts more (row A12). */
export interface ModeBeatsDistance {
  readonly longerStageId: string
  readonly shorterStageId: string
  readonly longerKm: number
  readonly shorterKm: number
  /** kg of the gas of the family per kg carried all the way. */
  readonly longerKgPerKg: number
  readonly shorterKgPerKg: number
}

export const TRANSPORT = CARBON_START + CARBON_COMPONENTS.indexOf('transport')

interface Carriage {
  readonly lane: number
  readonly mode: string
  readonly km: number
  readonly kgPerKg: number
}

/**
 * The longest carriage that emits less per kg than some shorter one by another mode, beside the
 * shortest such one. Carriages are met from most to least emitting, equal ones together.
 */
export function modeBeatsDistance(flow: Flow): ModeBeatsDistance | undefined {
  const carried = carriages(flow).sort((a, b) => b.kgPerKg - a.kgPerKg)
  const met = new Shortest()
  let found: { readonly longer: Carriage; readonly shorter: Carriage } | undefined
  let remembered = 0
  for (const longer of carried) {
    while (carried[remembered]!.kgPerKg > longer.kgPerKg) met.remember(carried[remembered++]!)
    const shorter = met.otherThan(longer.mode)
    if (!shorter || shorter.km >= longer.km) continue
    const gain = longer.km - (found?.longer.km ?? 0)
    if (gain > 0 || (gain === 0 && shorter.km < found!.shorter.km)) found = { longer, shorter }
  }
  if (!found) return undefined
  const { lanes } = flow.network.chain
  return {
    longerStageId: lanes[found.longer.lane]!.id,
    shorterStageId: lanes[found.shorter.lane]!.id,
    longerKm: found.longer.km,
    shorterKm: found.shorter.km,
    longerKgPerKg: found.longer.kgPerKg,
    shorterKgPerKg: found.shorter.kgPerKg,
  }
}

/** The shortest carriage met, and the shortest by another mode than that one. */
class Shortest {
  #first: Carriage | undefined
  #second: Carriage | undefined

  remember(each: Carriage): void {
    const isShortest = each.km < (this.#first?.km ?? Infinity)
    if (isShortest && this.#first?.mode !== each.mode) this.#second = this.#first
    if (isShortest) this.#first = each
    else if (each.mode !== this.#first?.mode && each.km < (this.#second?.km ?? Infinity)) {
      this.#second = each
    }
  }

  otherThan(mode: string): Carriage | undefined {
    return this.#first?.mode === mode ? this.#second : this.#first
  }
}

function carriages({ network, activity, table }: Flow): Carriage[] {
  const { chain, processCount } = network
  return chain.lanes.flatMap(({ mode }, lane) => {
    const stage = processCount + lane
    const mass = chain.items[network.nodeItem[network.stageNode[stage]!]!]?.massKgPerUnit ?? 0
    const kg = table[stage * COLUMNS + TRANSPORT]!
    const km = table[stage * COLUMNS + KM]!
    const isTold = activity[stage]! > 0 && mass > 0 && kg > 0 && km > 0
    return isTold ? [{ lane, mode, km, kgPerKg: kg / mass }] : []
  })
}
