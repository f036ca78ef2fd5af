import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import type {
  CollectionProof,
  CollectionTotal,
  Group,
  LimitOutcome,
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
  'too-close': { fr: 'où l’écart est trop faible pour trancher', en: 'too close to tell' },
  neither: { fr: 'qui ne gagnent rien', en: 'that earn nothing' },
  'one-side': { fr: 'sans source à comparer', en: 'with no source to compare' },
}

const ORIGIN_WORDS: Readonly<Record<CollectionProof['ties']['origin'], Words>> = {
  history: { fr: 'mesuré sur les ventes', en: 'measured on the sales' },
  given: { fr: 'donné', en: 'given' },
  assumed: { fr: 'supposé', en: 'supposed' },
}

/** Texts of the page. */
export const COLLECTION_WORDS = {
  question: {
    fr: 'Quels produits de la collection gagnent à être achetés plus près ?',
    en: 'Which products of the collection gain by being bought nearer?',
  },
  line: {
    fr: 'Un fichier de ventes de plusieurs articles (.csv, .xlsx), lu avec la chaîne ouverte, ou une collection (.json).',
    en: 'Sales of many items (.csv, .xlsx), read with the open chain, or a collection (.json).',
  },
  choose: { fr: 'Choisir un fichier', en: 'Choose a file' },
  example: {
    fr: 'Voir l’exemple : 36 modèles inventés',
    en: 'See the example: 36 invented styles',
  },
  exampleName: {
    fr: 'Collection inventée : chiffres supposés',
    en: 'Invented collection: supposed figures',
  },
  keep: {
    fr: 'arrêter garde ce qui est déjà calculé',
    en: 'stopping keeps what is already worked out',
  },
  planeTitle: { fr: 'Ce que dit l’entrée, ce qui reste', en: 'What entry says, what is left' },
  planeNote: {
    fr: 'chaque point est un produit ; près moins loin, en part des ventes attendues au plein tarif',
    en: 'each dot is a product; near less far, as a share of expected full-price sales',
  },
  planeFinding: {
    fr: 'Chaque produit selon l’écart de marge d’entrée et l’écart de marge finale, près moins loin',
    en: 'Each product by its gap in entry margin and in final margin, near less far',
  },
  entryAxis: { fr: 'écart de marge d’entrée →', en: 'gap in entry margin →' },
  finalAxis: { fr: 'écart de marge finale', en: 'gap in final margin' },
  dotsTitle: { fr: 'La collection, saison par saison', en: 'The collection, season by season' },
  dotsNote: {
    fr: 'un point = 2 saisons sur 100 ; creux = perte',
    en: 'a dot = 2 seasons in 100; hollow = a loss',
  },
  dotsFinding: {
    fr: 'Marge finale de toute la collection et gain sur tout loin, en 50 chances égales',
    en: 'Final margin of the whole collection and gain over all far, in 50 equal chances',
  },
  chances: { fr: 'saisons sur 100 en dessous', en: 'seasons in 100 below' },
  allFar: { fr: 'chacun au mieux, tout loin', en: 'each at its best far' },
  mix: { fr: 'chacun au mieux', en: 'each at its best' },
  gain: { fr: 'gain sur tout loin, mêmes saisons', en: 'gain over all far, same seasons' },
  waysTitle: { fr: 'Les façons d’acheter', en: 'Ways of buying' },
  waysNote: {
    fr: 'tous les produits achetés de la même façon, puis chacun au mieux',
    en: 'all products bought the same way, then each at its best',
  },
  waysColumns: [
    { fr: 'façon d’acheter', en: 'way of buying' },
    { fr: 'produits', en: 'products' },
    { fr: 'marge d’entrée', en: 'entry margin' },
    { fr: 'marge finale', en: 'final margin' },
    { fr: '5 % à 95 % des saisons', en: '5% to 95% of seasons' },
    { fr: 'pièces achetées', en: 'pieces bought' },
    { fr: 'invendus', en: 'unsold' },
    { fr: 'ventes manquées', en: 'lost sales' },
    { fr: 'argent engagé avant la saison', en: 'money committed before the season' },
  ],
  beyond: {
    fr: 'dépasse une capacité commune, ou reste sous un minimum commun',
    en: 'beyond a shared capacity, or below a shared minimum',
  },
  whyTitle: { fr: 'Pourquoi', en: 'Why' },
  infeasible: {
    fr: 'Aucun partage ne tient à la fois ces capacités et ces minimums.',
    en: 'No sharing keeps these capacities and minimums at once.',
  },
  seed: (seed: number, paths: number): Words => ({
    fr: `graine ${seed}, ${paths} saisons simulées, les mêmes pour tous`,
    en: `seed ${seed}, ${paths} seasons played, the same for all`,
  }),
} as const

/** Columns of the table of products. */
export const PRODUCT_COLUMNS: readonly Words[] = [
  { fr: 'produit', en: 'product' },
  { fr: 'famille', en: 'family' },
  { fr: 'verdict', en: 'verdict' },
  { fr: 'façon d’acheter', en: 'way of buying' },
  { fr: 'marge d’entrée', en: 'entry margin' },
  { fr: 'marge finale', en: 'final margin' },
  { fr: 'marge finale, 5 %', en: 'final margin, 5%' },
  { fr: 'marge finale, 95 %', en: 'final margin, 95%' },
  { fr: 'marge finale loin', en: 'final margin far' },
  { fr: 'marge finale près', en: 'final margin near' },
  { fr: 'près moins loin, au moins', en: 'near less far, at least' },
  { fr: 'près moins loin, au plus', en: 'near less far, at most' },
  { fr: 'pièces achetées', en: 'pieces bought' },
  { fr: 'invendus', en: 'unsold' },
  { fr: 'ventes manquées', en: 'lost sales' },
  { fr: 'argent engagé', en: 'money committed' },
]

