import { useSpeech } from '../../../ui/language.tsx'
import { SEGMENTS } from '../../../chain/nouns/vocabulary.ts'
import { choiceText } from '../../../workbook/choice-words.ts'
import type { FirstLine } from '../../engine/first/document.ts'

interface SegmentFilterProps {
  readonly lines: readonly FirstLine[]
  readonly chosen: string | undefined
  readonly onChoose: (segment: string | undefined) => void
}

/** The segments that levers act on, in chain order; one at a time. */
export function SegmentFilter({ lines, chosen, onChoose }: SegmentFilterProps) {
  const { both, language } = useSpeech()
  const there = SEGMENTS.filter((segment) => lines.some((line) => line.segment === segment))
  if (there.length < 2) return null
  const chip = (segment: string | undefined, name: string) => (
    <button
      key={segment ?? 'all'}
      type="button"
      className="chip"
      aria-pressed={chosen === segment}
      onClick={() => onChoose(segment)}
    >
      {name}
    </button>
  )
  return (
    <div
      className="first-segments no-print"
      role="group"
      aria-label={both('Segment de la chaîne', 'Segment of the chain')}
    >
      {chip(undefined, both('Toute la chaîne', 'The whole chain'))}
      {there.map((segment) => chip(segment, choiceText('segment', segment, language)))}
    </div>
  )
}
