import { inflateSync } from 'fflate'
import { LIMITS } from '../limits.ts'
import { fileProblem, Refusal } from '../page.ts'
import { crc32 } from './crc32.ts'

/** One file inside a zip, as its directory tells; nothing is inflated yet. */
export interface ZipEntry {
  readonly name: string
  /** Inflates and verifies the entry. */
  readonly read: () => Uint8Array
}

interface Told {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/**
 * Entries of a zip by name. The directory at its end is read and held against the limits before
 * anything is inflated; each entry is then verified by length and CRC-32, so that a file damaged on
 * its way is refused instead of read wrongly. Source: APPNOTE.TXT 6.3.10 (PKWARE), 4.3.6 to 4.3.16.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (at === 0xffffffff || count === 0xffff) throw damaged('it is in the 64-bit form of zip')
  if (count > LIMITS.entries) throw bomb(`${count} files inside`)
  const entries = new Map<string, ZipEntry>()
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged('its list is broken')
    const [told, next] = readTold(bytes, view, at)
    total += told.bytes
    judge(told, total)
    entries.set(told.name, { name: told.name, read: () => inflated(bytes, view, told) })
    at = next
  }
  return entries
}

function endRecord(view: DataView): number {
  const last = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= last; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw damaged('its end is missing')
}

const names = new TextDecoder()

function readTold(bytes: Uint8Array, view: DataView, at: number): [Told, number] {
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw locked()
  const told = {
    name: names.decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  return [told, nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)]
}

function judge({ bytes, packedBytes }: Told, total: number): void {
  if (total > LIMITS.inflatedBytes) throw bomb(`more than ${megabytes(LIMITS.inflatedBytes)}`)
  const ratio = bytes / Math.max(1, packedBytes)
  if (bytes > LIMITS.ratioFromBytes && ratio > LIMITS.inflationRatio) {
    throw bomb(`${Math.round(ratio)} times its size`)
  }
}

function inflated(bytes: Uint8Array, view: DataView, told: Told): Uint8Array {
  const { offset, packedBytes } = told
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) {
    throw damaged(`${told.name} is not where its list says`)
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedBytes > bytes.length) throw damaged(`${told.name} is cut short`)
  const packed = bytes.subarray(start, start + packedBytes)
  const whole = unpacked(packed, told)
  if (whole.length !== told.bytes || crc32(whole) !== told.crc) {
    throw damaged(`${told.name} is not what was written`)
  }
  return whole
}

function unpacked(packed: Uint8Array, { name, method, bytes }: Told): Uint8Array {
  if (method === 0) return packed
  if (method !== 8) throw damaged(`${name} is packed in a way (${method}) that is not read`)
  try {
    // A buffer of the length told: an entry that lies about it cannot fill the memory.
    return inflateSync(packed, { out: new Uint8Array(bytes) })
  } catch (error) {
    throw damaged(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}

function damaged(reason: string): Refusal {
  return new Refusal(
    fileProblem(
      'damaged_file',
      `The file is damaged: ${reason}.`,
      'Maybe it was cut short on its way: send or download it again.',
      { reason },
    ),
  )
}

function bomb(seen: string): Refusal {
  return new Refusal(
    fileProblem(
      'unfolds_too_far',
      `The file would unfold to ${seen}: it was not opened.`,
      'Maybe pictures, unused sheets or formatted empty rows can be taken out.',
      { seen },
    ),
  )
}

export function locked(): Refusal {
  return new Refusal(
    fileProblem(
      'password',
      'The file is locked by a password.',
      'Maybe open it in a spreadsheet and save it without a password.',
    ),
  )
}
