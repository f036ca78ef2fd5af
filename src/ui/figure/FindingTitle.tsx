import type { ReactNode } from 'react'
import '../style/states.css'
import { typeset } from '../format.ts'
import { usePreferences } from '../language.tsx'

export interface FindingTitleProps {
  /** A sentence one could say aloud, with its figure; never a noun. */
  readonly children: string
  /** What it speaks of, above it. */
  readonly about?: ReactNode
  readonly note?: ReactNode
}

/** From this many signs on a title needs more lines than a corner of the ring leaves it. */
const LONG = 96

/** The title of a page is what it found, in the serif, with the spaces of its language. */
export function FindingTitle({ children, about, note }: FindingTitleProps) {
  const { language } = usePreferences()
  return (
    <div className="finding-title">
      {about !== undefined && <p className="label about">{about}</p>}
      <h1 className={children.length > LONG ? 'finding long' : 'finding'}>
        {typeset(children, language)}
      </h1>
      {note !== undefined && <p className="note">{note}</p>}
    </div>
  )
}
