import { hashOf } from '../../chain/version/canonical.ts'
import type { Chain } from '../../chain/chain.ts'
import { parseChain } from '../../chain/parse.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { Language } from '../../core/format.ts'
import type { Canvas } from './canvas/canvas.ts'
import { mergeCanvas } from './canvas/canvas.ts'
import { parseCanvasEdits } from './canvas/parse-edits.ts'
import type { SeeDocument } from './document.ts'
import { seeCanvas, seeDocument } from './document.ts'
import type { Explanation } from './explain.ts'
import type { Intervals } from './interval/intervals.ts'
import type { See, SeeOptions } from './see.ts'
import { explain, see, seeIntervals } from './see.ts'

/** One chain under study: parsed once, analysed once, asked many times. */
export interface Session {
  readonly chain: Chain
  /** The whole answer; with intervals once they are drawn. */
  readonly document: (withIntervals: boolean) => SeeDocument
  readonly explain: (figureId: string) => Explanation | undefined
}

/** How a chain is to be looked at, beside the chain itself. */
export interface SessionOptions extends SeeOptions {
  /** Edits of the canvas as people or programs send them. */
  readonly canvas?: unknown
  /** Language of the blocks that come as text; missing: French. */
  readonly language?: Language
}

/** Opens a document for study; every problem at once when it cannot be used. */
export function openSession(
  document: unknown,
  reference: ReferenceSet,
  options: SessionOptions = {},
): Result<Session> {
  const parsed = parseChain(document)
  if (!parsed.ok) return fail(...parsed.problems)
  const seen = see(parsed.value, reference, options)
  if (!seen.ok) return fail(...seen.problems)
  const canvas = editedCanvas(seen.value, options)
  if (!canvas.ok) return canvas
  const warnings = [...parsed.warnings, ...seen.warnings]
  return ok(session({ seen: seen.value, reference, warnings, canvas: canvas.value }))
}

/** The canvas as the chain fills it, with the edits that come along. */
export function editedCanvas(
  seen: See,
  { canvas, language = 'fr' }: SessionOptions,
): Result<Canvas> {
  const prefilled = seeCanvas(seen)
  if (canvas === undefined) return ok(prefilled)
  const edits = parseCanvasEdits(canvas, prefilled, language)
  return edits.ok ? ok(mergeCanvas(prefilled, edits.value)) : edits
}

const NO_INTERVALS: Intervals = { seed: 0, draws: 0, uncertainCount: 0, byFigure: {} }

interface Opened {
  readonly seen: See
  readonly reference: ReferenceSet
  readonly warnings: readonly Problem[]
  readonly canvas: Canvas
}

function session({ seen, reference, warnings, canvas }: Opened): Session {
  let drawn: Intervals | undefined
  const { chain } = seen.flow.network
  const hashes = { chainHash: hashOf(chain), referenceHash: reference.hash }
  return {
    chain,
    document(withIntervals) {
      if (withIntervals) drawn ??= seeIntervals(seen)
      const intervals = drawn ?? NO_INTERVALS
      return seeDocument({ seen, intervals, warnings, canvas, ...hashes })
    },
    explain: (figureId) => explain(seen, figureId, drawn),
  }
}
