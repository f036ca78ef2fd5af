import { describe, expect, it } from 'vitest'
import { formatFigure, formatInterval, formatNumber } from './format.ts'

const fr = { language: 'fr', currency: 'EUR' } as const
const en = { language: 'en', currency: 'EUR' } as const

describe('format', () => {
  it('[F1] French: narrow spaces in thousands, comma, true minus', () => {
    expect(formatNumber(1234567.891, 'fr', 2)).toBe('1\u202f234\u202f567,89')
    expect(formatNumber(-0.004, 'fr', 2)).toBe('0,00')
    expect(formatNumber(-31, 'fr')).toBe('\u221231')
  })

  it('[F2] units take the decimals and spaces that French typography asks for', () => {
    expect(formatFigure(47.28, 'money/unit', fr)).toBe('47,28\u00a0€')
    expect(formatFigure(120_400, 'money/year', fr)).toBe('120,4\u00a0k€/an')
    expect(formatFigure(0.72, 'ratio', fr)).toBe('72\u202f%')
    expect(formatFigure(0.003, 'ratio', fr)).toBe('0,3\u202f%')
    expect(formatFigure(168.2, 'days', fr)).toBe('168\u00a0j')
    expect(formatFigure(101.2, 'kgCO2e', fr)).toBe('101\u00a0kg\u00a0CO₂e')
    expect(formatFigure(0.59, 'index', fr)).toBe('0,59')
  })

  it('[F3] English keeps the same figures', () => {
    expect(formatFigure(1234.5, 'money/unit', en)).toBe('1,234.50\u00a0€')
    expect(formatFigure(0.72, 'ratio', en)).toBe('72%')
  })

  it('[F4] an interval says its unit once', () => {
    expect(formatInterval(151, 196, 'days', fr)).toBe('151 à 196\u00a0j')
  })

  it('[F5] both bounds of an interval are in the unit that is written', () => {
    expect(formatInterval(4_498.2, 11_200, 'money/year', fr)).toBe('4,5 à 11,2\u00a0k€/an')
    expect(formatInterval(-12_000, 800, 'money/year', fr)).toBe('\u221212,0 à 0,8\u00a0k€/an')
    expect(formatInterval(0.05, 0.4, 'ratio', fr)).toBe('5 à 40\u202f%')
  })
})
