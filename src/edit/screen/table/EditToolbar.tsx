import { useState } from 'react'
import { NOUNS } from '../../../chain/nouns.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { whatFollows } from '../../engine/commands.ts'
import type { Consequence } from '../../engine/references.ts'
import type { Table } from '../../engine/tables.ts'
import { EDIT_WORDS } from '../../messages.ts'
import type { Editing } from '../use-editing.ts'

interface EditToolbarProps {
  readonly editing: Editing
  readonly table: Table
  /** Rows chosen, as the table counts them. */
  readonly rows: readonly number[]
  readonly find: {
    readonly id: string
    readonly text: string
    readonly onText: (text: string) => void
  }
}

/** Rows are added, doubled and deleted here; what a deletion takes along is said before. */
export function EditToolbar({ editing, table, rows, find }: EditToolbarProps) {
  const speech = useSpeech()
  const [asked, setAsked] = useState<readonly Consequence[]>()
  const { noun, rowsOf } = table
  const name = { noun, rowsOf }
  const { done, undone } = editing.history
  const remove = () => {
    setAsked(undefined)
    editing.run({ kind: 'delete', table: name, rows })
  }
  const askToRemove = () => {
    const follows = whatFollows(editing.history.now, { kind: 'delete', table: name, rows })
    if (follows.length === 0) remove()
    else setAsked(follows)
  }
  const button = (word: keyof typeof EDIT_WORDS, onClick: () => void, can = true) => (
    <button type="button" className="button" disabled={!can} onClick={onClick}>
      {speech.say(EDIT_WORDS[word])}
    </button>
  )
  return (
    <>
      <div className="edit-tools">
        {noun !== 'chain' && (
          <>
            {button('add', () => editing.run({ kind: 'add', table: name }))}
            {button(
              'duplicate',
              () => editing.run({ kind: 'duplicate', table: name, rows }),
              rows.length > 0,
            )}
            {button('remove', askToRemove, rows.length > 0)}
          </>
        )}
        {button('undo', editing.undo, done.length > 0)}
        {button('redo', editing.redo, undone.length > 0)}
        <input
          id={find.id}
          type="search"
          className="field"
          placeholder={speech.say(EDIT_WORDS.find)}
          aria-label={speech.say(EDIT_WORDS.find)}
          value={find.text}
          onChange={(event) => find.onText(event.target.value)}
        />
      </div>
      {asked && (
        <div className="edit-asked" role="alertdialog" aria-label={speech.say(EDIT_WORDS.remove)}>
          <p>{followsWords(asked, speech)}</p>
          <button type="button" className="button primary" onClick={remove}>
            {speech.say(EDIT_WORDS.goOn)}
          </button>
          <button type="button" className="button" onClick={() => setAsked(undefined)}>
            {speech.say(EDIT_WORDS.cancel)}
          </button>
        </div>
      )}
    </>
  )
}

const MOST_NAMED = 6

/** `Avec elle partent : trajets (mer, route), prix (prix-drap).` */
function followsWords(
  follows: readonly Consequence[],
  speech: ReturnType<typeof useSpeech>,
): string {
  const of = (kind: Consequence['kind']) =>
    NOUNS.flatMap(({ key, label }) => {
      const ids = [
        ...new Set(
          follows.flatMap((each) => (each.noun === key && each.kind === kind ? each.id : [])),
        ),
      ]
      if (ids.length === 0) return []
      const more = ids.length > MOST_NAMED ? ', …' : ''
      return [`${speech.say(label).toLowerCase()} (${ids.slice(0, MOST_NAMED).join(', ')}${more})`]
    }).join(', ')
  const [removed, emptied] = [of('removed'), of('emptied')]
  return [
    removed === ''
      ? ''
      : speech.both(`Partent aussi\u00a0: ${removed}.`, `Also deleted: ${removed}.`),
    emptied === ''
      ? ''
      : speech.both(`Perdent leur renvoi\u00a0: ${emptied}.`, `Lose their reference: ${emptied}.`),
  ]
    .filter((each) => each !== '')
    .join(' ')
}
