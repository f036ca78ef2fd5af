import pg from 'pg'
import type { Login } from './open-embedded.ts'

/** PostgreSQL's code for "this database does not exist". */
const NO_SUCH_DATABASE = '3D000'

/** Makes the database and the role of requests on the first start; also proves the login. */
export async function prepareDatabase(owner: Login, app: Login): Promise<void> {
  if (await exists(owner)) return
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [app.user])
    if (rowCount === 0) {
      await client.query(
        `create role ${app.user} login nosuperuser nobypassrls nocreatedb nocreaterole
         password ${pg.escapeLiteral(app.password)}`,
      )
    }
    await client.query(`create database ${owner.database}`)
  } finally {
    await client.end()
  }
}

async function exists(owner: Login): Promise<boolean> {
  const client = new pg.Client(owner)
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === NO_SUCH_DATABASE) return false
    throw error
  } finally {
    await client.end()
  }
}
