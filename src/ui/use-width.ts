import { useCallback, useRef, useState } from 'react'

/** Width of an element in whole px, kept up to date: drawings are laid out in px, never scaled. */
export function useWidth(first: number): readonly [(element: Element | null) => void, number] {
  const [width, setWidth] = useState(first)
  const observer = useRef<ResizeObserver>(undefined)
  const ref = useCallback((element: Element | null) => {
    observer.current?.disconnect()
    if (!element) return
    const read = (px: number) => px > 0 && setWidth(Math.round(px))
    read(element.getBoundingClientRect().width)
    observer.current = new ResizeObserver(([entry]) => entry && read(entry.contentRect.width))
    observer.current.observe(element)
  }, [])
  return [ref, width]
}
