import type { Named, Process } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, number, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { added, changed, removed } from '../../edits/parts.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { leadOf, makerOf } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { rateOf } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'

type NamedProcess = Named<'processes', Process>

/** A supplier's workshop becomes the firm's own: its margin, its capital and its risk come along. */
export const verticalIntegrationLever = defineLever({
  id: 'vertical-integration',
  family: 'sourcing',
  name: words('Reprendre un fournisseur | Take over a supplier'),
  studyRows: ['B13'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'Its site is taken over whole.')),
    investment: amount(
      'money',
      'prix de reprise | price of the take-over',
      'Missing: from margin.',
    ),
    marginYears: amount(
      'years',
      'années de marge | years of margin',
      'Paid, when no price is said.',
    ),
    lifeYears: number(
      'years',
      'amorti sur (ans) | written off over (years)',
      'At the cost of capital.',
      {
        min: 1,
        max: 50,
      },
    ),
  },
  defaults: {
    marginYears: {
      value: 5,
      low: 3,
      high: 7,
      status: 'assumed',
      source: words(
        'multiple courant de reprise d’une petite firme, à remplacer par une évaluation | common multiple for a small firm, to be replaced by a valuation',
      ),
    },
    lifeYears: {
      value: 10,
      low: 7,
      high: 15,
      status: 'assumed',
      source: words('durée d’un emprunt de reprise | length of a take-over loan'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'marge du fournisseur dans la chaîne ; prix de reprise supposé | margin of the supplier in the chain; assumed price of the take-over',
  ),
  doesNotModel: words(
    'ses autres clients, sa dette, le métier à apprendre, le risque de ne plus pouvoir changer | its other clients, its debt, the trade to be learnt, the risk of no longer being able to change',
  ),
  propose(draft, context) {
    const lead = leadOf(draft)
    const candidates = makersByCost(draft, context).filter(
      (each) => each.kind === 'transform' && makerOf(draft, each) !== lead,
    )
    const best = candidates
      .map((process) => ({ process, margin: marginOf(draft, process, context) }))
      .filter(({ margin }) => margin > 0)
      .toSorted((a, b) => b.margin - a.margin)[0]
    if (lead === undefined) return fail(refusal('no_lead'))
    return best ? ok({ process: best.process.id }) : fail(refusal('no_supplier_to_take'))
  },
  change(draft, settings, context) {
    const process = draft.processes.find(({ id }) => id === settings.text('process'))
    const lead = leadOf(draft)
    if (!process) {
      return fail(refusal('no_such_part', { noun: 'processes', id: settings.text('process') }))
    }
    if (lead === undefined) return fail(refusal('no_lead'))
    const maker = makerOf(draft, process)
    if (maker === lead || maker === undefined) {
      return fail(refusal('already_own', { process: process.id }))
    }
    const margin = Math.max(0, marginOf(draft, process, context))
    const given = settings.numberOr('investment')
    const rate = rateOf(draft, process.currency)
    const paid = (given ?? margin * settings.number('marginYears')) / rate
    const known =
      given === undefined
        ? settings.known('marginYears', (years) => (margin * years) / rate)
        : settings.known('investment')
    const owned = withOwner(draft, { process, maker, lead, stepId: settings.stepId })
    const invested = {
      investment: (process.investment ?? 0) + paid,
      lifeYears: settings.number('lifeYears'),
    }
    const knowns = { investment: known, lifeYears: settings.known('lifeYears') }
    return ok(changed(owned, { noun: 'processes', id: process.id }, invested, knowns))
  },
})

interface TakeOver {
  readonly process: NamedProcess
  readonly maker: string
  readonly lead: string
  readonly stepId: string
}

/** The site and what the maker does there pass to the firm, with the prices it bought and sold at. */
function withOwner(draft: Draft, { process, maker, lead, stepId }: TakeOver): Draft {
  const site = draft.sites.find(({ id }) => id === process.site)!
  const there = draft.processes.filter((each) => each.site === site.id)
  const taken = there.filter((each) => makerOf(draft, each) === maker)
  let next = draft
  for (const { id } of sitesTaken(draft, { process, maker })) {
    next = changed(next, { noun: 'sites', id }, { actor: lead })
  }
  for (const { id, actor } of taken) {
    if (actor !== undefined || site.actor !== maker) {
      next = changed(next, { noun: 'processes', id }, { actor: lead })
    }
  }
  const sold = new Set(
    taken.flatMap(({ outputs }) => outputs?.map(({ item }) => String(item)) ?? []),
  )
  const used = new Set(taken.flatMap(({ inputs }) => inputs?.map(({ item }) => String(item)) ?? []))
  const elsewhere = draft.processes.some(
    (each) => !taken.includes(each) && makerOf(draft, each) === maker,
  )
  for (const price of draft.prices) {
    const isSale = price.seller === maker && sold.has(price.item)
    const isPurchase = price.buyer === maker && used.has(price.item)
    if (!isSale && !isPurchase) continue
    const ends = isSale ? { seller: lead } : { buyer: lead }
    const isInside = isSale && price.buyer === lead
    if (!isInside) next = added(next, 'prices', { ...price, ...ends, id: `${stepId}/${price.id}` })
    if (!elsewhere) next = removed(next, 'prices', [price.id])
  }
  return draft.links
    .filter(({ buyer, supplier }) => buyer === lead && supplier === maker)
    .reduce(
      (done, { id }) => changed(done, { noun: 'links', id }, { governance: 'hierarchy' }),
      next,
    )
}

/** The site, and those of the maker where what it makes only passes: a quay, a depot. */
function sitesTaken(draft: Draft, { process, maker }: Pick<TakeOver, 'process' | 'maker'>) {
  const made = new Set(
    draft.processes
      .filter((each) => each.site === process.site && makerOf(draft, each) === maker)
      .flatMap(({ outputs }) => outputs?.map(({ item }) => String(item)) ?? []),
  )
  const isPassage = (id: string) =>
    !draft.processes.some((each) => each.site === id) &&
    draft.lanes.some((lane) => lane.from === id && made.has(lane.item))
  return draft.sites.filter(
    ({ id, actor }) => actor === maker && (id === process.site || isPassage(id)),
  )
}

/** What the maker earns in a year on what leaves the site of a process, where its price is known. */
function marginOf(draft: Draft, process: NamedProcess, { reference }: LeverContext): number {
  const year = yearOf(draft, reference)
  if (!year) return 0
  const { network, handovers } = year.flow
  const site = network.placeIndex.get(process.site) ?? -1
  const maker = makerOf(draft, process)
  return handovers.reduce((sum, each) => {
    const seller = network.chain.actors[each.seller]?.id
    if (seller !== maker || network.nodePlace[each.node] !== site) return sum
    if (each.pricePerUnit === undefined) return sum
    return sum + each.unitsPerYear * (each.pricePerUnit - each.costPerUnit)
  }, 0)
}
