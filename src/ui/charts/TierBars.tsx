import './charts.css'
import { StatusTag } from '../figure/StatusTag.tsx'
import { useSpeech } from '../language.tsx'
import { textWidth } from '../text-measure.ts'
import { useWidth } from '../use-width.ts'

interface TierPart {
  readonly name: string
  readonly shareRatio: number
  readonly step: 1 | 2 | 3 | 4 | 5
}

export interface TierBar {
  readonly tier: number
  readonly name: string
  readonly single: boolean
  readonly parts: readonly TierPart[]
}

/** One bar per tier, share by place; "1 seul" where one firm holds it; what is not known is dashed. */
export function TierBars({ tiers }: { readonly tiers: readonly TierBar[] }) {
  const speech = useSpeech()
  const [ref, width] = useWidth(300)
  return (
    <ul className="tier-bars" ref={ref}>
      {tiers.map((tier) => (
        <li key={tier.tier}>
          <p className="tier-head">
            <span className="rank">
              {speech.ui.tier} {tier.tier}
            </span>
            <span className="tier-name" title={tier.name}>
              {tier.name}
            </span>
            {tier.single && <StatusTag status="late">{speech.ui.onlyOne}</StatusTag>}
          </p>
          <ShareTrack parts={tier.parts} width={width} />
        </li>
      ))}
    </ul>
  )
}

/** Shares of a whole, from 0 to 100 %; a name is written where it fits. */
function ShareTrack({
  parts,
  width,
}: {
  readonly parts: readonly TierPart[]
  readonly width: number
}) {
  const speech = useSpeech()
  const unknown = 1 - parts.reduce((sum, part) => sum + part.shareRatio, 0)
  const said = (part: TierPart) => `${part.name} ${speech.figure(part.shareRatio, 'ratio')}`
  return (
    <div className="share-track" role="img" aria-label={parts.map(said).join(', ')}>
      {parts.map((part) => {
        const fits = part.shareRatio * width > textWidth(part.name, 12) + 13
        return (
          <span
            key={part.name}
            className={fits ? '' : 'bare'}
            title={said(part)}
            style={{
              flex: `${part.shareRatio} 0 0`,
              background: `var(--p${part.step})`,
              color: `var(--on-p${part.step})`,
            }}
          >
            {fits ? part.name : ''}
          </span>
        )
      })}
      {unknown > 0.005 && (
        <span className="unknown-part" style={{ flex: `${unknown} 0 0` }}>
          {unknown * width > 60 ? speech.ui.unknownShare : ''}
        </span>
      )}
    </div>
  )
}
