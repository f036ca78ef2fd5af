import { useSpeech } from '../../../ui/language.tsx'
import { GivenField } from './GivenField.tsx'

interface LeadFieldProps {
  readonly leadMonths: number
  readonly onLead: (leadMonths: number) => void
}

const BOUNDS = [0.25, 24] as const

/** How long before the season an estimate is made. */
export function LeadField({ leadMonths, onLead }: LeadFieldProps) {
  const { both } = useSpeech()
  return (
    <GivenField
      label={both('Estimé avant la saison, de', 'Estimated before the season, by')}
      value={leadMonths}
      unit={both('mois', 'months')}
      decimals={Number.isInteger(leadMonths) ? 0 : 2}
      bounds={BOUNDS}
      origin="given"
      onGive={onLead}
    />
  )
}
