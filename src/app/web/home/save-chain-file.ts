import { download } from '../../../ui/charts/ChartFrame.tsx'
import type { LoadedChain } from '../api-client.ts'

/** The chain as a file of its own, which any Boucle opens. */
export function saveChainFile({ chainId, document }: LoadedChain): void {
  download(`${chainId}.json`, JSON.stringify(document, undefined, 2), 'application/json')
}
