import { useSpeech } from '../../../ui/language.tsx'
import type { CardSeen } from '../../model.ts'

/** A few figures of the chain that the card stands for, as `see` works them out. */
export function SeenFigures({ seen }: { readonly seen: readonly CardSeen[] }) {
  const { say, figure } = useSpeech('EUR')
  return (
    <dl className="card-seen">
      {seen.map(({ id, label, unit, value, low, high }) => (
        <div key={id}>
          <dt>{say(label)}</dt>
          <dd>
            {figure(value, unit)}
            {low !== undefined && high !== undefined && (
              <span className="quiet">
                {figure(low, unit)} – {figure(high, unit)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
