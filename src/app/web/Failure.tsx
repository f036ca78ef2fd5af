import { Link } from 'wouter'
import type { Problem } from '../../core/problem.ts'
import { pathText } from '../../core/problem.ts'
import { useSpeech } from '../../ui/language.tsx'

export interface FailureProps {
  readonly failure: string
  readonly problems: readonly Problem[]
  readonly retry: () => void
}

/** Nothing to show, and why: no chain yet, a chain that cannot be used, a server that is away. */
export function Failure({ failure, problems, retry }: FailureProps) {
  const speech = useSpeech()
  if (failure === 'empty') {
    return (
      <main className="page">
        <h1 className="finding">
          {speech.both('Où est votre cliente ?', 'Where is your client?')}
        </h1>
        <p>
          {speech.both(
            'Le centre de la carte, c’est elle. Il n’y a pas encore de chaîne ici.',
            'She is the centre of the map. There is no chain here yet.',
          )}
        </p>
        <p style={{ marginTop: 16 }}>
          <Link href="/chaines" className="button primary">
            {speech.both('Ouvrir un exemple ou un classeur', 'Open an example or a workbook')}
          </Link>
        </p>
      </main>
    )
  }
  return (
    <main className="page">
      <h1 className="finding">
        {problems.length > 0
          ? speech.both('Cette chaîne ne peut pas être lue.', 'This chain cannot be read.')
          : speech.both('Le serveur ne répond pas.', 'The server does not answer.')}
      </h1>
      {problems.length === 0 && <p>{failure}</p>}
      <ProblemList problems={problems} />
      <p style={{ marginTop: 16 }}>
        <button type="button" className="button" onClick={retry}>
          {speech.both('Essayer encore', 'Try again')}
        </button>
      </p>
    </main>
  )
}

/** Where, what was seen, what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul>
      {problems.slice(0, 200).map((each) => (
        <li
          key={`${each.code} ${pathText(each.path)} ${each.message}`}
          style={{ padding: '6px 0', borderBottom: '1px solid var(--hairline)' }}
        >
          <strong>{(each.values?.['cell'] as string | undefined) ?? pathText(each.path)}</strong>{' '}
          {each.message} <span className="quiet">{each.maybe}</span>
        </li>
      ))}
    </ul>
  )
}
