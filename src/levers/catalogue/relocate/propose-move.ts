import type { Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { arrivalsOf } from '../../edits/carried-through.ts'
import { usualMode } from '../../edits/second-source.ts'
import type { Draft, LeverContext, Parameters } from '../../lever.ts'
import { countryAt, homeCountryOf, leadOf, leadSite, makerOf } from '../../terms/firm.ts'
import { boughtAbroad, makersByLabour } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'

type DraftProcess = Draft['processes'][number]

/** What the firm has made or buys abroad, with most work first, to a site of the firm at home, delivered where it is needed. */
export function proposeMove(draft: Draft, context: LeverContext): Result<Parameters> {
  const home = homeCountryOf(draft)
  const lead = leadOf(draft)
  const isFar = ({ site, kind }: DraftProcess) =>
    kind === 'transform' && countryAt(draft, site) !== home
  const isOurs = (each: DraftProcess) => each.tollFor === lead || makerOf(draft, each) === lead
  const [far] = [
    ...makersByLabour(draft, context).filter(isOurs),
    ...boughtAbroad(draft, context),
  ].filter(isFar)
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
