import type { ReactNode } from 'react'
import '../style/states.css'
import { formatNumber } from '../../core/format.ts'
import { useSpeech } from '../language.tsx'

export interface ProgressProps {
  /** What is left of the answer to know, or how far the work is: `écart restant 2,1 %`. */
  readonly title: string
  /** 0 to 1; undefined while nothing is known of it. */
  readonly doneRatio: number | undefined
  readonly secondsLeft?: number
  /** How many machines, which seed. */
  readonly note?: ReactNode
  readonly onStop?: () => void
}

/** Long work: a quantity, what is left, a stop that keeps what is there. Never a turning wheel. */
export function Progress({ title, doneRatio, secondsLeft, note, onStop }: ProgressProps) {
  const { ui, language } = useSpeech()
  const left =
    secondsLeft === undefined
      ? undefined
      : ui.progressLeft(
          secondsLeft < 90
            ? ui.seconds(formatNumber(Math.max(1, Math.round(secondsLeft)), language))
            : ui.minutes(formatNumber(Math.round(secondsLeft / 60), language)),
        )
  return (
    <div className="progress">
      <p className="title">{title}</p>
      <progress
        aria-label={title}
        {...(doneRatio === undefined ? {} : { value: doneRatio, max: 1 })}
      />
      <p className="label">
        {left}
        {left !== undefined && note !== undefined && ', '}
        {note}
      </p>
      {onStop && (
        <button type="button" className="button" onClick={onStop}>
          {ui.stop}
        </button>
      )}
    </div>
  )
}
