import { useState } from 'react'
import { leverOf } from '../../../levers/catalogue.ts'
import {
  movedStep,
  notedStep,
  setParameter,
  switchedStep,
  withoutStep,
} from '../../../levers/edit-steps.ts'
import type { Scenario, Step } from '../../../levers/scenario.ts'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { SaidOutcome } from '../../engine/compare/desk.ts'
import type { SaidProblem } from '../../engine/compare/said-problem.ts'
import { figureWords, ParameterField } from './ParameterField.tsx'
import type { DeskColumn, ScenarioDesk } from './scenario-desk.ts'

interface StepListProps {
  readonly desk: ScenarioDesk
  readonly column: DeskColumn & { readonly scenario: Scenario }
}

/** The steps of the chosen scenario, in the order in which they are applied. */
export function StepList({ desk, column }: StepListProps) {
  const speech = useSpeech()
  const { steps } = column.scenario
  if (steps.length === 0) {
    return (
      <p className="label">
        {speech.both(
          'Aucune étape : ce scénario est la chaîne elle-même, à l’octet près. Ajoutez un levier.',
          'No step: this scenario is the chain itself, to the byte. Add a lever.',
        )}
      </p>
    )
  }
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <StepLine
          key={step.id}
          {...{ desk, column, step, at }}
          outcome={column.outcomes.find(({ stepId }) => stepId === step.id)}
        />
      ))}
    </ol>
  )
}

interface StepLineProps extends StepListProps {
  readonly step: Step
  readonly at: number
  readonly outcome: SaidOutcome | undefined
}

function StepLine({ desk, column, step, at, outcome }: StepLineProps) {
  const speech = useSpeech(desk.currency)
  const { scenario, key } = column
  const { edit, settle } = desk.actions
  const lever = leverOf(step.lever)
  const figures = column.detail?.stepFigures[step.id] ?? []
  return (
    <li className={step.off ? 'step off' : `step ${outcome?.status ?? ''}`}>
      <div className="step-head">
        <strong>{lever ? speech.say(lever.name) : step.lever}</strong>
        <span className="step-status">{statusWords(outcome, step, speech)}</span>
        <StepTools {...{ desk, column, step, at }} />
      </div>
      <Problems problems={outcome?.problems ?? []} />
      {step.lever === 'edit' ? (
        <p className="label">{handWords(step, speech.both)}</p>
      ) : (
        Object.entries(lever?.parameters ?? {}).map(([name, field]) => (
          <ParameterField
            key={name}
            field={field}
            value={step.parameters[name]}
            standard={lever?.defaults[name]}
            currency={desk.currency}
            partsOf={desk.partsOf}
            onChange={(value) =>
              edit(key, setParameter(scenario, step.id, [name, value]), `${step.id}/${name}`)
            }
            onSettle={settle}
          />
        ))
      )}
      {figures.map((figure) => (
        <p key={figure.id} className="step-figure">
          <span>{speech.say(figure.label)}</span>
          <strong title={speech.say(figure.formula)}>
            {figureWords(figure.value, figure.unit, speech)}
          </strong>
        </p>
      ))}
      <label className="step-note">
        <span className="hidden">{speech.both('Note', 'Note')}</span>
        <input
          className="field"
          value={step.note ?? ''}
          maxLength={2000}
          placeholder={speech.both('note : pourquoi cette étape', 'note: why this step')}
          onChange={(event) =>
            edit(key, notedStep(scenario, step.id, event.target.value), `${step.id} note`)
          }
          onBlur={settle}
        />
      </label>
      {lever && (
        <p className="tick">
          {typeset(
            speech.both(
              `Ne compte pas : ${lever.doesNotModel.fr}.`,
              `Leaves out: ${lever.doesNotModel.en}.`,
            ),
            speech.language,
          )}
        </p>
      )}
    </li>
  )
}

function statusWords(
  outcome: SaidOutcome | undefined,
  step: Step,
  { both }: ReturnType<typeof useSpeech>,
): string {
  if (step.off) return both('en pause', 'off')
  if (!outcome) return both('à calculer', 'to be worked out')
  if (outcome.problems.some(({ code }) => code === 'steps_contradict')) {
    return both('se contredit', 'contradicts')
  }
  return outcome.status === 'applied'
    ? both('appliquée', 'applied')
    : both('ne s’applique pas', 'does not fit')
}

function handWords(step: Step, both: (fr: string, en: string) => string): string {
  const changes = step.parameters['changes']
  const count = Array.isArray(changes) ? changes.length : 0
  return count === 1
    ? both('1 modification à la main', '1 change by hand')
    : both(`${count} modifications à la main`, `${count} changes by hand`)
}

/** What is wrong with a step and what one can do, in the reader's words. */
export function Problems({ problems }: { readonly problems: readonly SaidProblem[] }) {
  const speech = useSpeech()
  if (problems.length === 0) return null
  return (
    <ul className="step-problems">
      {problems.map((each) => (
        <li key={`${each.code} ${each.message}`} className={each.severity}>
          {typeset(each.words ? speech.say(each.words) : each.message, speech.language)}{' '}
          <span className="quiet">
            {typeset(each.maybeWords ? speech.say(each.maybeWords) : each.maybe, speech.language)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function StepTools({ desk, column, step, at }: Omit<StepLineProps, 'outcome'>) {
  const { both } = useSpeech()
  const [isSure, setSure] = useState(false)
  const { scenario, key } = column
  const { edit } = desk.actions
  const put = (next: Scenario) => edit(key, next)
  return (
    <span className="step-tools no-print">
      <button
        type="button"
        aria-label={both('Monter l’étape', 'Move the step up')}
        disabled={at === 0}
        onClick={() => put(movedStep(scenario, step.id, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={both('Descendre l’étape', 'Move the step down')}
        disabled={at === scenario.steps.length - 1}
        onClick={() => put(movedStep(scenario, step.id, 1))}
      >
        ↓
      </button>
      <button
        type="button"
        aria-pressed={step.off === true}
        onClick={() => put(switchedStep(scenario, step.id))}
      >
        {step.off ? both('remettre', 'switch on') : both('mettre en pause', 'switch off')}
      </button>
      <button
        type="button"
        onBlur={() => setSure(false)}
        onClick={() => (isSure ? put(withoutStep(scenario, step.id)) : setSure(true))}
      >
        {isSure ? both('retirer pour de bon', 'really remove') : both('retirer', 'remove')}
      </button>
    </span>
  )
}
