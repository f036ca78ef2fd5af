import { useEffect, useState } from 'react'
import type { ChainSummary, ChainVersion } from '../../../store/engine/chain-store.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { StatusTag } from '../../../ui/figure/StatusTag.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { api } from '../api-client.ts'
import { failureWords } from '../Failure.tsx'
import type { FailureKind } from '../use-chain.ts'
import { failureOf } from '../use-chain.ts'
import type { PartChange } from './version-difference.ts'
import { differenceOfVersions } from './version-difference.ts'

interface ChainVersionsProps {
  readonly chain: ChainSummary
  /** Latest first. */
  readonly versions: readonly ChainVersion[]
  readonly show: (chainId: string, version?: number) => Promise<void>
  readonly putInForce: (version: number) => Promise<void>
}

/** Versions of a chain, the one in force, and what differs between any two of them. */
export function ChainVersions({ chain, versions, show, putInForce }: ChainVersionsProps) {
  const speech = useSpeech()
  const { both } = speech
  return (
    <div className="versions">
      <table className="plain-table words">
        <thead>
          <tr>
            <th scope="col">{both('version', 'version')}</th>
            <th scope="col">{both('gardée', 'saved')}</th>
            <th scope="col">{both('par', 'by')}</th>
            <th scope="col">{both('éléments', 'parts')}</th>
            <th scope="col">{both('note', 'note')}</th>
            <th scope="col">{both('état', 'state')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, savedAt, author, partCount, note }) => (
            <tr key={version}>
              <th scope="row">
                <button
                  type="button"
                  className="inline-figure"
                  onClick={() => void show(chain.chainId, version)}
                >
                  {version}
                  <span className="hidden">{both(', ouvrir', ', open')}</span>
                </button>
              </th>
              <td>{timeWords(savedAt, speech)}</td>
              <td>{author}</td>
              <td>{speech.number(partCount)}</td>
              <td>{note}</td>
              <td>
                {version === chain.versionInForce ? (
                  <StatusTag status="late">{both('en vigueur', 'in force')}</StatusTag>
                ) : (
                  <Chip onPress={() => void putInForce(version)}>
                    {both('mettre en vigueur', 'put in force')}
                  </Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {versions.length > 1 && <Difference chainId={chain.chainId} versions={versions} />}
    </div>
  )
}

/** When something was saved, on the reader's clock. */
export function timeWords(at: number, { language }: Speech): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}

interface DifferenceProps {
  readonly chainId: string
  readonly versions: readonly ChainVersion[]
}

type Found = readonly PartChange[] | FailureKind

function Difference({ chainId, versions }: DifferenceProps) {
  const speech = useSpeech()
  const [after, setAfter] = useState(versions[0]?.version ?? 1)
  const [before, setBefore] = useState(versions[1]?.version ?? 1)
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    let left = false
    Promise.all([api.chain(chainId, before), api.chain(chainId, after)]).then(
      ([old, now]) =>
        left || setFound(differenceOfVersions(old.document as Doc, now.document as Doc)),
      (error: unknown) => left || setFound(failureOf(error).failure),
    )
    return () => {
      left = true
    }
  }, [chainId, before, after])
  const choice = (value: number, choose: (version: number) => void, name: string) => (
    <label>
      {name}{' '}
      <select
        className="field"
        value={value}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {version}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section className="difference">
      <p className="difference-head">
        <strong>{speech.both('Ce qui change', 'What changes')}</strong>
        {choice(before, setBefore, speech.both('de la version', 'from version'))}
        {choice(after, setAfter, speech.both('à la version', 'to version'))}
      </p>
      <div aria-live="polite">
        {found &&
          (typeof found === 'string' ? (
            <p className="label">{failureWords(found, speech).join(' ')}</p>
          ) : (
            <Changes changes={found} />
          ))}
      </div>
    </section>
  )
}

type Doc = Parameters<typeof differenceOfVersions>[0]

const MOST = 60

function Changes({ changes }: { readonly changes: readonly PartChange[] }) {
  const speech = useSpeech()
  if (changes.length === 0) {
    return (
      <p className="label">
        {speech.both('Rien\u00a0: les deux sont égales.', 'Nothing: both are equal.')}
      </p>
    )
  }
  return (
    <>
      <ul className="changes">
        {changes.slice(0, MOST).map((change) => (
          <li key={`${change.noun.en} ${change.id}`}>
            <span className="label">
              {kindWords(change, speech)}
              {change.noun.en === 'the chain' ? '' : `, ${speech.say(change.noun)}`}
            </span>
            <strong>{speech.say(change.name)}</strong>
            {change.fields.map((field) => (
              <span key={field.label.en} className="field-change">
                {speech.say(field.label)}
                {speech.both('\u00a0: ', ': ')}
                <del>{short(field.before, speech)}</del> → <ins>{short(field.after, speech)}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {changes.length > MOST && <p className="label">{speech.ui.more(changes.length - MOST)}</p>}
    </>
  )
}

function kindWords({ kind }: PartChange, { both }: Speech): string {
  if (kind === 'added') return both('ajouté', 'added')
  return kind === 'removed' ? both('retiré', 'removed') : both('changé', 'changed')
}

function short(text: string, { both }: Speech): string {
  if (text === '') return both('rien', 'nothing')
  return text.length > 90 ? `${text.slice(0, 88)}…` : text
}
