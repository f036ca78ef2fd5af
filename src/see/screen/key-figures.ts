import type { KeyFigureProps } from '../../ui/figure/KeyFigure.tsx'
import { formatChange, formatPoints } from '../../ui/format.ts'
import type { Speech } from '../../ui/language.tsx'
import type { StackPart } from '../../ui/charts/StackBar.tsx'
import type { FigureValue, SeeDocument } from '../engine/document.ts'
import { clientVoice } from './client-voice.ts'
import type { SecondChain } from './second-chain.ts'
import { countryName } from '../../ui/country-name.ts'
import { valueOf } from './second-chain.ts'

type Shown = Pick<
  KeyFigureProps,
  'id' | 'name' | 'value' | 'unit' | 'low' | 'high' | 'marks' | 'decimals'
> & {
  readonly note: string
  /** Where it comes from most: what a newcomer would ask next. */
  readonly where: string
  /** The same figure of the chain beside, and by how much it differs. */
  readonly beside: string | undefined
  readonly parts: readonly StackPart[] | undefined
}

interface Spec {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly where: string
  readonly parts?: readonly StackPart[]
  /** How much of it the client accepts, on the same scale. */
  readonly clientAt?: number | undefined
  /** The figure to compare with, when it bears another name in the other chain. */
  readonly besideId?: string | undefined
}

/** The figures at the foot of home: how much, how sure, and where. */
export function keyFigures(
  document: SeeDocument,
  second: SecondChain | undefined,
  speech: Speech,
): Shown[] {
  const specs = [
    marginSpec(document, speech),
    landedSpec(document, speech),
    daysSpec(document, speech),
    carbonSpec(document, speech),
    dependencySpec(document, second, speech),
    nearSpec(document, speech),
  ]
  return specs.map((spec) => shownOf(spec, document, second, speech))
}

function shownOf(
  { besideId, clientAt, ...spec }: Spec,
  document: SeeDocument,
  second: SecondChain | undefined,
  speech: Speech,
): Shown {
  const figure = document.figures.find((each) => each.id === spec.id)
  const { value, low, high, unit = 'index' } = figure ?? {}
  const other = second && valueOf(second.document, besideId ?? spec.id)
  return {
    parts: undefined,
    ...spec,
    ...unsaidWords(figure, speech),
    unit,
    value,
    low,
    high,
    marks: [
      ...(clientAt === undefined ? [] : [{ value: clientAt, kind: 'client' as const }]),
      ...(other === undefined ? [] : [{ value: other, kind: 'scenario' as const }]),
    ],
    // From a thousand on, cents say nothing and need the room of the next figure.
    ...(unit.startsWith('money') && Math.abs(value ?? 0) >= 1000 ? { decimals: 0 } : {}),
    beside: value === undefined ? undefined : besideWords(other, value, unit, speech),
  }
}

/** Why a figure cannot be said stands where its notes would. */
function unsaidWords(figure: FigureValue | undefined, speech: Speech) {
  if (figure === undefined || figure.value !== undefined) return {}
  return { note: figure.because ? speech.say(figure.because) : '', where: '', parts: undefined }
}

/** `B : 46,73 € (−1,46 €)`. */
function besideWords(
  other: number | undefined,
  value: number,
  unit: string,
  speech: Speech,
): string | undefined {
  if (other === undefined) return undefined
  return `B\u00a0: ${speech.figure(other, unit)} (${changeOf(other - value, unit, speech)})`
}

function changeOf(change: number, unit: string, speech: Speech): string {
  return unit === 'ratio'
    ? formatPoints(change, speech.language)
    : formatChange(change, unit, speech.format)
}

function shareOf(document: SeeDocument, id: string, speech: Speech): string {
  const value = valueOf(document, id)
  return value === undefined ? speech.ui.unknown : speech.figure(value, 'ratio')
}

/** `surtout Mer, 38 j`: a name as short as it can be said. */
function mostlyWords(name: string, amount: string, speech: Speech): string {
  return `${speech.both('surtout', 'mostly')} ${name.split(',')[0]}, ${amount}`
}

function marginSpec(document: SeeDocument, speech: Speech): Spec {
  const entry = shareOf(document, 'margin.entry.ratio', speech)
  const operating = shareOf(document, 'margin.operating.ratio', speech)
  return {
    id: 'margin.final.ratio',
    name: speech.both('Marge finale', 'Final margin'),
    note: speech.both(`${entry} à l’achat`, `${entry} at purchase`),
    where: speech.both(`${operating} une fois tout payé`, `${operating} once all is paid`),
  }
}

