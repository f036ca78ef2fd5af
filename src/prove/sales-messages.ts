import type { Language } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'

/* What is said of a sales history and of a demand law, for the command line and the page. */

type Values = NonNullable<Problem['values']>
/** What was found, then what one can do. */
type Sentence = (values: Values) => readonly [what: string, maybe: string]

/** Columns of a table of sales, as the French of problems names them. */
const COLUMN_FR: Readonly<Record<string, string>> = {
  line: 'numéro de ligne',
  day: 'date',
  item: 'article',
  size: 'taille',
  colour: 'couleur',
  variant: 'déclinaison',
  place: 'lieu',
  channel: 'canal',
  quantity: 'quantité vendue',
  returned: 'quantité rendue',
  price: 'prix unitaire',
  amount: 'montant',
  currency: 'devise',
  stock: 'stock restant',
  out: 'rupture (oui ou non)',
}

const COLUMN_EN: Readonly<Record<string, string>> = {
  line: 'line number',
  day: 'date',
  item: 'item',
  size: 'size',
  colour: 'colour',
  variant: 'variant',
  place: 'place',
  channel: 'channel',
  quantity: 'quantity sold',
  returned: 'quantity returned',
  price: 'unit price',
  amount: 'amount',
  currency: 'currency',
  stock: 'stock left',
  out: 'out of stock (yes or no)',
}

/** What a column can hold, in words. */
export function columnName(meaning: string, language: Language): string {
  return (language === 'fr' ? COLUMN_FR : COLUMN_EN)[meaning] ?? meaning
}

const many = (count: string | number, one: string, more: string) =>
  `${count} ${Number(count) < 2 ? one : more}`

const OF_ROWS: Readonly<Record<string, Sentence>> = {
  sales_date: ({ seen = '' }) => [
    `«\u202f${seen}\u202f» n’est pas une date.`,
    'Écrivez 2026-05-31 ou 31/05/2026.',
  ],
  sales_number: ({ seen = '', column = '' }) => [
    seen === ''
      ? `La ${columnName(String(column), 'fr')} manque.`
      : `«\u202f${seen}\u202f» n’est pas un nombre (${columnName(String(column), 'fr')}).`,
    'Écrivez le nombre seul, ou choisissez une autre colonne.',
  ],
  sales_text: ({ column = '', length = 0, limit = 0 }) => [
    `Texte trop long (${columnName(String(column), 'fr')}\u00a0: ${length} caractères, ${limit} au plus).`,
    'Une autre colonne était peut-être voulue.',
  ],
  sales_no_rate: ({ from = '', to = '' }) => [
    `Vente en ${from}, et la chaîne n’a pas de cours de ${from} vers ${to}.`,
    `Ajoutez à la chaîne un cours pour ${from}, avec sa date.`,
  ],
  sales_more: ({ rest = 0 }) => [
    `${many(rest, 'autre ligne est', 'autres lignes sont')} dans ce cas.`,
    'Une colonne a peut-être été prise pour une autre.',
  ],
  sales_line_twice: ({ row = '', line = '' }) => [
    `Ligne ${row}\u00a0: ${line} y est déjà, comptée une fois.`,
    'L’export a peut-être été fait deux fois.',
  ],
  sales_row_equal: ({ row = '' }) => [
    `Ligne ${row}\u00a0: égale à une autre, les deux comptent.`,
    'Si le jour a été exporté deux fois, enlevez-en une.',
  ],
}

