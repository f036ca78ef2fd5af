import { memo } from 'react'
import { formatChange } from '../../../ui/format.ts'
import type { Land } from '../../../ui/map/map-model.ts'
import { ClientMap } from '../../../ui/map/ClientMap.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { StageRow } from '../../engine/accounts/stages.ts'
import { stageDifferences } from '../../engine/compare/compare.ts'
import type { ColumnDetail } from '../../engine/compare/desk.ts'
import { clientVoice } from '../client-voice.ts'
import type { ChainPlace } from '../chain-map.ts'
import { chainFlows, chainPlaces } from '../chain-map.ts'
import type { DrawnColumn } from './lines-of-columns.ts'
import { areSameDrawn } from './lines-of-columns.ts'

interface DifferenceMapProps {
  readonly from: DrawnColumn
  readonly to: DrawnColumn
  readonly land: Land | undefined
}

const NO_WAYS = new Map<string, readonly (readonly [number, number])[]>()
const MOST_LINES = 12

/** What one column has and the other has not: lost in ghost, gained and changed by their sign. */
export const DifferenceMap = memo(function DifferenceMap(props: DifferenceMapProps) {
  const { from, to, land } = props
  const speech = useSpeech(to.detail.currency)
  const { language } = speech
  const found = stageDifferences(from.detail.stages, to.detail.stages)
  const gained = new Set(found.added.map(({ id }) => id))
  const lost = new Set(found.removed.map(({ id }) => id))
  const changed = new Set(found.changed.map(({ id }) => id))
  const { latitudeDeg, longitudeDeg, country } = to.detail.client
  const signOf = ({ stageIds }: ChainPlace) =>
    stageIds.some((id) => gained.has(id))
      ? '+ '
      : stageIds.some((id) => changed.has(id))
        ? '≠ '
        : ''
  const withoutKept = ({ stageIds }: ChainPlace) => stageIds.some((id) => lost.has(id))
  const name = `${from.column.letter} → ${to.column.letter}`
  const title = speech.both(`Ce qui change, ${name}`, `What changes, ${name}`)
  const counts = speech.both(
    `${gained.size} gagnés, ${lost.size} perdus, ${changed.size} changés`,
    `${gained.size} gained, ${lost.size} lost, ${changed.size} changed`,
  )
  return (
    <section className="difference-map">
      <h2 className="section section-title">
        {title}
        <span className="label">{counts}</span>
      </h2>
      {latitudeDeg !== undefined && longitudeDeg !== undefined && (
        <ClientMap
          client={{
            latitudeDeg,
            longitudeDeg,
            country,
            label: clientVoice(to.detail, speech).the,
            sub: '',
          }}
          land={land}
          places={[
            ...chainPlaces(to.detail, language).map((place) => ({
              ...place,
              label: `${signOf(place)}${place.label}`,
            })),
            ...chainPlaces(from.detail, language, true).filter(withoutKept),
          ]}
          flows={[
            ...chainFlows({ document: to.detail, sea: NO_WAYS, language }),
            ...chainFlows({
              document: without(from.detail, (row) => lost.has(row.id)),
              sea: NO_WAYS,
              language,
              ghost: true,
            }),
          ]}
          finding={`${title} : ${counts}`}
          selectedId={undefined}
          onSelect={() => undefined}
        />
      )}
      <ChangeLines found={found} currency={to.detail.currency} />
    </section>
  )
}, isSameMap)

function isSameMap(before: DifferenceMapProps, after: DifferenceMapProps): boolean {
  return (
    before.land === after.land && areSameDrawn([before.from, before.to], [after.from, after.to])
  )
}

interface ChangeLinesProps {
  readonly found: ReturnType<typeof stageDifferences>
  readonly currency: string
}

/** The same, stage by stage: what is gained, lost, and by how much the others change. */
function ChangeLines({ found, currency }: ChangeLinesProps) {
  const speech = useSpeech(currency)
  const changeOf = (difference: number, unit: string) =>
    Math.abs(difference) < 1e-9 ? '' : formatChange(difference, unit, speech.format)
  return (
    <ul className="difference-lines">
      <Lines sign="+" name={speech.both('gagné', 'gained')} rows={found.added} />
      <Lines sign="−" name={speech.both('perdu', 'lost')} rows={found.removed} />
      {found.changed.slice(0, MOST_LINES).map((row) => (
        <li key={row.id}>
          <span className="sign">≠</span>
          <span>{speech.say(row.name)}</span>
          <span className="label">
            {[
              changeOf(row.costPerUnit, 'money/unit'),
              changeOf(row.days, 'days'),
              changeOf(row.carbonKgCo2ePerUnit, 'kgCO2e'),
            ]
              .filter((each) => each !== '')
              .join(', ') || speech.both('lieu ou mode', 'place or mode')}
          </span>
        </li>
      ))}
      {found.changed.length > MOST_LINES && (
        <li className="label">{speech.ui.more(found.changed.length - MOST_LINES)}</li>
      )}
      {found.added.length + found.removed.length + found.changed.length === 0 && (
        <li className="label">{speech.both('Rien ne change.', 'Nothing changes.')}</li>
      )}
    </ul>
  )
}

interface LinesProps {
  readonly sign: string
  readonly name: string
  readonly rows: readonly StageRow[]
}

function Lines({ sign, name, rows }: LinesProps) {
  const speech = useSpeech()
  return (
    <>
      {rows.slice(0, MOST_LINES).map((row) => (
        <li key={row.id}>
          <span className="sign">
            <span aria-hidden="true">{sign}</span>
            <span className="hidden">{name}</span>
          </span>
          <span>{speech.both(row.name, row.nameEn)}</span>
          <span className="label">{row.place}</span>
        </li>
      ))}
      {rows.length > MOST_LINES && (
        <li className="label">{speech.ui.more(rows.length - MOST_LINES)}</li>
      )}
    </>
  )
}

function without(detail: ColumnDetail, isWanted: (row: StageRow) => boolean) {
  return { stages: detail.stages.filter(isWanted), places: detail.places }
}
