import { useState } from 'react'
import { Link } from 'wouter'
import { download } from '../../../ui/charts/ChartFrame.tsx'
import { csvOf } from '../../../ui/charts/csv.ts'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import type { FirmFigure, FirmLine } from '../../engine/firms/peers.ts'
import { FIRM_FIGURES, withoutNames } from '../../engine/firms/peers.ts'
import { FIRM_FIGURE_WORDS, TRADE_WORDS } from '../../firms-messages.ts'
import { ChamberSettings } from './ChamberSettings.tsx'
import { FirmReport } from './FirmReport.tsx'
import { FirmTable } from './FirmTable.tsx'
import './firms.css'
import type { FirmSource } from './use-firms.ts'
import { useFirms } from './use-firms.ts'

interface FirmsScreenProps {
  readonly source: FirmSource
  readonly onOpen: (chainId: string) => void
}

/** An adviser's firms in one list, each a chain; names can be taken off before anyone else looks. */
export function FirmsScreen({ source, onOpen }: FirmsScreenProps) {
  const { both, say } = useSpeech()
  const { lines: read, total, isReading, unread, stop } = useFirms(source)
  const [isHidden, setHidden] = useState(false)
  const [trade, setTrade] = useState('')
  const [chosen, setChosen] = useState<string>()
  const named = isHidden ? withoutNames(read) : read
  const lines = trade === '' ? named : named.filter(({ sector }) => sector === trade)
  const trades = [...new Set(read.map(({ sector }) => sector))].sort()
  const reported = named.find(({ chainId }) => chainId === chosen)
  return (
    <main className={reported ? 'page firms reporting' : 'page firms'}>
      <FindingTitle about={both('Conseiller', 'Advise')}>{titleOf(read, both)}</FindingTitle>
      {isReading && (
        <Progress
          title={both('Lecture des chaînes', 'Reading the chains')}
          doneRatio={total > 0 ? (read.length + unread.length) / total : undefined}
          onStop={stop}
        />
      )}
      <div className="firms-tools no-print">
        <label>
          <input
            type="checkbox"
            checked={isHidden}
            onChange={(event) => setHidden(event.target.checked)}
          />{' '}
          {both('sans les noms', 'without names')}
        </label>
        <label>
          {both('métier', 'trade')}{' '}
          <select value={trade} onChange={(event) => setTrade(event.target.value)}>
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
          onClick={() => download('boucle-entreprises.csv', csvOf(tableOf(lines, say)))}
        >
          CSV
        </button>
        <Link href="/conseil/formation">{both('Se former sur des cas', 'Train on cases')}</Link>
      </div>
      <FirmTable lines={lines} onOpen={onOpen} onReport={setChosen} isHidden={isHidden} />
      {unread.length > 0 && (
        <p className="label">
          {both('Illisibles : ', 'Could not be read: ')}
          {unread.join(', ')}
        </p>
      )}
      {reported && <FirmReport firm={reported} all={read} onClose={() => setChosen(undefined)} />}
      <ChamberSettings />
    </main>
  )
}

function titleOf(lines: readonly FirmLine[], both: (fr: string, en: string) => string): string {
  const losing = lines.filter(({ figures }) => (figures['margin.operating.ratio'] ?? 0) < 0).length
  if (lines.length === 0) return both('Vos entreprises, côte à côte.', 'Your firms, side by side.')
  return losing === 0
    ? both(
        `${lines.length} chaînes ; toutes gagnent de l’argent.`,
        `${lines.length} chains; all of them make money.`,
      )
    : both(
        `${lines.length} chaînes ; ${losing} perdent de l’argent.`,
        `${lines.length} chains; ${losing} lose money.`,
      )
}

function tableOf(
  lines: readonly FirmLine[],
  say: (text: { readonly fr: string; readonly en: string }) => string,
) {
  const figures: readonly FirmFigure[] = FIRM_FIGURES
  return {
    columns: ['', '', ...figures.map((each) => say(FIRM_FIGURE_WORDS[each]))],
    rows: lines.map(({ name, sector, figures: own }) => [
      name,
      say(TRADE_WORDS[sector]!),
      ...figures.map((each) => own[each] ?? ''),
    ]),
  }
}
