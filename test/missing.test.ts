import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../src/chain/chain.ts'
import { loadReference } from '../reference/load.ts'
import { fieldOf } from '../src/chain/fields.ts'
import { parseChain } from '../src/chain/parse.ts'
import type { MissingCode } from '../src/chain/missing/missing-words.ts'
import { MISSING_KINDS } from '../src/chain/missing/missing-words.ts'
import { missingOf } from '../src/chain/missing/missing.ts'
import { see } from '../src/see/engine/see.ts'

const folder = new URL('../examples/', import.meta.url)
const slugs = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')

type Loose = Record<string, Record<string, unknown>[]> & { chain: Record<string, unknown> }

/** An example, with facts taken out. */
function without(slug: string, change: (document: Loose) => void = () => undefined): Chain {
  const document = JSON.parse(readFileSync(new URL(slug, folder), 'utf8')) as Loose
  change(document)
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

const coat = (change?: (document: Loose) => void) => without('manteau.json', change)
const codes = (chain: Chain) => missingOf(chain).entries.map((entry) => entry.code)

/** Each kind of gap, made by taking one fact out of the coat. */
const cases: [MissingCode, (document: Loose) => void][] = [
  ['no_price_to_client', ({ markets }) => drop(markets![0]!, 'priceIncVat', 'priceExVat')],
  ['no_vat', ({ markets }) => drop(markets![0]!, 'vatRatio', 'priceExVat')],
  ['no_channel', ({ markets }) => drop(markets![0]!, 'channel')],
  ['no_patience', ({ markets }) => drop(markets![0]!, 'patience')],
  ['no_indicator', ({ markets }) => drop(markets![0]!, 'availabilityRatio')],
  ['no_capital_cost', ({ chain }) => drop(chain, 'capitalCostRatioPerYear')],
  ['no_coordinates', ({ sites }) => drop(sites![0]!, 'latitudeDeg', 'longitudeDeg', 'positions')],
  [
    'no_carriage_cost',
    ({ lanes }) => drop(lanes![0]!, 'costPerUnit', 'costPerKg', 'costPerShipment'),
  ],
  ['no_lane_days', ({ lanes }) => drop(lanes![0]!, 'leadTimeDays')],
  [
    'no_mass',
    ({ items, lanes }) => {
      for (const item of items!) if (item['id'] === lanes![0]!['item']) drop(item, 'massKgPerUnit')
    },
  ],
  ['no_policy', (document) => (document['policies'] = [])],
  [
    'no_days',
    ({ processes }) => {
      for (const process of processes!)
        if (process['kind'] === 'transform') drop(process, 'leadTimeDays')
    },
  ],
  [
    'no_stage_carbon',
    ({ processes }) => {
      for (const process of processes!) {
        if (process['kind'] === 'transform') drop(process, 'energy', 'directCarbonKgCo2ePerRun')
      }
    },
  ],
]

function drop(record: Record<string, unknown>, ...names: string[]): void {
  for (const name of names) delete record[name]
}

describe('missingOf', () => {
  it.each(cases)('[C20] %s is found when the fact is taken out, and only then', (code, change) => {
    const drained = (document: Loose) => {
      change(document)
      // What is known of a fact goes with it.
      document['estimates'] = document['estimates']!.filter((each) =>
        isKept(document, String(each['id'])),
      )
    }
    const before = codes(coat()).filter((each) => each === code).length
    const after = codes(coat(drained)).filter((each) => each === code).length
    expect(after).toBeGreaterThan(before)
  })

  it.each(slugs)(
    '[C21] %s: every entry names a field, a reason, figures and what is taken',
    (slug) => {
      const chain = without(slug)
      const { entries, count, byNoun } = missingOf(chain)
      expect(byNoun.reduce((sum, each) => sum + each.count, 0)).toBe(count)
      expect(entries.length).toBe(Math.min(count, 300))
      for (const { noun, id, field, label, about, figures } of entries) {
        expect(fieldOf(noun, field)?.label).toEqual(label)
        expect(about.fr.length * about.en.length).toBeGreaterThan(0)
        expect(figures.length).toBeGreaterThan(0)
        if (noun !== 'chain' && id !== undefined) {
          expect((chain[noun] as readonly { id: string }[]).some((part) => part.id === id)).toBe(
            true,
          )
        }
      }
    },
  )

  it('[C22] what falsifies a total comes first, what a table stands in for last', () => {
    const rank = ['zero', 'unknown', 'assumption', 'default']
    const ranks = missingOf(coat()).entries.map((entry) => rank.indexOf(entry.taken))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks).size).toBeGreaterThan(2)
  })

  it('[C23] a chain of a name alone is legal: it lacks its market and its processes', () => {
    const parsed = parseChain({
      schema: 'boucle/chain',
      schemaVersion: 1,
      chain: { name: 'neuve', currency: 'EUR', baseYear: 2026, homeRegion: 'FR' },
    })
    expect(parsed.ok && codes(parsed.value)).toEqual(['no_capital_cost', 'no_market', 'no_process'])
  })

  it('[C24] a price is asked once a seller, buyer and item, and candidates are not asked about', () => {
    const asked = missingOf(coat()).entries.filter((each) => each.code === 'no_price_between')
    expect(new Set(asked.map((each) => each.about.fr)).size).toBe(asked.length)
    const far = coat(({ lanes }) =>
      lanes!.push({ ...lanes![0]!, id: 'essai', shareRatio: 0, mode: 'rail' }),
    )
    expect(missingOf(far).entries.some((each) => each.id === 'essai')).toBe(false)
  })

  it('[C25] duty is asked where a lane crosses a customs border, not inside the union', () => {
    const asked = missingOf(coat()).entries.filter((each) => each.code === 'no_duty')
    expect(asked.map((each) => each.id)).toEqual(['mer-au', 'mer-nz', 'mer-za'])
    const inside = without('pull.json', ({ lanes }) =>
      lanes!.forEach((lane) => drop(lane, 'dutyRatio')),
    )
    expect(codes(inside)).not.toContain('no_duty')
  })

  it('[C27] the figures that wait for a fact are figures of see', async () => {
    const reference = await loadReference()
    const known = new Set<string>()
    for (const slug of slugs) {
      const seen = see(without(slug), reference)
      for (const id of seen.ok ? seen.value.figures.keys() : []) known.add(id)
    }
    const ids = [...known]
    for (const [code, { figures }] of Object.entries(MISSING_KINDS)) {
      for (const name of figures) {
        const found = name.endsWith('.') ? ids.some((id) => id.startsWith(name)) : known.has(name)
        expect(found, `${code} ${name}`).toBe(true)
      }
    }
  })

  it('[C28] what is said to stay unknown does, and what counts 0 does not stop the rest', async () => {
    const reference = await loadReference()
    const figure = (chain: Chain, id: string) => {
      const seen = see(chain, reference)
      return seen.ok ? seen.value.figures.get(id)?.value : undefined
    }
    const unpriced = coat(({ markets, estimates }) => {
      for (const market of markets!) drop(market, 'priceIncVat', 'priceExVat')
      estimates!.length = 0
    })
    expect(figure(coat(), 'margin.final')).toBeTypeOf('number')
    expect(figure(unpriced, 'margin.final')).toBeUndefined()
    const untaxed = coat(({ markets }) => {
      for (const market of markets!) drop(market, 'vatRatio', 'priceExVat')
    })
    expect(figure(untaxed, 'price.vat')).toBe(0)
    expect(figure(untaxed, 'margin.final')).toBeGreaterThan(figure(coat(), 'margin.final') ?? NaN)
    const waiting = coat(({ markets }) => {
      for (const market of markets!) drop(market, 'patience')
    })
    expect(figure(waiting, 'lead.kept')).toBeUndefined()
  })

  it('[C26] every kind is worded in both languages', () => {
    for (const { why, meanwhile } of Object.values(MISSING_KINDS)) {
      for (const { fr, en } of [why, meanwhile]) expect(fr).not.toBe(en)
    }
  })
})

/** Does the key of an estimate still name a value of the document? */
function isKept(document: Loose, key: string): boolean {
  const [noun = '', ...rest] = key.split('/')
  const field = rest.pop() ?? ''
  const part =
    noun === 'chain'
      ? document.chain
      : document[noun]?.find((each) => each['id'] === rest.join('/'))
  return part !== undefined && (part[field.split('.')[0] ?? ''] !== undefined || field === '')
}
