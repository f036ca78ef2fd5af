import type { Mode } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/** Short names of modes, for labels. */
export const MODE_WORDS: Readonly<Record<Mode, Words>> = {
  truck_40t: words('camion de 40 t | 40 t lorry'),
  truck_40t_cold: words('camion frigorifique de 40 t | refrigerated 40 t lorry'),
  truck_19t: words('camion de 19 t | 19 t lorry'),
  truck_12t: words('camion de 12 t | 12 t lorry'),
  van_diesel: words('camionnette diesel | diesel van'),
  van_electric: words('camionnette électrique | electric van'),
  cargo_bike: words('vélo cargo | cargo bike'),
  rail: words('train | rail'),
  barge: words('péniche | barge'),
  barge_convoy: words('convoi poussé | pushed convoy'),
  sea_container: words('porte-conteneurs | container ship'),
  sea_container_large: words('grand porte-conteneurs | large container ship'),
  sea_roro: words('navire roulier | ro-ro ship'),
  sea_ropax: words('ferry | ferry'),
  sea_bulk: words('vraquier | bulk carrier'),
  air_long: words('avion long-courrier | long-haul air'),
  air_short: words('avion court-courrier | short-haul air'),
  hand: words('à la main | by hand'),
  wire: words('réseau | wire'),
}
