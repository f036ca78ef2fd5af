import type { Context } from 'hono'
import { Hono } from 'hono'
import { parseScenario } from '../../levers/scenario.ts'
import { jsonOf } from '../api.ts'
import { problemDetails } from '../problem-details.ts'
import type {
  SaveScenarioOutcome,
  ScenarioDocument,
  ScenarioStore,
} from '../engine/scenario-store.ts'

const SCENARIO_ID = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,119}$/u

/** Scenarios over HTTP: those of a chain, one by id, saved with the revision that was read. */
export function scenariosApi(scenarios: ScenarioStore): Hono {
  const api = new Hono()
  api.get('/chains/:id/scenarios', async (c) => c.json(await scenarios.list(c.req.param('id'))))
  api.get('/scenarios/:scenarioId', async (c) => {
    const found = await scenarios.read(c.req.param('scenarioId'))
    return found ? shown(c, found) : missing(c)
  })
  api.put('/chains/:id/scenarios/:scenarioId', (c) => save(c, scenarios))
  api.delete('/scenarios/:scenarioId', async (c) =>
    (await scenarios.remove(c.req.param('scenarioId'))) ? c.json({ removed: true }) : missing(c),
  )
  return api
}

/** If-Match holds the revision that was read; `*` or none says that it is new. */
async function save(c: Context, scenarios: ScenarioStore) {
  const scenarioId = c.req.param('scenarioId') ?? ''
  if (!SCENARIO_ID.test(scenarioId)) {
    return problemDetails(c, 400, 'scenario_id', 'Give an id of letters, digits, "-", "_" or ".".')
  }
  const parsed = parseScenario(await jsonOf(c))
  if (!parsed.ok) {
    const { problems } = parsed
    return problemDetails(c, 422, 'invalid', { detail: 'The scenario cannot be used.', problems })
  }
  const { version } = parsed.value.base
  if (version === undefined) {
    return problemDetails(c, 422, 'base_version', 'Say in base.version which version it stands on.')
  }
  const read = /^(?:W\/)?"?(\d+)"?$/.exec(c.req.header('if-match') ?? '')
  return outcome(
    c,
    await scenarios.save({
      scenarioId,
      chainId: c.req.param('id') ?? '',
      baseVersion: version,
      baseRevision: read ? Number(read[1]) : 0,
      body: parsed.value,
    }),
  )
}

function outcome(c: Context, result: SaveScenarioOutcome) {
  if (result.status === 'conflict') return c.json(result, 409)
  if (result.status === 'saved') return shown(c, result.document)
  return problemDetails(
    c,
    404,
    'scenario_base_missing',
    'The scenario or the version that it stands on is no more there: rebase it on another one.',
  )
}

function shown(c: Context, document: ScenarioDocument) {
  return c.json(document, 200, { etag: `"${document.revision}"` })
}

function missing(c: Context) {
  return problemDetails(c, 404, 'scenario_missing', 'There is no such scenario.')
}
