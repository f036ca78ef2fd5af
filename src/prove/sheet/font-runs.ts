import { NARROW_SPACE } from './text-width.ts'

/** Part of a text that one font file holds; a thin gap may follow it. */
export interface FontRun {
  readonly text: string
  readonly part: 'latin' | 'latin-ext'
  readonly isBeforeGap: boolean
}

/* Signs that both fonts hold (5.3.0), in their first file and in the one for other Latin scripts. */
const LATIN = /[ -~\u00a0-£¥§-«®-°´¶-¸º»¿-ÿıŒœˆ˚˜–—‘-‚“-„•…‹›€™−]/u
const LATIN_EXT = /[Ā-ćĊ-ēĖ-ěĞ-ģĦħĪīĮ-İĲĳĶķĹ-ľŁ-ňŊ-ōŐőŔ-śŞ-šŤťŪ-žǍǎȘ-ț]/u
const INSTEAD: Readonly<Record<string, string>> = {
  '₂': '2',
  '½': '1/2',
  '\u2011': '-',
  '·': '-',
  '≤': '<=',
  '≥': '>=',
  '→': '-',
  '\t': ' ',
}

/** The text by font file; a sign that neither holds gives way to its base letter or to `?`. */
export function fontRuns(text: string): FontRun[] {
  const runs: FontRun[] = []
  let run = ''
  let part: FontRun['part'] = 'latin'
  const close = (isBeforeGap: boolean): void => {
    if (run !== '' || isBeforeGap) runs.push({ text: run, part, isBeforeGap })
    run = ''
  }
  for (const sign of text) {
    if (sign === NARROW_SPACE) {
      close(true)
      continue
    }
    const known = heldSign(sign)
    const needs = LATIN.test(known) ? 'latin' : 'latin-ext'
    if (needs !== part && run !== '') close(false)
    part = needs
    run += known
  }
  close(false)
  return runs
}

function heldSign(sign: string): string {
  if (LATIN.test(sign) || LATIN_EXT.test(sign)) return sign
  const base = INSTEAD[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '')
  return base !== '' && [...base].every((each) => LATIN.test(each)) ? base : '?'
}
