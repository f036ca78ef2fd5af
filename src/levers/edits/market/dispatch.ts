import type { Named, Process } from '../../../chain/chain.ts'
import type { Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'
import { siteOf } from '../../terms/firm.ts'
import { added, copiedKnown, withKnown } from '../parts.ts'

type NamedProcess = Named<'processes', Process>

interface Dispatch {
  readonly draft: Draft
  /** Where a firm has the item, ready to go to a client. */
  readonly site: string
}

/** A site where a firm owns an item; when it only has what the item is made ready from, it makes it. */
export function dispatchFrom(
  draft: Draft,
  { item, firm }: { readonly item: string; readonly firm: string },
  context: LeverContext,
): Result<Dispatch> {
  const [held] = sitesWith(draft, { item, firm }, context)
  if (held !== undefined) return ok({ draft, site: held })
  for (const process of draft.processes) {
    if (process.kind === 'serve' || process.outputs?.[0]?.item !== item) continue
    const sites = (process.inputs ?? []).map((input) =>
      sitesWith(draft, { item: input.item, firm }, context),
    )
    const site = sites[0]?.find((each) => sites.every((list) => list.includes(each)))
    if (site !== undefined) return ok(preparedAt(draft, { process, site }, context))
  }
  return fail(refusal('no_sale_place', { item }))
}

/** Sites where the firm owns what is supplied of an item, most units first. */
function sitesWith(
  draft: Draft,
  { item, firm }: { readonly item: string; readonly firm: string },
  { reference }: LeverContext,
): readonly string[] {
  const flow = yearOf(draft, reference)?.flow
  if (!flow) return []
  const { network, owners, required } = flow
  const found: { readonly site: string; readonly units: number }[] = []
  for (let node = 0; node < network.nodeCount; node++) {
    const site = draft.sites[network.nodePlace[node] ?? -1]?.id
    if (site === undefined || draft.items[network.nodeItem[node] ?? -1]?.id !== item) continue
    if (draft.actors[owners.node[node] ?? -1]?.id !== firm) continue
    if (!network.stageNode.includes(node)) continue
    found.push({ site, units: required[node] ?? 0 })
  }
  return found.toSorted((a, b) => b.units - a.units).map(({ site }) => site)
}

/** The last touch of a process, done at another site. */
function preparedAt(
  draft: Draft,
  { process, site }: { readonly process: NamedProcess; readonly site: string },
  { stepId }: LeverContext,
): Dispatch {
  const id = `${stepId}/${process.id}`
  const { shareRatio: _share, capacityUnitsPerYear: _capacity, actor: _actor, ...rest } = process
  const name = siteOf(draft, site)?.name ?? site
  const copy = added(draft, 'processes', {
    ...(rest as object),
    id,
    name: `${process.name} (${name})`,
    nameEn: `${process.nameEn ?? process.name} (${name})`,
    site,
    tollFor: draft.processes.find((each) => each.site === site && each.tollFor)?.tollFor,
    segment: 'distribution',
    costPerYear: undefined,
    investment: undefined,
  })
  const isKept = (field: string) => !/^(capacity|shareRatio|costPerYear|investment)/.test(field)
  const known = copiedKnown(draft, `processes/${process.id}`, `processes/${id}`, isKept)
  return { draft: withKnown(copy, known), site }
}
