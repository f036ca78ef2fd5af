import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import {
  carry,
  changed,
  flowOf,
  JUMPER,
  make,
  rowsOf,
} from '../test-support/jumper-chain.test-support.ts'
import { lastMaking } from '../lead-time/last-making.ts'
import { leadTimes } from '../lead-time/lead-time.ts'
import { proximityFigures, proximityProfile } from './proximity.ts'
import { DEFAULT_RULES, scoreAt } from './proximity-rules.ts'
import type { ScoreRule, ScoreRules } from './proximity-rules.ts'

function profileOf(document: Document, rules?: ScoreRules) {
  const flow = flowOf(document)
  const input = { flow, rows: rowsOf(flow), lead: leadTimes(flow) }
  const profile = proximityProfile(rules ? { ...input, rules } : input)
  const figures = new Map(proximityFigures(profile).map((each) => [each.id, each]))
  const form = (name: string) => profile.find((each) => each.form === name)!
  return { profile, figures, form, value: (id: string) => figures.get(`proximity.${id}`)?.value }
}

/** Places on the equator, one degree = 111.195 km on the mean sphere. */
const at = (longitudeDeg: number) => ({ latitudeDeg: 0, longitudeDeg })
const DEGREE_KM = (Math.PI / 180) * 6371.0088

const PLACED: Document = {
  ...JUMPER,
  sites: changed(changed(changed(JUMPER.sites, 'mill', at(30)), 'studio', at(2)), 'depot', at(0.5)),
  markets: changed(JUMPER.markets, 'homes', at(0)),
}

