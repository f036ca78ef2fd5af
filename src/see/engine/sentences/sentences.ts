import type { ReadingInput, Sentence } from '../reading.ts'
import { carbonSentence, modeSentence } from './carbon-sentences.ts'
import {
  clientValueSentence,
  idleSentence,
  marginSentence,
  socialSentence,
} from './money-sentences.ts'
import { distanceSentence, laneSentence, waitSentence } from './time-sentences.ts'

/** Sentences that hold for this chain, the most telling first; none when nothing is sold. */
export function reading(input: ReadingInput): Sentence[] {
  if (input.rows.length === 0) return []
  const makers = [
    distanceSentence,
    laneSentence,
    waitSentence,
    marginSentence,
    carbonSentence,
    modeSentence,
    idleSentence,
    clientValueSentence,
    socialSentence,
  ]
  return makers.flatMap((make) => make(input) ?? []).sort((a, b) => b.weight - a.weight)
}
