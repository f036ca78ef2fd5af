import type { ReactNode } from 'react'
import '../after-margin/after-margin.css'
import { Chip } from '../../../ui/Chip.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { ProofDocument } from '../../engine/document.ts'
import type {
  PricedComparison,
  PricedId,
} from '../../engine/priced-assumptions/priced-comparison.ts'
import type { PricedAsking } from '../../engine/priced-assumptions/priced-switches.ts'
import { CARBON_PRICES } from '../../engine/priced-assumptions/priced-switches.ts'
import type { Survey } from '../../engine/priced-assumptions/willingness-source.ts'
import {
  policyWords,
  PRICED_WORDS,
  pricedFinding,
  pricedSource,
  segmentWords,
  verdictLines,
  WILLINGNESS_WORDS,
} from '../../priced-messages.ts'
import {
  nextPremium,
  withCarbon,
  withPremium,
  withTransparency,
  withWillingness,
} from '../after-margin/next-asking.ts'
import { PremiumChart } from '../after-margin/PremiumChart.tsx'
import { thousands } from '../after-margin/thousands.ts'

interface PricedAssumptionsBlockProps {
  readonly document: ProofDocument
  /** Asks for the proof again with these assumptions. */
  readonly onSwitch: (asking: PricedAsking) => void
}

/** Assumptions that are worth money: off unless switched on, with their source, with and without. */
export function PricedAssumptionsBlock({ document, onSwitch }: PricedAssumptionsBlockProps) {
  const speech = useSpeech(document.currency)
  const { priced } = document
  if (!priced) return null
  return (
    <section className="after-margin">
      <h2 className="section section-title">
        {speech.both('Hypothèses qui ont un prix', 'Assumptions with a price')}
      </h2>
      <p className="finding-line">
        {typeset(pricedFinding(document, priced, speech.format), speech.language)}
      </p>
      <CarbonSwitch priced={priced} currency={document.currency} onSwitch={onSwitch} />
      <TransparencySwitch priced={priced} onSwitch={onSwitch} />
      <WillingnessSwitch priced={priced} onSwitch={onSwitch} />
      {priced.willingness && (
        <>
          <Segments priced={priced} />
          <PremiumChart willingness={priced.willingness} currency={document.currency} />
          <PremiumAsked priced={priced} onSwitch={onSwitch} />
        </>
      )}
      {priced.on.length > 0 && <WithAndWithout document={document} priced={priced} />}
    </section>
  )
}

interface SwitchProps {
  readonly priced: PricedComparison
  readonly onSwitch: (asking: PricedAsking) => void
}

function SwitchRow({
  id,
  priced,
  children,
}: {
  readonly id: PricedId
  readonly priced: PricedComparison
  readonly children: ReactNode
}) {
  const speech = useSpeech()
  const isOn = priced.on.includes(id)
  return (
    <div className="priced-switch">
      <span className="name">{speech.say(PRICED_WORDS[id])}</span>
      <span>{children}</span>
      {(isOn || id === 'transparency') && (
        <span className="label">
          {typeset(pricedSource(id, priced, speech.language), speech.language)}
        </span>
      )}
    </div>
  )
}

const OFF = 'off'

function CarbonSwitch({ priced, currency, onSwitch }: SwitchProps & { readonly currency: string }) {
  const speech = useSpeech(currency)
  const now = priced.asking.carbonPricePerTonne
  const published = CARBON_PRICES.filter((each) => each.currency === currency).map(
    ({ pricePerTonne }) => pricePerTonne,
  )
  const prices = [...new Set([...published, ...(now === undefined ? [] : [now])])]
  const options = prices.map(
    (price) => [String(price), `${speech.figure(price, 'money')}/t`] as const,
  )
  return (
    <SwitchRow id="carbon" priced={priced}>
      <Segmented
        name={speech.say(PRICED_WORDS.carbon)}
        value={now === undefined ? OFF : String(now)}
        options={[[OFF, speech.both('sans', 'off')], ...options]}
        onChange={(value) =>
          onSwitch(withCarbon(priced.asking, value === OFF ? undefined : Number(value)))
        }
      />
    </SwitchRow>
  )
}

function TransparencySwitch({ priced, onSwitch }: SwitchProps) {
  const speech = useSpeech()
  if (!priced.transparency) return null
  const more = speech.figure(priced.transparency.value, 'ratio')
  return (
    <SwitchRow id="transparency" priced={priced}>
      <Segmented
        name={speech.say(PRICED_WORDS.transparency)}
        value={priced.on.includes('transparency') ? 'on' : OFF}
        options={[
          [OFF, speech.both('sans', 'off')],
          ['on', speech.both(`+${more} d’achats`, `+${more} purchases`)],
        ]}
        onChange={(value) => onSwitch(withTransparency(priced.asking, value === 'on'))}
      />
    </SwitchRow>
  )
}

