import { formatFigure } from '../../core/format.ts'
import { sideOf } from '../engine/policy/policy.ts'
import type { SheetView } from './sheet-view.ts'
import { moneyText, sourceOn } from './sheet-view.ts'

/** Below this share two purchase prices are the same. */
const SAME_PRICE = 0.0005

/** The title of the page: what was found, in one sentence that can be said aloud. */
export function findingSentence(view: SheetView): string {
  const sentence = sentenceOf(view)
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}

function sentenceOf(view: SheetView): string {
  const { document, near, far, language } = view
  const { kind, difference } = document.verdict
  const isFrench = language === 'fr'
  const amount = moneyText(view, Math.abs(difference.mean))
  if (kind === 'neither') return neitherSentence(view)
  if (!near || !far) return aloneSentence(view)
  if (kind === 'too-close') {
    const price = priceClause(view)
    return isFrench
      ? `trop proche pour trancher : ${price} et ne change la marge finale que de ${amount}.`
      : `too close to tell: ${price} and moves the final margin by only ${amount}.`
  }
  const earns = difference.mean >= 0
  if (kind === 'stay-far' && earns) return leftOutSentence(view)
  if (sideOf(near.policy) === 'both' && earns) return mixSentence(view, amount)
  const price = priceClause(view)
  const link = endsAsItBegins(view) ? (isFrench ? 'mais' : 'but') : isFrench ? 'et' : 'and'
  const brings = broughtClause(view, amount)
  const stay = kind === 'stay-far' ? (isFrench ? 'rester loin : ' : 'stay far: ') : ''
  return `${stay}${price} ${link} ${brings}.`
}

/** Dearer and yet worse, or cheaper and yet better, follow; cheaper and worse is a `but`. */
function endsAsItBegins(view: SheetView): boolean {
  return premiumOf(view) < -SAME_PRICE && view.document.verdict.difference.mean < 0
}

/** Purchase price of the near source over that of the far one. */
function premiumOf(view: SheetView): number {
  const [near, far] = [sourceOn(view, 'near'), sourceOn(view, 'far')]
  return near && far ? near.purchasePerPiece / far.purchasePerPiece - 1 : 0
}

function subject(view: SheetView): { readonly name: string; readonly isPlural: boolean } {
  const place = view.place('near')
  if (view.isPlaced) return { name: place.withArticle, isPlural: place.isPlural }
  return { name: view.language === 'fr' ? 'acheter près' : 'buying near', isPlural: false }
}

function priceClause(view: SheetView): string {
  const { language } = view
  const premium = premiumOf(view)
  const { name, isPlural } = subject(view)
  const share = formatFigure(Math.abs(premium), 'ratio', { language })
  if (language === 'fr') {
    const costs = isPlural ? 'coûtent' : 'coûte'
    if (Math.abs(premium) < SAME_PRICE) return `${name} ${costs} autant à l’achat`
    return `${name} ${costs} ${share} de ${premium > 0 ? 'plus' : 'moins'} à l’achat`
  }
  if (Math.abs(premium) < SAME_PRICE) return `${name} costs as much to buy`
  return `${name} costs ${share} ${premium > 0 ? 'more' : 'less'} to buy`
}

function broughtClause(view: SheetView, amount: string): string {
  const isMore = view.document.verdict.difference.mean >= 0
  if (view.language === 'en') return `brings ${amount} ${isMore ? 'more' : 'less'} in the end`
  const brings = view.isPlaced && view.place('near').isPlural ? 'rapportent' : 'rapporte'
  return `${brings} ${amount} de ${isMore ? 'plus' : 'moins'} à la fin`
}

function mixSentence(view: SheetView, amount: string): string {
  const isStock = view.near!.policy.kind === 'reserved'
  const [far, near] = [view.place('far').withArticle, view.place('near').withArticle]
  if (view.language === 'en') {
    const [base, reactive] = isStock ? ['for stock', 'to order'] : ['as base', 'to replenish']
    return view.isPlaced
      ? `${far} ${base} and ${near} ${reactive} bring ${amount} more than ${far} alone.`
      : `Far ${base} and near ${reactive} bring ${amount} more than far alone.`
  }
  const [base, reactive] = isStock ? ['en stock', 'à la commande'] : ['en base', 'en réassort']
  return view.isPlaced
    ? `${far} ${base} et ${near} ${reactive} rapportent ${amount} de plus que tout acheter loin.`
    : `loin ${base} et près ${reactive} rapportent ${amount} de plus que tout acheter loin.`
}

/** The best way of buying could buy near, and hardly does. */
function leftOutSentence(view: SheetView): string {
  const near = view.isPlaced ? view.place('near').name : undefined
  const where = near === undefined ? '' : ` (${near})`
  return view.language === 'fr'
    ? `Rester loin : le mieux est de ne presque rien acheter près${where}.`
    : `Stay far: it is best to buy next to nothing near${where}.`
}

function neitherSentence(view: SheetView): string {
  const mean = view.best.finalMargin.mean
  if (mean >= 0) {
    return view.language === 'fr'
      ? 'Aucune de ces façons d’acheter ne gagne d’argent.'
      : 'None of these ways of buying earns money.'
  }
  const loss = moneyText(view, Math.abs(mean))
  return view.language === 'fr'
    ? `Aucune de ces façons d’acheter ne gagne d’argent : la meilleure perd ${loss} par saison.`
    : `None of these ways of buying earns money: the best loses ${loss} a season.`
}

function aloneSentence(view: SheetView): string {
  const { bridge, finalMargin } = view.best
  const [entry, end] = [moneyText(view, bridge.entryMargin), moneyText(view, finalMargin.mean)]
  return view.language === 'fr'
    ? `À l’achat la marge promet ${entry}, il en reste ${end} ; sans autre source, rien à comparer.`
    : `The margin promises ${entry} at purchase and leaves ${end}; no other source to compare.`
}
