import { useState } from 'react'
import { OriginMark } from '../../../ui/figure/OriginMark.tsx'
import type { MarkedOrigin } from '../../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { ProofDocument } from '../../engine/document.ts'
import type { FigureEdits, QuestionFigure } from '../../engine/figures/question-figures.ts'
import { supposedWords } from '../../words.ts'
import { FIGURE_WORDS } from '../figure-words.ts'
import { sourceName } from '../shown-policies.ts'

interface FiguresBlockProps {
  readonly document: ProofDocument
  readonly edits: FigureEdits
  readonly onEdit: (edits: FigureEdits) => void
}

const MARKS: Readonly<Record<QuestionFigure['origin'], MarkedOrigin>> = {
  chain: 'computed',
  sales: 'measured',
  assumed: 'assumed',
  edited: 'given',
}

/** Everything that enters the calculation, each figure with its mark, each open to the hand. */
export function FiguresBlock({ document, edits, onEdit }: FiguresBlockProps) {
  const speech = useSpeech(document.currency)
  const { figures, sources } = document
  const groups = [
    { name: document.product, figures: figures.filter(({ source }) => source === undefined) },
    ...sources.map((source, at) => ({
      name: sourceName(source, sources, speech),
      figures: figures.filter((each) => each.source === at),
    })),
  ]
  const set = (id: string, value: number | undefined) => {
    const { [id]: _before, ...others } = edits
    onEdit(value === undefined ? others : { ...others, [id]: value })
  }
  return (
    <section className="prove-figures">
      <h2 className="section section-title">
        {speech.both('Ce qui entre dans le calcul', 'What enters the calculation')}{' '}
        {Object.keys(edits).length > 0 && (
          <button type="button" className="inline-figure no-print" onClick={() => onEdit({})}>
            {speech.both('revenir à la chaîne', 'back to the chain')}
          </button>
        )}
      </h2>
      <div className="figure-groups">
        {groups.map((group, at) => (
          <div key={`${at} ${group.name}`}>
            <h3>{group.name}</h3>
            <ul>
              {group.figures.map((figure) => (
                <FigureRow
                  key={figure.id}
                  figure={figure}
                  currency={document.currency}
                  onSet={(value) => set(figure.id, value)}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <ul className="supposed">
        {document.assumptions.map((each) => {
          const words = supposedWords(String(each.path[0]))
          return (
            <li key={each.path.join()}>
              <OriginMark origin="assumed" /> {words ? speech.say(words.said) : each.message}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface FigureRowProps {
  readonly figure: QuestionFigure
  readonly currency: string
  readonly onSet: (value: number | undefined) => void
}

function FigureRow({ figure, currency, onSet }: FigureRowProps) {
  const speech = useSpeech(currency)
  const [typed, setTyped] = useState<string>()
  const { id, unit, value, low, high, origin } = figure
  const scale = unit === 'ratio' ? 100 : 1
  const shown = round(value * scale)
  const name = speech.say(FIGURE_WORDS[figure.name])
  const number = typed === undefined ? undefined : readNumber(typed)
  const isOdd =
    typed !== undefined && (number === undefined || number / scale < low || number / scale > high)
  const keep = () => {
    if (typed !== undefined && typed.trim() === '') onSet(undefined)
    else if (number !== undefined && !isOdd && number !== shown) onSet(number / scale)
    setTyped(undefined)
  }
  return (
    <li className={origin === 'edited' ? 'edited' : ''}>
      <label htmlFor={`figure-${id}`}>{name}</label>
      <span className="entry">
        <input
          id={`figure-${id}`}
          inputMode="decimal"
          aria-invalid={isOdd}
          title={
            isOdd
              ? speech.both(
                  `de ${low * scale} à ${high * scale}`,
                  `from ${low * scale} to ${high * scale}`,
                )
              : undefined
          }
          value={typed ?? written(shown, speech.language)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setTyped(undefined)
          }}
        />
        <span className="unit">{unitWords(unit, currency, speech.both)}</span>
        <OriginMark origin={MARKS[origin]} />
      </span>
    </li>
  )
}

/** Four figures say enough, and whole numbers stay whole. */
function round(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
}

function written(value: number, language: 'fr' | 'en'): string {
  return language === 'fr' ? String(value).replace('.', ',') : String(value)
}

/** A number as people type it: a comma or a point, spaces between thousands. */
function readNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  const value = Number(plain)
  return plain !== '' && Number.isFinite(value) ? value : undefined
}

function unitWords(
  unit: QuestionFigure['unit'],
  currency: string,
  both: (fr: string, en: string) => string,
): string {
  switch (unit) {
    case 'money/unit':
      return currency === 'EUR' ? '€' : currency
    case 'count':
      return both('pièces', 'pieces')
    case 'ratio':
      return '%'
    case 'weeks':
      return both('semaines', 'weeks')
  }
}
