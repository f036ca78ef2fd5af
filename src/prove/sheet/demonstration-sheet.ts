import type { Language } from '../../core/format.ts'
import type { ProofDocument } from '../engine/document.ts'
import { bridgeBlock } from './blocks/bridge.ts'
import { changesBlock } from './blocks/changes.ts'
import { headBlock, LEFT, RIGHT, ROW_TOPS } from './blocks/frame.ts'
import { frontierBlock } from './blocks/frontier.ts'
import { inputsBlock } from './blocks/inputs.ts'
import { marginsBlock } from './blocks/margins.ts'
import { repeatBlock } from './blocks/repeat.ts'
import { seasonsBlock } from './blocks/seasons.ts'
import type { SheetDrawing } from './drawing.ts'
import { line, PAGE } from './drawing.ts'
import { findingSentence } from './finding.ts'
import { sheetView } from './sheet-view.ts'

export interface SheetOptions {
  readonly language: Language
  /** The day as people write it; the page bears none without it. */
  readonly dateText?: string
  /** The command that gives this page again. */
  readonly command?: string
}

/** The page that a buyer takes upstairs: one A4, six numbered blocks, the finding as its title. */
export function demonstrationSheet(
  document: ProofDocument,
  { language, dateText, command }: SheetOptions,
): SheetDrawing {
  const view = sheetView(document, language)
  const rules = [ROW_TOPS.seasons, ROW_TOPS.changes, ROW_TOPS.inputs]
  return {
    ...PAGE,
    title: findingSentence(view),
    language,
    marks: [
      ...headBlock(view, dateText),
      ...rules.map((y) => line([LEFT, y], [RIGHT, y], 'strong')),
      ...marginsBlock(view),
      ...bridgeBlock(view),
      ...seasonsBlock(view),
      ...frontierBlock(view),
      ...changesBlock(view),
      ...inputsBlock(view),
      ...repeatBlock(view, command),
    ],
  }
}