describe('proximity', () => {
  it('[PX1] access runs from the last making, not from the store, to each client', () => {
    const { value } = profileOf(PLACED)
    expect(value('access.km')).toBeCloseTo(2 * DEGREE_KM, 6)
    // Jumper-road 1, store 24, parcel 3.
    expect(value('access.days')).toBe(28)
    // Of 52 a piece: parcel 5 and store 2 lie within 100 km; knit and the rest do not.
    expect(value('access.near')).toBeCloseTo(7 / 52, 12)
    // Wool 8 and spin 4 are abroad, yarn-road 1 is half so.
    expect(value('access.country')).toBeCloseTo(39 / 52, 12)
    expect(value('access.region')).toBeUndefined()
  })

  it('[PX2] two clients far apart are each measured to their maker, never to their middle', () => {
    const second = { ...PLACED.markets[0], id: 'far', ...at(90), demandUnitsPerYear: 300 }
    const document: Document = {
      ...PLACED,
      sites: [
        ...PLACED.sites,
        { id: 'abroad', name: 'x', actor: 'brand', country: 'ZZ', ...at(91) },
      ],
      processes: [...PLACED.processes, make('knit-there', 'abroad', [[], 'ready'])],
      lanes: [...PLACED.lanes, carry('there', ['abroad', 'far'], 'ready')],
      markets: [...PLACED.markets, second],
    }
    const { km, stages } = lastMaking(flowOf(document))
    expect(km).toBeCloseTo((DEGREE_KM * (2 * 100 + 1 * 300)) / 400, 6)
    expect(stages).toHaveLength(2)
  })

  it('[PX2] two makers of one client count by their shares', () => {
    const { km, days } = lastMaking(
      flowOf({
        ...PLACED,
        sites: [
          ...PLACED.sites,
          { id: 'near', name: 'x', actor: 'brand', country: 'FR', ...at(1) },
        ],
        processes: [...PLACED.processes, make('link-near', 'near', [[], 'jumper'])],
        lanes: [
          ...changed(PLACED.lanes, 'jumper-road', { shareRatio: 0.25 }),
          carry('near-road', ['near', 'depot'], 'jumper', { leadTimeDays: 5 }),
        ],
      }),
    )
    expect(km).toBeCloseTo(DEGREE_KM * (0.25 * 2 + 0.75 * 1), 6)
    // Store 24 and parcel 3, after a day for a quarter and five for the rest.
    expect(days).toBeCloseTo(27 + 0.25 * 1 + 0.75 * 5, 9)
  })

  it('[PX3] the home region counts where regions are said, a lane with both its ends', () => {
    const sites = JUMPER.sites.map((site) => ({
      ...site,
      region: site['id'] === 'mill' ? 'IT-25' : 'FR-BRE',
    }))
    const { value } = profileOf({
      ...JUMPER,
      chain: { ...JUMPER.chain, homeRegion: 'FR-BRE' },
      sites,
    })
    // The parcel goes to a market without a region: left out. 20 knit, 1 button, 10 link, 1, 2.
    expect(value('access.region')).toBeCloseTo(34 / 47, 12)
  })

  it('[PX4] a form without any indicator has no score; what is left out is said', () => {
    const { form, figures } = profileOf(JUMPER)
    expect(form('relational').score).toBeUndefined()
    expect(form('identity').score).toBeUndefined()
    expect(form('process-advanced').score).toBeUndefined()
    expect(figures.get('proximity.relational')?.because?.fr).toContain('aucun')
    expect(form('relational').missing).toEqual([
      'proximity.relational.direct',
      'proximity.relational.feedback',
      'proximity.relational.repeat',
    ])
    const told = profileOf({
      ...JUMPER,
      markets: changed(JUMPER.markets, 'homes', { channel: 'own-web', repeatRatio: 0.4 }),
    })
    expect(told.form('relational').score).toBeCloseTo(70, 12)
    const formula = told.figures.get('proximity.relational')?.formula
    expect(formula?.en).toContain('share sold direct 100/100')
    expect(formula?.en).toContain('left out for want of data: feedback per 100 orders')
  })

  it('[PX5] shares are weighted by sales, service by revenue', () => {
    const document: Document = {
      ...JUMPER,
      items: changed(JUMPER.items, 'ready', {
        labels: [{ label: 'A', evidence: 'certificate 12' }, { label: 'B' }],
        costSheetPublished: true,
      }),
      markets: [
        { ...JUMPER.markets[0], channel: 'own-shop', billing: 'rent', configuredRatio: 1 },
        {
          ...JUMPER.markets[0],
          id: 'dealers',
          demandUnitsPerYear: 300,
          priceExVat: 60,
          channel: 'retailer',
          configuredRatio: 0.2,
          usageKnown: false,
        },
      ],
      lanes: [...JUMPER.lanes, carry('bulk', ['depot', 'dealers'], 'ready')],
    }
    const { value } = profileOf(document)
    expect(value('relational.direct')).toBe(0.25)
    expect(value('process-advanced.configured')).toBeCloseTo(0.4, 12)
    // 100 x 90 of rent, over 100 x 90 + 300 x 60.
    expect(value('process-advanced.service')).toBeCloseTo(1 / 3, 12)
    expect(value('process-advanced.usage')).toBe(0)
    expect(value('identity.labels')).toBe(0.5)
    expect(value('identity.costSheet')).toBe(1)
    expect(value('identity.environmentalCost')).toBeUndefined()
  })

  it('[PX6] an organisation changes a rule, its weight, or shows without scoring', () => {
    const document = {
      ...JUMPER,
      markets: changed(JUMPER.markets, 'homes', { channel: 'own-web', repeatRatio: 0.4 }),
    }
    const repeat = DEFAULT_RULES['proximity.relational.repeat']!
    const score = (rule: Partial<ScoreRule>) =>
      profileOf(document, { 'proximity.relational.repeat': { ...repeat, ...rule } }).form(
        'relational',
      ).score
    expect(score({ weight: 3 })).toBeCloseTo((100 + 3 * 40) / 4, 12)
    expect(score({ weight: 0 })).toBe(100)
    expect(
      score({
        points: [
          [0, 0],
          [0.4, 100],
        ],
      }),
    ).toBe(100)
    expect(score({ points: [] })).toBe(100)
  })

  it('[PX7] every default rule is read between its points: 25 km, 150 km, beyond 10,000 km', () => {
    const km = DEFAULT_RULES['proximity.access.km']!
    expect(scoreAt(km, 25)).toBeCloseTo(95, 12)
    expect(scoreAt(km, 150)).toBe(75)
    expect(scoreAt(km, 20_000)).toBe(0)
    for (const [id, rule] of Object.entries(DEFAULT_RULES)) {
      const given = rule.points.map(([value, score]) => [scoreAt(rule, value), score])
      for (const [read, written] of given) expect(read, id).toBe(written)
    }
  })
})

const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 150 }))

describe('scores, by any rule', () => {
  it('[PX8] monotone in the direction of the rule, and from 0 to 100', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('more-is-nearer' as const, 'less-is-nearer' as const),
        fc.integer({ min: -600, max: 600 }).map((tenths) => tenths / 10),
        fc.integer({ min: -600, max: 600 }).map((tenths) => tenths / 10),
        (points, direction, a, b) => {
          const rule = { direction, points, weight: 1 }
          const [low, high] = [scoreAt(rule, Math.min(a, b)), scoreAt(rule, Math.max(a, b))]
          const rise = direction === 'more-is-nearer' ? high - low : low - high
          expect(rise).toBeGreaterThanOrEqual(-1e-9)
          expect(low).toBeGreaterThanOrEqual(-1e-9)
          expect(low).toBeLessThanOrEqual(100 + 1e-9)
        },
      ),
    )
  })

  it('[PX9] coming nearer never lowers the score of access', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 79 }), (a, b) => {
        const scoreFrom = (degrees: number) =>
          profileOf({ ...PLACED, sites: changed(PLACED.sites, 'studio', at(degrees)) }).form(
            'access',
          ).score!
        const [near, far] = [Math.min(a, b), Math.max(a, b)]
        expect(scoreFrom(near)).toBeGreaterThanOrEqual(scoreFrom(far) - 1e-9)
      }),
      { numRuns: 25 },
    )
  })
})
