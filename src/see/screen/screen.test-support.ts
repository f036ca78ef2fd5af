import { readdirSync, readFileSync } from 'node:fs'
import { loadReference } from '../../../reference/load.ts'
import { formatFigure, formatInterval, formatNumber } from '../../core/format.ts'
import { UI_MESSAGES } from '../../ui/messages.ts'
import type { Speech } from '../../ui/language.tsx'
import { openSession } from '../engine/session.ts'

const EXAMPLES = new URL('../../../examples/', import.meta.url)
/** All the examples. */
export const slugs = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))
const reference = await loadReference()

/** What the engine says of an example, without intervals. */
export function documentOf(slug: string) {
  const raw: unknown = JSON.parse(readFileSync(new URL(`${slug}.json`, EXAMPLES), 'utf8'))
  const opened = openSession(raw, reference)
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  return opened.value.document(false)
}

const format = { language: 'fr', currency: 'EUR' } as const
/** French, as the screens speak it. */
export const speech: Speech = {
  language: 'fr',
  format,
  ui: UI_MESSAGES.fr,
  say: (words) => words.fr,
  both: (fr) => fr,
  figure: (value, unit) => formatFigure(value, unit, format),
  interval: (low, high, unit) => formatInterval(low, high, unit, format),
  number: (value, decimals = 0) => formatNumber(value, 'fr', decimals),
}
