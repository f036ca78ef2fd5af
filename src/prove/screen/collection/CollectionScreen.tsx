import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { FileDrop } from '../../../ui/state/FileDrop.tsx'
import { Problems } from '../../../ui/state/Problems.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import { collectionProblem, COLLECTION_WORDS, phaseText } from '../../collection-messages.ts'
import type { CollectionProof } from '../../engine/collection/collection-proof.ts'
import { exampleCollection } from '../../engine/collection/example.ts'
import './collection.css'
import { CollectionResult } from './CollectionResult.tsx'
import type { JobProgressLine, RunningJob } from './collection-job.ts'
import { runCollection } from './collection-job.ts'

export interface CollectionScreenProps {
  /** The open chain as a document: tables of sales are made and sold as it says. */
  readonly chain: unknown
  /** Who does the work; missing: the server. */
  readonly run?: typeof runCollection
}

type Stage =
  | { readonly kind: 'file'; readonly problems: readonly Problem[]; readonly told?: string }
  | { readonly kind: 'work'; readonly progress: JobProgressLine }
  | {
      readonly kind: 'result'
      readonly proof: CollectionProof
      readonly problems: readonly Problem[]
    }

const ENDINGS = ['.json', '.csv', '.xlsx']

/** A whole collection: a file or the example, the work on the server, what it gains. */
export function CollectionScreen({ chain, run = runCollection }: CollectionScreenProps) {
  const { stage, start, take, stop, restart } = useCollection(chain, run)
  const { say, both, language } = useSpeech()
  const words = (each: Problem) => ({ what: collectionProblem(each, language), maybe: each.maybe })
  if (stage.kind === 'work') {
    return (
      <main className="page collection">
        <Progress
          title={phaseText(stage.progress.note, language)}
          doneRatio={stage.progress.doneRatio}
          note={say(COLLECTION_WORDS.keep)}
          onStop={stop}
        />
      </main>
    )
  }
  if (stage.kind === 'result') {
    return (
      <main className="page collection">
        <CollectionResult proof={stage.proof} />
        {stage.problems.length > 0 && <Problems problems={stage.problems} say={words} />}
        <p className="no-print">
          <button type="button" className="button" onClick={restart}>
            {both('Une autre collection', 'Another collection')}
          </button>
        </p>
      </main>
    )
  }
  return (
    <main className="page collection">
      <EmptyState question={say(COLLECTION_WORDS.question)} line={say(COLLECTION_WORDS.line)}>
        <FileDrop endings={ENDINGS} label={say(COLLECTION_WORDS.choose)} onFile={take} />
        <button
          type="button"
          className="button"
          onClick={() =>
            start({ collection: exampleCollection(say(COLLECTION_WORDS.exampleName)) })
          }
        >
          {say(COLLECTION_WORDS.example)}
        </button>
      </EmptyState>
      {stage.told !== undefined && <p role="alert">{stage.told}</p>}
      {stage.problems.length > 0 && <Problems problems={stage.problems} say={words} />}
    </main>
  )
}

function useCollection(chain: unknown, run: typeof runCollection) {
  const [stage, setStage] = useState<Stage>({ kind: 'file', problems: [] })
  const job = useRef<RunningJob>(undefined)
  // Who leaves the page needs the work no more.
  useEffect(() => () => job.current?.stop(), [])
  const start = useCallback(
    (input: unknown) => {
      setStage({ kind: 'work', progress: { doneRatio: undefined, note: undefined } })
      const running = run(input, (progress) => setStage({ kind: 'work', progress }))
      job.current = running
      running.answer
        .then((answer) => {
          const { problems } = answer
          if (answer.ok) setStage({ kind: 'result', proof: answer.proof, problems })
          else setStage({ kind: 'file', problems })
        })
        .catch((error: unknown) => {
          const told = error instanceof Error ? error.message : String(error)
          setStage({ kind: 'file', problems: [], told })
        })
    },
    [run],
  )
  const take = useCallback(
    (file: File) => {
      inputOf(file, chain)
        .then(start)
        .catch((error: unknown) => {
          const told = error instanceof Error ? error.message : String(error)
          setStage({ kind: 'file', problems: [], told })
        })
    },
    [chain, start],
  )
  const stop = useCallback(() => job.current?.stop(), [])
  const restart = useCallback(() => setStage({ kind: 'file', problems: [] }), [])
  return { stage, start, take, stop, restart }
}

/** What the server is asked: a collection document, or a table of sales with its chain. */
async function inputOf(file: File, chain: unknown): Promise<unknown> {
  if (file.name.toLowerCase().endsWith('.json')) {
    return { collection: JSON.parse(await file.text()) as unknown }
  }
  return { chain, sales: { name: file.name, base64: await base64Of(file) } }
}

/** The file as text, by the browser: `data:...;base64,` then the bytes. */
function base64Of(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => failed(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })
}
