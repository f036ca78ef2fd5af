/**
 * What steps say in English in their own files, in French: message and what to do, by code; `{name}`
 * is a value seen.
 */
export const FRENCH_WORDS: Readonly<Record<string, readonly [message: string, maybe: string]>> = {
  step_does_not_fit: [
    'L’étape nomme une partie qui n’est pas dans la chaîne.',
    'Peut-être a-t-elle été renommée ou retirée de la base.',
  ],
  steps_contradict: [
    'L’étape {step} met {key} à {value} ; celle-ci décide autrement.',
    'Peut-être l’une des deux date d’un essai précédent : la retirer.',
  ],
  lever_unknown: ['Ce levier n’existe pas.', 'Peut-être une faute de frappe dans son nom.'],
  shares: [
    'Les parts que cette étape donne pour {node} font {sum}, et rien d’autre ne cède.',
    'Peut-être donner la part de chaque source.',
  ],
  one_distance: [
    'Une seule distance est donnée pour {count} trajets.',
    'Peut-être faire une étape par trajet.',
  ],
  edit_changes: ['L’étape n’a pas de liste de modifications.', 'Peut-être en ajouter une.'],
  edit_was_other: [
    '{key} vaut {now}, et non {was} comme au moment de la modification.',
    'Peut-être la base a-t-elle changé : garder sa valeur, ou refaire la modification.',
  ],
  edit_unit: [
    'La valeur de {key} est donnée en {unit} ; la colonne est en {expected}.',
    'Peut-être convertir en {expected}.',
  ],
  edit_move: [
    'Un déplacement dit commune, région, latitude et longitude, pas {fields}.',
    'Peut-être prendre le levier « relocaliser » pour changer de pays.',
  ],
  part_exists: [
    'Une partie porte déjà cet identifiant.',
    'Peut-être donner un autre identifiant à la nouvelle.',
  ],
  relocate_shared_output: [
    'Deux procédés font le même article sur ce site.',
    'Peut-être donner d’abord à chacun un site et une part.',
  ],
  relocate_needs_mode: [
    '{item} passait de main en main sur l’ancien site ; il faut maintenant le porter de {from} à {to}.',
    'Peut-être dire par quel mode.',
  ],
  not_on_the_way: [
    'Rien de ce que fait {process} ne va de {from} à {to}.',
    'Peut-être nommer l’endroit où l’on en a besoin ensuite.',
  ],
  kept_as_is: [
    'Gardé comme à l’ancien endroit : {keys}.',
    'Peut-être les saisir aussi : un prix qui reste change la marge de celui qui vend.',
  ],
  wage_unknown: [
    'Les tables ne donnent pas le coût du travail en {country} : il est inconnu ici.',
    'Peut-être demander à l’atelier son coût horaire.',
  ],
  wage_floor: [
    'Le coût du travail en {country} dans les tables est un salaire minimum sans charges : le gain est surestimé.',
    'Peut-être demander à l’atelier son coût horaire complet.',
  ],
  no_coordinates: [
    '{from} ou {to} n’a pas de coordonnées : la longueur du trajet {lane} n’est pas connue.',
    'Peut-être donner la latitude et la longitude des deux lieux.',
  ],
  sea_distance: [
    'Le trajet {lane} compte {km} km de mer en ligne droite : un navire contourne les terres, donc distance, coût et carbone sont trop bas.',
    'Peut-être donner la distance dans cette étape.',
  ],
  days_kept: [
    'Aucune table ne donne les jours du mode {mode} pour le trajet {lane} : ceux d’avant, en proportion des kilomètres ({ratio}).',
    'Peut-être demander au transporteur les jours de porte à porte.',
  ],
  carriage_kept: [
    'Aucune table ne donne le coût du mode {mode} pour le trajet {lane} : celui d’avant, en proportion des kilomètres ({ratio}).',
    'Peut-être demander un prix à un transporteur.',
  ],
  days_unknown: [
    'Aucune table ne donne les jours du mode {mode}, et le trajet {lane} est nouveau : aucun jour n’est compté.',
    'Peut-être prendre un mode que les tables connaissent, ou saisir les jours.',
  ],
  carriage_unknown: [
    'Aucune table ne donne le coût du mode {mode}, et le trajet {lane} est nouveau : aucun coût n’est compté.',
    'Peut-être prendre un mode que les tables connaissent, ou saisir le coût.',
  ],
  duty_unknown: [
    'Le droit de douane du trajet {lane}, de {from} à {to}, n’est pas dans les tables : rien n’est compté.',
    'Peut-être le saisir.',
  ],
  duty_preference: [
    'Le droit plein, {duty}, est compté sur le trajet {lane}, alors que {from} a : {regime}.',
    'Peut-être saisir le droit réduit une fois la preuve d’origine obtenue.',
  ],
}
