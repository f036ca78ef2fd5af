import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChainSummary } from '../../../store/engine/chain-store.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import { LIMITS } from '../../../workbook/limits.ts'
import type { ImportPreview } from '../../../workbook/import/preview.ts'
import { ConfirmStep } from './ConfirmStep.tsx'
import { FileStep } from './FileStep.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import './import.css'
import { PreviewStep } from './PreviewStep.tsx'
import type { Sending } from './send-file.ts'
import { Cancelled, sendFile } from './send-file.ts'

/** Where the wizard stands. */
type Stage =
  | { readonly kind: 'file'; readonly told?: string }
  | { readonly kind: 'reading'; readonly name: string; readonly sentRatio: number }
  | { readonly kind: 'preview' | 'confirm'; readonly name: string; readonly preview: ImportPreview }

export interface ImportScreenProps {
  readonly chains: readonly ChainSummary[]
  /** A file dropped on another page. */
  readonly file: File | undefined
  readonly onDone: (chainId: string) => void
}

/** A file becomes a chain in three steps: the file, what it would bring, where it goes. */
export function ImportScreen({ chains, file, onDone }: ImportScreenProps) {
  const { stage, setStage, take, cancel } = useReading()
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    if (file) take(file)
  }, [file, take])
  useEffect(() => {
    // The finding of a new step is read out, and the next Tab goes on from there.
    if (stage.kind !== 'file') frame.current?.querySelector('h1')?.focus()
  }, [stage.kind])
  const toFile = () => setStage({ kind: 'file' })
  return (
    <main className="page import" ref={frame}>
      <Steps stage={stage} />
      {stage.kind === 'file' && <FileStep told={stage.told} onFile={take} />}
      {stage.kind === 'reading' && <Reading stage={stage} onCancel={cancel} />}
      {stage.kind === 'preview' && (
        <PreviewStep
          preview={stage.preview}
          fileName={stage.name}
          onFile={take}
          onNext={() => setStage({ ...stage, kind: 'confirm' })}
          onOther={toFile}
        />
      )}
      {stage.kind === 'confirm' && (
        <ConfirmStep
          preview={stage.preview}
          fileName={stage.name}
          chains={chains}
          onBack={() => setStage({ ...stage, kind: 'preview' })}
          onDone={onDone}
        />
      )}
    </main>
  )
}

/** Sends a file and keeps where that stands; a new file or leaving the page stops the one before. */
function useReading() {
  const { language, number } = useSpeech()
  const words = IMPORT_WORDS[language]
  const [stage, setStage] = useState<Stage>({ kind: 'file' })
  const sending = useRef<Sending>(undefined)
  useEffect(() => () => sending.current?.cancel(), [])
  const take = useCallback(
    (file: File) => {
      const { name } = file
      if (file.size > LIMITS.fileBytes) {
        const size = (bytes: number) =>
          `${number(bytes / 1024 / 1024)} ${language === 'fr' ? 'Mo' : 'MB'}`
        const told = words.tooLarge(name, size(file.size), size(LIMITS.fileBytes))
        setStage({ kind: 'file', told })
        return
      }
      sending.current?.cancel()
      setStage({ kind: 'reading', name, sentRatio: 0 })
      const own = sendFile(file, {
        name,
        language,
        onProgress: (sentRatio) => setStage({ kind: 'reading', name, sentRatio }),
      })
      sending.current = own
      own.done.then(
        (preview) => setStage({ kind: 'preview', name, preview }),
        (error: unknown) => {
          if (sending.current !== own) return
          const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : ''
          const told = error instanceof Cancelled ? words.cancelled : `${words.failed}${why}.`
          setStage({ kind: 'file', told })
        },
      )
    },
    [language, number, words],
  )
  return { stage, setStage, take, cancel: () => sending.current?.cancel() }
}

interface ReadingProps {
  readonly stage: Extract<Stage, { kind: 'reading' }>
  readonly onCancel: () => void
}

function Reading({ stage: { name, sentRatio }, onCancel }: ReadingProps) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const isSent = sentRatio >= 1
  return (
    <>
      <h1 className="finding" tabIndex={-1}>
        {isSent ? words.reading(name) : words.sending(name)}
      </h1>
      <div className="block reading">
        <Progress title={name} doneRatio={isSent ? undefined : sentRatio} />
        <button type="button" className="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </>
  )
}

function Steps({ stage }: { readonly stage: Stage }) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const at = stage.kind === 'confirm' ? 2 : stage.kind === 'preview' ? 1 : 0
  return (
    <ol className="steps" aria-label={words.stepsLabel}>
      {words.steps.map((step, index) => (
        <li key={step} {...(index === at ? { 'aria-current': 'step' as const } : {})}>
          <span className="number">{index + 1}</span> {step}
        </li>
      ))}
    </ol>
  )
}
