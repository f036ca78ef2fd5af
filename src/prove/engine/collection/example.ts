import { rng } from '../../../core/statistics/rng.ts'
import { exp, log } from '../../../core/statistics/special.ts'

const FAMILIES = [
  { id: 'basiques', name: 'Basique', error: [0.06, 0.18], premium: [0.5, 0.9] },
  { id: 'saison', name: 'Saison', error: [0.15, 0.35], premium: [0.3, 0.55] },
  { id: 'mode', name: 'Mode', error: [0.3, 0.6], premium: [0.2, 0.45] },
] as const

/**
 * An invented collection of 36 styles of three families, from plain to wild: every figure is made
 * up, to show what the page does.
 */
export function exampleCollection(name: string): Readonly<Record<string, unknown>> {
  const random = rng('example collection 1')
  const between = ([low, high]: readonly [number, number]) => low + (high - low) * random.next()
  const products = Array.from({ length: 36 }, (_, at) => {
    const family = FAMILIES[at % FAMILIES.length]!
    const price = Math.round(between([24, 130]))
    const far = price * between([0.2, 0.3])
    const near = far * (1 + between(family.premium))
    return {
      id: `${family.id}-${Math.floor(at / FAMILIES.length) + 1}`,
      name: `${family.name} ${Math.floor(at / FAMILIES.length) + 1}`,
      family: family.id,
      pieces: Math.round(exp(between([log(150), log(3000)]))),
      price,
      forecastErrors: [{ leadMonths: 4, sdLog: between(family.error) }],
      purchases: [
        { source: 'loin', purchasePerPiece: far },
        { source: 'près', purchasePerPiece: near },
      ],
    }
  })
  return {
    schema: 'boucle/collection',
    schemaVersion: 1,
    name,
    currency: 'EUR',
    seasonWeeks: 12,
    endValueRatio: 0.12,
    storagePerPieceWeek: 0.05,
    capitalRatioPerYear: 0.08,
    returnRatio: 0.06,
    resellableRatio: 0.9,
    patience: [
      { days: 7, keptRatio: 0.85 },
      { days: 21, keptRatio: 0.6 },
    ],
    paths: 512,
    samplePaths: 128,
    sources: [
      {
        id: 'loin',
        place: 'far',
        leadWeeks: 18,
        freightPerPiece: 1.2,
        dutyRatio: 0.12,
        minimumPiecesPerOrder: 150,
        paidWeeksBefore: 6,
      },
      {
        id: 'près',
        place: 'near',
        leadWeeks: 3,
        freightPerPiece: 0.6,
        qualityPerSeason: 900,
        setUpPerOrder: 150,
        minimumPiecesPerOrder: 60,
        sharedCapacityPieces: 9000,
      },
    ],
    products,
  }
}
