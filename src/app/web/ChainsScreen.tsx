import { useCallback, useEffect, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { Chain } from '../../chain/chain.ts'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { ChainSummary, ChainVersion } from '../../store/engine/chain-store.ts'
import { download, downloadBytes } from '../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../ui/language.tsx'
import type { ExampleEntry, LoadedChain } from './api-client.ts'
import { api } from './api-client.ts'
import { Refused } from './compute-client.ts'
import { ProblemList } from './Failure.tsx'
import { BringYourOwn, IMPORT_PATH } from './import/BringYourOwn.tsx'
import { ImportScreen } from './import/ImportScreen.tsx'

export interface ChainsScreenProps {
  readonly current: LoadedChain | undefined
  readonly open: (chainId?: string, version?: number) => Promise<void>
}

/** Chains, their versions, what is in force; examples; a way in for one's own. */
export function ChainsScreen({ current, open }: ChainsScreenProps) {
  const speech = useSpeech()
  const [, navigate] = useLocation()
  const [chains, setChains] = useState<readonly ChainSummary[]>()
  const [examples, setExamples] = useState<readonly ExampleEntry[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const refresh = useCallback(async () => {
    try {
      setChains(await api.chains())
      setExamples(await api.examples())
    } catch (error) {
      setProblems([problemOf(error)])
    }
  }, [])
  useEffect(() => void refresh(), [refresh])
  const show = async (chainId: string, version?: number) => {
    await open(chainId, version)
    navigate('/')
  }
  const add = async (chainId: string, load: () => Promise<unknown>, note: string) => {
    try {
      setProblems([])
      const free = freeId(chainId, chains ?? [])
      await api.create(free, await load(), note)
      await show(free)
    } catch (error) {
      setProblems(error instanceof Refused ? error.problems : [problemOf(error)])
    }
  }
  const [isImport] = useRoute(IMPORT_PATH)
  const [file, setFile] = useState<File>()
  const bring = (dropped?: File) => {
    setFile(dropped)
    navigate(IMPORT_PATH)
  }
  if (isImport) {
    const done = (chainId: string) => void refresh().then(() => show(chainId))
    return <ImportScreen chains={chains ?? []} file={file} onDone={done} />
  }
  return (
    <main className="page">
      <h1 className="finding">
        {chains && chains.length > 0
          ? speech.both(
              `${chains.length} chaîne${chains.length > 1 ? 's' : ''} sur cette machine.`,
              `${chains.length} chain${chains.length > 1 ? 's' : ''} on this machine.`,
            )
          : speech.both('Pas encore de chaîne ici.', 'No chain here yet.')}
      </h1>
      <section style={{ marginTop: 24 }}>
        {(chains ?? []).map((chain) => (
          <ChainLine
            key={chain.chainId}
            chain={chain}
            isCurrent={chain.chainId === current?.chainId}
            show={show}
            changed={refresh}
          />
        ))}
      </section>
      <section style={{ marginTop: 32 }}>
        <BringYourOwn onFile={bring} />
        {problems.length > 0 && <ProblemList problems={problems} />}
      </section>
      <Examples examples={examples} add={add} />
    </main>
  )
}

interface ExamplesProps {
  readonly examples: readonly ExampleEntry[]
  readonly add: (chainId: string, load: () => Promise<unknown>, note: string) => Promise<void>
}

function Examples({ examples, add }: ExamplesProps) {
  const speech = useSpeech()
  return (
    <section style={{ marginTop: 32 }}>
      <h2 className="section section-title">
        {speech.both('Partir d’un exemple', 'Start from an example')}
      </h2>
      <ul>
        {examples.map((example) => (
          <li
            key={example.slug}
            style={{ padding: '8px 0', borderBottom: '1px solid var(--hairline)' }}
          >
            <button
              type="button"
              className="chip"
              onClick={() => void add(example.slug, () => api.example(example.slug), 'exemple')}
            >
              {speech.both(example.nameFr, example.nameEn)}
            </button>{' '}
            <span className="label">{speech.both(example.oneLineFr, example.oneLineEn)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function problemOf(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error)
  return problem({
    code: 'server',
    path: [],
    message,
    maybe: 'Maybe the server is stopped: start it again.',
  })
}

/** `coat`, `coat-2`: an id that no chain bears. */
function freeId(wanted: string, chains: readonly ChainSummary[]): string {
  const taken = new Set(chains.map((chain) => chain.chainId))
  if (!taken.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

interface ChainLineProps {
  readonly chain: ChainSummary
  readonly isCurrent: boolean
  readonly show: (chainId: string, version?: number) => Promise<void>
  readonly changed: () => Promise<void>
}

function ChainLine({ chain, isCurrent, show, changed }: ChainLineProps) {
  const speech = useSpeech()
  const [versions, setVersions] = useState<readonly ChainVersion[]>()
  const toggle = async () => setVersions(versions ? undefined : await api.versions(chain.chainId))
  const when = (at: number) =>
    new Date(at).toLocaleString(speech.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div style={{ padding: '10px 0', borderBottom: '1px solid var(--hairline)' }}>
      <button type="button" onClick={() => void show(chain.chainId)}>
        <strong>{chain.name}</strong>
      </button>{' '}
      {isCurrent && <span className="tag">{speech.both('à l’écran', 'on screen')}</span>}{' '}
      <span className="label">
        {speech.both('version', 'version')} {chain.latestVersion}, {when(chain.savedAt)} ;{' '}
        {speech.both('en vigueur : ', 'in force: ')}
        {chain.versionInForce ?? speech.both('aucune', 'none')}
      </span>{' '}
      <button
        type="button"
        className="chip"
        aria-expanded={versions !== undefined}
        onClick={() => void toggle()}
      >
        {speech.both('versions', 'versions')}
      </button>{' '}
      <button type="button" className="chip" onClick={() => void saveAsFile(chain)}>
        .json
      </button>{' '}
      <button
        type="button"
        className="chip"
        onClick={() => void saveAsWorkbook(chain, speech.language, 'xlsx')}
      >
        .xlsx
      </button>{' '}
      <button
        type="button"
        className="chip"
        onClick={() => void saveAsWorkbook(chain, speech.language, 'csv')}
      >
        .csv
      </button>
      {versions && (
        <ul style={{ margin: '8px 0 0 16px' }}>
          {versions.map((version) => (
            <li key={version.version} style={{ padding: '3px 0' }}>
              <button type="button" onClick={() => void show(chain.chainId, version.version)}>
                {speech.both('version', 'version')} {version.version}
              </button>{' '}
              <span className="label">
                {when(version.savedAt)}, {version.author}, {version.partCount}{' '}
                {speech.both('éléments', 'parts')}
                {version.note === '' ? '' : `, ${version.note}`}
              </span>{' '}
              {version.version === chain.versionInForce ? (
                <span className="tag watch">{speech.both('en vigueur', 'in force')}</span>
              ) : (
                <button
                  type="button"
                  className="chip"
                  onClick={() => void api.setInForce(chain.chainId, version.version).then(changed)}
                >
                  {speech.both('mettre en vigueur', 'put in force')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function saveAsFile(chain: ChainSummary): Promise<void> {
  const { document } = await api.chain(chain.chainId)
  download(`${chain.chainId}.json`, JSON.stringify(document, undefined, 2), 'application/json')
}

type Language = 'fr' | 'en'

async function saveAsWorkbook(
  chain: ChainSummary,
  language: Language,
  kind: 'xlsx' | 'csv',
): Promise<void> {
  const { document } = await api.chain(chain.chainId)
  const { writeWorkbook } = await import('../../workbook/write-workbook.ts')
  const ending = kind === 'csv' ? 'zip' : 'xlsx'
  downloadBytes(`${chain.chainId}.${ending}`, writeWorkbook(document as Chain, language, kind))
}
