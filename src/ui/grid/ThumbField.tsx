import { useId, useState } from 'react'
import type { CellAt, GridCell, GridOption } from './grid-model.ts'

interface ThumbFieldProps {
  readonly at: CellAt
  readonly label: string
  readonly cell: (at: CellAt) => GridCell
  readonly options: readonly GridOption[]
  readonly write: (at: CellAt, text: string) => void
}

/** Under a thumb a cell is typed in a field at the foot of the screen. */
export function ThumbField({ at, label, cell, options, write }: ThumbFieldProps) {
  const { typed } = cell(at)
  const [round, setRound] = useState(0)
  return (
    <div className="grid-field">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <ThumbInput
        key={`${at.row} ${at.column} ${typed} ${round}`}
        {...{ label, typed, options }}
        onText={(text) => {
          if (text === typed) return
          write(at, text)
          setRound(round + 1)
        }}
      />
    </div>
  )
}

interface ThumbInputProps {
  readonly label: string
  readonly typed: string
  readonly options: readonly GridOption[]
  readonly onText: (text: string) => void
}

function ThumbInput({ label, typed, options, onText }: ThumbInputProps) {
  const listId = useId()
  return (
    <>
      <input
        className="field"
        aria-label={label}
        defaultValue={typed}
        list={options.length > 0 ? listId : undefined}
        autoComplete="off"
        onBlur={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') event.currentTarget.blur()
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
