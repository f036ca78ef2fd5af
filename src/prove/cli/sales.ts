import type { Arguments, Option } from '../../core/command.ts'
import type { LawFrom } from '../engine/law/law-choice.ts'

export interface SalesOptions {
  readonly salesFile?: string
  /** What the sales file calls the product, when the chain calls it otherwise. */
  readonly item?: string
  readonly lawFrom?: LawFrom
}

/** Where the demand of a product comes from, when not from its chain. */
export const DEMAND_OPTIONS: readonly Option[] = [
  {
    name: 'sales',
    value: 'FILE',
    doc: 'sales, .csv or .xlsx: demand and forecast error come from them',
  },
  { name: 'item', value: 'ID', doc: 'what the sales file calls the product' },
  {
    name: 'committee',
    value: 'N,N,...',
    doc: 'without sales: what each member of a committee expects of the season, pieces',
  },
  {
    name: 'family',
    value: 'KIND',
    doc: 'without sales: functional or innovative, a documented default',
  },
]

/** `--sales FILE [--item ID]`, `--committee N,N,...` or `--family KIND`; a sentence when odd. */
export function salesOptions(given: Arguments['options']): SalesOptions | string {
  const [salesFile, item] = [given.get('sales'), given.get('item')]
  if (salesFile === true) return '--sales takes a file.'
  if (item === true) return '--item takes a reference of the sales file.'
  const lawFrom = lawFromOptions(given)
  if (typeof lawFrom === 'string') return lawFrom
  if (salesFile === undefined) {
    if (item !== undefined) return '--item goes with --sales FILE.'
    return lawFrom ? { lawFrom } : {}
  }
  if (lawFrom) return 'Give one of --sales, --committee and --family.'
  return item === undefined ? { salesFile } : { salesFile, item }
}

function lawFromOptions(given: Arguments['options']): LawFrom | string | undefined {
  const [committee, family] = [given.get('committee'), given.get('family')]
  if (committee !== undefined && family !== undefined) {
    return 'Give one of --sales, --committee and --family.'
  }
  if (family !== undefined) {
    return family === 'functional' || family === 'innovative'
      ? { kind: 'family', family }
      : '--family takes functional or innovative.'
  }
  if (committee === undefined) return undefined
  const estimates = String(committee)
    .split(',')
    .map((text) => ({ pieces: text.trim() === '' ? NaN : Number(text) }))
  return estimates.every(({ pieces }) => Number.isFinite(pieces))
    ? { kind: 'committee', estimates }
    : '--committee takes numbers of pieces: --committee 900,1100,1300.'
}
