import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirmFigure, FirmLine } from '../../engine/firms/peers.ts'
import { FIRM_FIGURES } from '../../engine/firms/peers.ts'
import type { FirstActions } from './use-firms.ts'
import { FIRM_FIGURE_UNITS, FIRM_FIGURE_WORDS, TRADE_WORDS } from '../../firms-messages.ts'

interface FirmTableProps {
  readonly lines: readonly FirmLine[]
  readonly actions: FirstActions
  /** Without names a row leads nowhere: its chain bears one. */
  readonly isHidden: boolean
  readonly onOpen: (chainId: string) => void
  readonly onReport: (chainId: string) => void
}

/** One row a firm; a press on a column sorts, once more turns the order. */
export function FirmTable({ lines, actions, isHidden, onOpen, onReport }: FirmTableProps) {
  const { both, say, figure: written } = useSpeech()
  const [sort, setSort] = useState<{ readonly figure: FirmFigure; readonly up: boolean }>()
  const sorted = sort ? lines.toSorted(byFigure(sort)) : lines
  return (
    <div className="firms-scroll">
      <table className="firms-table">
        <thead>
          <tr>
            <th>{both('Entreprise', 'Firm')}</th>
            <th>{both('Métier', 'Trade')}</th>
            {FIRM_FIGURES.map((each) => (
              <th
                key={each}
                className="number"
                aria-sort={
                  sort?.figure === each ? (sort.up ? 'ascending' : 'descending') : undefined
                }
              >
                <button
                  type="button"
                  onClick={() => setSort({ figure: each, up: sort?.figure === each && !sort.up })}
                >
                  {say(FIRM_FIGURE_WORDS[each])}
                </button>
              </th>
            ))}
            <th>{both('À faire d’abord', 'What first')}</th>
            <th className="no-print" />
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ chainId, name, sector, figures }) => (
            <tr key={chainId}>
              <th>
                {isHidden ? (
                  name
                ) : (
                  <button type="button" className="link" onClick={() => onOpen(chainId)}>
                    {name}
                  </button>
                )}
              </th>
              <td>{say(TRADE_WORDS[sector]!)}</td>
              {FIRM_FIGURES.map((each) => (
                <td key={each} className="number">
                  {figures[each] === undefined
                    ? '–'
                    : written(figures[each], FIRM_FIGURE_UNITS[each])}
                </td>
              ))}
              <td>
                <Action action={actions[chainId]} />
              </td>
              <td className="no-print">
                <button type="button" className="button" onClick={() => onReport(chainId)}>
                  {both('Rapport', 'Report')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What to do first, with its gain; a dash while nobody has asked. */
function Action({ action }: { readonly action: FirstActions[string] | undefined }) {
  const { both, say, figure: written } = useSpeech()
  if (action === undefined) return '–'
  if (action === null) return both('rien n’y gagne', 'nothing gains')
  return (
    <>
      {say(action.name)} <span className="gain">+{written(action.perYear, 'money/year')}</span>
    </>
  )
}

/** What is not known comes last, whatever the order. */
function byFigure({ figure, up }: { readonly figure: FirmFigure; readonly up: boolean }) {
  return (one: FirmLine, other: FirmLine): number => {
    const [a, b] = [one.figures[figure], other.figures[figure]]
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
    return up ? a - b : b - a
  }
}
