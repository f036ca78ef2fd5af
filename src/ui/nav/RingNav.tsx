import type { CSSProperties, ReactNode } from 'react'
import { Link } from 'wouter'
import './nav.css'
import { useSpeech } from '../language.tsx'
import { RingDrawing, stationAt } from './RingDrawing.tsx'
import type { HrefOf, Verb } from './verbs.ts'
import { ownPath, VERBS } from './verbs.ts'

export interface RingNavProps {
  /** What stands in the middle: the map seen from the client. */
  readonly children: ReactNode
  /** One line per verb that this chain already answers; the others say their question. */
  readonly answers: Readonly<Record<string, string>>
  /** The verb worth most now: a filled station. */
  readonly worthMost?: string
  /** Left of the ring at the top: the finding of the page. */
  readonly topLeft?: ReactNode
  /** Right of the ring at the top: the legend. */
  readonly topRight?: ReactNode
  readonly hrefOf?: HrefOf
}

/** Ten verbs on a ring round the map: the navigation is the loop itself. */
export function RingNav(props: RingNavProps) {
  const { topLeft, topRight } = props
  if (topLeft === undefined && topRight === undefined) return <Ring {...props} />
  return (
    <div className="ring-stage">
      <div className="ring-side left">{topLeft}</div>
      <Ring {...props} />
      <div className="ring-side right">{topRight}</div>
    </div>
  )
}

function Ring({ children, answers, worthMost, hrefOf = ownPath }: RingNavProps) {
  const { ui } = useSpeech()
  const halves = [
    [ui.decide, VERBS.slice(0, 5)],
    [ui.act, VERBS.slice(5)],
  ] as const
  return (
    <nav className="ring-nav" aria-label={ui.loop}>
      <div className="ring-box">
        <RingDrawing worthMost={worthMost} hrefOf={hrefOf} />
        <div className="inside">{children}</div>
      </div>
      <div className="stations">
        {halves.map(([name, verbs], half) => (
          <section key={name} aria-label={name}>
            <p className="half-name" aria-hidden="true">
              {name}
            </p>
            <ol start={1 + 5 * half}>
              {verbs.map((verb) => (
                <li key={verb.key}>
                  <Station
                    verb={verb}
                    href={hrefOf(verb)}
                    answer={answers[verb.key]}
                    isWorthMost={verb.key === worthMost}
                  />
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </nav>
  )
}

interface StationProps {
  readonly verb: Verb
  readonly href: string | undefined
  readonly answer: string | undefined
  readonly isWorthMost: boolean
}

function Station({ verb, href, answer, isWorthMost }: StationProps) {
  const speech = useSpeech()
  const { labelX, labelY, left } = stationAt(VERBS.indexOf(verb))
  const style = { '--x': `${labelX * 100}%`, '--y': `${labelY * 100}%` } as CSSProperties
  const className = `station${left ? ' left' : ''}${isWorthMost ? ' worth-most' : ''}`
  const text = (
    <>
      <span className="verb">{speech.say(verb.name)}</span>
      <span className="answer">{answer ?? speech.say(verb.question)}</span>
    </>
  )
  if (href === undefined) {
    return (
      <span className={className} style={style} aria-disabled="true" title={speech.ui.notYet}>
        {text}
        <span className="hidden">, {speech.ui.notYet}</span>
      </span>
    )
  }
  return (
    <Link href={href} className={className} style={style}>
      {text}
      {isWorthMost && <span className="hidden">, {speech.ui.worthMost}</span>}
    </Link>
  )
}
