import { useEffect, useMemo, useRef, useState } from 'react'
import './palette.css'
import { useSpeech } from './language.tsx'

export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly run: () => void
}

/** Search by keyboard: pages, stages, figures, chains. Ctrl or ⌘ K opens it. */
export function CommandPalette({
  entries,
  onClose,
}: {
  readonly entries: readonly PaletteEntry[]
  readonly onClose: () => void
}) {
  const speech = useSpeech()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const found = useMemo(() => {
    const wanted = plain(text).split(/\s+/).filter(Boolean)
    return entries
      .filter((entry) =>
        wanted.every((word) => plain(`${entry.label} ${entry.kind}`).includes(word)),
      )
      .sort((a, b) => Number(starts(b, text)) - Number(starts(a, text)))
      .slice(0, 12)
  }, [entries, text])
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  return (
    <dialog
      ref={dialog}
      className="palette"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className="field"
        type="search"
        value={text}
        placeholder={speech.both(
          'Chercher une étape, un chiffre, une page',
          'Search a stage, a figure, a page',
        )}
        aria-label={speech.both('Chercher', 'Search')}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={`palette-${active}`}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
          else if (event.key === 'Enter') choose(found[active])
          else return
          event.preventDefault()
        }}
      />
      <ul id="palette-list" role="listbox">
        {found.map((entry, index) => (
          <li key={entry.id} id={`palette-${index}`} role="option" aria-selected={index === active}>
            <button type="button" tabIndex={-1} onClick={() => choose(entry)}>
              {entry.label} <span className="quiet">{entry.kind}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && (
          <li className="quiet">{speech.both('Rien de ce nom.', 'Nothing of that name.')}</li>
        )}
      </ul>
    </dialog>
  )
}

function starts(entry: PaletteEntry, text: string): boolean {
  return plain(entry.label).startsWith(plain(text))
}

/** Without accents or capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
