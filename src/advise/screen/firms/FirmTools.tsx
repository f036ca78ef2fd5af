import { Link } from 'wouter'
import { download, downloadBytes } from '../../../ui/charts/ChartFrame.tsx'
import { csvOf } from '../../../ui/charts/csv.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirmLine } from '../../engine/firms/peers.ts'
import { TRADE_WORDS } from '../../firms-messages.ts'
import { firmTable, firmWorkbook } from './firm-list.ts'
import type { FirstActions } from './use-firms.ts'

interface FirmToolsProps {
  readonly lines: readonly FirmLine[]
  readonly actions: FirstActions
  readonly isHidden: boolean
  readonly setHidden: (isHidden: boolean) => void
  readonly trades: readonly string[]
  readonly trade: string
  readonly setTrade: (trade: string) => void
  readonly onFirst: () => void
}

/** What is done with the list: hide, filter, seek what first, take it away. */
export function FirmTools(props: FirmToolsProps) {
  const { lines, actions, trades } = props
  const { both, say, language } = useSpeech()
  const list = { lines, actions, language }
  const name = both('boucle-entreprises', 'boucle-firms')
  return (
    <div className="firms-tools no-print">
      <label>
        <input
          type="checkbox"
          checked={props.isHidden}
          onChange={(event) => props.setHidden(event.target.checked)}
        />{' '}
        {both('sans les noms', 'without names')}
      </label>
      <label>
        {both('métier', 'trade')}{' '}
        <select value={props.trade} onChange={(event) => props.setTrade(event.target.value)}>
          <option value="">{both('tous', 'all')}</option>
          {trades.map((each) => (
            <option key={each} value={each}>
              {say(TRADE_WORDS[each]!)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button"
        disabled={lines.length === 0}
        onClick={props.onFirst}
      >
        {both('Que faire d’abord ?', 'What first?')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => download(`${name}.csv`, csvOf(firmTable(list)))}
      >
        {both('Liste .csv', 'List .csv')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          void firmWorkbook(list).then((bytes) => downloadBytes(`${name}.xlsx`, bytes))
        }
      >
        {both('Liste .xlsx', 'List .xlsx')}
      </button>
      <Link href="/conseil/formation">{both('Se former sur des cas', 'Train on cases')}</Link>
    </div>
  )
}
