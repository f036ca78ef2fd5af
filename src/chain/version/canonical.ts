/*
 * One text for one value, and its fingerprint. Both run in browsers, workers and Node without any
 * platform function, so a part has the same hash wherever it was saved.
 */

/**
 * JSON with keys in code-unit order and no blanks, as RFC 8785 (JSON Canonicalization Scheme):
 * -0 is written 0, members that are undefined are left out. What JSON cannot say (NaN, Infinity,
 * an undefined element, a Date, a Map, a function) is a bug of the caller and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`A canonical value cannot hold ${value}`)
    return String(value === 0 ? 0 : value)
  }
  if (Array.isArray(value)) return arrayJson(value)
  if (Object.prototype.toString.call(value) === '[object Object]')
    return objectJson(value as object)
  throw new Error(`A canonical value cannot hold ${Object.prototype.toString.call(value)}`)
}

function arrayJson(values: readonly unknown[]): string {
  let text = '['
  for (let i = 0; i < values.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(values[i])
  return `${text}]`
}

function objectJson(record: object): string {
  const members = record as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

/** SHA-256 of the canonical text of a value, 64 hexadecimal digits. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes; FIPS 180-4, 4.2.2. */
const ROUND_CONSTANTS = fractions(64, Math.cbrt)
/** First 32 bits of the fractional parts of the square roots of the first 8 primes; FIPS 180-4, 5.3.3. */
const INITIAL_STATE = fractions(8, Math.sqrt)

/** SHA-256 of the UTF-8 bytes of a text, 64 hexadecimal digits. NIST FIPS 180-4 (2015), section 6.2. */
export function sha256Hex(text: string): string {
  const bytes = paddedUtf8(text)
  const state = INITIAL_STATE.slice()
  const schedule = new Int32Array(64)
  for (let offset = 0; offset < bytes.length; offset += 64) {
    fillSchedule(schedule, bytes, offset)
    compress(state, schedule)
  }
  let hex = ''
  for (const word of state) hex += (word >>> 0).toString(16).padStart(8, '0')
  return hex
}

function fractions(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count)
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  }
  primes.forEach((prime, i) => {
    words[i] = Math.floor((root(prime) % 1) * 2 ** 32)
  })
  return words
}

/** The message with its padding: a 1 bit, zeros, its length in bits on 64 bits (FIPS 180-4, 5.1.1). */
function paddedUtf8(text: string): Uint8Array {
  const room = new Uint8Array(text.length * 3 + 72)
  const length = writeUtf8(text, room)
  room[length] = 0x80
  const end = Math.ceil((length + 9) / 64) * 64
  const view = new DataView(room.buffer)
  view.setUint32(end - 8, Math.floor(length / 2 ** 29))
  view.setUint32(end - 4, (length << 3) >>> 0)
  return room.subarray(0, end)
}

/** A surrogate without its other half becomes U+FFFD, as in every UTF-8 encoder of the platforms. */
function writeUtf8(text: string, into: Uint8Array): number {
  let at = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      into[at++] = code
      continue
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(i) ?? 0
      if (point > 0xffff) i++
      code = point > 0xffff ? point : 0xfffd
    }
    at = writeLongCode(code, into, at)
  }
  return at
}

function writeLongCode(code: number, into: Uint8Array, start: number): number {
  let at = start
  if (code < 0x800) into[at++] = 0xc0 | (code >> 6)
  else {
    if (code < 0x10000) into[at++] = 0xe0 | (code >> 12)
    else {
      into[at++] = 0xf0 | (code >> 18)
      into[at++] = 0x80 | ((code >> 12) & 0x3f)
    }
    into[at++] = 0x80 | ((code >> 6) & 0x3f)
  }
  into[at++] = 0x80 | (code & 0x3f)
  return at
}

function fillSchedule(w: Int32Array, bytes: Uint8Array, offset: number): void {
  for (let i = 0, at = offset; i < 16; i++, at += 4) {
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!
    const b = w[i - 2]!
    const small0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)
    const small1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10)
    w[i] = (w[i - 16]! + small0 + w[i - 7]! + small1) | 0
  }
}

/** One block, FIPS 180-4, 6.2.2, steps 2 to 4; the letters are those of the standard. */
function compress(state: Int32Array, w: Int32Array): void {
  // One by one: taking an array apart goes through an iterator, eight times slower here.
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const choice = (e & f) ^ (~e & g)
    const t1 = (h + big1 + choice + ROUND_CONSTANTS[i]! + w[i]!) | 0
    const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + big0 + majority) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}
