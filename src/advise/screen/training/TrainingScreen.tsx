import { useState } from 'react'
import { Link } from 'wouter'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { TRAINING_CASES } from '../../training-messages.ts'
import '../firms/firms.css'
import { GuidedCase } from './GuidedCase.tsx'
import type { TrainingEngine } from './measure.ts'

interface TrainingScreenProps {
  readonly engine: TrainingEngine
  /** Opens the examples of a case, today's first, on a screen. */
  readonly onOpen: (examples: readonly string[], path: string) => void
}

/** Guided cases: one answers first, then the engine measures; the score is told, never kept. */
export function TrainingScreen({ engine, onOpen }: TrainingScreenProps) {
  const { both } = useSpeech()
  const [right, setRight] = useState<Readonly<Record<string, boolean>>>({})
  const answered = Object.keys(right).length
  const found = Object.values(right).filter(Boolean).length
  const several = found > 1 ? 's' : ''
  const count = TRAINING_CASES.length
  const title =
    answered === 0
      ? both(
          `${count} cas de l’étude : répondez d’abord, mesurez ensuite.`,
          `${count} cases of the study: answer first, then measure.`,
        )
      : both(
          `${found} bonne${several} réponse${several} sur ${answered}.`,
          `${found} right answer${several} of ${answered}.`,
        )
  return (
    <main className="page training">
      <FindingTitle about={both('Formation', 'Training')}>{title}</FindingTitle>
      <p className="label">
        <Link href="/conseil">{both('Revenir à la liste', 'Back to the list')}</Link>
      </p>
      <ul className="cases">
        {TRAINING_CASES.map((each) => (
          <GuidedCase
            key={each.id}
            told={each}
            engine={engine}
            onOpen={onOpen}
            onMeasured={(isRight) => setRight((before) => ({ ...before, [each.id]: isRight }))}
          />
        ))}
      </ul>
    </main>
  )
}
