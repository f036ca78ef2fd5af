import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import './nav.css'
import { useSpeech } from '../language.tsx'
import { RingNav } from './RingNav.tsx'
import type { HrefOf } from './verbs.ts'
import { VERBS } from './verbs.ts'

interface SmallNavProps {
  readonly client: string
  readonly hrefOf: HrefOf
}

/** On a narrow screen: the client's dot, the verb one is at, and a button that opens the ring. */
export function SmallNav({ client, hrefOf }: SmallNavProps) {
  const speech = useSpeech()
  const { ui } = speech
  const [location] = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const here = VERBS.find((verb) => {
    const href = hrefOf(verb)
    return href !== undefined && location.startsWith(href)
  })
  useEffect(() => dialog.current?.close(), [location])
  return (
    <div className="small-nav">
      <Link href="/" className="to-home" aria-label={ui.home}>
        <span className="client-dot" />
      </Link>
      <p className="here">
        <span className="verb">{here ? speech.say(here.name) : ui.loop}</span>
        <span className="tick">{client}</span>
      </p>
      <button
        type="button"
        className="ring-button"
        aria-haspopup="dialog"
        aria-label={ui.openLoop}
        onClick={() => dialog.current?.showModal()}
      >
        <RingIcon />
      </button>
      <dialog
        ref={dialog}
        className="ring-dialog"
        aria-label={ui.loop}
        onClick={(event) => event.target === dialog.current && dialog.current.close()}
      >
        <form method="dialog">
          <button className="close" aria-label={ui.close}>
            ×
          </button>
        </form>
        <RingNav answers={{}} hrefOf={hrefOf}>
          <p className="ring-centre">
            <span className="client-dot" aria-hidden="true" />
            {client}
          </p>
        </RingNav>
      </dialog>
    </div>
  )
}

function RingIcon() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx={16} cy={16} r={12} fill="none" stroke="currentColor" strokeWidth={1.3} />
      {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => {
        const angle = ((18 + 36 * i) * Math.PI) / 180
        return (
          <circle
            key={i}
            cx={16 + 12 * Math.sin(angle)}
            cy={16 - 12 * Math.cos(angle)}
            r={2.1}
            fill="var(--paper)"
            stroke="currentColor"
            strokeWidth={1.1}
          />
        )
      })}
      <circle cx={16} cy={16} r={3} fill="var(--p5)" />
    </svg>
  )
}
