import { attribute, scanXml } from './scan-xml.ts'

/** Built-in formats that show a date or an hour (ECMA-376-1, 18.8.30, numFmt). */
const BUILT_IN: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
])

/** For each cell style, whether its number is shown as a date. */
export function dateStyles(xml: string): readonly boolean[] {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          isDateCode(attribute(attributes, 'formatCode') ?? ''),
        )
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        styles.push(own.get(id) ?? BUILT_IN.has(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** A code with day, month or year letters outside quotes and brackets shows a date. */
function isDateCode(code: string): boolean {
  return /[dmyj]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '').replaceAll(/general/gi, ''))
}

const MS_PER_DAY = 86_400_000
/** Serial 60 is 29 February 1900, a day that never was: serials above it count from 30 December 1899. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30)
const EPOCH_1904_MS = Date.UTC(1904, 0, 1)

/** The day of a serial number as ISO text; undefined outside the years 1900 to 9999. */
export function dateOfSerial(serial: number, is1904: boolean): string | undefined {
  const day = Math.floor(serial) + (!is1904 && serial < 60 ? 1 : 0)
  const ms = (is1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + day * MS_PER_DAY
  if (!(day >= 1 && ms < Date.UTC(10_000, 0, 1))) return undefined
  return new Date(ms).toISOString().slice(0, 10)
}
