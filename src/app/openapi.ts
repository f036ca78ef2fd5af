import { NOUNS } from '../chain/nouns.ts'
import { headerFields } from '../chain/nouns/header.ts'
import type { JsonSchema } from '../core/schema/json-schema.ts'
import { recordSchema } from '../core/schema/json-schema.ts'
import { scenarioPaths, scenarioSchemas } from './openapi-scenarios.ts'

const ID: JsonSchema = { type: 'string', minLength: 1, maxLength: 120 }
const REF = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** The description of the API, made from the declarations that parse its input. */
export function openApi(): JsonSchema {
  return {
    openapi: '3.1.0',
    info: { title: 'Boucle', version: '1', description: 'Chains and what can be seen of them.' },
    paths: {
      '/api/v1/chains': {
        get: operation('Chains, latest saved first', { type: 'array', items: REF('ChainSummary') }),
        post: operation('Creates a chain from a document', REF('SaveOutcome'), REF('CreateChain')),
      },
      '/api/v1/chains/{chainId}': {
        get: operation('A chain document; ETag is its version', REF('Chain')),
        put: operation(
          'Saves; If-Match holds the version that was read',
          REF('SaveOutcome'),
          REF('Chain'),
        ),
        delete: operation('Removes the chain with its versions', { type: 'object' }),
      },
      '/api/v1/chains/{chainId}/versions': {
        get: operation('Versions, latest first', { type: 'array', items: REF('ChainVersion') }),
      },
      '/api/v1/chains/{chainId}/in-force': {
        put: operation(
          'Chooses the version that facts refer to',
          { type: 'object' },
          {
            type: 'object',
            required: ['version'],
            properties: { version: { type: 'integer', minimum: 1 } },
          },
        ),
      },
      '/api/v1/imports/preview': {
        post: {
          ...operation(
            'What a file (.xlsx, .zip of .csv, .json) would bring; nothing is stored',
            REF('ImportPreview'),
          ),
          parameters: [
            query('name', 'Name of the file'),
            query('language', 'fr or en: of the sheets named for what is missing'),
            query('chainId', 'Stored chain to hold the file against'),
          ],
          requestBody: {
            required: true,
            content: {
              'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  properties: { file: { type: 'string', format: 'binary' } },
                },
              },
            },
          },
        },
      },
      '/api/v1/see': {
        post: operation('What can be seen of a chain', { type: 'object' }, REF('SeeRequest')),
      },
      '/api/v1/explain/{figureId}': {
        post: operation(
          'Formula, inputs and sources of a figure',
          { type: 'object' },
          REF('SeeRequest'),
        ),
      },
      ...jobPaths(),
      ...provePaths(),
      '/api/v1/check': {
        post: operation('Every problem of a chain', { type: 'object' }, REF('Chain')),
      },
      ...scenarioPaths(operation),
    },
    components: { schemas: { ...schemas(), ...scenarioSchemas() } },
  }
}

const OBJECT: JsonSchema = { type: 'object' }

function provePaths(): Record<string, JsonSchema> {
  return {
    '/api/v1/prove': {
      post: operation(
        'Entry and final margin of each way of buying, and whether near is worth it',
        { type: 'object' },
        {
          type: 'object',
          required: ['chain'],
          properties: {
            chain: REF('Chain'),
            against: { oneOf: [REF('Chain'), { type: 'array', items: REF('Chain'), maxItems: 5 }] },
            figures: { type: 'object', additionalProperties: { type: 'number' } },
            nearer: OBJECT,
            sales: OBJECT,
            lawFrom: OBJECT,
            lawEdits: OBJECT,
            economics: OBJECT,
            priced: OBJECT,
            firm: { type: 'boolean' },
          },
        },
      ),
    },
    '/api/v1/chains/{chainId}/sales': {
      get: operation('Items with rows of sales kept, and from when', {
        type: 'array',
        items: OBJECT,
      }),
      post: operation('Keeps a table of sales (.csv, .xlsx): repeated, it doubles nothing', OBJECT),
      delete: operation('Forgets the rows of an item, or all', OBJECT),
    },
    '/api/v1/chains/{chainId}/sales/weeks': {
      get: operation('One item by week, with the items beside it', OBJECT),
    },
    '/api/v1/formula/{name}': {
      post: operation(
        'A closed form: newsvendor, frontier, quick-response, capacity-option, permanent',
        { type: 'object' },
        { type: 'object', additionalProperties: { type: 'number' } },
      ),
    },
  }
}

