import type { ReactNode } from 'react'
import { useId, useMemo } from 'react'
import type { Problem } from '../../../core/problem.ts'
import { countryName } from '../../../ui/country-name.ts'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { cardProblem } from '../../card-messages.ts'
import { SECTORS } from '../../engine/sectors/sectors.ts'
import type { CardSeason, SectorId } from '../../model.ts'
import { CARD_SEASONS, SECTOR_IDS } from '../../model.ts'
import type { CardDraft, Typed } from './card-draft.ts'
import { sampleDraft } from './card-draft.ts'

interface CardFieldsProps {
  readonly draft: CardDraft
  readonly change: (part: Partial<CardDraft>) => void
  readonly countries: readonly string[]
  readonly problems: readonly Problem[]
}

/** The six figures, each with the one of the sector's example in pale. */
export function CardFields({ draft, change, countries, problems }: CardFieldsProps) {
  const { both, language } = useSpeech()
  const sample = sampleDraft(draft.sector, language)
  const typing = (name: Typed, label: string, unit?: string) => (
    <TypedField
      label={label}
      unit={unit}
      value={draft.typed[name]}
      placeholder={sample.typed[name]}
      problem={problemOf(problems, name)}
      isNumber={name !== 'product'}
      onChange={(text) => change({ typed: { ...draft.typed, [name]: text } })}
    />
  )
  return (
    <form className="card-fields" onSubmit={(event) => event.preventDefault()}>
      <Step number={1} title={both('Votre produit', 'Your product')}>
        <SectorField draft={draft} change={change} />
        {typing('product', both('Son nom', 'Its name'))}
      </Step>
      <Step number={2} title={both('Son prix en boutique', 'Its price in the shop')}>
        {typing('priceIncVat', both('Prix TTC', 'Price incl. VAT'), '€')}
      </Step>
      <Step number={3} title={both('Ce que vous le payez, et où', 'What you pay, and where')}>
        {typing('paidPerPiece', both('Payé la pièce, HT', 'Paid a piece, excl. VAT'), '€')}
        <CountryField {...{ draft, change, countries, problems }} />
      </Step>
      <Step number={4} title={both('Combien vous en vendez', 'How many you sell')}>
        {typing('piecesPerYear', both('Par an', 'A year'), both('pièces', 'pieces'))}
        <SeasonField draft={draft} change={change} />
      </Step>
      <Step number={5} title={both('Ce qui reste invendu', 'What stays unsold')}>
        {typing('unsoldPercent', both('De ce que vous achetez', 'Of what you buy'), '%')}
      </Step>
      <Step number={6} title={both('L’attente', 'The wait')}>
        {typing(
          'deliveryDays',
          both('De la commande à la livraison', 'From order to delivery'),
          both('jours', 'days'),
        )}
      </Step>
    </form>
  )
}

function Step(props: {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className="card-step">
      <legend>
        <span className="step-number" aria-hidden="true">
          {props.number}
        </span>
        {props.title}
      </legend>
      <div className="step-fields">{props.children}</div>
    </fieldset>
  )
}

interface TypedFieldProps {
  readonly label: string
  readonly unit: string | undefined
  readonly value: string
  readonly placeholder: string
  readonly problem: Problem | undefined
  readonly isNumber: boolean
  readonly onChange: (text: string) => void
}

function TypedField(props: TypedFieldProps) {
  const { label, unit, value, placeholder, problem, isNumber, onChange } = props
  const id = useId()
  return (
    <div className="card-field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <span className="with-unit">
        <input
          id={id}
          className={isNumber ? 'field amount' : 'field'}
          inputMode={isNumber ? 'decimal' : 'text'}
          autoComplete="off"
          maxLength={120}
          value={value}
          placeholder={placeholder}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${id}-wrong`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit !== undefined && <span className="unit">{unit}</span>}
      </span>
      <Wrong id={`${id}-wrong`} problem={problem} />
    </div>
  )
}

function Wrong({ id, problem }: { readonly id: string; readonly problem: Problem | undefined }) {
  const { language } = useSpeech()
  if (!problem) return null
  return (
    <p id={id} className="wrong" role="alert">
      {typeset(cardProblem(problem, language), language)}
    </p>
  )
}

/** Names of the figures of a card that are typed otherwise. */
const PATHS: Readonly<Partial<Record<Typed, string>>> = { unsoldPercent: 'unsoldRatio' }

function problemOf(problems: readonly Problem[], name: Typed | 'country'): Problem | undefined {
  const path = name === 'country' ? name : (PATHS[name] ?? name)
  return problems.find((each) => each.path[0] === path)
}

function SectorField({ draft, change }: Pick<CardFieldsProps, 'draft' | 'change'>) {
  const { both, say, language } = useSpeech()
  const id = useId()
  return (
    <div className="card-field">
      <label htmlFor={id} className="label">
        {both('Secteur', 'Sector')}
      </label>
      <select
        id={id}
        className="field"
        value={draft.sector}
        onChange={(event) => change({ sector: event.target.value as SectorId })}
      >
        {SECTOR_IDS.map((sector) => (
          <option key={sector} value={sector}>
            {say(SECTORS[sector].name)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="inline-figure sample"
        onClick={() => change(sampleDraft(draft.sector, language))}
      >
        {both('Remplir avec un exemple', 'Fill in an example')}
      </button>
    </div>
  )
}

function CountryField({ draft, change, countries, problems }: CardFieldsProps) {
  const { both, language } = useSpeech()
  const id = useId()
  const named = useMemo(
    () =>
      countries
        .map((country) => ({ country, name: countryName(country, language) }))
        .sort((a, b) => a.name.localeCompare(b.name, language)),
    [countries, language],
  )
  return (
    <div className="card-field">
      <label htmlFor={id} className="label">
        {both('Pays du fabricant', 'Country of the maker')}
      </label>
      <select
        id={id}
        className="field"
        value={draft.country}
        onChange={(event) => change({ country: event.target.value })}
      >
        <option value="">{both('Choisir', 'Choose')}</option>
        {named.map(({ country, name }) => (
          <option key={country} value={country}>
            {name}
          </option>
        ))}
      </select>
      <Wrong id={`${id}-wrong`} problem={problemOf(problems, 'country')} />
    </div>
  )
}

function SeasonField({ draft, change }: Pick<CardFieldsProps, 'draft' | 'change'>) {
  const { both } = useSpeech()
  const id = useId()
  const names: Readonly<Record<CardSeason, string>> = {
    season: both('Une saison', 'One season'),
    'all-year': both('Toute l’année', 'All year'),
    'to-order': both('À la commande', 'Made to order'),
  }
  return (
    <div className="card-field">
      <label htmlFor={id} className="label">
        {both('Il se vend', 'It sells')}
      </label>
      <select
        id={id}
        className="field"
        value={draft.season}
        onChange={(event) => change({ season: event.target.value as CardSeason })}
      >
        {CARD_SEASONS.map((season) => (
          <option key={season} value={season}>
            {names[season]}
          </option>
        ))}
      </select>
    </div>
  )
}
