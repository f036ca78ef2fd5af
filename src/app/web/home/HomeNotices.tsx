import type { ReactNode } from 'react'
import { useEffect, useSyncExternalStore } from 'react'
import { StatusTag } from '../../../ui/figure/StatusTag.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import {
  hasNewVersion,
  keepForOffline,
  takeNewVersion,
  watchVersions,
} from '../../static/offline.ts'
import type { TroubleKind } from '../../static/trouble.ts'
import { troubleNow, watchTrouble } from '../../static/trouble.ts'
import type { LoadedChain } from '../api-client.ts'
import './home-notices.css'
import { saveChainFile } from './save-chain-file.ts'

/** The program is kept once a chain is on screen, or when none comes: the first view goes first. */
const [KEEP_AFTER_MS, KEEP_WITHOUT_CHAIN_MS] = [1_500, 12_000]

/** What a page without a server has to say of its keeping: trouble with it, or a newer version. */
export function HomeNotices({ loaded }: { readonly loaded: LoadedChain | undefined }) {
  const speech = useSpeech()
  const trouble = useSyncExternalStore(watchTrouble, troubleNow)
  const isNewer = useSyncExternalStore(watchVersions, hasNewVersion)
  const hasChain = loaded !== undefined
  useEffect(() => {
    const wait = hasChain ? KEEP_AFTER_MS : KEEP_WITHOUT_CHAIN_MS
    const timer = setTimeout(() => void keepForOffline(), wait)
    return () => clearTimeout(timer)
  }, [hasChain])
  return (
    <>
      {trouble && <Trouble {...{ trouble, loaded, speech }} />}
      {isNewer && (
        <Line tag={speech.both('nouveau', 'new')} role="status">
          <strong>
            {speech.both(
              'Une nouvelle version de Boucle est prête.',
              'A new version of Boucle is ready.',
            )}
          </strong>{' '}
          {speech.both(
            'Finissez ce que vous faites\u202f; elle attend.',
            'Finish what you are doing; it waits.',
          )}{' '}
          <button type="button" className="inline-figure notice-action" onClick={takeNewVersion}>
            {speech.both('La prendre', 'Take it')}
          </button>
        </Line>
      )}
    </>
  )
}

interface TroubleProps {
  readonly trouble: TroubleKind
  readonly loaded: LoadedChain | undefined
  readonly speech: Speech
}

function Trouble({ trouble, loaded, speech }: TroubleProps) {
  const [what, then] = troubleWords(trouble, speech)
  const canReload = trouble !== 'refused' && trouble !== 'full'
  return (
    <Line tag={speech.both('rien n’est gardé', 'nothing is kept')} role="alert">
      <strong>{what}</strong> {then}{' '}
      {loaded && (
        <button
          type="button"
          className="inline-figure notice-action"
          onClick={() => saveChainFile(loaded)}
        >
          {speech.both('Enregistrer en fichier', 'Save as a file')}
        </button>
      )}{' '}
      {canReload && (
        <button
          type="button"
          className="inline-figure notice-action"
          onClick={() => location.reload()}
        >
          {speech.both('Recharger la page', 'Load the page again')}
        </button>
      )}
    </Line>
  )
}

interface LineProps {
  readonly tag: string
  readonly role: 'alert' | 'status'
  readonly children: ReactNode
}

function Line({ tag, role, children }: LineProps) {
  return (
    <div className="page notice no-print" role={role}>
      <p>
        <StatusTag status="watch">{tag}</StatusTag> {children}
      </p>
    </div>
  )
}

/** What happened to what is kept, and what one can do. */
function troubleWords(trouble: TroubleKind, speech: Speech): readonly [string, string] {
  switch (trouble) {
    case 'refused':
      return [
        speech.both(
          'Ce navigateur ne garde rien pour cette page.',
          'This browser keeps nothing for this page.',
        ),
        speech.both(
          'C’est sans doute une fenêtre privée. Tout fonctionne, mais rien ne restera une fois la page fermée\u00a0: enregistrez la chaîne en fichier.',
          'It is probably a private window. Everything works, but nothing stays once the page is closed: save the chain as a file.',
        ),
      ]
    case 'newer':
      return [
        speech.both(
          'Une version plus récente de Boucle a déjà écrit dans ce navigateur.',
          'A newer version of Boucle has already written in this browser.',
        ),
        speech.both(
          'Ce qu’elle garde n’est pas touché\u202f; ce que vous faites ici n’est pas gardé.',
          'What it keeps is left alone; what you do here is not kept.',
        ),
      ]
    case 'blocked':
      return [
        speech.both(
          'Une autre fenêtre de Boucle, plus ancienne, est encore ouverte.',
          'Another, older window of Boucle is still open.',
        ),
        speech.both(
          'Fermez-la\u00a0: celle-ci attend, pour ne rien abîmer.',
          'Close it: this one waits, so as to damage nothing.',
        ),
      ]
    case 'closed':
      return [
        speech.both(
          'Une version plus récente de Boucle s’est ouverte dans une autre fenêtre.',
          'A newer version of Boucle was opened in another window.',
        ),
        speech.both(
          'Ici, plus rien n’est gardé\u00a0: enregistrez ce qui est à l’écran, puis rechargez.',
          'Here nothing more is kept: save what is on screen, then load the page again.',
        ),
      ]
    case 'full':
      return [
        speech.both(
          'La place que ce navigateur donne à Boucle est pleine.',
          'The room that this browser gives to Boucle is full.',
        ),
        speech.both(
          'Ce qui était gardé l’est toujours. Enregistrez la chaîne en fichier, puis supprimez celles qui ne servent plus.',
          'What was kept still is. Save the chain as a file, then remove those that are no longer used.',
        ),
      ]
  }
}
