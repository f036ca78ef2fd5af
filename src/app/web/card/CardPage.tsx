import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { loadReference } from '../../../../reference/load.ts'
import type { CardPlace, KeepCard } from '../../../advise/screen/card/CardKeeping.tsx'
import { CardScreen } from '../../../advise/screen/card/CardScreen.tsx'
import type { CardDocument } from '../../../advise/model.ts'
import { keysOf } from '../../../chain/reference-set/reference.ts'
import { api } from '../api-client.ts'
import { keptInBrowser } from '../home/answer.ts'
import { saveChainFile } from '../home/save-chain-file.ts'
import type { useChain } from '../use-chain.ts'
import { askCard } from './card-client.ts'

const PLACES: Readonly<Record<CardPlace, string>> = {
  see: '/voir',
  prove: '/prouver',
  first: '/que-faire',
}

/** The card, brought to the chains that are kept and to the pages that go on from it. */
export function CardPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const { open } = chain
  const keeping = useMemo<KeepCard>(
    () => ({
      saveFile: ({ card, chain: made }) =>
        saveChainFile({ chainId: idOf(card.product), version: 1, document: made }),
      async open(document, place) {
        const chainId = await keep(document)
        await open(chainId)
        navigate(PLACES[place])
      },
    }),
    [open, navigate],
  )
  return (
    <CardScreen
      ask={askCard}
      countries={useCountries()}
      home={keptInBrowser ? 'browser' : 'machine'}
      keeping={keeping}
    />
  )
}

/** Writes the card as a chain of its own; the same product again is a new version of it. */
async function keep({ card, chain }: CardDocument): Promise<string> {
  const chainId = idOf(card.product)
  const known = (await api.chains()).some((each) => each.chainId === chainId)
  if (known) await api.save(await api.chain(chainId), chain, 'carte')
  else await api.create(chainId, chain, 'carte')
  return chainId
}

/** `carte-pull-en-laine`: what a person recognises in a list and an address may hold. */
function idOf(product: string): string {
  const plain = product.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '')
  const slug = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `carte-${slug.replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'produit'}`
}

/** Countries of the tables that a card may name. */
function useCountries(): readonly string[] {
  const [countries, setCountries] = useState<readonly string[]>([])
  useEffect(() => {
    let isLeft = false
    void loadReference({ tables: ['countries'] })
      .then((tables) => !isLeft && setCountries(keysOf(tables, 'countries')))
      .catch(() => undefined)
    return () => {
      isLeft = true
    }
  }, [])
  return countries
}
