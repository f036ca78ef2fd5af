import '../law/law.css'
import './after-margin.css'
import { formatParts } from '../../../core/format.ts'
import type { MarkedOrigin } from '../../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { ECONOMICS_WORDS } from '../../economics-messages.ts'
import type {
  EconomicsAsking,
  EconomicsFigure,
  EconomicsInput,
} from '../../engine/economics/economics-inputs.ts'
import { ECONOMICS_BOUNDS } from '../../engine/economics/economics-inputs.ts'
import type { ProofEconomics } from '../../engine/economics/economics.ts'
import { GivenField } from '../law/GivenField.tsx'
import { askedOf, withFigure } from './economics-asked.ts'

/** Those that a page asks for; the others are told below it. */
const ASKED: readonly { readonly name: EconomicsFigure; readonly unit: 'money' | '%' | '' }[] = [
  { name: 'investment', unit: 'money' },
  { name: 'subsidy', unit: 'money' },
  { name: 'seasonsPerYear', unit: '' },
  { name: 'exchangeSdRatioPerYear', unit: '%' },
  { name: 'leaveRatio', unit: '%' },
]

const MARKS: Readonly<Record<EconomicsInput['origin'], MarkedOrigin>> = {
  given: 'given',
  chain: 'computed',
  assumed: 'assumed',
}

/** What the reader knows better: what it would cost to move, and what the rate and clients do. */
export function EconomicsFields({
  economics,
  currency,
  onAsk,
}: {
  readonly economics: ProofEconomics
  readonly currency: string
  readonly onAsk: (asking: EconomicsAsking) => void
}) {
  const speech = useSpeech(currency)
  const asking = askedOf(economics)
  const sign = formatParts(0, 'money', speech.format).unit
  const investment = economics.inputs.find(({ name }) => name === 'investment')?.value ?? 0
  return (
    <ul className="economics-fields no-print">
      {ASKED.map(({ name, unit }) => {
        const input = economics.inputs.find((each) => each.name === name)
        const { low, high } = ECONOMICS_BOUNDS[name]
        return (
          <li key={name}>
            <GivenField
              label={speech.say(ECONOMICS_WORDS[name])}
              value={input?.value ?? 0}
              unit={unit === 'money' ? sign : unit}
              bounds={[low, name === 'subsidy' ? investment : high]}
              origin={MARKS[input?.origin ?? 'assumed']}
              onGive={(value) => onAsk(withFigure(asking, name, value))}
            />
          </li>
        )
      })}
    </ul>
  )
}
