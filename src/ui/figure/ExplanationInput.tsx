import type { ExplainedInput } from './explained.ts'
import { useSpeech } from '../language.tsx'
import { OriginMark } from './OriginMark.tsx'

interface ExplanationInputProps {
  readonly input: ExplainedInput
  readonly currency: string
  readonly onOpen: (figureId: string) => void
}

/** One input of a figure: its name, value and mark; a computed one opens its own explanation. */
export function ExplanationInput({ input, currency, onOpen }: ExplanationInputProps) {
  const speech = useSpeech(currency)
  const { figureId, low, high, value } = input
  const shown =
    typeof value === 'number' ? speech.figure(value, input.unit) : (value ?? speech.ui.unknown)
  const doubt =
    low === undefined || high === undefined
      ? undefined
      : speech.ui.nineInTen(speech.interval(low, high, input.unit))
  const { source, sourceEn = source } = input
  const told = speech.language === 'fr' ? source : sourceEn
  const why = [doubt, told].filter((text) => text !== undefined && text !== '')
  return (
    <div>
      <dt>
        {figureId === undefined ? (
          speech.say(input.label)
        ) : (
          <button
            type="button"
            className="inline-figure"
            title={speech.ui.explainsItself}
            onClick={() => onOpen(figureId)}
          >
            {speech.say(input.label)}
          </button>
        )}
      </dt>
      <dd>
        {shown}
        <OriginMark origin={input.origin} />
      </dd>
      {why.length > 0 && <p className="why tick">{why.join(' · ')}</p>}
    </div>
  )
}
