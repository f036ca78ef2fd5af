/** One step of the schema; steps are never changed once released, only added. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Every table carries `org_id`: isolation is the database's own, from the first table on. */
function isolated(table: string, rights = 'SELECT, INSERT, UPDATE, DELETE'): string {
  return `
    ALTER TABLE boucle.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE boucle.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY own_organisation ON boucle.${table}
      USING (org_id = NULLIF(current_setting('boucle.org_id', true), '')::uuid)
      WITH CHECK (org_id = NULLIF(current_setting('boucle.org_id', true), '')::uuid);
    GRANT ${rights} ON boucle.${table} TO boucle_app;`
}

/** The one organisation of a machine without accounts. */
export const LOCAL_ORGANISATION = '00000000-0000-4000-8000-000000000001'

const CHAINS = `
  CREATE TABLE boucle.organisation (
    org_id uuid PRIMARY KEY,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE boucle.chain (
    org_id uuid NOT NULL REFERENCES boucle.organisation,
    chain_id text NOT NULL,
    name text NOT NULL,
    latest_version integer NOT NULL,
    version_in_force integer,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, chain_id)
  );
  CREATE TABLE boucle.part (
    org_id uuid NOT NULL,
    chain_id text NOT NULL,
    noun text NOT NULL,
    id text NOT NULL,
    hash text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (org_id, chain_id, noun, id, hash),
    FOREIGN KEY (org_id, chain_id) REFERENCES boucle.chain ON DELETE CASCADE
  );
  CREATE TABLE boucle.noun_manifest (
    org_id uuid NOT NULL,
    chain_id text NOT NULL,
    noun text NOT NULL,
    hash text NOT NULL,
    entries text NOT NULL,
    PRIMARY KEY (org_id, chain_id, noun, hash),
    FOREIGN KEY (org_id, chain_id) REFERENCES boucle.chain ON DELETE CASCADE
  );
  CREATE TABLE boucle.chain_version (
    org_id uuid NOT NULL,
    chain_id text NOT NULL,
    version integer NOT NULL,
    manifest_hash text NOT NULL,
    nouns text NOT NULL,
    part_count integer NOT NULL,
    saved_at timestamptz NOT NULL,
    author text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (org_id, chain_id, version),
    FOREIGN KEY (org_id, chain_id) REFERENCES boucle.chain ON DELETE CASCADE
  );
  CREATE TABLE boucle.audit (
    org_id uuid NOT NULL REFERENCES boucle.organisation,
    audit_id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT now(),
    who text NOT NULL,
    what text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (org_id, audit_id)
  );
  ${isolated('organisation', 'SELECT')}
  ${isolated('chain')}
  ${isolated('part', 'SELECT, INSERT, DELETE')}
  ${isolated('noun_manifest', 'SELECT, INSERT, DELETE')}
  ${isolated('chain_version', 'SELECT, INSERT, DELETE')}
  ${isolated('audit', 'SELECT, INSERT')}
  SELECT set_config('boucle.org_id', '${LOCAL_ORGANISATION}', true);
  INSERT INTO boucle.organisation (org_id, name) VALUES ('${LOCAL_ORGANISATION}', 'local');`

/** The schema, step by step. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, name: 'chains', sql: CHAINS }]
