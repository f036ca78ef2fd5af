import { useEffect, useState } from 'react'
import type { Chain } from '../../../chain/chain.ts'
import type { ChainSummary, ChainVersion } from '../../../store/engine/chain-store.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { download, downloadBytes } from '../../../ui/charts/ChartFrame.tsx'
import { StatusTag } from '../../../ui/figure/StatusTag.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { MiniDisc } from '../../../ui/map/MiniDisc.tsx'
import { api } from '../api-client.ts'
import { faceOf } from './chain-face.ts'
import { ChainVersions, timeWords } from './ChainVersions.tsx'

type Attempt = (work: () => Promise<void>) => Promise<void>

interface ChainLineProps {
  readonly chain: ChainSummary
  readonly isCurrent: boolean
  /** Its face asks for the whole chain: not for all of a long list. */
  readonly hasFace: boolean
  readonly show: (chainId: string, version?: number) => Promise<void>
  readonly changed: () => Promise<void>
  /** Does something that may fail, and says so on the page when it does. */
  readonly attempt: Attempt
}

/** A chain of the list: its face, its state, its files, and its versions when they are asked for. */
export function ChainLine(props: ChainLineProps) {
  const { chain, isCurrent, hasFace, show, changed, attempt } = props
  const speech = useSpeech()
  const { chainId, name, latestVersion, versionInForce } = chain
  const [versions, setVersions] = useState<readonly ChainVersion[]>()
  const read = () => attempt(async () => setVersions(await api.versions(chainId)))
  const putInForce = (version: number) =>
    attempt(async () => {
      await api.setInForce(chainId, version)
      await changed()
    })
  return (
    <article className="chain-line">
      {hasFace ? <Face chainId={chainId} version={latestVersion} /> : <span className="face" />}
      <div className="chain-words">
        <h2>
          <button type="button" className="inline-figure" onClick={() => void show(chainId)}>
            {name}
          </button>{' '}
          {isCurrent && (
            <StatusTag status="watch">{speech.both('à l’écran', 'on screen')}</StatusTag>
          )}
        </h2>
        <p className="label">{stateWords(chain, speech)}</p>
        {versionInForce !== undefined && versionInForce !== latestVersion && (
          <p className="label">
            <StatusTag status="watch" />{' '}
            {speech.both(
              `la version ${latestVersion} n’est pas encore en vigueur`,
              `version ${latestVersion} is not in force yet`,
            )}
          </p>
        )}
      </div>
      <p className="chain-actions">
        <Chip
          pressed={versions !== undefined}
          onPress={() => (versions ? setVersions(undefined) : void read())}
        >
          {speech.both('versions', 'versions')}
        </Chip>
        <Chip onPress={() => void attempt(() => saveAsWorkbook(chain, speech.language, 'xlsx'))}>
          .xlsx
        </Chip>
        <Chip onPress={() => void attempt(() => saveAsWorkbook(chain, speech.language, 'csv'))}>
          .csv
        </Chip>
        <Chip onPress={() => void attempt(() => saveAsFile(chain))}>.json</Chip>
      </p>
      {versions && (
        <ChainVersions chain={chain} versions={versions} show={show} putInForce={putInForce} />
      )}
    </article>
  )
}

function stateWords({ latestVersion, versionInForce, savedAt }: ChainSummary, speech: Speech) {
  const when = timeWords(savedAt, speech)
  const force =
    versionInForce === undefined
      ? speech.both('aucune en vigueur', 'none in force')
      : speech.both(`version ${versionInForce} en vigueur`, `version ${versionInForce} in force`)
  return speech.both(
    `version ${latestVersion}, gardée le ${when}, ${force}`,
    `version ${latestVersion}, saved ${when}, ${force}`,
  )
}

/** Its sites seen from its clients; an empty place until they are read. */
function Face({ chainId, version }: { readonly chainId: string; readonly version: number }) {
  const [face, setFace] = useState<ReturnType<typeof faceOf>>()
  useEffect(() => {
    let left = false
    api.chain(chainId, version).then(
      ({ document }) => left || setFace(faceOf(document)),
      // A face that cannot be read is left out; opening the chain says why.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [chainId, version])
  return <span className="face">{face && <MiniDisc {...face} sizePx={56} />}</span>
}

async function saveAsFile(chain: ChainSummary): Promise<void> {
  const { document } = await api.chain(chain.chainId)
  download(`${chain.chainId}.json`, JSON.stringify(document, undefined, 2), 'application/json')
}

async function saveAsWorkbook(
  chain: ChainSummary,
  language: 'fr' | 'en',
  kind: 'xlsx' | 'csv',
): Promise<void> {
  const { writeWorkbook } = await import('../../../workbook/write-workbook.ts')
  const { document } = await api.chain(chain.chainId)
  const ending = kind === 'csv' ? 'zip' : 'xlsx'
  downloadBytes(`${chain.chainId}.${ending}`, writeWorkbook(document as Chain, language, kind))
}
