import { Link } from 'wouter'
import { clientVoice } from '../../see/screen/client-voice.ts'
import { valueOf } from '../../see/screen/second-chain.ts'
import { FlattenedNav } from '../../ui/nav/FlattenedNav.tsx'
import type { Speech } from '../../ui/language.tsx'
import { usePreferences, useSpeech } from '../../ui/language.tsx'
import { DeskNav } from '../../ui/nav/DeskNav.tsx'
import { ChainPicker } from './ChainPicker.tsx'
import { DESK } from './page-list.ts'
import type { useChain } from './use-chain.ts'

interface HeaderProps {
  readonly chain: ReturnType<typeof useChain>
  readonly home: boolean
  readonly onSearch: () => void
  readonly onKeys: () => void
}

/** Wordmark, loop, tools, and the chain that everything below speaks of. */
export function Header({ chain, home, onSearch, onKeys }: HeaderProps) {
  const speech = useSpeech(chain.document?.chain.currency)
  return (
    <div className="page header-page no-print">
      <header className={home ? 'header home' : 'header'}>
        <Link href="/" className="wordmark">
          boucle
        </Link>
        {!home && <FlattenedNav client={clientLine(chain, speech)} />}
        <div className="tools">
          <p className="tool-line">
            <button type="button" onClick={onSearch}>
              {speech.ui.search} <span className="kbd">Ctrl K</span>
            </button>
            <Link href="/chaines">{speech.both('Chaînes', 'Chains')}</Link>
            <Preferences />
            <button type="button" className="help" onClick={onKeys} aria-label={speech.ui.keys}>
              ?
            </button>
          </p>
          <ChainPicker chain={chain} />
        </div>
      </header>
      <DeskNav pages={DESK} />
    </div>
  )
}

/** Light or dark, French or English. */
function Preferences() {
  const speech = useSpeech()
  const { language, setLanguage, theme, setTheme } = usePreferences()
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <>
      <button
        type="button"
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        title={speech.both('Clair ou sombre', 'Light or dark')}
      >
        {theme === 'dark' ? speech.both('clair', 'light') : speech.both('sombre', 'dark')}
      </button>
      <button
        type="button"
        onClick={() => setLanguage(other)}
        lang={other}
        title={other === 'fr' ? 'Français' : 'English'}
      >
        {other.toUpperCase()}
      </button>
    </>
  )
}

/** What the client bought and said, in one line. */
function clientLine({ document }: ReturnType<typeof useChain>, speech: Speech): string {
  const units = document && valueOf(document, 'total.units')
  const feedback = document && valueOf(document, 'proximity.relational.feedback')
  if (!document || units === undefined) return ''
  const { the } = clientVoice(document, speech)
  const opinions =
    feedback === undefined
      ? ''
      : speech.both(
          `, ${speech.number(feedback, 1)} avis pour 100 commandes`,
          `, ${speech.number(feedback, 1)} reviews per 100 orders`,
        )
  return speech.both(
    `${the}\u00a0: ${speech.number(units)} ventes par an${opinions}`,
    `${the}: ${speech.number(units)} sales a year${opinions}`,
  )
}
