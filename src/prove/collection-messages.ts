import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import type {
  CollectionProof,
  CollectionTotal,
  Group,
  PolicyName,
  ProductLine,
} from './engine/collection/collection-proof.ts'
import { gainOf } from './engine/collection/groups.ts'
import type { VerdictKind } from './model.ts'
import { LINE_WORDS, POLICY_WORDS, SIDE_WORDS } from './words.ts'

/* What a collection is told in, on the command line and on the page. */

export const GROUP_WORDS: Readonly<Record<VerdictKind, Words>> = {
  'go-near': { fr: 'à acheter plus près', en: 'to buy nearer' },
  'stay-far': { fr: 'à laisser loin', en: 'to leave far' },
  'too-close': { fr: 'trop proches pour trancher', en: 'too close to tell' },
  neither: { fr: 'qui ne gagnent rien', en: 'that earn nothing' },
  'one-side': { fr: 'sans source à comparer', en: 'with no source to compare' },
}

const ORIGIN_WORDS: Readonly<Record<CollectionProof['ties']['origin'], Words>> = {
  history: { fr: 'mesuré sur les ventes', en: 'measured on the sales' },
  given: { fr: 'donné', en: 'given' },
  assumed: { fr: 'supposé', en: 'supposed' },
}

/** A way of buying and its side. */
export function policyLabel({ kind, side }: PolicyName, language: Language): string {
  return `${POLICY_WORDS[kind][language]} (${SIDE_WORDS[side][language]})`
}

function money(format: FigureFormat): (value: number) => string {
  return (value) => formatFigure(value, 'money', { ...format, decimals: 0 })
}

function count(value: number, format: FigureFormat): string {
  return formatFigure(Math.round(value), 'count', format)
}

/** The finding: what the whole collection gains, and on how many products. */
export function collectionFinding(proof: CollectionProof, format: FigureFormat): string {
  const isFrench = format.language === 'fr'
  const { gain, mix, allFar } = proof
  const near = proof.products.filter(({ verdict }) => verdict === 'go-near').length
  const of = proof.products.length
  if (of === 0) return isFrench ? 'Aucun produit n’a été calculé.' : 'No product was worked out.'
  if (mix.finalMargin.mean <= 0) {
    return isFrench ? 'Aucun produit ne gagne d’argent.' : 'No product earns money.'
  }
  if (allFar.products === 0) {
    const margin = money(format)(mix.finalMargin.mean)
    return isFrench
      ? `La collection laisse ${margin}, sans source lointaine à comparer`
      : `The collection leaves ${margin}, with no far source to compare`
  }
  const amount = money(format)(gain.mean)
  if (near === 0) {
    return isFrench
      ? `Rester loin : aucun des ${of} produits ne gagne à être acheté plus près`
      : `Stay far: none of the ${of} products gains by being bought nearer`
  }
  return isFrench
    ? `${near} ${near > 1 ? 'produits' : 'produit'} sur ${of} ${near > 1 ? 'gagnent' : 'gagne'} à être ${near > 1 ? 'achetés' : 'acheté'} plus près : ${amount} de plus par saison`
    : `${near} of ${of} products gain by being bought nearer: ${amount} more a season`
}

/** How much of the gain stands on how few products. */
export function concentrationText(
  { concentration }: CollectionProof,
  { language }: FigureFormat,
): string {
  const { gaining, productsForFourFifths: few } = concentration
  if (gaining === 0) return language === 'fr' ? 'Aucun gain à répartir.' : 'No gain to share out.'
  return language === 'fr'
    ? `${few} des ${gaining} produits qui gagnent font 80 % du gain`
    : `${few} of the ${gaining} products that gain make 80% of it`
}

/** What the products have in common, and what that does to the whole. */
export function tiesText({ ties, allFar }: CollectionProof, format: FigureFormat): string {
  const { language } = format
  const ratio = (value: number) => formatFigure(value, 'ratio', format)
  const origin = ORIGIN_WORDS[ties.origin][language]
  const sds = [money(format)(allFar.sd), money(format)(allFar.sdIfIndependent)]
  return language === 'fr'
    ? `Aléa commun à tous les produits : ${ratio(ties.commonRatio)}, à une famille : ${ratio(ties.familyRatio)} (${origin}). Tout loin, la marge varie de ${sds[0]} d’une saison à l’autre ; de ${sds[1]} si les produits étaient indépendants.`
    : `Hazard shared by all products: ${ratio(ties.commonRatio)}, by a family: ${ratio(ties.familyRatio)} (${origin}). All far, the margin varies by ${sds[0]} from season to season; by ${sds[1]} if products were independent.`
}

/** Why a group of products is where it is. */
export function groupText(group: Group, format: FigureFormat): string {
  const { language } = format
  const ratio = (value: number) => formatFigure(value, 'ratio', format)
  const line = group.reasons[0]
  const reason = line
    ? `${LINE_WORDS[line.line][language]} ${money(format)(line.amount)}`
    : language === 'fr'
      ? 'aucun écart'
      : 'no difference'
  const traits =
    language === 'fr'
      ? `erreur de prévision ${ratio(group.meanErrorSdLog)}, surcoût d’achat près ${ratio(group.meanPremiumRatio)}`
      : `forecast error ${ratio(group.meanErrorSdLog)}, purchase premium near ${ratio(group.meanPremiumRatio)}`
  const what = GROUP_WORDS[group.verdict][language]
  const products = language === 'fr' ? 'produits' : 'products'
  return `${count(group.products, format)} ${products} ${what} : ${traits} ; ${reason}`
}

