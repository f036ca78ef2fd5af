import type { Named, Process } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { added, changed, withKnown } from '../../edits/parts.ts'
import { withTakeBack } from '../../edits/market/take-back.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem, largestMarkets } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'
import { isEaten } from './sold-with-piece.ts'

type NamedProcess = Named<'processes', Process>

/** Worn pieces come back against a deposit, and their matter takes the place of new matter. */
export const recycledInputLever = defineLever({
  id: 'recycled-input',
  family: 'use',
  name: words('Reprendre et recycler, avec consigne | Take back and recycle, with a deposit'),
  studyRows: ['B15'],
  segment: 'end-of-life',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'Where the matter is used again.')),
    material: required(ref(['items'], 'matière | material', 'That takes the place of new matter.')),
    returnRatio: share('part rapportée | take-back ratio', 'Of the pieces sold.'),
    returnDelayDays: amount(
      'days',
      'délai de retour (j) | return delay (d)',
      'From sale to return.',
    ),
    recoveredRatio: share('matière récupérée | matter recovered', 'Of what a piece holds.', {
      min: 0.01,
    }),
    costRatio: amount(
      'ratio',
      'coût, recyclé sur neuf | cost, recycled over new',
      'Per unit of matter.',
      { max: 20 },
    ),
    depositPerUnit: amount(
      'money/unit',
      'consigne | deposit',
      'Given back when the piece returns.',
    ),
  },
  defaults: {
    returnRatio: {
      value: 0.3,
      low: 0.1,
      high: 0.6,
      status: 'assumed',
      source: words(
        'sans consigne peu reviennent, avec une consigne forte presque tout | without a deposit few come back, with a high one almost all',
      ),
    },
    returnDelayDays: {
      value: 730,
      low: 180,
      high: 1825,
      status: 'assumed',
      source: words(
        'vie courante d’un bien de petite série | usual life of a piece of a small run',
      ),
    },
    recoveredRatio: {
      value: 0.7,
      low: 0.4,
      high: 0.9,
      status: 'assumed',
      source: words('le reste est perdu au tri | the rest is lost in sorting'),
    },
    costRatio: {
      value: 0.9,
      low: 0.6,
      high: 1.5,
      status: 'assumed',
      source: words('tri et reprise contre achat neuf | sorting and reworking against buying new'),
    },
    depositPerUnit: {
      value: 0,
      status: 'assumed',
      source: words(
        'pas de consigne tant que son montant n’est pas dit | no deposit until its amount is said',
      ),
    },
  },
  again: 'refused',
  effectFrom: words(
    'retours, récupération et coût supposés ; trajets : table des modes | assumed returns, recovery and cost; lanes: table of modes',
  ),
  doesNotModel: words(
    'la qualité de la matière recyclée, l’énergie de la recycler (à saisir), la trésorerie des consignes | the quality of recycled matter, the energy to recycle it (to be entered), the cash of deposits',
  ),
  propose(draft, context) {
    const focus = focusItem(draft)
    if (focus !== undefined && isEaten(draft, focus)) {
      return fail(refusal('used_up', { item: focus }))
    }
    const [best] = materialsByCarbon(draft, context)
    return best ? ok(best) : fail(refusal('no_material'))
  },
  change(draft, settings, context) {
    const loop = loopOf(draft, settings, context)
    if (!loop) return fail(refusal('no_material'))
    const { user, market, virginCost, contentPerPiece, needPerYear } = loop
    const material = settings.text('material')
    const back = `/back-${market.item}`
    if (draft.items.some(({ id }) => id.endsWith(back))) {
      return fail(refusal('returns_already', { item: market.item }))
    }
    const name = words('rapporté | brought back')
    const taken = withTakeBack(draft, { market, site: user.site, name, settings, context })
    const recovered = contentPerPiece * settings.number('recoveredRatio')
    const returned = market.demandUnitsPerYear * settings.number('returnRatio')
    const part = Math.min(1, (returned * recovered) / needPerYear)
    const id = `${context.stepId}/recycle-${material}`
    const unpaid = settings.number('depositPerUnit') * (1 / settings.number('returnRatio') - 1)
    const cost = recovered * virginCost * settings.number('costRatio')
    let next = givesWay(taken.draft, { material, site: user.site, part, context })
    next = added(next, 'processes', {
      id,
      name: 'Recyclage',
      nameEn: 'Recycling',
      kind: 'transform',
      site: user.site,
      tollFor: user.tollFor,
      segment: 'end-of-life',
      inputs: [{ item: taken.item, quantityPerRun: 1 }],
      outputs: [{ item: material, quantityPerRun: recovered }],
      shareRatio: part,
      // Deposits that nobody claims pay for a part of the work, never more than all of it.
      ownCostPerRun: Math.max(0, cost - unpaid),
    })
    const known = settings.known('costRatio', (each) =>
      Math.max(0, recovered * virginCost * each - unpaid),
    )
    return ok(
      withKnown(next, [{ ...known, id: `processes/${id}/ownCostPerRun` }]),
      taken.lane.problems,
    )
  },
})

