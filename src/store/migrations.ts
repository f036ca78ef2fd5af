import { chains } from './migrations/chains.ts'
import type { Migration } from './migrations/isolated.ts'
import { sales } from './migrations/sales.ts'
import { scenarios } from './migrations/scenarios.ts'
import { stock } from './migrations/stock.ts'

/** The one organisation of a machine without accounts. */
export const LOCAL_ORGANISATION = '00000000-0000-4000-8000-000000000001'

const localOrganisation: Migration = {
  version: 4,
  name: 'local organisation',
  sql: `
  SELECT set_config('boucle.org_id', '${LOCAL_ORGANISATION}', true);
  INSERT INTO boucle.organisation (org_id, name) VALUES ('${LOCAL_ORGANISATION}', 'local');`,
}

/** The schema, step by step. */
export const MIGRATIONS: readonly Migration[] = [chains, sales, scenarios, localOrganisation, stock]
