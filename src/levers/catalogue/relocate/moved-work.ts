import type { Named, Process } from '../../../chain/chain.ts'
import { labourCost } from '../../../chain/reference-set/reference.ts'
import type { Problem } from '../../../core/problem.ts'
import { warning } from '../../../core/problem.ts'
import type { Elsewhere } from '../../edits/work-elsewhere.ts'
import { energyElsewhere, labourElsewhere } from '../../edits/work-elsewhere.ts'
import type { Draft } from '../../lever.ts'
import { stepWarning } from '../../lever.ts'
import type { Move } from './relocate.ts'

type NamedProcess = Named<'processes', Process>

/**
 * The process at its new site. Abroad, wages are those of the step or of the reference tables, and
 * so is electricity; other energy keeps its price. Hours change by the ratio that the step gives.
 * The same actor works there, unless the site is at home to another.
 */
export function withProcess(draft: Draft, move: Move): Draft {
  const { process, toSite } = move
  const there: Elsewhere = { ...move, reference: move.context.reference }
  const labour = process.labour?.map((row) => labourElsewhere(row, there))
  const energy = process.energy?.map((row) => energyElsewhere(row, there))
  const next = {
    ...process,
    site: toSite,
    ...(labour && { labour }),
    ...(energy && { energy }),
  } as NamedProcess
  const fresh = assumedFigures(move)
  const isStale = (id: string) => {
    const [, field = '', row = '', inner = ''] =
      /^processes\/(.+\/)?(labour|energy)\.(\d+)\.([^/]+)$/.exec(id)?.slice(1) ?? []
    if (!id.startsWith(`processes/${process.id}/`) || inner === '') return false
    const rowsOf = (part: NamedProcess) =>
      part[field as 'labour' | 'energy'] as readonly Record<string, unknown>[] | undefined
    return rowsOf(process)?.[Number(row)]?.[inner] !== rowsOf(next)?.[Number(row)]?.[inner]
  }
  const freshIds = new Set(fresh.map(({ id }) => id as string))
  return {
    ...draft,
    processes: draft.processes.map((each) => (each.id === process.id ? next : each)),
    estimates: [...draft.estimates.filter(({ id }) => !isStale(id) && !freshIds.has(id)), ...fresh],
  }
}

/** What the step says itself of wage and hours. */
function assumedFigures({ process, hoursRatio, wagePerHour, context }: Move) {
  const names = [
    ...(hoursRatio === 1 ? [] : ['hoursPerRun']),
    ...(wagePerHour === undefined ? [] : ['costPerHour']),
  ]
  return (process.labour ?? []).flatMap((_, row) =>
    names.map((name) => ({
      id: `processes/${process.id}/labour.${row}.${name}`,
      status: 'assumed',
      reason: context.stepId,
    })),
  ) as unknown as Draft['estimates']
}

/** What to know of the work that has moved: its wage, and what stays although it may well change. */
export function workProblems(move: Move): Problem[] {
  return [...wageProblems(move), ...keptFigures(move)]
}

function wageProblems({ process, country, wagePerHour, isAbroad, context }: Move): Problem[] {
  if (!process.labour?.length || !isAbroad || wagePerHour !== undefined) return []
  const cost = labourCost(context.reference, country)
  const at = { path: ['processes', process.id, 'labour'], values: { country } }
  if (!cost) {
    return [
      warning({
        ...at,
        code: 'wage_unknown',
        message: `The tables hold no labour cost of ${country}: the labour of ${process.id} is unknown there.`,
        maybe: 'Maybe ask the workshop for its hourly cost and enter it.',
      }),
    ]
  }
  if (cost.kind !== 'floor') return []
  return [
    warning({
      ...at,
      code: 'wage_floor',
      message: `The labour cost of ${country} in the tables is a minimum wage without charges (${cost.value} EUR an hour): the saving is overstated.`,
      maybe: 'Maybe ask the workshop for its full hourly cost and enter it.',
    }),
  ]
}

function keptFigures({ draft, process, isAbroad }: Move): Problem[] {
  if (!isAbroad) return []
  const maker = process.actor ?? draft.sites.find(({ id }) => id === process.site)?.actor
  const made = new Set((process.outputs ?? []).map(({ item }) => item as string))
  const own = (['ownCostPerRun', 'purchaseCostPerRun', 'leadTimeDays'] as const)
    .filter((name) => process[name])
    .map((name) => `processes/${process.id}/${name}`)
  const prices = draft.prices
    .filter(({ seller, item }) => seller === maker && made.has(item))
    .map(({ id }) => `prices/${id}/pricePerUnit`)
  const keys = [...own, ...prices].join(', ')
  if (keys === '') return []
  return [
    stepWarning(
      'kept_as_is',
      `Kept as they were at the old place: ${keys}.`,
      'Maybe set them by hand too: a price that stays moves the margin of its seller.',
      { keys },
    ),
  ]
}
