import { useId, useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: number | undefined
  /** Said after the field. */
  readonly unit: string
  readonly sample?: string
  /** Typed in per cent, kept as a share. */
  readonly isShare?: boolean
  readonly hint?: string
  readonly onChange: (value: number | undefined) => void
}

/** A number as people type it: comma or point, spaces between thousands. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€%]/g, '').replace(',', '.')
  if (plain === '') return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, unit, sample, isShare = false, hint, onChange } = props
  const { language } = useSpeech()
  const id = useId()
  const shown = value === undefined ? '' : written(isShare ? value * 100 : value, language)
  const [text, setText] = useState<string>()
  return (
    <div className="card-field">
      <label htmlFor={id}>{label}</label>
      <span className="card-input">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder={sample}
          value={text ?? shown}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => {
            setText(event.target.value)
            const read = readNumber(event.target.value)
            onChange(read === undefined ? undefined : isShare ? read / 100 : read)
          }}
          onBlur={() => setText(undefined)}
        />
        <span className="unit">{unit}</span>
      </span>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

function written(value: number, language: 'fr' | 'en'): string {
  const text = String(Number(value.toPrecision(10)))
  return language === 'fr' ? text.replace('.', ',') : text
}
