import { Link, useLocation } from 'wouter'
import './nav.css'
import { useSpeech } from '../language.tsx'
import { SmallNav } from './SmallNav.tsx'
import type { HrefOf, Verb } from './verbs.ts'
import { ownPath, VERBS } from './verbs.ts'

export interface FlattenedNavProps {
  /** What the client ordered, said and sent back, in one line. */
  readonly client: string
  readonly hrefOf?: HrefOf
}

/** The loop flattened into the header of every page but home, the client inside. */
export function FlattenedNav({ client, hrefOf = ownPath }: FlattenedNavProps) {
  const { ui } = useSpeech()
  return (
    <>
      <nav className="flat-nav" aria-label={ui.loop}>
        <span className="track" aria-hidden="true">
          <Arrow down={false} />
          <Arrow down />
        </span>
        <ol className="top">
          {VERBS.slice(0, 5).map((verb) => (
            <Stop key={verb.key} verb={verb} href={hrefOf(verb)} />
          ))}
        </ol>
        <p className="client">
          <span className="client-dot" aria-hidden="true" />
          <span>{client}</span>
        </p>
        <ol className="bottom" start={6}>
          {VERBS.slice(5).map((verb) => (
            <Stop key={verb.key} verb={verb} href={hrefOf(verb)} />
          ))}
        </ol>
      </nav>
      <SmallNav client={client} hrefOf={hrefOf} />
    </>
  )
}

function Arrow({ down }: { readonly down: boolean }) {
  return (
    <svg className={down ? 'arrow down' : 'arrow'} viewBox="0 0 10 7" aria-hidden="true">
      <path d="M1 6L5 1.2L9 6" fill="none" stroke="currentColor" strokeWidth={1.3} />
    </svg>
  )
}

function Stop({ verb, href }: { readonly verb: Verb; readonly href: string | undefined }) {
  const speech = useSpeech()
  const [location] = useLocation()
  const name = speech.say(verb.name)
  if (href === undefined) {
    return (
      <li>
        <span aria-disabled="true" title={speech.ui.notYet}>
          {name}
        </span>
      </li>
    )
  }
  return (
    <li>
      <Link href={href} aria-current={location.startsWith(href) ? 'page' : undefined}>
        {name}
      </Link>
    </li>
  )
}
