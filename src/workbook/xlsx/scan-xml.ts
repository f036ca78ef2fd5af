import { LIMITS } from '../limits.ts'

/** Hears the elements of an XML text in order; names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: string): void
  close?(name: string): void
  /** Text between elements, entities resolved; may come in pieces. */
  text?(value: string): void
}

/** The XML is not well-formed, or asks for what no workbook needs. */
export class XmlError extends Error {}

/**
 * Walks an XML text without building a tree: a sheet of a million cells costs its text only. A
 * document type is refused, so that no entity can be declared and unfolded (XML 1.0, 4.1 and 4.4).
 */
export function scanXml(xml: string, listener: XmlListener): void {
  let depth = 0
  let at = 0
  for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', at)) {
    if (start > at && depth > 0) listener.text?.(unescaped(xml.slice(at, start)))
    const mark = xml[start + 1]
    if (mark === '!') {
      at = skipDeclaration(xml, start, listener)
      continue
    }
    const end = tagEnd(xml, start)
    at = end + 1
    if (mark === '?') continue
    depth +=
      mark === '/' ? close(xml.slice(start + 2, end), listener) : open(xml, [start, end], listener)
    if (depth < 0) throw new XmlError('an element is closed twice')
    if (depth > LIMITS.depth) throw new XmlError('its elements are nested too deep')
  }
  if (depth !== 0) throw new XmlError('it ends before its last element')
}

function close(tag: string, listener: XmlListener): number {
  listener.close?.(localName(tag.trim()))
  return -1
}

/** Tells of an opening tag; by how much it goes deeper. */
function open(xml: string, [start, end]: readonly [number, number], listener: XmlListener): number {
  const isEmpty = xml[end - 1] === '/'
  const tag = xml.slice(start + 1, isEmpty ? end - 1 : end)
  let length = 0
  while (length < tag.length && tag.charCodeAt(length) > 0x20) length++
  const name = localName(tag.slice(0, length))
  listener.open?.(name, tag.slice(length))
  if (isEmpty) listener.close?.(name)
  return isEmpty ? 0 : 1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The `>` of a tag: one inside a quoted attribute does not end it. */
function tagEnd(xml: string, start: number): number {
  let end = xml.indexOf('>', start)
  for (;;) {
    if (end < 0) throw new XmlError('a tag has no end')
    const quoted = unclosedQuote(xml, start, end)
    if (quoted === undefined) return end
    const closing = xml.indexOf(quoted, end)
    if (closing < 0) throw new XmlError('an attribute has no end')
    end = xml.indexOf('>', closing)
  }
}

function unclosedQuote(xml: string, start: number, end: number): string | undefined {
  let quote: string | undefined
  for (let i = start; i < end; i++) {
    const letter = xml.charCodeAt(i)
    if (letter !== 0x22 && letter !== 0x27) continue
    const mark = letter === 0x22 ? '"' : "'"
    if (quote === undefined) quote = mark
    else if (quote === mark) quote = undefined
  }
  return quote
}

function skipDeclaration(xml: string, start: number, listener: XmlListener): number {
  const [end, length] = xml.startsWith('<!--', start)
    ? [xml.indexOf('-->', start + 4), 3]
    : xml.startsWith('<![CDATA[', start)
      ? [xml.indexOf(']]>', start), 3]
      : [-2, 0]
  if (end === -2) throw new XmlError('it declares a document type')
  if (end < 0) throw new XmlError('a comment has no end')
  if (xml[start + 2] === '[') listener.text?.(xml.slice(start + 9, end))
  return end + length
}

/** Value of an attribute of an opening tag. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name)
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1)
    const quote = attributes[at + name.length + 1]
    if (
      before <= 0x20 &&
      attributes[at + name.length] === '=' &&
      (quote === '"' || quote === "'")
    ) {
      const start = at + name.length + 2
      const end = attributes.indexOf(quote, start)
      return end < 0 ? undefined : unescaped(attributes.slice(start, end))
    }
    at = attributes.indexOf(name, at + 1)
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole
    const code = entity[1] === 'x' ? parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** `_x000D_` stands for a character that XML would change (ECMA-376-1, 22.9.2.19, ST_Xstring). */
export function restored(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}
