import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { Command, Draft, TableName } from './model.ts'
import { NEW_ROW } from './model.ts'
import { cellsOfText, filledTexts, textOfCells } from './engine/clipboard.ts'
import { applyCommand, whatFollows } from './engine/commands.ts'
import { documentOfDraft, openDraft } from './engine/draft.ts'
import { doNext, openHistory, redo, undo } from './engine/history.ts'
import {
  columnOf,
  partAt,
  rowCountOf,
  rowsIn,
  rowsOfTable,
  TABLES,
  tableOf,
  valueAt,
  writtenValue,
} from './engine/tables.ts'

const FR = { language: 'fr' } as const
const EXAMPLES = path.resolve('examples')

function example(name: string): Chain {
  const parsed = parseChain(JSON.parse(readFileSync(path.join(EXAMPLES, name), 'utf8')))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

const NAMES = readdirSync(EXAMPLES).filter(
  (name) => name.endsWith('.json') && name !== 'index.json',
)
const COAT = example('manteau.json')

/** Writes one text into one cell. */
function typed(
  draft: Draft,
  table: TableName,
  [row, column]: readonly [number, string],
  text: string,
) {
  const command: Command = { kind: 'block', table, rows: [row], columns: [column], texts: [[text]] }
  return applyCommand(draft, command, FR)
}

function isChain(draft: Draft): boolean {
  return parseChain(documentOfDraft(draft)).ok
}

const SITES = { noun: 'sites' } as const
const LANES = { noun: 'lanes' } as const

describe('what is typed into a cell', () => {
  const draft = openDraft(COAT)
  const lane = draft.parts.lanes[0]!

  it.each([
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['12,5 km', 12.5],
    ['0,5', 0.5],
    ['1e-7', 1e-7],
  ])('[ED1] a number as people write it: %s', (text, value) => {
    const after = typed(draft, LANES, [0, 'distanceKm'], text)
    expect(after.parts.lanes[0]?.['distanceKm']).toBe(value)
    expect(after.loose.size).toBe(0)
  })

  it.each([
    ['3,20 €', 'costPerKg', 3.2],
    ['€3,20', 'costPerKg', 3.2],
    ['12 %', 'dutyRatio', 0.12],
    ['25 j', 'leadTimeDays', 25],
  ])('[ED2] the unit of the column may stand beside the figure: %s', (text, column, value) => {
    expect(typed(draft, LANES, [0, column], text).parts.lanes[0]?.[column]).toBe(value)
  })

  it.each([
    ['=A1*2', 'distanceKm', 'typed_formula'],
    ['+B2*3', 'distanceKm', 'typed_formula'],
    ['=HYPERLINK("x")', 'name', 'typed_formula'],
    ['3,20 $', 'costPerKg', 'wrong_unit'],
    ['500 m', 'distanceKm', 'wrong_unit'],
    ['12 %', 'distanceKm', 'wrong_unit'],
    ['12', 'damageRatio', 'out_of_range'],
    ['-4', 'distanceKm', 'out_of_range'],
    ['beaucoup', 'distanceKm', 'wrong_type'],
    ['nowhere', 'from', 'unknown_id'],
    ['tapis volant', 'mode', 'unknown_choice'],
  ])('[ED3] %s in %s is kept as typed, with what is wrong; the value before stays', (...given) => {
    const [text, column, code] = given
    const after = typed(draft, LANES, [0, column], text)
    const cell = after.loose.get(`lanes/${lane.id}/${column}`)
    expect(cell?.text).toBe(text)
    expect(cell?.problem.code).toBe(code)
    expect(cell?.problem.maybe).toMatch(/^Maybe /)
    expect(after.parts.lanes[0]).toBe(lane)
    const mended = typed(after, LANES, [0, column], '')
    expect(mended.loose.size).toBe(0)
  })

  it('[ED4] the right figure is proposed when the unit differs by a factor', () => {
    const cell = typed(draft, LANES, [0, 'distanceKm'], '500 m').loose.get(
      `lanes/${lane.id}/distanceKm`,
    )
    expect(cell?.problem.values?.['converted']).toBe(0.5)
  })

  it('[ED5] a formula is refused by the name of its cell', () => {
    const column = tableOf(LANES).columns.findIndex(({ key }) => key === 'distanceKm')
    const { problem } = typed(draft, LANES, [0, 'distanceKm'], '=A1*2').loose.get(
      `lanes/${lane.id}/distanceKm`,
    )!
    expect(problem.values?.['cell']).toBe(`${String.fromCharCode(65 + column)}1`)
  })

  it('[ED6] a reference is found by its name too', () => {
    const actor = draft.parts.actors[1]!
    const after = typed(draft, SITES, [0, 'actor'], String(actor['name']).toUpperCase())
    expect(after.parts.sites[0]?.['actor']).toBe(actor.id)
  })

  it('[ED7] typing over an estimate makes the figure given', () => {
    const estimate = draft.parts.estimates.find(({ id }) => /^sites\/|^lanes\//.test(id))!
    const [noun, id, field] = estimate.id.split('/') as ['sites' | 'lanes', string, string]
    const row = draft.parts[noun].findIndex((part) => part.id === id)
    const after = typed(draft, { noun }, [row, field], '7')
    expect(after.parts.estimates.map((each) => each.id)).not.toContain(estimate.id)
    expect(after.parts.estimates.length).toBe(draft.parts.estimates.length - 1)
    expect(isChain(after)).toBe(true)
  })
})

describe('rows', () => {
  const draft = openDraft(COAT)

  it('[ED8] a new row that lacks what it must have is not computed; finished, it is', () => {
    const added = applyCommand(draft, { kind: 'add', table: SITES }, FR)
    const row = added.parts.sites.length - 1
    const sitesIn = (each: Draft) => (documentOfDraft(each)['sites'] as unknown[]).length
    expect(sitesIn(added)).toBe(row)
    expect(isChain(added)).toBe(true)
    const values = { name: 'Atelier', actor: draft.parts.actors[0]!.id, country: 'FR' }
    const done = Object.entries(values).reduce(
      (each, [column, text]) => typed(each, SITES, [row, column], text),
      added,
    )
    expect(sitesIn(done)).toBe(row + 1)
    expect(isChain(done)).toBe(true)
  })

  it('[ED9] an id that changes is followed everywhere', () => {
    const before = draft.parts.sites[0]!.id
    const after = typed(draft, SITES, [0, 'id'], 'autre-nom')
    expect(isChain(after)).toBe(true)
    const text = JSON.stringify(documentOfDraft(after))
    expect(text).not.toContain(`"${before}"`)
    expect(text).not.toContain(`sites/${before}/`)
    const back = typed(after, SITES, [0, 'id'], before)
    expect(hashOf(documentOfDraft(back))).toBe(hashOf(documentOfDraft(draft)))
  })

  it('[ED10] an id that another row has is refused', () => {
    const after = typed(draft, SITES, [0, 'id'], draft.parts.sites[1]!.id)
    expect([...after.loose.values()][0]?.problem.code).toBe('duplicate_id')
    expect(after.parts.sites[0]).toBe(draft.parts.sites[0])
  })

  it('[ED11] rows go with what cannot stand without them, and that is said before', () => {
    for (let row = 0; row < draft.parts.sites.length; row++) {
      const command = { kind: 'delete', table: SITES, rows: [row] } as const
      const { id } = draft.parts.sites[row]!
      const follows = whatFollows(draft, command)
      const after = applyCommand(draft, command, FR)
      const removed = new Set(
        follows.filter(({ kind }) => kind === 'removed').map((each) => each.id),
      )
      for (const lane of draft.parts.lanes) {
        if (lane['from'] === id || lane['to'] === id) expect(removed).toContain(lane.id)
      }
      const parsed = parseChain(documentOfDraft(after))
      const codes = parsed.ok ? [] : parsed.problems.map(({ code }) => code)
      expect(codes).not.toContain('unknown_id')
      expect(codes).not.toContain('estimate_key')
      expect(after.parts.estimates.some((each) => each.id.startsWith(`sites/${id}/`))).toBe(false)
    }
  })

  it('[ED12] rows inside a part: what is said of the rows below keeps speaking of them', () => {
    const table = { noun: 'processes', rowsOf: 'labour' } as const
    const index = draft.parts.processes.findIndex((part) => Array.isArray(part['labour']))
    const part = draft.parts.processes[index]!
    const first = rowsOfTable(draft, table).findIndex((place) => place.part === index)
    const two = applyCommand(draft, { kind: 'duplicate', table, rows: [first] }, FR)
    const inner = rowsIn(two.parts.processes[index]!, 'labour').length - 1
    const key = `processes/${part.id}/labour.${inner}.hoursPerRun`
    const known = applyCommand(two, { kind: 'estimate', key, estimate: { status: 'assumed' } }, FR)
    const one = applyCommand(known, { kind: 'delete', table, rows: [first] }, FR)
    expect(one.parts.estimates.map(({ id }) => id)).toContain(
      `processes/${part.id}/labour.${inner - 1}.hoursPerRun`,
    )
    expect(isChain(one)).toBe(true)
  })

  it('[ED13] a text that named nobody is read again once somebody has that id', () => {
    const waiting = typed(draft, LANES, [0, 'from'], 'futur')
    expect(waiting.loose.size).toBe(1)
    const command: Command = {
      kind: 'block',
      table: SITES,
      rows: [NEW_ROW],
      columns: ['id', 'name', 'actor', 'country'],
      texts: [['futur', 'Futur', draft.parts.actors[0]!.id, 'FR']],
    }
    const after = applyCommand(waiting, command, FR)
    expect(after.loose.size).toBe(0)
    expect(after.parts.lanes[0]?.['from']).toBe('futur')
  })
})

describe('copy, paste and fill', () => {
  it('[ED14] cells come back from the clipboard as they went, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\t', '\n', ' ', '1', ',', '=') })
    const block = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    fc.assert(
      fc.property(block, (rows) => {
        fc.pre(rows.some((row) => row.some((each) => each !== '')))
        expect([...cellsOfText(`${textOfCells(rows)}\n`)]).toEqual(rows)
      }),
    )
  })

  it('[ED15] a spreadsheet of Windows, an unclosed quote and an empty clipboard are read', () => {
    expect([...cellsOfText('a\t1\r\nb\t2\r\n')]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
    expect([...cellsOfText('5"\tx')]).toEqual([['5"', 'x']])
    expect([...cellsOfText('"5\tx')]).toEqual([['"5', 'x']])
    expect([...cellsOfText('')]).toEqual([['']])
  })

  it.each(NAMES)(
    '[ED16] %s: every table copied and pasted over itself is unchanged, in both languages',
    (name) => {
      const draft = openDraft(example(name))
      for (const language of ['fr', 'en'] as const) {
        for (const table of TABLES) {
          if (table.noun === 'estimates') continue
          const columns = table.columns.map(({ key }) => key)
          const texts = rowsOfTable(draft, table).map((place) => {
            const part = partAt(draft, table, place)
            return columns.map((key) =>
              writtenValue(columnOf(table, key), valueAt(table, part, place, key), language),
            )
          })
          const pasted = [...cellsOfText(textOfCells(texts))]
          const rows = texts.map((_, row) => row)
          const command: Command = { kind: 'block', table, rows, columns, texts: pasted }
          const after = texts.length === 0 ? draft : applyCommand(draft, command, { language })
          expect([...after.loose]).toEqual([])
          const { noun } = table
          if (noun === 'chain') expect(after.header).toEqual(draft.header)
          else expect(after.parts[noun]).toEqual(draft.parts[noun])
        }
      }
    },
  )

  it('[ED17] a fill repeats its rows in turn', () => {
    expect(filledTexts([['a'], ['b']], 5)).toEqual([['a'], ['b'], ['a'], ['b'], ['a']])
  })
})

