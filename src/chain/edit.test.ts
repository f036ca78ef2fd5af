import { describe, expect, it } from 'vitest'
import { generatedChain } from '../../bench/generated-chain.ts'
import type { FieldEdit } from './edit.ts'
import { editField } from './edit.ts'
import { estimateTarget } from './estimate-key.ts'
import { withField } from './fields.ts'
import type { ParsedChain } from './parse.ts'
import { parseChain, parseForEdits } from './parse.ts'

const document = generatedChain(60) as Record<string, unknown>
const open = (from: unknown): ParsedChain => {
  const parsed = parseForEdits(from)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

/** The same edit made in the document, which is then read as a whole. */
function readAnew(from: Record<string, unknown>, { key, value }: FieldEdit) {
  const { noun, id, field } = estimateTarget(key)!
  const part = from[noun]
  const changed = Array.isArray(part)
    ? part.map((each: { id: string }) => (each.id === id ? withField(each, field, value) : each))
    : withField(part as object, field, value)
  return parseChain({ ...from, [noun]: changed })
}

const EDITS: readonly FieldEdit[] = [
  { key: 'processes/p3/labour.0.hoursPerRun', value: 0.7 },
  { key: 'processes/p3/labour.0.hoursPerRun', value: 'much' },
  { key: 'processes/p3/leadTimeDays', value: -1 },
  { key: 'processes/p3/leadTimeDays' },
  { key: 'processes/p3/leadTimeDays', value: 100_000 },
  { key: 'processes/p4/site', value: 's9' },
  { key: 'processes/p4/site', value: 'nowhere' },
  { key: 'processes/p4/inputs.0.item', value: 'nothing' },
  { key: 'lanes/l5/shareRatio', value: 0.4 },
  { key: 'lanes/l5/currency', value: 'USD' },
  { key: 'markets/m/demandUnitsPerYear', value: 12 },
  { key: 'markets/m/seller', value: 'a2' },
  { key: 'chain/lead', value: 'a1' },
  { key: 'chain/lead', value: 'z' },
  { key: 'chain/baseYear', value: 2031 },
]

describe('editField', () => {
  it.each(EDITS)('[ED1] $key = $value says what reading the whole document says', (edit) => {
    const edited = editField(open(document), edit)
    const read = readAnew(document, edit)
    expect(edited.ok).toBe(read.ok)
    if (edited.ok && read.ok) {
      expect(edited.value.chain).toEqual(read.value)
      expect(edited.warnings).toEqual(read.warnings)
    } else if (!edited.ok && !read.ok) expect(edited.problems).toEqual(read.problems)
  })

  it('[ED2] edits follow each other; a warning of a part goes when the part is mended', () => {
    const absurd = editField(open(document), { key: 'processes/p3/leadTimeDays', value: 100_000 })
    if (!absurd.ok) throw new Error('An unusual value is no error')
    const mended = editField(absurd.value, { key: 'processes/p3/leadTimeDays', value: 4 })
    const moved = mended.ok && editField(mended.value, { key: 'lanes/l5/leadTimeDays', value: 2 })
    if (!moved || !moved.ok) throw new Error('The edits are right')
    expect(absurd.warnings.length).toBeGreaterThan(moved.warnings.length)
    expect(moved.value.chain.processes[3]?.leadTimeDays).toBe(4)
    expect(moved.value.chain.lanes[4]?.leadTimeDays).toBe(2)
    expect(open(document).chain.lanes[4]?.leadTimeDays).not.toBe(2)
  })

  it('[ED3] only the part that changed is another object', () => {
    const before = open(document)
    const edited = editField(before, { key: 'lanes/l5/leadTimeDays', value: 2 })
    if (!edited.ok) throw new Error('The edit is right')
    const others = edited.value.chain.lanes.filter((lane, l) => lane !== before.chain.lanes[l])
    expect(others.map((lane) => lane.id)).toEqual(['l5'])
    expect(edited.value.chain.processes).toBe(before.chain.processes)
  })

  it.each(['lanes/none/leadTimeDays', 'lanes/l5/colour', 'boats/b/name', 'lanes'])(
    '[ED4] %s names nothing: refused, with a way out',
    (key) => {
      const edited = editField(open(document), { key, value: 1 })
      expect(edited.ok ? [] : edited.problems.map((each) => each.code)).toEqual(['unknown_field'])
      expect(edited.ok ? '' : edited.problems[0]?.maybe).not.toBe('')
    },
  )
})
