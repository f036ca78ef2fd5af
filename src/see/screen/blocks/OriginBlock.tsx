import { StackBar } from '../../../ui/charts/StackBar.tsx'
import { StatusTag } from '../../../ui/figure/StatusTag.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import { countryName } from '../../../ui/country-name.ts'

interface OriginBlockProps {
  readonly document: SeeDocument
  readonly onExplain: (figureId: string) => void
}

type Origins = SeeDocument['origins']
type Shares = NonNullable<Origins['cost']>
type Step = SeeDocument['stages'][number]['step']

/** Where it comes from by cost, by steps and by mass: three answers that a label would mix up. */
export function OriginBlock({ document, onExplain }: OriginBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const { origins } = document
  const kinds = [
    ['cost', speech.both('coût', 'cost'), origins.cost],
    ['steps', speech.both('opérations', 'operations'), origins.steps],
    ['mass', speech.both('matière', 'matter'), origins.mass],
  ] as const
  const stepOf = stepsByCountry(document)
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('D’où ça vient', 'Where it comes from')}
        <span className="label">{speech.both('par pays', 'by country')}</span>
      </h2>
      <ul className="origin-bars">
        {kinds.map(([kind, name, shares]) => (
          <li key={kind}>
            <p className="row-head">
              <button
                type="button"
                className="inline-figure"
                onClick={() => onExplain(`origin.${kind}.home`)}
              >
                {name}
              </button>
              <span>
                {shares
                  ? homeWords(shares, origins.homeRegion, speech)
                  : unknownWords(kind, origins, speech)}
              </span>
            </p>
            {shares && <StackBar parts={partsOf(shares, stepOf, speech)} />}
            {shares && <p className="tick">{listWords(shares, speech)}</p>}
          </li>
        ))}
      </ul>
      <Labels origins={origins} />
    </section>
  )
}

/** The nearest colour that stages of a country have: where nothing is placed, the ink order. */
function stepsByCountry({ stages }: SeeDocument): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>()
  for (const { country, step } of stages) {
    if (country !== undefined && step > (steps.get(country) ?? 0)) steps.set(country, step)
  }
  return steps
}

const MOST_PARTS = 6

function partsOf({ countries }: Shares, steps: ReadonlyMap<string, Step>, speech: Speech) {
  const shown = countries.slice(0, MOST_PARTS)
  const known = shown.reduce((sum, each) => sum + each.share, 0)
  return [
    ...shown.map(({ key, share }) => ({
      name: countryName(key, speech.language),
      shareRatio: share,
      step: Math.min(steps.get(key) ?? 1, 3) as Step,
    })),
    ...(known < 0.995
      ? [{ name: speech.both('inconnu', 'unknown'), shareRatio: 1 - known, lost: true }]
      : []),
  ]
}

function listWords({ countries }: Shares, speech: Speech): string {
  return countries
    .slice(0, MOST_PARTS)
    .map(
      ({ key, share }) => `${countryName(key, speech.language)} ${speech.figure(share, 'ratio')}`,
    )
    .join(', ')
}

function homeWords({ homeShare, nearShare }: Shares, home: string, speech: Speech): string {
  const here = `${speech.figure(homeShare, 'ratio')} ${home.length > 2 ? home : countryName(home, speech.language)}`
  if (nearShare === undefined) return here
  const near = speech.figure(nearShare, 'ratio')
  return speech.both(`${here}, ${near} à moins de 100 km`, `${here}, ${near} within 100 km`)
}

function unknownWords(kind: string, { massUnknown }: Origins, speech: Speech): string {
  if (kind !== 'mass' || massUnknown.length === 0) {
    return speech.both('rien à partager', 'nothing to share out')
  }
  const names = massUnknown.slice(0, 3).join(', ')
  return speech.both(`masse inconnue\u00a0: ${names}`, `mass unknown: ${names}`)
}

/** Each label with its proof, and the local share of what stands behind it. */
function Labels({ origins }: { readonly origins: Origins }) {
  const speech = useSpeech()
  if (origins.labels.length === 0) return null
  return (
    <ul className="label-lines">
      {origins.labels.map(({ item, label, evidence, cost }) => (
        <li key={`${item} ${label}`}>
          <span>{label}</span>
          <span className="label">
            {cost &&
              speech.both(
                `${speech.figure(cost.homeShare, 'ratio')} du coût d’ici`,
                `${speech.figure(cost.homeShare, 'ratio')} of cost from here`,
              )}
          </span>
          {evidence === undefined ? (
            <StatusTag status="watch">{speech.both('non prouvé', 'not proven')}</StatusTag>
          ) : (
            <span className="label" title={evidence}>
              {speech.both('prouvé', 'proven')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
