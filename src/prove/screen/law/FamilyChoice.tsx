import { useSpeech } from '../../../ui/language.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { LawFrom } from '../../engine/law/law-choice.ts'

type Family = Extract<LawFrom, { kind: 'family' }>

interface FamilyChoiceProps {
  readonly chosen: Family | undefined
  readonly onChoice: (choice: LawFrom) => void
}

/** A documented default by family of products: always shown as an assumption. */
export function FamilyChoice({ chosen, onChoice }: FamilyChoiceProps) {
  const { both } = useSpeech()
  return (
    <div className="choice">
      <Segmented<Family['family'] | 'none'>
        name={both('Famille de produits', 'Family of products')}
        value={chosen?.family ?? 'none'}
        options={[
          ['functional', both('fonctionnel', 'functional')],
          ['innovative', both('de mode, nouveau', 'innovative, fashion')],
        ]}
        onChange={(family) => family !== 'none' && onChoice({ kind: 'family', family })}
      />
      <p className="label">
        {both(
          'Hypothèse, non mesurée\u00a0: erreur moyenne de 10\u202f% pour un produit fonctionnel, de 40 à 100\u202f% pour un produit nouveau (Fisher, 1997). Le niveau reste celui de la chaîne.',
          'An assumption, not a measure: mean error of 10 % for a functional product, of 40 to 100 % for an innovative one (Fisher, 1997). The level stays that of the chain.',
        )}
      </p>
    </div>
  )
}
