import type { ReactNode } from 'react'
import { useState } from 'react'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { Problems } from '../../../ui/state/Problems.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import type { FirstDocument } from '../../engine/first/document.ts'
import { finding, money, phaseWords } from '../../first-messages.ts'
import './first.css'
import { LeverTable } from './LeverTable.tsx'
import { NotHere } from './NotHere.tsx'
import { PairsBlock } from './PairsBlock.tsx'
import { SegmentFilter } from './SegmentFilter.tsx'
import type { FirstState, StartFirst } from './use-first.ts'
import { useFirst } from './use-first.ts'

/** What first: the levers of the open chain ranked by what they leave a year, as they are known. */
export function FirstScreen({ start }: { readonly start: StartFirst }) {
  const { stop, ...state } = useFirst(start)
  const { document } = state
  return (
    <main className="page first">
      {document ? (
        <Ranking document={document} work={<Work state={state} onStop={stop} />} />
      ) : (
        <Nothing state={state} />
      )}
      {document && <PairsBlock document={document} />}
      {document && <NotHere document={document} />}
    </main>
  )
}

function Nothing({ state: { problems, error } }: { readonly state: FirstState }) {
  const { both } = useSpeech()
  if (problems.length > 0) return <Problems problems={problems} />
  if (error !== undefined) {
    return (
      <p role="alert">
        {both('Le classement n’a pas pu se faire.', 'The ranking could not be made.')} {error}
      </p>
    )
  }
  return <p className="label">{both('Chaque levier est essayé…', 'Each lever is tried…')}</p>
}

/** How far the ranking is; the place stays when it is whole, so that nothing jumps. */
function Work({ state, onStop }: { readonly state: FirstState; readonly onStop: () => void }) {
  const { both, language } = useSpeech()
  const { document, isRunning, error } = state
  if (!document) return null
  return (
    <div className="first-work no-print">
      {isRunning ? (
        <Progress
          title={phaseWords(document.phase, language)}
          doneRatio={document.doneRatio}
          onStop={onStop}
        />
      ) : (
        <p className="label" role="status">
          {document.phase === 'done'
            ? phaseWords('done', language)
            : (error ??
              both(
                'Arrêté : le classement est celui de ce moment.',
                'Stopped: the ranking is as it stood then.',
              ))}
        </p>
      )}
    </div>
  )
}

interface RankingProps {
  readonly document: FirstDocument
  readonly work: ReactNode
}

function Ranking({ document, work }: RankingProps) {
  const { language } = useSpeech()
  const [segment, setSegment] = useState<string>()
  const tried = document.lines.filter(({ status }) => status === 'applicable')
  const shown = segment === undefined ? tried : tried.filter((line) => line.segment === segment)
  return (
    <>
      <FindingTitle about={document.chain[language]} note={<BaseNote document={document} />}>
        {finding(document, language)}
      </FindingTitle>
      {work}
      <SegmentFilter lines={tried} chosen={segment} onChoose={setSegment} />
      <LeverTable document={document} lines={shown} />
    </>
  )
}

/** What the gains are measured against, and how. */
function BaseNote({ document }: { readonly document: FirstDocument }) {
  const { both, language, number } = useSpeech(document.currency)
  const { base, currency, seasons, phase, seed } = document
  if (!base) return null
  const amount = money(base.perYear, { language, currency }).replace('+', '')
  const played = phase === 'see' || phase === 'sketch' || base.basis === 'see'
  const text = played
    ? both(
        `Aujourd’hui il reste ${amount} par an, sans aléa de la demande.`,
        `Today ${amount} a year is left, without the doubt of demand.`,
      )
    : both(
        `Aujourd’hui il reste ${amount} par an, invendus, démarques et ventes perdues déduits : moyenne de ${number(seasons)} saisons (graine ${seed}), les mêmes pour chaque levier.`,
        `Today ${amount} a year is left, unsold goods, markdowns and lost sales taken off: mean of ${number(seasons)} seasons (seed ${seed}), the same for each lever.`,
      )
  return <>{typeset(text, language)}</>
}
