import { useId } from 'react'
import './style/controls.css'

interface SegmentedProps<T extends string> {
  readonly name: string
  readonly value: T
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly onChange: (value: T) => void
}

/** A choice of one among few, all in sight: native radio buttons, so arrows move between them. */
export function Segmented<T extends string>({ name, value, options, onChange }: SegmentedProps<T>) {
  const group = useId()
  return (
    <fieldset className="segmented">
      <legend className="hidden">{name}</legend>
      {options.map(([each, label]) => (
        <label key={each}>
          <input
            type="radio"
            name={group}
            value={each}
            checked={each === value}
            onChange={() => onChange(each)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