const OF_TABLE: Readonly<Record<string, Sentence>> = {
  sales_no_column: ({ meaning = '', headers = '' }) => [
    `Aucune colonne n’est la ${columnName(String(meaning), 'fr')}\u00a0; en-têtes lus\u00a0: ${headers}.`,
    'Dites ci-dessus laquelle c’est.',
  ],
  sales_empty: () => [
    'Le tableau n’a pas une seule ligne de vente.',
    'Les ventes sont peut-être sur une autre feuille.',
  ],
  too_many_rows: ({ limit = '' }) => [
    `Le fichier a plus de ${limit} lignes.`,
    'Coupez-le par année\u00a0: sur le serveur, les fichiers gardés s’ajoutent.',
  ],
  sales_span: ({ from = '', to = '', first = '', last = '' }) => [
    `Les ventes vont du ${from} (ligne ${first}) au ${to} (ligne ${last})\u00a0: plus de trente ans.`,
    'Une des deux années est sans doute mal écrite.',
  ],
  sales_variants: ({ variants = '', weeks = '' }) => [
    `${variants} déclinaisons sur ${weeks} semaines\u00a0: trop pour un seul produit.`,
    'Une colonne de remarques ou de numéros a peut-être été prise pour les tailles.',
  ],
  sales_too_many_rows: ({ rows = 0, limit = 0 }) => [
    `Le tableau a ${rows} lignes\u00a0; une page en lit ${limit}.`,
    'Gardez ces lignes sur le serveur, ou lancez «\u202fboucle prove --sales FICHIER\u202f», ou prenez un historique plus court.',
  ],
  prove_no_history: ({ item = '', items, rows }) =>
    items === undefined
      ? [
          `Les ${rows ?? ''} lignes de ${item} n’ont pas une pièce vendue\u00a0: toutes sont nulles ou des retours.`,
          'La quantité est peut-être dans une autre colonne, ou le produit est un autre article.',
        ]
      : [
          `Le tableau n’a pas de vente de «\u202f${item}\u202f»\u00a0; il a\u00a0: ${items}.`,
          'Choisissez l’article qui est ce produit.',
        ],
  sales_none_kept: ({ item = '' }) => [
    `Aucune ligne de vente de «\u202f${item}\u202f» n’est gardée.`,
    'Elle l’est peut-être sous une autre référence.',
  ],
  sales_not_kept: ({ chain = '' }) => [
    `Aucune vente n’est gardée pour la chaîne ${chain}.`,
    'Importez d’abord un fichier de ventes.',
  ],
  sales_no_rate_kept: ({ monday = '', from = '', to = '' }) => [
    `Des ventes de la semaine du ${monday} sont en ${from}, et la chaîne n’a pas de cours de ${from} vers ${to}.`,
    `Ajoutez à la chaîne un cours pour ${from}, avec sa date.`,
  ],
}

const OF_DOUBTS: Readonly<Record<string, Sentence>> = {
  sales_dates_guessed: ({ seen = '' }) => [
    `«\u202f${seen}\u202f» est lu jour d’abord\u00a0: aucune date ne le tranche.`,
    'Pour être sûr, écrivez l’année d’abord\u00a0: 2026-05-31.',
  ],
  sales_returns: ({ rows = 0, pieces = 0, row = '' }) => [
    `${many(rows, 'ligne négative', 'lignes négatives')} (la première\u00a0: ${row})\u00a0: ${many(pieces, 'pièce comptée comme rendue', 'pièces comptées comme rendues')}.`,
    'Si ce sont des corrections de caisse, enlevez-les avec la vente qu’elles corrigent.',
  ],
  sales_returns_kept: ({ rows = 0, pieces = 0, monday = '' }) => [
    `${many(rows, 'ligne négative', 'lignes négatives')} (la première\u00a0: semaine du ${monday})\u00a0: ${many(pieces, 'pièce comptée comme rendue', 'pièces comptées comme rendues')}.`,
    'Si ce sont des corrections de caisse, enlevez-les avec la vente qu’elles corrigent.',
  ],
  sales_gaps: ({ weeks = 0, monday = '' }) => [
    `${many(weeks, 'semaine', 'semaines')} sans aucune ligne (la première\u00a0: ${monday})\u00a0: comptées sans vente.`,
    'Si la boutique était fermée ou l’export coupé, prenez un historique plus court.',
  ],
  sales_converted: ({ rows = 0, from = '', to = '', rate = '' }) => [
    `${many(rows, 'ligne', 'lignes')} en ${from} converties à ${rate} ${to}, le cours de la chaîne.`,
    'Le cours du jour de la vente était peut-être autre.',
  ],
  sales_short: ({ weeks = 0, season = '' }) => [
    `${many(weeks, 'semaine lue', 'semaines lues')} comme une saison entière de ${season}\u00a0: sans doute trop peu.`,
    'Donnez plus de semaines, ou corrigez le niveau ci-dessous.',
  ],
  sales_always_out: ({ variants = '' }) => [
    `Rupture chaque semaine de vente (déclinaisons\u00a0: ${variants})\u00a0: la demande est un minimum.`,
    'Si la colonne du stock est vide ou à 0 par défaut, ne la prenez pas.',
  ],
  sales_below_cost: ({ weeks = 0, cost = '', lowest = '' }) => [
    `Prix moyen sous le coût rendu (${cost}) pendant ${many(weeks, 'semaine', 'semaines')}\u00a0; le plus bas\u00a0: ${lowest}.`,
    'C’étaient peut-être des soldes, ou le montant est celui de plusieurs pièces.',
  ],
  encoding_assumed: () => ['Fichier lu en Windows-1252, faute d’UTF-8.', 'Vérifiez les accents.'],
  accents_lost: () => ['Des accents ont été perdus avant d’arriver ici.', 'Exportez en UTF-8.'],
  external_link: ({ count = 0 }) => [
    `Le classeur renvoie à ${count} autre(s) fichier(s), non ouverts.`,
    'Collez les valeurs utiles.',
  ],
}

