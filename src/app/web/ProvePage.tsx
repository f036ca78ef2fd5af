import { useMemo } from 'react'
import { ProveScreen } from '../../prove/screen/ProveScreen.tsx'
import type { StartProof } from '../../prove/screen/proof-run.ts'
import { startProof } from './prove-client.ts'
import type { useChain } from './use-chain.ts'

/** The open chain, and the one beside it, brought to `prove`. */
export function ProvePage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { loaded, second } = chain
  const [first, beside] = [loaded?.document, second?.raw]
  const start = useMemo<StartProof>(() => {
    const documents = beside === undefined ? [first] : [first, beside]
    return (options) => startProof({ documents, options })
  }, [first, beside])
  return (
    <ProveScreen
      start={start}
      chainCount={beside === undefined ? 1 : 2}
      onCompare={() => globalThis.document.getElementById('chain-picker-button')?.click()}
    />
  )
}
