import { useMemo, useState } from 'react'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import type { ProofOptions } from '../engine/document.ts'
import type { FigureEdits } from '../engine/figures/question-figures.ts'
import type { PricedAsking } from '../engine/priced-assumptions/priced-switches.ts'
import type { FailureProps } from './ProofPage.tsx'
import { Failed, ProofPage } from './ProofPage.tsx'
import type { StartProof } from './proof-run.ts'
import type { DemandChoice, DemandSectionProps } from './sales/DemandSection.tsx'
import { useProof } from './use-proof.ts'
import './prove.css'

export interface ProveScreenProps {
  readonly start: StartProof
  /** One chain, or one and those it is compared with. */
  readonly chainCount: number
  /** Opens the choice of a second chain. */
  readonly onCompare: () => void
  /** What a table of sales is read with, and for which product. */
  readonly demand: Pick<DemandSectionProps, 'product' | 'money' | 'tools'>
}

const SEED = 1
/** Of a chain alone: how much dearer a nearer maker is supposed to be (the French study: +30 to 40 %). */
const SUPPOSED_PREMIUM = 0.3

/** Is paying more nearby worth it? */
export function ProveScreen({ start, chainCount, onCompare, demand }: ProveScreenProps) {
  const [edits, setEdits] = useState<FigureEdits>({})
  const [choice, setChoice] = useState<DemandChoice>({})
  const [priced, setPriced] = useState<PricedAsking>({})
  const asked = useMemo<ProofOptions>(
    () => ({
      seed: SEED,
      paths: 0,
      breakEven: false,
      edits,
      ...choice,
      economics: {},
      priced,
      firm: true,
      ...(chainCount === 1 && { nearer: { premiumRatio: SUPPOSED_PREMIUM } }),
    }),
    [edits, choice, priced, chainCount],
  )
  const { proof, phase, problems, error, findTurningPoints, stop } = useProof(start, asked)
  return (
    <main className="page prove-page">
      {proof ? (
        <ProofPage
          {...{ proof, phase, problems, error, edits, chainCount, demand, choice }}
          {...{ onCompare, findTurningPoints, stop }}
          onEdit={setEdits}
          onChoice={setChoice}
          onSwitch={setPriced}
        />
      ) : (
        <FirstAnswer {...{ phase, problems, error }} />
      )}
    </main>
  )
}

/** Until there is an answer: what is under way, or why there is none. */
function FirstAnswer({ phase, problems, error }: FailureProps & { readonly phase: string }) {
  const speech = useSpeech()
  const failed = problems.length > 0 || error !== undefined
  if (!failed || phase === 'first') {
    return (
      <div role="status">
        <Progress
          title={speech.both(
            'Chaque façon d’acheter est mise à son mieux',
            'Each way of buying is brought to its best',
          )}
          doneRatio={undefined}
        />
      </div>
    )
  }
  return (
    <>
      <FindingTitle>
        {speech.both(
          'Cette chaîne ne dit pas encore assez pour comparer.',
          'This chain does not tell enough to compare yet.',
        )}
      </FindingTitle>
      <Failed {...{ problems, error }} />
    </>
  )
}
