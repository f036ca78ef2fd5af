import { fieldOf } from '../../../chain/fields.ts'
import { NOUNS } from '../../../chain/nouns.ts'
import type { Problem } from '../../../core/problem.ts'

/** What is wrong and what one can do, in the reader's words. */
export interface Said {
  readonly what: string
  readonly maybe: string
}

type Values = Readonly<Record<string, string | number>>
/** What is wrong, then what one can do; `f` is the name of the field. */
type Sentence = (values: Values, f: string) => readonly [string, string]

const PASTE = 'Copiez la cellule et collez sa valeur à sa place.'
const TEMPLATE = 'Le classeur vide a les noms qui sont lus.'
const CUT = 'Il a peut-être été coupé en route\u00a0: envoyez-le ou téléchargez-le à nouveau.'

/** What a browser that keeps the chains by itself says. */
const OF_STORAGE: Readonly<Record<string, Sentence>> = {
  browser_storage_full: () => [
    'La place que ce navigateur donne à Boucle est pleine\u00a0: rien n’a été enregistré.',
    'Enregistrez la chaîne en fichier, puis supprimez celles qui ne servent plus.',
  ],
  browser_storage_closed: () => [
    'Une version plus récente de Boucle s’est ouverte\u00a0: ici, rien n’est plus enregistré.',
    'Enregistrez ce qui est à l’écran en fichier, puis rechargez la page.',
  ],
}

/** What the parser says of a field. */
const OF_FIELDS: Readonly<Record<string, Sentence>> = {
  missing: (_, f) => [`${f} manque.`, 'Remplissez cette cellule.'],
  wrong_type: ({ expected = '', value = '' }, f) => [
    `${f}\u00a0: ${expectedInFrench(String(expected))}, et non ${value}.`,
    /\d{4}-\d{2}-\d{2}/.test(String(value)) && /number/.test(String(expected))
      ? 'Le tableur a peut-être pris 1,5 pour le 1er mai\u00a0: mettez la cellule au format nombre.'
      : 'Écrivez la valeur seule, sans unité ni texte.',
  ],
  out_of_range: ({ value = 0, min = 0, max = 0 }, f) => [
    `${f}\u00a0: ${shown(value)} est hors de ${shown(min)} à ${max === 'any' ? 'plus' : shown(max)}.`,
    min === 0 && max === 1 && Number(value) > 1
      ? `Si c’est un pourcentage, écrivez ${shown(value)} %.`
      : 'Vérifiez le signe et l’unité.',
  ],
  unusual_value: ({ value = 0, unit = '' }, f) => [
    `${f}\u00a0: ${shown(value)} est inhabituellement grand.`,
    `Cette colonne est en ${unit}.`,
  ],
  text_length: ({ length = 0, limit = 0 }, f) => [
    `${f}\u00a0: ${length} caractères, ${limit} au plus.`,
    'Raccourcissez ce texte.',
  ],
  text_pattern: ({ value = '', example = '' }, f) => [
    `${f}\u00a0: ${value} ne s’écrit pas ainsi.`,
    `Écrivez-le comme ${example}.`,
  ],
  unknown_choice: ({ value = '' }, f) => [
    `${f}\u00a0: ${value} n’est pas dans la liste.`,
    'Choisissez dans la liste de la cellule.',
  ],
  unknown_field: ({ field = '' }) => [
    `Il n’y a pas de champ ${field}.`,
    'Enlevez-le, ou corrigez son nom.',
  ],
  unknown_id: ({ id = '', near = '' }, f) => [
    `${f}\u00a0: «\u00a0${id}\u00a0» n’existe sur aucune feuille.`,
    near === '' ? 'Ajoutez-le d’abord à sa feuille.' : `Peut-être «\u00a0${near}\u00a0».`,
  ],
  duplicate_id: ({ id = '' }) => [
    `L’identifiant «\u00a0${id}\u00a0» sert deux fois.`,
    'Donnez-en un autre à la seconde ligne.',
  ],
  place_twice: ({ id = '' }) => [
    `«\u00a0${id}\u00a0» est à la fois un site et un marché.`,
    `Nommez le marché ${id}-clients.`,
  ],
  estimate_key: ({ id = '' }) => [
    `«\u00a0${id}\u00a0» ne désigne aucun chiffre de la chaîne.`,
    'Écrivez par exemple sites/paris/fixedCostPerYear.',
  ],
}

