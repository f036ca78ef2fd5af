import type { Language } from '../../../core/format.ts'
import type { Path, Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { BlockEdits, Canvas, CanvasBlock, CanvasEdits } from './canvas.ts'
import { BLOCKS, editsOfText } from './canvas.ts'

/**
 * Edits of a canvas as people or programs send them: by block, either the whole block as text, a
 * line each, in one language, or what is removed, replaced and added, by the ids of the lines.
 */
export function parseCanvasEdits(
  document: unknown,
  canvas: Canvas,
  language: Language,
): Result<CanvasEdits> {
  if (!isRecord(document)) return fail(wrong([], document, 'an object by block'))
  const problems: Problem[] = []
  const edits: Partial<Record<CanvasBlock, BlockEdits>> = {}
  for (const [name, value] of Object.entries(document)) {
    const block = BLOCKS.find((each) => each === name)
    if (block === undefined) problems.push(unknownBlock(name))
    else if (typeof value === 'string') {
      edits[block] = editsOfText(canvas.blocks[block], value, language)
    } else edits[block] = blockEdits(name, value, problems)
  }
  return problems.length > 0 ? fail(...problems) : ok(edits)
}

function blockEdits(block: string, value: unknown, problems: Problem[]): BlockEdits {
  if (!isRecord(value)) {
    problems.push(wrong([block], value, 'text, or removed, replaced and added lines'))
    return {}
  }
  const { removed, replaced, added } = value
  for (const [name, list] of [
    ['removed', removed],
    ['added', added],
  ] as const) {
    if (list !== undefined && !isTexts(list)) {
      problems.push(wrong([block, name], list, 'a list of texts'))
    }
  }
  if (replaced !== undefined && !(isRecord(replaced) && isTexts(Object.values(replaced)))) {
    problems.push(wrong([block, 'replaced'], replaced, 'texts by the id of a line'))
  }
  return value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function unknownBlock(name: string): Problem {
  return problem({
    code: 'unknown_block',
    path: [name],
    message: `No block of the canvas is called ${name}.`,
    maybe: `Maybe one of: ${BLOCKS.join(', ')}.`,
    values: { name },
  })
}

function wrong(path: Path, value: unknown, wanted: string): Problem {
  const seen = JSON.stringify(value)?.slice(0, 60) ?? 'nothing'
  return problem({
    code: 'canvas_edit',
    path,
    message: `Edits of the canvas are ${wanted}, not ${seen}.`,
    maybe: 'Maybe give the block as text, one line each.',
    values: { seen },
  })
}
