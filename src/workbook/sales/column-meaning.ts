/** What a column of a sales export can mean. */
export const MEANINGS = [
  'line',
  'day',
  'item',
  'size',
  'colour',
  'variant',
  'place',
  'channel',
  'quantity',
  'returned',
  'price',
  'amount',
  'currency',
  'stock',
  'out',
] as const
export type Meaning = (typeof MEANINGS)[number]

/**
 * Headers as exports write them, without case, accents or punctuation: those of Shopify ("Lineitem
 * quantity"), PrestaShop, WooCommerce, Odoo, and of people who write their own table.
 */
const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  line: ['line id', 'lineitem id', 'id ligne', 'ligne', 'order line', 'identifiant'],
  day: [
    'date',
    'day',
    'jour',
    'semaine',
    'week',
    'created at',
    'order date',
    'date de commande',
    'date commande',
    'date de vente',
    'date vente',
    'sale date',
    'date order',
    'paid at',
  ],
  item: [
    'sku',
    'item',
    'article',
    'style',
    'reference',
    'ref',
    'produit',
    'product',
    'modele',
    'model',
    'parent',
    'parent sku',
    'produit parent',
    'lineitem sku',
    'product id',
    'product reference',
    'reference produit',
    'code article',
    'lineitem name',
    'product name',
  ],
  size: ['size', 'taille', 'pointure'],
  colour: ['colour', 'color', 'couleur', 'coloris'],
  variant: ['variant', 'variante', 'declinaison', 'variation', 'lineitem variant'],
  place: [
    'place',
    'lieu',
    'magasin',
    'boutique',
    'store',
    'shop',
    'point de vente',
    'site',
    'location',
  ],
  channel: ['channel', 'canal', 'source', 'sales channel', 'canal de vente'],
  quantity: [
    'quantity',
    'quantite',
    'qty',
    'qte',
    'pieces',
    'units',
    'unites',
    'ventes',
    'sales',
    'sold',
    'vendu',
    'vendus',
    'lineitem quantity',
    'product quantity',
    'quantite vendue',
    'net quantity',
  ],
  returned: [
    'returns',
    'returned',
    'retours',
    'retour',
    'quantite retournee',
    'product quantity return',
  ],
  price: [
    'price',
    'prix',
    'unit price',
    'prix unitaire',
    'pu',
    'pv ttc',
    'prix ttc',
    'prix ht',
    'lineitem price',
    'unit price tax incl',
    'price unit',
  ],
  amount: [
    'amount',
    'montant',
    'total',
    'ca',
    'chiffre daffaires',
    'net sales',
    'line total',
    'turnover',
  ],
  currency: ['currency', 'devise', 'monnaie'],
  out: ['rupture', 'en rupture', 'rupture de stock', 'stock out', 'stockout', 'out of stock'],
  stock: ['stock', 'stock final', 'on hand', 'en stock', 'closing stock', 'stock fin', 'inventory'],
}

const MEANING_OF = new Map(
  MEANINGS.flatMap((meaning) => WORDS[meaning].map((words) => [words, meaning] as const)),
)

/** Of columns that are items, those that name a whole style beside its references. */
const STYLE_WORDS = new Set(['style', 'modele', 'model', 'parent', 'parent sku', 'produit parent'])

/** Lower case, no accents, punctuation as spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Which column holds what; the first column of a meaning wins. */
export type ColumnMap = Readonly<Partial<Record<Meaning, number>>>

/** Reads a row of headers; a header that says nothing known is left alone. */
export function columnsOf(headers: readonly string[]): ColumnMap {
  const columns: Partial<Record<Meaning, number>> = {}
  headers.forEach((header, column) => {
    const meaning = MEANING_OF.get(plainWords(header)) ?? withoutUnit(header)
    if (meaning !== undefined && columns[meaning] === undefined) columns[meaning] = column
  })
  return byStyle(columns, headers)
}

/** A style has one demand, its references share it: where both are named, the style is the item. */
function byStyle(columns: ColumnMap, headers: readonly string[]): ColumnMap {
  const style = headers.findIndex((header) => STYLE_WORDS.has(plainWords(header)))
  const { item } = columns
  if (style < 0) return columns
  const reference = item !== undefined && item !== style ? item : referenceBeside(headers, style)
  const isSplit = [columns.variant, columns.size, columns.colour].some((each) => each !== undefined)
  return {
    ...columns,
    item: style,
    ...(!isSplit && reference !== undefined && { variant: reference }),
  }
}

function referenceBeside(headers: readonly string[], style: number): number | undefined {
  const at = headers.findIndex(
    (header, column) => column !== style && MEANING_OF.get(plainWords(header)) === 'item',
  )
  return at < 0 ? undefined : at
}

/** `Prix (EUR)`, `Quantité [pièces]`: what stands in brackets is a unit. */
function withoutUnit(header: string): Meaning | undefined {
  return MEANING_OF.get(plainWords(header.replaceAll(/[([].*?[)\]]/g, '')))
}
