import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Problem } from '../../core/problem.ts'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Problems } from '../../ui/state/Problems.tsx'
import type { ProofDocument } from '../engine/document.ts'
import type { FigureEdits } from '../engine/figures/question-figures.ts'
import type { EconomicsAsking } from '../engine/economics/economics-inputs.ts'
import type { PricedAsking } from '../engine/priced-assumptions/priced-switches.ts'
import { salesProblem } from '../sales-messages.ts'
import { REGIME_NAMES, REGIME_WORDS } from '../words.ts'
import { EconomicsBlock } from './blocks/EconomicsBlock.tsx'
import { FiguresBlock } from './blocks/FiguresBlock.tsx'
import { FirmBlock } from './blocks/FirmBlock.tsx'
import { OutcomeTable } from './blocks/OutcomeTable.tsx'
import { PricedAssumptionsBlock } from './blocks/PricedAssumptionsBlock.tsx'
import { TurningPointsBlock } from './blocks/TurningPointsBlock.tsx'
import { BridgeChart } from './charts/BridgeChart.tsx'
import { FrontierChart } from './charts/FrontierChart.tsx'
import { SeasonDots } from './charts/SeasonDots.tsx'
import { SlopeChart } from './charts/SlopeChart.tsx'
import { findingSentence } from '../sheet/finding.ts'
import { sheetView } from '../sheet/sheet-view.ts'
import { buyerSentence } from './buyer-sentence.ts'
import { TakeAway } from './print/TakeAway.tsx'
import type { DemandChoice, DemandSectionProps } from './sales/DemandSection.tsx'
import { DemandSection } from './sales/DemandSection.tsx'
import { allPolicies, mainPolicies } from './shown-policies.ts'

export interface FailureProps {
  readonly problems: readonly Problem[]
  readonly error: string | undefined
}

/** Why a question has no answer, or none that is newer. */
export function Failed({ problems, error }: FailureProps) {
  const speech = useSpeech()
  if (problems.length > 0) {
    return <Problems problems={problems} say={(each) => salesProblem(each, speech.language)} />
  }
  if (error === undefined) return null
  return (
    <p role="alert">
      {speech.both('Le calcul n’a pas abouti : ', 'The computation did not end well: ')}
      {error}
    </p>
  )
}

interface ProofPageProps extends FailureProps {
  readonly proof: ProofDocument
  readonly phase: string
  readonly edits: FigureEdits
  readonly chainCount: number
  readonly onEdit: (edits: FigureEdits) => void
  readonly onCompare: () => void
  /** The choice of further sources. */
  readonly moreSources: ReactNode
  readonly findTurningPoints: () => void
  readonly stop: () => void
  readonly demand: Pick<DemandSectionProps, 'product' | 'money' | 'tools'>
  readonly choice: DemandChoice
  readonly onChoice: (choice: DemandChoice) => void
  readonly onSwitch: (priced: PricedAsking) => void
  readonly onAsk: (economics: EconomicsAsking) => void
}

/** The answer: verdict, margins, bridge, seasons, frontier, and all that enters the calculation. */
export function ProofPage(props: ProofPageProps) {
  const { proof, phase, problems, error } = props
  const speech = useSpeech(proof.currency)
  const [showsAll, setShowsAll] = useState(false)
  const all = allPolicies(proof, speech)
  const main = mainPolicies(all, proof)
  const shown = showsAll ? all : main
  const { farPolicyId, nearPolicyId, bestPolicyId } = proof.verdict
  const far = all.find(({ id }) => id === farPolicyId)
  const near = all.find(({ id }) => id === nearPolicyId)
  const bridged = far && near ? [far, near] : main.slice(0, 1)
  const gaining = main.filter(({ outcome }) => outcome.gainQuantiles).slice(0, 4)
  return (
    <>
      <Head {...props} />
      <Failed {...{ problems, error }} />
      <div className="prove-grid" aria-busy={phase !== 'done'}>
        <div className="prove-left">
          <SlopeChart
            policies={shown}
            currency={proof.currency}
            finding={findingSentence(sheetView(proof, speech.language))}
          />
          {all.length > main.length && (
            <p className="no-print">
              <button
                type="button"
                className="inline-figure"
                onClick={() => setShowsAll(!showsAll)}
              >
                {showsAll
                  ? speech.both('l’essentiel', 'the main ones')
                  : speech.both(
                      `les ${all.length} façons d’acheter`,
                      `all ${all.length} ways of buying`,
                    )}
              </button>
            </p>
          )}
        </div>
        <div className="prove-right">
          <BridgeChart policies={bridged} currency={proof.currency} />
          <div className="prove-pair">
            {far && gaining.length > 0 && (
              <SeasonDots
                policies={gaining}
                farName={far.name}
                currency={proof.currency}
                seed={proof.seed}
              />
            )}
            <FrontierChart document={proof} />
          </div>
        </div>
      </div>
      <OutcomeTable policies={shown} currency={proof.currency} bestPolicyId={bestPolicyId} />
      <Inputs {...props} />
      <OriginLegend note={seedNote(proof, phase, speech.both)} />
    </>
  )
}

