import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import { FIGURE_WORDS, nothingToAsk, whyAsked } from '../../card-messages.ts'
import type { CardDocument, CardFigure } from '../../model.ts'
import { NumberField } from './NumberField.tsx'

interface NextQuestionProps {
  readonly document: CardDocument
  readonly onGive: (figure: CardFigure, value: number | undefined) => void
}

/** The one question whose answer would narrow the verdict most, with the reason it is asked. */
export function NextQuestion({ document, onGive }: NextQuestionProps) {
  const { language } = useSpeech()
  const { next, questions } = document
  if (next === undefined) return <p className="card-next quiet">{nothingToAsk(language)}</p>
  return (
    <Question
      key={next}
      figure={next}
      why={whyAsked(questions[0]!, language)}
      document={document}
      onGive={onGive}
    />
  )
}

interface QuestionProps extends NextQuestionProps {
  readonly figure: CardFigure
  readonly why: string
}

function Question({ figure, why, document, onGive }: QuestionProps) {
  const { both, say, number } = useSpeech()
  const [value, setValue] = useState<number>()
  const { question, unit } = FIGURE_WORDS[figure]
  const state = document.figures.find((each) => each.figure === figure)!
  const isShare = unit === 'ratio'
  return (
    <form
      className="card-next"
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== undefined) onGive(figure, value)
      }}
    >
      <p className="label">{both('La question suivante', 'The next question')}</p>
      <NumberField
        label={say(question)}
        unit={isShare ? '%' : both('jours', 'days')}
        isShare={isShare}
        sample={number(isShare ? state.value * 100 : state.value)}
        value={value}
        hint={why}
        onChange={setValue}
      />
      <button type="submit" className="button primary" disabled={value === undefined}>
        {both('Répondre', 'Answer')}
      </button>
    </form>
  )
}
