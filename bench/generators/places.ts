/** A town where a generated site may stand: public coordinates, to a tenth of a degree. */
export interface Town {
  readonly city: string
  readonly country: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

function town(city: string, country: string, latitudeDeg: number, longitudeDeg: number): Town {
  return { city, country, latitudeDeg, longitudeDeg }
}

/** Where the client and the firm that looks at its chain are. */
export const HOME_TOWNS: readonly Town[] = [
  town('Lyon', 'FR', 45.8, 4.8),
  town('Lille', 'FR', 50.6, 3.1),
  town('Nantes', 'FR', 47.2, -1.6),
  town('Toulouse', 'FR', 43.6, 1.4),
  town('Paris', 'FR', 48.9, 2.4),
  town('Roanne', 'FR', 46.0, 4.1),
]

export const EUROPEAN_TOWNS: readonly Town[] = [
  town('Porto', 'PT', 41.2, -8.6),
  town('Biella', 'IT', 45.6, 8.1),
  town('Prato', 'IT', 43.9, 11.1),
  town('Barcelone', 'ES', 41.4, 2.2),
  town('Lodz', 'PL', 51.8, 19.5),
  town('Stuttgart', 'DE', 48.8, 9.2),
  town('Brno', 'CZ', 49.2, 16.6),
  town('Cluj', 'RO', 46.8, 23.6),
]

export const FAR_TOWNS: readonly Town[] = [
  town('Shanghai', 'CN', 31.2, 121.5),
  town('Shenzhen', 'CN', 22.5, 114.1),
  town('Tiruppur', 'IN', 11.1, 77.3),
  town('Dacca', 'BD', 23.8, 90.4),
  town('Hanoï', 'VN', 21.0, 105.8),
  town('Izmir', 'TR', 38.4, 27.1),
  town('Tunis', 'TN', 36.8, 10.2),
  town('Detroit', 'US', 42.3, -83.0),
]
