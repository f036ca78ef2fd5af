import { describe, expect, it } from 'vitest'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { changed, flowOf, JUMPER, rowsOf } from '../test-support/jumper-chain.test-support.ts'
import { axesFigures, axesOf, FAMILY_PLACES, PARADIGM_ORDERS } from './paradigm.ts'
import { costAfterOrder } from './proximity.ts'
import { leadTimes } from '../lead-time/lead-time.ts'

function axes(document: Document) {
  const flow = flowOf(document)
  const rows = rowsOf(flow)
  return axesOf(flow, rows, costAfterOrder({ flow, rows, lead: leadTimes(flow) }))
}

const withPolicy = (policy: Record<string, unknown>, document: Document = JUMPER): Document => ({
  ...document,
  policies: [{ id: 'p', item: 'ready', ...policy }],
})

/** The coat of the study: 3 lengths and 11 colours (row D16). */
const VARIED: Document = {
  ...JUMPER,
  items: changed(JUMPER.items, 'ready', {
    variantAxes: [
      { axis: 'length', options: ['a', 'b', 'c'] },
      { axis: 'colour', options: [...'abcdefghijk'] },
    ],
  }),
}

describe('paradigms', () => {
  it.each([
    [{ kind: 'push' }, 'mass', 'push'],
    [{ kind: 'two-orders' }, 'mass', 'push'],
    [{ kind: 'quick-response' }, 'mass', 'push'],
    [{ kind: 'pre-order' }, 'mass-customised', 'push'],
    [{ kind: 'on-demand' }, 'mass-customised', 'push-pull'],
    [{ kind: 'made-to-measure' }, 'personalised', 'pull'],
    [{ kind: 'on-demand', designedAfterOrder: true }, 'craft', 'pull'],
  ])('[PA1] %o is %s, %s', (policy, paradigm, flow) => {
    expect(axes(withPolicy(policy)).items[0]).toMatchObject({ paradigm, flow })
  })

  it('[PA2] designed after the order on a platform of options is personalised', () => {
    const policy = { kind: 'on-demand', designedAfterOrder: true, decoupling: 'knit' }
    expect(axes(withPolicy(policy, VARIED)).items[0]).toMatchObject({
      paradigm: 'personalised',
      decoupling: 'knit',
      options: 33,
    })
  })

  it('[PA3] a market replenished to order needs no policy to say so', () => {
    const markets = changed(JUMPER.markets, 'homes', { regime: 'to-order' })
    expect(axes({ ...JUMPER, markets }).items[0]?.paradigm).toBe('mass-customised')
    expect(axes(JUMPER).items[0]).toMatchObject({ paradigm: 'mass', policy: undefined })
  })

  it('[PA4] selling before making tells mass apart from the three others (Koren 2010)', () => {
    const sellsFirst = (order: readonly string[]) => order.indexOf('sell') < order.indexOf('make')
    expect(sellsFirst(PARADIGM_ORDERS.mass)).toBe(false)
    expect(sellsFirst(PARADIGM_ORDERS.craft)).toBe(true)
    expect(sellsFirst(PARADIGM_ORDERS['mass-customised'])).toBe(true)
    expect(PARADIGM_ORDERS.personalised.indexOf('design')).toBe(0)
    expect(PARADIGM_ORDERS.personalised.lastIndexOf('design')).toBe(2)
    expect(PARADIGM_ORDERS.craft[0]).toBe('sell')
  })
})

describe('axes', () => {
  it('[AX1] personalised is the mean of what is known', () => {
    const pushed = axes(withPolicy({ kind: 'push' }))
    expect(pushed.parts).toEqual({
      afterOrder: 0,
      choice: 0,
      madeToMeasure: 0,
      configured: undefined,
    })
    expect(pushed.personalised).toBe(0)
    const ordered = axes(
      withPolicy(
        { kind: 'on-demand' },
        {
          ...VARIED,
          markets: changed(JUMPER.markets, 'homes', { configuredRatio: 0.5 }),
        },
      ),
    )
    // Knit and link, 30 of 43; 33 variants of 10,000 by logarithm; none to measure; half configured.
    const choice = Math.log(33) / Math.log(10_000)
    expect(ordered.personalised).toBeCloseTo((30 / 43 + choice + 0 + 0.5) / 4, 12)
  })

  it('[AX2] territorialised weighs each cost by its distance, bands add it up', () => {
    const at = (longitudeDeg: number) => ({ latitudeDeg: 0, longitudeDeg })
    const degrees = (km: number) => km / ((Math.PI / 180) * 6371.0088)
    const document: Document = {
      ...JUMPER,
      sites: changed(
        changed(changed(JUMPER.sites, 'mill', at(degrees(1000))), 'studio', at(0)),
        'depot',
        at(0),
      ),
      markets: changed(JUMPER.markets, 'homes', at(0)),
    }
    const { territorialised, bands } = axes(document)
    // Wool 8 and spin 4 at 1,000 km count half; the yarn road, 1 at 500 km in its middle.
    const road = 1 - Math.log(5) / Math.log(100)
    expect(territorialised).toBeCloseTo((12 * 0.5 + road + 39) / 52, 9)
    expect(bands.map((band) => band.withinKm)).toEqual([100, 500, 1000, 3500, 10_000])
    expect(bands[0]?.share).toBeCloseTo(39 / 52, 12)
    expect(bands[3]?.share).toBe(1)
  })

  it('[AX3] nothing sold, or nothing placed: no axis', () => {
    const none = axes({ ...JUMPER, markets: [], lanes: JUMPER.lanes.slice(0, 2) })
    expect(none.personalised).toBeUndefined()
    expect(axes(JUMPER).territorialised).toBeUndefined()
    const figure = axesFigures(axes(JUMPER)).find((each) => each.id === 'axes.territorialised')
    expect(figure).toMatchObject({ value: undefined, unit: 'index' })
    expect(figure?.because?.en).toContain('coordinates')
  })

  it('[AX4] the names of the four families share the plane without lying on each other', () => {
    const places = Object.values(FAMILY_PLACES).map((place) => [
      place.personalised,
      place.territorialised,
    ])
    expect(places).toHaveLength(4)
    for (const range of places.flat()) {
      expect(0 <= range[0]! && range[0]! < range[1]! && range[1]! <= 1).toBe(true)
    }
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        const overlaps = a.every((range, axis) => range[0] < b[axis]![1] && b[axis]![0] < range[1])
        expect(overlaps).toBe(false)
      }
    })
  })
})
