import { COLUMNS, column } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { processCostPerYear, siteCostPerYear } from '../../../chain/flow/stage-table.ts'
import type { IdleCapacity } from '../../../chain/flow/stage-table.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput } from '../../model.ts'
import { largestBy } from './largest.ts'

/** Fixed cost that no unit bears: of a process, or of a site (no process). */
export interface IdleLine {
  readonly siteId: string
  readonly processId: string | undefined
  readonly costPerYear: number
  /** Of the fixed cost of that process, or of that site; 0 to 1. */
  readonly ratio: number
}

export interface Idle {
  /** Largest first. */
  readonly lines: readonly IdleLine[]
  readonly lineCount: number
  readonly costPerYear: number
  /** Fixed cost that units bear, a year. */
  readonly usedPerYear: number
  /** Idle over all fixed cost; undefined when there is none. */
  readonly ratio: number | undefined
}

const FIXED = column('cost.fixed')
const MAX_LINES = 200

/** Idle capacity beside the fixed cost that is used: a line of its own, never spread (C11). */
export function idleCapacity(flow: Flow): Idle {
  const { network, activity, table, idle } = flow
  let used = 0
  for (let stage = 0; stage < network.processCount; stage++) {
    used += activity[stage]! * table[stage * COLUMNS + FIXED]!
  }
  const cost = idle.reduce((sum, each) => sum + each.costPerYear, 0)
  return {
    lines: largestBy(idle, (each) => each.costPerYear, MAX_LINES).map((each) =>
      idleLine(flow, each),
    ),
    lineCount: idle.length,
    costPerYear: cost,
    usedPerYear: used,
    ratio: cost + used > 0 ? cost / (cost + used) : undefined,
  }
}

function idleLine({ network, context }: Flow, { site, process, costPerYear }: IdleCapacity) {
  const place = network.chain.sites[site]!
  const own = network.chain.processes[process]
  const whole = own
    ? processCostPerYear(own, network.chain.chain) * context.rateOf(own.currency)
    : siteCostPerYear(place) * context.rateOf(place.currency)
  return { siteId: place.id, processId: own?.id, costPerYear, ratio: costPerYear / whole }
}

/** Idle capacity a year and its rate. */
export function idleFigures({ ratio, lines, costPerYear, usedPerYear }: Idle): Figure[] {
  const fields = lines.slice(0, 6).flatMap(fixedFields)
  return [
    {
      id: 'idle.cost',
      label: words('capacité inutilisée par an | idle capacity a year'),
      unit: 'money/year',
      value: costPerYear,
      formula: words(
        'coûts fixes × part de la capacité non utilisée | fixed cost × share of capacity not used',
      ),
      inputs: fields,
    },
    {
      id: 'idle.used',
      label: words('coûts fixes utilisés par an | fixed cost used a year'),
      unit: 'money/year',
      value: usedPerYear,
      formula: words(
        'coûts fixes que les pièces portent, somme des étapes | fixed cost that pieces bear, sum over stages',
      ),
      inputs: fields,
    },
    {
      id: 'idle.ratio',
      label: words('part inutilisée des coûts fixes | idle share of fixed cost'),
      unit: 'ratio',
      value: ratio,
      because: words('aucun coût fixe n’est donné | no fixed cost is given'),
      formula: words(
        'capacité inutilisée ÷ (capacité inutilisée + coûts fixes utilisés) | idle capacity ÷ (idle capacity + fixed cost used)',
      ),
      inputs: [
        { kind: 'figure', id: 'idle.cost' },
        { kind: 'figure', id: 'idle.used' },
      ],
    },
  ]
}

/** Fields that make a fixed cost; those left empty are not listed when it is explained. */
function fixedFields({ siteId, processId }: IdleLine): FigureInput[] {
  const keys =
    processId === undefined
      ? ['fixedCostPerYear', 'investment', 'lifeYears'].map((name) => `sites/${siteId}/${name}`)
      : ['costPerYear', 'investment', 'lifeYears', 'capacityUnitsPerYear'].map(
          (name) => `processes/${processId}/${name}`,
        )
  return keys.map((key) => ({ kind: 'field', key }))
}