describe('undo', () => {
  const table = fc.constantFrom(...TABLES.filter(({ noun }) => noun !== 'estimates'))
  const text = fc.oneof(
    fc.constantFrom(
      '',
      '12',
      '0,5',
      '12 %',
      '=A1',
      'FR',
      'oui',
      'camion',
      'futur',
      '3 €',
      '2026-01-05',
    ),
    fc.string({ maxLength: 5 }),
  )
  const wish = fc.record({
    table,
    kind: fc.constantFrom('block', 'block', 'block', 'add', 'duplicate', 'delete'),
    row: fc.nat(20),
    height: fc.integer({ min: 1, max: 3 }),
    column: fc.nat(30),
    texts: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  })

  function commandOf(
    draft: Draft,
    each: typeof wish extends fc.Arbitrary<infer W> ? W : never,
  ): Command {
    const { noun, rowsOf, columns } = each.table
    const name: TableName = rowsOf === undefined ? { noun } : { noun, rowsOf }
    const count = rowCountOf(draft, name)
    const rows = Array.from({ length: each.height }, (_, i) =>
      count === 0 ? NEW_ROW : Math.min(each.row + i, count) === count ? NEW_ROW : each.row + i,
    )
    switch (each.kind) {
      case 'add':
        return { kind: 'add', table: name }
      case 'duplicate':
      case 'delete':
        return { kind: each.kind, table: name, rows: rows.filter((row) => row !== NEW_ROW) }
      default: {
        const start = each.column % columns.length
        const keys = columns.slice(start, start + 3).map(({ key }) => key)
        return { kind: 'block', table: name, rows, columns: keys, texts: each.texts }
      }
    }
  }

  it('[ED18] restores the chain to its hash after any commands, and redo brings them back', () => {
    const first = openDraft(COAT)
    const before = hashOf(documentOfDraft(first))
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 8 }), (wishes) => {
        let history = openHistory(first)
        for (const each of wishes) {
          const command = commandOf(history.now, each)
          history = doNext(history, command, applyCommand(history.now, command, FR))
        }
        const after = hashOf(documentOfDraft(history.now))
        const steps = history.done.length
        for (let step = 0; step < steps; step++) history = undo(history)
        expect(hashOf(documentOfDraft(history.now))).toBe(before)
        expect(history.now.loose.size).toBe(0)
        for (let step = 0; step < steps; step++) history = redo(history)
        expect(hashOf(documentOfDraft(history.now))).toBe(after)
      }),
      { numRuns: 60 },
    )
  })

  it('[ED19] whatever is typed, each value kept is one that the parser of chains takes', () => {
    const first = openDraft(COAT)
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 6 }), (wishes) => {
        let draft = first
        for (const each of wishes) draft = applyCommand(draft, commandOf(draft, each), FR)
        const parsed = parseChain(documentOfDraft(draft))
        const allowed =
          /^(shares|nothing_supplies|two_prices|no_output|no_yield|unknown_rate|place_twice|unknown_id|unusual)/
        const codes = parsed.ok
          ? []
          : parsed.problems.filter((p) => p.severity === 'error').map((p) => p.code)
        expect(codes.filter((code) => !allowed.test(code))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
