import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { HomeScreen } from '../../see/screen/HomeScreen.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { compute } from './compute-client.ts'
import { runCollectionHere } from '../static/collection-here.ts'
import { Failure } from './Failure.tsx'
import { keptInBrowser } from './home/answer.ts'
import type { useChain } from './use-chain.ts'
import { useLand } from './use-chain.ts'

const SeeScreen = lazy(async () => ({
  default: (await import('../../see/screen/SeeScreen.tsx')).SeeScreen,
}))
const ProvePage = lazy(async () => ({ default: (await import('./prove/ProvePage.tsx')).ProvePage }))
const FirstPage = lazy(async () => ({ default: (await import('./first/FirstPage.tsx')).FirstPage }))
const CardPage = lazy(async () => ({ default: (await import('./card/CardPage.tsx')).CardPage }))
const EditPage = lazy(async () => ({ default: (await import('./edit/EditPage.tsx')).EditPage }))
const CanvasScreen = lazy(async () => ({
  default: (await import('../../see/screen/CanvasScreen.tsx')).CanvasScreen,
}))
const ChainsScreen = lazy(async () => ({
  default: (await import('./ChainsScreen.tsx')).ChainsScreen,
}))

const CollectionScreen = lazy(async () => ({
  default: (await import('../../prove/screen/collection/CollectionScreen.tsx')).CollectionScreen,
}))
const ScenariosPage = lazy(async () => ({
  default: (await import('./scenarios/ScenariosPage.tsx')).ScenariosPage,
}))

interface PagesProps {
  readonly chain: ReturnType<typeof useChain>
  readonly selected: string | undefined
  readonly onSelect: (stageId: string) => void
  /** Chooses a stage and goes to its page. */
  readonly onSelectStage: (stageId: string) => void
  readonly onExplain: (figureId: string) => void
}

/** What stands at each address. */
export function Pages(props: PagesProps) {
  const { chain } = props
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/commencer">
          <CardPage chain={chain} />
        </Route>
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
      <Route path="/que-faire">
        <FirstPage chain={chain} />
      </Route>
      <Route path="/modifier/:table?">
        <EditPage chain={chain} />
      </Route>
      <Route path="/voir/canevas">
        <CanvasScreen document={document} chainId={chain.loaded?.chainId ?? ''} />
      </Route>
      <Route path="/prouver/collection">
        <CollectionScreen
          chain={chain.loaded?.document}
          {...(keptInBrowser && { run: runCollectionHere })}
        />
      </Route>
      <Route path="/scenarios">
        <ScenariosPage chain={chain} onExplain={onExplain} />
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
