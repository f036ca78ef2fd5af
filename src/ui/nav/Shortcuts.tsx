import { useEffect, useRef } from 'react'
import '../style/palette.css'
import { useKept, useSpeech } from '../language.tsx'
import type { HrefOf } from './verbs.ts'
import { ownPath, VERBS } from './verbs.ts'

export interface ShortcutsProps {
  /** Whether the list of keys is open. */
  readonly helping: boolean
  readonly onHelp: (open: boolean) => void
  readonly onSearch: () => void
  readonly onCompare: () => void
  readonly navigate: (path: string) => void
  readonly hrefOf?: HrefOf
}

/** Keys that one is typing with are never taken. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, dialog, [contenteditable]') !== null
  )
}

/**
 * Ctrl or ⌘ K searches; 1 to 9 and 0 go to the verbs in loop order, C compares, P prints, ? shows
 * this help.
 * Keys of one character can be switched off (WCAG 2.2, 2.1.4).
 */
export function Shortcuts(props: ShortcutsProps) {
  const { helping, onHelp, onSearch, onCompare, navigate, hrefOf = ownPath } = props
  const [single, setSingle] = useKept('boucle.keys', ['on', 'off'], 'on')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey
      if (command && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onSearch()
        return
      }
      if (command || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      if (single === 'off') return
      if (event.key === '?') onHelp(true)
      else if (event.key.toLowerCase() === 'p') print()
      else if (event.key.toLowerCase() === 'c') onCompare()
      else if (/^\d$/.test(event.key)) {
        const verb = VERBS[(Number(event.key) + 9) % 10]
        const path = verb && hrefOf(verb)
        if (path !== undefined) navigate(path)
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [single, onHelp, onSearch, onCompare, navigate, hrefOf])
  if (!helping) return null
  return (
    <Help
      on={single === 'on'}
      setOn={(on) => setSingle(on ? 'on' : 'off')}
      onClose={() => onHelp(false)}
    />
  )
}

interface HelpProps {
  readonly on: boolean
  readonly setOn: (on: boolean) => void
  readonly onClose: () => void
}

function Help({ on, setOn, onClose }: HelpProps) {
  const { ui } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="shortcuts floating" aria-label={ui.keys} onClose={onClose}>
      <h2 className="section-title">{ui.keys}</h2>
      <form method="dialog">
        <button className="close" aria-label={ui.close}>
          ×
        </button>
      </form>
      <dl>
        {ui.keyList.map(([keys, what]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>
              <kbd className="kbd">{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />
        {ui.keysOn}
      </label>
      <p className="label">{ui.keysOnNote}</p>
    </dialog>
  )
}
