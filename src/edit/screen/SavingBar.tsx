import type { Problem } from '../../core/problem.ts'
import { typeset } from '../../ui/format.ts'
import { useSpeech } from '../../ui/language.tsx'
import { Problems } from '../../ui/state/Problems.tsx'
import { unfinishedCount } from '../engine/draft.ts'
import { EDIT_WORDS } from '../messages.ts'
import type { Editing } from './use-editing.ts'

interface SavingBarProps {
  readonly editing: Editing
  readonly say: (problem: Problem) => { readonly what: string; readonly maybe: string }
}

/** What is not saved, where it is kept meanwhile, and what became of the last save. */
export function SavingBar({ editing, say }: SavingBarProps) {
  const speech = useSpeech()
  const { saving, changedCount, refused, history } = editing
  const canSave = changedCount > 0 && refused.length === 0 && saving.kind !== 'saving'
  if (changedCount === 0 && saving.kind === 'idle') return null
  return (
    <section className="edit-saving">
      <button type="button" className="button primary" disabled={!canSave} onClick={editing.save}>
        {speech.say(saving.kind === 'saving' ? EDIT_WORDS.saving : EDIT_WORDS.save)}
      </button>
      {changedCount > 0 && (
        <button type="button" className="button" onClick={editing.giveUp}>
          {speech.say(EDIT_WORDS.giveUp)}
        </button>
      )}
      <p className="label" role="status">
        {typeset(stateWords(editing, speech), speech.language)}
      </p>
      <LooseWords editing={editing} count={unfinishedCount(history.now)} />
      {saving.kind === 'refused' && <Problems problems={saving.problems} say={say} most={8} />}
    </section>
  )
}

function stateWords(editing: Editing, speech: ReturnType<typeof useSpeech>): string {
  const { saving, changedCount, keptHere } = editing
  if (saving.kind === 'saved') {
    return speech.say(saving.merged ? EDIT_WORDS.merged : EDIT_WORDS.saved)
  }
  if (saving.kind === 'failed') {
    return speech.both(
      `L’enregistrement n’a pas abouti (${saving.why}). Votre travail est toujours là ; réessayez.`,
      `Saving did not work (${saving.why}). Your work is still here; try again.`,
    )
  }
  if (changedCount === 0) return ''
  return speech.say(keptHere ? EDIT_WORDS.keptHere : EDIT_WORDS.notKept)
}

interface LooseWordsProps {
  readonly editing: Editing
  readonly count: number
}

/** What is typed and does not count yet. */
function LooseWords({ editing, count }: LooseWordsProps) {
  const speech = useSpeech()
  const loose = editing.history.now.loose.size
  if (loose + count === 0) return null
  const texts = [
    loose > 0
      ? speech.both(
          `${loose} ${loose === 1 ? 'cellule à corriger' : 'cellules à corriger'}`,
          `${loose} ${loose === 1 ? 'cell' : 'cells'} to mend`,
        )
      : '',
    count > 0
      ? speech.both(
          `${count} ${count === 1 ? 'ligne à compléter' : 'lignes à compléter'}`,
          `${count} ${count === 1 ? 'row' : 'rows'} to complete`,
        )
      : '',
  ].filter((each) => each !== '')
  return (
    <p className="label">
      <span className="tag watch">{texts.join(', ')}</span>{' '}
      {speech.both(
        'ne comptent pas encore et restent dans ce navigateur.',
        'do not count yet and stay in this browser.',
      )}
    </p>
  )
}
