import type { Link, Market } from '../../../chain/chain.ts'
import type { BusinessModel, Channel } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  'own-shop': words('boutiques en propre | own shops'),
  'own-web': words('site en propre | own website'),
  'farm-shop': words('magasin à la ferme | farm shop'),
  'market-stall': words('marché | market stall'),
  'business-direct': words('vente directe aux entreprises | direct to businesses'),
  retailer: words('détaillants | retailers'),
  marketplace: words('place de marché | marketplace'),
  wholesaler: words('grossistes | wholesalers'),
}

export const BILLING_WORDS: Readonly<Record<NonNullable<Market['billing']>, Words>> = {
  sale: words('vente | sale'),
  rent: words('loyer | rent'),
  performance: words('paiement au résultat | payment by result'),
}

/** Gereffi, Humphrey, Sturgeon (2005), doi:10.1080/09692290500049805. */
export const GOVERNANCE_WORDS: Readonly<Record<NonNullable<Link['governance']>, Words>> = {
  market: words('lien de marché | market tie'),
  modular: words('lien modulaire | modular tie'),
  relational: words('lien relationnel | relational tie'),
  captive: words('lien captif | captive tie'),
  hierarchy: words('lien hiérarchique | hierarchical tie'),
}

export const MODEL_WORDS: Readonly<Record<BusinessModel, Words>> = {
  distributed: words(
    'Modèle distribué : produire là-bas pour vendre là-bas. | Distributed: produce there to sell there.',
  ),
  national: words(
    'Modèle national : la chaîne tient dans le pays. | National: the chain stays in the country.',
  ),
  'micro-factory': words(
    'Micro-usine : de petits modules près du marché. | Micro-factory: small modules near the market.',
  ),
  'on-demand': words(
    'À la demande : fabriqué après la commande. | On demand: made after the order.',
  ),
  'made-to-measure': words(
    'Sur mesure : une pièce pour une personne. | Made to measure: one piece for one person.',
  ),
  'self-production': words(
    'Autoproduction : la cliente fabrique. | Self-production: the client makes.',
  ),
  service: words('Service : l’usage plutôt que l’objet. | Service: use rather than the object.'),
}

export const NO_MODEL = words(
  'Aucun des sept modèles de proximité : la chaîne reste loin. | None of the seven models of proximity: the chain stays far.',
)

/**
 * What each type of model typically brings, from the rows of the study named beside it and nothing
 * else. Suggestions: the firm confirms them or strikes them out.
 */
export const SUGGESTIONS = {
  // B3: produce there to sell there; local content rules.
  distributed: {
    partners: ['producteurs locaux, marché par marché | local producers, market by market'],
    activities: ['produire là où l’on vend | producing where it is sold'],
    value: ['contenu local de chaque marché | local content of each market'],
    costs: [
      'prix de chaque point de contenu local en plus | price of each further point of local content',
    ],
  },
  // B5: reshoring, relaunch of an old brand, new activity; what it lacks is listed.
  national: {
    activities: [
      'relocaliser, ou lancer une activité nouvelle | reshoring, or starting a new activity',
    ],
    resources: [
      'ce qui manque encore : intrants, savoir-faire, capacités | what is still lacking: inputs, skills, capacity',
    ],
    value: ['marque ancienne relancée | old brand relaunched'],
  },
  // B6: modules with their cost, profitable from few orders; volumes that test a market; containers.
  'micro-factory': {
    activities: ['lignes modulaires, agrandies ou réduites | modular lines, scaled up and down'],
    resources: ['modules de capacité, conteneurs | capacity modules, containers'],
    segments: ['un marché à essayer en petit volume | a market to test at small volume'],
    costs: [
      'investissement par module, seuil de rentabilité bas | cost per module, low break-even',
    ],
  },
  // B7: made after the order, 1 to 10 days, no unsold stock, commitments on capacity.
  'on-demand': {
    partners: ['ateliers dont la capacité est réservée | workshops whose capacity is reserved'],
    resources: [
      'engagement sur la capacité, non sur des produits finis | commitment on capacity, not on finished goods',
    ],
    value: ['fait après la commande, en 1 à 10 jours | made after the order, in 1 to 10 days'],
    costs: ['pas d’invendus | no unsold stock'],
  },
  // B8: a unique piece; series of about 40 where there were 400.
  'made-to-measure': {
    activities: ['mesurer, couper et faire à l’unité | measuring, cutting and making one by one'],
    resources: ['paramètres mesurés de chaque commande | measured parameters of each order'],
    value: ['une pièce unique | a unique piece'],
    segments: ['petites séries, de l’ordre de 40 pièces | small series, of about 40 pieces'],
  },
  // B9: at home or in a shared workshop, by the hour or the month; files and instructions.
  'self-production': {
    activities: [
      'fichiers et modes d’emploi joints à la commande | files and instructions with the order',
    ],
    resources: ['atelier partagé, établis et machines | shared workshop, benches and machines'],
    channels: ['chez soi ou à l’atelier partagé | at home or in the shared workshop'],
    revenues: [
      'heures d’établi et de machine, abonnement au mois | hours of bench and machine, monthly fee',
    ],
  },
  // B11: services, performance contracts, pay per use.
  service: {
    value: ['l’usage, garanti par contrat | use, warranted by contract'],
    relations: ['un contrat dans la durée | a contract that lasts'],
    revenues: [
      'services, contrats de résultat, paiement à l’usage | services, performance contracts, pay per use',
    ],
  },
} as const satisfies Record<BusinessModel, Record<string, readonly string[]>>
