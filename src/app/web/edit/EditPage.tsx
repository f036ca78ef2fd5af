import { useEffect, useMemo, useState } from 'react'
import { useParams } from 'wouter'
import { parseChain } from '../../../chain/parse.ts'
import type { Problem } from '../../../core/problem.ts'
import { EditScreen } from '../../../edit/screen/EditScreen.tsx'
import type { BaseVersion, EditPorts } from '../../../edit/screen/edit-ports.ts'
import { TYPED_IN_FRENCH } from '../../../edit/messages.ts'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { LoadedChain } from '../api-client.ts'
import { api } from '../api-client.ts'
import { Refused } from '../compute-client.ts'
import { englishProblem, frenchProblem } from '../import/problem-words.ts'
import type { useChain } from '../use-chain.ts'
import { editClient } from './edit-client.ts'
import { keepWork, keptWork } from './kept-work.ts'
import { loadPlaces, loadLand } from './places.ts'

/** The open chain brought to the tables; another chain begins another page. */
export function EditPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { loaded, open } = chain
  if (!loaded) return null
  return <ChainTables key={loaded.chainId} loaded={loaded} open={open} />
}

interface ChainTablesProps {
  readonly loaded: LoadedChain
  readonly open: ReturnType<typeof useChain>['open']
}

function ChainTables({ loaded, open }: ChainTablesProps) {
  const { table } = useParams<{ table?: string }>()
  // The version that the work begins with: a save of this page must not begin it anew.
  const [first] = useState(() => baseOf(loaded.version, loaded.document))
  const ports = usePorts(loaded.chainId, open)
  return ports && <EditScreen base={first} ports={ports} tableKey={table} />
}

function baseOf(version: number, document: unknown): BaseVersion {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Refused(parsed.problems)
  return { version, chain: parsed.value }
}

function usePorts(
  chainId: string,
  open: ReturnType<typeof useChain>['open'],
): EditPorts | undefined {
  const { language } = useSpeech()
  const [client, setClient] = useState<ReturnType<typeof editClient>>()
  useEffect(() => {
    const started = editClient()
    setClient(started)
    return () => started.close()
  }, [])
  const say = useMemo(() => sayIn(language), [language])
  return useMemo(
    () => (client ? { ...portsOf(chainId, client, open), say } : undefined),
    [chainId, client, open, say],
  )
}

function portsOf(
  chainId: string,
  client: ReturnType<typeof editClient>,
  open: ReturnType<typeof useChain>['open'],
): Omit<EditPorts, 'say'> {
  return {
    open: client.open,
    change: client.change,
    problemsOf: (error) => (error instanceof Refused ? error.problems : undefined),
    keep: (work) => keepWork(chainId, work),
    kept: () => keptWork(chainId),
    read: async (version) => {
      const read = await api.chain(chainId, version)
      return baseOf(read.version, read.document)
    },
    save: async (version, document) => {
      try {
        const outcome = await api.save({ chainId, version, document }, document, '')
        if (outcome.status === 'conflict') return { kind: 'conflict', conflicts: outcome.conflicts }
        if (outcome.status === 'invalid') return { kind: 'refused', problems: outcome.problems }
        void open(chainId)
        const merged = outcome.status === 'merged'
        return { kind: 'saved', version: outcome.version.version, merged }
      } catch (error) {
        if (error instanceof Refused) return { kind: 'refused', problems: error.problems }
        throw error
      }
    },
    places: loadPlaces,
    land: loadLand,
  }
}

/** Problems of typing in the words of this page, all others in those of the program. */
function sayIn(language: 'fr' | 'en'): EditPorts['say'] {
  return (problem: Problem) => {
    const typed = language === 'fr' ? TYPED_IN_FRENCH[problem.code] : undefined
    if (typed) {
      const [what, maybe] = typed(problem.values ?? {})
      return { what: typeset(what, 'fr'), maybe: typeset(maybe, 'fr') }
    }
    return (language === 'fr' ? frenchProblem(problem) : undefined) ?? englishProblem(problem)
  }
}
