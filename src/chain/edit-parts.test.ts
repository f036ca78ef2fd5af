import { describe, expect, it } from 'vitest'
import { generatedChain } from '../../bench/generated-chain.ts'
import { editParts } from './edit-parts.ts'
import { parseForEdits } from './parse.ts'

const parsed = parseForEdits(generatedChain(60))
if (!parsed.ok) throw new Error('the example cannot be read')
const { chain } = parsed.value

describe('parts edited whole', () => {
  it('[EP1] changed, added and removed parts make the chain that the whole document makes', () => {
    const site = { ...chain.sites[0]!, name: 'Autre' }
    const actor = { ...chain.actors[0]!, id: 'nouveau' }
    const result = editParts(parsed.value, [
      { noun: 'sites', put: [site], remove: [] },
      { noun: 'actors', put: [actor], remove: [] },
      { noun: 'estimates', put: [], remove: chain.estimates.map(({ id }) => id) },
      {
        noun: 'chain',
        put: [{ ...chain.chain, id: 'header', name: 'Autre' } as never],
        remove: [],
      },
    ])
    const whole = parseForEdits({
      ...chain,
      chain: { ...chain.chain, name: 'Autre' },
      sites: [site, ...chain.sites.slice(1)],
      actors: [...chain.actors, actor],
      estimates: [],
    })
    if (!result.ok || !whole.ok) throw new Error('refused')
    expect(result.value.chain).toEqual(whole.value.chain)
    expect(result.value.ids).toEqual(whole.value.ids)
  })

  it('[EP2] a part gone that others name is refused, and so is a part that is wrong by itself', () => {
    const gone = editParts(parsed.value, [{ noun: 'sites', put: [], remove: [chain.sites[0]!.id] }])
    expect(gone.ok ? [] : gone.problems.map(({ code }) => code)).toContain('unknown_id')
    const wrong = { ...chain.sites[0]!, latitudeDeg: 120 } as never
    const refused = editParts(parsed.value, [{ noun: 'sites', put: [wrong], remove: [] }])
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['out_of_range'])
  })
})
