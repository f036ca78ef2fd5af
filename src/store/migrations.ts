import { chains } from './migrations/chains.ts'
import type { Migration } from './migrations/isolated.ts'
import { sales } from './migrations/sales.ts'
import { scenarios } from './migrations/scenarios.ts'

/** The schema, step by step. */
export const MIGRATIONS: readonly Migration[] = [chains, sales, scenarios]
