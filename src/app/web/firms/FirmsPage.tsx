import { useLocation } from 'wouter'
import { firmLineOf } from '../../../advise/engine/firms/firm-line.ts'
import { FirmsScreen } from '../../../advise/screen/firms/FirmsScreen.tsx'
import type { FirmSource } from '../../../advise/screen/firms/use-firms.ts'
import { api } from '../api-client.ts'
import { compute } from '../compute-client.ts'
import type { useChain } from '../use-chain.ts'
import { firstOfFirm } from './first-of-firm.ts'

const SOURCE: FirmSource = {
  list: async () =>
    (await api.chains()).map(({ chainId, name }) => ({ chainId, name: name || chainId })),
  async read(chainId) {
    const { document } = await api.chain(chainId)
    return firmLineOf(chainId, document, (await compute.compare(document)).figures)
  },
  first: async (chainId, signal) => firstOfFirm((await api.chain(chainId)).document, signal),
}

/** Every chain that is kept, as the firms of an adviser. */
export function FirmsPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const open = (chainId: string) => void chain.open(chainId).then(() => navigate('/voir'))
  return <FirmsScreen source={SOURCE} onOpen={open} />
}
