import type { Chain } from '../../chain/chain.ts'
import type { BusinessModel } from '../../chain/nouns/vocabulary.ts'
import { formatFigure } from '../../core/format.ts'
import type { Words } from '../../core/schema.ts'
import { words } from '../../core/schema.ts'
import type { Axes } from './paradigm.ts'
import type { FormScore } from './proximity.ts'
import { FORM_WORDS } from './proximity.ts'
import type { StageRow } from './stages.ts'

/** Osterwalder and Pigneur (2010), Business Model Generation: the nine blocks. */
export const BLOCKS = [
  'partners',
  'activities',
  'resources',
  'value',
  'relations',
  'channels',
  'segments',
  'costs',
  'revenues',
] as const
export type CanvasBlock = (typeof BLOCKS)[number]

export const BLOCK_WORDS: Readonly<Record<CanvasBlock, Words>> = {
  partners: words('Partenaires clés | Key partners'),
  activities: words('Activités clés | Key activities'),
  resources: words('Ressources clés | Key resources'),
  value: words('Proposition de valeur | Value proposition'),
  relations: words('Relation | Relationship'),
  channels: words('Canaux | Channels'),
  segments: words('Segments | Segments'),
  costs: words('Structure de coûts | Cost structure'),
  revenues: words('Revenus | Revenue'),
}

/** One line of a block: read from the chain, or suggested by the type of model. */
export interface CanvasLine {
  readonly text: Words
  readonly origin: 'chain' | 'model'
}

export interface Canvas {
  /** Undefined when the chain is none of the seven: it stays far. */
  readonly modelType: BusinessModel | undefined
  readonly model: Words
  readonly blocks: Readonly<Record<CanvasBlock, readonly CanvasLine[]>>
}

const MODEL_WORDS: Readonly<Record<BusinessModel, Words>> = {
  distributed: words(
    'Modèle distribué : produire là-bas pour vendre là-bas. | Distributed: produce there to sell there.',
  ),
  national: words(
    'Modèle national : la chaîne tient dans le pays. | National: the chain stays in the country.',
  ),
  'micro-factory': words(
    'Micro-usine : de petits modules près du marché. | Micro-factory: small modules near the market.',
  ),
  'on-demand': words(
    'À la demande : fabriqué après la commande. | On demand: made after the order.',
  ),
  'made-to-measure': words(
    'Sur mesure : une pièce pour une personne. | Made to measure: one piece for one person.',
  ),
  'self-production': words(
    'Autoproduction : la cliente fabrique. | Self-production: the client makes.',
  ),
  service: words('Service : l’usage plutôt que l’objet. | Service: use rather than the object.'),
}

const NO_MODEL = words(
  'Aucun des sept modèles de proximité : la chaîne reste loin. | None of the seven models of proximity: the chain stays far.',
)

/** What each type of model brings, from the study's rows B3 to B11: to be confirmed by the firm. */
const SUGGESTIONS: Readonly<Record<BusinessModel, Partial<Record<CanvasBlock, string>>>> = {
  distributed: {
    partners: 'producteurs locaux par marché | local producers per market',
    value: 'contenu local par marché | local content per market',
  },
  national: {
    value: 'origine nationale prouvée | proven national origin',
    resources: 'savoir-faire à former ou retrouver | skills to train or find again',
  },
  'micro-factory': {
    resources: 'modules de capacité déplaçables | capacity modules that move',
    costs:
      'investissement par module, seuil de rentabilité bas | investment per module, low break-even',
  },
  'on-demand': {
    resources: 'capacité réservée plutôt que stock | reserved capacity rather than stock',
    value: 'rien d’invendu | nothing unsold',
  },
  'made-to-measure': {
    activities: 'mesure et lot d’une pièce | measuring and lots of one',
    relations: 'un rendez-vous, une personne | one appointment, one person',
  },
  'self-production': {
    resources: 'atelier partagé, heures de machine | shared workshop, machine hours',
    revenues: 'heures d’établi, fichiers, conseil | bench hours, files, advice',
  },
  service: {
    revenues: 'loyer ou paiement au résultat | rent or payment by result',
    relations: 'données d’usage, entretien | usage data, upkeep',
  },
}

export interface CanvasInput {
  readonly chain: Chain
  readonly rows: readonly StageRow[]
  readonly proximity: readonly FormScore[]
  readonly axes: Axes
}

export function canvasOf(input: CanvasInput): Canvas {
  const modelType = input.chain.chain.businessModel ?? deduced(input)
  const read = linesOf(input)
  const blocks = Object.fromEntries(
    BLOCKS.map((block) => {
      const suggestion = modelType && SUGGESTIONS[modelType][block]
      const extra: CanvasLine[] =
        suggestion === undefined ? [] : [{ text: words(suggestion), origin: 'model' }]
      return [
        block,
        [...read[block].map((text): CanvasLine => ({ text, origin: 'chain' })), ...extra],
      ]
    }),
  ) as Record<CanvasBlock, CanvasLine[]>
  return { modelType, model: modelType ? MODEL_WORDS[modelType] : NO_MODEL, blocks }
}

