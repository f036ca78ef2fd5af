export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/**
 * Text inside XML. What XML cannot hold or would change is written `_x000D_`, and a text that
 * already looks so is marked (ECMA-376-1, 22.9.2.19, ST_Xstring).
 */
export function escaped(text: string): string {
  if (!/[&<>"_\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text
  return (
    text
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
      // Control characters but tab and line feed, and halves of characters that stand alone.
      .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (character) =>
        character === '\t' || character === '\n' ? character : marked(character),
      )
  )
}

function marked(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
