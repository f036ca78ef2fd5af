import type { CanvasEdits } from '../engine/canvas/canvas.ts'
import { BLOCKS } from '../engine/canvas/canvas.ts'

const keyOf = (chainId: string) => `boucle.canvas.${chainId}`

/** Corrections of the canvas of a chain, kept in the browser: a chain has no place for them. */
export function keptEdits(chainId: string): CanvasEdits {
  try {
    return parseEdits(JSON.parse(localStorage.getItem(keyOf(chainId)) ?? '{}'))
  } catch {
    return {}
  }
}

/** False when the browser keeps nothing. */
export function keepEdits(chainId: string, edits: CanvasEdits): boolean {
  try {
    localStorage.setItem(keyOf(chainId), JSON.stringify(edits))
    return true
  } catch {
    return false
  }
}

/** What an older or a foreign page left there is dropped, block by block. */
function parseEdits(value: unknown): CanvasEdits {
  if (typeof value !== 'object' || value === null) return {}
  const kept = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    BLOCKS.flatMap((block) => {
      const edits = kept[block] as { removed?: unknown; added?: unknown } | undefined
      if (typeof edits !== 'object' || edits === null) return []
      const { removed = [], added = [] } = edits
      return areTexts(removed) && areTexts(added) ? [[block, { removed, added }]] : []
    }),
  )
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