/** Type of model, from billing, policy and where the cost is formed. */
function deduced({ chain, axes, rows }: CanvasInput): BusinessModel | undefined {
  if (chain.markets.some((market) => market.billing === 'rent' || market.billing === 'performance'))
    return 'service'
  const kinds = new Set(axes.items.map((item) => item.policy))
  if (kinds.has('made-to-measure')) return 'made-to-measure'
  if (kinds.has('on-demand') || kinds.has('pre-order')) return 'on-demand'
  const home = chain.chain.homeRegion.slice(0, 2)
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const atHome = rows.reduce((sum, row) => sum + (row.country === home ? row.costPerUnit : 0), 0)
  return atHome > 0.8 * cost ? 'national' : undefined
}

function named(part: { readonly name: string; readonly nameEn?: string }, more = ''): Words {
  return { fr: `${part.name}${more}`, en: `${part.nameEn ?? part.name}${more}` }
}

function linesOf({ chain, rows, proximity, axes }: CanvasInput): Record<CanvasBlock, Words[]> {
  const currency = chain.chain.currency
  const money = (value: number) => ({
    fr: formatFigure(value, 'money/unit', { language: 'fr', currency }),
    en: formatFigure(value, 'money/unit', { language: 'en', currency }),
  })
  const withMoney = (name: Words, value: number): Words => ({
    fr: `${name.fr} : ${money(value).fr}`,
    en: `${name.en}: ${money(value).en}`,
  })
  const costly = rows.toSorted((a, b) => b.costPerUnit - a.costPerUnit)
  const lead = chain.chain.lead
  const percent = (value: number | undefined) =>
    value === undefined ? '?' : `${Math.round(value * 100)} %`
  return {
    partners: chain.actors
      .filter(
        (actor) => actor.id !== lead && (actor.kind === 'firm' || actor.kind === 'association'),
      )
      .slice(0, 8)
      .map((actor) => named(actor, ` (${actor.country})`)),
    activities: costly
      .filter((row) => row.kind === 'process')
      .slice(0, 5)
      .map((row) => named(row)),
    resources: chain.sites
      .filter((site) => site.actor === lead || (site.investment ?? 0) > 0)
      .slice(0, 6)
      .map((site) => named(site, site.city ? `, ${site.city}` : '')),
    value: [
      ...proximity
        .filter((form) => (form.score ?? 0) >= 60)
        .map(({ form, score }): Words => ({
          fr: `proximité ${FORM_WORDS[form].fr} : ${Math.round(score ?? 0)}/100`,
          en: `${FORM_WORDS[form].en} proximity: ${Math.round(score ?? 0)}/100`,
        })),
      ...axes.items.slice(0, 1).map((item): Words => ({
        fr: `${item.options} déclinaison${item.options > 1 ? 's' : ''}`,
        en: `${item.options} variant${item.options > 1 ? 's' : ''}`,
      })),
      ...chain.items.flatMap((item) =>
        (item.labels ?? []).map((label): Words => ({
          fr: `${label.label}${label.evidence ? '' : ' (non prouvé)'}`,
          en: `${label.label}${label.evidence ? '' : ' (not proven)'}`,
        })),
      ),
    ],
    relations: chain.markets.slice(0, 4).map((market): Words => ({
      fr: `${market.name} : ${percent(market.repeatRatio)} reviennent, ${market.feedbackPer100Orders ?? '?'} avis pour 100 commandes`,
      en: `${market.nameEn ?? market.name}: ${percent(market.repeatRatio)} come back, ${market.feedbackPer100Orders ?? '?'} reviews per 100 orders`,
    })),
    channels: [...new Set(chain.markets.map((market) => market.channel ?? '?'))].map(
      (channel) => CHANNEL_WORDS[channel] ?? words(channel),
    ),
    segments: chain.markets
      .slice(0, 8)
      .map((market) => named(market, `, ${market.demandUnitsPerYear}`)),
    costs: costly.slice(0, 6).map((row) => withMoney(named(row), row.costPerUnit)),
    revenues: chain.markets
      .slice(0, 6)
      .map((market) =>
        withMoney(
          named(market, market.billing && market.billing !== 'sale' ? ` (${market.billing})` : ''),
          market.priceIncVat ?? market.priceExVat ?? NaN,
        ),
      ),
  }
}

const CHANNEL_WORDS: Readonly<Record<string, Words>> = {
  'own-shop': words('boutiques en propre | own shops'),
  'own-web': words('site en propre | own website'),
  'farm-shop': words('magasin à la ferme | farm shop'),
  'market-stall': words('marché | market stall'),
  'business-direct': words('vente directe aux entreprises | direct to businesses'),
  retailer: words('détaillants | retailers'),
  marketplace: words('place de marché | marketplace'),
  wholesaler: words('grossistes | wholesalers'),
}
