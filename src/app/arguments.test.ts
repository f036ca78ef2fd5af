import { describe, expect, it } from 'vitest'
import { parseArguments } from '../core/command.ts'
import { COMMANDS } from './commands.ts'

const prove = COMMANDS.find(({ verb }) => verb === 'prove')!

describe('arguments of the command line', () => {
  it('[P185] an option that repeats keeps every value; another one given twice is refused', () => {
    const line = ['far.json', '--against', 'near.json', '--against=nearer.json', '--json']
    const read = parseArguments(line, prove)
    if (typeof read === 'string') throw new Error(read)
    expect(read.repeated?.get('against')).toEqual(['near.json', 'nearer.json'])
    expect(read.options.get('against')).toBe('near.json')
    expect(read.positional).toEqual(['far.json'])
    expect(parseArguments(['a', '--seed', '1', '--seed', '2'], prove)).toMatch(/twice/)
    expect(parseArguments(['a', '--against'], prove)).toMatch(/needs a value/)
  })
})
