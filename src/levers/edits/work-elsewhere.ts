import type { Process } from '../../chain/chain.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { figure } from '../../chain/reference-set/reference.ts'

type LabourRow = NonNullable<Process['labour']>[number]
type EnergyRow = NonNullable<Process['energy']>[number]

/** Where the work goes, against where it was. */
export interface Elsewhere {
  readonly isAbroad: boolean
  readonly country: string
  readonly hoursRatio: number
  readonly wagePerHour: number | undefined
  readonly reference: ReferenceSet
}

/** Abroad the wage is the one given, else that of the country in the tables. */
export function labourElsewhere(
  row: LabourRow,
  { isAbroad, hoursRatio, wagePerHour }: Elsewhere,
): object {
  const { costPerHour, ...rest } = row
  const wage = wagePerHour ?? (isAbroad ? undefined : costPerHour)
  const hoursPerRun = hoursRatio === 1 ? row.hoursPerRun : row.hoursPerRun * hoursRatio
  return { ...rest, hoursPerRun, ...(wage !== undefined && { costPerHour: wage }) }
}

/** Abroad electricity costs what the tables say of the country; other energy keeps its price. */
export function energyElsewhere(
  row: EnergyRow,
  { isAbroad, country, reference }: Elsewhere,
): object {
  const isKnown = figure(reference, 'countries', country, 'electricityEurPerKwh')
  if (!isAbroad || row.carrier !== 'electricity' || !isKnown) return row
  const { costPerKwh: _cost, ...rest } = row
  return rest
}
