import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldReader } from '../src/chain/fields.ts'
import { chainOf, listed, seen, slugs, text, value } from './examples.test-support.ts'

describe('every example', () => {
  it('[EX1] the list, the folder and the README speak of the same examples, the coat first', () => {
    expect(listed().map((each) => each.slug)).toEqual([...new Set(listed().map((e) => e.slug))])
    expect(
      listed()
        .map((each) => each.slug)
        .toSorted(),
    ).toEqual(slugs.toSorted())
    expect(listed()[0]?.slug).toBe('manteau')
    for (const { slug } of listed()) expect(text('README.md')).toContain(slug)
  })

  it.each(listed())(
    '[EX2] $slug: named in both languages, its rows are rows of the study',
    (entry) => {
      const { chain } = chainOf(entry.slug)
      expect([entry.nameFr, entry.nameEn]).toEqual([chain.name, chain.nameEn])
      for (const words of [
        entry.oneLineFr,
        entry.oneLineEn,
        chain.description,
        chain.descriptionEn,
      ]) {
        expect(words?.length ?? 0).toBeGreaterThan(20)
      }
      expect(entry.rows.length).toBeGreaterThan(0)
      const study = new URL('../../shared/design/study.md', import.meta.url)
      const known = existsSync(study) ? readFileSync(study, 'utf8') : undefined
      for (const row of entry.rows) {
        expect(row).toMatch(/^[A-E]\d{1,2}$/)
        if (known !== undefined) expect(known).toContain(`| ${row} |`)
      }
    },
  )

  it.each(slugs)('[EX3] %s: no problem, books close to 1e-9, nothing is over a limit', (slug) => {
    const result = seen(slug)
    expect(Math.abs(result.accounts.books.gap)).toBeLessThan(1e-9)
    expect(result.warnings).toEqual([])
    expect(value(slug, 'books.sales')).toBeGreaterThan(0)
  })

  it.each(slugs)(
    '[EX4] %s: what is assumed says why and how far; what is read says where',
    (slug) => {
      const chain = chainOf(slug)
      const read = fieldReader(chain)
      expect(chain.estimates.length).toBeGreaterThan(40)
      for (const estimate of chain.estimates) {
        const { id, status, low, high } = estimate
        const base = Number(read(id)?.value)
        expect(Number.isFinite(base), id).toBe(true)
        if (status === 'published' || status === 'default') expect(estimate.source, id).toBeTruthy()
        else expect(estimate.reason, id).toBeTruthy()
        if (status === 'assumed') expect(low! < high!, id).toBe(true)
        if (low === undefined || high === undefined) continue
        expect(low <= base && base <= high, `${id}: ${low} <= ${base} <= ${high}`).toBe(true)
      }
    },
  )

  it.each(slugs)('[EX4] %s: reasons and sources are told in both languages', (slug) => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    for (const { id, reason, reasonEn, source, sourceEn } of chainOf(slug).estimates) {
      for (const [fr, en] of [
        [reason, reasonEn],
        [source, sourceEn],
      ]) {
        if (fr === undefined || en !== undefined) continue
        // What is the same in both is a name or a number, not a sentence.
        expect(letters(fr).length, `${id}: ${fr}`).toBeLessThan(40)
      }
    }
  })

  it.each(slugs)('[EX5] %s: every figure of cost, days and carbon says how it is known', (slug) => {
    const chain = chainOf(slug)
    const known = new Set<string>(chain.estimates.map((each) => each.id))
    const silent: string[] = []
    const ask = (key: string, figureValue: number | undefined) => {
      if (figureValue !== undefined && figureValue !== 0 && !known.has(key)) silent.push(key)
    }
    for (const each of chain.processes) {
      const key = `processes/${each.id}`
      ask(`${key}/ownCostPerRun`, each.ownCostPerRun)
      ask(`${key}/purchaseCostPerRun`, each.purchaseCostPerRun)
      ask(`${key}/leadTimeDays`, each.leadTimeDays)
      ask(`${key}/directCarbonKgCo2ePerRun`, each.directCarbonKgCo2ePerRun)
      each.labour?.forEach((row, i) => ask(`${key}/labour.${i}.hoursPerRun`, row.hoursPerRun))
      each.energy?.forEach((row, i) => ask(`${key}/energy.${i}.kwhPerRun`, row.kwhPerRun))
    }
    for (const each of chain.lanes) {
      ask(`lanes/${each.id}/distanceKm`, each.distanceKm)
      ask(`lanes/${each.id}/leadTimeDays`, each.leadTimeDays)
      ask(`lanes/${each.id}/costPerUnit`, each.costPerUnit)
      ask(`lanes/${each.id}/costPerKg`, each.costPerKg)
    }
    for (const each of chain.items) {
      ask(`items/${each.id}/carbonKgCo2ePerUnit`, each.carbonKgCo2ePerUnit)
    }
    for (const each of chain.markets) {
      ask(`markets/${each.id}/demandUnitsPerYear`, each.demandUnitsPerYear)
      ask(`markets/${each.id}/priceIncVat`, each.priceIncVat)
      ask(`markets/${each.id}/priceExVat`, each.priceExVat)
    }
    for (const each of chain.prices) ask(`prices/${each.id}/pricePerUnit`, each.pricePerUnit)
    expect(silent).toEqual([])
  })

  it.each(slugs)(
    '[EX6] %s: rich enough for every analysis, from raw matter to the client',
    (slug) => {
      const chain = chainOf(slug)
      const result = seen(slug)
      expect(new Set(chain.sites.map((site) => site.country)).size).toBeGreaterThan(1)
      expect(Math.max(...result.stages.map((row) => row.tier))).toBeGreaterThanOrEqual(3)
      expect(result.stages.some((row) => row.segment === 'research')).toBe(true)
      expect(
        result.stages.some((row) => row.segment === 'sale' || row.segment === 'marketing'),
      ).toBe(true)
      expect(result.carbon.unknown).toEqual([])
      expect(result.lead.keptRatio).toBeGreaterThan(0)
      for (const site of chain.sites) {
        expect([site.latitudeDeg, site.longitudeDeg, site.city], site.id).not.toContain(undefined)
      }
      expect(chain.policies.length).toBeGreaterThan(0)
      expect(chain.links.some((link) => link.switchingMonths !== undefined)).toBe(true)
      for (const form of result.proximity) expect(form.score, form.form).toBeDefined()
    },
  )

  it('[EX7] no firm of the study is named', () => {
    const firms =
      /promod|maison 123|asphalte|gazelle|velum|une seule ferme|1083|tekyn|monoprix|leroy|auchan|michelin/i
    for (const slug of slugs) expect(text(`${slug}.json`)).not.toMatch(firms)
  })
})
