import type { CSSProperties, KeyboardEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import type { GridOption } from './grid-model.ts'

interface CellEditorProps {
  readonly label: string
  readonly first: string
  readonly options: readonly GridOption[]
  /** The field was opened by typing: arrows then leave it, as in a spreadsheet. */
  readonly isTyping: boolean
  readonly style?: CSSProperties
  readonly className?: string
  /** The text, and the key that ended it: where to go next. */
  readonly onDone: (text: string, key: KeyboardEvent | undefined) => void
  readonly onLeave: () => void
}

/** The field over a cell that is typed in; Enter and Tab take it, Escape leaves it. */
export function CellEditor(props: CellEditorProps) {
  const { label, first, options, isTyping, style, className, onDone, onLeave } = props
  const [text, setText] = useState(first)
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)
  const listId = useId()
  useEffect(() => {
    input.current?.focus()
    if (!isTyping) input.current?.select()
  }, [isTyping])
  const end = (key: KeyboardEvent | undefined) => {
    if (ended.current) return
    ended.current = true
    onDone(text, key)
  }
  return (
    <>
      <input
        ref={input}
        className={className ?? 'grid-editor'}
        style={style}
        aria-label={label}
        value={text}
        list={options.length > 0 ? listId : undefined}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(undefined)}
        onKeyDown={(event) => {
          event.stopPropagation()
          const leaves = isTyping && options.length === 0 && /^Arrow(Up|Down)$/.test(event.key)
          if (event.key === 'Enter' || event.key === 'Tab' || leaves) {
            event.preventDefault()
            end(event)
          } else if (event.key === 'Escape') {
            ended.current = true
            onLeave()
          }
        }}
      />
      {options.length > 0 && (
        <datalist id={listId}>
          {options.map(({ value, label: name }) => (
            <option key={value} value={value} label={name} />
          ))}
        </datalist>
      )}
    </>
  )
}
