import type { Migration } from './isolated.ts'
import { isolated } from './isolated.ts'

/** Organisations, chains with their versions and parts, and the record of who did what. */
export const chains: Migration = {
  version: 1,
  name: 'chains',
  sql: `
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
  CREATE FUNCTION boucle.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The record of who did what is only added to.'; END $$;
  CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON boucle.audit
    FOR EACH ROW EXECUTE FUNCTION boucle.refuse_change();
  ${isolated('organisation', 'SELECT')}
  ${isolated('chain')}
  ${isolated('part', 'SELECT, INSERT, DELETE')}
  ${isolated('noun_manifest', 'SELECT, INSERT, DELETE')}
  ${isolated('chain_version', 'SELECT, INSERT, DELETE')}
  ${isolated('audit', 'SELECT, INSERT')}`,
}
