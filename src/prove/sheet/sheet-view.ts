import type { ProximityStep } from '../../chain/flow/client-place.ts'
import type { Language } from '../../core/format.ts'
import { formatFigure, formatNumber } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { ProofDocument } from '../engine/document.ts'
import type { Policy } from '../engine/policy/policy.ts'
import { sideOf } from '../engine/policy/policy.ts'
import type { Source } from '../engine/season/season-plan.ts'
import type { PolicyOutcome } from '../model.ts'
import type { PlaceWords } from './country-words.ts'
import { placeWords } from './country-words.ts'
import type { Ink } from './drawing.ts'
import { SHORT_POLICY_WORDS } from '../words.ts'
import { leftSources, pairOf } from './pair.ts'
import { SHEET_WORDS, UNNAMED_PLACES } from './sheet-messages.ts'

export type Side = ReturnType<typeof sideOf>

/** Money of a page in one unit: euros, thousands or millions. */
export interface MoneyScale {
  readonly unit: string
  readonly write: (amount: number) => string
}

/** What the blocks of a page read a proof through. */
export interface SheetView {
  readonly document: ProofDocument
  readonly language: Language
  readonly say: (words: Words) => string
  /** Best way of buying all far, and best that buys near: both, or neither. */
  readonly far: PolicyOutcome | undefined
  readonly near: PolicyOutcome | undefined
  readonly best: PolicyOutcome
  readonly money: MoneyScale
  readonly place: (side: Source['place']) => PlaceWords
  readonly inks: (side: Side) => SideInks
  /** Sources compared too that the page has no room for, with what their best way leaves. */
  readonly others: readonly { readonly name: string; readonly finalMargin: number }[]
}

export function sheetView(whole: ProofDocument, language: Language): SheetView {
  const document = pairOf(whole)
  const { outcomes, verdict, currency } = document
  const byId = (id: string | undefined) => outcomes.find(({ policy }) => policy.id === id)
  const isPair = byId(verdict.farPolicyId) !== undefined
  const largest = Math.max(
    ...outcomes.map(({ bridge, finalMargin }) =>
      Math.max(Math.abs(bridge.entryMargin), Math.abs(finalMargin.mean)),
    ),
  )
  return {
    document,
    language,
    say: (words) => words[language],
    far: byId(verdict.farPolicyId),
    near: isPair ? byId(verdict.nearPolicyId) : undefined,
    best: byId(verdict.bestPolicyId)!,
    money: moneyScale(largest, currency, language),
    inks: (side) => sideInks(document.sources, side),
    place: (side) => placeOf(document, side, language),
    others: leftSources(whole).map(({ at, finalMargin }) => ({
      name: whole.inputs.places[at]?.country?.[language] ?? whole.sources[at]!.id,
      finalMargin,
    })),
  }
}

/** The country of a source; where both share one, or none is known, how near it is. */
function placeOf({ inputs }: ProofDocument, side: Source['place'], language: Language): PlaceWords {
  const own = inputs.places.find((each) => each.side === side)?.country
  const other = inputs.places.find((each) => each.side !== side)?.country
  if (own && own.fr !== other?.fr) return placeWords(own, language)
  const { name, maker, bare } = UNNAMED_PLACES[side]
  return {
    name: name[language],
    withArticle: maker[language],
    isPlural: false,
    bare: bare[language],
  }
}

/** From here on amounts are in thousands, or in millions. */
const [THOUSANDS, MILLIONS] = [10_000, 10_000_000]

function moneyScale(largest: number, currency: string, language: Language): MoneyScale {
  const [over, prefix, decimals] =
    largest >= MILLIONS ? [1e6, 'M', 2] : largest >= THOUSANDS ? [1e3, 'k', 1] : [1, '', 0]
  const sign = formatFigure(0, 'money', { language, currency }).replace(/^[\d.,]+\s*/, '')
  return {
    unit: `${prefix}${sign}`,
    write: (amount) => formatNumber(amount / over, language, decimals),
  }
}

/** An amount with its unit, as a sentence says it. */
export function moneyText({ money }: SheetView, amount: number): string {
  return `${money.write(amount)}\u00a0${money.unit}`
}

/** `Maroc, réassort`: where and how; a way that buys on both sides is known by its name alone. */
export function outcomeName(view: SheetView, policy: Policy): string {
  const how = view.say(SHORT_POLICY_WORDS[policy.kind])
  const side = sideOf(policy)
  if (side === 'both') return `${how.charAt(0).toUpperCase()}${how.slice(1)}`
  return `${sideName(view, side)}, ${how}`
}

/** Two names side by side, in signs; longer ones would not be read. */
const LONGEST_PAIR = 18

export function sideName(view: SheetView, side: Side): string {
  if (side !== 'both') return view.place(side).name
  const both = `${view.place('far').name} + ${view.place('near').name}`
  return both.length <= LONGEST_PAIR ? both : view.say(SHEET_WORDS.both)
}

interface SideInks {
  readonly line: Ink
  readonly text: Ink
}

/** Proximity of a source that no chain places: another continent, or this country. */
const UNPLACED = { far: 1, near: 3 } as const
const STEP_INKS: Readonly<Record<ProximityStep, SideInks>> = {
  1: { line: 'step1', text: 'step1' },
  2: { line: 'step2', text: 'step2Text' },
  3: { line: 'step3', text: 'step3Text' },
  4: { line: 'step4', text: 'step4Text' },
  // The client's own ink is for her alone.
  5: { line: 'step4', text: 'step4Text' },
}

/**
 * The inks of the distances of both sources; of two alike the far one is black. What buys on both
 * sides bears the ink of the nearer one.
 */
function sideInks(sources: readonly Source[], side: Side): SideInks {
  const stepOf = (of: Source['place']) =>
    sources.find(({ place }) => place === of)?.step ?? UNPLACED[of]
  if (side === 'far' && sources.length > 1 && stepOf('far') === stepOf('near')) {
    return { line: 'ink', text: 'ink' }
  }
  return STEP_INKS[stepOf(side === 'both' ? 'near' : side)]
}

export function sourceOn({ document }: SheetView, side: Source['place']): Source | undefined {
  return document.sources.find(({ place }) => place === side)
}
