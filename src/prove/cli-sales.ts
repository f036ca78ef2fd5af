import type { Arguments } from '../core/command.ts'

export interface SalesOptions {
  readonly salesFile?: string
  /** What the sales file calls the product, when the chain calls it otherwise. */
  readonly item?: string
}

/** `--sales FILE [--item ID]`; a sentence when they are odd. */
export function salesOptions(given: Arguments['options']): SalesOptions | string {
  const [salesFile, item] = [given.get('sales'), given.get('item')]
  if (salesFile === true) return '--sales takes a file.'
  if (item === true) return '--item takes a reference of the sales file.'
  if (salesFile === undefined) return item === undefined ? {} : '--item goes with --sales FILE.'
  return item === undefined ? { salesFile } : { salesFile, item }
}
