import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'reference/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page says what it found when it is ready: a busy machine takes its time.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    // Most of a browser's test is waiting: two files at a time, also on two cores.
    maxWorkers: 2,
    passWithNoTests: false,
  },
})
