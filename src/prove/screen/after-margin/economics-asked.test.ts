import { describe, expect, it } from 'vitest'
import { askedOf, withFigure } from './economics-asked.ts'

describe('figures given for what follows the final margin', () => {
  it('[P136] what the reader gave is asked again; what was supposed or read stays so', () => {
    expect(
      askedOf({
        inputs: [
          { name: 'investment', value: 9, origin: 'given' },
          { name: 'lifeYears', value: 5, origin: 'assumed' },
          { name: 'repeatRatio', value: 0.3, origin: 'chain' },
        ],
        clientPays: { value: 'order', origin: 'assumed' },
        policies: [],
      }),
    ).toEqual({ investment: 9 })
  })

  it('[P136] a subsidy never passes the investment; a rate that does not move is left out', () => {
    expect(withFigure({ investment: 10, subsidy: 8 }, 'investment', 5)).toEqual({
      investment: 5,
      subsidy: 5,
    })
    expect(
      withFigure(
        { exchangeSdRatioPerYear: 0.1, hedgeRatioPerYear: 0.02 },
        'exchangeSdRatioPerYear',
        0,
      ),
    ).toEqual({})
    expect(withFigure({}, 'leaveRatio', 0.3)).toEqual({ leaveRatio: 0.3 })
  })
})