const HEAD = {
  fr: ['façon d’acheter', 'produits', 'entrée', 'finale', '5 %', '95 %', 'invendus', 'manqués'],
  en: ['way of buying', 'products', 'entry', 'final', '5%', '95%', 'unsold', 'lost'],
} as const

/** What `boucle prove --collection` prints for people. */
export function collectionText(proof: CollectionProof, language: Language): string {
  const format: FigureFormat = { language, currency: proof.currency }
  const isFrench = language === 'fr'
  return [
    proof.name,
    '',
    collectionFinding(proof, format),
    ...(proof.productsDone < proof.productsAsked ? [partialText(proof, format)] : []),
    `${concentrationText(proof, format)}.`,
    tiesText(proof, format),
    '',
    row(HEAD[language]),
    ...proof.policies.map((total) => {
      const over = total.isWithinLimits ? '' : ' *'
      return totalRow(policyLabel(total.policy, language) + over, total, format)
    }),
    totalRow(isFrench ? 'chacun au mieux' : 'each at its best', proof.mix, format),
    totalRow(
      isFrench ? 'chacun au mieux, tout loin' : 'each at its best far',
      proof.allFar,
      format,
    ),
    ...(proof.policies.some(({ isWithinLimits }) => !isWithinLimits)
      ? [
          isFrench
            ? '* dépasse une capacité commune, ou reste sous un minimum'
            : '* beyond a shared capacity, or below a minimum',
        ]
      : []),
    '',
    ...proof.groups.map((group) => groupText(group, format)),
    ...limitLines(proof, format),
    '',
    ...topLines(proof, format),
    '',
    isFrench
      ? `graine ${proof.seed}, ${proof.paths} saisons simulées, les mêmes pour tous`
      : `seed ${proof.seed}, ${proof.paths} seasons played, the same for all`,
  ].join('\n')
}

export function partialText(proof: CollectionProof, { language }: FigureFormat): string {
  return language === 'fr'
    ? `Arrêté : ${proof.productsDone} produits sur ${proof.productsAsked}.`
    : `Stopped: ${proof.productsDone} of ${proof.productsAsked} products.`
}

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(44) : cell.padStart(14))).join('')
}

function totalRow(name: string, total: CollectionTotal, format: FigureFormat): string {
  const { finalMargin, entryMargin, products, unsoldPieces, lostPieces } = total
  return row([
    name,
    count(products, format),
    ...[entryMargin, finalMargin.mean, finalMargin.low, finalMargin.high].map(money(format)),
    count(unsoldPieces, format),
    count(lostPieces, format),
  ])
}

function limitLines({ limits, isInfeasible }: CollectionProof, format: FigureFormat): string[] {
  const isFrench = format.language === 'fr'
  const lines = limits.map((limit) => {
    const { source, freePieces, boughtPieces, shadowPricePerPiece, mostPieces, leastPieces } = limit
    const bounds = [
      mostPieces === undefined
        ? ''
        : `${isFrench ? 'capacité' : 'capacity'} ${count(mostPieces, format)}`,
      leastPieces === undefined ? '' : `minimum ${count(leastPieces, format)}`,
    ]
    const price = formatFigure(shadowPricePerPiece, 'money/unit', format)
    const [asked, more] = isFrench
      ? ['demandé', 'une pièce de plus vaudrait']
      : ['asked', 'one piece more would be worth']
    return `${source} : ${bounds.filter(Boolean).join(', ')} ; ${asked} ${count(freePieces, format)}, ${count(boughtPieces, format)} ; ${more} ${price}`
  })
  if (!isInfeasible) return lines
  return [
    ...lines,
    isFrench
      ? 'Aucun partage ne tient ces capacités et ces minimums à la fois.'
      : 'No sharing keeps these capacities and minimums at once.',
  ]
}

const TOP = 12

function topLines({ products }: CollectionProof, format: FigureFormat): string[] {
  const top = products
    .toSorted((a, b) => gainOf(b) - gainOf(a))
    .slice(0, TOP)
    .filter((line) => gainOf(line) > 0)
  return top.map((line) => productText(line, format))
}

function productText(line: ProductLine, format: FigureFormat): string {
  const { name, chosen } = line
  const how = chosen ? policyLabel(chosen, format.language) : '–'
  return `  ${name.padEnd(24)} +${money(format)(gainOf(line)).padEnd(14)} ${how}`
}

const FRENCH: Readonly<Record<string, (values: NonNullable<Problem['values']>) => string>> = {
  collection_item_left_out: ({ item, row: at }) =>
    `${item} (ligne ${at}) n’a jamais été vendu : laissé de côté.`,
  collection_no_price: ({ count: items, price }) =>
    `${items} articles sans prix dans le fichier : ${price}, celui de la chaîne, est supposé.`,
  collection_document: ({ found }) => `Ce fichier n’est pas une collection (${found}).`,
  collection_rows: ({ name, most, count: found }) =>
    `Il faut de 1 à ${most} lignes dans ${name} ; ${found} ici.`,
  collection_twice: ({ name, id, row: at, first }) =>
    `${id} est deux fois dans ${name} : lignes ${first} et ${at}.`,
  collection_nothing_sold: ({ items }) => `Aucun des ${items} articles du fichier n’a été vendu.`,
  collection_more: ({ rest }) => `${rest} autres problèmes ne sont pas montrés.`,
}

/** A problem of a collection in the language of the page; English where it has no other words. */
export function collectionProblem(
  { code, message, values = {} }: Problem,
  language: Language,
): string {
  const words = language === 'fr' ? FRENCH[code] : undefined
  return words ? words(values) : message
}
