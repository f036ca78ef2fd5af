import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A fresh temporary folder that other users may pass through, as the database's own user must. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `boucle-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}
