import type { Language } from '../../../core/format.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { MarketClientValue } from '../accounts/client-value.ts'
import { CHANNEL_WORDS } from '../canvas/canvas-words.ts'
import type { ReadingInput, Sentence } from '../reading.ts'
import { quoted, said, saidValue } from '../reading.ts'

/** Bounds of a figure: its interval, else its value twice. */
function boundsOf({ figures, intervals }: ReadingInput, id: string) {
  const value = figures.get(id)?.value ?? 0
  return intervals[id] ?? { low: value, high: value }
}

type Way = 'gain' | 'loss' | 'either'

function wayOf({ low, high }: { readonly low: number; readonly high: number }): Way {
  return low >= 0 ? 'gain' : high <= 0 ? 'loss' : 'either'
}

/** What the firm keeps of what a client pays; no more certain than the interval allows. */
export function marginSentence(input: ReadingInput): Sentence | undefined {
  const { figures, firm } = input
  const margin = figures.get('margin.operating')?.value
  if (margin === undefined || figures.get('price.exVat')?.value === undefined) return undefined
  const way = wayOf(boundsOf(input, 'margin.operating'))
  return {
    id: 'margin',
    figureIds: ['price.exVat', 'margin.operating'],
    weight: way === 'loss' ? 90 : way === 'either' ? 55 : 45,
    text: {
      fr: `${marginText(input, way, 'fr')}${firm.buysAtCost ? AT_COST.fr : ''}.`,
      en: `${marginText(input, way, 'en')}${firm.buysAtCost ? AT_COST.en : ''}.`,
    },
  }
}

const NOTHING: Words = { fr: '', en: '' }
const AT_COST: Words = {
  fr: ' ; c’est un maximum, des achats sans prix connu comptent à leur coût',
  en: '; it is at most that, purchases without a known price count at cost',
}

function marginText(input: ReadingInput, way: Way, language: Language): string {
  const { firm } = input
  const name = quoted(firm.name)[language]
  const price = said(input, 'price.exVat', language) ?? ''
  const id = 'margin.operating'
  const amount = amountText(input, { id, way }, language)
  if (language === 'fr') {
    const of = firm.sellsAll ? `sur ${price} hors taxe` : 'par pièce vendue'
    const verb = { gain: 'garde', loss: 'perd', either: 'peut' }[way]
    return `${name} ${verb} ${amount} ${of}, les coûts connus payés`
  }
  const of = firm.sellsAll ? `of ${price} excluding VAT` : 'per piece sold'
  const verb = { gain: 'keeps', loss: 'loses', either: 'may' }[way]
  return `${name} ${verb} ${amount} ${of}, known costs paid`
}

/** A gain or a loss without signs; where it may be both, how far each goes. */
function amountText(
  input: ReadingInput,
  { id, way }: { readonly id: string; readonly way: Way },
  language: Language,
): string {
  const { low, high } = boundsOf(input, id)
  const bound = (value: number) =>
    saidValue(input, { id, value, interval: { low, high } }, language)
  if (way === 'either') {
    return language === 'fr'
      ? `perdre jusqu’à ${bound(-low)} ou gagner jusqu’à ${bound(high)}`
      : `lose up to ${bound(-low)} or gain up to ${bound(high)}`
  }
  if (way === 'gain') return said(input, id, language) ?? ''
  const [least, most] = [bound(-high), bound(-low)]
  if (least === most) return least
  return language === 'fr' ? `entre ${least} et ${most}` : `between ${least} and ${most}`
}

/** Share of sales from which idle capacity is worth a sentence; a convention. */
const IDLE_TELLING = 0.01

