import { LEVER_TABLES, loadReference } from '../../../reference/load.ts'
import { cardAnswer } from '../../advise/engine/card/answer.ts'
import { checkCard } from '../../advise/engine/card/check-card.ts'
import type { CardDocument } from '../../advise/model.ts'
import type { Problem } from '../../core/problem.ts'

/** What the page hears of a card: first without its doubt, then with it. */
export interface CardAnswered {
  readonly document?: CardDocument
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

const tables = loadReference({ tables: LEVER_TABLES })

async function answer(input: unknown, say: (answered: CardAnswered) => void): Promise<void> {
  const reference = await tables
  const card = checkCard(input, reference)
  if (!card.ok) return say({ problems: card.problems })
  for (const found of cardAnswer(card.value, reference)) {
    say(found.ok ? { document: found.value } : { problems: found.problems })
  }
}

self.onmessage = async (event: MessageEvent<unknown>) => {
  try {
    await answer(event.data, (answered) => self.postMessage(answered))
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
}
