import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { textWidth } from '../../../ui/text-measure.ts'
import { wrapText } from '../../../ui/wrap-text.ts'
import type { BridgeLine } from '../../engine/bridge/bridge-lines.ts'
import { BRIDGE_LINES } from '../../engine/bridge/bridge-lines.ts'
import { LINE_WORDS } from '../../words.ts'
import type { ShownPolicy } from '../shown-policies.ts'

interface BridgeChartProps {
  /** One above the other, on the same scale: at most two. */
  readonly policies: readonly ShownPolicy[]
  readonly currency: string
}

/** One step of a bridge: a line, or the small ones together. */
interface Step {
  readonly key: BridgeLine | 'others'
  readonly label: string
}

const ROW = 150
/** Below it the steps are rows. */
const NARROW = 640
/** Steps drawn one by one at most; the others are added up. */
const MOST_STEPS = 9
const SMALL_SHARE = 0.004

/** From the margin seen at the purchase to the one left: what each line takes. */
export function BridgeChart({ policies, currency }: BridgeChartProps) {
  const speech = useSpeech(currency)
  const [ref, width] = useWidth(780)
  const steps = stepsOf(policies, speech)
  const table = {
    columns: [speech.both('ligne', 'line'), ...policies.map(({ name }) => name)],
    rows: [
      [
        speech.both('marge d’entrée', 'entry margin'),
        ...policies.map(({ outcome }) => cents(outcome.bridge.entryMargin)),
      ],
      ...BRIDGE_LINES.map((line) => [
        speech.say(LINE_WORDS[line]),
        ...policies.map(({ outcome }) => cents(outcome.bridge.lines[line])),
      ]),
      [
        speech.both('marge finale', 'final margin'),
        ...policies.map(({ outcome }) => cents(outcome.bridge.finalMargin)),
      ],
    ],
  }
  return (
    <ChartFrame
      finding={policies
        .map(({ name, outcome: { bridge } }) => {
          const lost = speech.figure(bridge.entryMargin - bridge.finalMargin, 'money/season')
          return speech.both(
            `${name} : ${lost} perdus en route`,
            `${name}: ${lost} lost on the way`,
          )
        })
        .join(' ; ')}
      fileName="pont-de-marge"
      title={speech.both('De l’une à l’autre', 'From one to the other')}
      note={speech.both('même échelle pour les deux', 'same scale for both')}
      table={table}
    >
      <div ref={ref}>
        {width < NARROW ? (
          <StepRows {...{ policies, steps, speech }} />
        ) : (
          <Stairs {...{ policies, steps, width, speech }} />
        )}
      </div>
    </ChartFrame>
  )
}

function cents(value: number): number {
  return Math.round(value * 100) / 100
}

function amountOf({ outcome }: ShownPolicy, { key }: Step, steps: readonly Step[]): number {
  const { lines } = outcome.bridge
  if (key !== 'others') return lines[key]
  return BRIDGE_LINES.filter((line) => !steps.some((step) => step.key === line)).reduce(
    (sum, line) => sum + lines[line],
    0,
  )
}

/** Lines that take nothing anywhere are left out; small ones are added up. */
function stepsOf(policies: readonly ShownPolicy[], speech: Speech): Step[] {
  const most = Math.max(...policies.map(({ outcome }) => Math.abs(outcome.bridge.entryMargin)), 1)
  const sizeOf = (line: BridgeLine) =>
    Math.max(...policies.map(({ outcome }) => Math.abs(outcome.bridge.lines[line])))
  const large = BRIDGE_LINES.filter((line) => sizeOf(line) > SMALL_SHARE * most)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, MOST_STEPS)
  const shown: Step[] = BRIDGE_LINES.filter((line) => large.includes(line)).map((line) => ({
    key: line,
    label: speech.say(LINE_WORDS[line]),
  }))
  const isRest = BRIDGE_LINES.some((line) => !large.includes(line) && sizeOf(line) > 0.005)
  return isRest ? [...shown, { key: 'others', label: speech.both('autres', 'others') }] : shown
}

interface StairsProps {
  readonly policies: readonly ShownPolicy[]
  readonly steps: readonly Step[]
  readonly speech: Speech
}

/** The lowest and the highest level that a bridge passes. */
function levelsOf(policy: ShownPolicy, steps: readonly Step[]): number[] {
  const levels = [policy.outcome.bridge.entryMargin]
  for (const step of steps) levels.push(levels.at(-1)! + amountOf(policy, step, steps))
  return levels
}

