import { useState } from 'react'
import { Chip } from '../../../ui/Chip.tsx'
import { TierBars } from '../../../ui/charts/TierBars.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import { countryName } from '../../../ui/country-name.ts'

interface DependencyBlockProps {
  readonly document: SeeDocument
  readonly onExplain: (figureId: string) => void
}

const FIRST_TIERS = 6
const FIRST_COUNTRIES = 4

/** Who holds us, tier by tier; then by country: what is formed there, and what passes there. */
export function DependencyBlock({ document, onExplain }: DependencyBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const [all, setAll] = useState(false)
  const { tiers, deepest } = document.dependency
  const steps = new Map(document.stages.map((row) => [row.siteId, row.step]))
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Dépendance, rang par rang', 'Dependency, tier by tier')}
      </h2>
      <TierBars
        tiers={(all ? tiers : tiers.slice(0, FIRST_TIERS)).map((tier) => ({
          tier: tier.tier,
          name: speech.both(tier.items.join(', '), tier.itemsEn.join(', ')),
          single: tier.single,
          parts: tier.parts.map((part) => ({
            name: document.places[part.siteId]?.city ?? part.siteId,
            shareRatio: part.shareRatio,
            step: steps.get(part.siteId) ?? 1,
          })),
        }))}
      />
      {tiers.length > FIRST_TIERS && (
        <Chip pressed={all} onPress={() => setAll(!all)}>
          {speech.both(`les ${tiers.length} rangs`, `all ${tiers.length} tiers`)}
        </Chip>
      )}
      {deepest && (
        <p className="label block-note">
          {speech.both(
            `Le plus profond point seul\u00a0: ${deepest.item}, rang ${deepest.tier}, ${deepest.actor}.`,
            `The deepest single point: ${deepest.itemEn}, tier ${deepest.tier}, ${deepest.actor}.`,
          )}
        </p>
      )}
      <Countries document={document} onExplain={onExplain} />
    </section>
  )
}

function Countries({ document, onExplain }: DependencyBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const countries = document.dependency.countries.slice(0, FIRST_COUNTRIES)
  if (countries.length === 0) return null
  return (
    <table className="plain-table block-note">
      <thead>
        <tr>
          <th scope="col">{speech.both('valeur, tous rangs', 'value, all tiers')}</th>
          <th scope="col">{speech.both('y naît', 'formed there')}</th>
          <th scope="col">{speech.both('y passe', 'passes there')}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map((each) => (
          <tr key={each.key}>
            <th scope="row">{countryName(each.key, speech.language)}</th>
            <td>
              <button
                type="button"
                className="inline-figure"
                onClick={() => onExplain(`dependency.value.${each.key}`)}
              >
                {speech.figure(each.valueShare, 'ratio')}
              </button>
            </td>
            <td>
              <button
                type="button"
                className="inline-figure"
                onClick={() => onExplain(`dependency.atRisk.${each.key}`)}
              >
                {speech.figure(each.atRiskShare, 'ratio')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
