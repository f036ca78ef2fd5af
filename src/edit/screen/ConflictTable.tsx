import { useState } from 'react'
import { NOUNS } from '../../chain/nouns.ts'
import { headerFields } from '../../chain/nouns/header.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { typeset } from '../../ui/format.ts'
import { useSpeech } from '../../ui/language.tsx'
import { EDIT_WORDS } from '../messages.ts'
import type { Conflicts } from './use-editing.ts'

interface ConflictTableProps {
  readonly conflicts: Conflicts
  readonly onSettle: (theirs: ReadonlySet<string>) => void
}

/** Two people changed the same rows: both versions side by side, one choice a row. */
export function ConflictTable({ conflicts, onSettle }: ConflictTableProps) {
  const speech = useSpeech()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const choose = (key: string, side: 'mine' | 'theirs') => {
    const next = new Set(theirs)
    if (side === 'theirs') next.add(key)
    else next.delete(key)
    setTheirs(next)
  }
  return (
    <section className="edit-conflict">
      <h2 className="section-finding">{typeset(speech.say(EDIT_WORDS.both), speech.language)}</h2>
      {conflicts.map((conflict) => {
        const key = `${conflict.noun}/${conflict.id}`
        return (
          <div key={key} className="conflict">
            <div className="section">
              <h3 className="section-title">{nameOf(conflict, speech)}</h3>
              <Segmented
                name={nameOf(conflict, speech)}
                value={theirs.has(key) ? 'theirs' : 'mine'}
                options={[
                  ['mine', speech.say(EDIT_WORDS.mine)],
                  ['theirs', speech.say(EDIT_WORDS.theirs)],
                ]}
                onChange={(side) => choose(key, side)}
              />
            </div>
            <Differences conflict={conflict} />
          </div>
        )
      })}
      <button type="button" className="button primary" onClick={() => onSettle(theirs)}>
        {speech.say(EDIT_WORDS.settle)}
      </button>
    </section>
  )
}

type Conflict = Conflicts[number]

function nameOf(
  { noun, id, mine, theirs }: Conflict,
  speech: ReturnType<typeof useSpeech>,
): string {
  const body = (mine ?? theirs)?.body as { readonly name?: string } | undefined
  const kind = NOUNS.find(({ key }) => key === noun)?.singular
  return `${kind ? speech.say(kind) : speech.both('chaîne', 'chain')} ${body?.name ?? id}`
}

/** Fields in which the two differ, with what stood there before. */
function Differences({ conflict: { noun, base, mine, theirs } }: { readonly conflict: Conflict }) {
  const speech = useSpeech()
  const fields = noun === 'chain' ? headerFields : NOUNS.find(({ key }) => key === noun)?.fields
  const sides = [base, mine, theirs].map(
    (side) => side?.body as Record<string, unknown> | undefined,
  )
  const keys = [...new Set(sides.flatMap((side) => Object.keys(side ?? {})))].filter(
    (key) => shown(sides[1]?.[key]) !== shown(sides[2]?.[key]),
  )
  const text = (side: Record<string, unknown> | undefined, key: string) =>
    side === undefined ? speech.say(EDIT_WORDS.gone) : shown(side[key])
  const labels: Readonly<Record<string, { readonly label: { fr: string; en: string } }>> =
    fields ?? {}
  return (
    <table className="plain-table words">
      <thead>
        <tr>
          <th />
          <th>{speech.say(EDIT_WORDS.before)}</th>
          <th>{speech.say(EDIT_WORDS.mine)}</th>
          <th>{speech.say(EDIT_WORDS.theirs)}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{labels[key] ? speech.say(labels[key].label) : key}</th>
            {sides.map((side, index) => (
              <td key={index}>{text(side, key)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shown(value: unknown): string {
  if (value === undefined) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
