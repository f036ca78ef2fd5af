import { useState } from 'react'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import type { FirmLine } from '../../engine/firms/peers.ts'
import { LEAST_PEERS, withoutNames } from '../../engine/firms/peers.ts'
import { ChamberSettings } from './ChamberSettings.tsx'
import { ChosenFirms } from './ChosenFirms.tsx'
import { FirmReport } from './FirmReport.tsx'
import { FirmTable } from './FirmTable.tsx'
import { FirmTools } from './FirmTools.tsx'
import './firms.css'
import { useLeftOut } from './left-out.ts'
import type { FirmSource } from './use-firms.ts'
import { useFirms, useFirstActions } from './use-firms.ts'

interface FirmsScreenProps {
  readonly source: FirmSource
  readonly onOpen: (chainId: string) => void
}

/** An adviser's firms in one list, each a chain; names can be taken off before anyone looks. */
export function FirmsScreen({ source, onOpen }: FirmsScreenProps) {
  const { both } = useSpeech()
  const firms = useFirms(source)
  const first = useFirstActions(source)
  const { leftOut, toggle } = useLeftOut()
  const [isHidden, setHidden] = useState(false)
  const [trade, setTrade] = useState('')
  const [reportedId, setReported] = useState<string>()
  const read = firms.lines.filter(({ chainId }) => !leftOut.has(chainId))
  const hidden = isHidden ? withoutNames(read) : { lines: read, heldBack: 0 }
  const lines = hidden.lines.filter(({ sector }) => trade === '' || sector === trade)
  const reported = hidden.lines.find(({ chainId }) => chainId === reportedId)
  const done = firms.lines.length + firms.unread.length
  return (
    <main className={reported ? 'page firms reporting' : 'page firms'}>
      <FindingTitle about={both('Conseiller', 'Advise')}>{titleOf(read, both)}</FindingTitle>
      {firms.isReading && (
        <Progress
          title={both('Lecture des chaînes', 'Reading the chains')}
          doneRatio={firms.kept.length > 0 ? done / firms.kept.length : undefined}
          onStop={firms.stop}
        />
      )}
      {first.work && (
        <Progress
          title={both('Que faire d’abord, entreprise par entreprise', 'What first, firm by firm')}
          doneRatio={first.work.done / first.work.total}
          onStop={first.stop}
        />
      )}
      <FirmTools
        {...{ lines, isHidden, setHidden, trade, setTrade }}
        trades={[...new Set(hidden.lines.map(({ sector }) => sector))].sort()}
        actions={first.actions}
        onFirst={() => void first.start(lines.map(({ chainId }) => chainId))}
      />
      {hidden.heldBack > 0 && <HeldBack count={hidden.heldBack} />}
      <FirmTable {...{ lines, isHidden, onOpen }} actions={first.actions} onReport={setReported} />
      {!isHidden && firms.unread.length > 0 && (
        <p className="label">
          {both('Illisibles : ', 'Could not be read: ')}
          {firms.unread.map(({ name }) => name).join(', ')}
        </p>
      )}
      {reported && (
        <FirmReport
          firm={reported}
          all={read}
          action={first.actions[reported.chainId]}
          onClose={() => setReported(undefined)}
        />
      )}
      {!isHidden && <ChosenFirms kept={firms.kept} leftOut={leftOut} onToggle={toggle} />}
      <ChamberSettings />
    </main>
  )
}

/** Why firms are missing from a list without names. */
function HeldBack({ count }: { readonly count: number }) {
  const { both } = useSpeech()
  return (
    <p className="label">
      {both(
        `${count} ${count > 1 ? 'entreprises ne sont pas montrées' : 'entreprise n’est pas montrée'} : moins de ${LEAST_PEERS} partagent leur métier, on devinerait qui est qui.`,
        `${count} ${count > 1 ? 'firms are' : 'firm is'} not shown: fewer than ${LEAST_PEERS} share the trade, one could tell who is who.`,
      )}
    </p>
  )
}

function titleOf(lines: readonly FirmLine[], both: (fr: string, en: string) => string): string {
  const losing = lines.filter(({ figures }) => (figures['margin.operating.ratio'] ?? 0) < 0).length
  const count = lines.length
  if (count === 0) return both('Vos entreprises, côte à côte.', 'Your firms, side by side.')
  const chains = both(
    `${count} chaîne${count > 1 ? 's' : ''}`,
    `${count} chain${count > 1 ? 's' : ''}`,
  )
  if (losing === 0) return chains + both(' ; aucune ne perd d’argent.', '; none loses money.')
  return losing === 1
    ? chains + both(' ; une perd de l’argent.', '; one loses money.')
    : chains + both(` ; ${losing} perdent de l’argent.`, `; ${losing} lose money.`)
}