function landedSpec(document: SeeDocument, speech: Speech): Spec {
  const top = document.stages.toSorted((a, b) => b.costPerUnit - a.costPerUnit)[0]
  return {
    id: 'landed.unit',
    name: speech.both('Coût rendu', 'Landed cost'),
    note: speech.both('par pièce, hors vente', 'per piece, before sale'),
    where: top
      ? mostlyWords(
          speech.both(top.name, top.nameEn),
          speech.figure(top.costPerUnit, 'money/unit'),
          speech,
        )
      : '',
  }
}

function daysSpec(document: SeeDocument, speech: Speech): Spec {
  const client = clientVoice(document, speech)
  const patience = valueOf(document, 'lead.patience')
  const ways = new Set(document.lead.markets.flatMap((market) => market.critical))
  const longest = document.stages
    .filter((row) => ways.has(row.id))
    .toSorted((a, b) => b.days - a.days)[0]
  return {
    id: 'lead.critical',
    name: speech.both('Délai', 'Lead time'),
    clientAt: patience,
    note:
      patience === undefined
        ? speech.both('de la matière à sa main', 'from matter to hand')
        : speech.both(
            `${client.subject} accepte d’en attendre ${speech.number(patience)}`,
            `${client.subject} would wait ${speech.number(patience)}`,
          ),
    where: longest
      ? mostlyWords(
          speech.both(longest.name, longest.nameEn),
          speech.figure(longest.days, 'days'),
          speech,
        )
      : '',
  }
}

function carbonSpec(document: SeeDocument, speech: Speech): Spec {
  const { largest, totalPerUnit } = document.carbon
  const shown = largest.slice(0, 4).flatMap(({ stageId, kg }) => {
    const row = document.stages.find((each) => each.id === stageId)
    return row && totalPerUnit > 0 && kg > 0
      ? [{ name: speech.both(row.name, row.nameEn), shareRatio: kg / totalPerUnit }]
      : []
  })
  const rest = 1 - shown.reduce((sum, part) => sum + part.shareRatio, 0)
  const [top] = shown
  return {
    id: 'carbon.total',
    name: speech.both('Carbone', 'Carbon'),
    note: speech.both('par pièce', 'per piece'),
    where: top ? mostlyWords(top.name, speech.figure(top.shareRatio, 'ratio'), speech) : '',
    ...(shown.length === 0
      ? {}
      : {
          parts: [
            ...shown,
            { name: speech.both('autres', 'others'), shareRatio: Math.max(rest, 0) },
          ],
        }),
  }
}

/** The country abroad that most of the value passes through; at home alone, the concentration. */
function dependencySpec(
  document: SeeDocument,
  second: SecondChain | undefined,
  speech: Speech,
): Spec {
  const abroad = largestAbroad(document)
  const other = second && largestAbroad(second.document)
  const name = speech.both('Dépendance', 'Dependency')
  const concentration = valueOf(document, 'dependency.concentration')
  const where =
    concentration === undefined
      ? ''
      : speech.both(
          `concentration ${speech.number(concentration, 2)}`,
          `concentration ${speech.number(concentration, 2)}`,
        )
  if (!abroad) {
    const note = speech.both('tout se forme ici', 'all is formed here')
    return { id: 'dependency.concentration', name, note, where: '' }
  }
  const steps = new Map(document.stages.map((row) => [row.country, row.step]))
  return {
    id: `dependency.atRisk.${abroad.key}`,
    besideId: other && `dependency.atRisk.${other.key}`,
    name,
    note: speech.both(
      `${countryName(abroad.key, 'fr')}\u00a0: valeur qui y passe`,
      `${countryName(abroad.key, 'en')}: value that passes there`,
    ),
    where,
    parts: [
      {
        name: countryName(abroad.key, speech.language),
        shareRatio: abroad.atRiskShare,
        step: steps.get(abroad.key) ?? 1,
      },
      {
        name: speech.both('le reste', 'the rest'),
        shareRatio: Math.max(0, 1 - abroad.atRiskShare),
        rest: true,
      },
    ],
  }
}

function largestAbroad({ dependency }: SeeDocument) {
  return dependency.countries
    .filter((each) => !each.isHome)
    .toSorted((a, b) => b.atRiskShare - a.atRiskShare)[0]
}

function nearSpec(document: SeeDocument, speech: Speech): Spec {
  const { stressed } = clientVoice(document, speech)
  const near = shareOf(document, 'proximity.access.near', speech)
  return {
    id: 'proximity.access.km',
    name: speech.both('Proximité', 'Proximity'),
    note: speech.both(`de l’atelier à ${stressed}`, `from the workshop to ${stressed}`),
    where: speech.both(`${near} du coût à moins de 100 km`, `${near} of cost within 100 km`),
  }
}
