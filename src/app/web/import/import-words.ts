import type { Language } from '../../../core/format.ts'

import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/* Every text of the import, French first. */

/** Families of figures by the start of their ids, as people call them. */
const FIGURES: readonly (readonly [string, Words])[] = [
  ['price.', words('prix HT | price excl. VAT')],
  ['margin.', words('marges | margins')],
  ['books.margin', words('marge par acteur | margin by actor')],
  ['books.interest', words('intérêts | interest')],
  ['books.', words('comptes | accounts')],
  ['total.units', words('ventes | sales')],
  ['total.cost', words('coût | cost')],
  ['purchase.', words('achat | purchase')],
  ['landing.', words('acheminement | carriage')],
  ['landed.', words('coût rendu | landed cost')],
  ['storage.', words('stockage | storage')],
  ['lead.', words('jours | days')],
  ['carbon.', words('carbone | carbon')],
  ['cost.beyond.', words('coût par distance | cost by distance')],
  ['dependency.', words('dépendances | dependencies')],
  ['origin.', words('origine | origin')],
  ['proximity.', words('proximité | proximity')],
  ['idle.', words('capacité inutilisée | idle capacity')],
]

/** `coût rendu, marges`: the figures that wait for a fact. */
export function figureWords(ids: readonly string[], language: Language): string {
  const found = ids.flatMap((id) => {
    const family = FIGURES.find(([start]) => id.startsWith(start))
    return family ? [family[1][language]] : []
  })
  return [...new Set(found)].join(', ')
}

const FR = {
  steps: ['Le fichier', 'Ce qui entrera', 'Confirmer'],
  stepsLabel: 'Étapes de l’import',
  askFile: 'Quel fichier décrit votre chaîne\u202f?',
  askFileLine:
    'Un classeur .xlsx, un .zip de feuilles .csv, ou un chain.json. Rien n’est enregistré avant votre accord.',
  noTemplate: 'Pas encore de fichier\u202f? Partez d’un classeur vide',
  templateLine: 'Une feuille par sorte d’élément, des listes à choisir, chaque colonne expliquée.',
  templates: {
    frXlsx: 'en français (.xlsx)',
    enXlsx: 'en anglais (.xlsx)',
    frCsv: 'en français (.csv)',
    enCsv: 'en anglais (.csv)',
  },
  tooLarge: (name: string, size: string, limit: string) =>
    `${name} fait ${size}\u00a0; ${limit} au plus. Enlevez images et feuilles inutiles.`,
  sending: (name: string) => `Envoi de ${name}`,
  reading: (name: string) => `Lecture de ${name}`,
  cancel: 'Annuler',
  cancelled: 'Lecture annulée. Rien n’a été enregistré.',
  failed: 'Le fichier n’a pas pu être lu',
  comesIn: (name: string, stages: string) => `«\u00a0${name}\u00a0» peut entrer\u00a0: ${stages}.`,
  nothingComesIn: (count: number) =>
    count === 1
      ? 'Un point à corriger\u00a0: rien n’entre pour l’instant.'
      : `${count} points à corriger\u00a0: rien n’entre pour l’instant.`,
  found: 'Ce qui a été lu',
  noneFound: 'Rien n’a pu être lu.',
  toMend: 'À corriger',
  toMendLine: 'Corrigez le fichier puis déposez-le à nouveau.',
  again: 'Choisir le fichier corrigé',
  noProblem: 'Aucun point à corriger.',
  toKnow: 'À savoir',
  missing: 'Pas encore connu',
  missingLine: (count: string) =>
    `${count} faits que des chiffres attendent. La chaîne entre sans eux\u00a0: rien n’est inventé.`,
  nothingMissing: 'Rien ne manque aux chiffres de cette chaîne.',
  cell: 'Cellule',
  rowToAdd: 'ligne à ajouter',
  what: 'Ce qui manque',
  why: 'Pourquoi',
  meanwhile: 'En attendant',
  taken: { zero: 'compté 0', unknown: 'inconnu', assumption: 'supposé', default: 'par défaut' },
  showAll: (count: string) => `Tout montrer (${count})`,
  listed: (count: string) => `les ${count} premiers`,
  next: 'Continuer',
  other: 'Autre fichier',
  back: 'Revenir',
  whereTo: 'Où ranger cette chaîne\u202f?',
  asNew: 'Une nouvelle chaîne',
  asVersion: 'Une nouvelle version d’une chaîne enregistrée',
  chain: 'Chaîne',
  note: 'Note pour s’y retrouver',
  difference: (base: number) => `Ce qui change par rapport à la version ${base}`,
  comparing: 'Comparaison avec la version enregistrée…',
  same: 'Rien ne change\u00a0: cette version est déjà enregistrée.',
  added: (count: number) => (count === 1 ? '1 élément ajouté' : `${count} éléments ajoutés`),
  removed: (count: number) => (count === 1 ? '1 élément enlevé' : `${count} éléments enlevés`),
  changed: (count: number) => (count === 1 ? '1 élément changé' : `${count} éléments changés`),
  none: 'vide',
  create: 'Créer la chaîne',
  save: (version: number) => `Enregistrer la version ${version}`,
  saving: 'Enregistrement…',
  conflict:
    'Quelqu’un a enregistré entre-temps les mêmes éléments. Rien n’a été écrit\u00a0: voici la nouvelle différence.',
  gone: 'Le serveur ne répond pas. Rien n’a été écrit\u00a0: essayez encore.',
  header: 'Chaîne',
}

