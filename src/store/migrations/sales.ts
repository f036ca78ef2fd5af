import type { Migration } from './isolated.ts'
import { isolated } from './isolated.ts'

/** What was sold, line by line, as imported. */
export const sales: Migration = {
  version: 2,
  name: 'sales',
  sql: `
  CREATE TABLE boucle.sales_line (
    org_id uuid NOT NULL REFERENCES boucle.organisation,
    chain_id text NOT NULL,
    line_id text NOT NULL,
    day date NOT NULL,
    item_id text NOT NULL,
    variant text NOT NULL,
    place_id text NOT NULL,
    channel text NOT NULL,
    quantity numeric NOT NULL,
    unit_price numeric,
    currency text,
    source text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, chain_id, line_id),
    FOREIGN KEY (org_id, chain_id) REFERENCES boucle.chain ON DELETE CASCADE
  );
  CREATE INDEX sales_line_by_item ON boucle.sales_line (org_id, chain_id, item_id, day);
  ${isolated('sales_line')}`,
}
