import './charts.css'
import { useSpeech } from '../language.tsx'

export interface TierBar {
  readonly tier: number
  readonly name: string
  readonly single: boolean
  readonly parts: readonly {
    readonly name: string
    readonly shareRatio: number
    readonly step: 1 | 2 | 3 | 4 | 5
  }[]
}

/** One bar per tier, share by place; "1 seul" where one firm holds it. */
export function TierBars({ tiers }: { readonly tiers: readonly TierBar[] }) {
  const speech = useSpeech()
  return (
    <ul className="tier-bars">
      {tiers.map((tier) => (
        <li key={tier.tier}>
          <p className="tier-head">
            <span className="quiet">
              {speech.both('rang', 'tier')} {tier.tier}
            </span>
            <span>{tier.name}</span>
            {tier.single && <span className="tag">{speech.both('1 seul', 'only 1')}</span>}
          </p>
          <div
            className="track"
            role="img"
            aria-label={tier.parts
              .map((part) => `${part.name} ${speech.figure(part.shareRatio, 'ratio')}`)
              .join(', ')}
          >
            {tier.parts.map((part) => (
              <span
                key={part.name}
                title={`${part.name} : ${speech.figure(part.shareRatio, 'ratio')}`}
                style={{
                  flexGrow: part.shareRatio,
                  flexBasis: 0,
                  background: `var(--p${part.step})`,
                  color: `var(--on-p${part.step})`,
                }}
              >
                {part.shareRatio > 0.12 ? part.name : ''}
              </span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
