import { memo, useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { DiscSite } from '../../../ui/map/MiniDisc.tsx'
import { MiniDisc } from '../../../ui/map/MiniDisc.tsx'
import type { ColumnDetail } from '../../engine/compare/desk.ts'
import type { DeskColumn, ScenarioDesk } from './scenario-desk.ts'

/** Figures that stand beside the face of a column. */
const FACE_FIGURES = ['margin.final', 'total.cost', 'lead.critical', 'carbon.total'] as const
const FACE_UNITS = ['money/unit', 'money/unit', 'days', 'kg'] as const

/** The columns with their letter and face: the chain as it is, scenarios, chains beside. */
export function ColumnList({ desk }: { readonly desk: ScenarioDesk }) {
  const speech = useSpeech()
  const { actions, chains, columns } = desk
  const free = chains.filter(({ key }) => !columns.some((column) => column.key === key))
  const group = (isExample: boolean) => free.filter((each) => each.isExample === isExample)
  return (
    <section className="column-list">
      <h2 className="section section-title">
        {speech.both('Scénarios', 'Scenarios')}
        <span className="label">
          {speech.both('A est la chaîne ouverte', 'A is the open chain')}
        </span>
      </h2>
      <ul>
        {columns.map((column) => (
          <ColumnLine key={column.key} desk={desk} column={column} />
        ))}
      </ul>
      <div className="column-adding no-print">
        <button type="button" className="button" onClick={actions.create}>
          {speech.both('Nouveau scénario', 'New scenario')}
        </button>
        <label className="button">
          {speech.both('Ouvrir un fichier', 'Open a file')}
          <input
            className="hidden"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) actions.openFile(file)
              event.target.value = ''
            }}
          />
        </label>
        <select
          className="field"
          value=""
          aria-label={speech.both('Ajouter une chaîne entière', 'Add a whole chain')}
          onChange={(event) => actions.addChain(event.target.value)}
        >
          <option value="">{speech.both('+ une chaîne entière…', '+ a whole chain…')}</option>
          {([false, true] as const).map((isExample) => (
            <optgroup
              key={String(isExample)}
              label={
                isExample ? speech.both('Exemples', 'Examples') : speech.both('Chaînes', 'Chains')
              }
            >
              {group(isExample).map((each) => (
                <option key={each.key} value={each.key}>
                  {speech.say(each.name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Rested desk={desk} />
    </section>
  )
}

function ColumnLine({
  desk,
  column,
}: {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn
}) {
  const speech = useSpeech(desk.currency)
  const { actions, rows, rowKeys } = desk
  const at = rowKeys.indexOf(column.key)
  const isChosen = column.key === desk.selectedKey
  const name = speech.say(column.name)
  return (
    <li className={isChosen ? 'chosen' : ''}>
      <button
        type="button"
        className="column-face"
        disabled={column.kind !== 'scenario'}
        aria-pressed={column.kind === 'scenario' ? isChosen : undefined}
        onClick={() => actions.select(column.key)}
      >
        <Face detail={column.detail} sizePx={52} />
        <span className="column-name">
          <span className="column-letter">{column.letter}</span> <strong>{name}</strong>
          <span className="label">{stateWords(desk, column, speech.both)}</span>
        </span>
      </button>
      {at >= 0 && (
        <dl className="face-figures">
          {FACE_FIGURES.map((id, figure) => {
            const row = rows.find((each) => each.id === id)
            const value = row?.cells[at]?.value
            return (
              <div key={id}>
                <dt className="tick">{FACE_WORDS[speech.language][figure]}</dt>
                <dd>{value === undefined ? '?' : speech.figure(value, FACE_UNITS[figure]!)}</dd>
              </div>
            )
          })}
        </dl>
      )}
      <div className="column-tools no-print">
        <label>
          <input
            type="checkbox"
            checked={column.shown}
            onChange={(event) => actions.show(column.key, event.target.checked)}
          />
          {speech.both('comparer', 'compare')}
        </label>
        {column.kind === 'scenario' && (
          <>
            <button type="button" onClick={() => actions.copy(column.key)}>
              {speech.both('copier', 'copy')}
            </button>
            <button type="button" onClick={() => actions.saveFile(column.key)}>
              {speech.both('fichier', 'file')}
            </button>
          </>
        )}
        {column.kind !== 'base' && <RemoveButton desk={desk} column={column} />}
      </div>
    </li>
  )
}

const FACE_WORDS = {
  fr: ['marge', 'coût', 'délai', 'CO₂e'],
  en: ['margin', 'cost', 'lead time', 'CO₂e'],
} as const

function RemoveButton({
  desk,
  column,
}: {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn
}) {
  const { both } = useSpeech()
  const [isSure, setSure] = useState(false)
  const isSafe = column.kind === 'chain'
  return (
    <button
      type="button"
      onBlur={() => setSure(false)}
      onClick={() => (isSafe || isSure ? desk.actions.remove(column.key) : setSure(true))}
    >
      {isSure ? both('supprimer pour de bon', 'really delete') : both('retirer', 'remove')}
    </button>
  )
}

function stateWords(
  desk: ScenarioDesk,
  column: DeskColumn,
  both: (fr: string, en: string) => string,
): string {
  if (column.kind === 'base') return both(`version ${desk.version}`, `version ${desk.version}`)
  if (column.kind === 'chain') return both('chaîne entière', 'whole chain')
  const { scenario, outcomes, base, kept } = column
  const count = scenario?.steps.length ?? 0
  const left = outcomes.filter(({ status }) => status === 'does-not-fit').length
  const steps = count === 1 ? both('1 étape', '1 step') : both(`${count} étapes`, `${count} steps`)
  const version = scenario?.base.version
  const parts = [
    steps,
    left > 0 ? both(`${left} sans effet`, `${left} without effect`) : '',
    base === 'moved' ? both(`sur la version ${version}`, `on version ${version}`) : '',
    base === 'gone' ? both('sa base n’existe plus', 'its base is gone') : '',
    both(...KEPT_WORDS[kept]),
  ]
  return parts.filter((each) => each !== '').join(', ')
}

const KEPT_WORDS: Readonly<Record<DeskColumn['kept'], readonly [fr: string, en: string]>> = {
  saved: ['', ''],
  saving: ['enregistrement…', 'saving…'],
  conflict: ['modifié ailleurs', 'changed elsewhere'],
  failed: ['pas enregistré', 'not saved'],
  missing: ['pas enregistré', 'not saved'],
}

/** The mini-disc of a column: its sites seen from the client. */
const Face = memo(function Face({
  detail,
  sizePx,
}: {
  readonly detail: ColumnDetail | undefined
  readonly sizePx: number
}) {
  const { latitudeDeg, longitudeDeg } = detail?.client ?? {}
  if (!detail || latitudeDeg === undefined || longitudeDeg === undefined) {
    return <span className="face-waits" style={{ width: sizePx, height: sizePx }} />
  }
  const total = detail.stages.reduce((sum, row) => sum + row.costPerUnit, 0) || 1
  const sites = detail.stages
    .flatMap((row): DiscSite[] =>
      row.kind === 'process' && row.latitudeDeg !== undefined && row.longitudeDeg !== undefined
        ? [
            {
              latitudeDeg: row.latitudeDeg,
              longitudeDeg: row.longitudeDeg,
              step: row.step,
              shareRatio: Math.max(0, row.costPerUnit / total),
            },
          ]
        : [],
    )
    .toSorted((a, b) => (b.shareRatio ?? 0) - (a.shareRatio ?? 0))
    .slice(0, 12)
  return <MiniDisc centre={{ latitudeDeg, longitudeDeg }} sites={sites} sizePx={sizePx} />
})

/** Scenarios that became a version: they rest with their steps. */
function Rested({ desk }: { readonly desk: ScenarioDesk }) {
  const speech = useSpeech()
  if (desk.rested.length === 0) return null
  return (
    <details className="rested">
      <summary>
        {speech.both(
          `Devenus une version (${desk.rested.length})`,
          `Became a version (${desk.rested.length})`,
        )}
      </summary>
      <ul>
        {desk.rested.map((scenario) => (
          <li key={`${scenario.name} ${scenario.acceptedVersion}`}>
            {speech.both(scenario.name, scenario.nameEn ?? scenario.name)}{' '}
            <span className="label">
              {speech.both(
                `version ${scenario.acceptedVersion}`,
                `version ${scenario.acceptedVersion}`,
              )}
            </span>{' '}
            <button
              type="button"
              className="quiet-button"
              onClick={() => desk.actions.wake(scenario)}
            >
              {speech.both('reprendre', 'take up again')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
