import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirstDocument, FirstPair } from '../../engine/first/document.ts'
import { pairSentence } from '../../first-messages.ts'

/** In the order they are told: what to do together, what not to. */
const KINDS = ['strengthens', 'spoils', 'not-together', 'unknown'] as const

/** Pairs of one kind in sight; the weaker ones are folded. */
const MOST_SHOWN = 5

/** How the first levers go together; those that leave each other alone are only counted. */
export function PairsBlock({ document }: { readonly document: FirstDocument }) {
  const { both, say, language, number } = useSpeech()
  const { pairs, lines, currency } = document
  if (pairs.length === 0) return null
  const names = new Map(lines.map(({ lever, name }) => [lever, say(name)]))
  const alone = pairs.filter(({ kind }) => kind === 'independent').length
  const groups = KINDS.map((kind) => ({ kind, of: ofKind(pairs, kind) })).filter(
    ({ of }) => of.length > 0,
  )
  const list = (some: readonly FirstPair[]) => (
    <ul>
      {some.map((pair) => (
        <li key={`${pair.first} ${pair.second}`}>
          <span className="names">
            {names.get(pair.first)} + {names.get(pair.second)}
          </span>{' '}
          <span className="quiet">
            {typeset(pairSentence(pair, { language, currency }), language)}
          </span>
        </li>
      ))}
    </ul>
  )
  return (
    <section className="first-pairs">
      <h2 className="section-finding">{both('Deux leviers à la fois', 'Two levers at a time')}</h2>
      <p className="label">
        {typeset(
          both(
            `${number(pairs.length)} paires des dix premiers, dont ${number(alone)} qui ne se gênent ni ne s’aident.`,
            `${number(pairs.length)} pairs of the first ten, ${number(alone)} of them leave each other alone.`,
          ),
          language,
        )}
      </p>
      <div className="pair-groups">
        {groups.map(({ kind, of }) => (
          <div key={kind}>
            <h3 className="section-title">{titleOf(kind, both)}</h3>
            {list(of.slice(0, MOST_SHOWN))}
            {of.length > MOST_SHOWN && (
              <details>
                <summary>
                  {both(
                    `${number(of.length - MOST_SHOWN)} autres, plus faibles`,
                    `${number(of.length - MOST_SHOWN)} others, weaker`,
                  )}
                </summary>
                {list(of.slice(MOST_SHOWN))}
              </details>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function ofKind(pairs: readonly FirstPair[], kind: FirstPair['kind']): FirstPair[] {
  return pairs
    .filter((pair) => pair.kind === kind)
    .toSorted((a, b) => Math.abs(b.interaction ?? 0) - Math.abs(a.interaction ?? 0))
}

function titleOf(kind: (typeof KINDS)[number], both: (fr: string, en: string) => string): string {
  switch (kind) {
    case 'strengthens':
      return both('Se renforcent', 'Strengthen each other')
    case 'spoils':
      return both('Se gênent', 'Spoil each other')
    case 'not-together':
      return both('Ne se combinent pas', 'Cannot be combined')
    case 'unknown':
      return both('Marge inconnue', 'Margin not known')
  }
}
