import type { ReactNode } from 'react'
import '../style/states.css'
import { RingDrawing } from '../nav/RingDrawing.tsx'

export interface EmptyStateProps {
  /** One question, in the serif. */
  readonly question: string
  readonly line?: ReactNode
  /** A field, a file, examples: at most one primary action. */
  readonly children: ReactNode
}

/** Nothing yet: the ring with only the client, and one question. */
export function EmptyState({ question, line, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <div className="empty-ring" aria-hidden="true">
        <RingDrawing worthMost={undefined} hrefOf={() => undefined} />
        <svg viewBox="0 0 640 640">
          <circle className="ring" cx={320} cy={320} r={94} />
          <circle className="ring" cx={320} cy={320} r={177} />
          <circle cx={320} cy={320} r={23} fill="var(--p5)" />
        </svg>
      </div>
      <div>
        <h1 className="finding">{question}</h1>
        {line !== undefined && <p className="line">{line}</p>}
        <div className="choices">{children}</div>
      </div>
    </div>
  )
}
