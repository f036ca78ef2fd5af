/** Sentences and what to do, French | English, by code; `{name}` is a value seen. */
export const REFUSALS = {
  no_such_part: [
    'Il n’y a pas de {id} parmi {noun}. | There is no {id} among {noun}.',
    'Peut-être a-t-il été renommé ou retiré de la base. | Maybe it was renamed or removed in the base.',
  ],
  edit_asks: [
    'Une modification à la main se dit champ par champ. | An edit by hand is said field by field.',
    'Peut-être choisir un autre levier. | Maybe choose another lever.',
  ],
  country_unknown: [
    'Les tables ne connaissent pas le pays {country}. | The tables do not know the country {country}.',
    'Peut-être nommer un site, ou un pays en deux lettres. | Maybe name a site, or a country in two letters.',
  ],
  all_made_at_home: [
    'Tout ce qui est fait l’est déjà en {country}. | All that is made is made in {country} already.',
    'Peut-être nommer un procédé à déplacer ou à doubler. | Maybe name a process to move or to double.',
  ],
  no_site_at_home: [
    'La firme n’a pas de site en {country} où mettre le procédé. | The firm has no site in {country} to put the process in.',
    'Peut-être ajouter un site d’abord. | Maybe add a site first.',
  ],
  no_lane_to_shift: [
    'Rien ne va par avion, ni par la route sur {km} km ou plus. | Nothing goes by air, nor by road for {km} km or more.',
    'Peut-être nommer les trajets et le mode. | Maybe name the lanes and the mode.',
  ],
  source_unused: [
    'Le procédé {process} ne fait rien que la chaîne utilise. | The process {process} makes nothing that the chain uses.',
    'Peut-être doubler celui qui sert. | Maybe double the one in use.',
  ],
  source_same_site: [
    '{process} est déjà à {site}. | {process} is at {site} already.',
    'Peut-être nommer un autre site ou un pays. | Maybe name another site or a country.',
  ],
  source_there: [
    '{item} est déjà fait à {site}. | {item} is made at {site} already.',
    'Peut-être changer sa part à la main. | Maybe change its share by hand.',
  ],
  source_no_way: [
    '{item} ne va nulle part depuis {site}. | {item} goes nowhere from {site}.',
    'Peut-être ajouter le trajet qui manque. | Maybe add the lane that is missing.',
  ],
  source_again: [
    '{process} a déjà une autre source, ouverte par une étape. | {process} has another source already, opened by a step.',
    'Peut-être changer la part de celle-ci. | Maybe change the share of that one.',
  ],
  nothing_made_in: [
    'Rien n’est fait dans le pays {country}. | Nothing is made in the country {country}.',
    'Peut-être ouvrir une deuxième source ailleurs. | Maybe open a second source elsewhere.',
  ],
  not_in_china: [
    '{process} se fait en {country}, pas en Chine. | {process} is done in {country}, not in China.',
    'Peut-être prendre le levier « deuxième source ». | Maybe take the lever "second source".',
  ],
  no_lead: [
    'La chaîne ne dit pas quelle firme la regarde, ou cette firme n’a pas de site. | The chain does not say which firm looks at it, or that firm has no site.',
    'Peut-être remplir « pilote » dans l’en-tête. | Maybe fill in "lead actor" in the header.',
  ],
  nothing_bought: [
    'Aucun achat de la firme n’a de prix connu. | No purchase of the firm has a known price.',
    'Peut-être saisir les prix d’achat d’abord. | Maybe enter the purchase prices first.',
  ],
  no_supplier_to_take: [
    'Aucun fournisseur de la firme ne vend à un prix connu ce qu’il fait lui-même. | No supplier of the firm sells at a known price what it makes itself.',
    'Peut-être saisir son prix d’abord. | Maybe enter its price first.',
  ],
  already_own: [
    '{process} est déjà fait par la firme. | {process} is done by the firm already.',
    'Peut-être nommer un procédé d’un fournisseur. | Maybe name a process of a supplier.',
  ],
  no_lane_to_stock: [
    'Aucun trajet n’apporte d’article de loin. | No lane brings an item from afar.',
    'Peut-être nommer les trajets. | Maybe name the lanes.',
  ],
  no_capital_cost: [
    'La chaîne ne dit pas ce que coûte le capital : le stock ne coûte donc rien. | The chain does not say what capital costs: stock costs nothing then.',
    'Peut-être remplir « coût du capital » dans l’en-tête. | Maybe fill in "cost of capital" in the header.',
  ],
  no_work: [
    'Aucun procédé de production en usage n’a d’heures de travail. | No production process in use has hours of work.',
    'Peut-être saisir les heures du procédé. | Maybe enter the hours of the process.',
  ],
  already_automated: [
    '{process} a déjà des machines de ce levier. | {process} has machines of this lever already.',
    'Peut-être changer les paramètres de cette étape-là. | Maybe change the parameters of that step.',
  ],
  nothing_made: [
    'Aucun procédé de production n’est en usage. | No production process is in use.',
    'Peut-être saisir qui fait quoi. | Maybe enter who makes what.',
  ],
  module_idle: [
    'Les modules peuvent {capacity} par an, il en faut {need}. | The modules can do {capacity} a year, {need} are needed.',
    'Peut-être en prendre moins. | Maybe take fewer.',
  ],
  no_investment: [
    'Aucun site de production n’a d’investissement ni de coût fixe à partager. | No production site has an investment or a fixed cost to share.',
    'Peut-être saisir ce que la machine a coûté. | Maybe enter what the machine cost.',
  ],
  nothing_to_share: [
    '{process} n’a ni investissement ni coût fixe propre. | {process} has no investment or fixed cost of its own.',
    'Peut-être nommer le procédé qui porte la machine. | Maybe name the process that bears the machine.',
  ],
  no_spare_space: [
    'Aucun lieu de vente n’a de surface libre, sinon celle où tout est déjà fait. | No place of sale has spare space, but where all is made already.',
    'Peut-être saisir la surface libre du magasin. | Maybe enter the spare space of the shop.',
  ],
  space_short: [
    'Il faut {need} m² et {site} en a {found}. | {need} m² are needed and {site} has {found}.',
    'Peut-être prendre moins de place, ou un autre magasin. | Maybe take less space, or another shop.',
  ],
  reserved_already: [
    'De la capacité de {process} est déjà réservée par une étape. | Capacity of {process} is reserved by a step already.',
    'Peut-être changer les paramètres de cette étape-là. | Maybe change the parameters of that step.',
  ],
  all_to_order: [
    'Tout est déjà fait après la commande. | All is made after the order already.',
    'Peut-être nommer un marché servi sur stock. | Maybe name a market served from stock.',
  ],
  no_maker_before: [
    'On ne sait pas quel procédé fait {item} : rien à faire après la commande. | Which process makes {item} is not known: nothing to do after the order.',
    'Peut-être nommer le procédé. | Maybe name the process.',
  ],
  one_variant: [
    '{item} n’a pas de déclinaison. | {item} has no variant.',
    'Peut-être saisir ce que le client peut choisir. | Maybe enter what the client can choose.',
  ],
  personalised_already: [
    '{item} est déjà personnalisé à la fin par une étape. | {item} is personalised late by a step already.',
    'Peut-être changer les paramètres de cette étape-là. | Maybe change the parameters of that step.',
  ],
  below_minimum: [
    'Il s’en vend {need} par an ; cette opération demande {minimum} au moins. | {need} a year are sold; this operation asks for {minimum} at least.',
    'Peut-être garder une opération plus simple. | Maybe keep a simpler operation.',
  ],
  pre_order_already: [
    'Tout se vend déjà en prévente. | All is sold on pre-order already.',
    'Peut-être nommer un autre marché. | Maybe name another market.',
  ],
  all_direct: [
    'Toutes les ventes sont déjà directes. | All sales are direct already.',
    'Peut-être nommer un marché vendu par un revendeur. | Maybe name a market sold by a reseller.',
  ],
  market_direct: [
    '{market} est déjà vendu en direct. | {market} is sold directly already.',
    'Peut-être nommer un marché vendu par un revendeur. | Maybe name a market sold by a reseller.',
  ],
  no_sale_place: [
    'On ne sait pas d’où {item} pourrait partir vers le client. | Where {item} could leave for the client is not known.',
    'Peut-être ajouter le site qui l’a en stock. | Maybe add the site that holds it.',
  ],
  no_shop_and_web: [
    'Il faut un magasin et une vente en ligne du même article. | A shop and an online sale of the same item are needed.',
    'Peut-être ajouter le marché qui manque. | Maybe add the market that is missing.',
  ],
  ships_already: [
    'Le magasin {site} sert déjà {market}. | The shop {site} serves {market} already.',
    'Peut-être changer sa part à la main. | Maybe change its share by hand.',
  ],
  no_web_only: [
    'Il n’y a pas d’article vendu seulement en ligne. | No item is sold online only.',
    'Peut-être nommer le marché en ligne. | Maybe name the online market.',
  ],
  no_references: [
    'La chaîne ne compte ni références ni modèles. | The chain counts neither references nor styles.',
    'Peut-être saisir le nombre de références de la firme. | Maybe enter how many references the firm has.',
  ],
  published_already: [
    'La fiche de coût de {item} est déjà publiée. | The cost sheet of {item} is published already.',
    'Peut-être publier celle d’un autre article. | Maybe publish that of another item.',
  ],
  too_few_lanes: [
    'Il faut au moins deux trajets qui arrivent au même endroit. | At least two lanes that arrive at one place are needed.',
    'Peut-être nommer d’autres trajets. | Maybe name other lanes.',
  ],
  hub_already: [
    'Le trajet {lane} part déjà d’une plateforme. | Lane {lane} starts at a hub already.',
    'Peut-être retirer l’autre étape. | Maybe take the other step out.',
  ],
  no_delivery: [
    'Aucune livraison ne va d’un site à un marché. | No delivery goes from a site to a market.',
    'Peut-être ajouter le trajet de livraison. | Maybe add the delivery lane.',
  ],
  depot_already: [
    'Le trajet {lane} part déjà d’un dépôt urbain. | Lane {lane} starts at an urban depot already.',
    'Peut-être retirer l’autre étape. | Maybe take the other step out.',
  ],
  delivery_near: [
    'Toutes les livraisons partent déjà de moins de {km} km. | All deliveries start less than {km} km away already.',
    'Peut-être nommer le trajet. | Maybe name the lane.',
  ],
  no_coordinates_there: [
    'On ne sait pas où est {place}. | Where {place} is is not known.',
    'Peut-être donner sa latitude et sa longitude. | Maybe give its latitude and longitude.',
  ],
  few_markets: [
    'Un conteneur qui se déplace sert au moins deux lieux : la chaîne n’en a pas assez de placés. | A container that moves serves at least two places: the chain has too few with coordinates.',
    'Peut-être découper le marché par lieu. | Maybe cut the market by place.',
  ],
  mobile_already: [
    '{site} se déplace déjà. | {site} moves already.',
    'Peut-être changer ses positions à la main. | Maybe change its positions by hand.',
  ],
  nothing_sold: [
    'Rien n’est vendu. | Nothing is sold.',
    'Peut-être ajouter un marché. | Maybe add a market.',
  ],
  used_up: [
    '{item} se consomme : rien ne revient du client. | {item} is used up: nothing comes back from the client.',
    'Peut-être nommer un article qui dure, ou son emballage. | Maybe name an item that lasts, or its packaging.',
  ],
  nothing_sold_by_firm: [
    'La firme ne vend pas elle-même l’article montré au client. | The firm does not itself sell the item shown to the client.',
    'Peut-être nommer un marché qu’elle sert. | Maybe name a market that it serves.',
  ],
  no_client_price: [
    'Le prix payé par le client de {market} n’est pas connu. | What the client of {market} pays is not known.',
    'Peut-être saisir le prix du marché. | Maybe enter the price of the market.',
  ],
  returns_already: [
    '{item} revient déjà. | {item} comes back already.',
    'Peut-être changer la part rapportée à la main. | Maybe change the take-back ratio by hand.',
  ],
  no_material: [
    'Aucune matière achetée de la chaîne ne pourrait être recyclée. | No material bought by the chain could be recycled.',
    'Peut-être nommer la matière. | Maybe name the material.',
  ],
  sold_as_service: [
    '{market} est déjà loué ou payé au résultat. | {market} is rented or paid by result already.',
    'Peut-être changer son contrat à la main. | Maybe change its contract by hand.',
  ],
  service_already: [
    'Ce service est déjà vendu avec {item}. | This service is sold with {item} already.',
    'Peut-être changer les paramètres de cette étape-là. | Maybe change the parameters of that step.',
  ],
  shares_missing: [
    'Les parts de {node} ne peuvent pas céder la place. | The shares of {node} cannot give way.',
    'Peut-être donner la part de chaque source. | Maybe give the share of every source.',
  ],
} as const satisfies Readonly<Record<string, readonly [message: string, maybe: string]>>
