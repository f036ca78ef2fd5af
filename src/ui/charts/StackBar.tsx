import './charts.css'
import { useSpeech } from '../language.tsx'

export interface StackPart {
  readonly name: string
  readonly shareRatio: number
  /** The place's colour; parts without a place are inks, from dark to light. */
  readonly step?: 1 | 2 | 3 | 4 | 5
  /** What is left of the whole: an empty track. */
  readonly rest?: boolean
  /** Lost, not taken. */
  readonly lost?: boolean
}

const INKS = ['var(--ink)', 'var(--ink-2)', 'var(--ink-3)', 'var(--strong-line)', 'var(--hairline)']

/** Shares of a whole as one thin bar; its words stand beside it. */
export function StackBar({ parts }: { readonly parts: readonly StackPart[] }) {
  const speech = useSpeech()
  const said = (part: StackPart) => `${part.name} ${speech.figure(part.shareRatio, 'ratio')}`
  return (
    <div className="stack-bar" role="img" aria-label={parts.map(said).join(', ')}>
      {parts.map((part, index) => (
        <span
          key={part.name}
          className={part.lost ? 'twill' : part.rest ? 'rest' : ''}
          title={said(part)}
          style={{
            flex: `${part.shareRatio} 0 0`,
            ...(part.lost || part.rest
              ? {}
              : {
                  background:
                    part.step === undefined ? INKS[Math.min(index, 4)] : `var(--p${part.step})`,
                }),
          }}
        />
      ))}
    </div>
  )
}
