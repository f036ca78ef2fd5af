import { describe, expect, it } from 'vitest'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import type { Interval } from '../../model.ts'
import { see, seeReading } from '../see.ts'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { changed, flowOf, JUMPER } from '../test-support/jumper-chain.test-support.ts'

const SOLD: Document = {
  ...JUMPER,
  sites: changed(
    changed(JUMPER.sites, 'mill', { latitudeDeg: 45.6, longitudeDeg: 8.1 }),
    'studio',
    { latitudeDeg: 46, longitudeDeg: 4.1 },
  ),
  prices: [{ id: 'yarn', seller: 'mill-firm', item: 'yarn', pricePerUnit: 20 }],
  markets: changed(JUMPER.markets, 'homes', {
    latitudeDeg: 48.86,
    longitudeDeg: 2.35,
    channel: 'own-web',
    ordersPerClientPerYear: 2,
    repeatRatio: 0.5,
    acquisitionCost: 20,
    patience: [
      { days: 0, keptRatio: 1 },
      { days: 2, keptRatio: 0.5 },
    ],
  }),
}

/** Sentences by id, with the intervals that a test sets. */
function read(document: Document, byFigure: Readonly<Record<string, Interval>> = {}) {
  const result = see(flowOf(document).network.chain, EMPTY_REFERENCE)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const seen = result.value
  const all = seeReading(seen, {
    seed: 1,
    draws: 20,
    uncertainCount: 1,
    byFigure,
    samples: new Map(),
  })
  for (const { figureIds, id } of all) {
    for (const figure of figureIds.filter((each) => !each.startsWith('stage/'))) {
      expect(seen.figures.has(figure), `${id}: ${figure}`).toBe(true)
    }
  }
  return new Map(all.map((each) => [each.id, each.text]))
}

describe('reading', () => {
  it('[RE1] a margin that may be a loss is said as both, one that is a gain as such', () => {
    const id = 'margin.operating'
    const both = read(SOLD, { [id]: { low: -2, high: 5 } }).get('margin')
    expect(both?.fr).toBe(
      '«\u202fmarque\u202f» peut perdre jusqu’à 2,00\u00a0€ ou gagner jusqu’à 5,00\u00a0€ sur 90,00\u00a0€ hors taxe, les coûts connus payés.',
    )
    expect(both?.en).toContain('may lose up to 2.00')
    expect(read(SOLD).get('margin')?.fr).toContain('garde 30,00')
    const loss = read(SOLD, { [id]: { low: -9, high: -4 } }).get('margin')
    expect(loss?.fr).toContain('perd entre 4,00\u00a0€ et 9,00\u00a0€')
  })

  it('[RE2] bought at cost, the margin is a maximum', () => {
    expect(read({ ...SOLD, prices: [] }).get('margin')?.fr).toContain('c’est un maximum')
    expect(read(SOLD).get('margin')?.fr).not.toContain('maximum')
  })

  it('[RE3] a wait that rests on a supposition is conditional; beyond the curve, at most', () => {
    const wait = read(SOLD).get('wait')
    expect(wait?.fr).toBe(
      'La cliente attendrait 3\u00a0jours ; à ce délai, au plus 50\u202f% des clientes resteraient.',
    )
    const named = { policies: [{ id: 'p', item: 'ready', kind: 'push', decoupling: 'parcel' }] }
    expect(read({ ...SOLD, ...named }).get('wait')?.en).toContain('waits 3\u00a0days')
  })

  it('[RE4] the value of a client, and what else brings clearly more', () => {
    // 90 - 60 = 30 an order, 2 a year over 2 years, less 20 of acquisition.
    expect(read(SOLD).get('client-value')?.fr).toBe(
      'Sur toutes ses commandes, acquisition payée, une cliente (site en propre) rapporte 100,00\u00a0€.',
    )
    const doubt = read(SOLD, { 'client.value.homes': { low: -10, high: 60 } }).get('client-value')
    expect(doubt?.fr).toContain('peut faire perdre jusqu’à 10')
    const vague = read(SOLD, { 'client.value.homes': { low: 6454, high: 31_587 } })
    expect(vague.get('client-value')?.fr).toContain('entre 6\u202f000 et 32\u202f000\u00a0€')
    const untold = { ...SOLD, markets: changed(SOLD.markets, 'homes', { repeatRatio: undefined }) }
    expect(read(untold).has('client-value')).toBe(false)
  })

  it('[RE5] idle capacity with its share of fixed cost; from nothing, "up to"', () => {
    const document = {
      ...SOLD,
      processes: changed(SOLD.processes, 'knit', { costPerYear: 2000, capacityUnitsPerYear: 200 }),
    }
    expect(read(document).get('idle')?.fr).toBe(
      'La capacité inutilisée coûte 1\u202f000\u00a0€ par an, soit 50\u202f% des coûts fixes.',
    )
    const vague = read(document, { 'idle.cost': { low: 0, high: 1500 } }).get('idle')
    expect(vague?.en).toContain('costs up to 1,500')
    expect(read(SOLD).has('idle')).toBe(false)
  })

  it('[RE6] documents on people are counted; without any, nothing is known', () => {
    expect(read(SOLD).get('social')?.fr).toContain('rien n’est connu')
    const socialEvidence = [{ topic: 'safety', finding: 'x', source: 'audit' }]
    const told = { ...SOLD, sites: changed(SOLD.sites, 'studio', { socialEvidence }) }
    expect(read(told).get('social')?.en).toBe(
      'Documents speak of the people at 3 of 9 stages; of the others nothing is known.',
    )
  })

  it('[RE7] the beginning is told in months, as a range when it is one', () => {
    const slow = { ...SOLD, processes: changed(SOLD.processes, 'spin', { leadTimeDays: 70 }) }
    expect(read(slow).get('distance')?.en).toMatch(/and it all begins four months before she/)
    const wide = read(slow, { 'lead.beforeOrder': { low: 60, high: 425 } }).get('distance')
    expect(wide?.fr).toContain('tout commence 2 à 14 mois avant qu’elle choisisse')
    const usager = { ...slow, chain: { ...slow.chain, clientWord: 'usager' } }
    expect(read(usager).get('distance')?.en).toContain('before they choose')
  })

  it('[RE8] the share formed near is the rest of the share formed far, interval included', () => {
    const id = 'cost.beyond.150'
    const near = {
      ...SOLD,
      sites: SOLD.sites.map((site) => ({ ...site, latitudeDeg: 48.8, longitudeDeg: 2.3 })),
    }
    expect(read(near, { [id]: { low: 0.1, high: 0.4 } }).get('distance')?.fr).toContain(
      'Entre 60 et 90\u202f% du coût se forme à moins de 150 km',
    )
  })

  it('[RE9] nothing sold, nothing said', () => {
    const markets = changed(SOLD.markets, 'homes', { demandUnitsPerYear: 0 })
    expect([...read({ ...SOLD, markets }).keys()]).toEqual([])
  })
})
