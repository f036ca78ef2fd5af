import type { Chain } from '../../../chain/chain.ts'
import type { BusinessModel } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { CanvasInput } from './canvas-lines.ts'
import { chainLines } from './canvas-lines.ts'
import { MODEL_WORDS, NO_MODEL, SUGGESTIONS } from './canvas-words.ts'

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

/** One line of a block. */
export interface CanvasLine {
  /** Stays the same while the chain changes, so that edits find their line again. */
  readonly id: string
  readonly text: Words
  /** The figure that the line quotes. */
  readonly figureId?: string
  /** Read from the chain, suggested by the type of model and to be confirmed, or written by hand. */
  readonly origin: 'chain' | 'model' | 'hand'
}

export interface Canvas {
  /** Undefined when the chain is none of the seven: it stays far. */
  readonly modelType: BusinessModel | undefined
  /** True when the chain names no model and its figures say which. */
  readonly isDeduced: boolean
  readonly model: Words
  readonly blocks: Readonly<Record<CanvasBlock, readonly CanvasLine[]>>
}

/** The nine blocks, prefilled from the chain and from what its type of model typically brings. */
export function canvasOf(input: CanvasInput): Canvas {
  const named = input.chain.chain.businessModel
  const modelType = named ?? deducedModel(input)
  const suggested: Partial<Record<CanvasBlock, readonly string[]>> =
    modelType === undefined ? {} : SUGGESTIONS[modelType]
  const read = chainLines(input)
  const blocks = Object.fromEntries(
    BLOCKS.map((block): [CanvasBlock, CanvasLine[]] => [
      block,
      [
        ...read[block].map(({ key, ...line }): CanvasLine => ({
          id: `${block}/${key}`,
          ...line,
          origin: 'chain',
        })),
        ...(suggested[block] ?? []).map((text, index): CanvasLine => ({
          id: `${block}/model ${modelType} ${index}`,
          text: words(text),
          origin: 'model',
        })),
      ],
    ]),
  ) as Record<CanvasBlock, CanvasLine[]>
  return {
    modelType,
    isDeduced: named === undefined && modelType !== undefined,
    model: modelType ? MODEL_WORDS[modelType] : NO_MODEL,
    blocks,
  }
}

/** More than half of what is sold decides; a convention of this product. */
const MOST = 0.5
/** Share of the cost at home from which a chain is national; same. */
const NATIONAL = 0.8

/** Type of model from who makes, billing, policies, and where the cost is formed. */
function deducedModel({ chain, rows, axes }: CanvasInput): BusinessModel | undefined {
  const units = chain.markets.reduce((sum, market) => sum + market.demandUnitsPerYear, 0)
  const isMost = (test: (market: Chain['markets'][number], m: number) => boolean) =>
    chain.markets.reduce((sum, each, m) => sum + (test(each, m) ? each.demandUnitsPerYear : 0), 0) >
    MOST * units
  const isKind = (...kinds: (string | undefined)[]) =>
    isMost((_, m) => kinds.includes(axes.items[m]?.policy))
  const households = new Set<string>(
    chain.actors.filter((actor) => actor.kind === 'household').map((actor) => actor.id),
  )
  const making = rows.filter((row) => row.kind === 'process' && row.segment === 'production')
  if (making.some((row) => row.tier === 1 && households.has(row.actor ?? ''))) {
    return 'self-production'
  }
  if (isMost(({ billing }) => billing === 'rent' || billing === 'performance')) return 'service'
  if (isKind('made-to-measure')) return 'made-to-measure'
  if (isKind('on-demand', 'pre-order')) return 'on-demand'
  const countries = new Set(chain.markets.map((market) => market.country as string))
  if (countries.size > 1) {
    const made = new Set(making.map((row) => row.country))
    return [...countries].every((country) => made.has(country)) ? 'distributed' : undefined
  }
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const home = chain.chain.homeRegion.slice(0, 2)
  const atHome = rows.reduce((sum, row) => sum + (row.country === home ? row.costPerUnit : 0), 0)
  return cost > 0 && atHome > NATIONAL * cost ? 'national' : undefined
}

/** What people changed in one block; lines are named by their id. */
export interface BlockEdits {
  readonly removed?: readonly string[]
  readonly replaced?: Readonly<Record<string, string>>
  readonly added?: readonly string[]
}
export type CanvasEdits = Partial<Readonly<Record<CanvasBlock, BlockEdits>>>

/**
 * A prefilled canvas with the edits of people. What they did not touch goes on following the chain;
 * a suggestion that they rewrite is theirs; an edit of a line that is no longer there is kept apart.
 */
export function mergeCanvas(prefilled: Canvas, edits: CanvasEdits): Canvas {
  const blocks = Object.fromEntries(
    BLOCKS.map((block) => [block, mergedBlock(block, prefilled.blocks[block], edits[block] ?? {})]),
  ) as Record<CanvasBlock, CanvasLine[]>
  return { ...prefilled, blocks }
}

function mergedBlock(
  block: CanvasBlock,
  lines: readonly CanvasLine[],
  { removed = [], replaced = {}, added = [] }: BlockEdits,
): CanvasLine[] {
  const gone = new Set(removed)
  const known = new Set(lines.map((line) => line.id))
  const byHand = (id: string, text: string): CanvasLine => ({
    id,
    text: { fr: text, en: text },
    origin: 'hand',
  })
  return [
    ...lines.flatMap((line): CanvasLine[] => {
      if (gone.has(line.id)) return []
      const text = Object.hasOwn(replaced, line.id) ? replaced[line.id] : undefined
      return [text === undefined ? line : byHand(line.id, text)]
    }),
    ...Object.entries(replaced).flatMap(([id, text]) =>
      known.has(id) || gone.has(id) ? [] : [byHand(id, text)],
    ),
    ...added.map((text, index) => byHand(`${block}/hand ${index}`, text)),
  ]
}

/** The edits that a block rewritten as plain text stands for: one line each, in one language. */
export function editsOfText(
  lines: readonly CanvasLine[],
  text: string,
  language: keyof Words,
): BlockEdits {
  const wanted = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const left = [...wanted]
  const removed = lines.flatMap((line) => {
    const at = left.indexOf(line.text[language].trim())
    if (at >= 0) left.splice(at, 1)
    return at >= 0 ? [] : [line.id]
  })
  return { removed, added: left }
}
