import { useMemo, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Problems } from '../../ui/state/Problems.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import type { ProofDocument, ProofOptions } from '../engine/document.ts'
import type { FigureEdits } from '../engine/figures/question-figures.ts'
import { REGIME_NAMES, REGIME_WORDS } from '../words.ts'
import { FiguresBlock } from './blocks/FiguresBlock.tsx'
import { OutcomeTable } from './blocks/OutcomeTable.tsx'
import { TurningPointsBlock } from './blocks/TurningPointsBlock.tsx'
import { BridgeChart } from './charts/BridgeChart.tsx'
import { FrontierChart } from './charts/FrontierChart.tsx'
import { SeasonDots } from './charts/SeasonDots.tsx'
import { SlopeChart } from './charts/SlopeChart.tsx'
import { buyerSentence, findingOf } from './finding.ts'
import { TakeAway } from './print/TakeAway.tsx'
import type { StartProof } from './proof-run.ts'
import { allPolicies, mainPolicies } from './shown-policies.ts'
import { useProof } from './use-proof.ts'
import './prove.css'

export interface ProveScreenProps {
  readonly start: StartProof
  /** One chain, or one and those it is compared with. */
  readonly chainCount: number
  /** Opens the choice of a second chain. */
  readonly onCompare: () => void
}

const SEED = 1
/** Of a chain alone: how much dearer a nearer maker is supposed to be (the French study: +30 to 40 %). */
const SUPPOSED_PREMIUM = 0.3

/** Is paying more nearby worth it? */
export function ProveScreen({ start, chainCount, onCompare }: ProveScreenProps) {
  const [edits, setEdits] = useState<FigureEdits>({})
  const asked = useMemo<ProofOptions>(
    () => ({
      seed: SEED,
      paths: 0,
      breakEven: false,
      edits,
      ...(chainCount === 1 && { nearer: { premiumRatio: SUPPOSED_PREMIUM } }),
    }),
    [edits, chainCount],
  )
  const { proof, phase, problems, error, findTurningPoints, stop } = useProof(start, asked)
  return (
    <main className="page prove-page">
      {proof ? (
        <Page
          {...{ proof, phase, edits, chainCount, onCompare, findTurningPoints, stop }}
          problems={problems}
          error={error}
          onEdit={setEdits}
        />
      ) : (
        <FirstAnswer {...{ phase, problems, error }} />
      )}
    </main>
  )
}

interface FailureProps {
  readonly problems: readonly Problem[]
  readonly error: string | undefined
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

function Failed({ problems, error }: FailureProps) {
  const speech = useSpeech()
  if (problems.length > 0) return <Problems problems={problems} />
  if (error === undefined) return null
  return (
    <p role="alert">
      {speech.both('Le calcul n’a pas abouti : ', 'The computation did not end well: ')}
      {error}
    </p>
  )
}

interface PageProps extends FailureProps {
  readonly proof: ProofDocument
  readonly phase: string
  readonly edits: FigureEdits
  readonly chainCount: number
  readonly onEdit: (edits: FigureEdits) => void
  readonly onCompare: () => void
  readonly findTurningPoints: () => void
  readonly stop: () => void
}

function Page(props: PageProps) {
  const { proof, phase, problems, error, edits, onEdit } = props
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
            finding={findingOf(proof, speech)}
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
      <div className="prove-more">
        <TurningPointsBlock
          document={proof}
          isSearching={phase === 'turning-points'}
          onSearch={props.findTurningPoints}
          onStop={props.stop}
        />
        <FiguresBlock document={proof} edits={edits} onEdit={onEdit} />
      </div>
      <OriginLegend note={seedNote(proof, phase, speech.both)} />
    </>
  )
}

function Head({ proof, chainCount, onCompare }: PageProps) {
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
          {findingOf(proof, speech)}
        </FindingTitle>
        <p className="page-actions no-print">
          <button type="button" className="button primary" onClick={() => globalThis.print()}>
            {speech.both('Imprimer pour l’acheteur', 'Print for the buyer')}{' '}
            <span className="kbd">P</span>
          </button>
          <TakeAway proof={proof} />
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
