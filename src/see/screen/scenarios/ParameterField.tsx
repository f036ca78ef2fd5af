import { useId, useMemo } from 'react'
import type { Field, NumberField, Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { ParameterDefault } from '../../../levers/lever.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { typeset } from '../../../ui/format.ts'
import { MODE_WORDS } from '../../engine/carbon/mode-words.ts'
import type { PartChoice } from './scenario-desk.ts'

interface ParameterFieldProps {
  readonly field: Field
  /** What the step says; undefined: the default holds. */
  readonly value: unknown
  readonly standard: ParameterDefault | undefined
  readonly currency: string
  readonly partsOf: (noun: string) => readonly PartChoice[]
  /** Undefined takes it back to its default. */
  readonly onChange: (value: unknown) => void
  readonly onSettle: () => void
}

/** One parameter of a step: its unit and bounds, its default with where it comes from. */
export function ParameterField(props: ParameterFieldProps) {
  const { field, value, standard, onChange } = props
  const speech = useSpeech(props.currency)
  const id = useId()
  const isGiven = value !== undefined
  return (
    <div className={isGiven ? 'parameter given' : 'parameter'}>
      <label htmlFor={id}>{speech.say(field.label)}</label>
      <div className="parameter-entry">
        <Entry {...props} id={id} />
        {isGiven && !field.required && (
          <button type="button" className="quiet-button" onClick={() => onChange(undefined)}>
            {standard ? speech.both('par défaut', 'default') : speech.both('effacer', 'clear')}
          </button>
        )}
      </div>
      {standard && <Source standard={standard} field={field} isGiven={isGiven} speech={speech} />}
    </div>
  )
}

interface SourceProps {
  readonly standard: ParameterDefault
  readonly field: Field
  readonly isGiven: boolean
  readonly speech: Speech
}

/** The default, its bounds, and where it was read or why it is assumed. */
function Source({ standard, field, isGiven, speech }: SourceProps) {
  const unit = field.type === 'number' ? field.unit : ''
  const { value, low, high, status, source } = standard
  const shown =
    typeof value === 'number'
      ? figureWords(value, unit, speech)
      : choiceWords(String(value), speech)
  const bounds =
    low === undefined || high === undefined
      ? ''
      : ` (${yearWords(speech.interval(low, high, unit), speech)})`
  const how = status === 'default' ? speech.both('lu', 'read') : speech.both('supposé', 'assumed')
  const text = isGiven
    ? speech.both(`par défaut ${shown}${bounds}, ${how} : `, `default ${shown}${bounds}, ${how}: `)
    : speech.both(`valeur par défaut${bounds}, ${how} : `, `default value${bounds}, ${how}: `)
  return (
    <p className="parameter-source tick">
      <span className={status === 'default' ? 'origin published' : 'origin assumed'} />
      {typeset(`${text}${speech.say(source)}`, speech.language)}
    </p>
  )
}

function Entry(props: ParameterFieldProps & { readonly id: string }) {
  const { field, id, value, standard, partsOf, onChange, onSettle } = props
  const speech = useSpeech(props.currency)
  switch (field.type) {
    case 'number':
      return <NumberEntry {...props} field={field} />
    case 'ref':
      return (
        <Choices
          {...{ id, value, onChange, onSettle }}
          isRequired={field.required === true}
          choices={partsOfAll(field.nouns, partsOf)}
        />
      )
    case 'choice':
      return (
        <Choices
          {...{ id, onChange, onSettle }}
          value={value ?? standard?.value}
          isRequired={field.required === true}
          choices={field.values.map((each) => ({ id: each, name: choiceWords(each, speech) }))}
        />
      )
    case 'flag':
      return (
        <input
          id={id}
          type="checkbox"
          checked={(value ?? standard?.value) === true}
          onChange={(event) => {
            onChange(event.target.checked)
            onSettle()
          }}
        />
      )
    case 'list':
      return <ListEntry {...props} />
    default:
      return (
        <input
          id={id}
          className="field"
          type={field.type === 'date' ? 'date' : 'text'}
          value={typeof value === 'string' ? value : ''}
          placeholder={typeof standard?.value === 'string' ? standard.value : ''}
          onChange={(event) => onChange(event.target.value || undefined)}
          onBlur={onSettle}
        />
      )
  }
}

const CHOICES: Readonly<Record<string, Words>> = {
  ...MODE_WORDS,
  rent: words('location | rent'),
  performance: words('au résultat | by result'),
}

/** Modes of carriage in the reader's words; other choices as they are. */
function choiceWords(id: string, speech: Speech): string {
  const known = CHOICES[id]
  return known ? speech.say(known) : id.replaceAll('_', ' ')
}

interface ChoicesProps {
  readonly id: string
  readonly value: unknown
  readonly isRequired: boolean
  readonly choices: readonly PartChoice[]
  readonly onChange: (value: unknown) => void
  readonly onSettle: () => void
}

function Choices({ id, value, isRequired, choices, onChange, onSettle }: ChoicesProps) {
  const now = typeof value === 'string' ? value : ''
  // Kept as they are while a slider moves: a chain may have thousands of parts.
  const options = useMemo(
    () =>
      choices.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      )),
    [choices],
  )
  const isKnown = now === '' || choices.some((each) => each.id === now)
  return (
    <select
      id={id}
      className="field"
      value={now}
      onChange={(event) => {
        onChange(event.target.value || undefined)
        onSettle()
      }}
    >
      {(!isRequired || now === '') && <option value="">–</option>}
      {!isKnown && <option value={now}>{now}</option>}
      {options}
    </select>
  )
}

