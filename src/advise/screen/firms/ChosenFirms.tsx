import { useSpeech } from '../../../ui/language.tsx'
import type { KeptFirm } from './use-firms.ts'

interface ChosenFirmsProps {
  readonly kept: readonly KeptFirm[]
  readonly leftOut: ReadonlySet<string>
  readonly onToggle: (chainId: string) => void
}

/** Which of the chains are firms of this list: tries and examples can be left out. */
export function ChosenFirms({ kept, leftOut, onToggle }: ChosenFirmsProps) {
  const { both } = useSpeech()
  const chosen = kept.filter(({ chainId }) => !leftOut.has(chainId)).length
  return (
    <details className="chosen-firms no-print">
      <summary>
        {both(
          `Chaînes de la liste : ${chosen} sur ${kept.length}`,
          `Chains of the list: ${chosen} of ${kept.length}`,
        )}
      </summary>
      <ul>
        {kept.map(({ chainId, name }) => (
          <li key={chainId}>
            <label>
              <input
                type="checkbox"
                checked={!leftOut.has(chainId)}
                onChange={() => onToggle(chainId)}
              />{' '}
              {name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