export function idleSentence(input: ReadingInput): Sentence | undefined {
  const { figures } = input
  const idle = figures.get('idle.cost')?.value ?? 0
  const sales = figures.get('books.sales')?.value ?? 0
  if (idle <= IDLE_TELLING * sales) return undefined
  const text = (id: string, language: Language) => {
    const { low, high } = boundsOf(input, id)
    if (low > 0.02 * high) return said(input, id, language) ?? ''
    return `${language === 'fr' ? 'jusqu’à' : 'up to'} ${saidValue(input, { id, value: high }, language)}`
  }
  const of = figures.get('idle.ratio')?.value
  return {
    id: 'idle',
    figureIds: ['idle.cost', ...(of === undefined ? [] : ['idle.ratio'])],
    weight: 25,
    text: {
      fr: `La capacité inutilisée coûte ${text('idle.cost', 'fr')}${of === undefined ? '' : `, soit ${text('idle.ratio', 'fr')} des coûts fixes`}.`,
      en: `Idle capacity costs ${text('idle.cost', 'en')}${of === undefined ? '' : `, that is ${text('idle.ratio', 'en')} of fixed cost`}.`,
    },
  }
}

/** What a client is worth in the market that sells most, and whether another is worth clearly more. */
export function clientValueSentence(input: ReadingInput): Sentence | undefined {
  const { clientValue, client } = input
  const known = clientValue.markets.filter((market) => market.value !== undefined)
  const first = known.toSorted((a, b) => b.soldPerYear - a.soldPerYear)[0]
  if (!first) return undefined
  const id = idOf(first)
  const bounds = boundsOf(input, id)
  const way = wayOf(bounds)
  const best = known.find((other) => boundsOf(input, idOf(other)).low > bounds.high)
  const [where, more] = [placeOf(first), best && placeOf(best)]
  const isMost = clientValue.boughtAtCost && way === 'gain'
  const most = clientValue.boughtAtCost && way !== 'gain' ? AT_COST : NOTHING
  const amount = (language: Language) => {
    if (!isMost) return amountText(input, { id, way }, language)
    const high = saidValue(input, { id, value: bounds.high }, language)
    return language === 'fr' ? `au plus ${high}` : `at most ${high}`
  }
  const [fr, en] = [VERB_FR[way], VERB_EN[way]]
  return {
    id: 'client-value',
    figureIds: [id, ...(best ? [idOf(best)] : [])],
    weight: way === 'gain' ? 22 : 48,
    text: {
      fr: `Sur toutes ses commandes, acquisition payée, ${client.fr.one} (${where.fr}) ${fr} ${amount('fr')}${more ? ` ; un autre canal (${more.fr}) rapporte davantage` : ''}${most.fr}.`,
      en: `Over all orders, acquisition paid, ${client.en.one} (${where.en}) ${en} ${amount('en')}${more ? `; another channel (${more.en}) brings more` : ''}${most.en}.`,
    },
  }
}

const VERB_FR: Readonly<Record<Way, string>> = {
  gain: 'rapporte',
  loss: 'fait perdre',
  either: 'peut faire',
}
const VERB_EN: Readonly<Record<Way, string>> = {
  gain: 'brings',
  loss: 'loses you',
  either: 'may make you',
}

function placeOf({ channel, name }: MarketClientValue): Words {
  return channel === undefined ? name : CHANNEL_WORDS[channel]
}

function idOf({ marketId }: MarketClientValue): string {
  return `client.value.${marketId}`
}

/** What documents say of people, and how much nothing is known of; never how well they fare. */
export function socialSentence({ figures }: ReadingInput): Sentence | undefined {
  const documented = figures.get('social.documented')?.value ?? 0
  const unknown = figures.get('social.unknown')?.value ?? 0
  const all = documented + unknown
  if (all === 0) return undefined
  const rest = {
    fr: unknown === 0 ? '' : ' ; des autres, rien n’est connu',
    en: unknown === 0 ? '' : '; of the others nothing is known',
  }
  return {
    id: 'social',
    figureIds: ['social.documented', 'social.unknown'],
    weight: documented > 0 ? 18 : 8,
    text:
      documented > 0
        ? {
            fr: `Des documents parlent des personnes à ${documented} étape${documented > 1 ? 's' : ''} sur ${all}${rest.fr}.`,
            en: `Documents speak of the people at ${documented} of ${all} stages${rest.en}.`,
          }
        : {
            fr: 'Aucun document ne parle des personnes qui y travaillent : rien n’est connu, ni en bien ni en mal.',
            en: 'No document speaks of the people who work on it: nothing is known, good or bad.',
          },
  }
}
