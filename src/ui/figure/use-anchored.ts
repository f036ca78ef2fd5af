import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Anchor } from './panel-place.ts'
import { panelPlace } from './panel-place.ts'

function anchorOf(element: Element | null): Anchor | undefined {
  if (!element || element === document.body) return undefined
  const { left, top, right, bottom, width } = element.getBoundingClientRect()
  return width > 0 ? { left, top, right, bottom } : undefined
}

/**
 * Places a floating panel beside what had the focus when it opened, gives it the focus, closes it
 * with Esc, and gives the focus back. `content` places it again when what it shows changes.
 */
export function useAnchored(
  panel: RefObject<HTMLElement | null>,
  content: string,
  onClose: () => void,
): { readonly left: number; readonly top: number } {
  const opener = useRef<Element | null>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useLayoutEffect(() => {
    opener.current = document.activeElement
    panel.current?.focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      const before = opener.current
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
  }, [panel])
  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return
    const view = { width: document.documentElement.clientWidth, height: innerHeight }
    const { offsetWidth: width, offsetHeight: height } = element
    setPlace(panelPlace(anchorOf(opener.current), { width, height }, view))
  }, [panel, content])
  return place
}
