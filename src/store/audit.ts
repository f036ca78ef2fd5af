import type pg from 'pg'

/** One line of the record of who did what. */
export interface AuditEntry {
  readonly orgId: string
  readonly who: string
  /** What was done, one word: `create`, `save`, `remove` ... */
  readonly what: string
  /** To what: `coat@3`. */
  readonly subject: string
}

/** Written in the transaction of the change: both are kept or neither. */
export async function recordAudit(client: pg.ClientBase, entry: AuditEntry): Promise<void> {
  await client.query(
    'INSERT INTO boucle.audit (org_id, who, what, subject) VALUES ($1, $2, $3, $4)',
    [entry.orgId, entry.who, entry.what, entry.subject],
  )
}
