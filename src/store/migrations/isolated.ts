/** One step of the schema; steps are never changed once released, only added. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/**
 * Row-level security of one table of schema `boucle`: a row is seen and written only by work on its
 * own organisation. Forced, so it binds the owner of the table too; the owner lifts it for one
 * transaction by a setting of its own, for backup and restore, which the role of requests cannot.
 */
export function isolated(table: string, rights = 'SELECT, INSERT, UPDATE, DELETE'): string {
  return `
    ALTER TABLE boucle.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE boucle.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY own_organisation ON boucle.${table}
      USING (org_id = NULLIF(current_setting('boucle.org_id', true), '')::uuid)
      WITH CHECK (org_id = NULLIF(current_setting('boucle.org_id', true), '')::uuid);
    CREATE POLICY whole_database ON boucle.${table} TO CURRENT_USER
      USING (current_setting('boucle.whole_database', true) = 'on')
      WITH CHECK (current_setting('boucle.whole_database', true) = 'on');
    GRANT ${rights} ON boucle.${table} TO boucle_app;`
}
