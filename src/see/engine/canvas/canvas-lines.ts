import type { Chain } from '../../../chain/chain.ts'
import { formatFigure } from '../../../core/format.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { BILLING_WORDS, CHANNEL_WORDS, GOVERNANCE_WORDS } from './canvas-words.ts'
import { largestBy } from '../accounts/largest.ts'
import type { Axes } from '../proximity/paradigm.ts'
import { PARADIGM_WORDS } from '../proximity/paradigm.ts'
import type { FormScore } from '../proximity/proximity.ts'
import { FORM_WORDS } from '../proximity/proximity.ts'
import type { StageRow } from '../accounts/stages.ts'

export interface CanvasInput {
  readonly chain: Chain
  readonly rows: readonly StageRow[]
  readonly proximity: readonly FormScore[]
  readonly axes: Axes
}

/** A line that the chain itself says; `key` names what it speaks of, so that edits find it again. */
export interface ChainLine {
  readonly key: string
  readonly text: Words
  readonly figureId?: string
}

/** Lines of a block: more would not fit its place on the sheet. */
const MAX_LINES = 8
const MAX_COSTS = 6
/** From here on a form of proximity is worth promising: a convention of this product. */
const HIGH_SCORE = 60

/** What the chain says in each of the nine blocks. */
export function chainLines(input: CanvasInput) {
  return {
    partners: partnerLines(input),
    activities: activityLines(input),
    resources: resourceLines(input),
    value: valueLines(input),
    relations: relationLines(input),
    channels: channelLines(input),
    segments: segmentLines(input),
    costs: costLines(input),
    revenues: revenueLines(input),
  }
}

interface Nameable {
  readonly name: string
  readonly nameEn?: string
}

function nameOf({ name, nameEn = name }: Nameable): Words {
  return { fr: name, en: nameEn }
}

/** `name : more` in French, `name: more` in English. */
function detailed(name: Words, more: Words): Words {
  return { fr: `${name.fr} : ${more.fr}`, en: `${name.en}: ${more.en}` }
}

function listed(parts: readonly Words[]): Words {
  return {
    fr: parts.map((part) => part.fr).join(', '),
    en: parts.map((part) => part.en).join(', '),
  }
}

function plain(text: string): Words {
  return { fr: text, en: text }
}

function said(value: number, unit: string, currency?: string): Words {
  const format = currency === undefined ? {} : { currency }
  return {
    fr: formatFigure(value, unit, { ...format, language: 'fr' }),
    en: formatFigure(value, unit, { ...format, language: 'en' }),
  }
}

/** Who else works on it, those of most cost first: makers, suppliers, carriers, ties. */
function partnerLines({ chain, rows }: CanvasInput): ChainLine[] {
  const { lead } = chain.chain
  const weight = new Map<string, number>()
  const count = (actor: string | undefined, cost: number) => {
    if (actor !== undefined) weight.set(actor, (weight.get(actor) ?? 0) + cost)
  }
  const supplierOf = new Map<string, string>()
  for (const { id, supplier } of chain.processes) {
    if (supplier !== undefined) supplierOf.set(id, supplier)
  }
  for (const { id, actor, costPerUnit } of rows) {
    count(actor, costPerUnit)
    if (supplierOf.size > 0) count(supplierOf.get(id), costPerUnit)
  }
  for (const { buyer, supplier } of chain.links) count(buyer === lead ? supplier : undefined, 0)
  const partners = chain.actors.filter(
    ({ id, kind }) => id !== lead && weight.has(id) && !OUTSIDERS.has(kind),
  )
  const ties = new Map(
    chain.links.filter((link) => link.buyer === lead).map((link) => [link.supplier, link]),
  )
  return largestBy(partners, ({ id }) => weight.get(id) ?? 0, MAX_LINES).map((actor) => {
    const governance = ties.get(actor.id)?.governance
    const more = [plain(actor.country), ...(governance ? [GOVERNANCE_WORDS[governance]] : [])]
    return { key: actor.id, text: listed([nameOf(actor), ...more]) }
  })
}

const OUTSIDERS: ReadonlySet<string> = new Set(['state', 'bank', 'outside'])

function activityLines({ rows }: CanvasInput): ChainLine[] {
  const processes = rows.filter((row) => row.kind === 'process' && row.costPerUnit > 0)
  return largestBy(processes, (row) => row.costPerUnit, MAX_COSTS).map((row) => ({
    key: row.id,
    text: nameOf(row),
    figureId: `stage/${row.id}.cost`,
  }))
}

function resourceLines({ chain }: CanvasInput): ChainLine[] {
  const { lead, currency } = chain.chain
  const sites = chain.sites.filter((site) => site.actor === lead || (site.investment ?? 0) > 0)
  const skills = [...new Set(sites.flatMap((site) => site.skills ?? []))]
  return [
    ...largestBy(sites, (site) => site.investment ?? 0, MAX_COSTS).map((site) => {
      const place = listed([nameOf(site), ...(site.city ? [plain(site.city)] : [])])
      const { investment } = site
      return {
        key: site.id,
        text:
          investment === undefined
            ? place
            : detailed(place, said(investment, 'money', site.currency ?? currency)),
      }
    }),
    ...skills.slice(0, MAX_COSTS).map((skill) => ({ key: `skill ${skill}`, text: plain(skill) })),
  ]
}

