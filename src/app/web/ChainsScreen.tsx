import { useCallback, useEffect, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { Problem } from '../../core/problem.ts'
import type { ChainSummary } from '../../store/engine/chain-store.ts'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import type { ExampleEntry, LoadedChain } from './api-client.ts'
import { api } from './api-client.ts'
import { ChainLine } from './chains/ChainLine.tsx'
import './chains/chains.css'
import { failureWords, ProblemList } from './Failure.tsx'
import { useOfferedFile } from './home/dropped-file.ts'
import { BringYourOwn } from './import/BringYourOwn.tsx'
import { IMPORT_PATH } from './import/import-path.ts'
import { ImportScreen } from './import/ImportScreen.tsx'
import type { FailureKind } from './use-chain.ts'
import { failureOf } from './use-chain.ts'

interface ChainsScreenProps {
  readonly current: LoadedChain | undefined
  readonly open: (chainId?: string, version?: number) => Promise<void>
}

/** Chains of the list that show their face. */
const FACES = 20

interface Lists {
  readonly chains: readonly ChainSummary[]
  readonly examples: readonly ExampleEntry[]
}

/** The lists of the server, read again after each change; what failed, in words. */
function useLists() {
  const [lists, setLists] = useState<Lists>()
  const [failure, setFailure] = useState<FailureKind>()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [working, setWorking] = useState(false)
  const attempt = useCallback(async (work: () => Promise<void>) => {
    setWorking(true)
    try {
      setFailure(undefined)
      setProblems([])
      await work()
    } catch (error) {
      const failed = failureOf(error)
      setProblems(failed.problems)
      setFailure(failed.failure === 'refused' ? undefined : failed.failure)
    } finally {
      setWorking(false)
    }
  }, [])
  const refresh = useCallback(
    () =>
      attempt(async () => {
        const [chains, examples] = await Promise.all([api.chains(), api.examples()])
        setLists({ chains, examples })
      }),
    [attempt],
  )
  useEffect(() => void refresh(), [refresh])
  return { lists, failure, problems, working, attempt, refresh }
}

/** Chains, their versions, what is in force; examples; a way in for one's own. */
export function ChainsScreen({ current, open }: ChainsScreenProps) {
  const speech = useSpeech()
  const [, navigate] = useLocation()
  const { lists, failure, problems, working, attempt, refresh } = useLists()
  const show = async (chainId: string, version?: number) => {
    await open(chainId, version)
    navigate('/')
  }
  const add = (chainId: string, load: () => Promise<unknown>, note: string) =>
    attempt(async () => {
      const free = freeId(chainId, lists?.chains ?? [])
      await api.create(free, await load(), note)
      await show(free)
    })
  const [isImport] = useRoute(IMPORT_PATH)
  const [file, setFile] = useState<File>()
  const offered = useOfferedFile()
  useEffect(() => setFile(offered), [offered])
  const bring = (dropped?: File) => {
    setFile(dropped)
    navigate(IMPORT_PATH)
  }
  if (isImport) {
    const done = (chainId: string) => void refresh().then(() => show(chainId))
    return <ImportScreen chains={lists?.chains ?? []} file={file} onDone={done} />
  }
  return (
    <main className="page chains-page">
      <FindingTitle>{titleOf(lists?.chains, speech)}</FindingTitle>
      {failure && <Away failure={failure} retry={refresh} />}
      <div className="working" role="status">
        {working && <Progress title={speech.both('Lecture', 'Reading')} doneRatio={undefined} />}
      </div>
      {lists && (
        <>
          <section className="chain-list" aria-label={speech.both('Chaînes', 'Chains')}>
            {lists.chains.map((chain, index) => (
              <ChainLine
                key={chain.chainId}
                chain={chain}
                isCurrent={chain.chainId === current?.chainId}
                hasFace={index < FACES}
                {...{ show, attempt }}
                changed={refresh}
              />
            ))}
          </section>
          <div className="ways-in">
            <section>
              <BringYourOwn onFile={bring} />
              <ProblemList problems={problems} />
            </section>
            <Examples examples={lists.examples} add={add} />
          </div>
        </>
      )}
    </main>
  )
}

function titleOf(chains: readonly ChainSummary[] | undefined, speech: Speech): string {
  if (chains === undefined) return speech.both('Vos chaînes', 'Your chains')
  const count = chains.length
  if (count === 0) return speech.both('Pas encore de chaîne ici.', 'No chain here yet.')
  if (count === 1) return speech.both('Une chaîne sur cette machine.', 'One chain on this machine.')
  return speech.both(`${count} chaînes sur cette machine.`, `${count} chains on this machine.`)
}

interface AwayProps {
  readonly failure: FailureKind
  readonly retry: () => Promise<void>
}

/** The list, or what was asked of it, cannot be had: why, and once more. */
function Away({ failure, retry }: AwayProps) {
  const speech = useSpeech()
  const [what, then] = failureWords(failure, speech)
  return (
    <p role="alert" className="away">
      <strong>{what}</strong> {then}{' '}
      <button type="button" className="button" onClick={() => void retry()}>
        {speech.both('Essayer encore', 'Try again')}
      </button>
    </p>
  )
}

interface ExamplesProps {
  readonly examples: readonly ExampleEntry[]
  readonly add: (chainId: string, load: () => Promise<unknown>, note: string) => Promise<void>
}

function Examples({ examples, add }: ExamplesProps) {
  const speech = useSpeech()
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Partir d’un exemple', 'Start from an example')}
      </h2>
      <ul className="example-list">
        {examples.map((example) => (
          <li key={example.slug}>
            <button
              type="button"
              className="inline-figure"
              onClick={() => void add(example.slug, () => api.example(example.slug), 'exemple')}
            >
              {speech.both(example.nameFr, example.nameEn)}
            </button>
            <span className="label">{speech.both(example.oneLineFr, example.oneLineEn)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `coat`, `coat-2`: an id that no chain bears. */
function freeId(wanted: string, chains: readonly ChainSummary[]): string {
  const taken = new Set(chains.map((chain) => chain.chainId))
  if (!taken.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}
