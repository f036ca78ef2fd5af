import { problem } from '../../core/problem.ts'
import type { CellPlace, ReadCell } from './read-cell.ts'

type Bare = { readonly ok: true; readonly text: string } | Extract<ReadCell, { ok: false }>

/** Signs and codes of money as people type them beside a figure. */
const MONEY: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
}

/** What may stand after a figure of each unit, without changing it. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  days: ['j', 'jour', 'jours', 'd', 'day', 'days'],
  years: ['an', 'ans', 'année', 'années', 'y', 'year', 'years'],
  months: ['mois', 'month', 'months'],
  deg: ['°'],
  m2: ['m²', 'm2'],
  m3: ['m³', 'm3'],
  h: ['h', 'heure', 'heures', 'hour', 'hours'],
}

/** Units that differ by a factor from the one of the column: the right figure is proposed. */
const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  kg: { g: 0.001, t: 1000 },
  km: { m: 0.001 },
  days: { h: 1 / 24, sem: 7, semaines: 7, weeks: 7, mois: 30, months: 30 },
}

const NUMBER_ALONE = /^[-+\u2212]?[\d\s\u00a0\u202f'.,]*(?:e[-+]?\d+)?$/i
const FIGURE = /^([-+\u2212]?[\d\s\u00a0\u202f'.,]*\d(?:e[-+]?\d+)?)\s*([^\d\s].*)$/i
const SIGN_FIRST = /^([€$£¥])\s*(.*)$/

/** A figure without the unit typed beside it, when that unit is the one of the column. */
export function withoutUnit(text: string, unit: string, place: CellPlace): Bare {
  if (NUMBER_ALONE.test(text)) return { ok: true, text }
  const found = seenIn(text, unit)
  if (!found || (found.typed === '%' && unit === 'ratio')) return { ok: true, text }
  const { typed, figure } = found
  const money = unit.startsWith('money') ? moneyOf(typed) : undefined
  const isSame =
    money === undefined
      ? typed === unit || SAME[unit]?.includes(typed.toLowerCase())
      : money === place.currency
  if (isSame) return { ok: true, text: figure }
  if (money !== undefined) return refused({ ...found, unit: place.currency }, place)
  return /[\p{L}€$£¥%°]/u.test(typed) ? refused(found, place) : { ok: true, text }
}

function seenIn(text: string, unit: string): Seen | undefined {
  const [, sign, after] = SIGN_FIRST.exec(text) ?? []
  if (sign !== undefined && after !== undefined) return { text, figure: after, typed: sign, unit }
  const [, figure, typed] = FIGURE.exec(text) ?? []
  if (figure === undefined || typed === undefined) return undefined
  return { text, figure, typed: typed.trim(), unit }
}

function moneyOf(typed: string): string | undefined {
  const [first = ''] = typed.split('/')
  return MONEY[first] ?? /^([A-Z]{3})\b/.exec(typed)?.[1]
}

interface Seen {
  readonly text: string
  readonly figure: string
  readonly typed: string
  readonly unit: string
}

function refused({ text, figure, typed, unit }: Seen, { path }: CellPlace): Bare {
  const factor = FACTORS[unit]?.[typed.toLowerCase()]
  const number = Number(figure.replaceAll(/[\s\u00a0\u202f']/g, '').replace(',', '.'))
  const converted =
    factor !== undefined && Number.isFinite(number) ? Number((number * factor).toPrecision(12)) : ''
  return {
    ok: false,
    problem: problem({
      code: 'wrong_unit',
      path,
      message: `${text}: this column is in ${unit}, not in ${typed}.`,
      maybe:
        converted === ''
          ? `Maybe give the figure in ${unit}.`
          : `Maybe ${converted} ${unit} was meant.`,
      values: { text, unit, typed, converted },
    }),
  }
}
