import type { Component } from '../chain/flow/components.ts'
import type { PorterActivity, Segment } from '../chain/nouns/vocabulary.ts'
import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'

interface Explained {
  readonly label: Words
  readonly formula: Words
}

function explained(label: string, formula: string): Explained {
  return { label: words(label), formula: words(formula) }
}

const PER_RUN =
  'par lot de fabrication ramené à la pièce vendue | per run, brought to one piece sold'
const KWH = 'kWh × facteur d’émission | kWh × emission factor'

/** What each component of a stage is and how it comes about. */
export const COMPONENT_WORDS: Readonly<Record<Component, Explained>> = {
  'cost.purchase': explained('achats | purchases', PER_RUN),
  'cost.labour': explained('travail | labour', 'heures × coût horaire | hours × cost per hour'),
  'cost.energy': explained('énergie | energy', 'kWh × prix du kWh | kWh × price of a kWh'),
  'cost.own': explained('coût propre | own cost', PER_RUN),
  'cost.margin': explained(
    'marge | margin',
    'prix de la façon − coût de l’étape | fee − cost of the stage',
  ),
  'cost.setup': explained(
    'lancement et modèles | set-up and styles',
    'coût de lancement ÷ lot + coût par modèle × modèles ÷ volume | set-up cost ÷ lot + cost per style × styles ÷ volume',
  ),
  'cost.fixed': explained(
    'coûts fixes utilisés | fixed cost used',
    'coût fixe × part de la capacité utilisée ÷ volume ; le reste est la capacité inutilisée | fixed cost × share of capacity used ÷ volume; the rest is idle capacity',
  ),
  'cost.carriage': explained(
    'transport | carriage',
    'coût par unité + par kg × masse + par envoi ÷ chargement | cost per unit + per kg × mass + per shipment ÷ load',
  ),
  'cost.insurance': explained(
    'assurance | insurance',
    'taux × valeur transportée | rate × value carried',
  ),
  'cost.duty': explained(
    'droits de douane | duty',
    'taux × (valeur + assurance + transport) à la frontière | rate × (value + insurance + carriage) at the border',
  ),
  'cost.interest': explained(
    'intérêts | interest',
    'valeur × jours ÷ 365 × coût du capital | value × days ÷ 365 × cost of capital',
  ),
  'carbon.electricity': explained('électricité | electricity', KWH),
  'carbon.gas': explained('gaz | gas', KWH),
  'carbon.diesel': explained('gazole | diesel', KWH),
  'carbon.steam': explained('vapeur | steam', KWH),
  'carbon.biomass': explained('biomasse | biomass', KWH),
  'carbon.heat': explained('chaleur | heat', KWH),
  'carbon.direct': explained('émissions directes | direct emissions', PER_RUN),
  'carbon.transport': explained(
    'transport | transport',
    'intensité × masse × distance | intensity × mass × distance',
  ),
  'carbon.bought': explained(
    'matière achetée | bought matter',
    'facteur de l’article × quantité | factor of the item × quantity',
  ),
  days: explained(
    'jours | days',
    'délai de l’étape, attente comprise | lead time of the stage, waiting included',
  ),
  hours: explained(
    'heures de travail | hours of work',
    'heures par lot ÷ pièces | hours per run ÷ pieces',
  ),
  km: explained('kilomètres | kilometres', 'distance du trajet | distance of the lane'),
}

export const SEGMENT_WORDS: Readonly<Record<Segment, Words>> = {
  research: words('création | R&D'),
  production: words('production | production'),
  storage: words('stockage | storage'),
  transport: words('transport | transport'),
  distribution: words('distribution | distribution'),
  marketing: words('marketing | marketing'),
  sale: words('vente | sale'),
  consumption: words('usage | consumption'),
  'client-relation': words('relation cliente | client relation'),
  'end-of-life': words('fin de vie | end of life'),
}

export const ACTIVITY_WORDS: Readonly<Record<PorterActivity, Words>> = {
  inbound: words('logistique d’entrée | inbound logistics'),
  operations: words('production | operations'),
  outbound: words('logistique de sortie | outbound logistics'),
  'marketing-sales': words('marketing et vente | marketing and sales'),
  service: words('service | service'),
  procurement: words('achats | procurement'),
  technology: words('technologie | technology'),
  'human-resources': words('ressources humaines | human resources'),
  infrastructure: words('infrastructure | infrastructure'),
}
