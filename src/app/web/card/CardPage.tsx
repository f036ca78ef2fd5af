import { useLocation } from 'wouter'
import { CardScreen } from '../../../advise/screen/card/CardScreen.tsx'
import type { Chain } from '../../../chain/chain.ts'
import { api } from '../api-client.ts'
import { keptInBrowser } from '../home/answer.ts'
import { saveChainFile } from '../home/save-chain-file.ts'
import type { useChain } from '../use-chain.ts'
import { askCard } from './card-client.ts'

/** The card, and where its chain goes once it is kept. */
export function CardPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const keep = async (made: Chain, path: string) => {
    const chainId = nameOf(made)
    const saved = await api.create(chainId, made, 'carte')
    if (saved.status === 'invalid') throw new Error(saved.problems[0]?.message)
    await chain.open(chainId)
    navigate(path)
  }
  return (
    <CardScreen
      ask={askCard}
      home={keptInBrowser ? 'browser' : 'machine'}
      onKeep={keep}
      onFile={(made) => saveChainFile({ chainId: nameOf(made), version: 0, document: made })}
    />
  )
}

/** An id of the name, short and stable within a minute: two cards of one name stay apart. */
function nameOf({ chain }: Chain): string {
  const plain = chain.name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${plain === '' ? 'carte' : plain}-${Math.floor(Date.now() / 1000).toString(36)}`
}
