import { useState } from 'react'
import type { Scenario } from '../../../levers/scenario.ts'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { BasePanel } from './BasePanel.tsx'
import { LeverCatalogue } from './LeverCatalogue.tsx'
import type { DeskColumn, ScenarioDesk } from './scenario-desk.ts'
import { Problems, StepList } from './StepList.tsx'

interface ScenarioEditorProps {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn & { readonly scenario: Scenario }
}

/** The chosen scenario: its name, its year, its steps, and what may become of it. */
export function ScenarioEditor({ desk, column }: ScenarioEditorProps) {
  const speech = useSpeech()
  const [isAdding, setAdding] = useState(column.scenario.steps.length === 0)
  const { scenario, key } = column
  const { edit, settle, undo, redo } = desk.actions
  const rename = (name: string) => {
    const { nameEn: _was, ...rest } = scenario
    if (name !== '') edit(key, { ...rest, name }, 'name')
  }
  return (
    <section className="scenario-editor">
      <h2 className="section section-title">
        {column.letter} ·{' '}
        <input
          className="name-field"
          aria-label={speech.both('Nom du scénario', 'Name of the scenario')}
          value={speech.both(scenario.name, scenario.nameEn ?? scenario.name)}
          maxLength={200}
          onChange={(event) => rename(event.target.value)}
          onBlur={settle}
        />
        <span className="label no-print">
          <button type="button" disabled={!desk.canUndo} onClick={undo}>
            {speech.both('annuler', 'undo')}
          </button>{' '}
          <button type="button" disabled={!desk.canRedo} onClick={redo}>
            {speech.both('refaire', 'redo')}
          </button>
        </span>
      </h2>
      <BasePanel desk={desk} column={column} />
      <Problems problems={column.problems} />
      <StepList desk={desk} column={column} />
      {isAdding && column.base !== 'gone' ? (
        <LeverCatalogue desk={desk} column={column} onClose={() => setAdding(false)} />
      ) : (
        <p className="panel-actions no-print">
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {speech.both('Ajouter un levier', 'Add a lever')}
          </button>
        </p>
      )}
      <YearLine desk={desk} column={column} />
    </section>
  )
}

/** The year it is meant for, and what that does: nothing, since tables know one year a figure. */
function YearLine({ desk, column }: ScenarioEditorProps) {
  const speech = useSpeech()
  const { scenario, key } = column
  const { edit, settle } = desk.actions
  const put = (text: string) => {
    const { asOfYear: _was, ...rest } = scenario
    const year = Number(text)
    edit(key, text === '' ? rest : { ...rest, asOfYear: year }, 'year')
  }
  const known = desk.tableYears
    .map(({ name, firstYear, lastYear }) => {
      const years = firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`
      return `${speech.say(name)} ${years}`
    })
    .join(' ; ')
  return (
    <div className="year-line">
      <label>
        {speech.both('Année visée', 'Year aimed at')}{' '}
        <input
          className="field"
          type="number"
          min={1990}
          max={2100}
          step={1}
          placeholder={String(desk.baseYear)}
          value={scenario.asOfYear ?? ''}
          onChange={(event) => put(event.target.value)}
          onBlur={settle}
        />
      </label>
      <p className="tick">
        {typeset(
          speech.both(
            `Elle est gardée et affichée ; elle ne déplace aucun chiffre. Les tables ne donnent qu’une année par chiffre : ${known}. Pour une autre année, donnez les valeurs à la main.`,
            `It is kept and shown; it moves no figure. The tables give one year a figure: ${known}. For another year, give the values by hand.`,
          ),
          speech.language,
        )}
      </p>
    </div>
  )
}
