import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { LAW_BOUNDS } from '../../engine/law/law-edits.ts'
import { GivenField } from './GivenField.tsx'
import type { DrawnLaw } from './law-origins.ts'
import { foundOrigin } from './law-origins.ts'

const [HEIGHT, BOTTOM, TOP, LEFT] = [150, 22, 18, 6]
/** Of the bar of one week, px. */
const WIDEST = 56

/** The season week by week; a week is chosen by a click or by arrows, and its share typed. */
export function LawSeason(drawn: DrawnLaw) {
  const { law, onEdit } = drawn
  const speech = useSpeech()
  const { both, number } = speech
  const shares = law.shareByWeek
  const highest = shares.indexOf(Math.max(...shares))
  const [chosen, setChosen] = useState<number>()
  const week = Math.min(chosen ?? highest, shares.length - 1)
  const given = new Set(law.given?.weeks?.map((each) => each.week - 1))
  const percent = (share: number) => `${number(share * 100, 1)}\u202f%`
  const finding = isFlat(shares)
    ? both('Chaque semaine vend autant.', 'Every week sells as much.')
    : both(
        `La semaine ${highest + 1} est la plus forte\u00a0: ${percent(shares[highest]!)} des ventes.`,
        `Week ${highest + 1} is the strongest: ${percent(shares[highest]!)} of sales.`,
      )
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') setChosen(Math.min(shares.length - 1, week + 1))
    if (key === 'ArrowLeft') setChosen(Math.max(0, week - 1))
  }
  return (
    <ChartFrame
      finding={finding}
      title={both('La saison, semaine par semaine', 'The season, week by week')}
      note={both('part des ventes', 'share of sales')}
      fileName={both('saison', 'season')}
      table={{
        columns: [both('semaine', 'week'), both('part', 'share'), both('origine', 'origin')],
        rows: shares.map((share, at) => [
          at + 1,
          percent(share),
          given.has(at) ? both('donnée', 'given') : lawOriginWord(drawn, both),
        ]),
      }}
    >
      <p className="label">{finding}</p>
      <div
        className="law-weeks"
        role="slider"
        tabIndex={0}
        aria-label={both('semaine', 'week')}
        aria-valuemin={1}
        aria-valuemax={shares.length}
        aria-valuenow={week + 1}
        aria-valuetext={both(
          `semaine ${week + 1}\u00a0: ${percent(shares[week]!)}`,
          `week ${week + 1}: ${percent(shares[week]!)}`,
        )}
        onKeyDown={onKeyDown}
      >
        <Bars {...{ shares, week, given }} onWeek={setChosen} />
      </div>
      <p className="law-row">
        <GivenField
          key={week}
          label={both(`Semaine ${week + 1}`, `Week ${week + 1}`)}
          value={shares[week]!}
          unit="%"
          decimals={1}
          bounds={LAW_BOUNDS.shareRatio}
          origin={given.has(week) ? 'given' : foundOrigin(drawn)}
          onGive={onEdit && ((shareRatio) => onEdit({ weeks: [{ week: week + 1, shareRatio }] }))}
        />
        <span className="label">
          {both('Les autres semaines se partagent le reste.', 'The other weeks share the rest.')}
        </span>
      </p>
    </ChartFrame>
  )
}

function lawOriginWord(drawn: DrawnLaw, both: (fr: string, en: string) => string): string {
  const origin = foundOrigin(drawn)
  if (origin === 'measured') return both('mesurée', 'measured')
  return origin === 'computed' ? both('calculée', 'computed') : both('donnée', 'given')
}

function isFlat(shares: readonly number[]): boolean {
  return Math.max(...shares) - Math.min(...shares) < 1e-9
}

interface BarsProps {
  readonly shares: readonly number[]
  readonly week: number
  readonly given: ReadonlySet<number>
  readonly onWeek: (week: number) => void
}

/** Bars from 0; the chosen week is dark, weeks given by hand have a dot. */
function Bars({ shares, week, given, onWeek }: BarsProps) {
  const { number } = useSpeech()
  const [ref, width] = useWidth(420)
  const most = Math.max(...shares)
  const step = Math.min(WIDEST, (width - LEFT) / shares.length)
  const height = HEIGHT - BOTTOM - TOP
  const ticks = shares.length <= 8 ? 1 : shares.length <= 26 ? 4 : 8
  return (
    <svg ref={ref} width="100%" height={HEIGHT} aria-hidden="true">
      <line className="tick-line" x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      <text x={0} y={10}>
        {number(most * 100, 1)}
        {'\u202f%'}
      </text>
      {shares.map((share, at) => {
        const tall = most > 0 ? (share / most) * height : 0
        const x = LEFT + at * step
        return (
          <g key={at} onClick={() => onWeek(at)}>
            <rect className="reach" x={x} y={0} width={step} height={HEIGHT} />
            <rect
              className={at === week ? 'bar chosen' : 'bar'}
              x={x}
              y={HEIGHT - BOTTOM - tall}
              width={Math.max(1, step - (step > 4 ? 2 : 0.5))}
              height={tall}
            />
            {given.has(at) && (
              <circle
                className="given"
                cx={x + step / 2 - 1}
                cy={HEIGHT - BOTTOM - tall - 5}
                r={2.5}
              />
            )}
            {at % ticks === 0 && (
              <text x={x + step / 2 - 1} y={HEIGHT - 6} textAnchor="middle">
                {at + 1}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
