import { useId } from 'react'
import { countryName } from '../../../ui/country-name.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { SEASON_WORDS } from '../../card-messages.ts'
import { SECTORS } from '../../engine/sectors/sectors.ts'
import { CARD_SEASONS, SECTOR_IDS } from '../../model.ts'
import { NumberField } from './NumberField.tsx'
import type { TypedCard } from './use-card.ts'

/** Places that come first in the list: where French firms buy most of what they sell. */
const USUAL_COUNTRIES = [
  'FR',
  'CN',
  'PT',
  'IT',
  'ES',
  'DE',
  'PL',
  'RO',
  'TR',
  'MA',
  'TN',
  'BD',
  'IN',
  'VN',
  'PK',
  'KH',
  'TH',
  'TW',
  'KR',
  'JP',
  'US',
  'MX',
  'BR',
  'GB',
  'CH',
  'BE',
  'NL',
  'CZ',
  'HU',
  'BG',
  'EG',
  'MG',
]

interface CardFieldsProps {
  readonly typed: TypedCard
  readonly onChange: (part: Partial<TypedCard>) => void
  readonly onRestart: () => void
}

/** The six figures; the sample of the sector stands in pale until they are typed. */
export function CardFields({ typed, onChange, onRestart }: CardFieldsProps) {
  const { both, say, number } = useSpeech()
  const { sample } = SECTORS[typed.sector]
  return (
    <form className="card-fields" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="chips">
        <legend className="label">{both('Votre métier', 'Your trade')}</legend>
        {SECTOR_IDS.map((sector) => (
          <button
            key={sector}
            type="button"
            className="chip"
            aria-pressed={typed.sector === sector}
            onClick={() => onChange({ sector })}
          >
            {say(SECTORS[sector].name)}
          </button>
        ))}
      </fieldset>
      <Product typed={typed} onChange={onChange} sample={say(sample.product)} />
      <NumberField
        label={both('2. Prix à la cliente, TTC', '2. Price to the client, incl. VAT')}
        unit="€"
        sample={number(sample.priceIncVat, 2)}
        value={typed.priceIncVat}
        onChange={(priceIncVat) => onChange({ priceIncVat } as Partial<TypedCard>)}
      />
      <Paid typed={typed} onChange={onChange} />
      <NumberField
        label={both('4. Vendues par an', '4. Sold a year')}
        unit={both('pièces', 'pieces')}
        sample={number(sample.piecesPerYear)}
        value={typed.piecesPerYear}
        onChange={(piecesPerYear) => onChange({ piecesPerYear } as Partial<TypedCard>)}
      />
      <Seasons typed={typed} onChange={onChange} />
      <NumberField
        label={both('5. Reste invendu ou bradé', '5. Left unsold or sold off')}
        unit="%"
        isShare
        sample={number(sample.unsoldRatio * 100)}
        value={typed.unsoldRatio}
        hint={both('De ce que vous achetez.', 'Of what you buy.')}
        onChange={(unsoldRatio) => onChange({ unsoldRatio } as Partial<TypedCard>)}
      />
      <NumberField
        label={both('6. De la commande aux pièces', '6. From order to goods')}
        unit={both('jours', 'days')}
        sample={number(sample.deliveryDays)}
        value={typed.deliveryDays}
        onChange={(deliveryDays) => onChange({ deliveryDays } as Partial<TypedCard>)}
      />
      <p className="card-tools">
        <button
          type="button"
          className="button"
          onClick={() => onChange(sampleCard(typed, say(sample.product)))}
        >
          {both('Essayer avec un exemple', 'Try with an example')}
        </button>
        <button type="button" className="button" onClick={onRestart}>
          {both('Effacer', 'Clear')}
        </button>
      </p>
    </form>
  )
}

function sampleCard({ sector }: TypedCard, product: string): Partial<TypedCard> {
  const { product: _name, ...six } = SECTORS[sector].sample
  return { ...six, product, given: {} }
}

type PartProps = Pick<CardFieldsProps, 'typed' | 'onChange'>

/** How it sells. */
function Seasons({ typed, onChange }: PartProps) {
  const { both, say } = useSpeech()
  return (
    <fieldset className="card-seasons">
      <legend className="label">{both('Elles se vendent', 'They sell')}</legend>
      <span className="segmented">
        {CARD_SEASONS.map((season) => (
          <label key={season}>
            <input
              type="radio"
              name="season"
              checked={typed.season === season}
              onChange={() => onChange({ season })}
            />
            <span>{say(SEASON_WORDS[season])}</span>
          </label>
        ))}
      </span>
    </fieldset>
  )
}

function Product({ typed, onChange, sample }: PartProps & { readonly sample: string }) {
  const { both } = useSpeech()
  const id = useId()
  return (
    <div className="card-field">
      <label htmlFor={id}>{both('1. Votre produit', '1. Your product')}</label>
      <span className="card-input wide">
        <input
          id={id}
          autoComplete="off"
          maxLength={120}
          placeholder={sample}
          value={typed.product}
          onChange={(event) => onChange({ product: event.target.value })}
        />
      </span>
    </div>
  )
}

/** What is paid now, and where. */
function Paid({ typed, onChange }: PartProps) {
  const { both, language, number } = useSpeech()
  const id = useId()
  const { sample } = SECTORS[typed.sector]
  const names = USUAL_COUNTRIES.map((code) => ({ code, name: countryName(code, language) }))
  return (
    <div className="card-pair">
      <NumberField
        label={both('3. Vous la payez', '3. You pay for it')}
        unit={both('€ HT', '€ ex VAT')}
        sample={number(sample.paidPerPiece, 2)}
        value={typed.paidPerPiece}
        onChange={(paidPerPiece) => onChange({ paidPerPiece } as Partial<TypedCard>)}
      />
      <div className="card-field">
        <label htmlFor={id}>{both('faite en', 'made in')}</label>
        <span className="card-input wide">
          <select
            id={id}
            value={typed.country}
            onChange={(event) => onChange({ country: event.target.value })}
          >
            <option value="">{both('choisir…', 'choose…')}</option>
            {names.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </span>
      </div>
    </div>
  )
}
