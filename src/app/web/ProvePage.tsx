import { useMemo } from 'react'
import { parseChain } from '../../chain/parse.ts'
import type { DemandSectionProps } from '../../prove/screen/sales/DemandSection.tsx'
import { ProveScreen } from '../../prove/screen/ProveScreen.tsx'
import type { StartProof } from '../../prove/screen/proof-run.ts'
import { askedOfChain } from '../../prove/engine/from-chain/sales-asked.ts'
import { useSpeech } from '../../ui/language.tsx'
import { startProof } from './prove-client.ts'
import { salesTools } from './sales-client.ts'
import type { useChain } from './use-chain.ts'

/** The open chain, and the one beside it, brought to `prove`. */
export function ProvePage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { loaded, second } = chain
  const { language } = useSpeech()
  const [first, beside] = [loaded?.document, second?.raw]
  const start = useMemo<StartProof>(() => {
    const documents = beside === undefined ? [first] : [first, beside]
    return (options) => startProof({ documents, options })
  }, [first, beside])
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
      chainCount={beside === undefined ? 1 : 2}
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