function WillingnessSwitch({ priced, onSwitch }: SwitchProps) {
  const speech = useSpeech()
  const { willingness } = priced.asking
  const now =
    willingness === undefined ? OFF : typeof willingness === 'string' ? willingness : 'own'
  const options = [OFF, ...priced.willingnessChoices, ...(now === 'own' ? ['own'] : [])]
  return (
    <SwitchRow id="willingness" priced={priced}>
      <Segmented
        name={speech.say(PRICED_WORDS.willingness)}
        value={now}
        options={options.map((option) => [option, speech.say(WILLINGNESS_WORDS[option]!)])}
        onChange={(value) => {
          if (value === 'own') return
          const chosen = value === OFF ? undefined : (value as 'chain' | Survey)
          onSwitch(withWillingness(priced.asking, chosen))
        }}
      />
    </SwitchRow>
  )
}

/** Who accepts what: the segments of the curve, never their mean. */
function Segments({ priced }: { readonly priced: PricedComparison }) {
  const speech = useSpeech()
  const said = (priced.willingness?.segments ?? []).map(
    ({ segment, shareRatio }) =>
      `${speech.figure(shareRatio, 'ratio')} ${segmentWords(segment, speech.language)}`,
  )
  return (
    <p className="block-note">
      {typeset(`${said.join(speech.both(' ; ', '; '))}.`, speech.language)}
    </p>
  )
}

function PremiumAsked({ priced, onSwitch }: SwitchProps) {
  const speech = useSpeech()
  const { premium, curve } = priced.willingness!
  const accepted = curve.filter(({ keptRatio }) => keptRatio > 0)
  const most = Math.max(...accepted.map(({ premiumRatio }) => premiumRatio))
  const ask = (steps: number) =>
    onSwitch(withPremium(priced.asking, nextPremium(premium.premiumRatio, steps)))
  return (
    <p className="premium-ask no-print">
      <span>{speech.both('Surcoût demandé', 'Premium asked')}</span>
      <button
        type="button"
        className="button"
        disabled={premium.premiumRatio === 0}
        aria-label={speech.both('un point de moins', 'one point less')}
        onClick={() => ask(-1)}
      >
        −
      </button>
      <strong>{speech.figure(premium.premiumRatio, 'ratio')}</strong>
      <button
        type="button"
        className="button"
        disabled={nextPremium(premium.premiumRatio, 1) > most}
        aria-label={speech.both('un point de plus', 'one point more')}
        onClick={() => ask(1)}
      >
        +
      </button>
      <Chip
        pressed={priced.asking.premiumRatio === undefined}
        onPress={() => onSwitch(withPremium(priced.asking, undefined))}
      >
        {speech.both('celui qui rapporte le plus', 'the one that earns most')}
      </Chip>
    </p>
  )
}

/** Final margins, difference and verdict: without, each alone, all together. */
function WithAndWithout({
  document,
  priced,
}: {
  readonly document: ProofDocument
  readonly priced: PricedComparison
}) {
  const speech = useSpeech(document.currency)
  const columns = [
    { name: speech.both('sans', 'without'), result: priced.without },
    ...priced.alone.map(({ id, result }) => ({ name: speech.say(PRICED_WORDS[id]), result })),
    ...(priced.alone.length > 1 && priced.together
      ? [{ name: speech.both('ensemble', 'together'), result: priced.together }]
      : []),
  ]
  return (
    <div className="wide block-note">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{speech.both('marge finale par saison', 'final margin a season')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priced.without.policies.map(({ policyId }) => (
            <tr key={policyId}>
              <th scope="row">{policyWords(document, policyId, speech.language)}</th>
              {columns.map(({ name, result }) => {
                const own = result.policies.find((each) => each.policyId === policyId)
                const isBest = result.bestPolicyId === policyId
                const text = own ? thousands(own.finalMargin, speech) : '–'
                return <td key={name}>{isBest ? <strong>{text}</strong> : text}</td>
              })}
            </tr>
          ))}
          <tr className="chosen">
            <th scope="row">{speech.both('écart, près moins loin', 'near less far')}</th>
            {columns.map(({ name, result }) => (
              <td key={name}>{thousands(result.difference.mean, speech)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <ul className="block-note">
        {verdictLines(columns, speech.language).map((line) => (
          <li key={line}>{typeset(line, speech.language)}</li>
        ))}
      </ul>
    </div>
  )
}
