import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { countryOf } from '../../../chain/reference-set/reference.ts'
import type { Figure } from '../../model.ts'
import type { Dependency } from './dependency.ts'
import type { Exposure } from './exposures.ts'
import { fieldInput, figureInput, figureOf } from '../figure-spec.ts'
import type { SinglePoint } from './single-points.ts'

/** Countries that get figures of their own. */
const MAX_COUNTRIES = 12
const MAX_FIELDS = 12

const NOTHING_SOLD = 'rien n’est vendu | nothing is sold'
const NOTHING_TAKEN = 'aucune étape ne prend d’article | no stage takes any item'
const NO_NAME =
  'aucun article n’a que des fournisseurs nommés | no item has only suppliers with a name'
const VALUE_RULE =
  'valeur = ventes HT − droits − intérêts ; un achat compte au pays d’origine de l’article, sinon chez le fournisseur, sinon sur son site | value = sales excluding VAT − duties − interest; a purchase counts in the item’s country of origin, else the supplier’s, else at its site'

/** Key figures of dependency; the first countries have their shares one by one. */
export function dependencyFigures(dependency: Dependency, reference: ReferenceSet): Figure[] {
  const first = dependency.countries.slice(0, MAX_COUNTRIES)
  return [
    ...concentrationFigures(dependency, first),
    ...singleFigures(dependency),
    ...first.flatMap((each) => countryFigures(each, nameOf(reference, each.key))),
  ]
}

interface Name {
  readonly fr: string
  readonly en: string
}

function nameOf(reference: ReferenceSet, iso2: string): Name {
  const country = countryOf(reference, iso2)
  return country ? { fr: country.nameFr, en: country.nameEn } : { fr: iso2, en: iso2 }
}

function concentrationFigures(dependency: Dependency, first: readonly Exposure[]): Figure[] {
  const [top] = first
  const fields = dependency.inputs
    .flatMap((input) => input.suppliers.map((each) => `processes/${each.process}/shareRatio`))
    .slice(0, MAX_FIELDS)
    .map(fieldInput)
  return [
    figureOf({
      id: 'dependency.concentration',
      unit: 'index',
      value: dependency.concentration,
      label: 'concentration par pays | concentration by country',
      formula:
        'somme des carrés des parts de valeur par pays, tous rangs | sum of squared shares of value by country, all tiers',
      because: NOTHING_SOLD,
      inputs: first.map((each) => figureInput(`dependency.value.${each.key}`)),
      method: 'Herfindahl, Hirschman',
    }),
    figureOf({
      id: 'dependency.concentration.inputs',
      unit: 'index',
      value: dependency.inputCountryConcentration,
      label: 'concentration des achats, par pays | concentration of purchases, by country',
      formula:
        'moyenne sur les articles pris, pondérée par leur valeur, de la somme des carrés des parts de leurs pays | mean over the items taken, weighted by value, of the sum of squared shares of their countries',
      because: NOTHING_TAKEN,
      inputs: fields,
      method: 'Herfindahl, Hirschman',
    }),
    figureOf({
      id: 'dependency.concentration.firms',
      unit: 'index',
      value: dependency.inputFirmConcentration,
      label: 'concentration des achats, par firme | concentration of purchases, by firm',
      formula:
        'la même, par firme, sur les articles dont tous les fournisseurs sont nommés | the same by firm, over the items whose suppliers all have a name',
      because: NO_NAME,
      inputs: fields,
      method: 'Herfindahl, Hirschman',
    }),
    figureOf({
      id: 'dependency.largestCountry',
      unit: 'ratio',
      value: top?.valueShare,
      label: `plus grande part : ${top?.key ?? ''} | largest share: ${top?.key ?? ''}`,
      formula:
        'valeur ajoutée et achetée dans le pays ÷ valeur de ce qui est vendu | value added and bought in the country ÷ value of what is sold',
      because: NOTHING_SOLD,
      inputs: top ? [figureInput(`dependency.value.${top.key}`)] : [],
    }),
  ]
}

