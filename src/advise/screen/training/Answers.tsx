import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { EstimateQuestion } from '../../training-messages.ts'
import { TYPED_UNITS } from '../../training-messages.ts'
import { readNumber } from '../card/NumberField.tsx'
import type { GivenAnswer } from './measure.ts'

interface SideAnswerProps {
  readonly given: GivenAnswer | undefined
  readonly onAnswer: (answer: GivenAnswer) => void
}

/** Nearer, or where one is. */
export function SideAnswer({ given, onAnswer }: SideAnswerProps) {
  const { both } = useSpeech()
  return (
    <p className="choices">
      {(['near', 'far'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={given === each}
          disabled={given !== undefined}
          onClick={() => onAnswer(each)}
        >
          {each === 'near'
            ? both('plus près', 'nearer')
            : both('rester où l’on est', 'stay where one is')}
        </button>
      ))}
    </p>
  )
}

interface EstimateAnswerProps {
  readonly typed: EstimateQuestion['typed']
  readonly label: string
  readonly isGiven: boolean
  readonly onAnswer: (answer: GivenAnswer) => void
}

/** A number as people type it; a share is typed in per cent. */
export function EstimateAnswer({ typed, label, isGiven, onAnswer }: EstimateAnswerProps) {
  const { both } = useSpeech()
  const [text, setText] = useState('')
  const value = readNumber(text)
  return (
    <form
      className="choices"
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== undefined) onAnswer(typed === 'share' ? value / 100 : value)
      }}
    >
      <input
        className="field"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        value={text}
        disabled={isGiven}
        onChange={(event) => setText(event.target.value)}
      />
      <span>{TYPED_UNITS[typed]}</span>
      <button type="submit" className="button" disabled={isGiven || value === undefined}>
        {both('Répondre', 'Answer')}
      </button>
    </form>
  )
}
