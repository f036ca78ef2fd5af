import { describe, expect, it } from 'vitest'
import { BUSINESS_MODELS } from '../../../chain/nouns/vocabulary.ts'
import type { Canvas } from './canvas.ts'
import { BLOCKS, canvasOf, editsOfText, mergeCanvas } from './canvas.ts'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import {
  carry,
  changed,
  flowOf,
  JUMPER,
  make,
  rowsOf,
} from '../test-support/jumper-chain.test-support.ts'
import { leadTimes } from '../lead-time/lead-time.ts'
import { axesOf } from '../proximity/paradigm.ts'
import { costAfterOrder, proximityFigures, proximityProfile } from '../proximity/proximity.ts'

function analysed(document: Document) {
  const flow = flowOf(document)
  const rows = rowsOf(flow)
  const input = { flow, rows, lead: leadTimes(flow) }
  const proximity = proximityProfile(input)
  const axes = axesOf(flow, rows, costAfterOrder(input))
  return { canvas: canvasOf({ chain: flow.network.chain, rows, proximity, axes }), proximity }
}

const canvas = (document: Document) => analysed(document).canvas
const texts = (sheet: Canvas, block: keyof Canvas['blocks'], language: 'fr' | 'en' = 'fr') =>
  sheet.blocks[block].map((line) => line.text[language])

const SOLD: Document = {
  ...JUMPER,
  markets: changed(JUMPER.markets, 'homes', {
    channel: 'own-web',
    repeatRatio: 0.4,
    feedbackPer100Orders: 12,
  }),
  links: [{ id: 'tie', buyer: 'brand', supplier: 'mill-firm', governance: 'relational' }],
}

