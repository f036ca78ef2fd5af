import { useState } from 'react'
import type { Scenario } from '../../../levers/scenario.ts'
import { leverOf } from '../../../levers/catalogue.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { typeset } from '../../../ui/format.ts'
import type { Rebased } from '../../engine/compare/desk.ts'
import type { Accepted, DeskColumn, ScenarioDesk } from './scenario-desk.ts'
import { Problems } from './StepList.tsx'

interface BasePanelProps {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn & { readonly scenario: Scenario }
}

/** What the scenario stands on, whether it is kept, and what may become of it. */
export function BasePanel(props: BasePanelProps) {
  const { column } = props
  return (
    <div className="base-panel no-print">
      {column.base !== 'here' && <MovedBase {...props} key={`base ${column.key}`} />}
      <KeptLine {...props} />
      {column.base === 'here' && <Accepting {...props} key={column.key} />}
    </div>
  )
}

/** The chain went on, or is gone: said; carrying the scenario over is an act of its own. */
function MovedBase({ desk, column }: BasePanelProps) {
  const speech = useSpeech()
  const [seen, setSeen] = useState<Rebased>()
  const { scenario, key, base } = column
  const was = scenario.base.version
  const text =
    base === 'moved'
      ? speech.both(
          `Écrit sur la version ${was} de la chaîne ; la version ouverte est la ${desk.version}. Les chiffres sont ceux de sa base. Rien ne change avant que vous ne le reportiez.`,
          `Written on version ${was} of the chain; version ${desk.version} is open. Figures are those on its base. Nothing changes until you carry it over.`,
        )
      : speech.both(
          'La chaîne ou la version sur laquelle il est écrit n’existe plus : ses chiffres ne peuvent pas être calculés. Ses étapes sont entières : enregistrez-les en fichier, ou reportez-les sur la chaîne ouverte.',
          'The chain or version that it is written on is gone: its figures cannot be worked out. Its steps are whole: save them as a file, or carry them over to the open chain.',
        )
  return (
    <div className="moved-base" role="status">
      <p>{typeset(text, speech.language)}</p>
      {seen === undefined ? (
        <p className="panel-actions">
          <button
            type="button"
            className="button"
            onClick={() => void desk.actions.askRebase(key).then(setSeen, () => undefined)}
          >
            {speech.both(`Voir sur la version ${desk.version}`, `See on version ${desk.version}`)}
          </button>
          {base === 'gone' && <FileButton desk={desk} column={column} />}
        </p>
      ) : (
        <>
          <LeftOut rebased={seen} />
          <p className="panel-actions">
            <button
              type="button"
              className="button primary"
              onClick={() => desk.actions.edit(key, seen.scenario)}
            >
              {speech.both(
                `Reporter sur la version ${desk.version}`,
                `Carry over to version ${desk.version}`,
              )}
            </button>
            <button type="button" className="button" onClick={() => setSeen(undefined)}>
              {speech.both('Laisser où il est', 'Leave it where it is')}
            </button>
          </p>
        </>
      )}
    </div>
  )
}

