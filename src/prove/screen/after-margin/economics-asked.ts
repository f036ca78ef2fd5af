import type { EconomicsAsking, EconomicsFigure } from '../../engine/economics/economics-inputs.ts'
import type { ProofEconomics } from '../../engine/economics/economics.ts'

/** What was given of what a page shows: to be asked again with one figure moved. */
export function askedOf({ inputs, clientPays }: ProofEconomics): EconomicsAsking {
  const given = inputs.flatMap(({ name, value, origin }) =>
    origin === 'given' ? [[name, value] as const] : [],
  )
  const pays = clientPays.origin === 'given' ? { clientPays: clientPays.value } : {}
  return { ...(Object.fromEntries(given) as EconomicsAsking), ...pays }
}

/** At 0 these say nothing: they are left out again. */
const NOTHING_AT_0: readonly EconomicsFigure[] = ['exchangeSdRatioPerYear', 'leaveRatio']

/** The same with one figure given; a subsidy never passes what is invested. */
export function withFigure(
  asking: EconomicsAsking,
  name: EconomicsFigure,
  value: number,
): EconomicsAsking {
  const next: Partial<Record<EconomicsFigure, number>> & Pick<EconomicsAsking, 'clientPays'> = {
    ...asking,
    [name]: value,
  }
  if (value === 0 && NOTHING_AT_0.includes(name)) delete next[name]
  if (next.exchangeSdRatioPerYear === undefined) delete next.hedgeRatioPerYear
  if (next.subsidy !== undefined && next.subsidy > (next.investment ?? 0)) {
    next.subsidy = next.investment ?? 0
  }
  return next
}
