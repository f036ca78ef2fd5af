import type { ReactNode } from 'react'
import { Link } from 'wouter'
import './nav.css'
import { useSpeech } from './language.tsx'
import type { Verb } from './verbs.ts'
import { VERBS } from './verbs.ts'

export interface RingNavProps {
  readonly children: ReactNode
  /** One line per verb that this chain already answers; the others say their question. */
  readonly answers: Readonly<Record<string, string>>
  /** The verb worth most now: a filled station. */
  readonly worthMost?: string
}

const WIDTH = 940
const HEIGHT = 640
const RADIUS = 287
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 }

/** Angle of each verb on the ring, clockwise from the top: right half first. */
function stationAt(index: number) {
  const angle = ((18 + 36 * index) * Math.PI) / 180
  return {
    x: CENTRE.x + RADIUS * Math.sin(angle),
    y: CENTRE.y - RADIUS * Math.cos(angle),
    left: Math.sin(angle) < 0,
  }
}

/** Ten verbs on a ring round the map: the navigation is the loop itself. */
export function RingNav({ children, answers, worthMost }: RingNavProps) {
  const speech = useSpeech()
  return (
    <nav className="ring-nav" aria-label={speech.both('la boucle', 'the loop')}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <circle
          cx={CENTRE.x}
          cy={CENTRE.y}
          r={RADIUS}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.3}
        />
        <path
          d={arrow(CENTRE.x + 3, CENTRE.y - RADIUS, 1)}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.3}
        />
        <path
          d={arrow(CENTRE.x - 3, CENTRE.y + RADIUS, -1)}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.3}
        />
        {VERBS.map((verb, index) => {
          const { x, y } = stationAt(index)
          return verb.key === worthMost ? (
            <g key={verb.key}>
              <circle
                cx={x}
                cy={y}
                r={10}
                fill="var(--paper)"
                stroke="var(--ink)"
                strokeWidth={1.3}
              />
              <circle cx={x} cy={y} r={7} fill="var(--ink)" />
            </g>
          ) : (
            <circle
              key={verb.key}
              cx={x}
              cy={y}
              r={5.5}
              fill="var(--paper)"
              stroke={verb.path ? 'var(--ink)' : 'var(--control)'}
              strokeWidth={1.3}
            />
          )
        })}
      </svg>
      <div className="inside">{children}</div>
      <ol className="stations">
        {VERBS.map((verb, index) => (
          <li key={verb.key}>
            <Station verb={verb} index={index} answer={answers[verb.key]} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function arrow(x: number, y: number, direction: 1 | -1): string {
  return `M${x - 5 * direction} ${y - 5}L${x} ${y}L${x - 5 * direction} ${y + 5}`
}

interface StationProps {
  readonly verb: Verb
  readonly index: number
  readonly answer: string | undefined
}

function Station({ verb, index, answer }: StationProps) {
  const speech = useSpeech()
  const { x, y, left } = stationAt(index)
  const offset = left ? -18 : 18
  const style = { left: `${((x + offset) / WIDTH) * 100}%`, top: `${(y / HEIGHT) * 100}%` }
  const height = index === 0 || index === 9 ? ' high' : index === 4 || index === 5 ? ' low' : ''
  const className = `station${left ? ' left' : ''}${height}`
  const text = (
    <>
      <span className="verb">{speech.say(verb.name)}</span>
      <span className="answer">{answer ?? speech.say(verb.question)}</span>
    </>
  )
  if (verb.path === undefined) {
    const title = speech.both('pas encore dans cette version', 'not in this version yet')
    return (
      <span className={className} style={style} aria-disabled="true" title={title}>
        {text}
      </span>
    )
  }
  return (
    <Link href={verb.path} className={className} style={style}>
      {text}
    </Link>
  )
}
