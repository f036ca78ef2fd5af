import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import type { ProofOptions } from '../engine/document.ts'
import type { FigureEdits } from '../engine/figures/question-figures.ts'
import type { EconomicsAsking } from '../engine/economics/economics-inputs.ts'
import type { PricedAsking } from '../engine/priced-assumptions/priced-switches.ts'
import type { FailureProps } from './ProofPage.tsx'
import { Failed, ProofPage } from './ProofPage.tsx'
import type { StartProof } from './proof-run.ts'
import type { DemandChoice, DemandSectionProps } from './sales/DemandSection.tsx'
import { withLastWord } from './sales/last-word.ts'
import { useProof } from './use-proof.ts'
import './prove.css'

export interface ProveScreenProps {
  readonly start: StartProof
  /** One chain, or one and those it is compared with. */
  readonly chainCount: number
  /** Opens the choice of a second chain. */
  readonly onCompare: () => void
  /** The choice of further sources. */
  readonly moreSources: ReactNode
  /** What a table of sales is read with, and for which product. */
  readonly demand: Pick<DemandSectionProps, 'product' | 'money' | 'tools'>
}

const SEED = 1
/** Of a chain alone: how much dearer a nearer maker is supposed to be (the French study: +30 to 40 %). */
const SUPPOSED_PREMIUM = 0.3

/** Is paying more nearby worth it? */
export function ProveScreen(props: ProveScreenProps) {
  const { start, chainCount, onCompare, moreSources, demand } = props
  const [edits, setEdits] = useEdits(start)
  const [choice, setChoice] = useState<DemandChoice>({})
  const [priced, setPriced] = useState<PricedAsking>({})
  const [economics, setEconomics] = useState<EconomicsAsking>({})
  const asked = useMemo<ProofOptions>(
    () => ({
      seed: SEED,
      paths: 0,
      breakEven: false,
      edits,
      ...choice,
      economics,
      priced,
      firm: true,
      ...(chainCount === 1 && { nearer: { premiumRatio: SUPPOSED_PREMIUM } }),
    }),
    [edits, choice, priced, economics, chainCount],
  )
  const { proof, phase, problems, error, findTurningPoints, stop } = useProof(start, asked)
  return (
    <main className="page prove-page">
      {proof ? (
        <ProofPage
          {...{ proof, phase, problems, error, edits, chainCount, demand, choice }}
          {...{ onCompare, moreSources, findTurningPoints, stop }}
          onEdit={setEdits}
          onChoice={(next) => {
            setEdits(withLastWord(edits, choice, next))
            setChoice(next)
          }}
          onSwitch={setPriced}
          onAsk={setEconomics}
        />
      ) : (
        <FirstAnswer {...{ phase, problems, error }} />
      )}
    </main>
  )
}

/** Figures set by hand; those of the second source and after it go when the sources change. */
function useEdits(start: StartProof) {
  const [set, setSet] = useState<{ readonly start: StartProof; readonly edits: FigureEdits }>({
    start,
    edits: {},
  })
  const edits = useMemo(
    () => (set.start === start ? set.edits : editsOfFirst(set.edits)),
    [set, start],
  )
  return [edits, (next: FigureEdits) => setSet({ start, edits: next })] as const
}

function editsOfFirst(edits: FigureEdits): FigureEdits {
  return Object.fromEntries(
    Object.entries(edits).filter(([id]) => !id.startsWith('source/') || id.startsWith('source/1/')),
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
