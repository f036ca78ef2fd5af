import type { Migration } from './isolated.ts'

/** What was left after a sale, where the source says: a stock of 0 hides demand. */
export const stock: Migration = {
  version: 5,
  name: 'stock beside sales',
  sql: `ALTER TABLE boucle.sales_line ADD COLUMN stock numeric;`,
}
