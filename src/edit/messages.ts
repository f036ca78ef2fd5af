import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'

/** Texts of the tables, French and English side by side. */
export const EDIT_WORDS = {
  tables: words('Tables de la chaîne | Tables of the chain'),
  inside: words('Lignes à l’intérieur | Rows inside'),
  add: words('Ajouter une ligne | Add a row'),
  duplicate: words('Dupliquer | Duplicate'),
  remove: words('Supprimer | Delete'),
  undo: words('Annuler | Undo'),
  redo: words('Rétablir | Redo'),
  save: words('Enregistrer | Save'),
  saving: words('Enregistrement… | Saving…'),
  saved: words('Enregistré. | Saved.'),
  merged: words(
    'Enregistré, avec ce qu’une autre personne avait changé entre-temps. | Saved, together with what somebody else had changed meanwhile.',
  ),
  giveUp: words('Revenir à la version enregistrée | Go back to the saved version'),
  keptHere: words(
    'Gardé dans ce navigateur, pas encore enregistré | Kept in this browser, not saved yet',
  ),
  notKept: words(
    'Ce navigateur ne garde rien : enregistrez avant de fermer | This browser keeps nothing: save before you close',
  ),
  find: words('Chercher dans la table | Search the table'),
  none: words(
    'Aucune ligne. Ajoutez-en une, ou collez depuis un tableur. | No row. Add one, or paste from a spreadsheet.',
  ),
  toFill: words('À remplir | To be filled'),
  supposed: words('Chiffre par défaut ou supposé | Default or assumed figure'),
  howKnown: words('Comment est-ce connu ? | How is it known?'),
  status: words('statut | status'),
  low: words('au plus bas (9 fois sur 10) | at the lowest (9 times in 10)'),
  high: words('au plus haut (9 fois sur 10) | at the highest (9 times in 10)'),
  source: words('source | source'),
  reason: words('raison | reason'),
  keepEstimate: words('Garder | Keep'),
  asGiven: words('C’est un chiffre donné | It is a given figure'),
  wrong: words('À corriger | To be mended'),
  refusedTitle: words(
    'Les chiffres sont ceux de la dernière chaîne qui se tenait. Ce qui l’empêche : | The figures are those of the last chain that held together. What stands in the way:',
  ),
  pasting: words('Collage en cours | Pasting'),
  both: words(
    'Quelqu’un d’autre a changé les mêmes lignes. Choisissez pour chacune ; rien n’est perdu. | Somebody else changed the same rows. Choose for each; nothing is lost.',
  ),
  mine: words('la mienne | mine'),
  theirs: words('la sienne | theirs'),
  before: words('avant | before'),
  gone: words('supprimée | deleted'),
  settle: words('Enregistrer ce choix | Save this choice'),
  cancel: words('Ne rien supprimer | Delete nothing'),
  goOn: words('Supprimer quand même | Delete all the same'),
  map: words('Carte des sites | Map of the sites'),
  mapNote: words(
    'Glissez un site, ou choisissez-le et poussez-le avec les flèches (Maj : plus loin). | Drag a site, or choose it and push it with the arrows (Shift: further).',
  ),
  commune: words('commune ou code postal | French town or postal code'),
  coordinates: words('latitude ; longitude | latitude ; longitude'),
  forget: words('Les recalculer | Compute them again'),
} satisfies Readonly<Record<string, Words>>

/** What the problems of typing say in French; the English stands in the problem itself. */
export const TYPED_IN_FRENCH: Readonly<
  Record<string, (values: Readonly<Record<string, string | number>>) => readonly [string, string]>
> = {
  typed_formula: ({ cell = '', formula = '' }) => [
    `${cell} contient une formule, ${formula} : la chaîne garde des chiffres, pas leur calcul.`,
    'Dans le tableur, copiez la cellule puis collez ici sa valeur.',
  ],
  wrong_unit: ({ text = '', unit = '', typed = '', converted = '' }) => [
    `${text} : cette colonne est en ${unit}, et non en ${typed}.`,
    converted === ''
      ? `Donnez le chiffre en ${unit}.`
      : `Peut-être ${String(converted).replace('.', ',')} ${unit}.`,
  ],
  fixed_parent: ({ id = '' }) => [
    `Une ligne reste avec ce pour quoi elle a été faite ; ${id} est autre chose.`,
    'Ajoutez une ligne là-bas et supprimez celle-ci.',
  ],
}
