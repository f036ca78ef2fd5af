import type { Result } from '../../core/problem.ts'
import type { Draft, Lever, LeverContext, LeverFigure } from '../lever.ts'
import type { Settings } from './settings.ts'
import { settingsOf } from './settings.ts'

/** A lever whose parameters are read with its defaults under them. */
interface LeverSpec extends Omit<Lever, 'apply' | 'figures'> {
  readonly change: (draft: Draft, settings: Settings, context: LeverContext) => Result<Draft>
  readonly workedOut?: (
    draft: Draft,
    settings: Settings,
    context: LeverContext,
  ) => readonly LeverFigure[]
}

export function defineLever({ change, workedOut, ...spec }: LeverSpec): Lever {
  return {
    ...spec,
    apply: (draft, parameters, context) =>
      change(draft, settingsOf(spec, parameters, { draft, context }), context),
    ...(workedOut && {
      figures: (draft, parameters, context) =>
        workedOut(draft, settingsOf(spec, parameters, { draft, context }), context),
    }),
  }
}
