import type pg from 'pg'
import { canonicalJson } from '../../chain/version/canonical.ts'
import { recordAudit } from '../audit.ts'
import type { SaveScenario, ScenarioDocument, ScenarioStore } from '../engine/scenario-store.ts'
import type { Store } from '../open.ts'
import { inOrganisation } from '../open.ts'

/** The scenarios of one organisation, for the person at work in it. */
export function scenarioStore(
  store: Pick<Store, 'pool'>,
  orgId: string,
  who: string,
): ScenarioStore {
  const run = <T>(work: (client: pg.PoolClient) => Promise<T>) => inOrganisation(store, orgId, work)
  const audited = (client: pg.PoolClient, what: string, subject: string) =>
    recordAudit(client, { orgId, who, what, subject })
  return {
    list: (chainId) =>
      run(async (client) => {
        const { rows } = await client.query<Row>(
          'SELECT * FROM boucle.scenario WHERE chain_id = $1 ORDER BY updated_at DESC, scenario_id',
          [chainId],
        )
        return rows.map(documentOf)
      }),
    read: (scenarioId) => run((client) => find(client, scenarioId)),
    save: (scenario) =>
      run(async (client) => {
        const written = await write(client, orgId, scenario)
        if (written !== undefined) {
          await audited(client, 'save-scenario', `${scenario.scenarioId}@${written.revision}`)
          return { status: 'saved', document: written }
        }
        const theirs = await find(client, scenario.scenarioId)
        return theirs === undefined ? { status: 'missing' } : { status: 'conflict', theirs }
      }),
    remove: (scenarioId) =>
      run(async (client) => {
        const done = await client.query('DELETE FROM boucle.scenario WHERE scenario_id = $1', [
          scenarioId,
        ])
        if (done.rowCount !== 1) return false
        await audited(client, 'remove-scenario', scenarioId)
        return true
      }),
  }
}

interface Row {
  readonly scenario_id: string
  readonly chain_id: string
  readonly base_version: number
  readonly body: string
  readonly revision: number
  readonly updated_at: Date
}

function documentOf(row: Row): ScenarioDocument {
  return {
    scenarioId: row.scenario_id,
    chainId: row.chain_id,
    baseVersion: row.base_version,
    body: JSON.parse(row.body) as unknown,
    revision: row.revision,
    updatedAt: row.updated_at.getTime(),
  }
}

async function find(
  client: pg.PoolClient,
  scenarioId: string,
): Promise<ScenarioDocument | undefined> {
  const { rows } = await client.query<Row>('SELECT * FROM boucle.scenario WHERE scenario_id = $1', [
    scenarioId,
  ])
  return rows[0] && documentOf(rows[0])
}

/** Undefined when the revision that was read is not the latest any more. */
async function write(
  client: pg.PoolClient,
  orgId: string,
  { scenarioId, chainId, baseVersion, body, baseRevision }: SaveScenario,
): Promise<ScenarioDocument | undefined> {
  const values = [orgId, scenarioId, chainId, baseVersion, canonicalJson(body)]
  const { rows } =
    baseRevision === 0
      ? await client.query<Row>(
          `INSERT INTO boucle.scenario
             (org_id, scenario_id, chain_id, base_version, body, revision, updated_at)
           SELECT $1, $2, v.chain_id, v.version, $5, 1, clock_timestamp()
           FROM boucle.chain_version v WHERE v.chain_id = $3 AND v.version = $4
           ON CONFLICT DO NOTHING RETURNING *`,
          values,
        )
      : await client.query<Row>(
          `UPDATE boucle.scenario s SET chain_id = v.chain_id, base_version = v.version, body = $5,
             revision = s.revision + 1, updated_at = clock_timestamp()
           FROM boucle.chain_version v
           WHERE v.chain_id = $3 AND v.version = $4 AND s.org_id = $1 AND s.scenario_id = $2
             AND s.revision = $6 RETURNING s.*`,
          [...values, baseRevision],
        )
  return rows[0] && documentOf(rows[0])
}
