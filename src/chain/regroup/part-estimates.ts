import type { Chain } from '../chain.ts'
import { estimateKey, estimateTarget } from '../estimate-key.ts'
import type { Noun, Row } from './draft.ts'
import { estimatesOf, written } from './draft.ts'
import type { Slice } from './slices.ts'

/** Fields of which each part has its share; of the others it has a copy. */
const SHARED =
  /^(?:labour\.\d+\.hoursPerRun|energy\.\d+\.kwhPerRun|purchaseCostPerRun|ownCostPerRun|marginPerRun|costPerYear|investment|costPerStyle|setupCost|machineHoursPerRun|leadTimeDays|directCarbonKgCo2ePerRun|distanceKm|costPerUnit|costPerKg|costPerShipment)$/
/** Fields that only one part has: what goes in, what comes out, what is lost on the way. */
const FIRST = /^inputs\./
const REMADE = /^(?:insuranceRatio|dutyRatio)$/
const LAST = /^(?:outputs\.|shareRatio$|damageRatio$)/

interface Split {
  readonly noun: Noun
  readonly id: string
  readonly slices: readonly Slice[]
}

/** The estimates of a stage, given to its parts: bounds go with the share. */
export function scaledEstimates(
  chain: Chain,
  { noun, id, slices }: Split,
): ReadonlyMap<string, readonly Row[]> {
  const first = slices[0]!.id
  const last = slices.at(-1)!.id
  return new Map(
    // Rates of duty and insurance are made anew: their estimates would speak of the old ones.
    estimatesOf(chain, noun, id).map((estimate): [string, Row[]] => {
      const { field } = estimateTarget(estimate.id)!
      const own = REMADE.test(field)
        ? []
        : slices.filter(
            (slice) =>
              (!FIRST.test(field) || slice.id === first) &&
              (!LAST.test(field) || slice.id === last),
          )
      return [
        estimate.id,
        own.map((slice) => {
          const ratio = SHARED.test(field) ? slice.ratio : 1
          const per = (value: number | undefined) =>
            value === undefined ? undefined : value * ratio
          return written({
            ...estimate,
            id: estimateKey({ noun, id: slice.id, field }),
            value: per(estimate.value),
            low: per(estimate.low),
            high: per(estimate.high),
          })
        }),
      ]
    }),
  )
}