export type ImportWords = typeof FR

const EN: ImportWords = {
  steps: ['The file', 'What will come in', 'Confirm'],
  stepsLabel: 'Steps of the import',
  askFile: 'Which file describes your chain?',
  askFileLine:
    'A workbook .xlsx, a .zip of .csv sheets, or a chain.json. Nothing is stored before you agree.',
  noTemplate: 'No file yet? Start from an empty workbook',
  templateLine: 'One sheet per kind of part, lists to choose from, every column explained.',
  templates: {
    frXlsx: 'in French (.xlsx)',
    enXlsx: 'in English (.xlsx)',
    frCsv: 'in French (.csv)',
    enCsv: 'in English (.csv)',
  },
  tooLarge: (name, size, limit) =>
    `${name} has ${size}; at most ${limit}. Take out pictures and unused sheets.`,
  sending: (name) => `Sending ${name}`,
  reading: (name) => `Reading ${name}`,
  cancel: 'Cancel',
  cancelled: 'Reading cancelled. Nothing was stored.',
  failed: 'The file could not be read',
  comesIn: (name, stages) => `“${name}” can come in: ${stages}.`,
  nothingComesIn: (count) =>
    count === 1
      ? 'One point to correct: nothing comes in yet.'
      : `${count} points to correct: nothing comes in yet.`,
  found: 'What was read',
  noneFound: 'Nothing could be read.',
  toMend: 'To correct',
  toMendLine: 'Correct the file, then drop it again.',
  again: 'Choose the corrected file',
  noProblem: 'Nothing to correct.',
  toKnow: 'To know',
  missing: 'Not known yet',
  missingLine: (count) =>
    `${count} facts that figures wait for. The chain comes in without them: nothing is invented.`,
  nothingMissing: 'The figures of this chain lack nothing.',
  cell: 'Cell',
  rowToAdd: 'row to add',
  what: 'What is missing',
  why: 'Why',
  meanwhile: 'Meanwhile',
  taken: { zero: 'counted 0', unknown: 'unknown', assumption: 'assumed', default: 'default' },
  showAll: (count) => `Show all (${count})`,
  listed: (count) => `the first ${count}`,
  next: 'Continue',
  other: 'Another file',
  back: 'Back',
  whereTo: 'Where should this chain go?',
  asNew: 'A new chain',
  asVersion: 'A new version of a stored chain',
  chain: 'Chain',
  note: 'Note to find it again',
  difference: (base) => `What changes against version ${base}`,
  comparing: 'Comparing with the stored version…',
  same: 'Nothing changes: this version is stored already.',
  added: (count) => (count === 1 ? '1 part added' : `${count} parts added`),
  removed: (count) => (count === 1 ? '1 part removed' : `${count} parts removed`),
  changed: (count) => (count === 1 ? '1 part changed' : `${count} parts changed`),
  none: 'empty',
  create: 'Create the chain',
  save: (version) => `Save version ${version}`,
  saving: 'Saving…',
  conflict:
    'Someone saved the same parts in between. Nothing was written: here is the new difference.',
  gone: 'The server does not answer. Nothing was written: try again.',
  header: 'Chain',
}

export const IMPORT_WORDS: Readonly<Record<Language, ImportWords>> = { fr: FR, en: EN }
