import { useSpeech } from '../../../ui/language.tsx'
import type { FirmFigure, FirmLine, Quartiles } from '../../engine/firms/peers.ts'
import { FIRM_FIGURES, LEAST_PEERS, quarterOf, quartilesOf } from '../../engine/firms/peers.ts'
import {
  FIRM_FIGURE_UNITS,
  FIRM_FIGURE_WORDS,
  QUARTER_WORDS,
  TRADE_WORDS,
} from '../../firms-messages.ts'
import { useChamber } from './chamber.ts'
import type { FirstActions } from './use-firms.ts'

interface FirmReportProps {
  readonly firm: FirmLine
  readonly all: readonly FirmLine[]
  readonly action: FirstActions[string] | undefined
  readonly onClose: () => void
}

/** One A4 for one firm, in the colours of the chamber: its figures, and its place without a name beside it. */
export function FirmReport({ firm, all, action, onClose }: FirmReportProps) {
  const { both, say, figure: written } = useSpeech()
  const { chamber } = useChamber()
  const peers = all.filter(({ sector }) => sector === firm.sector).length
  return (
    <section className="firm-report" style={{ borderTopColor: chamber.accent }}>
      <header>
        {chamber.logo !== undefined && <img src={chamber.logo} alt={chamber.name} />}
        <span style={{ color: chamber.accent }}>{chamber.name}</span>
        <span className="no-print">
          <button type="button" className="button primary" onClick={() => print()}>
            {both('Imprimer', 'Print')}
          </button>{' '}
          <button type="button" className="button" onClick={onClose}>
            {both('Fermer', 'Close')}
          </button>
        </span>
      </header>
      <h2>{firm.name}</h2>
      <p className="label">
        {say(TRADE_WORDS[firm.sector]!)},{' '}
        {peers >= LEAST_PEERS
          ? both(
              `parmi ${peers} chaînes du métier, sans leurs noms`,
              `among ${peers} chains of the trade, without their names`,
            )
          : both(
              `${peers} chaîne(s) de ce métier : à moins de ${LEAST_PEERS}, on devinerait qui est qui ; rien n’est comparé`,
              `${peers} chain(s) of this trade: below ${LEAST_PEERS} one could tell who is who; nothing is compared`,
            )}
      </p>
      <ul>
        {FIRM_FIGURES.map((figure) => (
          <Place
            key={figure}
            figure={figure}
            firm={firm}
            among={quartilesOf(all, firm.sector, figure)}
          />
        ))}
      </ul>
      {action && (
        <p>
          {both('À faire d’abord : ', 'What first: ')}
          <strong>{say(action.name)}</strong>
          {both(
            `, ${written(action.perYear, 'money/year')} de marge finale en plus.`,
            `, ${written(action.perYear, 'money/year')} more of final margin.`,
          )}
        </p>
      )}
    </section>
  )
}

interface PlaceProps {
  readonly figure: FirmFigure
  readonly firm: FirmLine
  readonly among: Quartiles | undefined
}

function Place({ figure, firm, among }: PlaceProps) {
  const { both, say, figure: written } = useSpeech()
  const value = firm.figures[figure]
  const unit = FIRM_FIGURE_UNITS[figure]
  return (
    <li>
      <span>{say(FIRM_FIGURE_WORDS[figure])}</span>
      <strong>{value === undefined ? '–' : written(value, unit)}</strong>
      <span className="quiet">
        {among && value !== undefined && `${say(QUARTER_WORDS[quarterOf(value, among)])}, `}
        {among &&
          both(
            `la moitié du métier entre ${written(among.low, unit)} et ${written(among.high, unit)}, milieu ${written(among.median, unit)}`,
            `half of the trade between ${written(among.low, unit)} and ${written(among.high, unit)}, middle ${written(among.median, unit)}`,
          )}
      </span>
    </li>
  )
}
