import { describe, expect, it } from 'vitest'
import { greatCircleKm } from '../src/chain/place/geo.ts'
import { boomerangsOf } from '../src/see/engine/origin/boomerang.ts'
import { supplyView } from '../src/see/engine/supply/supply-view.ts'
import {
  analysed,
  chainOf,
  figure,
  part,
  seen,
  stage,
  stages,
  value,
  withDemand,
} from './examples.test-support.ts'

const STUDY = 'étude CCI Paris Île-de-France, 2021'

describe('goldens of the study', () => {
  it('[EX10] pull: 13 + 48 + 17.50 = 78.50 EUR, sold 119 incl. VAT, 20.67 left (D14)', () => {
    const making = ['tricoter', 'monter']
    const matter = ['peigner', 'filer', 'fil-navette', 'teindre', 'fil-route', 'fournir']
    const other = ['pull-route', 'preparer', 'colis', 'sonder', 'annoncer', 'encaisser']
    expect(stages('pull', matter, 'costPerUnit')).toBeCloseTo(13, 9)
    expect(stages('pull', making, 'costPerUnit')).toBeCloseTo(48, 9)
    expect(stages('pull', other, 'costPerUnit')).toBeCloseTo(17.5, 9)
    expect(value('pull', 'total.cost')).toBeCloseTo(78.5, 9)
    expect(value('pull', 'price.exVat')).toBeCloseTo(119 / 1.2, 9)
    expect(value('pull', 'margin.operating')).toBeCloseTo(119 / 1.2 - 78.5, 9)
    expect(value('pull', 'margin.operating').toFixed(2)).toBe('20.67')
    expect(seen('pull').flow.network.chain.policies[0]?.kind).toBe('pre-order')
  })

  it('[EX11] coat: 33 variants at 129.95 EUR incl. VAT, 2,000 sold, 19,230 km of sea (D16, A12)', () => {
    expect(value('manteau', 'price.incVat')).toBeCloseTo(129.95, 9)
    expect(value('manteau', 'total.units')).toBe(2000)
    expect(seen('manteau').axes.items.map((each) => each.options)).toEqual([33, 33])
    expect(seen('manteau').axes.items.every((each) => each.flow === 'push')).toBe(true)
    expect(stages('manteau', ['mer'], 'km')).toBe(19230)
    expect(stages('manteau', ['mer'], 'days')).toBe(38)
    const ship = stages('manteau', ['mer'], 'carbonKgCo2ePerUnit')
    expect(ship / value('manteau', 'carbon.total')).toBeLessThan(0.01)
    expect(seen('manteau').dependency.deepest?.tier).toBeGreaterThanOrEqual(6)
  })

  it('[EX12] coat on demand: same offer, in hand within a month, 25 % dearer (D16, A14)', () => {
    expect(value('manteau-proche', 'price.incVat')).toBeCloseTo(129.95, 9)
    expect(value('manteau-proche', 'total.units')).toBe(2000)
    expect(seen('manteau-proche').axes.items[0]?.options).toBe(33)
    expect(value('manteau-proche', 'lead.orderToHand')).toBeLessThanOrEqual(31)
    const far = chainOf('manteau')
    const dollar = part(far.rates, 'dollar').value
    const price = part(far.prices, 'prix-manteau').pricePerUnit * dollar
    const near = part(chainOf('manteau-proche').prices, 'prix-manteau').pricePerUnit
    expect(near / price).toBeCloseTo(1.25, 6)
  })

  it('[EX13] yoghurt: 60 % farm, 22 % retailer, 11 % operator, 7 % not given (D2)', () => {
    const price = 2.16 / 1.055
    const paid = part(chainOf('yaourt').prices, 'prix-ferme').pricePerUnit
    const rent = stages('yaourt', ['louer', 'mettre-au-point'], 'costPerUnit')
    const unknown = stages('yaourt', ['autre'], 'costPerUnit')
    expect(value('yaourt', 'price.exVat')).toBeCloseTo(price, 9)
    expect((paid - rent) / price).toBeCloseTo(0.6, 5)
    expect(rent / price).toBeCloseTo(0.11, 5)
    expect(unknown / price).toBeCloseTo(0.07, 5)
    expect((price - paid - unknown) / price).toBeCloseTo(0.22, 5)
  })

  it('[EX14] yoghurt: the volume that 1,200 EUR a month and 11 % imply (D2)', () => {
    const implied = (12 * 1200) / (0.11 * (2.16 / 1.055))
    expect(part(chainOf('yaourt').sites, 'conteneur').fixedCostPerYear).toBe(14400)
    expect(value('yaourt', 'total.units')).toBeCloseTo(implied, -1)
    expect(Math.round(implied / 52)).toBe(1230)
    expect(Math.round((12 * 1200) / (0.11 * 2.16))).toBe(60606)
    for (const words of ['63 940', '60 606']) {
      expect(chainOf('yaourt').chain.description).toContain(words)
    }
  })

  it('[EX15] milk: 0.40 EUR a litre raw, 1 EUR once made into products (A20)', () => {
    const litres = part(chainOf('yaourt').processes, 'fabriquer').inputs?.[0]?.quantityPerRun ?? NaN
    const chain = chainOf('yaourt')
    const feed = part(chain.processes, 'traire').inputs?.[0]?.quantityPerRun ?? NaN
    const feedPrice = part(chain.prices, 'prix-aliment').pricePerUnit
    const feedLane = part(chain.lanes, 'aliment-route').costPerKg ?? NaN
    const raw =
      (part(chain.processes, 'traire').ownCostPerRun ?? NaN) + feed * (feedPrice + feedLane)
    expect(raw).toBeCloseTo(0.4, 4)
    const kept = raw + value('yaourt', 'margin.operating') / litres
    expect(kept).toBeCloseTo(1, 2)
  })

  it('[EX16] car: 250,000 EUR, 200 cars a year, the 50th pays for the micro-factory (B6)', () => {
    const chain = chainOf('voiture')
    const plant = part(chain.sites, 'micro')
    expect([plant.investment, plant.lifeYears]).toEqual([250000, 4])
    expect(part(chain.processes, 'assembler').capacityUnitsPerYear).toBe(200)
    const yearly = (units: number) =>
      units * figure(analysed(withDemand(chain, 'acheteurs', units)), 'margin.operating')
    expect(yearly(50)).toBeCloseTo(0, 5)
    expect(yearly(49)).toBeCloseTo(-1250, 5)
    expect(yearly(51)).toBeCloseTo(1250, 5)
    expect(250000 / 4 / ((yearly(120) - yearly(50)) / 70)).toBeCloseTo(50, 8)
    const most = withDemand(chain, 'acheteurs', 201)
    expect(analysed(most).warnings.map((each) => each.code)).toContain('over_limit')
  })

  it('[EX17] jeans: French places within 1,083 km, cotton beyond; the loop stays under its cap', () => {
    const chain = chainOf('jean')
    const points = [...chain.sites, ...chain.markets].filter((place) => place.country === 'FR')
    const at = (place: (typeof points)[number]) => ({
      latitudeDeg: place.latitudeDeg ?? NaN,
      longitudeDeg: place.longitudeDeg ?? NaN,
    })
    const longest = Math.max(
      ...points.flatMap((a) => points.map((b) => greatCircleKm(at(a), at(b)))),
    )
    expect(longest).toBeLessThan(1083)
    expect(stage('jean', 'recolter').straightKmToClient).toBeGreaterThan(1083)
    const back = stage('jean', 'reprise').unitsPerYear
    expect(back).toBeGreaterThan(0)
    expect(back).toBeLessThan(0.3 * value('jean', 'total.units'))
    expect(seen('jean').dependency.singles.map((each) => each.country)).toContain('TR')
  })

  it.each([
    ['lin', 'filasse', 'chemise-finie'],
    ['parquet', 'grume', 'parquet-brut'],
  ])(
    '[EX18] %s: the matter leaves France and comes back inside a product (A11)',
    (slug, out, back) => {
      const { largest } = boomerangsOf(supplyView(seen(slug).flow))
      const found = largest.find((each) => each.item === out)
      expect(found).toMatchObject({ country: 'FR', backItem: back, countries: ['FR', 'CN', 'FR'] })
      expect(found?.backShare).toBeCloseTo(1, 6)
      expect(found?.km).toBeGreaterThan(38000)
    },
  )

  it('[EX19] flax: the ship is little beside the work on the fibre; flooring: the reverse (A12)', () => {
    const carried = (slug: string) =>
      seen(slug).carbon.byComponent.transport / seen(slug).carbon.totalPerUnit
    expect(carried('lin')).toBeLessThan(0.1)
    expect(carried('parquet')).toBeGreaterThan(0.5)
  })

  it('[EX20] masks: four fifths of the value is French, the filter has one maker, abroad (A10)', () => {
    const { countries, singles } = seen('masque').dependency
    expect(countries.find((each) => each.key === 'FR')?.valueShare).toBeGreaterThan(0.8)
    const filter = singles.find((each) => each.itemId === 'meltblown')
    expect(filter).toMatchObject({ country: 'CN', tier: 3 })
    expect(filter?.switchingMonths).toBeGreaterThanOrEqual(6)
    expect(filter?.switchingMonths).toBeLessThanOrEqual(12)
  })

  it('[EX21] ship and lorry: the longer way emits less, and takes longer (A12)', () => {
    const sea = ['vers-quai', 'par-mer', 'par-seine']
    const road = ['par-route']
    const ratio = (column: 'km' | 'days' | 'carbonKgCo2ePerUnit') =>
      stages('bateau-camion', sea, column) / stages('bateau-camion', road, column)
    expect(ratio('km')).toBeGreaterThan(1.5)
    expect(ratio('days')).toBeGreaterThan(2)
    expect(ratio('carbonKgCo2ePerUnit')).toBeLessThan(0.5)
    expect(seen('bateau-camion').carbon.modeBeatsDistance).toMatchObject({
      longerStageId: 'par-mer',
      shorterStageId: 'par-route',
    })
  })

  it('[EX22] tomatoes: carriage is small beside the greenhouse and the labour (A12)', () => {
    const { carbon, accounts } = seen('tomate')
    const greenhouse = stages('tomate', ['cultiver-serre'], 'carbonKgCo2ePerUnit')
    expect(carbon.byComponent.transport).toBeLessThan(0.25 * greenhouse)
    expect(carbon.byComponent.transport / carbon.totalPerUnit).toBeLessThan(0.2)
    expect(accounts.costByComponent.carriage).toBeLessThan(0.5 * accounts.costByComponent.labour)
    // Agribalyse: 1.67 kg CO2e per kg in a heated greenhouse, 0.15 in a cold one.
    const sold = value('tomate', 'total.units')
    const grown = (id: string) =>
      (stage('tomate', id).carbonKgCo2ePerUnit * sold) / stage('tomate', id).unitsPerYear
    expect(grown('cultiver-serre')).toBeCloseTo(1.67, 1)
    expect(grown('cultiver-abri')).toBeCloseTo(0.15, 1)
  })

  it('[EX23] lighting: billed by performance, use known, three luminaires in ten rebuilt (B11, D24)', () => {
    const chain = chainOf('eclairage')
    expect(chain.markets[0]).toMatchObject({ billing: 'performance', usageKnown: true })
    const units = (id: string) => stage('eclairage', id).unitsPerYear
    expect(units('refaire') / (units('refaire') + units('assembler'))).toBeCloseTo(0.3, 9)
    expect(units('reprise')).toBeLessThan(0.1 * value('eclairage', 'total.units'))
    expect(value('eclairage', 'proximity.process-advanced')).toBeGreaterThan(90)
  })

  it('[EX24] machined parts: an answer within four hours, lots of 40 (A19, B8)', () => {
    const fourHours = 4 / 24
    expect(stages('usinage', ['chiffrer'], 'days')).toBeCloseTo(fourHours, 2)
    const rescue = seen('usinage').lead.markets.find((each) => each.marketId === 'depannages')
    expect(rescue?.orderToHandDays).toBeCloseTo(fourHours, 2)
    expect(rescue?.keptRatio).toBeCloseTo(0.9, 9)
    expect(part(chainOf('usinage').processes, 'usiner').lotUnits).toBe(40)
    const far = seen('usinage').dependency.singles.find((each) => each.itemId === 'tungstene')
    expect(far).toMatchObject({ country: 'CN', tier: 5 })
  })

  it('[EX25] beanie: the last making stands where it is sold (B12)', () => {
    const chain = chainOf('bonnet-boutique')
    expect(part(chain.processes, 'tricoter').site).toBe(chain.markets[0]?.site)
    expect(value('bonnet-boutique', 'proximity.access.km')).toBe(0)
    expect(value('bonnet-boutique', 'lead.orderToHand')).toBeLessThan(0.1)
    expect(value('bonnet-boutique', 'idle.cost')).toBeGreaterThan(0)
  })

  it('[EX26] what the study states carries its name', () => {
    const stated: Readonly<Record<string, readonly string[]>> = {
      pull: ['markets/clientes/priceIncVat'],
      manteau: ['markets/clientes-web/priceIncVat'],
      'manteau-proche': ['markets/clientes-commande/demandUnitsPerYear'],
      yaourt: ['sites/conteneur/fixedCostPerYear', 'markets/clients/priceIncVat'],
      voiture: ['sites/micro/investment', 'processes/assembler/capacityUnitsPerYear'],
      usinage: ['processes/usiner/lotUnits', 'processes/chiffrer/leadTimeDays'],
    }
    for (const [slug, keys] of Object.entries(stated)) {
      for (const key of keys) {
        const estimate = part(chainOf(slug).estimates, key)
        expect(estimate, `${slug} ${key}`).toMatchObject({ status: 'published', source: STUDY })
      }
    }
  })
})
