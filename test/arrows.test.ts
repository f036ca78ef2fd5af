import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const copy = mkdtempSync(path.join(os.tmpdir(), 'boucle-arrows-'))

beforeAll(() => {
  for (const name of [
    '.oxlintrc.json',
    'tsconfig.base.json',
    'tsconfig.pure.json',
    'package.json',
  ]) {
    cpSync(path.join(root, name), path.join(copy, name))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  writeFileSync(path.join(copy, '.gitignore'), 'node_modules/\n')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** What the linter says of one file at one place. */
function lint(file: string, text: string): string {
  const full = path.join(copy, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, text)
  const done = spawnSync(path.join(root, 'node_modules/.bin/oxlint'), [file], {
    cwd: copy,
    encoding: 'utf8',
  })
  rmSync(full)
  return `${done.status} ${done.stdout}`
}

const USE = 'export const used = thing\n'
const broken: [string, string, string][] = [
  [
    'core knows nothing of chains',
    'src/core/a.ts',
    `import { thing } from '../chain/b.ts'\n${USE}`,
  ],
  ['core knows nothing of see', 'src/core/a.ts', `import { thing } from '../see/model.ts'\n${USE}`],
  [
    'chain knows nothing of levers',
    'src/chain/a.ts',
    `import { thing } from '../levers/b.ts'\n${USE}`,
  ],
  ['chain does no input or output', 'src/chain/a.ts', `import { thing } from 'node:fs'\n${USE}`],
  [
    'levers know nothing of verbs',
    'src/levers/a.ts',
    `import { thing } from '../see/engine/b.ts'\n${USE}`,
  ],
  [
    'an engine opens no store',
    'src/see/engine/a.ts',
    `import { thing } from '../../store/open.ts'\n${USE}`,
  ],
  [
    'an engine draws no screen',
    'src/see/engine/a.ts',
    `import { thing } from '../screen/B.tsx'\n${USE}`,
  ],
  [
    'verbs do not import each other',
    'src/see/engine/a.ts',
    `import { thing } from '../../prove/model.ts'\n${USE}`,
  ],
  [
    'verbs do not import the app',
    'src/see/cli.ts',
    `import { thing } from '../app/settings.ts'\n${USE}`,
  ],
  ['ui knows nothing of chains', 'src/ui/a.ts', `import { thing } from '../chain/b.ts'\n${USE}`],
  [
    'the store knows nothing of screens',
    'src/store/a.ts',
    `import { thing } from '../ui/b.ts'\n${USE}`,
  ],
  ['an engine reads no clock', 'src/see/engine/a.ts', 'export const now = () => new Date()\n'],
  ['an engine takes its randomness', 'src/chain/a.ts', 'export const draw = () => Math.random()\n'],
]

describe('arrows', () => {
  it.each(broken)('[AR1] %s', (_, file, text) => {
    expect(lint(file, text)).toMatch(/^1 /)
  })

  it('[AR2] the same lines are right where the arrow allows them', () => {
    expect(lint('src/chain/a.ts', `import { thing } from '../core/b.ts'\n${USE}`)).toMatch(/^0 /)
    expect(lint('src/see/engine/a.ts', `import { thing } from '../../chain/b.ts'\n${USE}`)).toMatch(
      /^0 /,
    )
  })

  it('[AR3] pure code has no process, console, fetch or timers: the compiler refuses', () => {
    const text = ['process.exit', 'console.log', 'fetch', 'setTimeout'].map(
      (name) => `void ${name}`,
    )
    mkdirSync(path.join(copy, 'src/core'), { recursive: true })
    writeFileSync(path.join(copy, 'src/core/impure.ts'), `${text.join('\n')}\nexport {}\n`)
    const done = spawnSync(
      path.join(root, 'node_modules/.bin/tsc'),
      ['-p', 'tsconfig.pure.json', '--noEmit'],
      { cwd: copy, encoding: 'utf8' },
    )
    for (const name of ['process', 'console', 'fetch', 'setTimeout']) {
      expect(done.stdout).toContain(`Cannot find name '${name}'`)
    }
  })
})
