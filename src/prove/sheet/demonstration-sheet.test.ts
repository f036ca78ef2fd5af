import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BRIDGE_LINES } from '../engine/bridge/bridge-lines.ts'
import type { ProofDocument } from '../engine/document.ts'
import { demandLaw, selling } from '../engine/season/season.test-support.ts'
import type { PolicyOutcome, VerdictKind } from '../model.ts'
import { LINE_WORDS } from '../words.ts'
import { demonstrationSheet } from './demonstration-sheet.ts'
import { documentOf, misplaced, textsOf, wildQuestion } from './sheet.test-support.ts'

const wild = documentOf(wildQuestion())
const staple = documentOf(
  wildQuestion({
    law: demandLaw({
      shareByWeek: Array.from({ length: 12 }, () => 1 / 12),
      errorByLead: [{ leadMonths: 1, sdLog: 0.01 }],
    }),
    selling: selling({ endValue: 38 }),
    drawing: { ...wildQuestion().drawing, weekNoiseRatio: 0.02 },
  }),
)
const [push] = wildQuestion().policies
const alone = documentOf(wildQuestion({ policies: [push!] }), { far: 'Chine' })

function sheet(document: ProofDocument, language: 'fr' | 'en' = 'fr') {
  return demonstrationSheet(document, {
    language,
    dateText: '23 novembre 2026',
    command: 'boucle prove loin.json --against près.json --seed 11',
  })
}

function withVerdict(kind: VerdictKind, mean: number): ProofDocument {
  const difference = { mean, low: mean - 10, high: mean + 10 }
  return { ...wild, verdict: { ...wild.verdict, kind, difference } }
}

