import { COUNTRY_PATTERN } from '../../../chain/nouns/actor.ts'
import { MODES } from '../../../chain/nouns/vocabulary.ts'
import type { Result } from '../../../core/problem.ts'
import { fail } from '../../../core/problem.ts'
import { amount, choice, ref, required, share, text } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withPlace } from '../../edits/new-place.ts'
import { withSecondSource } from '../../edits/second-source.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'

/** What the levers that add a source ask. */
export const SOURCE_PARAMETERS = {
  process: required(ref(['processes'], 'procédé | process', 'The one that gets another source.')),
  toSite: ref(['sites'], 'site | site', 'Of the new source; missing: a country says where.'),
  country: text('pays | country', 'Of the new source, when no site is named.', {
    pattern: COUNTRY_PATTERN,
  }),
  shareRatio: share('part | share', 'Of the need that the new source supplies.', { min: 0.01 }),
  priceRatio: amount('ratio', 'prix, nouveau sur ancien | price, new over old', 'What it asks.', {
    max: 20,
  }),
  mode: choice(MODES, 'mode des trajets | mode of lanes', 'Missing: lorry, or ship between lands.'),
} as const

export const SOURCE_LEFT_OUT = words(
  'le temps et le coût de l’agrément, les fournisseurs propres de la nouvelle source (elle prend les mêmes), la perte évitée en cas de crise | the time and cost of approval, the suppliers that the new source has of its own (it takes the same), the loss that it avoids in a crisis',
)

/** A source more, at the place and for the share that a step says. */
export function changeBySource(
  draft: Draft,
  settings: Settings,
  context: LeverContext,
): Result<Draft> {
  const process = draft.processes.find(({ id }) => id === settings.text('process'))
  if (!process) {
    return fail(refusal('no_such_part', { noun: 'processes', id: settings.text('process') }))
  }
  const place = withPlace(
    draft,
    {
      toSite: settings.textOr('toSite'),
      country: settings.textOr('country'),
      name: words('Autre source | Other source'),
    },
    context,
  )
  if (!place.ok) return place
  return withSecondSource(
    place.value.draft,
    {
      process,
      site: place.value.site,
      shareRatio: settings.number('shareRatio'),
      priceRatio: settings.number('priceRatio'),
      priceKnown: settings.known('priceRatio'),
      mode: settings.textOr('mode') as never,
    },
    context,
  )
}
