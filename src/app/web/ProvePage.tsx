import { useMemo } from 'react'
import { ProveScreen } from '../../prove/screen/ProveScreen.tsx'
import type { StartProof } from '../../prove/screen/proof-run.ts'
import { parseChain } from '../../chain/parse.ts'
import { askedOfChain } from '../../prove/engine/from-chain/sales-asked.ts'
import { usePreferences } from '../../ui/language.tsx'
import { startProof } from './prove-client.ts'
import { salesTools } from './sales-client.ts'
import type { useChain } from './use-chain.ts'

/** The open chain, and the one beside it, brought to `prove`. */
export function ProvePage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { loaded, second } = chain
  const [first, beside] = [loaded?.document, second?.raw]
  const start = useMemo<StartProof>(() => {
    const documents = beside === undefined ? [first] : [first, beside]
    return (options) => startProof({ documents, options })
  }, [first, beside])
  const { language } = usePreferences()
  const chainId = loaded?.chainId
  const sales = useMemo(() => {
    const parsed = parseChain(first)
    if (!parsed.ok) return undefined
    const money = askedOfChain(parsed.value)
    const { itemId } = money
    const name = parsed.value.items.find(({ id }) => id === itemId)?.name ?? itemId
    return { product: { itemId, name }, money, tools: salesTools(chainId, language) }
  }, [first, chainId, language])
  return (
    <ProveScreen
      key={chainId}
      start={start}
      chainCount={beside === undefined ? 1 : 2}
      sales={sales}
      onCompare={() => globalThis.document.getElementById('chain-picker-button')?.click()}
    />
  )
}