const PHASES: Readonly<Record<string, Words>> = {
  products: { fr: 'Produits optimisés et simulés', en: 'Products optimised and played' },
  prices: { fr: 'Capacités communes : prix essayés', en: 'Shared capacities: prices tried' },
  chosen: { fr: 'Capacités communes : choix rejoué', en: 'Shared capacities: choice played again' },
}

/** How far the work is, from what a job tells of itself: `products 12/200`. */
export function phaseText(note: string | undefined, language: Language): string {
  const [phase = '', done] = (note ?? '').split(' ')
  const words = PHASES[phase]?.[language]
  if (!words) return language === 'fr' ? 'Lecture de la collection' : 'Reading the collection'
  return done === undefined ? words : `${words} : ${done.replace('/', ' / ')}`
}

/** A way of buying and its side. */
export function policyLabel({ kind, side }: PolicyName, language: Language): string {
  return `${POLICY_WORDS[kind][language]} (${SIDE_WORDS[side][language]})`
}

/** Sums of a collection: cents say nothing. */
export function money(format: FigureFormat): (value: number) => string {
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
    ? `${few} ${few > 1 ? 'produits font' : 'produit fait'} 80 % du gain`
    : `${few} ${few > 1 ? 'products make' : 'product makes'} 80% of the gain`
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
    ? `${language === 'fr' ? 'ce qui pèse le plus, près moins loin : ' : 'what weighs most, near less far: '}${LINE_WORDS[line.line][language]} ${line.amount > 0 ? '+' : ''}${money(format)(line.amount)}`
    : language === 'fr'
      ? 'aucun écart'
      : 'no difference'
  const traits =
    language === 'fr'
      ? `erreur de prévision ${ratio(group.meanErrorSdLog)}, surcoût d’achat près ${ratio(group.meanPremiumRatio)}`
      : `forecast error ${ratio(group.meanErrorSdLog)}, purchase premium near ${ratio(group.meanPremiumRatio)}`
  const what = GROUP_WORDS[group.verdict][language]
  const product = language === 'fr' ? 'produit' : 'product'
  const products = group.products > 1 ? `${product}s` : product
  return `${count(group.products, format)} ${products} ${what} : ${traits} ; ${reason}`
}

const HEAD = {
  fr: ['façon d’acheter', 'produits', 'entrée', 'finale', '5 %', '95 %', 'invendus', 'manqués'],
  en: ['way of buying', 'products', 'entry', 'final', '5%', '95%', 'unsold', 'lost'],
} as const

/** What `boucle prove --collection` prints for people. */
export function collectionText(proof: CollectionProof, language: Language): string {
  const format: FigureFormat = { language, currency: proof.currency }
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
    totalRow(COLLECTION_WORDS.mix[language], proof.mix, format),
    totalRow(COLLECTION_WORDS.allFar[language], proof.allFar, format),
    ...(proof.policies.some(({ isWithinLimits }) => !isWithinLimits)
      ? [`* ${COLLECTION_WORDS.beyond[language]}`]
      : []),
    '',
    ...proof.groups.map((group) => groupText(group, format)),
    ...limitLines(proof, format),
    '',
    ...topLines(proof, format),
    '',
    COLLECTION_WORDS.seed(proof.seed, proof.paths)[language],
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

/** A capacity or a minimum that products share, and what it costs them. */
export function limitText(limit: LimitOutcome, format: FigureFormat): string {
  const isFrench = format.language === 'fr'
  const { source, freePieces, boughtPieces, shadowPricePerPiece, mostPieces, leastPieces } = limit
  const bounds = [
    ...(mostPieces === undefined
      ? []
      : [`${isFrench ? 'capacité' : 'capacity'} ${count(mostPieces, format)}`]),
    ...(leastPieces === undefined ? [] : [`minimum ${count(leastPieces, format)}`]),
  ].join(', ')
  const [free, bought] = [count(freePieces, format), count(boughtPieces, format)]
  const price = formatFigure(Math.abs(shadowPricePerPiece), 'money/unit', format)
  const asked = isFrench
    ? `${source} : ${bounds} pièces. Libres, les produits en demanderaient ${free} ; ils en ont ${bought}.`
    : `${source}: ${bounds} pieces. Free, the products would ask for ${free}; they have ${bought}.`
  if (shadowPricePerPiece === 0) return asked
  if (shadowPricePerPiece < 0) {
    return `${asked} ${isFrench ? `Le minimum coûte ${price} par pièce.` : `The minimum costs ${price} a piece.`}`
  }
  return `${asked} ${isFrench ? `Une pièce de plus rapporterait ${price}.` : `One piece more would earn ${price}.`}`
}

function limitLines({ limits, isInfeasible }: CollectionProof, format: FigureFormat): string[] {
  const lines = limits.map((limit) => limitText(limit, format))
  return isInfeasible ? [...lines, COLLECTION_WORDS.infeasible[format.language]] : lines
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
  collection_needs_server: ({ count: items, most }) =>
    `La collection a ${items} produits ; dans un navigateur seul, on en prouve ${most} au plus.`,
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
