import { NOUNS } from '../chain/nouns.ts'
import type { JsonSchema } from '../core/schema/json-schema.ts'
import { recordSchema } from '../core/schema/json-schema.ts'
import { LEVERS } from './catalogue.ts'
import type { Lever } from './lever.ts'
import { baseFields, scenarioFields, stepFields } from './scenario.ts'

/** The JSON Schema of a scenario document, from the declarations that parse it. */
export function scenarioSchema(): JsonSchema {
  const header = recordSchema(scenarioFields)
  return {
    ...header,
    required: ['schema', 'schemaVersion', 'name', 'base'],
    properties: {
      schema: { const: 'boucle/scenario' },
      schemaVersion: { const: 1 },
      ...(header['properties'] as object),
      base: recordSchema(baseFields),
      steps: { type: 'array', items: { oneOf: LEVERS.map(stepSchema) } },
    },
  }
}

function stepSchema(lever: Lever): JsonSchema {
  const step = recordSchema(stepFields)
  const properties = step['properties'] as object
  return {
    ...step,
    title: lever.name.en,
    required: ['id', 'lever', 'parameters'],
    properties: { ...properties, lever: { const: lever.id }, parameters: parametersOf(lever) },
  }
}

/** What a lever is, as plain data: what a screen needs to offer it. */
export function leverLines() {
  return LEVERS.map((lever) => ({
    id: lever.id,
    name: lever.name,
    family: lever.family,
    studyRows: lever.studyRows,
    segment: lever.segment,
    effectFrom: lever.effectFrom,
    doesNotModel: lever.doesNotModel,
    again: lever.again,
    defaults: lever.defaults,
    parameters: parametersOf(lever),
  }))
}

function parametersOf({ id, parameters }: Lever): JsonSchema {
  return id === 'edit' ? CHANGES : recordSchema(parameters)
}

const text: JsonSchema = { type: 'string' }
const degrees: JsonSchema = { type: 'number', 'x-unit': 'deg' }
const subject = { noun: { enum: ['chain', ...NOUNS.map(({ key }) => key)] }, id: text }

function change(required: readonly string[], properties: object): JsonSchema {
  const all = { ...subject, ...properties }
  return {
    type: 'object',
    additionalProperties: false,
    required: ['noun', 'id', ...required],
    properties: all,
  }
}

/** The list of changes of a hand edit, all or none. */
const CHANGES: JsonSchema = {
  type: 'object',
  required: ['changes'],
  properties: {
    changes: {
      type: 'array',
      items: {
        oneOf: [
          change(['field', 'value'], {
            field: text,
            value: {},
            was: {},
            unit: text,
            known: { type: 'object' },
          }),
          change(['add'], { add: { type: 'object' } }),
          change(['remove'], { remove: { const: true } }),
          change(['move'], {
            move: {
              type: 'object',
              required: ['latitudeDeg', 'longitudeDeg'],
              additionalProperties: false,
              properties: { city: text, region: text, latitudeDeg: degrees, longitudeDeg: degrees },
            },
          }),
        ],
      },
    },
  },
}
