import type { Arguments, Option } from '../../core/command.ts'
import type { FigureEdits } from '../engine/figures/question-figures.ts'
import { SELLING_FIGURES, SOURCE_FIGURES } from '../engine/figures/question-figures.ts'
import type { NearerMaker } from '../engine/from-chain/nearer-source.ts'

/** Options that set figures by hand. */
export const FIGURE_OPTIONS: readonly Option[] = [
  {
    name: 'set',
    value: 'NAME=N,...',
    doc: `figures by hand: ${SELLING_FIGURES.join(', ')}, source/1/${SOURCE_FIGURES.join(', source/1/')}`,
  },
  {
    name: 'nearer',
    value: 'RATIO[,WEEKS]',
    doc: 'with one chain: a nearer maker so much dearer (0.3), with its lead in weeks',
  },
]

interface FigureAsking {
  readonly edits?: FigureEdits
  readonly nearer?: NearerMaker
}

/** `--set` and `--nearer`; a sentence when they are odd. */
export function figureOptions(options: Arguments['options']): FigureAsking | string {
  const [set, nearer] = [options.get('set'), options.get('nearer')]
  if (set === true) return '--set takes NAME=N, several after commas.'
  if (nearer === true) return '--nearer takes how much dearer, as a share: 0.3.'
  const edits = set === undefined ? undefined : editsOf(set)
  if (typeof edits === 'string') return edits
  const maker = nearer === undefined ? undefined : makerOf(nearer)
  if (typeof maker === 'string') return maker
  return { ...(edits && { edits }), ...(maker && { nearer: maker }) }
}

function editsOf(text: string): FigureEdits | string {
  const edits: Record<string, number> = {}
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim())
    const number = value === '' ? NaN : Number(value)
    if (name === '' || !Number.isFinite(number)) {
      return `--set "${part}" is not NAME=N. Maybe write the decimals after a point.`
    }
    edits[name] = number
  }
  return edits
}

/** A far source has no use for a maker ten times as dear. */
const MOST_PREMIUM = 9

function makerOf(text: string): NearerMaker | string {
  const [premiumRatio = NaN, leadWeeks] = text.split(',').map(Number)
  if (!(premiumRatio > -1 && premiumRatio <= MOST_PREMIUM)) {
    return `--nearer ${text} must be above -1 and at most ${MOST_PREMIUM}: 0.3 is 30 % dearer.`
  }
  if (leadWeeks === undefined) return { premiumRatio }
  if (!(leadWeeks >= 0 && leadWeeks <= 104)) return '--nearer RATIO,WEEKS takes 0 to 104 weeks.'
  return { premiumRatio, leadWeeks: Math.ceil(leadWeeks) }
}
