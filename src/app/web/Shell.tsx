import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from '../../see/screen/HomeScreen.tsx'
import type { Explanation } from '../../see/engine/explain.ts'
import type { PaletteEntry } from '../../ui/nav/CommandPalette.tsx'
import { CommandPalette } from '../../ui/nav/CommandPalette.tsx'
import { ExplanationPanel } from '../../ui/figure/ExplanationPanel.tsx'
import { FlattenedNav } from '../../ui/nav/FlattenedNav.tsx'
import { usePreferences, useSpeech } from '../../ui/language.tsx'
import { VERBS } from '../../ui/nav/verbs.ts'
import { compute } from './compute-client.ts'
import { Failure } from './Failure.tsx'
import { useChain } from './use-chain.ts'

const SeeScreen = lazy(async () => ({
  default: (await import('../../see/screen/SeeScreen.tsx')).SeeScreen,
}))
const CanvasScreen = lazy(async () => ({
  default: (await import('../../see/screen/CanvasScreen.tsx')).CanvasScreen,
}))
const ChainsScreen = lazy(async () => ({
  default: (await import('./ChainsScreen.tsx')).ChainsScreen,
}))

/** The program around the screens: header, search, explanations, keys. */
export function Shell() {
  const chain = useChain()
  const { document } = chain
  const speech = useSpeech(document?.chain.currency)
  const [location, navigate] = useLocation()
  const [selected, setSelected] = useState<string>()
  const [explained, setExplained] = useState<Explanation>()
  const [searching, setSearching] = useState(false)
  const explain = useCallback((id: string) => {
    if (id === '') return
    void compute.explain(id).then((found) => setExplained(found))
  }, [])
  const select = useCallback(
    (id: string) => {
      setSelected(id)
      navigate('/voir')
    },
    [navigate],
  )
  useKeys(() => setSearching(true), navigate)
  useEffect(() => setExplained(undefined), [location])
  useEffect(() => {
    globalThis.document.title = document ? `${document.chain.name} — boucle` : 'boucle'
  }, [document])
  const entries = useEntries(chain, { navigate, explain, select })
  const labels = useMemo(
    () => new Map(document?.figures.map((figure) => [figure.id, figure.label])),
    [document],
  )
  const home = location === '/'
  return (
    <>
      <Header
        home={home}
        name={document?.chain.name}
        client={clientLine(chain, speech)}
        onSearch={() => setSearching(true)}
      />
      <Pages
        chain={chain}
        selected={selected}
        onSelect={setSelected}
        onSelectStage={select}
        onExplain={explain}
      />
      {explained && (
        <ExplanationPanel
          explained={explained}
          currency={document?.chain.currency ?? 'EUR'}
          seed={document?.seed ?? 0}
          labelOf={(id) => labels.get(id)}
          onOpen={explain}
          onClose={() => setExplained(undefined)}
        />
      )}
      {searching && <CommandPalette entries={entries} onClose={() => setSearching(false)} />}
    </>
  )
}

interface PagesProps {
  readonly chain: ReturnType<typeof useChain>
  readonly selected: string | undefined
  readonly onSelect: (stageId: string) => void
  /** Chooses a stage and goes to its page. */
  readonly onSelectStage: (stageId: string) => void
  readonly onExplain: (figureId: string) => void
}

function Pages({ chain, selected, onSelect, onSelectStage, onExplain }: PagesProps) {
  const speech = useSpeech()
  const { document } = chain
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/chaines/:page?">
          <ChainsScreen current={chain.loaded} open={chain.open} />
        </Route>
        <Route>
          {document === undefined ? (
            chain.failure === undefined ? (
              <Waiting />
            ) : (
              <Failure
                failure={chain.failure}
                problems={chain.problems}
                retry={() => void chain.open()}
              />
            )
          ) : (
            <Switch>
              <Route path="/voir">
                <SeeScreen
                  document={document}
                  selectedId={selected}
                  onSelect={onSelect}
                  onExplain={onExplain}
                />
              </Route>
              <Route path="/voir/canevas">
                <CanvasScreen document={document} />
              </Route>
              <Route path="/">
                <HomeScreen
                  document={document}
                  land={chain.land}
                  sea={chain.sea}
                  drawing={chain.drawing}
                  onExplain={onExplain}
                  onSelectStage={onSelectStage}
                />
              </Route>
              <Route>
                <main className="page">
                  <h1 className="finding">
                    {speech.both('Cette page n’existe pas.', 'There is no such page.')}
                  </h1>
                  <Link href="/">{speech.both('Revenir à la boucle', 'Back to the loop')}</Link>
                </main>
              </Route>
            </Switch>
          )}
        </Route>
      </Switch>
    </Suspense>
  )
}

