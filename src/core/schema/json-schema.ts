import type { Field, Fields } from './schema.ts'

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schema of a record: the same declaration that parses it and names its columns. */
export function recordSchema(
  fields: Fields,
  more: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []))
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...more,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]),
      ),
    },
    required: [...Object.keys(more), ...required],
  }
}

function fieldSchema(field: Field): JsonSchema {
  const about = { title: field.label.en, description: field.doc }
  switch (field.type) {
    case 'text':
      return {
        ...about,
        type: 'string',
        minLength: 1,
        ...(field.pattern ? { pattern: field.pattern.test.source } : {}),
      }
    case 'number':
      return {
        ...about,
        type: field.integer ? 'integer' : 'number',
        'x-unit': field.unit,
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      }
    case 'choice':
      return { ...about, enum: field.values }
    case 'flag':
      return { ...about, type: 'boolean' }
    case 'date':
      return { ...about, type: 'string', format: 'date' }
    case 'ref':
      return { ...about, type: 'string', 'x-refers-to': field.nouns }
    case 'list':
      return { ...about, type: 'array', items: fieldSchema(field.of) }
    case 'rows':
      return { ...about, type: 'array', items: recordSchema(field.fields) }
  }
}
