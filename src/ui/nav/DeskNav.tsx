import { Link, useLocation } from 'wouter'
import type { Words } from '../../core/schema/schema.ts'
import { useSpeech } from '../language.tsx'

interface DeskNavProps {
  readonly pages: readonly { readonly path: string; readonly name: Words }[]
}

/** What one does with the chain, as one line of links; on a phone the line slides. */
export function DeskNav({ pages }: DeskNavProps) {
  const speech = useSpeech()
  const [location] = useLocation()
  if (pages.length === 0) return null
  return (
    <nav className="desk-nav" aria-label={speech.both('Que faire', 'What to do')}>
      {pages.map(({ path, name }) => (
        <Link
          key={path}
          href={path}
          aria-current={location === path || location.startsWith(`${path}/`) ? 'page' : undefined}
        >
          {speech.say(name)}
        </Link>
      ))}
    </nav>
  )
}
