import type { Language } from '../../../core/format.ts'
import { formatFigure, formatNumber } from '../../../core/format.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { isPlainCo2 } from '../carbon/carbon.ts'
import { LARGEST_SHARE, MODE_RATIO, TRANSPORT_SHARE } from '../carbon/carbon-shares.ts'
import type { ReadingInput, Sentence } from '../reading.ts'
import { capital, nameOf, quoted, said, saidValue } from '../reading.ts'

/** Where most of the carbon comes from, beside all carriage. */
export function carbonSentence(input: ReadingInput): Sentence | undefined {
  const { carbon, rows } = input
  const first = rows.find((row) => row.id === carbon.largest[0]?.stageId)
  if (!first || carbon.totalPerUnit <= 0) return undefined
  const name = quoted(nameOf(first))
  // Carriage in CO2 alone beside the CO2e of the rest: a floor.
  const least = isPlainCo2(carbon.family) ? LEAST : NOTHING
  const of = carbon.unknownCount > 0 ? KNOWN : ALL
  const share = (language: Language) => said(input, LARGEST_SHARE, language) ?? ''
  const carried = (language: Language) => {
    const floor = input.intervals[TRANSPORT_SHARE]?.low
    if (least === NOTHING || floor === undefined)
      return said(input, TRANSPORT_SHARE, language) ?? ''
    return saidValue(input, { id: TRANSPORT_SHARE, value: floor }, language)
  }
  return {
    id: 'carbon',
    figureIds: [LARGEST_SHARE, TRANSPORT_SHARE, 'carbon.total', `stage/${first.id}.carbon`],
    weight: 35,
    text: {
      fr: `${capital(share('fr'))} ${of.fr} vient de l’étape ${name.fr} ; tout le transport réuni en fait ${least.fr}${carried('fr')}.`,
      en: `${capital(share('en'))} ${of.en} comes from the stage ${name.en}; all carriage together makes ${least.en}${carried('en')}.`,
    },
  }
}

const NOTHING: Words = { fr: '', en: '' }
const LEAST: Words = { fr: 'au moins ', en: 'at least ' }
const ALL: Words = { fr: 'du carbone', en: 'of the carbon' }
const KNOWN: Words = { fr: 'du carbone connu', en: 'of the known carbon' }

/** How sure one may be that the longer way weighs less. */
type Sureness = 'less' | 'maybe' | 'equal'

/** Above this ratio two weights are "about the same"; a convention. */
const SAME = 0.8
/** How much longer a way must be before "no more" is worth saying; a convention. */
const MUCH_LONGER = 2

/** A longer way by another mode that weighs less per kilo than a shorter one, as surely as it does. */
export function modeSentence(input: ReadingInput): Sentence | undefined {
  const { carbon, rows } = input
  const pair = carbon.modeBeatsDistance
  const longer = rows.find((row) => row.id === pair?.longerStageId)
  const shorter = rows.find((row) => row.id === pair?.shorterStageId)
  if (!pair || !longer || !shorter) return undefined
  const sure = surenessOf(input)
  if (sure !== 'less' && pair.longerKm < MUCH_LONGER * pair.shorterKm) return undefined
  const gas = isPlainCo2(carbon.family) ? 'kgCO2' : 'kgCO2e'
  const way = (km: number, name: Words, language: Language) =>
    language === 'fr'
      ? `${formatNumber(km, 'fr')}\u00a0km (${name.fr})`
      : `${formatNumber(km, 'en')} km (${name.en})`
  const text = (language: Language) => {
    const [lead, verb, than] = MODE_WORDING[sure][language]
    const far = way(pair.longerKm, quoted(nameOf(longer)), language)
    const near = way(pair.shorterKm, quoted(nameOf(shorter)), language)
    const [a, b] = [pair.longerKgPerKg, pair.shorterKgPerKg].map((kg) =>
      formatFigure(kg, gas, { language }),
    )
    return language === 'fr'
      ? `${lead} : un kilo porté ${far} ${verb} ${than} porté ${near} : ${a} contre ${b}.`
      : `${lead}: a kilo carried ${far} ${verb} ${than} carried ${near}: ${a} against ${b}.`
  }
  return {
    id: 'mode',
    figureIds: [MODE_RATIO, `stage/${longer.id}.carbon`, `stage/${shorter.id}.carbon`],
    weight: sure === 'less' ? 30 : 20,
    text: { fr: text('fr'), en: text('en') },
  }
}

function surenessOf({ figures, intervals }: ReadingInput): Sureness {
  const ratio = figures.get(MODE_RATIO)?.value ?? 1
  if ((intervals[MODE_RATIO]?.high ?? ratio) < (intervals[MODE_RATIO] ? 1 : SAME)) return 'less'
  return ratio < SAME ? 'maybe' : 'equal'
}

const MODE_WORDING: Readonly<
  Record<Sureness, Record<Language, readonly [string, string, string]>>
> = {
  less: {
    fr: ['Le mode compte plus que la distance', 'pèse moins', 'que'],
    en: ['The mode counts more than the distance', 'weighs less', 'than'],
  },
  maybe: {
    fr: ['Le mode compte autant que la distance', 'semble peser moins', 'que'],
    en: ['The mode counts as much as the distance', 'seems to weigh less', 'than'],
  },
  equal: {
    fr: ['Le mode compte autant que la distance', 'pèse à peu près autant', 'que'],
    en: ['The mode counts as much as the distance', 'weighs about as much', 'as'],
  },
}