function Stairs({ policies, steps, width, speech }: StairsProps & { readonly width: number }) {
  const spans = policies.map((policy) => {
    const levels = levelsOf(policy, steps)
    return [Math.min(...levels), Math.max(...levels)] as const
  })
  // One scale: the tallest bridge fills its row.
  const tallest = Math.max(...spans.map(([low, high]) => high - low), 1)
  const perPx = tallest / (ROW - 26)
  const slot = width / (steps.length + 2)
  const rows = policies.map((policy, at) => {
    const [low, high] = spans[at]!
    return { policy, high, height: (high - low) / perPx }
  })
  const tops = rows.map((_, at) =>
    rows.slice(0, at).reduce((sum, { height }) => sum + height + 58, 26),
  )
  const top = rows.reduce((sum, { height }) => sum + height + 58, 26)
  const labels = [
    speech.both('à l’achat', 'at purchase'),
    ...steps.map(({ label }) => label),
    speech.both('à la fin', 'in the end'),
  ].map((label) => wrapText(label, slot - 8, (text) => textWidth(text, 11.5)))
  const lines = Math.max(...labels.map((each) => each.length))
  return (
    <svg width={width} height={top + lines * 13} className="bridge">
      <defs>
        {[1, 2, 3, 4].map((step) => (
          <pattern
            key={step}
            id={`twill-p${step}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--paper)" />
            <rect width="1.6" height="5" fill={`var(--p${step})`} />
          </pattern>
        ))}
      </defs>
      {rows.map((row, at) => (
        <Stair
          key={row.policy.id}
          {...row}
          top={tops[at]!}
          {...{ steps, slot, perPx, width, speech }}
        />
      ))}
      {labels.map((words, at) =>
        words.map((word, line) => (
          <text
            key={`${at} ${line}`}
            x={(at + 0.5) * slot}
            y={top - 14 + line * 13}
            textAnchor="middle"
            className={at === 0 || at === labels.length - 1 ? 'strong' : ''}
          >
            {word}
          </text>
        )),
      )}
    </svg>
  )
}

interface StairProps {
  readonly policy: ShownPolicy
  readonly top: number
  readonly high: number
  readonly height: number
  readonly steps: readonly Step[]
  readonly slot: number
  readonly perPx: number
  readonly width: number
  readonly speech: Speech
}

function Stair({ policy, top, high, height, steps, slot, perPx, width, speech }: StairProps) {
  const { step: colour, name, outcome } = policy
  const { entryMargin, finalMargin } = outcome.bridge
  const levels = levelsOf(policy, steps)
  const y = (level: number) => top + (high - level) / perPx
  const bar = slot * 0.74
  const money = (value: number) => speech.figure(value, 'money/season')
  const lost = money(entryMargin - finalMargin)
  return (
    <g style={{ color: `var(--p${colour})`, fill: `var(--p${colour}-text)` }}>
      <text x={width} y={Math.max(top - 12, 12)} textAnchor="end" className="bridge-name">
        {speech.both(`${name} : ${lost} perdus en route`, `${name}: ${lost} lost on the way`)}
      </text>
      <Level x={slot * 0.13} y={y(entryMargin)} bar={bar} text={money(entryMargin)} />
      {steps.map((step, at) => {
        const [from, to] = [levels[at]!, levels[at + 1]!]
        const amount = to - from
        const x = (at + 1) * slot + slot * 0.13
        const barTop = Math.min(y(from), y(to))
        const barHeight = Math.max(Math.abs(y(to) - y(from)), 0.5)
        return (
          <g key={step.key}>
            <line
              x1={x - slot * 0.26}
              x2={x}
              y1={y(from)}
              y2={y(from)}
              stroke="currentColor"
              strokeWidth={0.8}
            />
            <rect
              x={x}
              y={barTop}
              width={bar}
              height={barHeight}
              fill={amount < 0 ? `url(#twill-p${colour})` : 'currentColor'}
              stroke="currentColor"
              strokeWidth={0.8}
            />
            <text
              x={x + bar / 2}
              y={amount < 0 ? barTop + barHeight + 13 : barTop - 5}
              textAnchor="middle"
            >
              {Math.abs(amount) < 0.5 ? '0' : signed(amount, speech)}
            </text>
          </g>
        )
      })}
      <line
        x1={(steps.length + 1) * slot - slot * 0.13}
        x2={(steps.length + 1) * slot + slot * 0.13}
        y1={y(finalMargin)}
        y2={y(finalMargin)}
        stroke="currentColor"
        strokeWidth={0.8}
      />
      <Level
        x={(steps.length + 1) * slot + slot * 0.13}
        y={y(finalMargin)}
        bar={bar}
        text={money(finalMargin)}
        isBelow
      />
      <path d={`M0 ${top + height + 26}H${width}`} className="tick-line" />
    </g>
  )
}

interface LevelProps {
  readonly x: number
  readonly y: number
  readonly bar: number
  readonly text: string
  readonly isBelow?: boolean
}

/** Margins are levels, not bars: they need not start from 0. */
function Level({ x, y, bar, text, isBelow = false }: LevelProps) {
  return (
    <>
      <rect x={x} y={y - 2} width={bar} height={4} fill="currentColor" />
      <text x={x + bar / 2} y={isBelow ? y + 18 : y - 8} textAnchor="middle" className="big">
        {text}
      </text>
    </>
  )
}

function signed(amount: number, speech: Speech): string {
  const text = speech.figure(amount, 'money/season')
  return amount > 0 ? `+${text}` : text
}

/** On a narrow page the steps are rows, with a bar for each policy. */
function StepRows({ policies, steps, speech }: StairsProps) {
  const most = Math.max(
    ...policies.flatMap((policy) => steps.map((step) => Math.abs(amountOf(policy, step, steps)))),
    1,
  )
  const money = (value: number) => speech.figure(value, 'money/season')
  return (
    <table className="bridge-rows">
      <thead>
        <tr>
          <td />
          {policies.map(({ id, name, step }) => (
            <th key={id} scope="col" style={{ color: `var(--p${step}-text)` }}>
              {name}
            </th>
          ))}
        </tr>
        <tr className="level">
          <th scope="row">{speech.both('à l’achat', 'at the purchase')}</th>
          {policies.map(({ id, outcome }) => (
            <td key={id}>{money(outcome.bridge.entryMargin)}</td>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key}>
            <th scope="row">{step.label}</th>
            {policies.map((policy) => {
              const amount = amountOf(policy, step, steps)
              return (
                <td key={policy.id} style={{ color: `var(--p${policy.step})` }}>
                  <i
                    className={amount < 0 ? 'bar taken' : 'bar'}
                    style={{ width: `${(44 * Math.abs(amount)) / most}px` }}
                  />
                  <span>{Math.abs(amount) < 0.5 ? '0' : signed(amount, speech)}</span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="level">
          <th scope="row">{speech.both('à la fin', 'in the end')}</th>
          {policies.map(({ id, outcome }) => (
            <td key={id}>{money(outcome.bridge.finalMargin)}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
