import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from '../../see/screen/HomeScreen.tsx'
import type { Explanation } from '../../see/engine/explain.ts'
import type { PaletteEntry } from '../../ui/nav/CommandPalette.tsx'
import { CommandPalette } from '../../ui/nav/CommandPalette.tsx'
import { ExplanationPanel } from '../../ui/figure/ExplanationPanel.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import { Shortcuts } from '../../ui/nav/Shortcuts.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { compute } from './compute-client.ts'
import { Failure, Notice } from './Failure.tsx'
import { Header } from './Header.tsx'
import { PrintHead } from './PrintHead.tsx'
import { useChain, useLand } from './use-chain.ts'

const SeeScreen = lazy(async () => ({
  default: (await import('../../see/screen/SeeScreen.tsx')).SeeScreen,
}))
const ProvePage = lazy(async () => ({ default: (await import('./prove/ProvePage.tsx')).ProvePage }))
const CanvasScreen = lazy(async () => ({
  default: (await import('../../see/screen/CanvasScreen.tsx')).CanvasScreen,
}))
const ChainsScreen = lazy(async () => ({
  default: (await import('./ChainsScreen.tsx')).ChainsScreen,
}))

const CollectionScreen = lazy(async () => ({
  default: (await import('../../prove/screen/collection/CollectionScreen.tsx')).CollectionScreen,
}))

/** The program around the screens: header, search, explanations, keys. */
export function Shell() {
  const chain = useChain()
  const { document } = chain
  const [location, navigate] = useLocation()
  const [selected, setSelected] = useState<string>()
  const [explained, setExplained] = useState<Explanation>()
  const [floating, setFloating] = useState<'search' | 'keys'>()
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
  const close = useCallback(() => setFloating(undefined), [])
  useEffect(() => setExplained(undefined), [location])
  useEffect(() => {
    globalThis.document.title = document ? `${document.chain.name} — boucle` : 'boucle'
  }, [document])
  const labels = useMemo(
    () => new Map(document?.figures.map((figure) => [figure.id, figure.label])),
    [document],
  )
  return (
    <>
      <Header
        chain={chain}
        home={location === '/'}
        onSearch={() => setFloating('search')}
        onKeys={() => setFloating('keys')}
      />
      <PrintHead chain={chain} />
      <Notice chain={chain} />
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
      {floating === 'search' && (
        <Search chain={chain} actions={{ navigate, explain, select }} onClose={close} />
      )}
      <Shortcuts
        helping={floating === 'keys'}
        onHelp={(open) => setFloating(open ? 'keys' : undefined)}
        onSearch={() => setFloating('search')}
        onCompare={() => globalThis.document.getElementById('chain-picker-button')?.click()}
        navigate={navigate}
      />
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

function Pages(props: PagesProps) {
  const { chain } = props
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/chaines/:page?">
          <ChainsScreen current={chain.loaded} open={chain.open} />
        </Route>
        <Route>
          {chain.document !== undefined ? (
            <ChainPages {...props} document={chain.document} />
          ) : chain.failure === undefined ? (
            <Waiting />
          ) : (
            <Failure chain={chain} failure={chain.failure} />
          )}
        </Route>
      </Switch>
    </Suspense>
  )
}

type ChainPagesProps = PagesProps & {
  readonly document: NonNullable<PagesProps['chain']['document']>
}

/** The pages that speak of the open chain. */
function ChainPages(props: ChainPagesProps) {
  const { chain, document, selected, onSelect, onSelectStage, onExplain } = props
  const { second, drawing } = chain
  const [location] = useLocation()
  const land = useLand(location === '/')
  return (
    <Switch>
      <Route path="/voir">
        <SeeScreen
          {...{ document, second, drawing, onSelect, onExplain }}
          selectedId={selected}
          explain={compute.explain}
        />
      </Route>
      <Route path="/prouver">
        <ProvePage chain={chain} />
      </Route>
      <Route path="/voir/canevas">
        <CanvasScreen document={document} chainId={chain.loaded?.chainId ?? ''} />
      </Route>
      <Route path="/prouver/collection">
        <CollectionScreen chain={chain.loaded?.document} />
      </Route>
      <Route path="/">
        <HomeScreen
          {...{ document, second, drawing, onExplain, onSelectStage }}
          land={land}
          sea={chain.sea}
        />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  )
}

function NoSuchPage() {
  const speech = useSpeech()
  return (
    <main className="page">
      <h1 className="finding">
        {speech.both('Cette page n’existe pas.', 'There is no such page.')}
      </h1>
      <p>
        <Link href="/">{speech.both('Revenir à la boucle', 'Back to the loop')}</Link>
      </p>
    </main>
  )
}

/** Something is under way: said in words, never with a turning wheel. */
function Waiting() {
  const speech = useSpeech()
  return (
    <main className="page" role="status">
      <Progress
        title={speech.both('Lecture de la chaîne', 'Reading the chain')}
        doneRatio={undefined}
      />
    </main>
  )
}

interface SearchProps {
  readonly chain: ReturnType<typeof useChain>
  readonly actions: Actions
  readonly onClose: () => void
}

/** What can be searched is listed when it is searched. */
function Search({ chain, actions, onClose }: SearchProps) {
  return <CommandPalette entries={useEntries(chain, actions)} onClose={onClose} />
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
    ['/prouver', speech.both('Prouver', 'Prove')],
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
