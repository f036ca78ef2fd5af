/* Written by scripts/reference/generate.mjs. */
export const modules = {
  'countries': () => import('./countries.json', { with: { type: 'json' } }),
  'countries-grid': () => import('./share-alike/countries-grid.json', { with: { type: 'json' } }),
  'countries-regions': () => import('./share-alike/countries-regions.json', { with: { type: 'json' } }),
  'modes': () => import('./modes.json', { with: { type: 'json' } }),
  'energy': () => import('./energy.json', { with: { type: 'json' } }),
  'duties': () => import('./duties.json', { with: { type: 'json' } }),
  'duty-groups': () => import('./duty-groups.json', { with: { type: 'json' } }),
  'sea-network': () => import('./sea-network.json', { with: { type: 'json' } }),
  'sea-ports': () => import('./sea-ports.json', { with: { type: 'json' } }),
}
export const hashes = {
  'countries': 'd7c502ddf42e',
  'countries-grid': 'aceeeec6d879',
  'countries-regions': '125cf1020290',
  'modes': '7d840f70c0aa',
  'energy': '64bb115712c0',
  'duties': '05aca76133f9',
  'duty-groups': 'a09139016451',
  'sea-network': '1f169dc6a7e7',
  'sea-ports': 'fdf0f97bf7c8',
}
