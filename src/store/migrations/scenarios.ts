import type { Migration } from './isolated.ts'
import { isolated } from './isolated.ts'

/** Scenarios: documents of their own, upon a version of a chain. */
export const scenarios: Migration = {
  version: 3,
  name: 'scenarios',
  sql: `
  CREATE TABLE boucle.scenario (
    org_id uuid NOT NULL REFERENCES boucle.organisation,
    scenario_id text NOT NULL,
    chain_id text NOT NULL,
    base_version integer NOT NULL,
    body text NOT NULL,
    revision integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, scenario_id),
    FOREIGN KEY (org_id, chain_id, base_version) REFERENCES boucle.chain_version ON DELETE CASCADE
  );
  CREATE INDEX scenario_by_chain ON boucle.scenario (org_id, chain_id);
  ${isolated('scenario')}`,
}
