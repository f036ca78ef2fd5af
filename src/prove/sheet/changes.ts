import { formatFigure, formatNumber } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import { MATTER_WORDS } from '../words.ts'
import { meetsAt, permittedPremium } from './permitted-premium.ts'
import type { SheetView } from './sheet-view.ts'
import { moneyText, sourceOn } from './sheet-view.ts'

/** One thing that would turn the answer, and where. */
export interface Change {
  readonly subject: Words
  readonly words: Words
  /** Worked out with one order on each side, and not with every way of buying at its best. */
  readonly isOneOrder?: true
}

const WEEKS_A_MONTH = 30.4375 / 7
/** Beyond these nobody orders ahead of a season. */
const [MOST_DOUBT, MOST_LEAD_MONTHS] = [4, 24]

/** What would change our mind: what was sought with every way of buying at its best, then closed forms. */
export function changesOf(view: SheetView): Change[] {
  const { document, near } = view
  const { kind } = document.verdict
  if (kind === 'one-side' || !near) return [anotherSource(view)]
  if (kind === 'neither') return betterSale(view)
  const isSought = document.breakEvens !== undefined
  const sought = isSought
    ? [priceChange(view), doubtChange(view), sizeChange(view), waitChange(view)]
    : [closedPremium(view), closedDoubt(view)]
  const found = [...sought, closedLead(view), closedFarCost(view)].filter(
    (each) => each !== undefined,
  )
  const all = found.length > 0 ? found : [nothingTurns()]
  return [...all, ...mattersMost(view)]
}

function isNearAhead({ document }: SheetView): boolean {
  return document.verdict.difference.mean > 0
}

/** What then holds, in each language. */
function thenOf(view: SheetView): Words {
  const side = isNearAhead(view) ? 'far' : 'near'
  const { withArticle, isPlural } = view.place(side)
  if (!view.isPlaced) {
    return { fr: `${side === 'far' ? 'loin' : 'près'} passe devant`, en: `${side} comes first` }
  }
  const passes = isPlural ? 'passent devant' : 'passe devant'
  return { fr: `${withArticle} ${passes}`, en: `${withArticle} comes first` }
}

function share({ language }: SheetView, ratio: number): string {
  return formatFigure(ratio, 'ratio', { language })
}

function priceChange(view: SheetView): Change | undefined {
  const ratio = view.document.breakEvens?.premiumRatio
  const [near, far] = [sourceOn(view, 'near'), sourceOn(view, 'far')]
  if (ratio === undefined || !near || !far) return undefined
  const today = near.purchasePerPiece / far.purchasePerPiece - 1
  return premiumWords(view, { ratio, today, which: { fr: 'd’achat', en: 'purchase' } })
}

function premiumWords(
  view: SheetView,
  { ratio, today, which }: { ratio: number; today: number; which: Words },
): Change {
  const isUp = ratio > today
  const [limit, now, then] = [share(view, ratio), share(view, today), thenOf(view)]
  return {
    subject: {
      fr: isUp ? 'Un proche plus cher' : 'Un proche moins cher',
      en: isUp ? 'Near dearer' : 'Near cheaper',
    },
    words: {
      fr: `le surcoût ${which.fr} ${isUp ? 'dépasse' : 'tombe sous'} ${limit} (${now} aujourd’hui) : ${then.fr}.`,
      en: `the ${which.en} premium ${isUp ? 'passes' : 'falls under'} ${limit} (${now} today): ${then.en}.`,
    },
  }
}

function doubtChange(view: SheetView): Change | undefined {
  const factor = view.document.breakEvens?.volatilityFactor
  return factor === undefined ? undefined : doubtWords(view, factor)
}

function doubtWords(view: SheetView, factor: number): Change {
  const isUp = factor > 1
  const [limit, then] = [share(view, factor), thenOf(view)]
  return {
    subject: {
      fr: isUp ? 'Demande moins sûre' : 'Demande plus sûre',
      en: isUp ? 'A less certain demand' : 'A surer demand',
    },
    words: {
      fr: `l’erreur de prévision ${isUp ? 'dépasse' : 'tombe sous'} ${limit} de celle d’aujourd’hui : ${then.fr}.`,
      en: `the forecast error ${isUp ? 'passes' : 'falls under'} ${limit} of today’s: ${then.en}.`,
    },
  }
}

function sizeChange(view: SheetView): Change | undefined {
  const pieces = view.document.breakEvens?.seasonPieces
  if (pieces === undefined) return undefined
  const isUp = pieces > view.document.seasonPieces
  const [limit, then] = [formatNumber(Math.round(pieces), view.language), thenOf(view)]
  return {
    subject: {
      fr: isUp ? 'Plus grande série' : 'Plus petite série',
      en: isUp ? 'A larger run' : 'A smaller run',
    },
    words: {
      fr: `la saison ${isUp ? 'dépasse' : 'tombe sous'} ${limit} pièces : ${then.fr}.`,
      en: `the season ${isUp ? 'passes' : 'falls under'} ${limit} pieces: ${then.en}.`,
    },
  }
}

function waitChange(view: SheetView): Change | undefined {
  const ratio = view.document.breakEvens?.acceptanceRatio
  if (ratio === undefined) return undefined
  const limit = share(view, ratio)
  return {
    subject: { fr: 'Clients qui attendent', en: 'Clients who wait' },
    words: {
      fr: `${limit} acceptent d’attendre : fabriquer à la demande vaut alors le stock.`,
      en: `${limit} accept to wait: making on demand is then worth a stock.`,
    },
  }
}

