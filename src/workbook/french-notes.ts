/*
 * The comments of columns in French, by the sentence of their declaration; `missing:` is what is
 * taken when the cell is left empty.
 */
const NOTES = `
Of the chain. | De la chaîne.
When the name differs in English. | Si le nom change en anglais.
What it is, in a sentence or two. | Ce que c’est, en une phrase ou deux.
The same in English. | La même chose en anglais.
Where the chain comes from. | D’où vient la chaîne.
Of all costs and prices, ISO 4217. | De tous les coûts et prix : EUR, USD…
Of the figures. | Des chiffres.
Country (FR) or region (FR-BRE) that counts as home. | Pays (FR) ou région (FR-BRE) qui compte comme chez soi.
The firm that looks at its chain. | L’entreprise qui regarde sa chaîne.
Finished item that the screens open on; missing: the one sold most. | Produit fini montré d’abord ; vide : le plus vendu.
A year, on goods held; missing: not counted, and said so. | Par an, sur les biens détenus ; vide : non compté, et c’est dit.
Of transport; missing: uk-2025. One per calculation. | Pour le transport ; vide : Royaume-Uni 2025. Une seule par calcul.
Fills the canvas; missing: deduced. | Remplit le canevas ; vide : déduit.
cliente, client, patient, usager: as the firm says it. | cliente, client, patient, usager : comme on dit chez vous.
When the focus item gives none. | Si l’article montré n’en donne pas.
Short and stable; other sheets use it. | Court et stable ; les autres feuilles s’en servent.
As people call it. | Comme on l’appelle.
firm, association or household; state, bank and outside close the books. | Entreprise, association ou ménage ; État, banque et extérieur ferment les comptes.
Where it is established, ISO 3166-1 alpha-2. | Où il est établi, en deux lettres : FR, CN…
The group that owns it; missing: itself. | Le groupe qui le possède ; vide : lui-même.
European size classes; mid-cap up to 4,999 people. | Tailles européennes ; intermédiaire jusqu’à 4 999 personnes.
How many references its range holds. | Nombre de références de sa gamme.
People employed. | Personnes employées.
Actors it works with beside its sales. | Acteurs avec qui il travaille, hors ventes.
service items need no lane; return items come back from clients. | Un service n’a pas besoin de trajet ; un retour revient de chez les clientes.
What one is: piece, kg, m, l, h, kWh. | Ce qu’est une unité : pièce, kg, m, l, h, kWh.
Mass of one unit, packed. | Masse d’une unité, emballée.
Volume of one unit, packed. | Volume d’une unité, emballée.
Days it can be kept. | Jours de conservation.
How it must be kept; missing: ambient. | Comment la garder ; vide : ambiante.
End value over price excluding VAT. | Valeur en fin de saison sur prix HT.
Harmonized System, 2 to 10 digits. | Système harmonisé, 2 à 10 chiffres.
Where it comes from when bought outside. | D’où il vient quand il est acheté au-dehors.
Cradle to gate of one unit when it is bought: counts only where nothing upstream is modelled. | D’une unité achetée, du berceau à la porte : compte seulement si rien n’est décrit en amont.
Shown to the client. | Montrée à la cliente.
Name of the label. | Nom du label.
Document that proves it; missing: claimed, not proven. | Document qui le prouve ; vide : affiché, non prouvé.
End of the certificate. | Fin du certificat.
Colour, size, length. | Couleur, taille, longueur.
The choices, separated by semicolons. | Les choix, séparés par des points-virgules.
First day. | Premier jour.
Last day. | Dernier jour.
Who is at home there. | Qui y est chez soi.
ISO 3166-1 alpha-2. | En deux lettres : FR, CN…
ISO 3166-2. | Code de région : FR-IDF, FR-BRE…
Town, as shown on the map. | Commune, comme sur la carte.
WGS 84. | En degrés décimaux, WGS 84.
Other actors at this site. | Autres acteurs présents sur ce site.
1 Monday to 7 Sunday; missing: 1 to 5. | 1 lundi à 7 dimanche ; vide : 1 à 5.
Could host a process. | Pourrait accueillir un procédé.
Skills present on the site. | Savoir-faire présents sur le site.
First day of work; missing: already open. | Premier jour de travail ; vide : déjà ouvert.
Rent, lease, staff of the place: shared by capacity hours used; the rest is idle capacity. | Loyer, bail, personnel du lieu : partagé selon les heures utilisées ; le reste est capacité inutilisée.
What equipping it cost or costs. | Ce que l’équiper a coûté ou coûte.
Over which it is written off. | Sur combien d’années il s’amortit.
Received for the investment. | Reçue pour l’investissement.
A year, on the investment. | Par an, sur l’investissement.
Of the costs and prices of this row; missing: that of the chain. | Des coûts et prix de cette ligne ; vide : celle de la chaîne.
First day there. | Premier jour à cet endroit.
First day closed. | Premier jour fermé.
Last day closed. | Dernier jour fermé.
What it is about. | De quoi il s’agit.
What the document says. | Ce que dit le document.
Document, auditor, standard. | Document, auditeur, norme.
Of the document. | Du document.
What it does. | Ce qu’il fait.
Where. | Où.
Who does it; missing: the actor of the site. | Qui le fait ; vide : l’acteur du site.
Who owns the goods when the work is done to order on goods of another (travail à façon). | À qui sont les biens quand le travail est fait à façon.
Missing: production. | Vide : production.
Missing: by segment. | Vide : selon le maillon.
serve: the finished item it works for. | Servir : le produit fini pour lequel il travaille.
Of the need of its output at its site; missing: the rest. | Du besoin de sa sortie sur son site ; vide : le reste.
Bought outside the chain: goods for \`buy\`, consumables, subcontracting. | Achetés hors de la chaîne : marchandises, consommables, sous-traitance.
Of the actor itself, beyond the labour and energy given here. | De l’acteur lui-même, au-delà du travail et de l’énergie donnés ici.
Of the actor, when its price is known to hold one. | De l’acteur, quand on sait que son prix en contient une.
Fixed cost of the process itself. | Coût fixe du procédé lui-même.
Machines of the process itself, beside what its site invested. | Machines du procédé lui-même, en plus de ce que le site a investi.
Over which its machines are written off, at the cost of capital of the chain. | Durée d’amortissement de ses machines, au coût du capital de la chaîne.
Pattern, mould, sampling: once per style and year. | Patron, moule, échantillons : une fois par modèle et par an.
How many styles bear costPerStyle; missing: 1. | Combien de modèles portent ce coût ; vide : 1.
Per lot. | Par lot.
Units of output per lot. | Unités produites par lot.
Least order. | Plus petite commande.
Units of output. | Unités produites.
Capacity comes in blocks of this. | La capacité s’ajoute par modules de cette taille.
Shares the fixed cost of the site. | Partage le coût fixe du site.
To reach capacity. | Pour atteindre la capacité.
Order to finished, queue included, calendar days. | De la commande à la pièce finie, attente comprise, jours calendaires.
Standard deviation. | Écart type.
Good output over output; missing: 1. | Bonnes pièces sur pièces faites ; vide : 1.
Beyond energy: process gases, animals, fields. | Au-delà de l’énergie : gaz de procédé, élevage, champs.
serve: when it happens, middle of it; missing: by segment. | Servir : quand cela a lieu, en son milieu ; vide : selon le maillon.
Named operations, for labels and origin shares. | Opérations nommées, pour les labels et l’origine.
buy: who sells; missing: the actor of the site. | Acheter : qui vend ; vide : l’acteur du site.
Where in its own days the value sits: 0 at the end, 1 at the start; missing: the middle. | Où se place la valeur dans ses jours : 0 à la fin, 1 au début ; vide : au milieu.
What goes in. | Ce qui entre.
In units of the item. | En unités de l’article.
Share of what is taken that is lost. | Part de ce qui est pris qui est perdue.
What comes out. | Ce qui sort.
Missing: 1. | Vide : 1.
The output that decides how many runs are made. | La sortie qui décide du nombre de passages.
Of a co-product; missing: by mass. | D’un coproduit ; vide : selon la masse.
What one must know. | Ce qu’il faut savoir faire.
Of work, all people together. | De travail, toutes personnes ensemble.
Charges included; missing: the country’s. | Charges comprises ; vide : celui du pays.
What burns or flows. | Ce qui brûle ou circule.
Of final energy. | D’énergie finale.
Missing: the country’s, electricity only. | Vide : celui du pays, pour l’électricité seule.
Units of output a year. | Unités produites par an.
Times purchases and own cost. | Multiplie achats et coût propre.
Missing: from, to and mode. | Vide : de, vers et mode.
Site, or market for what comes back. | Site, ou marché pour ce qui revient.
Site or market. | Site ou marché.
What is carried. | Ce qui est transporté.
Main mode. | Mode principal.
Missing: transport. | Vide : transport.
Missing: by place in the chain. | Vide : selon la place dans la chaîne.
As driven or sailed; missing: from coordinates. | Par la route ou la mer ; vide : d’après les coordonnées.
Of the need of the item at the arrival; missing: the rest. | Du besoin de l’article à l’arrivée ; vide : le reste.
Carriage and handling. | Transport et manutention.
Carriage, added to the cost per unit. | Transport, en plus du coût par unité.
Divided by the units of a shipment. | Divisé par les unités d’un envoi.
Load of one shipment. | Chargement d’un envoi.
Missing: bought outside. | Vide : acheté au-dehors.
Who pays carriage and duty; missing: buyer. | Qui paie transport et droits ; vide : l’acheteur.
Overrides paidBy. | L’emporte sur « payé par ».
On the value at the border; missing: none inside a customs union, else asked. | Sur la valeur à la frontière ; vide : aucun dans une union douanière, sinon demandé.
Country of origin declared. | Pays d’origine déclaré.
Document that lowers the duty. | Document qui abaisse le droit.
On the value carried. | Sur la valeur transportée.
Door to door, waiting included, calendar days. | De porte à porte, attente comprise, jours calendaires.
Share lost or spoiled on the way. | Part perdue ou abîmée en route.
Days of need kept in stock at the arrival: it bears interest and does not lengthen the way. | Jours de besoin gardés en stock à l’arrivée : il coûte des intérêts et n’allonge pas le trajet.
Of the client, on average; below 0 when paid before the hand. | Du client, en moyenne ; négatif si le client paie avant de recevoir.
From a market: share of past sales that comes back. | Depuis un marché : part des ventes passées qui revient.
From sale to return. | De la vente au retour.
Who sells. | Qui vend.
What is sold, or worked on. | Ce qui est vendu, ou travaillé.
Missing: anyone. | Vide : n’importe qui.
goods, or the making alone (à façon); missing: goods. | La marchandise, ou la façon seule ; vide : la marchandise.
Excluding VAT. | Hors taxes.
After delivery; below 0 when paid before. | Après la livraison ; négatif si payé avant.
Units a year. | Unités par an.
What they buy. | Ce qu’elles achètent.
Where they come; missing: lanes go to them. | Où elles viennent ; vide : les trajets vont chez elles.
Where the clients are on average. | Où sont les clientes en moyenne.
Units sold, returns taken off. | Unités vendues, retours déduits.
Give this or the price excluding VAT. | Donnez celui-ci ou le prix HT.
Give this or the price including VAT. | Donnez celui-ci ou le prix TTC.
Rate, 0.2 for 20 %. | Taux : 20 %, ou 0,2.
How the sale is made. | Comment se fait la vente.
Who sells to the client; missing: who owns the goods. | Qui vend à la cliente ; vide : à qui sont les biens.
How it is replenished. | Comment il est réapprovisionné.
Sold, rented, or paid by result; missing: sale. | Vendu, loué, ou payé au résultat ; vide : vente.
rent, performance: usual length. | Location, résultat : durée habituelle.
Per new client. | Par nouvelle cliente.
Mean. | Moyenne.
Clients of a year who buy again the next. | Clientes d’une année qui rachètent la suivante.
Share of orders sent back. | Part des commandes renvoyées.
Share of what is sent back that is sold again as new; missing: all. | Part des retours revendue comme neuve ; vide : tout.
From hand to stock again; missing: 14. | De la main au stock de nouveau ; vide : 14.
Clients who take another variant when theirs is out; missing: none. | Clientes qui prennent une autre variante quand la leur manque ; vide : aucune.
What an outlet pays for a left-over, excluding VAT; missing: no outlet. | Ce qu’un déstockeur paie un invendu, hors TVA ; vide : pas de déstockeur.
Of a season; missing: all. | Par saison ; vide : toutes.
Sales follow price to this power, -2 for instance; missing: cuts bring no sale. | Les ventes suivent le prix à cette puissance, -2 par exemple ; vide : une baisse n’attire personne.
After the first of sale. | Après le premier jour de vente.
Of the full price. | Du plein prix.
Reviews, votes, answers. | Avis, votes, réponses.
Share of wishes found in stock or promised. | Part des envies trouvées en stock ou promises.
Share co-designed or configured by the client. | Part conçue ou configurée avec la cliente.
Usage events flow back to the maker. | L’usage revient au fabricant.
Before the sale. | Avant la vente.
Standard deviation over mean. | Écart type sur moyenne.
Waited from order to hand. | Attendus de la commande à la main.
Who still buy. | Qui achètent encore.
Who. | Qui.
Of the clients. | Des clientes.
Over the price. | Au-dessus du prix.
Finished item. | Produit fini.
Missing: all markets of the item. | Vide : tous les marchés de l’article.
Mean; missing: 1, and not known where firms buy. | Moyenne ; vide : 1, et inconnue quand des entreprises achètent.
When the source differs in English. | Quand la source diffère en anglais.
When the reason differs in English. | Quand la raison diffère en anglais.
pre-order is a pushed scheme, on-demand a pulled one. | La prévente est poussée, la demande est tirée.
First stage done after the order; missing: what follows the last stock. | Première étape faite après la commande ; vide : ce qui suit le dernier stock.
The piece itself is designed with the client. | La pièce elle-même est conçue avec la cliente.
For each piece of capacity kept free, used or not; missing: none. | Par pièce de capacité gardée libre, utilisée ou non ; vide : aucun.
pre-order: share of the clients that the campaign reaches; missing: all. | pre-order : part des clientes que la campagne touche ; vide : toutes.
Who buys. | Qui achète.
Who supplies. | Qui fournit.
Missing: all. | Vide : tous.
Gereffi’s five modes. | Les cinq modes de Gereffi.
To change supplier. | Pour changer de fournisseur.
One-off. | Une seule fois.
ISO 4217. | En trois lettres : USD, CNY…
Of one unit, in the currency of the chain. | D’une unité, dans la monnaie de la chaîne.
Of the rate. | Du cours.
A year, over the value. | Par an, sur la valeur.
Where it was read. | Où il a été lu.
How it is known. | Comment il est connu.
The figure itself, when the part leaves it out. | Le chiffre lui-même, si l’élément ne le donne pas.
Lower bound at 90 %. | Borne basse à 90 %.
Upper bound at 90 %. | Borne haute à 90 %.
Missing: lognormal when all is positive. | Vide : log-normale si tout est positif.
Where it comes from. | D’où il vient.
Why this value, when it is assumed. | Pourquoi cette valeur, quand elle est supposée.
When it was read or measured. | Quand il a été lu ou mesuré.
Documents or events behind it. | Documents ou événements qui l’appuient.
`