/** Something is under way: said in words, never with a turning wheel. */
function Waiting() {
  const speech = useSpeech()
  return (
    <main className="page">
      <p className="label" role="status">
        {speech.both('Lecture de la chaîne…', 'Reading the chain…')}
      </p>
    </main>
  )
}

function clientLine(
  chain: ReturnType<typeof useChain>,
  speech: ReturnType<typeof useSpeech>,
): string {
  const find = (id: string) => chain.document?.figures.find((figure) => figure.id === id)?.value
  const units = find('total.units')
  const feedback = find('proximity.relational.feedback')
  if (units === undefined) return speech.both('la cliente', 'the client')
  const opinions =
    feedback === undefined
      ? ''
      : speech.both(
          `, ${speech.number(feedback, 1)} avis pour 100 commandes`,
          `, ${speech.number(feedback, 1)} reviews per 100 orders`,
        )
  return speech.both(
    `la cliente : ${speech.number(units)} ventes par an${opinions}`,
    `the client: ${speech.number(units)} sales a year${opinions}`,
  )
}

interface HeaderProps {
  readonly home: boolean
  readonly name: string | undefined
  readonly client: string
  readonly onSearch: () => void
}

function Header({ home, name, client, onSearch }: HeaderProps) {
  const speech = useSpeech()
  const { language, setLanguage, theme, setTheme } = usePreferences()
  return (
    <div className="page no-print" style={{ paddingBottom: 0 }}>
      <header className={home ? 'header home' : 'header'}>
        <div>
          <Link href="/" className="wordmark">
            boucle
          </Link>
          {!home && <p className="label">{name}</p>}
        </div>
        {!home && <FlattenedNav client={client} />}
        <div className="tools">
          <button type="button" onClick={onSearch}>
            {speech.both('Chercher', 'Search')} <span className="kbd">Ctrl K</span>
          </button>
          <Link href="/chaines">{speech.both('Chaînes', 'Chains')}</Link>
          <Link href="/voir/canevas">{speech.both('Canevas', 'Canvas')}</Link>
          <button type="button" onClick={() => globalThis.print()}>
            {speech.both('Imprimer', 'Print')}
          </button>
          <button
            type="button"
            onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
            aria-label={speech.both('Clair ou sombre', 'Light or dark')}
          >
            {theme === 'dark' ? speech.both('clair', 'light') : speech.both('sombre', 'dark')}
          </button>
          <button
            type="button"
            onClick={() => setLanguage(language === 'fr' ? 'en' : 'fr')}
            lang={language === 'fr' ? 'en' : 'fr'}
          >
            {language === 'fr' ? 'EN' : 'FR'}
          </button>
        </div>
      </header>
    </div>
  )
}

/** Ctrl or ⌘ K searches; 1 to 9 and 0 go to the verbs, in loop order. */
function useKeys(search: () => void, navigate: (path: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        search()
        return
      }
      const target = event.target as HTMLElement | null
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target?.closest('input, textarea, select, dialog')
      )
        return
      if (event.key === 'Escape') return
      if (!/^\d$/.test(event.key)) return
      const path = VERBS[(Number(event.key) + 9) % 10]?.path
      if (path !== undefined) navigate(path)
    }
    globalThis.addEventListener('keydown', onKey)
    return () => globalThis.removeEventListener('keydown', onKey)
  })
}

interface Actions {
  readonly navigate: (path: string) => void
  readonly explain: (id: string) => void
  readonly select: (id: string) => void
}

function useEntries({ document }: ReturnType<typeof useChain>, actions: Actions): PaletteEntry[] {
  const speech = useSpeech()
  const { navigate, explain, select } = actions
  const pages: [string, string][] = [
    ['/', speech.both('La boucle', 'The loop')],
    ['/voir', speech.both('Voir en détail', 'See in detail')],
    ['/voir/canevas', speech.both('Canevas', 'Canvas')],
    ['/chaines', speech.both('Chaînes et versions', 'Chains and versions')],
    ['/chaines/importer', speech.both('Importer un classeur', 'Import a workbook')],
  ]
  return [
    ...pages.map(([path, label]) => ({ id: path, label, kind: 'page', run: () => navigate(path) })),
    ...(document?.stages.slice(0, 2_000) ?? []).map((row) => ({
      id: `stage ${row.id}`,
      label: speech.both(row.name, row.nameEn),
      kind: speech.both('étape', 'stage'),
      run: () => select(row.id),
    })),
    ...(document?.figures ?? []).map((figure) => ({
      id: figure.id,
      label: speech.say(figure.label),
      kind: figure.value === undefined ? '?' : speech.figure(figure.value, figure.unit),
      run: () => explain(figure.id),
    })),
  ]
}
