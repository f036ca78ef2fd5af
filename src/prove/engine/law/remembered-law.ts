import type { HistoryLaw, HistoryQuestion } from '../demand/law-from-history.ts'
import { lawFromHistory } from '../demand/law-from-history.ts'
import type { WeeklySeries } from '../demand/weekly-series.ts'

/** Laws kept: those of one history with the items beside it, twice over. */
const MOST_LAWS = 256

const remembered = new Map<string, HistoryLaw | undefined>()

/**
 * `lawFromHistory`, found once for one question: a page that moves a price asks again with the same
 * sales, and a hundred items beside a history take seconds. The answer is the same either way.
 */
export function rememberedLaw(question: HistoryQuestion): HistoryLaw | undefined {
  const { series, seasonWeeks, seasonFromWeek, leadMonths, family = [], kind } = question
  const rest = { seasonWeeks, seasonFromWeek, leadMonths, family, kind }
  const key = `${fingerprint(series)} ${JSON.stringify(rest)}`
  if (remembered.has(key)) return remembered.get(key)
  const law = lawFromHistory(question)
  if (remembered.size >= MOST_LAWS) remembered.delete(remembered.keys().next().value!)
  remembered.set(key, law)
  return law
}

/** 64 bits of the figures of a series, beside its size: FNV-1a over 32-bit words, and a second mix. */
function fingerprint(series: WeeklySeries): string {
  const { firstWeek, weeks, variants, soldPieces, returnedPieces, unitPrice, stockOut } = series
  let [first, second] = [0x811c9dc5, 0x01000193]
  const mix = (word: number) => {
    first = Math.imul(first ^ word, 0x01000193)
    second = Math.imul(second ^ (word + 0x9e3779b9), 0x85ebca6b)
    second ^= second >>> 13
  }
  for (const cells of [soldPieces, returnedPieces, unitPrice]) {
    new Uint32Array(cells.buffer, cells.byteOffset, cells.length * 2).forEach(mix)
  }
  stockOut.forEach(mix)
  return `${first >>> 0}.${second >>> 0} ${firstWeek} ${weeks} ${JSON.stringify(variants)}`
}
