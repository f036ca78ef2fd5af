import { nearest, seen } from '../../core/schema/check-record.ts'
import type { Path, Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { Fields, RefField } from '../../core/schema/schema.ts'
import type { Chain } from '../chain.ts'
import type { EstimateTarget } from '../estimate-key.ts'
import { estimateTarget } from '../estimate-key.ts'
import { fieldOf } from '../fields.ts'
import { NOUNS } from '../nouns.ts'
import { headerFields } from '../nouns/header.ts'

/** Place of each id in the list of its noun, by noun. */
export type Ids = ReadonlyMap<string, ReadonlyMap<unknown, number>>
interface Context {
  readonly ids: Ids
  readonly problems: Problem[]
  /** Unknown ids met so far. */
  reported: number
}
/** The path is one array that grows and shrinks: a right reference costs no allocation. */
type Visit = (record: object, path: (string | number)[]) => void

/** Every id named somewhere exists; a place is a site or a market, never both. */
export function checkReferences(chain: Chain, ids: Ids, problems: Problem[]): void {
  const context: Context = { ids, problems, reported: 0 }
  visitor(headerFields, context)?.(chain.chain, ['chain'])
  for (const { key, fields } of NOUNS) {
    const visit = visitor(fields, context)
    const path = [key, 0]
    if (!visit) continue
    chain[key].forEach((part, index) => {
      path[1] = index
      visit(part, path)
    })
  }
  checkPlaces(chain, ids, problems)
  checkEstimateKeys(chain, ids, problems)
}

/** A function that checks the references of one record; fields without references cost nothing. */
function visitor(fields: Fields, context: Context): Visit | undefined {
  const visits: Visit[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'ref') visits.push(refVisit(name, field, context))
    else if (field.type === 'list' && field.of.type === 'ref') {
      visits.push(listVisit(name, field.of, context))
    } else if (field.type === 'rows') {
      const visitRow = visitor(field.fields, context)
      if (visitRow) visits.push(rowsVisit(name, visitRow))
    }
  }
  if (visits.length === 0) return undefined
  return (record, path) => {
    for (const visit of visits) visit(record, path)
  }
}

function refVisit(name: string, field: RefField, context: Context): Visit {
  const isKnown = knownBy(field, context)
  return (record, path) => {
    const value = (record as Record<string, string | undefined>)[name]
    if (value === undefined || isKnown(value)) return
    report(value, field, [...path, name], context)
  }
}

function listVisit(name: string, field: RefField, context: Context): Visit {
  const isKnown = knownBy(field, context)
  return (record, path) => {
    const values = (record as Record<string, readonly string[] | undefined>)[name]
    values?.forEach((value, i) => {
      if (!isKnown(value)) report(value, field, [...path, name, i], context)
    })
  }
}

function rowsVisit(name: string, visitRow: Visit): Visit {
  return (record, path) => {
    const rows = (record as Record<string, readonly object[] | undefined>)[name]
    if (!rows) return
    for (let i = 0; i < rows.length; i++) {
      path.push(name, i)
      visitRow(rows[i]!, path)
      path.length -= 2
    }
  }
}

function knownBy(field: RefField, { ids }: Context): (value: string) => boolean {
  const sets = field.nouns.flatMap((noun) => ids.get(noun) ?? [])
  const [only] = sets
  if (only && sets.length === 1) return (value) => only.has(value)
  return (value) => sets.some((set) => set.has(value))
}

/** More unknown ids than this are not looked up among the known ones: time stays bounded. */
const MAX_REPORTED = 20_000

function report(value: string, field: RefField, path: Path, context: Context): void {
  const { ids, problems } = context
  context.reported += 1
  if (context.reported > MAX_REPORTED) return
  const known = field.nouns.flatMap((noun) => [...(ids.get(noun)?.keys() ?? [])] as string[])
  const near = known.length <= 5_000 ? nearest(value, known) : undefined
  const nouns = field.nouns.join(' or ')
  problems.push(
    problem({
      code: 'unknown_id',
      path,
      message: `${seen(value)} is not among the ${nouns}.`,
      maybe: near ? `Maybe ${near} was meant.` : `Maybe it must first be added to the ${nouns}.`,
      values: { id: value, nouns, near: near ?? '' },
    }),
  )
}

function checkPlaces(chain: Chain, ids: Ids, problems: Problem[]): void {
  const sites = ids.get('sites')
  chain.markets.forEach((market, index) => {
    if (!sites?.has(market.id)) return
    problems.push(
      problem({
        code: 'place_twice',
        path: ['markets', index, 'id'],
        message: `${seen(market.id)} is both a site and a market; lanes could not tell them apart.`,
        maybe: `Maybe name the market ${market.id}-clients.`,
        values: { id: market.id },
      }),
    )
  })
}

function checkEstimateKeys(chain: Chain, ids: Ids, problems: Problem[]): void {
  chain.estimates.forEach((estimate, index) => {
    const target = estimateTarget(estimate.id)
    if (target && namesAField(target, ids)) return
    problems.push(
      problem({
        code: 'estimate_key',
        path: ['estimates', index, 'id'],
        message: `${seen(estimate.id)} names no figure of this chain.`,
        maybe: 'Maybe write noun/id/field, as in sites/paris/fixedCostPerYear.',
        values: { id: estimate.id },
      }),
    )
  })
}

function namesAField(target: EstimateTarget, ids: Ids): boolean {
  if (target.noun !== 'chain' && !ids.get(target.noun)?.has(target.id)) return false
  return fieldOf(target.noun, target.field) !== undefined
}
