import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Explanation } from '../../see/engine/explain.ts'
import type { PaletteEntry } from '../../ui/nav/CommandPalette.tsx'
import { CommandPalette } from '../../ui/nav/CommandPalette.tsx'
import { ExplanationPanel } from '../../ui/figure/ExplanationPanel.tsx'
import { Shortcuts } from '../../ui/nav/Shortcuts.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { compute } from './compute-client.ts'
import { Notice } from './Failure.tsx'
import { Header } from './Header.tsx'
import { DESK, PAGES } from './page-list.ts'
import { keptInBrowser } from './home/answer.ts'
import { useDropAnywhere } from './home/dropped-file.ts'
import { PageBoundary } from './home/PageBoundary.tsx'
import { IMPORT_PATH } from './import/import-path.ts'
import { Pages } from './Pages.tsx'
import { PrintHead } from './PrintHead.tsx'
import { useChain } from './use-chain.ts'

const HomeNotices = keptInBrowser
  ? lazy(async () => ({ default: (await import('./home/HomeNotices.tsx')).HomeNotices }))
  : undefined

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
  useDropAnywhere(useCallback(() => navigate(IMPORT_PATH), [navigate]))
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
      {HomeNotices && (
        <Suspense>
          <HomeNotices loaded={chain.loaded} />
        </Suspense>
      )}
      <Notice chain={chain} />
      <PageBoundary address={location}>
        <Pages
          chain={chain}
          selected={selected}
          onSelect={setSelected}
          onSelectStage={select}
          onExplain={explain}
        />
      </PageBoundary>
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
  return [
    ...PAGES.concat(DESK).map(({ path, name }) => ({
      id: path,
      label: speech.say(name),
      kind: 'page',
      run: () => navigate(path),
    })),
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