/** What does not add up. */
const OF_BALANCES: Readonly<Record<string, Sentence>> = {
  loop_gain: ({ loop = '', gain = '' }) => [
    `La boucle ${loop} prend ${shown(gain)} d’elle-même pour en faire 1\u00a0: elle ne peut rien fournir.`,
    'Une quantité de cette boucle est peut-être pour cent, ou la part recyclée trop élevée.',
  ],
  value_loop: ({ loop = '' }) => [
    `Dans la boucle ${loop}, la marchandise revient plus chère à chaque tour\u00a0: aucun coût ne tient.`,
    'Un taux sur la valeur (droit, assurance, stock) y est peut-être écrit en pour cent.',
  ],
  two_prices: ({ priceIncVat = 0, priceExVat = 0 }) => [
    `${shown(priceIncVat)} TTC et ${shown(priceExVat)} HT ne vont pas ensemble à ce taux.`,
    'Donnez l’un des deux prix et le taux\u00a0: l’autre suit.',
  ],
  no_output: ({ name = '' }) => [
    `${name} ne donne rien et ne sert aucun article.`,
    'Ajoutez ce qu’il fait sur la feuille des sorties.',
  ],
  two_drivers: ({ name = '', count = 0 }) => [
    `${count} sorties pilotent ${name}\u00a0; une seule le peut.`,
    'Gardez «\u00a0oui\u00a0» à celle qui décide.',
  ],
  no_yield: ({ name = '' }) => [
    `Un passage de ${name} ne donne rien.`,
    'Vérifiez le rendement et la quantité.',
  ],
  unknown_rate: ({ from = '', to = '' }) => [
    `Aucun change de ${from} vers ${to}.`,
    'Ajoutez-le sur la feuille Changes, avec sa date.',
  ],
  shares: ({ node = '', sum = 0 }) => [
    `Les parts de ce qui fournit ${node} font ${shown(sum)}, et non 1.`,
    'Laissez une part vide\u00a0: elle prend le reste.',
  ],
  nothing_supplies: ({ node = '' }) => [
    `Rien ne fournit ${node}.`,
    'Il manque peut-être un trajet, ou le procédé qui le fait ou l’achète.',
  ],
  more_problems: ({ count = 0 }) => [
    `${count} autres points ne sont pas listés.`,
    'Ils ont souvent la même cause\u00a0: corrigez les premiers.',
  ],
}

/** What the file itself shows. */
const OF_CELLS: Readonly<Record<string, Sentence>> = {
  formula: ({ formula = '', shown: value = '' }) => [
    `La cellule contient une formule, =${formula}${value === '' ? '' : `, qui montre ${shown(value)}`}.`,
    PASTE,
  ],
  external_formula: ({ formula = '' }) => [
    `La formule =${formula} interroge un autre fichier ou programme.`,
    PASTE,
  ],
  cell_error: ({ value = '' }) => [`La cellule montre ${value}.`, 'Écrivez la valeur.'],
  merged_cells: ({ range = '' }) => [
    `Les cellules ${range} sont fusionnées\u00a0: seule la première a une valeur.`,
    'Séparez-les et écrivez la valeur dans chacune.',
  ],
  unknown_column: ({ title = '' }) => [
    `La colonne «\u00a0${title}\u00a0» n’est pas lue.`,
    TEMPLATE,
  ],
  missing_column: ({ fr = '' }) => [`La colonne «\u00a0${fr}\u00a0» manque.`, TEMPLATE],
  unknown_sheet: ({ sheet = '' }) => [`La feuille «\u00a0${sheet}\u00a0» n’est pas lue.`, TEMPLATE],
  duplicate_sheet: ({ first = '', second = '' }) => [
    `«\u00a0${second}\u00a0» et «\u00a0${first}\u00a0» sont la même feuille.`,
    'Mettez leurs lignes sur une seule.',
  ],
  no_titles: () => ['Aucun titre de colonne n’est connu sur cette feuille.', TEMPLATE],
  no_known_sheet: ({ names = '' }) => [
    `Aucune feuille d’une chaîne n’a été trouvée${names === '' ? '' : ` parmi\u00a0: ${names}`}.`,
    TEMPLATE,
  ],
  orphan_row: ({ id = '' }) => [
    `La ligne appartient à ${id === 'nothing' ? 'rien' : id}, absent de sa feuille.`,
    'Corrigez l’identifiant, ou enlevez la ligne.',
  ],
  encoding_assumed: ({ file = '' }) => [
    `${file} n’est pas en UTF-8\u00a0: lu comme Windows-1252.`,
    'Vérifiez que les accents sont justes.',
  ],
  accents_lost: ({ file = '' }) => [
    `${file} a perdu des accents avant d’arriver ici.`,
    'Exportez-le à nouveau en UTF-8.',
  ],
  external_link: ({ count = 0 }) => [
    `Le classeur renvoie à ${count} autre(s) fichier(s)\u00a0; aucun n’a été ouvert.`,
    'Rompez les liens, ou collez les valeurs utiles.',
  ],
}

