import type { Chain } from '../../../chain/chain.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { Problems } from '../../../ui/state/Problems.tsx'
import { cardFinding, cardProblem } from '../../card-messages.ts'
import './card.css'
import { CardActions } from './CardActions.tsx'
import { CardFields } from './CardFields.tsx'
import { FigureList } from './FigureList.tsx'
import { GainBar } from './GainBar.tsx'
import { NextQuestion } from './NextQuestion.tsx'
import { SeenFigures } from './SeenFigures.tsx'
import type { AskCard } from './use-card.ts'
import { useCard } from './use-card.ts'

interface CardScreenProps {
  readonly ask: AskCard
  /** Where what is typed stays: in this browser alone, or on this machine. */
  readonly home: 'browser' | 'machine'
  readonly onKeep: (chain: Chain, path: string) => Promise<void>
  readonly onFile: (chain: Chain) => void
}

/** The first ten minutes: six figures on the left, what they say on the right, at once. */
export function CardScreen({ ask, home, onKeep, onFile }: CardScreenProps) {
  const { both, language } = useSpeech()
  const { typed, heard, isAsked, change, give, restart } = useCard(ask)
  const { document, problems, error } = heard
  const title = document
    ? cardFinding(document, language)
    : both(
        'Six chiffres, et une première réponse : payer plus cher mais plus près, cela en vaut-il la peine ?',
        'Six figures, and a first answer: is paying more nearby worth it?',
      )
  return (
    <main className="page card-page">
      <FindingTitle about={both('Carte', 'Card')} note={<WhoSees home={home} />}>
        {title}
      </FindingTitle>
      <div className="card-columns">
        <CardFields typed={typed} onChange={change} onRestart={restart} />
        <div className="card-answer" aria-live="polite">
          {problems && problems.length > 0 && (
            <Problems problems={problems} say={(each) => cardProblem(each, language)} />
          )}
          {error !== undefined && <p role="alert">{error}</p>}
          {!document && !problems && <Invitation isAsked={isAsked} />}
          {document && (
            <>
              <GainBar document={document} isDrawing={isAsked} />
              {document.phase === 'drawn' && <NextQuestion document={document} onGive={give} />}
              <SeenFigures seen={document.seen} />
              <FigureList document={document} onGive={give} />
              <CardActions chain={document.chain} home={home} onKeep={onKeep} onFile={onFile} />
            </>
          )}
        </div>
      </div>
    </main>
  )
}

function WhoSees({ home }: { readonly home: CardScreenProps['home'] }) {
  const { both } = useSpeech()
  return (
    <span className="card-who">
      {both('Qui peut voir ceci ? ', 'Who can see this? ')}
      {home === 'browser'
        ? both(
            'Personne d’autre : tout se calcule et reste dans ce navigateur, rien n’est envoyé.',
            'Nobody else: all is computed and stays in this browser, nothing is sent.',
          )
        : both(
            'Personne d’autre : tout se calcule et reste sur cette machine.',
            'Nobody else: all is computed and stays on this machine.',
          )}
    </span>
  )
}

function Invitation({ isAsked }: { readonly isAsked: boolean }) {
  const { both } = useSpeech()
  return (
    <p className="card-promise">
      {isAsked
        ? both('Calcul…', 'Computing…')
        : both(
            'Remplissez les six chiffres : la réponse vient ici, avec son doute. Ce que vous ne savez pas est supposé, avec de larges bornes, et dit comme tel.',
            'Fill in the six figures: the answer comes here, with its doubt. What you do not know is supposed, within wide bounds, and said to be.',
          )}
    </p>
  )
}
