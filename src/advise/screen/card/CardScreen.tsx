import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { cardDoubt, cardFinding } from '../../card-messages.ts'
import type { CardDocument } from '../../model.ts'
import './card.css'
import { EMPTY_DRAFT } from './card-draft.ts'
import { CardAnswer } from './CardAnswer.tsx'
import { CardFields } from './CardFields.tsx'
import type { KeepCard } from './CardKeeping.tsx'
import { CardKeeping } from './CardKeeping.tsx'
import { NextQuestion } from './NextQuestion.tsx'
import type { AskCard } from './use-card.ts'
import { useCard } from './use-card.ts'

interface CardScreenProps {
  readonly ask: AskCard
  /** Countries that may be chosen, ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  /** Where what is kept stands: in this browser alone, or on this machine. */
  readonly home: 'browser' | 'machine'
  readonly keeping: KeepCard
}

/** Six figures, and beside them the first answer with its doubt and the next question. */
export function CardScreen({ ask, countries, home, keeping }: CardScreenProps) {
  const { both } = useSpeech()
  const { draft, change, isKept, document, problems = [], error } = useCard(ask)
  const answer = problems.length === 0 ? document : undefined
  return (
    <main className="page card-page">
      <CardTitle document={document} />
      <div className="card-columns">
        <section className="card-asked">
          <CardFields {...{ draft, change, countries, problems }} />
          <PrivacyNote home={home} isKept={isKept} />
          <button type="button" className="button" onClick={() => change(EMPTY_DRAFT)}>
            {both('Tout effacer', 'Clear all')}
          </button>
        </section>
        <section className="card-answered" aria-live="polite">
          {error !== undefined && (
            <p role="alert">
              {both('Le calcul n’a pas pu se faire.', 'The computation failed.')} {error}
            </p>
          )}
          {document ? (
            <>
              <CardAnswer document={document} />
              <NextQuestion
                document={document}
                onAnswer={(figure, value) => change({ given: { ...draft.given, [figure]: value } })}
                onForget={() => change({ given: {} })}
              />
              {answer && <CardKeeping document={answer} keeping={keeping} />}
            </>
          ) : (
            <p className="line">
              {both(
                'Ici vient la réponse, dès que les six chiffres sont là : ce que rapporterait un fabricant plus proche, avec quelle chance, et ce qu’il vaut la peine de chercher ensuite.',
                'The answer comes here as soon as the six figures are there: what a nearer maker would bring, with what chance, and what is worth finding out next.',
              )}
            </p>
          )}
        </section>
      </div>
    </main>
  )
}

function CardTitle({ document }: { readonly document: CardDocument | undefined }) {
  const { both, language } = useSpeech()
  if (!document) {
    return (
      <FindingTitle
        note={both(
          'Trois minutes, sans compte ni fichier. Tout le reste est supposé, et montré comme tel.',
          'Three minutes, without account or file. All else is supposed, and shown as such.',
        )}
      >
        {both(
          'Six chiffres, et une première réponse : faut-il acheter plus près ?',
          'Six figures, and a first answer: should you buy nearer?',
        )}
      </FindingTitle>
    )
  }
  return (
    <FindingTitle about={document.card.product} note={cardDoubt(document, language)}>
      {cardFinding(document, language)}
    </FindingTitle>
  )
}

interface PrivacyProps {
  readonly home: 'browser' | 'machine'
  readonly isKept: boolean
}

/** "Can anybody see this?", answered where the figures are typed. */
function PrivacyNote({ home, isKept }: PrivacyProps) {
  const { both } = useSpeech()
  return (
    <p className="card-privacy">
      <strong>{both('Qui peut voir ceci ? Personne.', 'Who can see this? Nobody.')}</strong>{' '}
      {home === 'browser'
        ? both(
            'Le calcul se fait dans ce navigateur et rien n’en sort.',
            'It is computed in this browser and nothing leaves it.',
          )
        : both(
            'Le calcul se fait dans ce navigateur ; ce que vous gardez reste sur cette machine.',
            'It is computed in this browser; what you keep stays on this machine.',
          )}
      {!isKept &&
        ` ${both(
          'Ce navigateur ne garde rien : vos chiffres partiront avec la page.',
          'This browser keeps nothing: your figures will go with the page.',
        )}`}
    </p>
  )
}