function jobPaths(): Record<string, JsonSchema> {
  const order: JsonSchema = {
    type: 'object',
    required: ['kind', 'input'],
    properties: { kind: { type: 'string' }, input: {}, secondsLimit: { type: 'number' } },
  }
  return {
    '/api/v1/jobs': {
      get: operation('Jobs of the organisation', { type: 'array', items: OBJECT }),
      post: operation('Submits long work; Idempotency-Key makes it one job', OBJECT, order),
    },
    '/api/v1/jobs/{jobId}': {
      get: operation('Where a job stands, and its result', OBJECT),
      delete: operation('Cancels; the best so far stays', OBJECT),
    },
    '/api/v1/jobs/{jobId}/events': {
      get: operation('Every change until the job has ended (text/event-stream)', OBJECT),
    },
  }
}

function query(name: string, description: string): JsonSchema {
  return { name, in: 'query', required: false, description, schema: { type: 'string' } }
}

function operation(summary: string, answer: JsonSchema, body?: JsonSchema): JsonSchema {
  const problem = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: REF('ProblemDetails') } },
  }
  return {
    summary,
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: answer } } },
      default: problem,
    },
  }
}

/** A chain alone, or with how it is to be looked at. */
const SEE_REQUEST: JsonSchema = {
  oneOf: [
    REF('Chain'),
    {
      type: 'object',
      required: ['document'],
      additionalProperties: false,
      properties: {
        document: REF('Chain'),
        marginAllocation: { enum: ['none', 'by-cost', 'by-capital', 'by-key'] },
        marginWeights: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } },
        canvas: { type: 'object' },
        language: { enum: ['fr', 'en'] },
      },
    },
  ],
}

function schemas(): Record<string, JsonSchema> {
  const properties: Record<string, JsonSchema> = {
    schema: { const: 'boucle/chain' },
    schemaVersion: { type: 'integer', minimum: 0 },
    chain: recordSchema(headerFields),
  }
  for (const noun of NOUNS) {
    properties[noun.key] = { type: 'array', items: recordSchema(noun.fields, { id: ID }) }
  }
  const text: JsonSchema = { type: 'string' }
  const count: JsonSchema = { type: 'integer' }
  return {
    Chain: { type: 'object', required: ['schema', 'chain'], properties },
    SeeRequest: SEE_REQUEST,
    CreateChain: {
      type: 'object',
      required: ['chainId', 'document'],
      properties: { chainId: ID, document: REF('Chain'), note: text },
    },
    ChainSummary: {
      type: 'object',
      properties: {
        chainId: ID,
        name: text,
        latestVersion: count,
        versionInForce: count,
        savedAt: count,
      },
    },
    ChainVersion: {
      type: 'object',
      properties: {
        chainId: ID,
        version: count,
        manifestHash: text,
        savedAt: count,
        author: text,
        note: text,
        partCount: count,
      },
    },
    SaveOutcome: {
      type: 'object',
      required: ['status'],
      properties: { status: { enum: ['saved', 'merged', 'unchanged', 'conflict', 'invalid'] } },
    },
    ImportPreview: importPreviewSchema(),
    Problem: {
      type: 'object',
      properties: {
        code: text,
        severity: { enum: ['error', 'warning'] },
        path: { type: 'array' },
        message: text,
        maybe: text,
      },
    },
    ProblemDetails: {
      type: 'object',
      properties: {
        type: text,
        title: text,
        status: count,
        detail: text,
        problems: { type: 'array', items: REF('Problem') },
      },
    },
  }
}

function importPreviewSchema(): JsonSchema {
  const text: JsonSchema = { type: 'string' }
  const count: JsonSchema = { type: 'integer' }
  return {
    type: 'object',
    required: ['kind', 'ok', 'problems', 'counts'],
    properties: {
      kind: { enum: ['json', 'xlsx', 'csv'] },
      ok: { type: 'boolean', description: 'False: an error forbids the import.' },
      problems: { type: 'array', items: REF('Problem') },
      counts: { type: 'array', items: { type: 'object' } },
      summary: { type: 'object', properties: { name: text, currency: text, baseYear: count } },
      missing: {
        type: 'object',
        properties: { entries: { type: 'array' }, count, byNoun: { type: 'array' } },
      },
      difference: {
        type: 'object',
        properties: {
          baseVersion: count,
          addedCount: count,
          removedCount: count,
          changedCount: count,
        },
      },
      document: REF('Chain'),
    },
  }
}
