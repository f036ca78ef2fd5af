import { useMemo, useState } from 'react'
import { parseChain } from '../../../chain/parse.ts'
import type { DemandSectionProps } from '../../../prove/screen/sales/DemandSection.tsx'
import { ProveScreen } from '../../../prove/screen/ProveScreen.tsx'
import type { StartProof } from '../../../prove/screen/proof-run.ts'
import { askedOfChain } from '../../../prove/engine/from-chain/sales-asked.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { MOST_CHAINS } from '../../../prove/engine/from-chain/question-of-chains.ts'
import type { MoreSource } from './MoreSources.tsx'
import { MoreSources } from './MoreSources.tsx'
import { startProof } from './prove-client.ts'
import { salesTools } from './sales-client.ts'
import type { useChain } from '../use-chain.ts'

/** The open chain, and the one beside it, brought to `prove`. */
export function ProvePage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { loaded, second } = chain
  const { language } = useSpeech()
  const [first, beside] = [loaded?.document, second?.raw]
  const [more, setMore] = useState<readonly MoreSource[]>([])
  const documents = useMemo(
    () => [first, ...(beside === undefined ? [] : [beside]), ...more.map(({ raw }) => raw)],
    [first, beside, more],
  )
  const start = useMemo<StartProof>(
    () => (options) => startProof({ documents, options }),
    [documents],
  )
  const chainId = loaded?.chainId
  const demand = useMemo(
    () => ({ ...productOf(first), tools: salesTools(chainId, language) }),
    [first, chainId, language],
  )
  return (
    <ProveScreen
      // What was set by hand belongs to the chain it was set on.
      key={`${chainId} ${loaded?.version}`}
      start={start}
      chainCount={documents.length}
      moreSources={
        <MoreSources
          chosen={more}
          taken={[`chain ${chainId}`, `example ${chainId}`, second?.key]}
          room={documents.length < MOST_CHAINS}
          onChange={setMore}
        />
      }
      onCompare={() => globalThis.document.getElementById('chain-picker-button')?.click()}
      demand={demand}
    />
  )
}

/** What a chain calls the product that it sells, and in which money. */
function productOf(document: unknown): Pick<DemandSectionProps, 'product' | 'money'> {
  const read = parseChain(document)
  if (!read.ok) return { product: { itemId: '', name: '' }, money: { currency: 'EUR', rates: [] } }
  const { itemId, currency, rates } = askedOfChain(read.value)
  const name = read.value.items.find(({ id }) => id === itemId)?.name ?? itemId
  return { product: { itemId, name }, money: { currency, rates } }
}
