import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { FirmFigure, FirmLine } from '../../../advise/engine/firms/peers.ts'
import { FIRM_FIGURES, tradeOf } from '../../../advise/engine/firms/peers.ts'
import { FirmsScreen } from '../../../advise/screen/firms/FirmsScreen.tsx'
import type { FirmSource } from '../../../advise/screen/firms/use-firms.ts'
import { api } from '../api-client.ts'
import { compute } from '../compute-client.ts'
import type { useChain } from '../use-chain.ts'

interface Written {
  readonly chain?: { readonly name?: string; readonly focus?: string }
  readonly items?: readonly {
    readonly id: string
    readonly kind: string
    readonly hsCode?: string
  }[]
}

/** A chain of the store as one line: its trade by the customs code of what it sells, its figures by `see`. */
async function read(chainId: string): Promise<FirmLine> {
  const { document } = await api.chain(chainId)
  const { figures } = await compute.compare(document)
  const { chain, items = [] } = document as Written
  const sold =
    items.find(({ id }) => id === chain?.focus) ?? items.find(({ kind }) => kind === 'finished')
  const known = new Map(figures.map(({ id, value }) => [id, value]))
  const own: Partial<Record<FirmFigure, number>> = {}
  for (const figure of FIRM_FIGURES) {
    const value = known.get(figure)
    if (value !== undefined) own[figure] = value
  }
  return { chainId, name: chain?.name ?? chainId, sector: tradeOf(sold?.hsCode), figures: own }
}

/** Every chain that is kept, as the firms of an adviser. */
export function FirmsPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const source = useMemo<FirmSource>(
    () => ({ list: async () => (await api.chains()).map(({ chainId }) => chainId), read }),
    [],
  )
  const open = (chainId: string) => void chain.open(chainId).then(() => navigate('/voir'))
  return <FirmsScreen source={source} onOpen={open} />
}