interface Loop {
  readonly user: NamedProcess
  readonly market: Draft['markets'][number]
  /** Cost of one unit of the matter where it is used. */
  readonly virginCost: number
  readonly contentPerPiece: number
  readonly needPerYear: number
}

function loopOf(draft: Draft, settings: Settings, { reference }: LeverContext): Loop | undefined {
  const flow = yearOf(draft, reference)?.flow
  const focus = focusItem(draft)
  const market = largestMarkets(draft).find(({ item }) => item === focus)
  const user = draft.processes.find(({ id }) => id === settings.text('process'))
  if (!flow || !market || !user) return undefined
  const node = nodeOf(draft, flow.network, { item: settings.text('material'), site: user.site })
  const needPerYear = flow.required[node] ?? 0
  const sold = draft.markets.reduce(
    (sum, each) => sum + (each.item === focus ? each.demandUnitsPerYear : 0),
    0,
  )
  if (node < 0 || needPerYear <= 0 || sold <= 0) return undefined
  return {
    user,
    market,
    virginCost: flow.nodeValue[node] ?? 0,
    contentPerPiece: needPerYear / sold,
    needPerYear,
  }
}

type Network = NonNullable<ReturnType<typeof yearOf>>['flow']['network']

function nodeOf(
  draft: Draft,
  network: Network,
  { item, site }: { readonly item: string; readonly site: string },
): number {
  const place = network.placeIndex.get(site)
  return network.nodeItem.findIndex(
    (index, node) => draft.items[index]?.id === item && network.nodePlace[node] === place,
  )
}

interface GivesWay {
  readonly material: string
  readonly site: string
  readonly part: number
  readonly context: LeverContext
}

/** What supplied the matter there supplies the rest. */
function givesWay(draft: Draft, { material, site, part, context }: GivesWay): Draft {
  const year = yearOf(draft, context.reference)
  let next = draft
  for (const noun of ['processes', 'lanes'] as const) {
    for (const each of draft[noun]) {
      const isSource =
        'outputs' in each || noun === 'processes'
          ? (each as NamedProcess).site === site &&
            (each as NamedProcess).outputs?.some(({ item }) => item === material)
          : String((each as Draft['lanes'][number]).to) === site &&
            (each as Draft['lanes'][number]).item === material
      if (!isSource) continue
      const share = year?.share(noun, each.id) ?? 0
      next = changed(next, { noun, id: each.id }, { shareRatio: share * (1 - part) })
    }
  }
  return next
}

/** Less of a piece than that is not worth sorting out: assumption. */
const LEAST_MASS = 0.1

/** Materials bought for the chain, by the carbon of a year, and the process that uses each most. */
function materialsByCarbon(draft: Draft, { reference }: LeverContext) {
  const flow = yearOf(draft, reference)?.flow
  if (!flow) return []
  const returning = new Set(
    draft.lanes.filter(({ returnRatio }) => returnRatio !== undefined).map(({ item }) => item),
  )
  const isFed = (item: string) =>
    draft.processes.some(
      ({ inputs, outputs }) =>
        outputs?.some((output) => output.item === item) &&
        inputs?.some((input) => returning.has(input.item)),
    )
  const focus = focusItem(draft)
  const soldMass = draft.markets.reduce((sum, { item, demandUnitsPerYear }) => {
    const mass = draft.items.find(({ id }) => id === item)?.massKgPerUnit
    return sum + (item === focus ? demandUnitsPerYear * (mass ?? Infinity) : 0)
  }, 0)
  const found = draft.processes.flatMap((user) =>
    (user.inputs ?? []).flatMap(({ item }) => {
      const material = draft.items.find(({ id }) => id === item)
      const carbon = material?.carbonKgCo2ePerUnit ?? 0
      const node = nodeOf(draft, flow.network, { item, site: user.site })
      const need = flow.required[node] ?? 0
      if (material?.kind !== 'material' || carbon <= 0 || isFed(item)) return []
      if (need * (material.massKgPerUnit ?? 0) < LEAST_MASS * soldMass) return []
      return [{ process: user.id as string, material: item as string, weight: need * carbon }]
    }),
  )
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ process, material }) => ({ process, material }))
}
