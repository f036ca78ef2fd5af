import { useEffect, useState } from 'react'

const SANS = '"Instrument Sans Variable", "Instrument fallback", Arial, sans-serif'
/** Mean advance of a letter over the size of the text: an estimate where nothing can be drawn. */
const MEAN_ADVANCE = 0.53

let context: CanvasRenderingContext2D | null | undefined

/** Width of a line of text, px; exact once the fonts are ready. */
export function textWidth(text: string, sizePx: number, weight = 450): number {
  if (context === undefined) {
    context =
      typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
  }
  if (!context) return text.length * sizePx * MEAN_ADVANCE
  context.font = `${weight} ${sizePx}px ${SANS}`
  return context.measureText(text).width
}

/** Turns true when the fonts are there: whoever measures text draws once more. */
export function useFontsReady(): boolean {
  const [ready, setReady] = useState(() => document.fonts.status === 'loaded')
  useEffect(() => {
    let wanted = true
    void document.fonts.ready.then(() => wanted && setReady(true))
    return () => {
      wanted = false
    }
  }, [])
  return ready
}
