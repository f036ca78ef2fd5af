import { useId, useState } from 'react'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { CARD_FIGURE_WORDS, NOTHING_TO_ASK, questionReason } from '../../card-messages.ts'
import type { CardDocument, CardFigure } from '../../model.ts'
import { typedNumber } from './card-draft.ts'

interface NextQuestionProps {
  readonly document: CardDocument
  readonly onAnswer: (figure: CardFigure, value: number) => void
  readonly onForget: () => void
}

/** The question whose answer is worth most, with its reason; or that none is worth asking. */
export function NextQuestion({ document, onAnswer, onForget }: NextQuestionProps) {
  const { both, say, language } = useSpeech()
  const { next, questions, phase, card } = document
  const worth = questions.find(({ figure }) => figure === next)
  const answered = Object.keys(card.given).length
  return (
    <div className="card-next">
      <h2 className="section section-title">{both('À chercher ensuite', 'To find out next')}</h2>
      {phase === 'first' ? (
        <p className="label">{both('Le doute se calcule…', 'The doubt is being worked out…')}</p>
      ) : worth && next ? (
        <>
          <p className="card-reason">{typeset(questionReason(worth, language), language)}</p>
          <Question key={next} document={document} figure={next} onAnswer={onAnswer} />
        </>
      ) : (
        <p>{typeset(say(NOTHING_TO_ASK), language)}</p>
      )}
      {answered > 0 && (
        <p className="label">
          {both(
            `${answered} réponse${answered > 1 ? 's' : ''} de vous. `,
            `${answered} answer${answered > 1 ? 's' : ''} of yours. `,
          )}
          <button type="button" className="inline-figure forget" onClick={onForget}>
            {both('Les oublier', 'Forget them')}
          </button>
        </p>
      )}
    </div>
  )
}

interface QuestionProps {
  readonly document: CardDocument
  readonly figure: CardFigure
  readonly onAnswer: (figure: CardFigure, value: number) => void
}

function Question({ document, figure, onAnswer }: QuestionProps) {
  const { both, say, number, language } = useSpeech()
  const [text, setText] = useState('')
  const id = useId()
  const { question, unit } = CARD_FIGURE_WORDS[figure]
  const factor = unit === 'ratio' ? 100 : 1
  const value = typedNumber(text) / factor
  const today = document.figures.find((each) => each.figure === figure)!
  return (
    <form
      className="card-question"
      onSubmit={(event) => {
        event.preventDefault()
        if (Number.isFinite(value)) onAnswer(figure, value)
      }}
    >
      <label htmlFor={id}>{typeset(say(question), language)}</label>
      <span className="with-unit">
        <input
          id={id}
          className="field amount"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={number(today.value * factor)}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="unit">{unit === 'ratio' ? '%' : both('jours', 'days')}</span>
        <button type="submit" className="button primary" disabled={!Number.isFinite(value)}>
          {both('Répondre', 'Answer')}
        </button>
      </span>
    </form>
  )
}
