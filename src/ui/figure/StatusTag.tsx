import '../style/controls.css'
import { useSpeech } from '../language.tsx'

export type Status = 'onTime' | 'watch' | 'late'

/** What happened, by shape and never by hue: plain on time, outlined to watch, reversed late. */
export function StatusTag({
  status,
  children,
}: {
  readonly status: Status
  readonly children?: string
}) {
  const { ui } = useSpeech()
  const text = children ?? ui.status[status]
  if (status === 'onTime') return <span>{text}</span>
  return <span className={status === 'watch' ? 'tag watch' : 'tag'}>{text}</span>
}