describe('canvas', () => {
  it('[CA1] the nine blocks are filled from the chain, in both languages', () => {
    const sheet = canvas(SOLD)
    expect(texts(sheet, 'partners')).toEqual(['filature, IT, lien relationnel'])
    expect(texts(sheet, 'activities')[0]).toBe('knit')
    expect(texts(sheet, 'channels', 'en')).toEqual(['own website'])
    expect(texts(sheet, 'relations')).toEqual([
      'clientes : 40\u202f% reviennent, 12 avis pour 100 commandes',
    ])
    expect(texts(sheet, 'costs')[0]).toBe('knit : 20,00\u00a0€')
    expect(texts(sheet, 'costs', 'en')[0]).toBe('knit: 20.00\u00a0€')
    expect(texts(sheet, 'revenues')).toEqual(['clientes : vente, 90,00\u00a0€ HT'])
    expect(texts(sheet, 'segments')[0]).toContain('clientes')
    expect(texts(sheet, 'resources')).toContain('Atelier')
    for (const block of BLOCKS) expect(sheet.blocks[block].length, block).toBeGreaterThan(0)
  })

  it('[CA2] the promise quotes the forms that score high, the wait, the paradigm, the labels', () => {
    const { canvas: sheet, proximity } = analysed({
      ...SOLD,
      items: changed(SOLD.items, 'ready', { labels: [{ label: 'Laine d’ici' }] }),
      markets: changed(SOLD.markets, 'homes', { repeatRatio: 0.9 }),
    })
    expect(texts(sheet, 'value')).toEqual([
      expect.stringContaining('proximité relationnelle'),
      'attente : 3\u00a0j',
      'masse : concevoir, fabriquer, vendre',
      'Laine d’ici, non prouvé',
    ])
    const ids = new Set(proximityFigures(proximity).map((figure) => figure.id))
    for (const { figureId } of sheet.blocks.value) {
      if (figureId?.startsWith('proximity.')) expect(ids.has(figureId), figureId).toBe(true)
    }
  })

  it('[CA3] a price that nobody gives stays unknown', () => {
    const sheet = canvas({
      ...SOLD,
      markets: changed(SOLD.markets, 'homes', { priceExVat: undefined }),
    })
    expect(texts(sheet, 'revenues')).toEqual(['clientes : vente, prix inconnu'])
  })

  it.each(BUSINESS_MODELS)('[CA4] %s brings suggestions, marked as to confirm', (businessModel) => {
    const sheet = canvas({ ...SOLD, chain: { ...SOLD.chain, businessModel } })
    const suggested = BLOCKS.flatMap((block) => sheet.blocks[block]).filter(
      (line) => line.origin === 'model',
    )
    expect(suggested.length).toBeGreaterThanOrEqual(3)
    for (const line of suggested) {
      expect(line.text.fr).not.toBe(line.text.en)
      expect(line.figureId).toBeUndefined()
    }
    expect(sheet).toMatchObject({ modelType: businessModel, isDeduced: false })
  })

  it.each([
    ['on-demand', { policies: [{ id: 'p', item: 'ready', kind: 'pre-order' }] }],
    ['made-to-measure', { policies: [{ id: 'p', item: 'ready', kind: 'made-to-measure' }] }],
    ['service', { markets: changed(SOLD.markets, 'homes', { billing: 'rent' }) }],
    [
      'self-production',
      {
        actors: changed(SOLD.actors, 'brand', { kind: 'household' }),
        processes: changed(SOLD.processes, 'store', { segment: 'production' }),
      },
    ],
    ['national', { sites: changed(SOLD.sites, 'mill', { country: 'FR' }) }],
    [undefined, { processes: changed(SOLD.processes, 'buy-wool', { purchaseCostPerRun: 80 }) }],
  ])('[CA5] %s is deduced when the chain names no model', (modelType, more) => {
    const sheet = canvas({ ...SOLD, ...more })
    expect(sheet.modelType).toBe(modelType)
    expect(sheet.isDeduced).toBe(modelType !== undefined)
  })

  it('[CA6] made in each country where it is sold: distributed', () => {
    const abroad = { ...SOLD.markets[0], id: 'casa', country: 'IT' }
    const document: Document = {
      ...SOLD,
      lanes: [...SOLD.lanes, carry('out', ['mill', 'casa'], 'ready')],
      processes: [...SOLD.processes, make('knit-there', 'mill', [[], 'ready'])],
      markets: [...SOLD.markets, abroad],
    }
    expect(canvas(document).modelType).toBe('distributed')
  })

  it('[CA7] edits keep to their lines while the chain changes', () => {
    const sheet = canvas({ ...SOLD, chain: { ...SOLD.chain, businessModel: 'on-demand' } })
    const suggestion = sheet.blocks.costs.find((line) => line.origin === 'model')!
    const edited = mergeCanvas(sheet, {
      costs: {
        removed: ['costs/knit'],
        replaced: { [suggestion.id]: 'ni invendus ni soldes' },
        added: ['loyer'],
      },
    })
    expect(texts(edited, 'costs')).not.toContain('knit : 20,00\u00a0€')
    expect(edited.blocks.costs.slice(-2)).toMatchObject([
      { id: suggestion.id, origin: 'hand', text: { fr: 'ni invendus ni soldes' } },
      { origin: 'hand', text: { en: 'loyer' } },
    ])
    expect(edited.blocks.value).toEqual(sheet.blocks.value)
    const dearer = canvas({
      ...SOLD,
      processes: changed(SOLD.processes, 'link', { ownCostPerRun: 11 }),
    })
    const later = mergeCanvas(dearer, { costs: { removed: ['costs/knit'] } })
    expect(texts(later, 'costs')[0]).toBe('link : 11,00\u00a0€')
    expect(mergeCanvas(sheet, {})).toEqual(sheet)
  })

  it('[CA8] a block rewritten as text becomes edits of its lines', () => {
    const sheet = canvas(SOLD)
    const lines = sheet.blocks.channels
    expect(editsOfText(lines, 'site en propre\n marchés du samedi \n', 'fr')).toEqual({
      removed: [],
      added: ['marchés du samedi'],
    })
    const edits = editsOfText(lines, 'le porte-à-porte', 'fr')
    expect(edits).toEqual({ removed: [lines[0]!.id], added: ['le porte-à-porte'] })
    expect(texts(mergeCanvas(sheet, { channels: edits }), 'channels')).toEqual(['le porte-à-porte'])
  })
})
