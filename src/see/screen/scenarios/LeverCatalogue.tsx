import { useEffect, useState } from 'react'
import { LEVERS } from '../../../levers/catalogue.ts'
import { withStep } from '../../../levers/edit-steps.ts'
import type { Lever } from '../../../levers/lever.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { OfferedLever } from '../../engine/compare/desk.ts'
import { SEGMENT_WORDS } from '../../messages.ts'
import type { DeskColumn, ScenarioDesk } from './scenario-desk.ts'
import { Problems } from './StepList.tsx'

interface LeverCatalogueProps {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn & { readonly scenario: Scenario }
  readonly onClose: () => void
}

const FAMILIES: Readonly<Record<string, Words>> = {
  place: words('lieu | place'),
  sourcing: words('achats | sourcing'),
  making: words('fabrication | making'),
  logistics: words('transport | carriage'),
  selling: words('vente | selling'),
  use: words('usage | use'),
}

/** Every lever, tried on the scenario as it stands: applicable, or why not. */
export function LeverCatalogue({ desk, column, onClose }: LeverCatalogueProps) {
  const speech = useSpeech()
  const [sought, setSought] = useState('')
  const [family, setFamily] = useState<string>()
  const { offers, actions } = desk
  const { askOffers } = actions
  useEffect(() => {
    if (offers === undefined) askOffers()
  }, [offers, askOffers])
  const found = LEVERS.filter(
    (lever) =>
      lever.family !== 'hand' &&
      (family === undefined || lever.family === family) &&
      plain(
        `${lever.name.fr} ${lever.name.en} ${lever.studyRows.join(' ')} ${segmentOf(lever)}`,
      ).includes(plain(sought)),
  )
  const offerOf = (id: string) => offers?.find(({ lever }) => lever === id)
  const sorted = found.toSorted((a, b) => rank(offerOf(a.id)) - rank(offerOf(b.id)))
  const add = (lever: Lever) => {
    const parameters = offerOf(lever.id)?.parameters ?? {}
    actions.edit(column.key, withStep(column.scenario, lever.id, parameters))
    onClose()
  }
  return (
    <section className="catalogue" aria-label={speech.both('Leviers', 'Levers')}>
      <div className="catalogue-head">
        <input
          className="field"
          type="search"
          autoFocus
          value={sought}
          placeholder={speech.both('Chercher un levier', 'Search a lever')}
          aria-label={speech.both('Chercher un levier', 'Search a lever')}
          onChange={(event) => setSought(event.target.value)}
        />
        <button type="button" className="button" onClick={onClose}>
          {speech.ui.close}
        </button>
      </div>
      <div className="chips">
        {Object.entries(FAMILIES).map(([id, name]) => (
          <Chip
            key={id}
            pressed={family === id}
            onPress={() => setFamily(family === id ? undefined : id)}
          >
            {speech.say(name)}
          </Chip>
        ))}
      </div>
      {offers === undefined && (
        <p className="label" role="status">
          {speech.both('Chaque levier est essayé sur le scénario…', 'Each lever is being tried…')}
        </p>
      )}
      <ul className="lever-lines">
        {sorted.map((lever) => (
          <LeverLine
            key={lever.id}
            lever={lever}
            offer={offerOf(lever.id)}
            onAdd={() => add(lever)}
          />
        ))}
      </ul>
    </section>
  )
}

interface LeverLineProps {
  readonly lever: Lever
  readonly offer: OfferedLever | undefined
  readonly onAdd: () => void
}

function LeverLine({ lever, offer, onAdd }: LeverLineProps) {
  const speech = useSpeech()
  const isOpen = offer?.status === 'applicable' || offer?.status === 'asks'
  const asked = (offer?.asks ?? []).flatMap((name) => {
    const field = lever.parameters[name]
    return field ? [speech.say(field.label)] : []
  })
  return (
    <li className={isOpen ? '' : 'not-applicable'}>
      <button type="button" disabled={!isOpen} onClick={onAdd}>
        <strong>{speech.say(lever.name)}</strong>
        <span className="tick">
          {speech.say(FAMILIES[lever.family] ?? words(lever.family))}
          {lever.segment && `, ${speech.say(SEGMENT_WORDS[lever.segment])}`}
        </span>
      </button>
      {asked.length > 0 && (
        <p className="label">
          {speech.both(`à donner : ${asked.join(', ')}`, `to be given: ${asked.join(', ')}`)}
        </p>
      )}
      {offer?.status === 'not-applicable' && <Problems problems={offer.problems} />}
    </li>
  )
}

function segmentOf({ segment }: Lever): string {
  if (!segment) return ''
  return `${SEGMENT_WORDS[segment].fr} ${SEGMENT_WORDS[segment].en}`
}

function rank(offer: OfferedLever | undefined): number {
  if (!offer || offer.status === 'applicable') return 0
  return offer.status === 'asks' ? 1 : 2
}

/** Without accents or capitals: what one types finds what one means. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