/** Why a file is not read at all. */
const OF_FILES: Readonly<Record<string, Sentence>> = {
  damaged_file: () => ['Le fichier est abîmé.', CUT],
  unfolds_too_far: ({ seen = '' }) => [
    `Déplié, le fichier serait démesuré (${seen})\u00a0: il n’a pas été ouvert.`,
    'Enlevez images, feuilles inutiles et lignes vides mises en forme.',
  ],
  too_large: ({ seen = '', limit = '' }) => [
    `Le fichier fait ${megabytes(seen)}\u00a0; ${megabytes(limit)} au plus.`,
    'Enlevez images et feuilles inutiles.',
  ],
  too_many_rows: ({ limit = 0 }) => [
    `Le fichier a plus de ${shown(limit)} lignes remplies.`,
    'Enlevez les lignes dont une chaîne n’a pas besoin (ventes, mouvements).',
  ],
  took_too_long: () => ['La lecture a été arrêtée\u00a0: trop longue.', 'Allégez le fichier.'],
  too_much_memory: () => ['La lecture a été arrêtée\u00a0: trop lourde.', 'Allégez le fichier.'],
  password: () => [
    'Le fichier est protégé par un mot de passe.',
    'Enregistrez-le sans mot de passe.',
  ],
  macros: () => [
    'Le classeur contient des macros\u00a0: elles ne sont jamais lancées, il est refusé.',
    'Enregistrez-le en .xlsx, qui n’en contient pas.',
  ],
  old_workbook: () => [
    'C’est un .xls, le classeur d’avant 2007.',
    'Ouvrez-le dans un tableur et enregistrez-le en .xlsx.',
  ],
  open_document: () => ['C’est une feuille OpenDocument (.ods).', 'Enregistrez-la en .xlsx.'],
  lone_sheet: ({ file = '' }) => [
    `${file} est une seule feuille\u00a0; une chaîne en a plusieurs.`,
    'Mettez les .csv de toutes ses feuilles dans un .zip.',
  ],
  not_a_workbook: () => [
    'Le fichier ne se lit pas comme un classeur.',
    'Sont lus\u00a0: .xlsx, .zip de .csv, .json.',
  ],
  not_text: ({ file = '' }) => [`${file} n’est pas du texte.`, 'Exportez la feuille en .csv.'],
  broken_csv: ({ file = '', row = 0 }) => [
    `${file} ne se lit plus à partir de la ligne ${row}.`,
    'Un guillemet y est peut-être resté ouvert.',
  ],
  not_json: ({ file = '' }) => [`${file} n’est ni un classeur ni un document JSON en UTF-8.`, CUT],
  not_a_chain: () => [
    'Le fichier n’est pas une chaîne.',
    'Un autre fichier a peut-être été choisi.',
  ],
  schema_version: ({ version = '' }) => [
    `La version ${version} de ce document n’est pas connue ici.`,
    'Mettez cette Boucle à jour.',
  ],
  too_deep: () => ['Les valeurs du document sont imbriquées sans fin.', CUT],
}

const FRENCH: Readonly<Record<string, Sentence>> = {
  ...OF_FIELDS,
  ...OF_BALANCES,
  ...OF_CELLS,
  ...OF_FILES,
  ...OF_STORAGE,
}

/** A problem in French, from its code and values; undefined for a code without French words. */
export function frenchProblem(problem: Problem): Said | undefined {
  const sentence = FRENCH[problem.code]
  if (!sentence) return undefined
  const [what, maybe] = sentence(problem.values ?? {}, fieldName(problem))
  return { what: what.charAt(0).toUpperCase() + what.slice(1), maybe }
}

/** A problem in English: the cell stands beside the sentence and is not said twice. */
export function englishProblem({ message, maybe, values }: Problem): Said {
  const cell = `${values?.['cell']}: `
  const what = message.startsWith(cell) ? message.slice(cell.length) : message
  return { what: what.charAt(0).toUpperCase() + what.slice(1), maybe }
}

/** The French name of the field that a path ends in; `ce champ` when it names none. */
function fieldName({ path }: Problem): string {
  const [noun = '', ...rest] = path
  const steps = noun === 'chain' ? rest : rest.slice(1)
  const names = steps.filter((step, index) => typeof step === 'string' || index === 1)
  const field = fieldOf(String(noun), names.join('.'))
  if (field) return field.label.fr
  return names[0] === 'id' || NOUNS.every(({ key }) => key !== noun)
    ? 'identifiant'
    : String(names.at(-1) ?? 'ce champ')
}

function expectedInFrench(expected: string): string {
  if (expected.startsWith('a number without')) return 'un nombre entier est attendu'
  if (expected.startsWith('a number')) return 'un nombre est attendu'
  if (expected.startsWith('a date')) return 'une date est attendue, comme 2026-11-23'
  if (expected.startsWith('true')) return 'oui ou non est attendu'
  return 'une autre sorte de valeur est attendue'
}

function shown(value: string | number): string {
  return String(value).replace('.', ',')
}

function megabytes(text: string | number): string {
  return String(text).replace('MB', 'Mo')
}
