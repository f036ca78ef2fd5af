import { geoContains } from 'd3-geo'
import { useEffect, useId, useState } from 'react'
import type { GeoPoint } from '../../../chain/place/geo.ts'
import { DragMap } from '../../../ui/map/DragMap.tsx'
import type { Land } from '../../../ui/map/map-model.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { coordinatesOf, distanceToKm, fieldsOfPlace, lanesOfSite } from '../../engine/site-place.ts'
import type { Part } from '../../model.ts'
import { EDIT_WORDS } from '../../messages.ts'
import type { EditPorts, FoundPlace, PlaceFinder } from '../edit-ports.ts'
import type { Editing } from '../use-editing.ts'

interface SitesMapProps {
  readonly editing: Editing
  readonly ports: EditPorts
}

/** Sites beyond this many are not drawn: nobody could take one by hand. */
const MOST_SITES = 400

/** The sites around the client: dragged, pushed, or put where a town is. */
export function SitesMap({ editing, ports }: SitesMapProps) {
  const speech = useSpeech()
  const [extent, setExtent] = useState<'world' | 'region'>('world')
  const [chosen, setChosen] = useState<string>()
  const { land, places } = useGeography(ports)
  const draft = editing.history.now
  const { client, clientCountry } = editing.now ?? {}
  const sites = draft.parts.sites.filter((site) => pointOf(site) !== undefined).slice(0, MOST_SITES)
  const site = draft.parts.sites.find(({ id }) => id === chosen)
  const put = (id: string, point: GeoPoint, commune: FoundPlace | undefined, instead: boolean) => {
    const country = commune ? 'FR' : countryAt(land, point)
    const values = fieldsOfPlace(point, commune, country)
    editing.run({ kind: 'fields', noun: 'sites', id, values }, { instead })
  }
  if (!client) return null
  return (
    <section className="edit-sites" aria-label={speech.say(EDIT_WORDS.map)}>
      <DragMap
        label={speech.say(EDIT_WORDS.map)}
        centre={client}
        country={clientCountry}
        land={land}
        extent={extent}
        selectedId={chosen}
        onSelect={setChosen}
        places={sites.map((each) => ({
          id: each.id,
          label: String(each['name'] ?? each.id),
          ...pointOf(each)!,
        }))}
        onMove={(id, to, { isFirst, isLast }) => {
          if (isLast) put(id, to, places?.nearest(to), !isFirst)
          else {
            const { latitudeDeg, longitudeDeg } = fieldsOfPlace(to, undefined, undefined)
            const values = { latitudeDeg, longitudeDeg }
            editing.run({ kind: 'fields', noun: 'sites', id, values }, { instead: !isFirst })
          }
        }}
      />
      <div className="edit-site">
        <Segmented
          name={speech.say(EDIT_WORDS.map)}
          value={extent}
          options={[
            ['world', speech.both('monde', 'world')],
            ['region', speech.both('région', 'region')],
          ]}
          onChange={setExtent}
        />
        <p className="label">{typeset(speech.say(EDIT_WORDS.mapNote), speech.language)}</p>
        <SiteChoice sites={draft.parts.sites} chosen={chosen} onChoose={setChosen} />
        {site && (
          <>
            <PlaceField
              key={`${site.id} ${String(site['city'])} ${String(site['latitudeDeg'])}`}
              places={places}
              onPlace={(point, commune) =>
                put(site.id, point, commune ?? places?.nearest(point), false)
              }
            />
            <SiteWords editing={editing} site={site} />
          </>
        )}
      </div>
    </section>
  )
}

