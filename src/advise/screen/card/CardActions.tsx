import { useState } from 'react'
import type { Chain } from '../../../chain/chain.ts'
import { useSpeech } from '../../../ui/language.tsx'

interface CardActionsProps {
  readonly chain: Chain
  readonly home: 'browser' | 'machine'
  readonly onKeep: (chain: Chain, path: string) => Promise<void>
  readonly onFile: (chain: Chain) => void
}

/** Where to go from the first answer: the card is a chain like any other. */
export function CardActions({ chain, home, onKeep, onFile }: CardActionsProps) {
  const { both } = useSpeech()
  const [failure, setFailure] = useState<string>()
  const go = (path: string) => {
    onKeep(chain, path).catch((error: unknown) =>
      setFailure(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <section className="card-actions no-print">
      <h2 className="block-title">
        {both('Et maintenant', 'And now')}{' '}
        <span className="quiet">
          {home === 'browser'
            ? both('la carte devient une chaîne, gardée ici', 'the card becomes a chain, kept here')
            : both('la carte devient une chaîne', 'the card becomes a chain')}
        </span>
      </h2>
      <p>
        <button type="button" className="button primary" onClick={() => go('/que-faire')}>
          {both('Que faire d’abord ?', 'What first?')}
        </button>
        <button type="button" className="button" onClick={() => go('/voir')}>
          {both('Voir la chaîne', 'See the chain')}
        </button>
        <button type="button" className="button" onClick={() => go('/modifier')}>
          {both('Corriger les chiffres', 'Correct the figures')}
        </button>
        <button type="button" className="button" onClick={() => onFile(chain)}>
          {both('Garder en fichier', 'Keep as a file')}
        </button>
      </p>
      {failure !== undefined && <p role="alert">{failure}</p>}
    </section>
  )
}
