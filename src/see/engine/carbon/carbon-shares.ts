import { COLUMNS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure } from '../../model.ts'
import type { StageRow } from '../accounts/stages.ts'
import { stageCarbon } from '../accounts/stages.ts'
import type { Carbon } from './carbon.ts'
import { TRANSPORT } from './mode-beats-distance.ts'

/** Ids of what the reading says of carbon as shares, each with its interval. */
export const LARGEST_SHARE = 'carbon.share.largest'
export const TRANSPORT_SHARE = 'carbon.share.transport'
export const MODE_RATIO = 'carbon.modeRatio'

export function carbonShareFigures(carbon: Carbon, rows: readonly StageRow[]): Figure[] {
  const { totalPerUnit: total, largest, byComponent, modeBeatsDistance: pair } = carbon
  const nameOf = (id: string | undefined) => rows.find((row) => row.id === id)
  const first = largest[0]
  const row = nameOf(first?.stageId)
  const because = words('aucun carbone n’est connu | no carbon is known')
  const figures: Figure[] = [
    {
      id: LARGEST_SHARE,
      unit: 'ratio',
      value: first && total > 0 ? first.kg / total : undefined,
      label: {
        fr: `part du carbone, ${row?.name ?? 'première étape'}`,
        en: `share of the carbon, ${row?.nameEn ?? 'largest stage'}`,
      },
      because,
      formula: words(
        'carbone de l’étape qui émet le plus ÷ carbone par pièce | carbon of the stage that emits most ÷ carbon per piece',
      ),
      inputs: [
        ...(first ? [{ kind: 'figure', id: `stage/${first.stageId}.carbon` } as const] : []),
        { kind: 'figure', id: 'carbon.total' },
      ],
    },
    {
      id: TRANSPORT_SHARE,
      unit: 'ratio',
      value: total > 0 ? byComponent.transport / total : undefined,
      label: words('part du transport dans le carbone | share of carriage in the carbon'),
      because,
      formula: words(
        'carbone du transport ÷ carbone par pièce | carbon of carriage ÷ carbon per piece',
      ),
      inputs: [
        { kind: 'figure', id: 'carbon.transport' },
        { kind: 'figure', id: 'carbon.total' },
      ],
    },
  ]
  if (!pair) return figures
  const [longer, shorter] = [nameOf(pair.longerStageId), nameOf(pair.shorterStageId)]
  figures.push({
    id: MODE_RATIO,
    unit: 'ratio',
    value: pair.longerKgPerKg / pair.shorterKgPerKg,
    label: {
      fr: `carbone par kilo, « ${longer?.name} » sur « ${shorter?.name} »`,
      en: `carbon per kilo, “${longer?.nameEn}” over “${shorter?.nameEn}”`,
    },
    formula: words(
      'carbone par kilo du trajet le plus long ÷ carbone par kilo du plus court | carbon per kilo of the longer lane ÷ carbon per kilo of the shorter one',
    ),
    inputs: [pair.longerStageId, pair.shorterStageId].map((id) => ({
      kind: 'figure',
      id: `stage/${id}.carbon.transport`,
    })),
  })
  return figures
}

/** The same shares in a drawn flow: the stages that they speak of stay those of the analysis. */
export function carbonShareMeasure(base: Flow, carbon: Carbon) {
  const { chain, processCount, itemIndex } = base.network
  const stageOf = new Map<string, number>()
  chain.processes.forEach(({ id }, stage) => stageOf.set(id, stage))
  chain.lanes.forEach(({ id }, lane) => stageOf.set(id, processCount + lane))
  const largest = stageOf.get(carbon.largest[0]?.stageId ?? '')
  const pair = carbon.modeBeatsDistance
  const perKg = (flow: Flow, id: string) => {
    const stage = stageOf.get(id)!
    const item = chain.items[itemIndex.get(chain.lanes[stage - processCount]!.item)!]!
    return flow.table[stage * COLUMNS + TRANSPORT]! / item.massKgPerUnit!
  }
  return (flow: Flow): Record<string, number | undefined> => {
    const { activity, table } = flow
    let [total, transport] = [0, 0]
    for (let stage = 0; stage < flow.network.stageCount; stage++) {
      if (activity[stage] === 0) continue
      total += activity[stage]! * stageCarbon(flow, stage)
      transport += activity[stage]! * table[stage * COLUMNS + TRANSPORT]!
    }
    if (!(total > 0)) return {}
    return {
      [TRANSPORT_SHARE]: transport / total,
      ...(largest === undefined
        ? {}
        : { [LARGEST_SHARE]: (activity[largest]! * stageCarbon(flow, largest)) / total }),
      ...(pair
        ? { [MODE_RATIO]: perKg(flow, pair.longerStageId) / perKg(flow, pair.shorterStageId) }
        : {}),
    }
  }
}
