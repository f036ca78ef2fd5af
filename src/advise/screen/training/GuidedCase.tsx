import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { TrainingCase } from '../../training-messages.ts'
import { EstimateAnswer, SideAnswer } from './Answers.tsx'
import { MeasuredAnswer } from './MeasuredAnswer.tsx'
import type { GivenAnswer, Measured, TrainingEngine } from './measure.ts'
import { measure } from './measure.ts'

interface GuidedCaseProps {
  readonly told: TrainingCase
  readonly engine: TrainingEngine
  readonly onOpen: (examples: readonly string[], path: string) => void
  readonly onMeasured: (isRight: boolean) => void
}

/** One case: its lines, its question, then what was measured and where to look further. */
export function GuidedCase({ told, engine, onOpen, onMeasured }: GuidedCaseProps) {
  const { both, say } = useSpeech()
  const [given, setGiven] = useState<GivenAnswer>()
  const [measured, setMeasured] = useState<Measured>()
  const [failure, setFailure] = useState<string>()
  const { asked } = told
  const answer = (chosen: GivenAnswer) => {
    setGiven(chosen)
    setFailure(undefined)
    measure(told, chosen, engine).then(
      (found) => {
        setMeasured(found)
        onMeasured(found.isRight)
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error.message : String(error))
        setGiven(undefined)
      },
    )
  }
  return (
    <li>
      <h2>
        {say(told.name)}{' '}
        <span className="label">
          {both('étude, ligne', 'study, row')} {told.row}
        </span>
      </h2>
      <ul className="story">
        {told.story.map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
      <p>
        <strong>{say(told.question)}</strong>
      </p>
      {asked.kind === 'side' ? (
        <SideAnswer given={given} onAnswer={answer} />
      ) : (
        <EstimateAnswer
          typed={asked.typed}
          label={say(told.question)}
          isGiven={given !== undefined}
          onAnswer={answer}
        />
      )}
      <div aria-live="polite">
        {given !== undefined && !measured && (
          <p className="label">{both('Mesure…', 'Measuring…')}</p>
        )}
        {failure !== undefined && <p role="alert">{failure}</p>}
        {measured && <MeasuredAnswer measured={measured} />}
        {measured && <p>{say(told.remember)}</p>}
      </div>
      {measured && (
        <ol className="steps">
          {told.steps.map(({ path, name }) => (
            <li key={path}>
              <button type="button" className="link" onClick={() => onOpen(asked.examples, path)}>
                {say(name)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
