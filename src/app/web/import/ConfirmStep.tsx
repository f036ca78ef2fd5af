import { useEffect, useState } from 'react'
import type { ChainSummary } from '../../../store/engine/chain-store.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { ImportDifference } from '../../../workbook/import/difference.ts'
import type { ImportPreview } from '../../../workbook/import/preview.ts'
import { api } from '../api-client.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { sendFile } from './send-file.ts'

export interface ConfirmStepProps {
  readonly preview: ImportPreview
  readonly fileName: string
  readonly chains: readonly ChainSummary[]
  readonly onBack: () => void
  readonly onDone: (chainId: string) => void
}

/** Third step: a new chain, or a new version of a stored one with what changes. */
export function ConfirmStep({ preview, fileName, chains, onBack, onDone }: ConfirmStepProps) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const known = likely(preview, fileName, chains)
  const [into, setInto] = useState<string | undefined>(known)
  const [note, setNote] = useState(fileName)
  const [state, setState] = useState<'ready' | 'saving' | 'conflict' | 'gone'>('ready')
  const { difference, compare } = useDifference(preview, into)
  const isSame = difference !== undefined && changesOf(difference) === 0
  const save = async () => {
    setState('saving')
    try {
      const saved = await store({ preview, fileName, chains, difference, into, note })
      if (saved !== undefined) return onDone(saved)
      setState('conflict')
      compare()
    } catch {
      setState('gone')
    }
  }
  return (
    <>
      <h1 className="finding" tabIndex={-1}>
        {words.whereTo}
      </h1>
      <p className="label">{preview.summary?.name}</p>
      <Destination chains={chains} into={into} suggested={known} onInto={setInto} />
      {into !== undefined && (
        <section className="block" aria-live="polite">
          <h2 className="section section-title">
            {difference ? words.difference(difference.baseVersion) : words.comparing}
          </h2>
          {difference && <DifferenceList difference={difference} />}
        </section>
      )}
      <label className="note">
        <span className="label">{words.note}</span>
        <input
          className="field"
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {(state === 'conflict' || state === 'gone') && <p role="alert">{words[state]}</p>}
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={state === 'saving' || isSame || (into !== undefined && !difference)}
          onClick={() => void save()}
        >
          {state === 'saving'
            ? words.saving
            : into === undefined
              ? words.create
              : words.save((difference?.baseVersion ?? 0) + 1)}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </>
  )
}

function changesOf({ addedCount, removedCount, changedCount }: ImportDifference): number {
  return addedCount + removedCount + changedCount
}

/** The stored chain that the file most likely is a version of: same name, or the file bears its id. */
function likely(
  { summary }: ImportPreview,
  fileName: string,
  chains: readonly ChainSummary[],
): string | undefined {
  const id = idOfFile(fileName)
  const found =
    chains.find((chain) => chain.chainId === id) ??
    chains.find((chain) => chain.name === summary?.name)
  return found?.chainId
}

/** `Mon manteau (2).xlsx` -> `Mon-manteau-2`. */
function idOfFile(name: string): string {
  const id = name
    .replace(/\.[^.]+$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  return id === '' ? 'chaine' : id
}

interface DestinationProps {
  readonly chains: readonly ChainSummary[]
  readonly into: string | undefined
  readonly suggested: string | undefined
  readonly onInto: (chainId: string | undefined) => void
}

function Destination({ chains, into, suggested, onInto }: DestinationProps) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const first = suggested ?? chains[0]?.chainId
  return (
    <fieldset className="destination block">
      <legend className="hidden">{words.whereTo}</legend>
      <label>
        <input
          type="radio"
          name="destination"
          checked={into === undefined}
          onChange={() => onInto(undefined)}
        />
        {words.asNew}
      </label>
      {first !== undefined && (
        <>
          <label>
            <input
              type="radio"
              name="destination"
              checked={into !== undefined}
              onChange={() => onInto(first)}
            />
            {words.asVersion}
          </label>
          {into !== undefined && (
            <select
              className="field"
              aria-label={words.chain}
              value={into}
              onChange={(event) => onInto(event.target.value)}
            >
              {chains.map((chain) => (
                <option key={chain.chainId} value={chain.chainId}>
                  {chain.name} ({chain.chainId})
                </option>
              ))}
            </select>
          )}
        </>
      )}
    </fieldset>
  )
}

/** The difference with the stored chain, asked of the server; undefined while it is on its way. */
function useDifference({ document }: ImportPreview, chainId: string | undefined) {
  const { language } = useSpeech()
  const [difference, setDifference] = useState<ImportDifference>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    setDifference(undefined)
    if (chainId === undefined) return undefined
    const file = new Blob([JSON.stringify(document)], { type: 'application/json' })
    const sending = sendFile(file, { name: 'chain.json', language, chainId })
    let isCurrent = true
    sending.done.then(
      (preview) => isCurrent && setDifference(preview.difference),
      () => undefined,
    )
    return () => {
      isCurrent = false
      sending.cancel()
    }
  }, [document, chainId, language, asked])
  return { difference, compare: () => setAsked((count) => count + 1) }
}

interface Storing {
  readonly preview: ImportPreview
  readonly fileName: string
  readonly chains: readonly ChainSummary[]
  readonly difference: ImportDifference | undefined
  readonly into: string | undefined
  readonly note: string
}

/** Saves; the id of the chain, or undefined when someone else changed the same parts meanwhile. */
async function store(storing: Storing): Promise<string | undefined> {
  const { preview, into, difference, note, chains } = storing
  if (into === undefined) {
    const chainId = freeId(idOfFile(storing.fileName), chains)
    const made = await api.create(chainId, preview.document, note)
    return made.status === 'saved' || made.status === 'unchanged' ? chainId : undefined
  }
  const base = { chainId: into, version: difference?.baseVersion ?? 0, document: undefined }
  const saved = await api.save(base, preview.document, note)
  return saved.status === 'conflict' || saved.status === 'invalid' ? undefined : into
}

/** `coat`, `coat-2`: an id that no chain bears. */
function freeId(wanted: string, chains: readonly ChainSummary[]): string {
  const taken = new Set(chains.map((chain) => chain.chainId))
  if (!taken.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}
