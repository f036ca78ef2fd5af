import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'

/** What stands in for a fact that is not known, until it is. */
export type Taken =
  /** Counted as 0: a total is too low. */
  | 'zero'
  /** What needs it is shown as unknown. */
  | 'unknown'
  /** A rule of the study or of the trade stands in, and is marked so. */
  | 'assumption'
  /** A published table stands in, with its source. */
  | 'default'

/** Why one kind of fact matters, and what happens until it is known. */
export interface MissingKind {
  readonly taken: Taken
  readonly why: Words
  readonly meanwhile: Words
  /** Figures that need it; a name that ends with a dot stands for a family. */
  readonly figures: readonly string[]
}

function kind(taken: Taken, why: string, meanwhile: string, figures: string): MissingKind {
  return { taken, why: words(why), meanwhile: words(meanwhile), figures: figures.split(' ') }
}

/** Every kind of fact that a chain may lack and still be read. */
export const MISSING_KINDS = {
  no_market: kind(
    'unknown',
    'sans marché, rien ne tire la chaîne | without a market nothing pulls the chain',
    'aucun chiffre par pièce n’est donné | no figure per piece is given',
    'total.units price. margin. total.cost lead. carbon.',
  ),
  no_process: kind(
    'unknown',
    'sans procédé, rien n’est fabriqué ni acheté | without a process nothing is made or bought',
    'le coût et les jours restent ceux des trajets | cost and days remain those of the lanes',
    'total.cost landed.unit margin. lead.critical carbon.total',
  ),
  no_price_to_client: kind(
    'unknown',
    'les marges partent du prix payé par la cliente | margins start from what the client pays',
    'les marges sont inconnues | margins are unknown',
    'price. margin. books.sales client.value.',
  ),
  no_vat: kind(
    'zero',
    'le prix HT se tire du prix TTC | the price excluding VAT comes from the one including it',
    'comptée pour 0 : le prix HT et les marges sont trop hauts | counted as 0: price and margins are too high',
    'price.exVat price.vat margin.',
  ),
  no_price_between: kind(
    'unknown',
    'la marge du vendeur vient de ce prix | the seller’s margin comes from this price',
    'les biens passent au coût ; la marge du vendeur est inconnue | goods pass at cost; the seller’s margin is unknown',
    'books.margin landed.unit margin.entry',
  ),
  no_making_price: kind(
    'unknown',
    'la marge du façonnier vient de ce prix | the maker’s margin comes from this price',
    'le travail passe au coût ; la marge du façonnier est inconnue | work passes at cost; the maker’s margin is unknown',
    'books.margin landed.unit margin.entry',
  ),
  no_purchase_cost: kind(
    'zero',
    'tout ce qui est acheté entre dans le coût | all that is bought enters the cost',
    'compté pour 0 : le coût est trop bas | counted as 0: the cost is too low',
    'purchase.unit landed.unit total.cost margin.',
  ),
  no_stage_cost: kind(
    'zero',
    'le travail de cette étape entre dans le coût | the work of this stage enters the cost',
    'compté pour 0 : le coût est trop bas | counted as 0: the cost is too low',
    'purchase.unit landed.unit total.cost margin. dependency.value.',
  ),
  no_hourly_cost: kind(
    'default',
    'les heures sont comptées à ce prix | the hours are counted at this price',
    'le coût horaire du pays, d’une table publiée | the country’s hourly cost, from a published table',
    'purchase.unit landed.unit total.cost',
  ),
  no_electricity_cost: kind(
    'default',
    'les kWh sont comptés à ce prix | the kWh are counted at this price',
    'le prix de l’électricité du pays, d’une table publiée | the country’s price of electricity, from a published table',
    'purchase.unit landed.unit total.cost',
  ),
  no_energy_cost: kind(
    'zero',
    'les kWh sont comptés à ce prix | the kWh are counted at this price',
    'compté pour 0 : seule l’électricité a un prix par défaut | counted as 0: only electricity has a default price',
    'purchase.unit landed.unit total.cost',
  ),
  no_days: kind(
    'unknown',
    'les jours de la chaîne sont ceux de ses étapes | the days of the chain are those of its stages',
    'compté pour 0 jour, et l’étape est nommée parmi les inconnues | counted as 0 days, and the stage is named among the unknown',
    'lead.critical lead.cumulated lead.orderToHand books.interest',
  ),
  no_lane_days: kind(
    'default',
    'les jours de la chaîne sont ceux de ses étapes | the days of the chain are those of its stages',
    'distance ÷ vitesse du mode + manutention, de tables publiées | distance ÷ speed of the mode + handling, from published tables',
    'lead.critical lead.cumulated lead.orderToHand',
  ),
  no_distance: kind(
    'unknown',
    'jours et carbone du trajet en dépendent | days and carbon of the lane depend on it',
    'distance, jours et carbone du trajet inconnus | distance, days and carbon of the lane unknown',
    'carbon.transport lead.critical lead.cumulated',
  ),
  no_carriage_cost: kind(
    'zero',
    'l’acheminement entre dans le coût rendu | carriage enters the landed cost',
    'compté pour 0 : le coût rendu est trop bas | counted as 0: the landed cost is too low',
    'landing.unit landed.unit total.cost margin.final',
  ),
  no_shipment_units: kind(
    'zero',
    'le coût par envoi se divise par les unités de l’envoi | the cost per shipment is divided by its units',
    'le coût par envoi n’est pas compté | the cost per shipment is not counted',
    'landing.unit landed.unit total.cost margin.final',
  ),
  no_duty: kind(
    'zero',
    'ce trajet passe une frontière douanière | this lane crosses a customs border',
    'compté pour 0 : écrivez 0 s’il n’y en a pas | counted as 0: write 0 when there is none',
    'books.duty landing.unit landed.unit margin.final',
  ),
  no_mass: kind(
    'unknown',
    'le carbone du transport est masse × distance | carbon of transport is mass × distance',
    'le carbone de ses trajets est inconnu | the carbon of its lanes is unknown',
    'carbon.transport carbon.total origin.mass.',
  ),
  no_bought_carbon: kind(
    'unknown',
    'c’est tout ce qui est fait avant l’achat | it is all that was done before the purchase',
    'inconnu, et l’étape est nommée | unknown, and the stage is named',
    'carbon.bought carbon.total',
  ),
  no_stage_carbon: kind(
    'unknown',
    'l’énergie d’une étape fait son carbone | the energy of a stage makes its carbon',
    'inconnu, et l’étape est nommée | unknown, and the stage is named',
    'carbon.energy carbon.total',
  ),
  no_coordinates: kind(
    'unknown',
    'la carte et les distances partent de là | the map and the distances start there',
    'le lieu n’est pas sur la carte ; ses distances sont inconnues | the place is not on the map; its distances are unknown',
    'cost.beyond. proximity.access.km lead.critical carbon.transport',
  ),
  no_region: kind(
    'unknown',
    'la part faite dans le territoire en dépend | the share made in the home region depends on it',
    'l’étape est laissée hors de cette part | the stage is left out of that share',
    'proximity.access.region origin.cost.near',
  ),
  no_capacity: kind(
    'assumption',
    'la capacité inutilisée est un coût que nul ne porte | idle capacity is a cost that nobody bears',
    'la capacité est tenue pour pleine | the capacity is held to be fully used',
    'idle.cost idle.ratio margin.final',
  ),
  no_capital_cost: kind(
    'zero',
    'les biens en route ou en stock immobilisent de l’argent | goods on their way or in stock tie up money',
    'les intérêts ne sont pas comptés | interest is not counted',
    'books.interest storage.unit margin.final',
  ),
  no_policy: kind(
    'assumption',
    'ce qui est fait après la commande décide de l’attente | what is done after the order decides the wait',
    'supposé vendu sur stock, ou fait au dernier site si le régime est « à la commande » | assumed sold from stock, or made at the last site when the regime is to order',
    'lead.orderToHand lead.beforeOrder proximity.process-simple.',
  ),
  no_channel: kind(
    'unknown',
    'la part vendue en direct en dépend | the share sold direct depends on it',
    'l’indicateur est laissé de côté | the indicator is left out',
    'proximity.relational.direct',
  ),
  no_client_figures: kind(
    'unknown',
    'la valeur d’une cliente en dépend | the value of a client depends on it',
    'la valeur d’une cliente est inconnue | the value of a client is unknown',
    'client.value. proximity.relational.repeat',
  ),
  no_patience: kind(
    'unknown',
    'il dit qui attend encore à ce délai | it says who still waits that long',
    'la part des clientes gardées est inconnue | the share of clients kept is unknown',
    'lead.patience lead.kept proximity.functional.kept',
  ),
  no_indicator: kind(
    'unknown',
    'un des indicateurs de proximité | one of the indicators of proximity',
    'l’indicateur est laissé de côté | the indicator is left out',
    'proximity.',
  ),
} as const satisfies Readonly<Record<string, MissingKind>>

export type MissingCode = keyof typeof MISSING_KINDS
