/** A year of machines that take over hours of work; money in one currency. */
export interface MachineYear {
  /** What writes the investment off over its life, interest included. */
  readonly annuityPerYear: number
  readonly upkeepPerYear: number
  readonly energyPerYear: number
  readonly hoursSavedPerYear: number
}

/**
 * Hourly cost of labour at which machines and people cost the same: above it machines are cheaper
 * (study, row A13). Closed form: yearly cost of the machines over the hours that they take over.
 */
export function breakEvenWage({
  annuityPerYear,
  upkeepPerYear,
  energyPerYear,
  hoursSavedPerYear,
}: MachineYear): number {
  return (annuityPerYear + upkeepPerYear + energyPerYear) / hoursSavedPerYear
}

/** Years until what is saved has paid the investment, without interest; undefined: never. */
export function paybackYears({
  investment,
  upkeepPerYear,
  energyPerYear,
  hoursSavedPerYear,
  wagePerHour,
}: Omit<MachineYear, 'annuityPerYear'> & {
  readonly investment: number
  readonly wagePerHour: number
}): number | undefined {
  const saved = hoursSavedPerYear * wagePerHour - upkeepPerYear - energyPerYear
  return saved > 0 ? investment / saved : undefined
}
