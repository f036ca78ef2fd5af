import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../core/calendar/calendar.ts'
import { formatFigure } from '../core/format.ts'
import { formatChange, formatDay, formatHours, formatPoints, typeset } from './format.ts'
import { UI_MESSAGES } from './messages.ts'

const fr = { language: 'fr', currency: 'EUR' } as const

describe('words and numbers', () => {
  it('[W1] durations as French writes them', () => {
    expect(formatHours(7 + 44 / 60)).toBe('7\u00a0h\u00a044')
    expect(formatHours(1.0999)).toBe('1\u00a0h\u00a006')
    expect(formatHours(0.9999)).toBe('1\u00a0h')
    expect(formatHours(52 / 60)).toBe('52\u00a0min')
    expect(formatHours(-1.5)).toBe('\u22121\u00a0h\u00a030')
  })

  it('[W2] a difference says its sign, and nothing is neither more nor less', () => {
    expect(formatChange(1.4, 'money/unit', fr)).toBe('+1,40\u00a0€')
    expect(formatChange(-19, 'days', fr)).toBe('\u221219\u00a0j')
    expect(formatChange(0.001, 'money/unit', fr)).toBe('0,00\u00a0€')
    expect(formatChange(-0.31, 'ratio', fr)).toBe('\u221231\u202f%')
    expect(formatPoints(0.098, 'fr')).toBe('+9,8\u00a0pts')
  })

  it('[W3] dates', () => {
    const day = dayOf({ year: 2026, month: 11, day: 23 })
    expect(formatDay(day, 'fr')).toBe('lundi 23\u00a0novembre')
    expect(formatDay(day, 'en', 'year')).toBe('23\u00a0November\u00a02026')
    expect(formatDay(dayOf({ year: 2027, month: 4, day: 1 }), 'fr', 'year')).toBe(
      '1er\u00a0avril\u00a02027',
    )
    expect(formatDay(day, 'fr', 'month')).toBe('novembre\u00a02026')
    expect(formatDay(-4, 'en')).toBe('Sunday 28\u00a0December')
  })

  it('[W4] French sentences keep their thin spaces, English ones their words', () => {
    expect(typeset('72 % du coût à plus de 9 000 km : pourquoi ?', 'fr')).toBe(
      '72\u202f% du coût à plus de 9\u202f000\u00a0km\u00a0: pourquoi\u202f?',
    )
    expect(typeset('« Laine » ; 47,28 € et -31 %', 'fr')).toBe(
      '«\u202fLaine\u202f»\u202f; 47,28\u00a0€ et \u221231\u202f%',
    )
    expect(typeset('more than 9 000 km away: why?', 'en')).toBe(
      'more than 9\u202f000\u00a0km away: why?',
    )
    expect(typeset('voir https://exemple.org 38 jours', 'fr')).toBe(
      'voir https://exemple.org 38 jours',
    )
  })

  it('[W5] typesetting twice changes nothing, and only spaces and minus signs change', () => {
    const plain = (text: string) => text.replace(/[\s\u202f\u00a0]/g, '').replaceAll('\u2212', '-')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' 0123ab:;!?%«»,.-€km') }), (text) => {
        const once = typeset(text, 'fr')
        expect(typeset(once, 'fr')).toBe(once)
        expect(plain(once)).toBe(plain(text))
      }),
    )
  })

  it('[W6] the examples of the visual language', () => {
    expect(formatFigure(129.95, 'money/unit', fr)).toBe('129,95\u00a0€')
    expect(formatFigure(2000, 'count', fr)).toBe('2\u202f000')
    expect(formatFigure(19230, 'km', fr)).toBe('19\u202f230\u00a0km')
    expect(formatFigure(168, 'days', fr)).toBe('168\u00a0j')
    expect(formatFigure(0.59, 'index', fr)).toBe('0,59')
  })

  it('[W7] no French text has an ordinary space before : ; ! ? %', () => {
    const texts = JSON.stringify(UI_MESSAGES.fr)
    expect(texts).not.toMatch(/ [:;!?%]/)
    expect(texts.length).toBeGreaterThan(500)
  })
})