const FRENCH: ReadonlyMap<string, string> = new Map(
  NOTES.trim()
    .split('\n')
    .map((line): [string, string] => {
      const [english = '', french = ''] = line.split(' | ')
      return [english, french.replaceAll(/ (?=[:;?!%»])/g, '\u00a0').replaceAll('« ', '«\u00a0')]
    }),
)

/** The French sentence of a field; the English one for a field that has none yet. */
export function frenchNote(doc: string): string {
  return FRENCH.get(doc) ?? doc
}

const UNITS: Readonly<Record<string, string>> = {
  year: 'année',
  ratio: 'part, de 0 à 1 ou en %',
  count: 'nombre',
  days: 'jours',
  years: 'années',
  months: 'mois',
  money: 'monnaie',
  unit: 'unités',
  deg: '°',
  weekday: 'jour',
  any: 'unité du chiffre',
}

/** `money/unit` -> `monnaie/unité`. */
export function frenchUnit(unit: string): string {
  const whole = UNITS[unit]
  if (whole !== undefined) return whole
  return unit
    .replace('money', 'monnaie')
    .replace('/unit', '/unité')
    .replace(/^unit\//, 'unités/')
    .replace('/year', '/an')
    .replace('/run', '/passage')
    .replace('order', 'commandes')
}
