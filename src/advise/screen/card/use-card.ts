import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import type { CardDocument } from '../../model.ts'
import type { CardDraft } from './card-draft.ts'
import { cardOf, draftOfText } from './card-draft.ts'

/** What comes back of a card: documents ever surer, problems of the input, or a failure. */
export interface CardAnswerHeard {
  readonly document?: CardDocument
  readonly problems?: readonly Problem[]
  readonly error?: string
}

/** Puts a card to the engine; the returned function forgets it. */
export type AskCard = (card: object, hear: (heard: CardAnswerHeard) => void) => () => void

const KEPT = 'boucle.card'
/** Between the last key and the question, milliseconds. */
const PAUSE_MS = 200

function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}

function keep(draft: CardDraft): boolean {
  try {
    localStorage.setItem(KEPT, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** The card as it is filled in and what it answers so far; what was typed outlives a reload. */
export function useCard(ask: AskCard) {
  const [draft, setDraft] = useState(() => draftOfText(kept()))
  const [isKept, setKept] = useState(true)
  const [heard, setHeard] = useState<CardAnswerHeard>({})
  useEffect(() => setKept(keep(draft)), [draft])
  useEffect(() => {
    const card = cardOf(draft)
    if (!card) {
      setHeard({})
      return undefined
    }
    let forget = () => {}
    const pause = setTimeout(() => {
      forget = ask(card, (found) =>
        // While something is mended the last answer stays in sight.
        setHeard((before) =>
          found.problems && before.document ? { ...found, document: before.document } : found,
        ),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      forget()
    }
  }, [draft, ask])
  const change = useCallback(
    (part: Partial<CardDraft>) => setDraft((before) => ({ ...before, ...part })),
    [],
  )
  return { draft, change, isKept, ...heard }
}