const EDIT_FR: Readonly<Record<string, string>> = {
  meanPieces: 'ventes attendues',
  levelErrorRatio: 'doute du niveau',
  returnRatio: 'retours',
  markdownElasticity: 'réponse aux démarques',
  weeks: 'semaines',
  variants: 'déclinaisons',
  errors: 'erreur de prévision',
}

const OF_LAW: Readonly<Record<string, Sentence>> = {
  law_edit_bounds: ({ name = '', value = '', low = '', high = '' }) => [
    `${EDIT_FR[String(name).split(' ')[0]!] ?? name}\u00a0: ${value} est hors de ${low} à ${high}.`,
    'Un pourcentage a peut-être été donné pour une part.',
  ],
  law_edit_unknown: ({ id = '' }) => [
    `La demande n’a plus de «\u202f${id}\u202f».`,
    'Donnez ce chiffre à nouveau.',
  ],
  law_edit_whole: ({ name = '', whole = '' }) => [
    `Les parts données (${EDIT_FR[String(name)] ?? name}) font ${whole} %.`,
    'Reprenez-en une\u00a0: les autres se partagent ce qui reste.',
  ],
  law_edit_falls: ({ lead = '', low = '', before = '', high = '' }) => [
    `L’erreur à ${lead} mois (${low} %) est sous celle à ${before} mois (${high} %).`,
    'Plus on s’engage tôt, moins on sait\u00a0: les deux ont peut-être été échangées.',
  ],
  law_lead: ({ value = '', low = '', high = '' }) => [
    `${value} mois d’avance\u00a0: il en faut de ${low} à ${high}.`,
    'Des jours ont peut-être été donnés pour des mois.',
  ],
  law_pieces: ({ row = '', value = '' }) => [
    `Ligne ${row}\u00a0: ${value} n’est pas un nombre de pièces au-dessus de 0.`,
    'Laissez de côté qui n’a pas d’avis.',
  ],
  law_too_few: ({ count = 0 }) => [
    `${count} seulement\u00a0: il en faut deux pour voir un écart.`,
    'Demandez à une personne de plus, ou prenez une famille de produits.',
  ],
  law_no_spread: ({ value = '' }) => [
    `Toutes les estimations sont à ${value}\u00a0: elles ne montrent aucun doute.`,
    'Les membres se sont peut-être entendus\u00a0: demandez à chacun seul.',
  ],
}

const FRENCH: Readonly<Record<string, Sentence>> = {
  ...OF_ROWS,
  ...OF_TABLE,
  ...OF_DOUBTS,
  ...OF_LAW,
}

/** Of problems that workbooks of chains have too, and that a table of sales mends otherwise. */
const ENGLISH_MAYBE: Readonly<Record<string, string>> = {
  too_many_rows: 'Maybe cut it by year: on the server, files that are kept add up.',
}

/** A problem of sales or of a law, in words; undefined for one that others know how to say. */
export function salesProblem(
  { code, message, maybe, values = {} }: Problem,
  language: Language,
): { readonly what: string; readonly maybe: string } | undefined {
  const sentence = FRENCH[code]
  if (!sentence) return undefined
  if (language === 'en') return { what: message, maybe: ENGLISH_MAYBE[code] ?? maybe }
  const [what, mend] = sentence(values)
  return { what: what.charAt(0).toUpperCase() + what.slice(1), maybe: mend }
}
