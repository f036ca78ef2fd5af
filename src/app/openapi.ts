import { NOUNS } from '../chain/nouns.ts'
import { headerFields } from '../chain/nouns/header.ts'
import type { JsonSchema } from '../core/schema/json-schema.ts'
import { recordSchema } from '../core/schema/json-schema.ts'

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
      '/api/v1/see': {
        post: operation('What can be seen of a chain', { type: 'object' }, REF('Chain')),
      },
      '/api/v1/explain/{figureId}': {
        post: operation(
          'Formula, inputs and sources of a figure',
          { type: 'object' },
          REF('Chain'),
        ),
      },
      '/api/v1/prove': {
        post: operation(
          'Entry and final margin of each way of buying, and whether near is worth it',
          { type: 'object' },
          {
            type: 'object',
            required: ['chain'],
            properties: { chain: REF('Chain'), against: REF('Chain') },
          },
        ),
      },
      '/api/v1/formula/{name}': {
        post: operation(
          'A closed form: newsvendor, frontier, quick-response, capacity-option, permanent',
          { type: 'object' },
          { type: 'object', additionalProperties: { type: 'number' } },
        ),
      },
      '/api/v1/check': {
        post: operation('Every problem of a chain', { type: 'object' }, REF('Chain')),
      },
    },
    components: { schemas: schemas() },
  }
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
