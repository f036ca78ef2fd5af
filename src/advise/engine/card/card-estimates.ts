import type { CardFigureState } from '../../model.ts'
import type { Guess } from '../sectors/sectors.ts'

const SUPPOSED = {
  reason: 'ordre de grandeur du secteur, supposé : à remplacer par le vôtre',
  reasonEn: 'order of magnitude of the sector, supposed: to be replaced by your own',
}

/** Figures that a card fills, each noted with its bounds as it is written into the chain. */
export class CardEstimates {
  readonly #rows = new Map<string, object>()

  /** A default of the sector. */
  guess(key: string, { low, value, high }: Guess): number {
    this.#rows.set(key, { id: key, status: 'assumed', low, high, ...SUPPOSED })
    return value
  }

  /** A figure of the card: nothing is noted of what was given. */
  state(key: string, { value, low, high, origin, reason }: CardFigureState): number {
    if (origin === 'given' || low === high) return value
    const status = origin === 'published' ? 'default' : 'assumed'
    const words =
      status === 'default'
        ? { source: reason.fr, sourceEn: reason.en }
        : { reason: reason.fr, reasonEn: reason.en }
    this.#rows.set(key, { id: key, status, low, high, ...words })
    return value
  }

  rows(): object[] {
    return [...this.#rows.values()]
  }
}
