import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { CardDocument } from '../../model.ts'

/** Where a kept card can be opened. */
export type CardPlace = 'see' | 'prove' | 'first'

/** What the program does with the chain of a card. */
export interface KeepCard {
  readonly saveFile: (document: CardDocument) => void
  /** Keeps it among the chains, then opens it there; an error says why it could not. */
  readonly open: (document: CardDocument, place: CardPlace) => Promise<void>
}

interface CardKeepingProps {
  readonly document: CardDocument
  readonly keeping: KeepCard
}

/** The card is a normal chain: opened anywhere, or taken away as a file. */
export function CardKeeping({ document, keeping }: CardKeepingProps) {
  const { both } = useSpeech()
  const [wrong, setWrong] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const open = async (place: CardPlace) => {
    setBusy(true)
    setWrong(undefined)
    try {
      await keeping.open(document, place)
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="card-keeping">
      <h2 className="section section-title">{both('Continuer', 'Go on')}</h2>
      <p className="keeping-buttons">
        <button
          type="button"
          className="button primary"
          disabled={isBusy}
          onClick={() => void open('first')}
        >
          {both('Que faire d’abord ?', 'What first?')}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => void open('see')}>
          {both('Voir la chaîne', 'See the chain')}
        </button>
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => void open('prove')}
        >
          {both('Prouver', 'Prove')}
        </button>
        <button type="button" className="button" onClick={() => keeping.saveFile(document)}>
          {both('Enregistrer en fichier', 'Save as a file')}
        </button>
      </p>
      {wrong !== undefined && (
        <p role="alert">
          {both(
            'La carte n’a pas pu être gardée : enregistrez-la en fichier.',
            'The card could not be kept: save it as a file.',
          )}{' '}
          {wrong}
        </p>
      )}
    </div>
  )
}
