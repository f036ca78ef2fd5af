import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import { countryOf } from '../../chain/reference-set/reference.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { refusal } from '../terms/refusals.ts'
import { siteOf } from '../terms/firm.ts'
import { added } from './parts.ts'

/** Where a step puts something: a site of the chain, or a country in whose middle it makes one. */
export interface PlaceWish {
  readonly toSite: string | undefined
  readonly country: string | undefined
  readonly name: Words
  /** Who is at home at a site that is made; missing: a firm that the step makes too. */
  readonly actor?: string
}

interface Placed {
  readonly draft: Draft
  readonly site: string
}

/** The site that is named, or a new one in the middle of a country, with a firm of its own. */
export function withPlace(draft: Draft, wish: PlaceWish, context: LeverContext): Result<Placed> {
  const { toSite, country, name } = wish
  if (toSite !== undefined) {
    if (siteOf(draft, toSite)) return ok({ draft, site: toSite })
    return fail(refusal('no_such_part', { noun: 'sites', id: toSite }))
  }
  const land = country === undefined ? undefined : countryOf(context.reference, country)
  if (!land) return fail(refusal('country_unknown', { country: country ?? '' }))
  const id = `${context.stepId}/site`
  const names = { name: `${name.fr} (${land.nameFr})`, nameEn: `${name.en} (${land.nameEn})` }
  const actor = wish.actor ?? `${context.stepId}/firm`
  const peopled =
    wish.actor === undefined
      ? added(draft, 'actors', { id: actor, ...names, kind: 'firm', country: land.iso2 })
      : draft
  const site = {
    id,
    ...names,
    actor,
    country: land.iso2,
    latitudeDeg: land.latitudeDeg,
    longitudeDeg: land.longitudeDeg,
  }
  return ok({ draft: added(peopled, 'sites', site), site: id })
}
