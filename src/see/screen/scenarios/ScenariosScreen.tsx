import type { KeyboardEvent } from 'react'
import { memo, useMemo } from 'react'
import './scenarios.css'
import { PlaneOfTwoAxes } from '../../../ui/charts/PlaneOfTwoAxes.tsx'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { formatChange } from '../../../ui/format.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { Land } from '../../../ui/map/map-model.ts'
import { FAMILY_PLACES } from '../../engine/proximity/paradigm.ts'
import { ColumnList } from './ColumnList.tsx'
import { DifferenceMap } from './DifferenceMap.tsx'
import { FiguresTable } from './FiguresTable.tsx'
import type { DrawnColumn } from './lines-of-columns.ts'
import { areSameDrawn, drawnColumns } from './lines-of-columns.ts'
import { CarbonStairs, OverlaidCurves } from './OverlaidLines.tsx'
import { ScenarioEditor } from './ScenarioEditor.tsx'
import type { ScenarioDesk } from './scenario-desk.ts'
import { Problems } from './StepList.tsx'

interface ScenariosScreenProps {
  readonly desk: ScenarioDesk
  readonly land: Land | undefined
  readonly onExplain: (figureId: string) => void
}

/** Scenarios of the open chain: built from levers, side by side, at the speed of the hand. */
export function ScenariosScreen({ desk, land, onExplain }: ScenariosScreenProps) {
  const speech = useSpeech(desk.currency)
  const { columns, selectedKey, actions } = desk
  const selected = columns.find(({ key }) => key === selectedKey)
  const drawn = useMemo(() => drawnColumns(columns), [columns])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || isText(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) actions.redo()
    else actions.undo()
  }
  return (
    <main className="page scenarios-page" onKeyDown={onKeyDown}>
      <FindingTitle about={aboutWords(desk, speech)}>{findingOf(desk, speech)}</FindingTitle>
      <Problems problems={desk.trouble} />
      <div className="scenarios-desk">
        <ColumnList desk={desk} />
        {selected?.scenario ? (
          <ScenarioEditor
            key={selected.key}
            desk={desk}
            column={{ ...selected, scenario: selected.scenario }}
          />
        ) : (
          <p className="label">
            {speech.both(
              'Un scénario est une liste d’étapes posée sur la chaîne ; la chaîne ne change pas.',
              'A scenario is a list of steps laid on the chain; the chain does not change.',
            )}
          </p>
        )}
        <ChangeMap desk={desk} drawn={drawn} land={land} />
      </div>
      <FiguresTable desk={desk} onExplain={onExplain} />
      {drawn.length > 0 && <Drawings drawn={drawn} selectedKey={selectedKey} actions={actions} />}
    </main>
  )
}

interface ChangeMapProps {
  readonly desk: ScenarioDesk
  readonly drawn: readonly DrawnColumn[]
  readonly land: Land | undefined
}

/** From the column that the others are told against to the chosen one. */
function ChangeMap({ desk, drawn, land }: ChangeMapProps) {
  const againstKey = desk.rowKeys[desk.against]
  const from = drawn.find(({ column }) => column.key === againstKey) ?? drawn[0]
  const chosen = drawn.find(({ column }) => column.key === desk.selectedKey)
  const to = chosen ?? drawn.find((each) => each !== from)
  if (!from || !to || from === to) return null
  return <DifferenceMap from={from} to={to} land={land} />
}

interface DrawingsProps {
  readonly drawn: readonly DrawnColumn[]
  readonly selectedKey: string | undefined
  readonly actions: ScenarioDesk['actions']
}

const Drawings = memo(function Drawings(props: DrawingsProps) {
  const { drawn, selectedKey, actions } = props
  const speech = useSpeech()
  const points = drawn.flatMap(({ column, detail, step }) => {
    const { personalised, territorialised } = detail.axes
    if (personalised === undefined || territorialised === undefined) return []
    const { key: id, letter } = column
    return [{ id, letter, name: speech.say(column.name), personalised, territorialised, step }]
  })
  return (
    <div className="scenarios-drawings">
      <OverlaidCurves drawn={drawn} />
      <CarbonStairs drawn={drawn} />
      <PlaneOfTwoAxes
        title={speech.both('Deux axes de proximité', 'Two axes of proximity')}
        points={points}
        regions={Object.values(FAMILY_PLACES).map((place) => ({
          ...place,
          name: speech.say(place.label),
        }))}
        finding={points
          .map(
            (point) =>
              `${point.letter} : ${speech.number(point.personalised, 2)}, ${speech.number(point.territorialised, 2)}`,
          )
          .join(' ; ')}
        {...(selectedKey !== undefined && { selectedId: selectedKey })}
        onSelect={actions.select}
      />
    </div>
  )
}, isSameDrawing)

function isSameDrawing(before: DrawingsProps, after: DrawingsProps): boolean {
  return before.selectedKey === after.selectedKey && areSameDrawn(before.drawn, after.drawn)
}

function isText(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement && ['text', 'search', 'number', 'date'].includes(target.type)
  )
}

function aboutWords({ columns }: ScenarioDesk, speech: Speech): string {
  const base = columns[0]
  return base ? speech.say(base.name) : ''
}

/** What the chosen scenario changes most tellingly: money, days and carbon against its base. */
function findingOf(desk: ScenarioDesk, speech: Speech): string {
  const at = desk.rowKeys.indexOf(desk.selectedKey ?? '')
  const column = desk.columns.find(({ key }) => key === desk.selectedKey)
  const isEmpty = (column?.scenario?.steps.length ?? 0) === 0
  if (at < 0 || !column || isEmpty) {
    return speech.both(
      'Que se passerait-il si l’on changeait ceci ou cela ?',
      'What would happen if one changed this or that?',
    )
  }
  const change = (id: string, name: string) => {
    const row = desk.rows.find((each) => each.id === id)
    const difference = row?.cells[at]?.difference
    if (!row || difference === undefined || Math.abs(difference) < 1e-9) return ''
    return `${name} ${formatChange(difference, row.unit, speech.format)}`
  }
  const parts = [
    change('margin.final', speech.both('marge', 'margin')),
    change('total.cost', speech.both('coût', 'cost')),
    change('lead.critical', speech.both('délai', 'lead time')),
    change('carbon.total', speech.both('carbone', 'carbon')),
  ].filter((each) => each !== '')
  const name = speech.say(column.name)
  if (parts.length === 0 && column.outcomes.some(({ status }) => status === 'does-not-fit')) {
    return speech.both(
      `« ${name} » n’a pas d’effet : une étape ne s’applique pas.`,
      `“${name}” has no effect: a step does not fit.`,
    )
  }
  if (parts.length === 0) {
    return speech.both(
      `« ${name} » ne déplace ni la marge, ni le coût, ni le délai, ni le carbone.`,
      `“${name}” moves neither margin, cost, lead time nor carbon.`,
    )
  }
  return speech.both(`« ${name} » : ${parts.join(', ')}.`, `“${name}”: ${parts.join(', ')}.`)
}