function closedPremium(view: SheetView): Change | undefined {
  const found = permittedPremium(view)
  const there = found?.at(found.farLeadMonths)
  if (!found || there === undefined) return undefined
  const isAllowed = found.actualRatio < there
  if (isNearAhead(view) !== isAllowed) return isAllowed ? undefined : noMoreReorders(view, there)
  const which = { fr: 'rendu', en: 'landed' }
  const change = premiumWords(view, { ratio: there, today: found.actualRatio, which })
  return { ...change, isOneOrder: true }
}

/** Near wins although one order each would not: what it wins by is ordering again. */
function noMoreReorders(view: SheetView, there: number): Change {
  const [limit, then] = [share(view, there), thenOf(view)]
  return {
    subject: { fr: 'Ne plus réassortir', en: 'No more reorders' },
    words: {
      fr: `le surcoût rendu permis n’est plus que de ${limit} : ${then.fr}.`,
      en: `the landed premium allowed is then only ${limit}: ${then.en}.`,
    },
    isOneOrder: true,
  }
}

function closedDoubt(view: SheetView): Change | undefined {
  const found = permittedPremium(view)
  if (!found) return undefined
  const range = isNearAhead(view) ? ([0, 1] as const) : ([1, MOST_DOUBT] as const)
  const factor = meetsAt((at) => found.at(found.farLeadMonths, at), found.actualRatio, range)
  return factor === undefined ? undefined : { ...doubtWords(view, factor), isOneOrder: true }
}

function closedLead(view: SheetView): Change | undefined {
  const found = permittedPremium(view)
  if (!found) return undefined
  const { farLeadMonths: far, nearLeadMonths: near } = found
  const isUp = !isNearAhead(view)
  const range = isUp ? ([far, MOST_LEAD_MONTHS] as const) : ([near, far] as const)
  const months = meetsAt((at) => found.at(at), found.actualRatio, range)
  if (months === undefined) return undefined
  const weeks = (value: number) => formatNumber(Math.round(value * WEEKS_A_MONTH), view.language)
  const then = thenOf(view)
  return {
    subject: {
      fr: isUp ? 'Un lointain plus lent' : 'Un lointain plus rapide',
      en: isUp ? 'Far slower' : 'Far faster',
    },
    words: {
      fr: `le délai lointain ${isUp ? 'dépasse' : 'tombe sous'} ${weeks(months)} semaines (${weeks(far)} aujourd’hui) : ${then.fr}.`,
      en: `the far lead time ${isUp ? 'passes' : 'falls under'} ${weeks(months)} weeks (${weeks(far)} today): ${then.en}.`,
    },
    isOneOrder: true,
  }
}

function closedFarCost(view: SheetView): Change | undefined {
  const found = permittedPremium(view)
  const worth = found?.farCostWorth
  if (!found || worth === undefined) return undefined
  const isUp = !isNearAhead(view)
  if (isUp !== worth > found.farCost) return undefined
  const { language, document } = view
  const money = (amount: number) =>
    formatFigure(amount, 'money/unit', { language, currency: document.currency })
  const [limit, now, then] = [money(worth), money(found.farCost), thenOf(view)]
  return {
    subject: {
      fr: isUp ? 'Un lointain plus cher' : 'Un lointain moins cher',
      en: isUp ? 'Far dearer' : 'Far cheaper',
    },
    words: {
      fr: `le coût rendu lointain ${isUp ? 'dépasse' : 'tombe sous'} ${limit} (${now} aujourd’hui) : ${then.fr}.`,
      en: `the far landed cost ${isUp ? 'passes' : 'falls under'} ${limit} (${now} today): ${then.en}.`,
    },
    isOneOrder: true,
  }
}

function betterSale(view: SheetView): Change[] {
  const { finalMargin, pieces } = view.best
  const sold = pieces.soldFullPrice + pieces.soldToOrder
  if (!(sold > 0) || finalMargin.mean >= 0) return [nothingTurns()]
  const { language, document } = view
  const amount = formatFigure(-finalMargin.mean / sold, 'money/unit', {
    language,
    currency: document.currency,
  })
  return [
    {
      subject: { fr: 'Une meilleure vente', en: 'A better sale' },
      words: {
        fr: `il manque ${amount} par pièce vendue au plein prix, à la vente ou à l’achat.`,
        en: `${amount} a piece sold at full price is missing, when selling or buying.`,
      },
    },
  ]
}

function anotherSource(view: SheetView): Change {
  const end = moneyText(view, view.best.finalMargin.mean)
  return {
    subject: { fr: 'Une autre source', en: 'Another source' },
    words: {
      fr: `une deuxième chaîne du même produit, dont la marge finale dépasserait ${end}.`,
      en: `a second chain of the same product whose final margin would pass ${end}.`,
    },
  }
}

function nothingTurns(): Change {
  return {
    subject: { fr: 'Rien, pris seul', en: 'Nothing alone' },
    words: {
      fr: 'ni le surcoût, ni l’erreur de prévision, ni le délai ne retournent la réponse.',
      en: 'neither the premium, nor the forecast error, nor the lead turns the answer.',
    },
  }
}

/** Figures named, of those that move the difference most. */
const NAMED = 3

function mattersMost(view: SheetView): Change[] {
  const matters = view.document.whatMatters?.slice(0, NAMED) ?? []
  if (matters.length === 0) return []
  const written = (language: 'fr' | 'en') =>
    matters
      .map(
        ({ figure, totalRatio }) => `${MATTER_WORDS[figure][language]} ${share(view, totalRatio)}`,
      )
      .join(', ')
  return [
    {
      subject: { fr: 'Ce qui compte le plus', en: 'What matters most' },
      words: {
        fr: `${written('fr')} de ce qui fait bouger l’écart.`,
        en: `${written('en')} of what moves the difference.`,
      },
    },
  ]
}
