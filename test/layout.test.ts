import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const MOST_MODULES = 12
const MOST_DEPTH = 4

/** Every file of the project: those that git knows or would add. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(path.join(root, file)))

const modules = files.filter(
  (file) =>
    /^src\/.*\.tsx?$/.test(file) && !/\.(test|test-support|contract|browser)\.tsx?$/.test(file),
)

describe('the layout that a reader may count on', () => {
  it('[L1] no folder of the sources holds more than 12 modules', () => {
    const counts = new Map<string, number>()
    for (const file of modules) {
      const folder = path.posix.dirname(file)
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    expect(counts.size).toBeGreaterThan(20)
    expect([...counts].filter(([, count]) => count > MOST_MODULES)).toEqual([])
  })

  it('[L2] no folder is more than four under src', () => {
    const deep = modules.filter((file) => file.split('/').length - 2 > MOST_DEPTH)
    expect(deep).toEqual([])
  })

  it('[L3] modules are kebab-case, screens and their parts PascalCase', () => {
    const odd = modules.filter((file) => {
      const name = path.posix.basename(file)
      return name.endsWith('.tsx')
        ? !/^([A-Z][A-Za-z0-9]*|[a-z][a-z0-9-]*)\.tsx$/.test(name)
        : !/^[a-z][a-z0-9-]*\.ts$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('[L4] no rule of the linter is switched off in place', () => {
    const off = files.filter(
      (file) =>
        /\.(tsx?|mjs)$/.test(file) &&
        /(es|ox)lint-disable/.test(readFileSync(path.join(root, file), 'utf8')) &&
        file !== 'test/layout.test.ts',
    )
    expect(off).toEqual([])
  })

  it('[L5] the lock file names no place to download from', () => {
    expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })
})
