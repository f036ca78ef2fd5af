import { useSpeech } from '../../../ui/language.tsx'
import type { SoldItem } from '../../open-sales.ts'

export interface ItemChoiceProps {
  readonly product: { readonly itemId: string; readonly name: string }
  readonly items: readonly SoldItem[]
  /** Items of the table, those not listed included. */
  readonly count: number
  readonly chosen: string | undefined
  readonly onItem: (itemId: string) => void
}

/** Which item of the table is the product: asked for when none bears its name, never guessed. */
export function ItemChoice({ product, items, count, chosen, onItem }: ItemChoiceProps) {
  const { both, figure } = useSpeech()
  const rest = count - items.length
  return (
    <p className="sales-item">
      <label>
        <span>
          {both(
            `Quel article du tableau est «\u202f${product.name}\u202f»\u202f?`,
            `Which item of the table is ${product.name}?`,
          )}
        </span>{' '}
        <select
          className="field"
          value={chosen ?? ''}
          onChange={({ target }) => target.value !== '' && onItem(target.value)}
        >
          <option value="">{both('à choisir', 'to choose')}</option>
          {items.map(({ itemId, soldPieces }) => (
            <option key={itemId} value={itemId}>
              {`${itemId === '' ? both('sans nom', 'no name') : itemId} (${figure(soldPieces, 'count')} ${both('pièces', 'pieces')})`}
            </option>
          ))}
        </select>
      </label>
      {rest > 0 && (
        <span className="label">
          {both(
            `${rest} autres, moins vendus, ne sont pas listés.`,
            `${rest} more, sold less, are not listed.`,
          )}
        </span>
      )}
    </p>
  )
}
