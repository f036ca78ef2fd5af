// node scripts/example-sales.mjs: writes examples/sales/pull.csv. Simulated, never a real firm's
// sales: levels that wander, a winter season, stock-outs and returns, all drawn from one seed.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

let state = 20_201
/** Uniform in (0, 1): linear congruential generator of Park and Miller (1988), doi:10.1145/63039.63042. */
const uniform = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}
const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

const WEEKS = 156
const MONDAY = Date.UTC(2023, 0, 2)
const SHARES = [
  ['S', 0.25],
  ['M', 0.45],
  ['L', 0.3],
]
const ITEMS = [
  ['pull', 24, '119,00'],
  ['gilet', 14, '135,00'],
  ['bonnet', 30, '39,00'],
]
const rows = ['Date;Référence;Taille;Quantité;Prix unitaire;Devise;Stock final']
for (const [item, pieces, price] of ITEMS) {
  let level = Math.log(pieces)
  for (let week = 0; week < WEEKS; week++) {
    level += 0.03 * normal()
    const winter = 1 + 0.6 * Math.cos((2 * Math.PI * (week - 2)) / 52)
    const day = new Date(MONDAY + week * 7 * 86_400_000).toISOString().slice(0, 10)
    const date = day.split('-').toReversed().join('/')
    for (const [size, share] of SHARES) {
      const wanted = Math.max(
        0,
        Math.round(Math.exp(level) * winter * share * (1 + 0.2 * normal())),
      )
      const isOut = uniform() < 0.04
      const sold = isOut ? Math.floor(wanted / 2) : wanted
      rows.push([date, item, size, sold, price, 'EUR', isOut ? 0 : 20].join(';'))
      if (uniform() < 0.08 && sold > 1) {
        rows.push([date, item, size, -1, price, 'EUR', isOut ? 0 : 20].join(';'))
      }
    }
  }
}
const file = fileURLToPath(new URL('../examples/sales/pull.csv', import.meta.url))
writeFileSync(file, `${rows.join('\n')}\n`)
