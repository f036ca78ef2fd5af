import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import { countryName } from '../../../ui/country-name.ts'

interface BoomerangBlockProps {
  readonly document: SeeDocument
  readonly onExplain: (figureId: string) => void
}

const SHOWN = 4

/** Matter that leaves a country, is transformed abroad and comes back inside another item. */
export function BoomerangBlock({ document, onExplain }: BoomerangBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const { largest, count, backValuePerYear } = document.boomerangs
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Boomerangs', 'Boomerangs')}
        <span className="label">{speech.both('partir pour revenir', 'leaving to come back')}</span>
      </h2>
      {count === 0 ? (
        <p className="label">
          {speech.both(
            'Aucune matière ne quitte son pays pour y revenir transformée.',
            'No matter leaves its country to come back transformed.',
          )}
        </p>
      ) : (
        <ul className="boomerangs">
          {largest.slice(0, SHOWN).map((each) => (
            <li key={`${each.country} ${each.item}`}>
              <p>
                <strong>{nameOf(document, each.item, speech)}</strong>{' '}
                {each.backItem !== each.item &&
                  speech.both(
                    `revient en ${nameOf(document, each.backItem, speech).toLowerCase()}`,
                    `comes back as ${nameOf(document, each.backItem, speech).toLowerCase()}`,
                  )}
              </p>
              <p className="way">
                {each.countries.map((country, index) => (
                  <span key={`${index} ${country}`}>{countryName(country, speech.language)}</span>
                ))}
              </p>
              <p className="label">{lineOf(each, speech)}</p>
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <p className="label block-note">
          <button
            type="button"
            className="inline-figure"
            onClick={() => onExplain('boomerang.value')}
          >
            {speech.both(
              `${speech.figure(backValuePerYear, 'money/year')} reviennent en tout`,
              `${speech.figure(backValuePerYear, 'money/year')} come back in all`,
            )}
          </button>
          {count > SHOWN && speech.both(`, sur ${count} matières`, `, over ${count} materials`)}
        </p>
      )}
    </section>
  )
}

function nameOf({ items }: SeeDocument, item: string, speech: Speech): string {
  const name = items[item]
  return name ? speech.say(name) : item
}

function lineOf(each: SeeDocument['boomerangs']['largest'][number], speech: Speech): string {
  const parts = [
    speech.both(
      `${speech.figure(each.backShare, 'ratio')} de la valeur revient`,
      `${speech.figure(each.backShare, 'ratio')} of the value comes back`,
    ),
    speech.figure(each.days, 'days'),
    speech.figure(each.km, 'km'),
    `${speech.figure(each.carbonKgCo2ePerYear, 'kgCO2e')}${speech.both('/an', '/yr')}`,
  ]
  if (each.isOriginAssumed) {
    parts.push(speech.both('origine supposée là où c’est acheté', 'origin assumed where bought'))
  }
  return parts.join(', ')
}