function LeftOut({ rebased }: { readonly rebased: Rebased }) {
  const speech = useSpeech()
  const { scenario, doesNotFit } = rebased
  if (doesNotFit.length === 0) {
    return <p>{speech.both('Toutes ses étapes s’y appliquent.', 'All its steps fit there.')}</p>
  }
  const nameOf = (stepId: string) => {
    const lever = leverOf(scenario.steps.find(({ id }) => id === stepId)?.lever ?? '')
    return lever ? speech.say(lever.name) : stepId
  }
  return (
    <>
      <p>
        {speech.both(
          'Ces étapes ne s’y appliquent pas ; elles restent dans la liste, sans effet :',
          'These steps do not fit there; they stay in the list, without effect:',
        )}
      </p>
      <ul className="left-out">
        {doesNotFit.map((each) => (
          <li key={each.stepId}>
            <strong>{nameOf(each.stepId)}</strong>
            <Problems problems={each.problems} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Saved or not; somebody else's changes are shown, never overwritten. */
function KeptLine({ desk, column }: BasePanelProps) {
  const speech = useSpeech()
  const { kept, key } = column
  if (kept === 'saved' || kept === 'saving') return null
  if (kept === 'conflict') {
    return (
      <div className="moved-base" role="alert">
        <p>
          {speech.both(
            'Quelqu’un d’autre a enregistré ce scénario entre-temps : rien n’a été écrasé.',
            'Somebody else saved this scenario in between: nothing was overwritten.',
          )}
        </p>
        <p className="panel-actions">
          <button type="button" className="button" onClick={() => desk.actions.keepMine(key)}>
            {speech.both('Garder le mien', 'Keep mine')}
          </button>
          <button type="button" className="button" onClick={() => desk.actions.takeTheirs(key)}>
            {speech.both('Prendre le sien', 'Take theirs')}
          </button>
        </p>
      </div>
    )
  }
  return (
    <div className="moved-base" role="alert">
      <p>
        {kept === 'missing'
          ? speech.both(
              'Ce scénario ne peut pas être gardé auprès de sa chaîne : la chaîne ou sa version n’y est plus. Il reste entier ici.',
              'This scenario cannot be kept beside its chain: the chain or its version is gone. It stays whole here.',
            )
          : speech.both(
              'L’enregistrement n’a pas réussi ; il sera tenté à la prochaine modification. Le scénario reste entier ici.',
              'Saving failed; it will be tried again at the next change. The scenario stays whole here.',
            )}
      </p>
      <p className="panel-actions">
        <FileButton desk={desk} column={column} />
      </p>
    </div>
  )
}

function FileButton({ desk, column }: BasePanelProps) {
  const { both } = useSpeech()
  return (
    <button type="button" className="button" onClick={() => desk.actions.saveFile(column.key)}>
      {both('Enregistrer en fichier', 'Save as a file')}
    </button>
  )
}

/** The scenario becomes the next version of the chain, with a note that names it. */
function Accepting({ desk, column }: BasePanelProps) {
  const speech = useSpeech()
  const [asked, setAsked] = useState(false)
  const [outcome, setOutcome] = useState<Accepted>()
  const left = column.outcomes.filter(({ status }) => status === 'does-not-fit').length
  if (column.scenario.steps.length === 0) return null
  if (!asked) {
    return (
      <p className="panel-actions">
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {speech.both('En faire la nouvelle version…', 'Make it the new version…')}
        </button>
      </p>
    )
  }
  return (
    <div className="moved-base">
      <p>
        {typeset(
          speech.both(
            'Ce que donne ce scénario devient la version suivante de la chaîne, avec une note qui le nomme ; l’ancienne version reste. Le scénario se range ensuite parmi ceux qui sont devenus une version, avec ses étapes, et peut être repris.',
            'What this scenario comes to becomes the next version of the chain, with a note that names it; the old version stays. The scenario then rests among those that became a version, with its steps, and can be taken up again.',
          ),
          speech.language,
        )}
        {left > 0 &&
          typeset(
            speech.both(
              ` ${left} étape(s) sans effet n’y seront pas.`,
              ` ${left} step(s) without effect will not be in it.`,
            ),
            speech.language,
          )}
      </p>
      {outcome && <AcceptedWords outcome={outcome} />}
      <p className="panel-actions">
        <button
          type="button"
          className="button primary"
          onClick={() => void desk.actions.accept(column.key).then(setOutcome)}
        >
          {speech.both('Accepter', 'Accept')}
        </button>
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {speech.both('Pas maintenant', 'Not now')}
        </button>
      </p>
    </div>
  )
}

function AcceptedWords({ outcome }: { readonly outcome: Accepted }) {
  const speech = useSpeech()
  switch (outcome.status) {
    case 'conflict':
      return (
        <p role="alert">
          {typeset(
            speech.both(
              `Quelqu’un a changé les mêmes parties entre-temps : ${outcome.parts.slice(0, 6).join(', ')}. Rien n’est écrit. Ouvrez la dernière version, puis reportez le scénario.`,
              `Somebody changed the same parts in between: ${outcome.parts.slice(0, 6).join(', ')}. Nothing is written. Open the latest version, then carry the scenario over.`,
            ),
            speech.language,
          )}
        </p>
      )
    case 'refused':
      return <Problems problems={outcome.problems} />
    case 'unchanged':
      return (
        <p role="status">
          {speech.both(
            'Rien ne diffère de la dernière version : rien n’est écrit.',
            'Nothing differs from the latest version: nothing is written.',
          )}
        </p>
      )
    default:
      return (
        <p role="status">
          {speech.both(
            `Version ${outcome.version} enregistrée.`,
            `Version ${outcome.version} saved.`,
          )}
        </p>
      )
  }
}
