import { describe, expect, it } from 'vitest'
import { changed, flowOf, JUMPER, make } from '../test-support/jumper-chain.test-support.ts'
import { socialFigures, socialOf } from './social.ts'

const DOCUMENTED = {
  ...JUMPER,
  sites: changed(JUMPER.sites, 'studio', {
    socialEvidence: [
      { topic: 'safety', finding: 'no accident in 2025', source: 'audit 7', date: '2026-02-03' },
      { topic: 'fair-pay', finding: 'above the agreement', source: 'pay slips' },
    ],
  }),
}

describe('social', () => {
  it('[SO1] each stage repeats the evidence of its site, with source and date', () => {
    const social = socialOf(flowOf(DOCUMENTED))
    expect(social.lines.map((line) => line.stageId)).toEqual(['knit', 'buy-button', 'link'])
    expect(social.lines[0]?.evidence).toEqual([
      { topic: 'fair-pay', finding: 'above the agreement', source: 'pay slips' },
      { topic: 'safety', finding: 'no accident in 2025', source: 'audit 7', date: '2026-02-03' },
    ])
    expect(social.lines[0]?.topicsUnknown).toEqual([
      'working-time',
      'rights',
      'living-income',
      'duty-of-care',
    ])
    expect(social).toMatchObject({ documented: 3, unknown: 6 })
    expect(social.byTopic).toMatchObject({ safety: 3, 'fair-pay': 3, rights: 0 })
  })

  it('[SO2] without evidence nothing is known, and nothing is ever a score', () => {
    const social = socialOf(flowOf(JUMPER))
    expect(social).toMatchObject({ lines: [], documented: 0, unknown: 9 })
    for (const figure of [
      ...socialFigures(social),
      ...socialFigures(socialOf(flowOf(DOCUMENTED))),
    ]) {
      expect(figure.unit, figure.id).toBe('count')
    }
  })

  it('[SO3] a site that is not in use says nothing', () => {
    const spare = {
      id: 'spare',
      name: 'x',
      actor: 'brand',
      country: 'FR',
      socialEvidence: [{ topic: 'rights', finding: 'x', source: 'y' }],
    }
    const process = make('knit-spare', 'spare', [[], 'panel'])
    const social = socialOf(
      flowOf({
        ...JUMPER,
        sites: [...JUMPER.sites, spare],
        processes: [...JUMPER.processes, process],
      }),
    )
    expect(social.lines).toEqual([])
  })
})
