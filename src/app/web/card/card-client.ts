import type { AskCard } from '../../../advise/screen/card/use-card.ts'
import type { CardAnswered } from '../../compute/compute-card.ts'

/** Answers a card in a thread of its own; a card that changed meanwhile is asked anew. */
export const askCard: AskCard = (card, hear) => {
  const worker = new Worker(new URL('../../compute/compute-card.ts', import.meta.url), {
    type: 'module',
  })
  worker.onmessage = ({ data }: MessageEvent<CardAnswered>) => hear(data)
  worker.onerror = (event: ErrorEvent) => {
    worker.terminate()
    hear({ error: event.message || 'The computation could not start' })
  }
  worker.postMessage(card)
  return () => worker.terminate()
}
