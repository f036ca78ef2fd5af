import { useState } from 'react'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import type { Grouping } from '../../engine/accounts/groups.ts'
import { NO_KEY } from '../../engine/accounts/groups.ts'
import { ACTIVITY_WORDS, SEGMENT_WORDS } from '../../messages.ts'
import { carriageOf } from '../chain-map.ts'
import { countryName } from '../../../ui/country-name.ts'

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
/** Lines that a page still shows. */
const MOST = 10
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
    if (grouping === 'mode') return speech.ui.modes[carriageOf(key)]
    return document.names[key] ?? key
  }
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Qui ajoute quoi, par pièce', 'Who adds what, per piece')}
      </h2>
      <p className="chips no-print">
        {(Object.keys(NAMES) as Grouping[]).map((key) => (
          <Chip key={key} pressed={key === grouping} onPress={() => setGrouping(key)}>
            {speech.say(NAMES[key])}
          </Chip>
        ))}
      </p>
      <table className="plain-table group-table">
        <thead>
          <tr>
            <th scope="col">{speech.say(NAMES[grouping])}</th>
            <th scope="col">{speech.both('coût', 'cost')}</th>
            <th scope="col">{speech.both('part', 'share')}</th>
            <th scope="col">{speech.both('valeur ajoutée', 'value added')}</th>
            <th scope="col">CO₂e</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST).map((group) => (
            <tr key={group.key}>
              <th scope="row">
                {name(group.key)}
                <span
                  className="bar-line"
                  style={{ width: `${Math.max(0, (100 * group.costPerUnit) / most)}%` }}
                />
              </th>
              <td>{speech.figure(group.costPerUnit, 'money/unit')}</td>
              <td>{speech.figure(group.costRatio, 'ratio')}</td>
              <td>{speech.figure(group.valueAddedPerUnit, 'money/unit')}</td>
              <td>{speech.figure(group.carbonKgCo2ePerUnit, 'kg')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > MOST && <p className="label">{speech.ui.more(groups.length - MOST)}</p>}
    </section>
  )
}
