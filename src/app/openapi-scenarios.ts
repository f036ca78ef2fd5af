import type { JsonSchema } from '../core/schema/json-schema.ts'
import { scenarioSchema } from '../levers/scenario-schema.ts'

type Operation = (summary: string, answer: JsonSchema, body?: JsonSchema) => JsonSchema

const REF = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const body = (...names: readonly (readonly [string, string])[]): JsonSchema => ({
  type: 'object',
  required: names.map(([name]) => name),
  properties: Object.fromEntries(names.map(([name, schema]) => [name, REF(schema)])),
})
const LIST: JsonSchema = { type: 'array', items: { type: 'object' } }

/** Paths of scenarios and comparisons. */
export function scenarioPaths(operation: Operation): Readonly<Record<string, JsonSchema>> {
  return {
    '/api/v1/levers': {
      get: operation('Levers, with parameters, defaults, sources and what they leave out', LIST),
      post: operation(
        'Each lever tried on a chain with its defaults: applicable or why not, and its effects',
        { type: 'object', properties: { levers: { type: 'array', items: REF('LeverLine') } } },
        body(['chain', 'Chain']),
      ),
    },
    '/api/v1/first': {
      post: operation(
        'What first: levers ranked by yearly final margin; `phase` says how far time allowed',
        { type: 'object', properties: { phase: { type: 'string' }, lines: LIST, pairs: LIST } },
        body(['chain', 'Chain']),
      ),
    },
    '/api/v1/chains/{chainId}/scenarios': {
      get: operation('Scenarios of a chain, latest saved first', LIST),
    },
    '/api/v1/chains/{chainId}/scenarios/{scenarioId}': {
      put: operation(
        'Saves; If-Match holds the revision that was read, none for a new scenario',
        REF('KeptScenario'),
        REF('Scenario'),
      ),
    },
    '/api/v1/scenarios/{scenarioId}': {
      get: operation('A scenario; ETag is its revision', REF('KeptScenario')),
      delete: operation('Removes the scenario', { type: 'object' }),
    },
    '/api/v1/apply': {
      post: operation(
        'The chain with the steps of a scenario; steps that do not fit are shown',
        REF('Applied'),
        body(['chain', 'Chain'], ['scenario', 'Scenario']),
      ),
    },
    '/api/v1/rebase': {
      post: operation(
        'The scenario upon another chain, and the steps that do not fit there',
        { type: 'object', properties: { scenario: REF('Scenario'), doesNotFit: LIST } },
        body(['chain', 'Chain'], ['scenario', 'Scenario']),
      ),
    },
    '/api/v1/compare': {
      post: operation(
        'Two chains (before, after), or any number (chains, the first is the base), side by side; intervals are those of the differences, draws in common',
        { type: 'object' },
        {
          oneOf: [
            body(['before', 'Chain'], ['after', 'Chain']),
            {
              type: 'object',
              required: ['chains'],
              properties: { chains: { type: 'array', minItems: 2, items: REF('Chain') } },
            },
          ],
        },
      ),
    },
  }
}

/** A lever tried on a chain. */
function leverLine(text: JsonSchema): JsonSchema {
  const number: JsonSchema = { type: 'number' }
  const effect = {
    type: 'object',
    properties: { before: number, after: number, difference: number, unit: text },
  }
  const effects = ['margin', 'cash', 'days', 'carbon', 'dependency']
  return {
    type: 'object',
    required: ['lever', 'status', 'parameters', 'asks', 'problems', 'figures'],
    properties: {
      lever: text,
      status: { enum: ['applicable', 'asks', 'not-applicable'] },
      parameters: { type: 'object' },
      asks: { type: 'array', items: text },
      problems: { type: 'array', items: REF('Problem') },
      figures: LIST,
      effects: {
        type: 'object',
        properties: Object.fromEntries(effects.map((id) => [id, effect])),
      },
    },
  }
}

/** Schemas that those paths name. */
export function scenarioSchemas(): Readonly<Record<string, JsonSchema>> {
  const count: JsonSchema = { type: 'integer' }
  const text: JsonSchema = { type: 'string' }
  const step = {
    type: 'object',
    required: ['stepId', 'status', 'problems'],
    properties: {
      stepId: text,
      status: { enum: ['applied', 'does-not-fit', 'off'] },
      problems: { type: 'array', items: REF('Problem') },
    },
  }
  return {
    Scenario: scenarioSchema(),
    LeverLine: leverLine(text),
    KeptScenario: {
      type: 'object',
      properties: {
        scenarioId: text,
        chainId: text,
        baseVersion: count,
        body: REF('Scenario'),
        revision: count,
        updatedAt: count,
      },
    },
    Applied: {
      type: 'object',
      properties: {
        chain: REF('Chain'),
        steps: { type: 'array', items: step },
        onItsBase: { type: 'boolean' },
      },
    },
  }
}
