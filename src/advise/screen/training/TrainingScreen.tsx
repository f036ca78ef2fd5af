import { useState } from 'react'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { ProofDocument } from '../../../prove/engine/document.ts'
import { yearly } from '../../card-messages.ts'
import type { TrainingAnswer, TrainingCase } from '../../firms-messages.ts'
import { TRAINING_CASES } from '../../firms-messages.ts'
import '../firms/firms.css'

/** Proves two examples against each other, today's first. */
export type ProveExamples = (examples: TrainingCase['examples']) => Promise<ProofDocument>

interface TrainingScreenProps {
  readonly prove: ProveExamples
  /** Opens both examples on the page of prove. */
  readonly onOpen: (examples: TrainingCase['examples']) => void
}

/** Guided cases: one answers first, then the engine measures; the score is told, never kept. */
export function TrainingScreen({ prove, onOpen }: TrainingScreenProps) {
  const { both } = useSpeech()
  const [right, setRight] = useState<Readonly<Record<string, boolean>>>({})
  const answered = Object.keys(right).length
  const found = Object.values(right).filter(Boolean).length
  const title =
    answered === 0
      ? both(
          'Six cas de l’étude : répondez d’abord, mesurez ensuite.',
          'Six cases of the study: answer first, then measure.',
        )
      : both(
          `${found} bonne${found > 1 ? 's' : ''} réponse${found > 1 ? 's' : ''} sur ${answered}.`,
          `${found} right answer${found > 1 ? 's' : ''} of ${answered}.`,
        )
  return (
    <main className="page training">
      <FindingTitle about={both('Formation', 'Training')}>{title}</FindingTitle>
      <ul>
        {TRAINING_CASES.map((each) => (
          <GuidedCase
            key={each.id}
            told={each}
            prove={prove}
            onOpen={onOpen}
            onMeasured={(isRight) => setRight((before) => ({ ...before, [each.id]: isRight }))}
          />
        ))}
      </ul>
    </main>
  )
}

interface GuidedCaseProps extends TrainingScreenProps {
  readonly told: TrainingCase
  readonly onMeasured: (isRight: boolean) => void
}

function GuidedCase({ told, prove, onOpen, onMeasured }: GuidedCaseProps) {
  const { both, say } = useSpeech()
  const [answer, setAnswer] = useState<TrainingAnswer>()
  const [proof, setProof] = useState<ProofDocument>()
  const [failure, setFailure] = useState<string>()
  const choose = (chosen: TrainingAnswer) => {
    setAnswer(chosen)
    prove(told.examples).then(
      (measured) => {
        setProof(measured)
        onMeasured(sideOf(measured) === chosen)
      },
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <li>
      <h2>
        {say(told.name)} <span className="label">{told.row}</span>
      </h2>
      <p>{say(told.story)}</p>
      <p>
        <strong>{say(told.question)}</strong>
      </p>
      <p className="choices">
        {(['near', 'far'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={answer === each}
            disabled={answer !== undefined}
            onClick={() => choose(each)}
          >
            {each === 'near'
              ? both('plus près', 'nearer')
              : both('rester où l’on est', 'stay where one is')}
          </button>
        ))}
      </p>
      <div aria-live="polite">
        {answer !== undefined && !proof && failure === undefined && (
          <p className="label">{both('Mesure…', 'Measuring…')}</p>
        )}
        {failure !== undefined && <p role="alert">{failure}</p>}
        {proof && answer !== undefined && <Measured proof={proof} answer={answer} />}
        {proof && <p>{say(told.remember)}</p>}
        {proof && (
          <button type="button" className="button" onClick={() => onOpen(told.examples)}>
            {both('Ouvrir dans Prouver', 'Open in Prove')}
          </button>
        )}
      </div>
    </li>
  )
}

/** Too close counts as staying: nobody moves for nothing. */
function sideOf({ verdict }: ProofDocument): TrainingAnswer {
  return verdict.kind === 'go-near' ? 'near' : 'far'
}

function Measured({
  proof,
  answer,
}: {
  readonly proof: ProofDocument
  readonly answer: TrainingAnswer
}) {
  const { both, language } = useSpeech()
  const { verdict } = proof
  const gap = yearly(verdict.difference.mean, language)
  const said =
    verdict.kind === 'go-near'
      ? both(
          `Plus près rapporte davantage : ${gap} par saison.`,
          `Nearer leaves more: ${gap} a season.`,
        )
      : verdict.kind === 'stay-far'
        ? both(
            `Rester loin rapporte davantage : ${gap} pour le plus proche.`,
            `Staying far leaves more: ${gap} for the nearer one.`,
          )
        : both(
            'Trop serré pour trancher : on ne bouge pas pour rien.',
            'Too close to tell: nobody moves for nothing.',
          )
  return (
    <p className="measured">
      {sideOf(proof) === answer ? both('Oui. ', 'Yes. ') : both('Non. ', 'No. ')}
      {said}
    </p>
  )
}
