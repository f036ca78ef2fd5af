import type { TextStyle } from './drawing.ts'

/*
 * How wide a text is, so that a page is laid out once for the screen and for the PDF. Advances of
 * Newsreader and Instrument Sans (5.3.0, tabular figures), thousandths of the size: first the
 * signs from space to tilde, then those of OTHER. Kerning is left out: it mostly narrows.
 */
const OTHER = '’‘“”«»–—…€−°·×œŒæÆßøØ'

interface Advances {
  readonly ascii: readonly number[]
  readonly other: readonly number[]
}

// oxfmt-ignore
const ADVANCES: Readonly<Record<'serif' | '400' | '500' | '600', Advances>> = {
  serif: {
    ascii: [229,270,354,567,567,781,717,199,285,285,435,512,239,354,230,401,567,567,567,567,567,567,567,567,567,567,253,269,512,512,512,441,891,711,644,705,763,640,592,751,800,339,446,730,603,979,771,777,609,777,645,555,670,768,692,967,719,684,634,329,401,330,512,410,500,460,546,437,556,462,345,496,561,280,247,541,269,832,573,526,564,545,394,384,342,537,527,743,507,524,431,322,252,322,512],
    other: [237,236,411,412,505,522,521,686,641,567,512,385,247,512,830,1052,711,993,623,547,792],
  },
  400: {
    ascii: [200,273,384,716,608,600,755,232,406,406,408,600,255,506,255,443,600,600,600,600,600,600,600,600,600,600,255,255,600,600,600,567,853,728,636,741,752,638,602,765,736,254,455,692,588,906,736,786,656,787,656,608,648,712,728,1089,688,676,623,406,443,406,531,426,354,533,606,533,606,564,354,606,599,240,240,535,240,922,599,584,606,606,375,473,377,589,523,767,551,523,496,406,242,406,531],
    other: [255,255,409,409,494,494,586,886,655,701,600,386,103,600,946,1064,865,936,612,584,786],
  },
  500: {
    ascii: [197,284,417,721,623,600,761,244,423,423,419,600,265,499,265,444,600,600,600,600,600,600,600,600,600,600,265,265,600,600,600,574,860,731,640,744,753,634,598,764,731,254,441,702,589,902,731,790,661,796,660,623,656,708,731,1088,697,688,627,423,444,423,538,446,354,546,613,543,613,567,362,613,606,250,250,546,250,931,606,591,613,613,383,483,392,596,530,783,569,530,505,423,238,423,538],
    other: [265,265,440,440,521,521,593,893,692,708,600,379,124,600,947,1073,872,952,621,591,790],
  },
  600: {
    ascii: [193,295,449,727,637,600,768,256,439,439,430,600,275,493,275,444,600,600,600,600,600,600,600,600,600,600,275,275,600,600,600,580,867,733,645,747,755,630,594,764,725,254,427,712,589,898,725,794,667,806,664,637,664,704,733,1087,707,700,631,439,444,439,544,466,354,558,621,552,621,571,370,621,612,260,260,558,260,941,612,597,621,621,390,494,406,604,536,800,587,536,513,439,234,439,544],
    other: [275,275,471,471,547,547,599,899,728,715,600,373,144,600,948,1081,880,967,631,597,794],
  },
}

/** Thin gap of French figures, set by hand: neither font holds the sign. */
export const NARROW_SPACE = '\u202f'
export const NARROW_WIDTH = 0.13

/** Width of a text in points. */
export function widthOf(text: string, style: TextStyle): number {
  const advances = ADVANCES[style.face === 'serif' ? 'serif' : (`${style.weight}` as const)]
  let width = 0
  for (const sign of text) width += advanceOf(sign, advances)
  return (width * style.size) / 1000
}

function advanceOf(sign: string, { ascii, other }: Advances): number {
  if (sign === NARROW_SPACE) return NARROW_WIDTH * 1000
  if (sign === '\u00a0') return ascii[0]!
  const at = sign.codePointAt(0)! - 32
  const known = at < ascii.length ? ascii[at] : other[OTHER.indexOf(sign)]
  if (known !== undefined) return known
  // A letter with an accent is as wide as the letter; what is left is taken as wide as an M.
  const base = sign.normalize('NFD').codePointAt(0)! - 32
  return ascii[base] ?? ascii['M'.codePointAt(0)! - 32]!
}

/** The text, or as much of it as fits before an ellipsis. */
export function fitted(text: string, style: TextStyle, width: number): string {
  if (widthOf(text, style) <= width) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('').trimEnd()}…`, style) > width) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

/** The style, smaller when the text needs it, down to `least`. */
export function shrunk(text: string, style: TextStyle, width: number, least: number): TextStyle {
  const natural = widthOf(text, style)
  if (natural <= width) return style
  // A hair less, so that rounding never makes it too wide again.
  return { ...style, size: Math.max(least, (style.size * width * 0.999) / natural) }
}

/** The text in lines of this width, the last one cut when there are more than `most`. */
export function wrapped(text: string, style: TextStyle, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, style) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  const kept = lines.slice(0, most)
  const rest = lines.slice(most - 1).join(' ')
  return kept.map((each, at) => fitted(at === most - 1 ? rest : each, style, width))
}
