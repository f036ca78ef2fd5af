import { useEffect, useId, useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { MarkedOrigin } from '../../../ui/figure/OriginMark.tsx'
import { OriginMark } from '../../../ui/figure/OriginMark.tsx'
import { typedNumber } from './typed-number.ts'

export interface GivenFieldProps {
  readonly label: string
  /** The label stands elsewhere on the screen already. */
  readonly isLabelHidden?: boolean
  readonly value: number
  /** `%`: the value is a share, shown as a percentage. */
  readonly unit: string
  readonly decimals?: number
  readonly bounds: readonly [low: number, high: number]
  readonly origin: MarkedOrigin
  /** Missing: the figure is only shown. */
  readonly onGive: ((value: number) => void) | undefined
}

/** A figure with its mark, that can be typed over; Enter or leaving the field gives it. */
export function GivenField(props: GivenFieldProps) {
  const { onGive } = props
  return onGive ? <TypedField {...props} onGive={onGive} /> : <ShownFigure {...props} />
}

function ShownFigure({ label, isLabelHidden, value, unit, decimals = 0, origin }: GivenFieldProps) {
  const { number } = useSpeech()
  return (
    <span className="given-figure">
      <span className={isLabelHidden ? 'hidden' : undefined}>{label} </span>
      {number(value * scaleOf(unit), decimals)}
      {unit !== '' && `\u00a0${unit}`} <OriginMark origin={origin} />
    </span>
  )
}

function scaleOf(unit: string): number {
  return unit === '%' ? 100 : 1
}

type TypedFieldProps = GivenFieldProps & { readonly onGive: (value: number) => void }

function TypedField(props: TypedFieldProps) {
  const { label, isLabelHidden, value, unit, decimals = 0, bounds, origin, onGive } = props
  const { language, number } = useSpeech()
  const id = useId()
  const scale = scaleOf(unit)
  const shown = number(value * scale, decimals)
  const [typed, setTyped] = useState<string>()
  useEffect(() => setTyped(undefined), [value])
  const read = typed === undefined ? undefined : typedNumber(typed, language)
  const given = read === undefined ? undefined : read / scale
  const isOdd = typed !== undefined && !isWithin(given, bounds)
  const give = () => {
    if (isOdd) return
    if (given !== undefined && typed !== shown) onGive(given)
    setTyped(undefined)
  }
  return (
    <span className="given-field">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? shown}
        aria-invalid={isOdd}
        aria-describedby={isOdd ? `${id}-odd` : undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={give}
        onKeyDown={(event) => {
          // Letters typed here are no keys of the drawing around.
          if (event.key.length === 1) event.stopPropagation()
          if (event.key === 'Enter') give()
          if (event.key === 'Escape') setTyped(undefined)
        }}
      />
      {unit !== '' && <span className="unit">{unit}</span>}
      <OriginMark origin={origin} />
      {isOdd && <Bounds id={`${id}-odd`} {...{ bounds, scale }} />}
    </span>
  )
}

function isWithin(value: number | undefined, [low, high]: GivenFieldProps['bounds']): boolean {
  return value !== undefined && value >= low && value <= high
}

interface BoundsProps extends Pick<GivenFieldProps, 'bounds'> {
  readonly id: string
  readonly scale: number
}

function Bounds({ id, bounds, scale }: BoundsProps) {
  const { both, number } = useSpeech()
  const [low, high] = bounds.map((bound) =>
    number(bound * scale, Number.isInteger(bound * scale) ? 0 : 1),
  )
  return (
    <span id={id} role="alert" className="label odd">
      {both(`un nombre, de ${low} à ${high}`, `a number, from ${low} to ${high}`)}
    </span>
  )
}
