import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { exVatOf, withDemand } from '../../edits/market/demand.ts'
import { besideMarket } from '../../edits/market/new-market.ts'
import { added, withKnown } from '../../edits/parts.ts'
import { withTakeBack } from '../../edits/market/take-back.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { leadOf, leadSite } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { proposeMarket } from './sold-with-piece.ts'

/** The firm buys its pieces back, puts them right and sells them again. */
export const secondHandLever = defineLever({
  id: 'second-hand',
  family: 'use',
  name: words('Revendre en seconde main | Sell second hand'),
  studyRows: ['B15', 'A4'],
  segment: 'consumption',
  parameters: {
    market: required(ref(['markets'], 'marché | market', 'Whose clients sell back.')),
    returnRatio: share('part rapportée | take-back ratio', 'Of the pieces sold.', { min: 0.001 }),
    returnDelayDays: amount(
      'days',
      'délai de retour (j) | return delay (d)',
      'From sale to return.',
    ),
    soldAgainRatio: share('part revendue | share sold again', 'Of what comes back.', { min: 0.01 }),
    priceRatio: amount(
      'ratio',
      'prix sur prix du neuf | price over that of a new one',
      'Second hand.',
      { max: 1 },
    ),
    buyBackRatio: amount(
      'ratio',
      'reprise sur prix du neuf | buy-back over price of a new one',
      'Paid to the client.',
      { max: 1 },
    ),
    refurbishRatio: amount(
      'ratio',
      'remise en état sur prix du neuf | refurbishing over price of a new one',
      'Sorting, cleaning, mending, sending.',
      { max: 1 },
    ),
    displacedRatio: share(
      'ventes de neuf perdues | sales of new ones lost',
      'Per piece sold again.',
    ),
  },
  defaults: {
    returnRatio: {
      value: 0.1,
      low: 0.03,
      high: 0.25,
      status: 'assumed',
      source: words(
        'une pièce sur dix revient à la marque | one piece in ten comes back to the brand',
      ),
    },
    returnDelayDays: {
      value: 540,
      low: 180,
      high: 1095,
      status: 'assumed',
      source: words('un an et demi d’usage | a year and a half of use'),
    },
    soldAgainRatio: {
      value: 0.8,
      low: 0.5,
      high: 0.95,
      status: 'assumed',
      source: words('le reste est trop usé | the rest is too worn'),
    },
    priceRatio: {
      value: 0.5,
      low: 0.3,
      high: 0.7,
      status: 'assumed',
      source: words('la moitié du neuf | half of a new one'),
    },
    buyBackRatio: {
      value: 0.15,
      low: 0.08,
      high: 0.25,
      status: 'assumed',
      source: words('bon d’achat donné au client | voucher given to the client'),
    },
    refurbishRatio: {
      value: 0.15,
      low: 0.08,
      high: 0.25,
      status: 'assumed',
      source: words(
        'surtout du temps de personnes et un colis | mostly people’s time and a parcel',
      ),
    },
    displacedRatio: {
      value: 0.2,
      low: 0,
      high: 0.5,
      status: 'assumed',
      source: words('certains auraient acheté du neuf | some would have bought a new one'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'tout est supposé ; l’étude dit un marché en hausse de 13 % par an (note 20) | all of it is assumed; the study tells of a market growing by 13 % a year (note 20)',
  ),
  doesNotModel: words(
    'les clients nouveaux venus par la seconde main, la TVA sur la marge, l’image | new clients drawn by second hand, VAT on the margin, the image',
  ),
  propose: (draft) => proposeMarket(draft),
  change(draft, settings, context) {
    const id = settings.text('market')
    const market = draft.markets.find((each) => each.id === id)
    const [lead, site] = [leadOf(draft), leadSite(draft)]
    if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
    if (lead === undefined || !site) return fail(refusal('no_lead'))
    const price = exVatOf(market)
    if (price === undefined) return fail(refusal('no_client_price', { market: id }))
    const back = `/back-${market.item}`
    if (draft.items.some((each) => each.id.endsWith(back))) {
      return fail(refusal('returns_already', { item: market.item }))
    }
    const name = words('rapporté | brought back')
    const taken = withTakeBack(draft, { market, site: site.id, name, settings, context })
    const resold = { market, site: site.id, lead, price, item: taken.item, settings }
    return ok(soldAgain(taken.draft, resold), taken.lane.problems)
  },
})

interface Resold {
  readonly market: Draft['markets'][number]
  readonly site: string
  readonly lead: string
  /** Of a new one, excluding VAT. */
  readonly price: number
  /** What comes back. */
  readonly item: string
  readonly settings: Settings
}

/** What comes back is put right and sold beside the new ones, some of which it displaces. */
function soldAgain(draft: Draft, resold: Resold): Draft {
  const { market, settings, price } = resold
  const again = settings.number('soldAgainRatio')
  const units = market.demandUnitsPerYear * settings.number('returnRatio') * again
  const displaced = (units * settings.number('displacedRatio')) / market.demandUnitsPerYear
  const next = withDemand(withUsedPieces(draft, resold, units), {
    market,
    ratio: 1 - displaced,
    known: (was) => settings.known('displacedRatio', (each) => was - units * each),
  })
  const [work, clients] = [idOf(resold, 'refurbish'), idOf(resold, 'buyers')]
  const known = (id: string, from: string, of: (each: number) => number) => ({
    ...settings.known(from, of),
    id,
  })
  const ofPrice = (each: number) => price * each
  const returned = (each: number) => market.demandUnitsPerYear * each * again
  return withKnown(next, [
    known(`processes/${work}/purchaseCostPerRun`, 'buyBackRatio', ofPrice),
    known(`processes/${work}/ownCostPerRun`, 'refurbishRatio', ofPrice),
    known(`processes/${work}/yieldRatio`, 'soldAgainRatio', (each) => each),
    known(`markets/${clients}/priceExVat`, 'priceRatio', ofPrice),
    known(`markets/${clients}/demandUnitsPerYear`, 'returnRatio', returned),
    {
      id: `processes/${work}/leadTimeDays`,
      status: 'assumed',
      reason: 'tri et remise en état',
      reasonEn: 'sorting and refurbishing',
    },
  ])
}

function idOf({ settings, market }: Resold, part: string): string {
  return `${settings.stepId}/${part}-${market.id}`
}

/** The piece of second hand, the work that makes it, the clients who buy it. */
function withUsedPieces(draft: Draft, resold: Resold, units: number): Draft {
  const { market, site, lead, price, settings } = resold
  const sold = draft.items.find((each) => each.id === market.item)!
  const used = idOf(resold, 'used')
  let next = added(draft, 'items', {
    id: used,
    name: `${sold.name}, seconde main`,
    nameEn: `${sold.nameEn ?? sold.name}, second hand`,
    kind: 'finished',
    unit: sold.unit,
    massKgPerUnit: sold.massKgPerUnit,
  })
  next = added(next, 'processes', {
    id: idOf(resold, 'refurbish'),
    name: 'Reprise et remise en état',
    nameEn: 'Buying back and refurbishing',
    kind: 'transform',
    site,
    segment: 'end-of-life',
    inputs: [{ item: resold.item, quantityPerRun: 1 }],
    outputs: [{ item: used }],
    yieldRatio: settings.number('soldAgainRatio'),
    purchaseCostPerRun: price * settings.number('buyBackRatio'),
    ownCostPerRun: price * settings.number('refurbishRatio'),
    leadTimeDays: REFURBISH_DAYS,
    currency: market.currency,
  })
  const fields = {
    id: idOf(resold, 'buyers'),
    name: `Seconde main, ${market.name}`,
    nameEn: `Second hand, ${market.nameEn ?? market.name}`,
    item: used,
    site,
    seller: lead,
    demandUnitsPerYear: units,
    priceExVat: price * settings.number('priceRatio'),
    channel: 'own-web',
    regime: 'permanent',
  }
  return added(next, 'markets', besideMarket(next, market, fields))
}

/** Two weeks to sort, clean and mend: assumption. */
const REFURBISH_DAYS = 14
