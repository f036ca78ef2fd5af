import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { Result } from '../core/problem.ts'
import { fail, problem } from '../core/problem.ts'

/** Reads a chain from any file a person may hand over: `chain.json`, or a workbook. */
export async function readAny(bytes: Uint8Array, name: string): Promise<Result<Chain>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isOldWorkbook = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isZip || isOldWorkbook || /\.xls[xm]?$/i.test(name)) {
    const { readWorkbook } = await import('./read-workbook.ts')
    return readWorkbook(bytes)
  }
  return readJson(bytes, name)
}

function readJson(bytes: Uint8Array, name: string): Result<Chain> {
  let document: unknown
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      problem({
        code: 'not_json',
        path: [],
        message: `${name} is neither a workbook nor a JSON document in UTF-8: ${reason}.`,
        maybe: 'Maybe it was cut short, or saved in another encoding.',
        values: { file: name, reason },
      }),
    )
  }
  return parseChain(document)
}
