import { useId, useState } from 'react'
import { Link } from 'wouter'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirstDocument, FirstLine } from '../../engine/first/document.ts'
import { chances, effectText, flipSentence, money, moneyRange } from '../../first-messages.ts'
import { LeverDetail } from './LeverDetail.tsx'
import { MoneyBar } from './MoneyBar.tsx'
import type { MoneyScale } from './money-scale.ts'
import { COLUMNS } from './ranking-columns.ts'

interface LeverRowProps {
  readonly line: FirstLine
  readonly document: FirstDocument
  readonly scale: MoneyScale
}

/** One lever: its name and what would flip it, its bar, its figures; the figure opens the rest. */
export function LeverRow({ line, document, scale }: LeverRowProps) {
  const { both, say, language } = useSpeech()
  const [open, setOpen] = useState(false)
  const detail = useId()
  const reading = { language, currency: document.currency }
  const flip = flipSentence(line, reading)
  return (
    <tbody className={open ? 'open' : ''}>
      <tr className={line.stage === 'weighed' ? '' : 'coming'}>
        <th scope="row">
          <span className="name">{say(line.name)}</span>
          {flip !== undefined && <span className="flip">{typeset(flip, language)}</span>}
        </th>
        <td className="margin">
          {line.margin ? (
            <>
              <span className="figures">
                <button
                  type="button"
                  className="gain"
                  aria-expanded={open}
                  aria-controls={detail}
                  onClick={() => setOpen(!open)}
                >
                  {money(line.margin.perYear, reading)}
                </button>
                <Spread line={line} currency={document.currency} />
              </span>
              <MoneyBar margin={line.margin} scale={scale} />
            </>
          ) : (
            <span className="label">
              {line.stage === 'listed' ? '…' : both('marge inconnue', 'margin not known')}
            </span>
          )}
        </td>
        {COLUMNS.slice(1).map(({ id, name }) => {
          const effect = line.effects && line.effects[id]
          const text = effect && effectText(effect, reading)
          return (
            <td key={id} className={id} data-label={say(name)}>
              {text === undefined ? '' : /[1-9]/.test(text) ? text : '–'}
            </td>
          )
        })}
        <td className="try no-print">
          <Link href={`/scenarios?lever=${line.lever}`} className="button">
            {both('Essayer', 'Try it')}
          </Link>
        </td>
      </tr>
      {open && (
        <tr className="detail" id={detail}>
          <td colSpan={COLUMNS.length + 2}>
            <LeverDetail line={line} document={document} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Spread({ line, currency }: { readonly line: FirstLine; readonly currency: string }) {
  const { both, language } = useSpeech()
  const { doubt } = line.margin!
  if (!doubt) return null
  const range = moneyRange(doubt.low, doubt.high, { language, currency })
  const isNothing = doubt.low === 0 && doubt.high === 0
  const text = isNothing
    ? both('aucun effet sur votre marge', 'no effect on your margin')
    : `${range}, ${chances(doubt.chanceRatio, language)}`
  return <span className="label">{typeset(text, language)}</span>
}
