const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
}

interface KeyPress {
  readonly key: string
  readonly currentTarget: Element
  preventDefault(): void
}

/**
 * Arrows, Home and End move the focus among the marks of a drawing; Enter and Space choose, where
 * the mark is not a button that does so by itself.
 */
export function moveAmong(event: KeyPress, selector: string, choose?: () => void): void {
  if (choose && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault()
    choose()
    return
  }
  const move = MOVES[event.key]
  if (move === undefined) return
  event.preventDefault()
  const drawing = event.currentTarget.closest('svg, tbody')
  const marks = [...(drawing?.querySelectorAll<HTMLElement | SVGElement>(selector) ?? [])]
  const next = marks.findIndex((mark) => mark === event.currentTarget) + move
  marks[Math.min(Math.max(next, 0), marks.length - 1)]?.focus()
}
