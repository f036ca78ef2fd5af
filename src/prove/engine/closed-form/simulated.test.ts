import { describe, expect, it } from 'vitest'
import { coverage, replicated, simulatedChecks } from './simulated.test-support.ts'

describe('closed forms against simulated seasons', () => {
  it.each(simulatedChecks())('[P37] $name, within 4 standard errors', (check) => {
    const { mean, error } = replicated(check, { replicates: 20, paths: 2000 })
    expect(error).toBeGreaterThan(0)
    expect(Math.abs(mean - check.exact)).toBeLessThan(4 * error)
    expect(Math.abs(mean / check.exact - 1)).toBeLessThan(0.01)
  })

  it('[P38] intervals at 95 % of a simulated mean hold the truth about 95 times in 100', () => {
    // Over 600 seeds a share of .95 has a standard error of .009.
    const held = coverage(600)
    expect(held).toBeGreaterThan(0.914)
    expect(held).toBeLessThan(0.986)
  })
})