function singleFigures(dependency: Dependency): Figure[] {
  const { deepest, singles } = dependency
  const suppliers = (points: readonly SinglePoint[]) =>
    points.slice(0, MAX_FIELDS).map((point) => fieldInput(`processes/${point.process}/supplier`))
  const who = deepest ? ` : ${deepest.item}, ${deepest.actor}` : ''
  const whoEn = deepest ? `: ${deepest.itemEn}, ${deepest.actor}` : ''
  return [
    figureOf({
      id: 'dependency.singleSources',
      unit: 'count',
      value: dependency.inputCount > 0 ? singles.length : undefined,
      label: 'fournisseurs uniques | single sources',
      formula:
        'nombre d’articles qu’une seule firme, autre que le pilote, fournit dans toute la chaîne | number of items that one firm alone, other than the lead, supplies in the whole chain',
      because: NOTHING_TAKEN,
      inputs: suppliers(singles),
    }),
    figureOf({
      id: 'dependency.singleInputs',
      unit: 'count',
      value: dependency.inputCount > 0 ? dependency.singleFirmCount : undefined,
      label: 'achats à source unique | purchases from a single source',
      formula:
        'nombre d’articles, lieu par lieu, que l’on tient d’une seule firme | number of items, place by place, that come from one firm',
      because: NOTHING_TAKEN,
      inputs: [figureInput('dependency.concentration.firms')],
    }),
    figureOf({
      id: 'dependency.deepestSingle',
      unit: 'count',
      value: deepest?.tier,
      label: `rang du plus profond point seul${who} | tier of the deepest single point${whoEn}`,
      formula:
        'plus grand rang d’un article qu’une seule firme, ou un seul pays, fournit | largest tier of an item that one firm, or one country, alone supplies',
      because:
        'chaque article a plusieurs firmes et plusieurs pays | every item has several firms and several countries',
      inputs: deepest ? suppliers([deepest]) : [],
    }),
  ]
}

function countryFigures(exposure: Exposure, name: Name): Figure[] {
  const { key } = exposure
  return [
    figureOf({
      id: `dependency.value.${key}`,
      unit: 'ratio',
      value: exposure.valueShare,
      label: `valeur venue de ${name.fr}, tous rangs | value from ${name.en}, all tiers`,
      formula: VALUE_RULE,
      because: NOTHING_SOLD,
      inputs: [
        figureInput('books.sales'),
        figureInput('books.duty'),
        figureInput('books.interest'),
      ],
      method: 'Johnson, Noguera (2012), doi:10.1016/j.jinteco.2011.10.003',
    }),
    figureOf({
      id: `dependency.direct.${key}`,
      unit: 'ratio',
      value: exposure.directShare,
      label: `valeur venue de ${name.fr}, vue du rang 1 | value from ${name.en}, seen from tier 1`,
      formula:
        'valeur ajoutée au rang 1 dans le pays + ce que le rang 1 prend à des étapes du pays, comme sur une facture ÷ valeur | value added at tier 1 in the country + what tier 1 takes from stages of the country, as on an invoice ÷ value',
      because: NOTHING_SOLD,
      inputs: [figureInput(`dependency.value.${key}`)],
      method: 'Baldwin, Freeman, Theodorakopoulos (2022), doi:10.3386/w30525',
    }),
    figureOf({
      id: `dependency.atRisk.${key}`,
      unit: 'ratio',
      value: exposure.atRiskShare,
      label: `valeur qui passe par ${name.fr} | value that crosses ${name.en}`,
      formula:
        '1 − part de la valeur dont le chemin jusqu’au client évite le pays | 1 − share of value whose path to the client avoids the country',
      because: NOTHING_SOLD,
      inputs: [figureInput(`dependency.value.${key}`)],
      method: 'Los, Timmer, de Vries (2016), doi:10.1257/aer.20140883',
    }),
  ]
}
