import { LEVER_TABLES, loadReference } from '../../../reference/load.ts'
import { cardAnswer } from '../../advise/engine/card/answer.ts'
import { checkCard } from '../../advise/engine/card/check-card.ts'
import type { CardDocument } from '../../advise/model.ts'
import type { Problem } from '../../core/problem.ts'

export interface CardAsked {
  readonly turn: number
  readonly card: object
}

export interface CardAnswered {
  readonly turn: number
  readonly document?: CardDocument
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

const reference = loadReference({ tables: LEVER_TABLES })
let latest = 0

/** Answers, first without doubt; a card that was changed meanwhile is left where it is. */
async function answer({ turn, card: input }: CardAsked): Promise<void> {
  const tables = await reference
  const say = (said: Omit<CardAnswered, 'turn'>) => self.postMessage({ turn, ...said })
  const card = checkCard(input, tables)
  if (!card.ok) return say({ problems: card.problems })
  for (const step of cardAnswer(card.value, tables)) {
    say(step.ok ? { document: step.value } : { problems: step.problems })
    // Lets a newer card in.
    await new Promise((go) => setTimeout(go, 0))
    if (turn !== latest) return undefined
  }
  return undefined
}

self.onmessage = async ({ data }: MessageEvent<CardAsked>) => {
  latest = data.turn
  try {
    await answer(data)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    self.postMessage({ turn: data.turn, error: said })
  }
}
