import type { Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { arrivalsOf } from '../../edits/carried-through.ts'
import { usualMode } from '../../edits/second-source.ts'
import type { Draft, LeverContext, Parameters } from '../../lever.ts'
import { countryAt, homeCountryOf, leadSite } from '../../terms/firm.ts'
import { makersByLabour } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'

/** The process with most work abroad, to a site of the firm at home, delivered where it is needed. */
export function proposeMove(draft: Draft, context: LeverContext): Result<Parameters> {
  const home = homeCountryOf(draft)
  const [far] = makersByLabour(draft, context).filter(
    ({ site, kind }) => kind === 'transform' && countryAt(draft, site) !== home,
  )
  if (!far) return fail(refusal('all_made_at_home', { country: home }))
  const to = leadSite(draft)
  if (!to || to.country !== home) return fail(refusal('no_site_at_home', { country: home }))
  const made = (far.outputs ?? []).map(({ item }) => item as string)
  const [need] = made.flatMap((item) => arrivalsOf(draft, item, far.site))
  return ok({
    process: far.id,
    toSite: to.id,
    mode: usualMode(draft, far.site, to.id, context),
    ...(need && { deliverTo: need.to, deliveryMode: usualMode(draft, to.id, need.to, context) }),
  })
}
