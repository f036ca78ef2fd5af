import type { KeyboardEvent } from 'react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import '../style/palette.css'
import { matching } from '../figure/fold.ts'
import { useSpeech } from '../language.tsx'

export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly run: () => void
}

export interface CommandPaletteProps {
  readonly entries: readonly PaletteEntry[]
  readonly onClose: () => void
}

const MOST = 12

/** Search by keyboard: pages, stages, figures, chains. Ctrl or ⌘ K opens it. */
export function CommandPalette({ entries, onClose }: CommandPaletteProps) {
  const { ui } = useSpeech()
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const found = useMemo(() => matching(entries, text, MOST), [entries, text])
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, found])
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? Math.max(last, 0) : active - 1)
    else if (event.key === 'Enter') choose(found[active])
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="palette floating"
      aria-label={ui.search}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <input
        className="field"
        type="search"
        value={text}
        placeholder={ui.searchWhat}
        aria-label={ui.search}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}list`}
        aria-activedescendant={found[active] ? `${id}${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}list`} role="listbox" aria-label={ui.search}>
        {found.map((entry, index) => (
          <li
            key={entry.id}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => choose(entry)}
            onMouseMove={() => setActive(index)}
          >
            <span>{entry.label}</span>
            <span className="kind">{entry.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="nothing">{ui.nothingFound}</p>}
      <p className="hidden" role="status">
        {ui.found(found.length)}
      </p>
    </dialog>
  )
}
