import type { Figure, FigureInput } from '../../model.ts'
import type { Boomerangs } from './boomerang.ts'
import { fieldInput, figureInput, figureOf } from '../figure-spec.ts'
import { NEAR_KM } from './local-sum.ts'
import type { Origins, OriginShares } from './origin.ts'

const WHAT = {
  cost: {
    fr: 'coût',
    en: 'cost',
    formula:
      'coût ajouté et acheté là ÷ coût de la chaîne, sans marges, droits ni intérêts | cost added and bought there ÷ cost of the chain, without margins, duties and interest',
    because: 'aucun coût n’est connu | no cost is known',
  },
  steps: {
    fr: 'opérations',
    en: 'steps',
    formula:
      'opérations faites là ÷ opérations, chacune comptée à la part de son étape dans la fabrication de l’article | steps done there ÷ steps, each counted by the share of its process in the making of the item',
    because: 'aucune étape ne transforme | no process transforms anything',
  },
  mass: {
    fr: 'matière',
    en: 'matter',
    formula:
      'kg de matières premières venues de là ÷ kg de matières premières | kg of raw materials from there ÷ kg of raw materials',
    because:
      'la masse d’une matière première manque, ou rien n’entre dans la chaîne | the mass of a raw material is missing, or nothing enters the chain',
  },
} as const
type What = keyof typeof WHAT

const SCOPES = ['home', 'near', 'country', 'eu'] as const
type Scope = (typeof SCOPES)[number]

const SHARE: Readonly<Record<Scope, (shares: OriginShares) => number | undefined>> = {
  home: (shares) => shares.homeShare,
  near: (shares) => shares.nearShare,
  country: (shares) => shares.countryShare,
  eu: (shares) => shares.euShare,
}

const BECAUSE: Partial<Record<Scope, string>> = {
  near: 'les clients n’ont pas de coordonnées | the clients have no coordinates',
  eu: 'la table des pays n’est pas chargée | the table of countries is not loaded',
}

/** `origin.<cost, steps, mass>.<home, near, country, eu>`: local shares of all that is sold. */
export function originFigures(origins: Origins): Figure[] {
  const inputs: FigureInput[] = [fieldInput('chain/homeRegion')]
  const names: Readonly<Record<Scope, readonly [fr: string, en: string]>> = {
    home: [`du territoire (${origins.homeRegion})`, `from the home region (${origins.homeRegion})`],
    near: [`à moins de ${NEAR_KM} km du client`, `within ${NEAR_KM} km of the client`],
    country: [`du pays (${origins.homeRegion.slice(0, 2)})`, 'from the home country'],
    eu: ['de l’Union européenne', 'from the European Union'],
  }
  return (Object.keys(WHAT) as What[]).flatMap((what) =>
    SCOPES.map((scope) => {
      const shares = origins[what]
      const { fr, en, formula, because } = WHAT[what]
      const [frName, enName] = names[scope]
      return figureOf({
        id: `origin.${what}.${scope}`,
        unit: 'ratio',
        value: shares && SHARE[scope](shares),
        label: `part ${frName}, ${fr} | share ${enName}, ${en}`,
        formula,
        because: shares ? (BECAUSE[scope] ?? because) : because,
        inputs: what === 'cost' ? [...inputs, figureInput('total.cost')] : inputs,
      })
    }),
  )
}

/** Counts and value of the matter that leaves and comes back. */
export function boomerangFigures(boomerangs: Boomerangs): Figure[] {
  const [first] = boomerangs.largest
  const inputs = (first?.stages ?? []).map((stage) => figureInput(`stage/${stage}.cost`))
  const none = 'aucune matière ne sort pour revenir | no matter leaves to come back'
  const ofFirst = (name: string, nameEn: string) =>
    `${name}, plus grande boucle | ${nameEn}, largest loop`
  const along =
    'somme des étapes du chemin, de la sortie au retour | sum over the stages of the way, from leaving to coming back'
  return [
    figureOf({
      id: 'boomerang.count',
      unit: 'count',
      value: boomerangs.count,
      label: 'flux boomerang | boomerang flows',
      formula:
        'nombre de couples matière et pays : sortie du pays, transformée ailleurs, revenue dans un autre article | number of pairs of matter and country: left the country, transformed elsewhere, back inside another item',
      because: none,
      inputs,
    }),
    figureOf({
      id: 'boomerang.value',
      unit: 'money/year',
      value: boomerangs.backValuePerYear,
      label: 'matière sortie puis revenue | matter that left and came back',
      formula:
        'somme des flux : valeur à la frontière × part qui revient | sum over flows: value at the border × share that comes back',
      because: none,
      inputs,
    }),
    figureOf({
      id: 'boomerang.share',
      unit: 'ratio',
      value: first?.backShare,
      label: ofFirst('part qui revient', 'share that comes back'),
      formula: 'valeur qui revient ÷ valeur sortie | value that comes back ÷ value that left',
      because: none,
      inputs: [figureInput('boomerang.value')],
    }),
    figureOf({
      id: 'boomerang.days',
      unit: 'days',
      value: first?.days,
      label: ofFirst('jours', 'days'),
      formula: along,
      because: none,
      inputs,
    }),
    figureOf({
      id: 'boomerang.km',
      unit: 'km',
      value: first?.km,
      label: ofFirst('km', 'km'),
      formula: along,
      because: none,
      inputs,
    }),
    figureOf({
      id: 'boomerang.carbon',
      unit: 'kgCO2e/year',
      value: first?.carbonKgCo2ePerYear,
      label: ofFirst('carbone', 'carbon'),
      formula:
        'somme des étapes du chemin : carbone de l’étape pour les articles qui portent la matière, comptés entiers | sum over the stages of the way: carbon of the stage for the goods that carry the matter, counted whole',
      because: none,
      inputs,
    }),
  ]
}
