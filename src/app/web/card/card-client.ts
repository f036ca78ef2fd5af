import type { AskCard } from '../../../advise/screen/card/use-card.ts'
import type { CardAnswered } from '../../compute/compute-card.ts'

let worker: Worker | undefined
let turn = 0

/** Puts a card to the engine in a thread of its own; only the latest one is heard. */
export const askCard: AskCard = (card, hear) => {
  worker ??= new Worker(new URL('../../compute/compute-card.ts', import.meta.url), {
    type: 'module',
  })
  const mine = ++turn
  worker.onmessage = ({ data }: MessageEvent<CardAnswered>) => {
    if (data.turn === mine && data.turn === turn) hear(data)
  }
  worker.onerror = (event: ErrorEvent) => {
    worker?.terminate()
    worker = undefined
    hear({ error: event.message || 'The computation could not start' })
  }
  worker.postMessage({ turn: mine, card })
  return () => {
    if (turn === mine) turn += 1
  }
}