interface SiteChoiceProps {
  readonly sites: readonly Part[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** Sites without a place are chosen here, to be given one. */
function SiteChoice({ sites, chosen, onChoose }: SiteChoiceProps) {
  return (
    <label>
      <span className="label">site</span>
      <select
        className="field"
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="" />
        {sites.slice(0, MOST_SITES).map((each) => (
          <option key={each.id} value={each.id}>
            {String(each['name'] ?? each.id)}
          </option>
        ))}
      </select>
    </label>
  )
}

function useGeography(ports: EditPorts) {
  const [land, setLand] = useState<Land>()
  const [places, setPlaces] = useState<PlaceFinder>()
  useEffect(() => {
    let isGone = false
    // Without outlines or communes the map still moves sites.
    void ports.land().then(
      (found) => !isGone && setLand(found),
      () => undefined,
    )
    void ports.places().then(
      (found) => !isGone && setPlaces(found),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [ports])
  return { land, places }
}

function pointOf(site: Part): GeoPoint | undefined {
  const { latitudeDeg, longitudeDeg } = site as Part & Partial<GeoPoint>
  return latitudeDeg === undefined || longitudeDeg === undefined
    ? undefined
    : { latitudeDeg, longitudeDeg }
}

function countryAt(land: Land | undefined, point: GeoPoint): string | undefined {
  const at: [number, number] = [point.longitudeDeg, point.latitudeDeg]
  return land?.features.find((each) => geoContains(each, at))?.properties.iso2
}

interface PlaceFieldProps {
  readonly places: PlaceFinder | undefined
  readonly onPlace: (point: GeoPoint, commune: FoundPlace | undefined) => void
}

/** A town or coordinates, typed: the site goes there. */
function PlaceField({ places, onPlace }: PlaceFieldProps) {
  const speech = useSpeech()
  const [text, setText] = useState('')
  const listId = useId()
  const found = coordinatesOf(text) ? [] : (places?.find(text) ?? [])
  const nameOf = ({ name, postalCode }: FoundPlace) => `${name} (${postalCode})`
  const go = () => {
    const point = coordinatesOf(text)
    const commune = found.find((each) => nameOf(each) === text) ?? found[0]
    if (point) onPlace(point, undefined)
    else if (commune) onPlace(commune, commune)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <label>
        <span className="label">
          {speech.say(EDIT_WORDS.commune)}, {speech.say(EDIT_WORDS.coordinates)}
        </span>
        <input
          className="field"
          list={listId}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <datalist id={listId}>
        {found.map((each) => (
          <option key={nameOf(each)} value={nameOf(each)} />
        ))}
      </datalist>
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {speech.both('Placer ici', 'Put it here')}
      </button>
    </form>
  )
}

interface SiteWordsProps {
  readonly editing: Editing
  readonly site: Part
}

/** Where the site stands, and what its ways do when it moves. */
function SiteWords({ editing, site }: SiteWordsProps) {
  const speech = useSpeech()
  const draft = editing.history.now
  const { following, staying } = lanesOfSite(draft, site.id)
  const km = distanceToKm(site, editing.now?.client)
  const where = [site['city'], site['region'], site['country']].filter((each) => each !== undefined)
  const name = (count: number) =>
    speech.both(count > 1 ? 'trajets' : 'trajet', count > 1 ? 'lanes' : 'lane')
  const rows = staying.map((lane) => draft.parts.lanes.indexOf(lane))
  return (
    <>
      <p>
        {where.join(', ')}
        {km === undefined
          ? ''
          : `, ${speech.figure(km, 'km')} ${speech.both('du client', 'from the client')}`}
      </p>
      {following.length > 0 && (
        <p className="label">
          {speech.both(
            `${following.length} ${name(following.length)} sans distance donnée : elle suit le site.`,
            `${following.length} ${name(following.length)} without a given distance: it follows the site.`,
          )}
        </p>
      )}
      {staying.length > 0 && (
        <>
          <p className="label">
            {speech.both(
              `${staying.length} ${name(staying.length)} à distance donnée : elle ne bouge pas (${namesOf(staying)}).`,
              `${staying.length} ${name(staying.length)} with a given distance: it does not move (${namesOf(staying)}).`,
            )}
          </p>
          <button
            type="button"
            className="button"
            onClick={() =>
              editing.run({
                kind: 'block',
                table: { noun: 'lanes' },
                rows,
                columns: ['distanceKm'],
                texts: rows.map(() => ['']),
              })
            }
          >
            {speech.say(EDIT_WORDS.forget)}
          </button>
        </>
      )}
    </>
  )
}

function namesOf(lanes: readonly Part[]): string {
  const names = lanes.slice(0, 4).map(({ id, name }) => String(name ?? id))
  return lanes.length > 4 ? `${names.join(', ')}, …` : names.join(', ')
}
