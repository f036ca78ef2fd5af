import { Link, useLocation } from 'wouter'
import './nav.css'
import { useSpeech } from './language.tsx'
import type { Verb } from './verbs.ts'
import { VERBS } from './verbs.ts'

/** The loop flattened into the header of every page but home, the client inside. */
export function FlattenedNav({ client }: { readonly client: string }) {
  const speech = useSpeech()
  return (
    <>
      <nav className="flat-nav" aria-label={speech.both('la boucle', 'the loop')}>
        <svg viewBox="0 0 690 60" aria-hidden="true">
          <rect
            x={0.7}
            y={0.7}
            width={688.6}
            height={58.6}
            rx={29.3}
            fill="none"
            stroke="var(--strong-line)"
            strokeWidth={1.3}
          />
          <path d="M-4 33L0.7 27L5.4 33" fill="none" stroke="var(--ink-2)" strokeWidth={1.3} />
          <path d="M684.6 27L689.3 33L694 27" fill="none" stroke="var(--ink-2)" strokeWidth={1.3} />
        </svg>
        <ol className="top">
          {VERBS.slice(0, 5).map((verb) => (
            <Stop key={verb.key} verb={verb} />
          ))}
        </ol>
        <p className="client">
          <span className="client-dot" aria-hidden="true" />
          {client}
        </p>
        <ol className="bottom">
          {VERBS.slice(5).map((verb) => (
            <Stop key={verb.key} verb={verb} />
          ))}
        </ol>
      </nav>
      <nav className="small-nav" aria-label={speech.both('pages', 'pages')}>
        {VERBS.filter((verb) => verb.path !== undefined).map((verb) => (
          <Link key={verb.key} href={verb.path ?? '/'} className="chip">
            {speech.say(verb.name)}
          </Link>
        ))}
        <Link href="/" className="chip">
          {speech.both('la boucle', 'the loop')}
        </Link>
      </nav>
    </>
  )
}

function Stop({ verb }: { readonly verb: Verb }) {
  const speech = useSpeech()
  const [location] = useLocation()
  const name = speech.say(verb.name)
  if (verb.path === undefined) {
    return (
      <li>
        <span aria-disabled="true">{name}</span>
      </li>
    )
  }
  return (
    <li>
      <Link href={verb.path} aria-current={location.startsWith(verb.path) ? 'page' : undefined}>
        {name}
      </Link>
    </li>
  )
}
