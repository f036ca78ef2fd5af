import type { Problem } from '../../../../core/problem.ts'
import { warning } from '../../../../core/problem.ts'

/** A figure that the chain does not give, and what stands for it. */
export function assumed(name: string, value: string | number, maybe: string): Problem {
  return warning({
    code: 'prove_assumed',
    path: [name],
    message: `${name} is not in the chain: ${value} is supposed.`,
    maybe,
    values: { name, value },
  })
}
