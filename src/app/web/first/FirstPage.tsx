import { useMemo } from 'react'
import { FirstScreen } from '../../../advise/screen/first/FirstScreen.tsx'
import type { useChain } from '../use-chain.ts'
import { startFirst } from './first-client.ts'

/** The open chain brought to the ranking of levers. */
export function FirstPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const document = chain.loaded?.document
  const start = useMemo(() => startFirst(document), [document])
  return <FirstScreen key={`${chain.loaded?.chainId} ${chain.loaded?.version}`} start={start} />
}
