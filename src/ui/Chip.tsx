import type { ReactNode } from 'react'
import './style/controls.css'

export interface ChipProps {
  readonly children: ReactNode
  readonly pressed?: boolean
  readonly onPress: () => void
  /** Adds a cross, named by this text. */
  readonly removeName?: string
  readonly onRemove?: () => void
}

/** A short choice or filter that stays in sight. */
export function Chip({ children, pressed, onPress, removeName, onRemove }: ChipProps) {
  if (onRemove === undefined) {
    return (
      <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
        {children}
      </button>
    )
  }
  return (
    <span className="chip">
      <button type="button" onClick={onPress}>
        {children}
      </button>
      <button type="button" className="remove" aria-label={removeName} onClick={onRemove}>
        ×
      </button>
    </span>
  )
}
