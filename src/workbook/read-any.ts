import type { Chain } from '../chain/chain.ts'
import type { Result } from '../core/problem.ts'

/** Reads a chain from any file a person may hand over: `chain.json`, .xlsx, a .zip of .csv. */
export async function readAny(bytes: Uint8Array, name: string): Promise<Result<Chain>> {
  const { readFile } = await import('./read-file.ts')
  return readFile(bytes, name).result
}
