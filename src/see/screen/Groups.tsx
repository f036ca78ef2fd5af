import { useState } from 'react'
import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import { useSpeech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'
import type { Grouping } from '../engine/accounts/groups.ts'
import { NO_KEY } from '../engine/accounts/groups.ts'
import { ACTIVITY_WORDS, SEGMENT_WORDS } from '../messages.ts'
import { countryName } from './HomeScreen.tsx'

const NAMES: Readonly<Record<Grouping, Words>> = {
  country: words('pays | country'),
  actor: words('acteur | actor'),
  owner: words('groupe | owner'),
  segment: words('maillon | segment'),
  activity: words('activité de Porter | Porter activity'),
  tier: words('rang | tier'),
  mode: words('mode | mode'),
  step: words('distance | distance'),
}
const STEP_WORDS: Readonly<Record<string, Words>> = {
  '1': words('autre continent | other continent'),
  '2': words('continent | continent'),
  '3': words('pays | country'),
  '4': words('région | region'),
}

/** Cost, value added and carbon added up by country, actor, segment, activity, tier or mode. */
export function Groups({ document }: { readonly document: SeeDocument }) {
  const speech = useSpeech(document.chain.currency)
  const [grouping, setGrouping] = useState<Grouping>('country')
  const groups = document.groups[grouping]
  const most = Math.max(...groups.map((group) => group.costPerUnit), 1e-9)
  const name = (key: string) => {
    if (key === NO_KEY) return speech.both('sans', 'none')
    if (grouping === 'country') return countryName(key, speech.language)
    if (grouping === 'segment') return speech.say(SEGMENT_WORDS[key as keyof typeof SEGMENT_WORDS])
    if (grouping === 'activity')
      return speech.say(ACTIVITY_WORDS[key as keyof typeof ACTIVITY_WORDS])
    if (grouping === 'step') return speech.say(STEP_WORDS[key] ?? words(key))
    return document.names[key] ?? key
  }
  return (
    <section style={{ marginTop: 32 }}>
      <h2 className="section section-title">
        {speech.both('Qui ajoute quoi, par pièce', 'Who adds what, per piece')}
        <span className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
          {(Object.keys(NAMES) as Grouping[]).map((key) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={key === grouping}
              onClick={() => setGrouping(key)}
            >
              {speech.say(NAMES[key])}
            </button>
          ))}
        </span>
      </h2>
      <ul className="group-bars">
        {groups.slice(0, 14).map((group) => (
          <li key={group.key}>
            <span>{name(group.key)}</span>
            <span>
              {speech.figure(group.costPerUnit, 'money/unit')} (
              {speech.figure(group.costRatio, 'ratio')})
            </span>
            <span className="quiet">
              {speech.figure(group.valueAddedPerUnit, 'money/unit')}{' '}
              {speech.both('ajoutés', 'added')},{' '}
              {speech.figure(group.carbonKgCo2ePerUnit, 'kgCO2e')}
            </span>
            <span className="bar-line" style={{ width: `${(100 * group.costPerUnit) / most}%` }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