/** One noun keeps its list as it is. */
function partsOfAll(nouns: readonly string[], partsOf: ParameterFieldProps['partsOf']) {
  const [only] = nouns
  return nouns.length === 1 && only !== undefined
    ? partsOf(only)
    : nouns.flatMap((noun) => partsOf(noun))
}

function ListEntry(props: ParameterFieldProps & { readonly id: string }) {
  const { field, id, value, partsOf, onChange, onSettle } = props
  const speech = useSpeech()
  const chosen = Array.isArray(value) ? (value as readonly string[]) : []
  const of = field.type === 'list' ? field.of : undefined
  const choices = of?.type === 'ref' ? partsOfAll(of.nouns, partsOf) : NO_PARTS
  const options = useMemo(() => {
    const taken = new Set(Array.isArray(value) ? (value as readonly string[]) : [])
    return choices
      .filter((each) => !taken.has(each.id))
      .map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))
  }, [choices, value])
  const put = (next: readonly string[]) => {
    onChange(next.length === 0 ? undefined : next)
    onSettle()
  }
  const nameOf = (each: string) => choices.find((part) => part.id === each)?.name ?? each
  return (
    <div className="parameter-list">
      {chosen.map((each) => (
        <span key={each} className="chip">
          {nameOf(each)}
          <button
            type="button"
            className="remove"
            aria-label={speech.both(`Retirer ${nameOf(each)}`, `Remove ${nameOf(each)}`)}
            onClick={() => put(chosen.filter((other) => other !== each))}
          >
            ×
          </button>
        </span>
      ))}
      <select
        id={id}
        className="field"
        value=""
        onChange={(event) => put([...chosen, event.target.value])}
      >
        <option value="">{speech.both('+ ajouter', '+ add')}</option>
        {options}
      </select>
    </div>
  )
}

type NumberEntryProps = Omit<ParameterFieldProps, 'field'> & {
  readonly field: NumberField
  readonly id: string
}

const NO_PARTS: readonly PartChoice[] = []

/** Positions of a slider between its ends. */
const STOPS = 200

/** A slider where both ends are known, and a field in any case: no drag is needed. */
function NumberEntry(props: NumberEntryProps) {
  const { field, id, value, standard, onChange, onSettle } = props
  const speech = useSpeech(props.currency)
  const over = field.unit === 'ratio' ? 100 : 1
  const usual = typeof standard?.value === 'number' ? standard.value : undefined
  const now = typeof value === 'number' ? value : usual
  const [least, most] = endsOf(field, standard, now)
  const put = (next: number) => onChange(Number.isFinite(next) ? bounded(next, field) : undefined)
  const unit = over === 100 ? '%' : unitWords(field.unit, speech)
  return (
    <>
      {most > least && now !== undefined && (
        <span className="slider">
          <input
            type="range"
            aria-label={speech.say(field.label)}
            min={least}
            max={most}
            step={field.integer ? 1 : (most - least) / STOPS}
            value={now}
            aria-valuetext={speech.figure(now, field.unit)}
            onChange={(event) => put(rounded(Number(event.target.value), most - least))}
            onPointerUp={onSettle}
            onKeyUp={onSettle}
          />
          {usual !== undefined && usual >= least && usual <= most && (
            <span
              className="default-mark"
              title={speech.both('valeur par défaut', 'default value')}
              style={{ left: `${(100 * (usual - least)) / (most - least)}%` }}
            />
          )}
        </span>
      )}
      <span className="number-entry">
        <input
          id={id}
          className="field"
          type="number"
          inputMode="decimal"
          step="any"
          min={field.min === undefined ? undefined : field.min * over}
          max={field.max === undefined ? undefined : field.max * over}
          value={now === undefined ? '' : Number((now * over).toPrecision(6))}
          onChange={(event) =>
            event.target.value === '' ? onChange(undefined) : put(Number(event.target.value) / over)
          }
          onBlur={onSettle}
        />
        <span className="label">{unit}</span>
      </span>
    </>
  )
}

function unitWords(unit: string, speech: Speech): string {
  return figureWords(2, unit, speech).replace(/^[\d.,]+[\s\u00a0\u202f]*/, '')
}

/** A figure in the reader's words, whatever its unit. */
export function figureWords(value: number, unit: string, speech: Speech): string {
  return yearWords(speech.figure(value, unit), speech)
}

const FRENCH_UNITS = [
  ['unit/year', 'unités/an'],
  ['/year', '/an'],
  ['years', 'ans'],
  ['months', 'mois'],
] as const

function yearWords(text: string, { language }: Speech): string {
  if (language === 'en') return text
  return FRENCH_UNITS.reduce((said, [english, french]) => said.replace(english, french), text)
}

/** The bounds of the field, else a little beyond those of the default, else twice what is set. */
function endsOf(
  field: NumberField,
  standard: ParameterDefault | undefined,
  now: number | undefined,
): readonly [number, number] {
  const usual = typeof standard?.value === 'number' ? standard.value : now
  const high = standard?.high ?? (usual === undefined ? undefined : usual * 2)
  const most = field.max ?? (high === undefined ? 0 : Math.max(high * 1.5, now ?? 0))
  return [field.min ?? 0, most]
}

function bounded(value: number, { min = -Infinity, max = Infinity, integer }: NumberField): number {
  const inside = Math.min(max, Math.max(min, value))
  return integer ? Math.round(inside) : inside
}

/** Three digits finer than the slider is long: 0.35, not 0.35000000000000003. */
function rounded(value: number, span: number): number {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(span)))
  return Number(value.toFixed(Math.min(digits, 12)))
}
