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

type Ids = ReadonlyMap<string, ReadonlySet<string>>
interface Context {
  readonly ids: Ids
  readonly problems: Problem[]
  /** Unknown ids met so far. */
  reported: number
}
type Visit = (record: object, path: Path) => void

/** Every id named somewhere exists; a place is a site or a market, never both. */
export function checkReferences(chain: Chain, problems: Problem[]): void {
  const ids: Ids = new Map(
    NOUNS.map(({ key }) => [
      key,
      new Set((chain[key] as readonly { id: string }[]).map((p) => p.id)),
    ]),
  )
  const context: Context = { ids, problems, reported: 0 }
  visitor(headerFields, context)(chain.chain, ['chain'])
  for (const { key, fields } of NOUNS) {
    const visit = visitor(fields, context)
    chain[key].forEach((part, index) => visit(part, [key, index]))
  }
  checkPlaces(chain, problems)
  checkEstimateKeys(chain, ids, problems)
}

/** A function that checks the references of one record; fields without references cost nothing. */
function visitor(fields: Fields, context: Context): Visit {
  const visits: Visit[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'ref') {
      visits.push((record, path) => {
        const value = (record as Record<string, unknown>)[name]
        if (value === undefined || isKnown(value as string, field, context)) return
        report(value as string, field, [...path, name], context)
      })
    } else if (field.type === 'list' && field.of.type === 'ref') {
      const { of } = field
      visits.push((record, path) => {
        const values = (record as Record<string, readonly string[] | undefined>)[name]
        values?.forEach((value, i) => {
          if (!isKnown(value, of, context)) report(value, of, [...path, name, i], context)
        })
      })
    } else if (field.type === 'rows') {
      const visitRow = visitor(field.fields, context)
      visits.push((record, path) => {
        const rows = (record as Record<string, readonly object[] | undefined>)[name]
        rows?.forEach((row, i) => visitRow(row, [...path, name, i]))
      })
    }
  }
  return (record, path) => {
    for (const visit of visits) visit(record, path)
  }
}

function isKnown(value: string, field: RefField, { ids }: Context): boolean {
  for (const noun of field.nouns) if (ids.get(noun)?.has(value)) return true
  return false
}

/** More unknown ids than this are not looked up among the known ones: time stays bounded. */
const MAX_REPORTED = 20_000

function report(value: string, field: RefField, path: Path, context: Context): void {
  const { ids, problems } = context
  context.reported += 1
  if (context.reported > MAX_REPORTED) return
  const known = field.nouns.flatMap((noun) => [...(ids.get(noun) ?? [])])
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

function checkPlaces(chain: Chain, problems: Problem[]): void {
  const sites = new Set<string>(chain.sites.map((site) => site.id))
  chain.markets.forEach((market, index) => {
    if (!sites.has(market.id)) return
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
