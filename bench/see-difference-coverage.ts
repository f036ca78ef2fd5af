import { loadReference } from '../reference/load.ts'
import { FAMILIES } from './generators/families.ts'
import { FIGURES } from './generators/judge.ts'
import type { DifferenceVerdict } from './generators/judge-difference.ts'
import { judgeDifferences } from './generators/judge-difference.ts'
import type { Table } from './table.ts'

const CHAINS = 300
const SEED = 20261123
const DRAWS = 100

/** Coverage of the 90 % intervals of differences, `[CHAINS]` a family: what a lever changes. */
export async function run(args: readonly string[]): Promise<Table> {
  const count = Number(args.find((each) => /^\d+$/.test(each)) ?? CHAINS)
  const rows: (string | number)[][] = []
  const byLever = new Map<string, DifferenceVerdict[]>()
  const tables = await loadReference()
  const means = { tables, draws: DRAWS, missingRatio: 0.3 }
  for (const family of FAMILIES) {
    const verdicts: DifferenceVerdict[] = []
    for (let i = 0; i < count; i++) {
      const seed = `${SEED}/${family.id}/difference/${i}`
      verdicts.push(...judgeDifferences(family, seed, means))
    }
    for (const verdict of verdicts) {
      byLever.set(verdict[0], [...(byLever.get(verdict[0]) ?? []), verdict])
    }
    for (const [id, name] of Object.entries(FIGURES)) {
      const of = verdicts.filter(([, figure]) => figure === id)
      if (of.length > 0) rows.push([family.id, name, ...shares(of)])
    }
  }
  for (const [lever, of] of byLever) rows.push(['all', `every figure, ${lever}`, ...shares(of)])
  return {
    name: 'See: coverage of intervals of differences',
    columns: ['family', 'figure', 'covered %', 'truth below %', 'truth above %', 'judged'],
    rows,
    notes: [
      `goal: 87 to 93 % covered; ${count} chains a family, seed ${SEED}, 30 % of supplier figures missing, ${DRAWS} draws common to both chains`,
      'each lever is pulled on the chain as it is seen and on the true one, with the same parameters; truth is the true difference',
      'levers of one chain share its errors: the standard error is that of the chains, not of the judgements',
    ],
  }
}

function shares(of: readonly DifferenceVerdict[]): (string | number)[] {
  const share = (side: -1 | 0 | 1) =>
    ((100 * of.filter(([, , judged]) => judged.side === side).length) / of.length).toFixed(1)
  return [share(0), share(-1), share(1), of.length]
}
