import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import {
  descendants,
  ownMegabytes,
  residentMegabytes,
  scratchFolder,
  startServer,
} from './server.ts'
import type { Table } from './table.ts'
import { percentile } from './table.ts'

const STARTS = 5
const IDLE_SECONDS = 15

/** From the start of the process to its first ready answer, new data folder and known one; memory at rest. */
export async function run(): Promise<Table> {
  const fresh: number[] = []
  const known: number[] = []
  let memory: readonly [resident: number, own: number, database: number] = [NaN, NaN, NaN]
  for (let start = 0; start < STARTS; start++) {
    const folder = scratchFolder()
    const first = await startServer(folder)
    fresh.push(first.readySeconds)
    await first.stop()
    const second = await startServer(folder)
    known.push(second.readySeconds)
    if (start === STARTS - 1) {
      await pause(IDLE_SECONDS * 1000)
      const { pid } = second
      memory = [residentMegabytes(pid), ownMegabytes(pid), databaseMegabytes(pid)]
    }
    await second.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const seconds = (values: readonly number[]) => [
    Math.min(...values).toFixed(2),
    percentile(values, 0.5).toFixed(2),
    Math.max(...values).toFixed(2),
  ]
  return {
    name: 'Start',
    columns: ['what', 'least', 'median', 'most'],
    rows: [
      ['new data folder to ready, s', ...seconds(fresh)],
      ['known data folder to ready, s', ...seconds(known)],
      ['server at rest, resident, MB', '', memory[0].toFixed(0), ''],
      ['server at rest, private pages, MB', '', memory[1].toFixed(0), ''],
      ['database at rest, private pages, MB', '', memory[2].toFixed(0), ''],
    ],
    notes: [
      `${STARTS} starts each; built already, so that npm start adds the check of what is installed and built`,
      `memory after ${IDLE_SECONDS} s without a request, as the kernel counts it; a kernel that reclaims idle pages makes it smaller`,
    ],
  }
}

function databaseMegabytes(pid: number): number {
  return descendants(pid)
    .map(ownMegabytes)
    .reduce((sum, each) => sum + each, 0)
}