describe('the page for the buyer', () => {
  it('[P160] its title is the finding, with its figures, for every verdict', () => {
    expect(wild.verdict.kind).toBe('go-near')
    const { mean } = wild.verdict.difference
    const amount = (mean / 1000).toFixed(1).replace('.', ',')
    expect(sheet(withVerdict('go-near', mean)).title).toContain(amount)
    const quick = { ...wild, verdict: { ...wild.verdict, nearPolicyId: 'quick near' } }
    expect(sheet(quick).title).toBe(
      `Le Maroc coûte 25\u202f% de plus à l’achat et rapporte ${amount}\u00a0k€ de plus à la fin.`,
    )
    expect(sheet(quick, 'en').title).toBe(
      `Maroc costs 25% more to buy and brings ${amount.replace(',', '.')}\u00a0k€ more in the end.`,
    )
    expect(staple.verdict.kind).toBe('stay-far')
    expect(sheet(staple).title).toMatch(
      /^Rester loin : le Maroc coûte 25\u202f% de plus à l’achat et rapporte .* de moins à la fin\.$/,
    )
    expect(sheet(staple, 'en').title).toMatch(
      /^Stay far: Maroc costs 25% more .* less in the end\.$/,
    )
    expect(sheet(withVerdict('too-close', 40)).title).toMatch(/^Trop proche pour trancher : /)
    expect(sheet(withVerdict('neither', 0)).title).toMatch(/^Aucune de ces façons d’acheter/)
    expect(sheet(alone).title).toMatch(/sans autre source, rien à comparer\.$/)
  })

  it('[P161] six numbered blocks, in order down and across the page', () => {
    for (const document of [wild, staple, alone]) {
      const numbers = textsOf(sheet(document))
        .filter(({ text }) => /^[1-6]$/.test(text))
        .filter(({ style }) => style.weight === 600 && style.size === 9.5)
      expect(numbers.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6'])
      const places = numbers.map(({ x, y }) => y * 10 + x / 100)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  })

  it('[P162] the bridge of the page: entry, every line that is not 0, final, on both sides', () => {
    const document = { ...wild, verdict: { ...wild.verdict, nearPolicyId: 'push near' } }
    const texts = textsOf(sheet(document)).map(({ text }) => text)
    const pair = document.outcomes.filter(({ policy }) => policy.id.startsWith('push'))
    for (const line of BRIDGE_LINES) {
      const isShown = pair.some(({ bridge }) => Math.abs(bridge.lines[line]) > 0.005)
      // Some names are also those of inputs.
      const times = texts.filter((text) => text === LINE_WORDS[line].fr).length
      if (isShown) expect(times, line).toBeGreaterThan(0)
      else if (
        !['transport', 'assurance', 'stockage', 'retours', 'casse'].includes(LINE_WORDS[line].fr)
      )
        expect(times, line).toBe(0)
    }
    for (const { bridge } of pair) {
      const written = (bridge.finalMargin / 1000).toFixed(1).replace('.', ',')
      // Once on the slope, once under the bridge.
      expect(texts.filter((text) => text === written)).toHaveLength(2)
    }
  })

  it('[P163] fifty dots, those of losing seasons hollow, what is clipped said with the seed', () => {
    const gains = Array.from({ length: 50 }, (_, at) => (at < 6 ? -500 + at : 1000 + at * 10))
    gains[48] = 90_000
    gains[49] = 120_000
    const document = {
      ...wild,
      verdict: { ...wild.verdict, nearPolicyId: 'push near' },
      outcomes: wild.outcomes.map((each) =>
        each.policy.id === 'push near' ? { ...each, gainQuantiles: gains } : each,
      ),
    }
    const drawn = sheet(document)
    const dots = drawn.marks.filter(
      (mark) => mark.kind === 'circle' && mark.y > 400 && mark.y < 480 && mark.x < 290,
    )
    expect(dots).toHaveLength(50)
    const hollow = dots.filter((mark) => mark.kind === 'circle' && mark.fill === 'paper')
    expect(hollow).toHaveLength(6)
    const texts = textsOf(drawn).map(({ text }) => text)
    expect(texts).toContain('Maroc gagne 88 saisons sur 100')
    expect(texts.find((text) => text.startsWith('graine 11'))).toMatch(
      /^graine 11\u00a0; au bout : 4 sur 100 au-delà de [^…]*€, 12 sous [^…]*€$/,
    )
  })
})

describe('one page for any product', () => {
  const amount = fc.double({ min: -90_000, max: 9_000, noNaN: true })
  const words = fc.lorem({ maxCount: 9 })
  const outcome = fc.record({
    at: fc.nat({ max: wild.outcomes.length - 1 }),
    entry: fc.double({ min: -2e5, max: 4e6, noNaN: true }),
    lines: fc.array(amount, { minLength: 16, maxLength: 16 }),
    zeros: fc.nat({ max: 16 }),
  })
  const made = fc.record({
    product: words,
    far: fc.option(
      fc.constantFrom('Chine', 'États-Unis d’Amérique', 'République démocratique du Congo'),
    ),
    near: fc.option(fc.constantFrom('Maroc', 'France', 'Pays-Bas', 'Macédoine du Nord')),
    outcomes: fc.array(outcome, { minLength: 2, maxLength: 14 }),
    gains: fc.array(fc.double({ min: -5e4, max: 2e5, noNaN: true }), {
      minLength: 50,
      maxLength: 50,
    }),
    kind: fc.constantFrom<VerdictKind>('go-near', 'stay-far', 'too-close', 'neither', 'one-side'),
    difference: fc.double({ min: -2e5, max: 2e5, noNaN: true }),
    premium: fc.option(fc.double({ min: -0.5, max: 3, noNaN: true })),
    currency: fc.constantFrom('EUR', 'CHF', 'JPY'),
    language: fc.constantFrom<'fr' | 'en'>('fr', 'en'),
  })

  /** A document as wild as one likes, whose bridges still close. */
  function changed(of: typeof made extends fc.Arbitrary<infer T> ? T : never): ProofDocument {
    const outcomes = of.outcomes.map(({ at, entry, lines, zeros }, index): PolicyOutcome => {
      const base = wild.outcomes[index === 0 ? 0 : index === 1 ? 1 : at]!
      const kept = lines.map((value, line) => (line < zeros ? 0 : value))
      const amounts = Object.fromEntries(BRIDGE_LINES.map((line, k) => [line, kept[k]!]))
      const finalMargin = entry + kept.reduce((sum, value) => sum + value, 0)
      return {
        ...base,
        policy: { ...base.policy, id: `${index}` },
        bridge: { ...base.bridge, entryMargin: entry, lines: amounts as never, finalMargin },
        finalMargin: { ...base.finalMargin, mean: finalMargin },
        gainQuantiles: of.gains.toSorted((a, b) => a - b),
      }
    })
    const difference = { mean: of.difference, low: of.difference, high: of.difference }
    const places = wild.inputs.places.map((place) => {
      const { country: _, ...bare } = place
      const name = of[place.side]
      return name === null ? bare : { ...bare, country: { fr: name, en: name } }
    })
    const isPair = of.kind !== 'one-side'
    const { farPolicyId: _, nearPolicyId: __, ...verdict } = wild.verdict
    return {
      ...wild,
      product: of.product,
      currency: of.currency,
      outcomes,
      verdict: {
        ...verdict,
        ...(isPair && { farPolicyId: '0', nearPolicyId: '1' }),
        kind: of.kind,
        bestPolicyId: '1',
        difference,
      },
      inputs: { ...wild.inputs, places },
      ...(of.premium !== null && {
        breakEvens: {
          premiumRatio: of.premium,
          nearPriceChangeRatio: of.premium,
          volatilityFactor: Math.abs(of.premium),
          acceptanceRatio: 0.4,
          seasonPieces: 12_345,
        },
      }),
    }
  }

  it('[P164] no text leaves the margins or touches another', () => {
    for (const document of [wild, staple, alone]) {
      for (const language of ['fr', 'en'] as const) {
        expect(misplaced(sheet(document, language))).toEqual([])
      }
    }
    fc.assert(
      fc.property(made, (of) => {
        expect(misplaced(sheet(changed(of), of.language))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('[P165] no figure that is no number, no word left undefined', () => {
    fc.assert(
      fc.property(made, (of) => {
        const drawn = sheet(changed(of), of.language)
        for (const { text } of textsOf(drawn))
          expect(text).not.toMatch(/\b(NaN|undefined|Infinity|null)\b/)
        const numbers = JSON.stringify(drawn.marks, (_, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value,
        )
        expect(numbers).not.toContain('NOT FINITE')
      }),
      { numRuns: 30 },
    )
  })
})
