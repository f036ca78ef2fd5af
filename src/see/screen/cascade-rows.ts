import type { CascadeRow } from '../../ui/charts/CascadeTable.tsx'
import type { MarkedOrigin } from '../../ui/figure/OriginMark.tsx'
import type { Speech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { valueOf } from './second-chain.ts'

type Stage = SeeDocument['stages'][number]

/** From this number of stages on, the small ones are told together at first. */
const FEW = 16
/** A stage below these shares of cost, days and carbon is small. A convention of this screen. */
const SMALL_COST = 0.015
const SMALL_DAYS = 0.05
const SMALL_CARBON = 0.015
/** Rows that a page can still draw and a reader still follow. */
const MOST_ROWS = 200

export function isFoldable(document: SeeDocument): boolean {
  return document.stages.length > FEW
}

/** Stages from far to near, small neighbours together unless all are wanted. */
export function stageCascade(document: SeeDocument, speech: Speech, all: boolean): CascadeRow[] {
  const ways = new Set(document.lead.markets.flatMap((market) => market.critical))
  const origins = originsOf(document)
  const say = (row: Stage) => stageLine(document, row, { speech, ways, origins })
  const runs = all || !isFoldable(document) ? document.stages.map((row) => [row]) : runsOf(document)
  return runs.slice(0, MOST_ROWS).map((run): CascadeRow => {
    const lines = run.map(say)
    const [first] = lines
    if (!first) throw new Error('A run without a stage')
    return lines.length === 1 ? first : togetherOf(first, lines, speech)
  })
}

/** Neighbouring small stages as one run, every other stage as its own. */
function runsOf({ stages, lead, carbon }: SeeDocument): Stage[][] {
  const cost = stages.reduce((sum, row) => sum + row.costPerUnit, 0) || 1
  const isSmall = (row: Stage) =>
    row.costPerUnit < SMALL_COST * cost &&
    row.days < SMALL_DAYS * (lead.criticalDays ?? 0) &&
    row.carbonKgCo2ePerUnit < SMALL_CARBON * carbon.totalPerUnit
  const runs: Stage[][] = []
  let open = false
  for (const row of stages) {
    const small = isSmall(row)
    if (small && open) runs.at(-1)?.push(row)
    else runs.push([row])
    open = small
  }
  return runs
}

interface Saying {
  readonly speech: Speech
  /** Stages on the longest way to some market. */
  readonly ways: ReadonlySet<string>
  readonly origins: ReadonlyMap<string, MarkedOrigin>
}

function stageLine(document: SeeDocument, row: Stage, saying: Saying): CascadeRow {
  const { speech, ways, origins } = saying
  const place = document.places[row.siteId ?? '']
  const [from, to] = row.place.split(' – ')
  return {
    id: row.id,
    name: speech.both(row.name, row.nameEn),
    where: place ? place.city : (to ?? from ?? ''),
    ...(place || row.km <= 0 ? {} : { note: speech.figure(row.km, 'km') }),
    step: row.step,
    origin: origins.get(row.id) ?? 'given',
    euros: row.costPerUnit,
    days: row.days,
    daysStart: row.daysToClient + row.days / 2,
    beside: !ways.has(row.id),
    carbonKg: row.carbonKgCo2ePerUnit,
    matter: 'solid',
  }
}

function togetherOf(first: CascadeRow, lines: readonly CascadeRow[], speech: Speech): CascadeRow {
  const sum = (pick: (line: CascadeRow) => number | undefined) =>
    lines.reduce((all, line) => all + (pick(line) ?? 0), 0)
  const start = Math.max(...lines.map((line) => line.daysStart ?? 0))
  const end = Math.min(...lines.map((line) => (line.daysStart ?? 0) - (line.days ?? 0)))
  const more = lines.length - 1
  return {
    ...first,
    name: speech.both(`${first.name} + ${more}`, `${first.name} + ${more}`),
    where: '',
    note: speech.both(`${lines.length} petites étapes`, `${lines.length} small stages`),
    origin: undefined,
    euros: sum((line) => line.euros),
    days: start - end,
    daysStart: start,
    beside: lines.every((line) => line.beside),
    carbonKg: sum((line) => line.carbonKg),
  }
}

/** From the weakest way of knowing to the strongest. */
const WEAKEST: readonly MarkedOrigin[] = ['assumed', 'default', 'measured', 'published']

/** How the main figures of each stage are known: the weakest of its estimates. */
function originsOf({ estimates }: SeeDocument): ReadonlyMap<string, MarkedOrigin> {
  const origins = new Map<string, MarkedOrigin>()
  for (const { id, status } of estimates) {
    const stage = id.split('/')[1] ?? ''
    const origin = status === 'given' ? 'published' : status
    const known = origins.get(stage)
    if (known === undefined || WEAKEST.indexOf(origin) < WEAKEST.indexOf(known)) {
      origins.set(stage, origin)
    }
  }
  return origins
}

/** What is left of the price above the cost: margins of others, idle capacity, the firm, VAT. */
export function restOfPrice(document: SeeDocument, speech: Speech): CascadeRow[] {
  const { margins, books, idle, stages } = document
  const units = valueOf(document, 'total.units') || 1
  if (!margins.known) return []
  const lead = margins.operatingPerYear / units
  const idlePerUnit = idle.reduce((sum, each) => sum + each.costPerYear, 0) / units
  const cost = stages.reduce((sum, row) => sum + row.costPerUnit, 0)
  const others = books.salesExVatPerYear / units - cost - lead - idlePerUnit
  const vat = valueOf(document, 'price.vat') ?? 0
  const { both } = speech
  return [
    restLine(
      'books.margin',
      both('Marges des autres', 'Others’ margins'),
      both('prix connus', 'known prices'),
      { euros: others, matter: 'margin' },
    ),
    restLine('idle.cost', both('Capacité inutilisée', 'Idle capacity'), '', {
      euros: idlePerUnit,
      matter: 'lost',
    }),
    restLine(
      'margin.operating',
      both('Reste à la firme', 'Left to the firm'),
      both('marge d’exploitation', 'operating margin'),
      { euros: lead, matter: 'margin' },
    ),
    restLine('price.vat', both('TVA', 'VAT'), '', { euros: vat, matter: 'tax' }),
  ].filter((line) => Math.abs(line.euros ?? 0) > 0.005 || line.id === 'line.margin.operating')
}

function restLine(
  figureId: string,
  name: string,
  where: string,
  { euros, matter }: Pick<CascadeRow, 'euros' | 'matter'>,
): CascadeRow {
  return {
    id: `line.${figureId}`,
    name,
    where,
    step: undefined,
    origin: 'computed',
    euros,
    days: undefined,
    carbonKg: undefined,
    matter,
  }
}
