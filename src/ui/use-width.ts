import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Width of an element in whole px, kept up to date: drawings are laid out in px, never scaled. For
 * print they are measured again at once, as no frame passes between the order and the page.
 */
export function useWidth(first: number): readonly [(element: Element | null) => void, number] {
  const [width, setWidth] = useState(first)
  const stop = useRef<() => void>(undefined)
  const ref = useCallback((element: Element | null) => {
    stop.current?.()
    if (!element) return
    const read = (px: number) => px > 0 && setWidth(Math.round(px))
    const readNow = () => read(element.getBoundingClientRect().width)
    const readForPrint = () => flushSync(readNow)
    readNow()
    const observer = new ResizeObserver(([entry]) => entry && read(entry.contentRect.width))
    observer.observe(element)
    addEventListener('beforeprint', readForPrint)
    stop.current = () => {
      observer.disconnect()
      removeEventListener('beforeprint', readForPrint)
    }
  }, [])
  return [ref, width]
}