/** What would change the answer, what it rests on, and what follows from it. */
function Inputs(props: ProofPageProps) {
  const { proof, phase, edits, onEdit } = props
  return (
    <>
      <div className="prove-more">
        <TurningPointsBlock
          document={proof}
          isSearching={phase === 'turning-points'}
          onSearch={props.findTurningPoints}
          onStop={props.stop}
        />
        <FiguresBlock document={proof} edits={edits} onEdit={onEdit} />
      </div>
      <div className="prove-after">
        <EconomicsBlock document={proof} onAsk={props.onAsk} />
        <PricedAssumptionsBlock document={proof} onSwitch={props.onSwitch} />
        <div className="wide">
          <FirmBlock document={proof} />
        </div>
      </div>
      <DemandSection
        {...props.demand}
        document={proof}
        choice={props.choice}
        onChoice={props.onChoice}
      />
    </>
  )
}

function Head({ proof, chainCount, onCompare, moreSources }: ProofPageProps) {
  const speech = useSpeech(proof.currency)
  const { regime } = proof
  const pieces = speech.number(proof.seasonPieces)
  const buyer = buyerSentence(proof, speech)
  const regimeWords = `${speech.say(REGIME_NAMES[regime.regime])} (${speech.say(REGIME_WORDS[regime.reason])})`
  const base = speech.both(
    `${proof.product}, ${pieces} pièces demandées en moyenne en ${proof.seasonWeeks} semaines. Régime : ${regimeWords}.`,
    `${proof.product}, ${pieces} pieces wanted on average in ${proof.seasonWeeks} weeks. Regime: ${regimeWords}.`,
  )
  return (
    <>
      <div className="title-line">
        <FindingTitle note={buyer === undefined ? base : `${buyer} ${base}`}>
          {findingSentence(sheetView(proof, speech.language))}
        </FindingTitle>
        <p className="page-actions no-print">
          <Link href="/prouver/collection" className="button">
            {speech.both('Une collection', 'A collection')}
          </Link>
          <TakeAway proof={proof} />
          <button type="button" className="button primary" onClick={() => globalThis.print()}>
            {speech.both('Imprimer pour l’acheteur', 'Print for the buyer')}{' '}
            <span className="kbd">P</span>
          </button>
        </p>
      </div>
      {chainCount === 1 && (
        <p className="supposed-near">
          {speech.both(
            'Une seule chaîne est ouverte : elle est comparée à un fabricant plus proche, supposé 30 % plus cher. ',
            'One chain is open: it is held against a nearer maker, supposed 30% dearer. ',
          )}
          <button type="button" className="inline-figure no-print" onClick={onCompare}>
            {speech.both('Choisir une autre chaîne', 'Choose another chain')}
          </button>
        </p>
      )}
      {moreSources}
    </>
  )
}

function seedNote(
  { seed, paths }: ProofDocument,
  phase: string,
  both: (fr: string, en: string) => string,
): string {
  const seasons = both(
    `graine ${seed}, ${paths} saisons, les mêmes pour toutes`,
    `seed ${seed}, ${paths} seasons, the same for all`,
  )
  return phase === 'finer' ? `${seasons} ; ${both('calcul plus fin…', 'refining…')}` : seasons
}
