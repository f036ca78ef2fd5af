import type { Language } from '../../../core/format.ts'
import type { TableCell } from '../../../workbook/xlsx/write-tables.ts'
import { FIRM_FIGURES } from '../../engine/firms/peers.ts'
import type { FirmLine } from '../../engine/firms/peers.ts'
import {
  FIRM_FIGURE_UNITS,
  FIRM_FIGURE_WORDS,
  LIST_WORDS,
  TRADE_WORDS,
} from '../../firms-messages.ts'
import type { FirstActions } from './use-firms.ts'

interface FirmList {
  readonly lines: readonly FirmLine[]
  readonly actions: FirstActions
  readonly language: Language
}

/** Decimals that a kept figure is worth; the last signs of a computation say nothing. */
const KEPT_DIGITS = 6

/** The list as a table: figures stay figures, in base units. */
export function firmTable({ lines, actions, language }: FirmList) {
  return {
    columns: [
      LIST_WORDS.firm[language],
      LIST_WORDS.trade[language],
      ...FIRM_FIGURES.map((each) => FIRM_FIGURE_WORDS[each][language] + unitOf(each, language)),
      LIST_WORDS.first[language],
      LIST_WORDS.gain[language],
    ],
    rows: lines.map(({ chainId, name, sector, figures }) => [
      name,
      TRADE_WORDS[sector]![language],
      ...FIRM_FIGURES.map((each) => rounded(figures[each])),
      actions[chainId]?.name[language] ?? '',
      rounded(actions[chainId]?.perYear),
    ]),
  }
}

function unitOf(figure: (typeof FIRM_FIGURES)[number], language: Language): string {
  const written = LIST_WORDS[`unit ${FIRM_FIGURE_UNITS[figure]}`]
  return written ? ` (${written[language]})` : ''
}

function rounded(value: number | undefined): number | '' {
  return value === undefined ? '' : Number(value.toPrecision(KEPT_DIGITS))
}

/** The same list as a workbook of one sheet. */
export async function firmWorkbook(list: FirmList): Promise<Uint8Array> {
  // Loaded when it is asked for: the page does without it until then.
  const { writeTables } = await import('../../../workbook/xlsx/write-tables.ts')
  const { columns, rows } = firmTable(list)
  return writeTables([
    {
      name: LIST_WORDS.sheet[list.language],
      widths: [36, 24, ...FIRM_FIGURES.map(() => 22), 36, 16],
      frozenRows: 1,
      rows: [
        columns.map((value): TableCell => ({ value, style: 'heading' })),
        ...rows.map((row) =>
          row.map((value): TableCell | undefined => (value === '' ? undefined : { value })),
        ),
      ],
    },
  ])
}