function valueLines({ chain, proximity, axes }: CanvasInput): ChainLine[] {
  const high = proximity.filter((form) => (form.score ?? 0) >= HIGH_SCORE)
  const wait = proximity
    .flatMap((form) => form.indicators)
    .find((each) => each.id === 'proximity.functional.wait')?.value
  const largest = largestMarket(chain)
  const item = axes.items.find((each) => each.marketId === largest?.id)
  return [
    ...high.map(({ form, score }): ChainLine => ({
      key: form,
      text: detailed(
        { fr: `proximité ${FORM_WORDS[form].fr}`, en: `${FORM_WORDS[form].en} proximity` },
        said(score ?? 0, 'score'),
      ),
      figureId: `proximity.${form}`,
    })),
    ...(wait === undefined
      ? []
      : [
          {
            key: 'wait',
            text: detailed(words('attente | wait'), said(wait, 'days')),
            figureId: 'lead.orderToHand',
          },
        ]),
    ...(item ? [{ key: 'paradigm', text: PARADIGM_WORDS[item.paradigm] }] : []),
    ...(item && item.options > 1
      ? [
          {
            key: 'options',
            text: {
              fr: `${said(item.options, 'count').fr} déclinaisons`,
              en: `${said(item.options, 'count').en} variants`,
            },
            figureId: 'axes.personalised.choice',
          },
        ]
      : []),
    ...labelLines(chain),
  ]
}

function largestMarket(chain: Chain) {
  return largestBy(chain.markets, (market) => market.demandUnitsPerYear, 1)[0]
}

function labelLines(chain: Chain): ChainLine[] {
  const sold = new Set<string>(chain.markets.map((market) => market.item))
  const proven = new Map<string, boolean>()
  for (const item of chain.items) {
    if (!sold.has(item.id)) continue
    for (const { label, evidence } of item.labels ?? []) {
      proven.set(label, (proven.get(label) ?? true) && evidence !== undefined)
    }
  }
  return [...proven].slice(0, MAX_LINES).map(([label, isProven]) => ({
    key: `label ${label}`,
    text: isProven ? plain(label) : listed([plain(label), words('non prouvé | not proven')]),
    figureId: 'proximity.identity.labels',
  }))
}

function relationLines({ chain }: CanvasInput): ChainLine[] {
  const ofMarket = (market: Chain['markets'][number]): ChainLine[] => {
    const { repeatRatio: repeat, feedbackPer100Orders: feedback } = market
    if (repeat === undefined && feedback === undefined) return []
    const parts = [
      ...(repeat === undefined
        ? []
        : [
            {
              fr: `${said(repeat, 'ratio').fr} reviennent`,
              en: `${said(repeat, 'ratio').en} come back`,
            },
          ]),
      ...(feedback === undefined
        ? []
        : [
            {
              fr: `${said(feedback, 'count').fr} avis pour 100 commandes`,
              en: `${said(feedback, 'count').en} reviews per 100 orders`,
            },
          ]),
    ]
    return [
      {
        key: market.id,
        text: detailed(nameOf(market), listed(parts)),
        figureId:
          repeat === undefined ? 'proximity.relational.feedback' : 'proximity.relational.repeat',
      },
    ]
  }
  return largestBy(chain.markets, sales, MAX_LINES).flatMap(ofMarket)
}

function sales(market: Chain['markets'][number]): number {
  return market.demandUnitsPerYear
}

function channelLines({ chain }: CanvasInput): ChainLine[] {
  const channels = [...new Set(chain.markets.flatMap((market) => market.channel ?? []))]
  return channels.map((channel) => ({
    key: channel,
    text: CHANNEL_WORDS[channel],
    figureId: 'proximity.relational.direct',
  }))
}

function segmentLines({ chain }: CanvasInput): ChainLine[] {
  return largestBy(chain.markets, sales, MAX_LINES).map((market) => ({
    key: market.id,
    text: listed([
      nameOf(market),
      plain(market.city ?? market.country),
      said(market.demandUnitsPerYear, 'units/year'),
    ]),
  }))
}

function costLines({ chain, rows }: CanvasInput): ChainLine[] {
  const costly = rows.filter((row) => row.costPerUnit > 0)
  return largestBy(costly, (row) => row.costPerUnit, MAX_COSTS).map((row) => ({
    key: row.id,
    text: detailed(nameOf(row), said(row.costPerUnit, 'money/unit', chain.chain.currency)),
    figureId: `stage/${row.id}.cost`,
  }))
}

function revenueLines({ chain }: CanvasInput): ChainLine[] {
  return largestBy(chain.markets, sales, MAX_LINES).map((market) => {
    const { priceIncVat, priceExVat, billing = 'sale', currency = chain.chain.currency } = market
    const price = priceIncVat ?? priceExVat
    const vat = priceIncVat === undefined ? words('HT | excl. VAT') : words('TTC | incl. VAT')
    const amount = said(price ?? 0, 'money/unit', currency)
    const told =
      price === undefined
        ? words('prix inconnu | price unknown')
        : { fr: `${amount.fr} ${vat.fr}`, en: `${amount.en} ${vat.en}` }
    const priced = listed([BILLING_WORDS[billing], told])
    return {
      key: market.id,
      text: detailed(nameOf(market), priced),
      figureId: priceIncVat === undefined ? 'price.exVat' : 'price.incVat',
    }
  })
}
