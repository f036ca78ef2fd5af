import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { MODES, SEGMENTS } from '../../../chain/nouns/vocabulary.ts'
import { segmentOf } from '../../../chain/flow/network/segment.ts'
import { stageIdOf } from './ways.ts'

/** Days of the stages that share a segment or a mode. */
export interface DaysPart {
  readonly key: string
  /** Of every stage in use, each once. */
  readonly cumulatedDays: number
  /** Of the stages on the longest way. */
  readonly criticalDays: number
}

const MAX_UNKNOWN_LISTED = 50

/** 1 for the stages in use that say no days: neither given, nor computed from a distance. */
export function daysUnknown({ network, activity, table }: Flow): Uint8Array {
  const { chain, processCount } = network
  const isUnknown = new Uint8Array(network.stageCount)
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(activity[stage]! > 0) || table[stage * COLUMNS + DAYS]! > 0) continue
    const process = stage < processCount ? chain.processes[stage] : undefined
    const lane = process ? undefined : chain.lanes[stage - processCount]
    const isInstant = lane
      ? lane.mode === 'wire' || lane.mode === 'hand'
      : process?.kind === 'serve'
    if (!isInstant && (process ?? lane)?.leadTimeDays === undefined) isUnknown[stage] = 1
  }
  return isUnknown
}

/** Days of every stage in use, each once, and of a way, by segment and by mode. */
export function daysParts(flow: Flow, way: readonly number[], isUnknown: Uint8Array) {
  const { network, activity, table } = flow
  const { chain, processCount } = network
  const segments = new DaysSums(SEGMENTS)
  const modes = new DaysSums(MODES)
  const first: string[] = []
  let [cumulated, count, inUse] = [0, 0, 0]
  const add = (stage: number, isCritical: boolean) => {
    const days = table[stage * COLUMNS + DAYS]!
    segments.add(segmentOf(network, stage), days, isCritical)
    if (stage < processCount) return
    modes.add(chain.lanes[stage - processCount]!.mode, days, isCritical)
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(activity[stage]! > 0)) continue
    inUse += 1
    cumulated += table[stage * COLUMNS + DAYS]!
    add(stage, false)
    if (isUnknown[stage] === 0) continue
    count += 1
    if (first.length < MAX_UNKNOWN_LISTED) first.push(stageIdOf(network, stage))
  }
  for (const stage of way) add(stage, true)
  return {
    cumulatedDays: inUse > count ? cumulated : undefined,
    bySegment: segments.parts(),
    byMode: modes.parts(),
    daysUnknown: { count, first },
  }
}

/** Days added up by key, all stages and those of the longest way apart. */
class DaysSums<K extends string> {
  readonly #keys: readonly K[]
  readonly #index: ReadonlyMap<K, number>
  readonly #days: Float64Array

  constructor(keys: readonly K[]) {
    this.#keys = keys
    this.#index = new Map(keys.map((key, k) => [key, 2 * k]))
    this.#days = new Float64Array(2 * keys.length)
  }

  add(key: K, days: number, isCritical: boolean): void {
    this.#days[this.#index.get(key)! + (isCritical ? 1 : 0)]! += days
  }

  parts(): DaysPart[] {
    return this.#keys
      .map((key, k) => ({
        key,
        cumulatedDays: this.#days[2 * k]!,
        criticalDays: this.#days[2 * k + 1]!,
      }))
      .filter((part) => part.cumulatedDays > 0)
  }
}
