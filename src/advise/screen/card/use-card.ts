import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import type { Card, CardDocument, CardFigure, SectorId } from '../../model.ts'

/** What is heard of a card. */
export interface CardHeard {
  readonly document?: CardDocument
  readonly problems?: readonly Problem[]
  readonly error?: string
}

/** Asks the engine; the function given back ends the work. */
export type AskCard = (card: Card, hear: (heard: CardHeard) => void) => () => void

/** The six figures as typed, some of them still missing. */
export interface TypedCard {
  readonly sector: SectorId
  readonly product: string
  readonly priceIncVat?: number
  readonly paidPerPiece?: number
  readonly country: string
  readonly piecesPerYear?: number
  readonly season: Card['season']
  readonly unsoldRatio?: number
  readonly deliveryDays?: number
  readonly given: Card['given']
}

const KEPT = 'boucle.card'
const EMPTY: TypedCard = {
  sector: 'textile',
  product: '',
  country: '',
  season: 'season',
  given: {},
}

/** What was typed last time; a window that keeps nothing begins afresh. */
function kept(): TypedCard {
  try {
    const text = localStorage.getItem(KEPT)
    return text === null ? EMPTY : { ...EMPTY, ...(JSON.parse(text) as TypedCard) }
  } catch {
    return EMPTY
  }
}

function keep(typed: TypedCard): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(typed))
  } catch {
    // Nothing is kept; what is on the screen stays.
  }
}

/** All six are there. */
function whole(typed: TypedCard): Card | undefined {
  const { priceIncVat, paidPerPiece, piecesPerYear, unsoldRatio, deliveryDays } = typed
  const numbers = { priceIncVat, paidPerPiece, piecesPerYear, unsoldRatio, deliveryDays }
  if (typed.product.trim() === '' || typed.country === '') return undefined
  if (Object.values(numbers).some((value) => value === undefined)) return undefined
  return { ...typed, ...(numbers as Required<typeof numbers>) } as Card
}

/** Typing pauses so long before the card is asked, milliseconds. */
const PAUSE_MS = 250

/** The card as typed, and its answer as it comes. */
export function useCard(ask: AskCard) {
  const [typed, setTyped] = useState<TypedCard>(kept)
  const [heard, setHeard] = useState<CardHeard>({})
  const [isAsked, setAsked] = useState(false)
  const change = useCallback((part: Partial<TypedCard>) => {
    setTyped((before) => {
      const next = { ...before, ...part }
      keep(next)
      return next
    })
  }, [])
  const give = useCallback((figure: CardFigure, value: number | undefined) => {
    setTyped((before) => {
      const { [figure]: _old, ...rest } = before.given
      const next = { ...before, given: value === undefined ? rest : { ...rest, [figure]: value } }
      keep(next)
      return next
    })
  }, [])
  const restart = useCallback(() => {
    keep(EMPTY)
    setTyped(EMPTY)
    setHeard({})
  }, [])
  useEffect(() => {
    const card = whole(typed)
    if (!card) {
      setHeard({})
      setAsked(false)
      return
    }
    setAsked(true)
    let stop: (() => void) | undefined
    const later = setTimeout(() => {
      stop = ask(card, (next) => {
        setHeard(next)
        if (next.document?.phase !== 'first') setAsked(false)
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(later)
      stop?.()
    }
  }, [ask, typed])
  return { typed, heard, isAsked, change, give, restart }
}
