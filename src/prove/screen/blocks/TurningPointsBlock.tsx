import { useSpeech } from '../../../ui/language.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import type { ProofDocument } from '../../engine/document.ts'
import { MATTER_WORDS } from '../../words.ts'

interface TurningPointsBlockProps {
  readonly document: ProofDocument
  readonly isSearching: boolean
  readonly onSearch: () => void
  readonly onStop: () => void
}

/** What would change our mind: where both sides earn the same, and what moves the gap most. */
export function TurningPointsBlock(props: TurningPointsBlockProps) {
  const { document, isSearching, onSearch, onStop } = props
  const speech = useSpeech(document.currency)
  const { breakEvens, whatMatters } = document
  return (
    <section className="turning-points">
      <h2 className="section section-title">
        {speech.both('Ce qui ferait changer d’avis', 'What would change our mind')}
      </h2>
      {isSearching && (
        <Progress
          title={speech.both('Recherche des points de bascule', 'Looking for the turning points')}
          doneRatio={undefined}
          note={speech.both(
            'chaque façon d’acheter est remise à son mieux à chaque pas',
            'each way of buying is brought to its best at each step',
          )}
          onStop={onStop}
        />
      )}
      {!isSearching && !breakEvens && (
        <p className="no-print">
          <button type="button" className="button" onClick={onSearch}>
            {speech.both('Chercher où cela bascule', 'Find where it turns')}
          </button>
        </p>
      )}
      {breakEvens && <Rows document={document} />}
      {whatMatters && whatMatters.length > 0 && (
        <>
          <h3>{speech.both('Ce qui compte le plus', 'What matters most')}</h3>
          <ul className="matters">
            {whatMatters.slice(0, 5).map(({ figure, totalRatio }) => (
              <li key={figure}>
                <span>{speech.say(MATTER_WORDS[figure])}</span>
                <i style={{ width: `${Math.min(100, Math.max(0, totalRatio * 100))}%` }} />
                <span className="number">{speech.figure(Math.max(0, totalRatio), 'ratio')}</span>
              </li>
            ))}
          </ul>
          <p className="label">
            {speech.both(
              'Part de la variance de l’écart entre près et loin (indices de Sobol’ totaux).',
              'Share of the variance of the gap between near and far (total Sobol’ indices).',
            )}
          </p>
        </>
      )}
    </section>
  )
}

function Rows({ document }: { readonly document: ProofDocument }) {
  const speech = useSpeech(document.currency)
  const { breakEvens } = document
  if (!breakEvens) return null
  const { premiumRatio, volatilityFactor, acceptanceRatio, seasonPieces } = breakEvens
  const { crossoverLotPieces } = breakEvens
  const ratio = (value: number) => speech.figure(value, 'ratio')
  const error = document.figures.find(({ id }) => id === 'forecastError')?.value ?? 0
  const rows: readonly (readonly [string, string])[] = [
    [
      speech.both('Le prix', 'The price'),
      premiumRatio === undefined
        ? speech.both('aucun surcoût ne fait basculer.', 'no premium turns it.')
        : speech.both(
            `acheter tout près vaut jusqu’à ${ratio(premiumRatio)} au-dessus du prix d’achat lointain.`,
            `buying all near is worth up to ${ratio(premiumRatio)} over the far purchase price.`,
          ),
    ],
    [
      speech.both('L’incertitude', 'The uncertainty'),
      volatilityFactor === undefined
        ? speech.both('aucune erreur de prévision ne fait basculer.', 'no forecast error turns it.')
        : speech.both(
            `tout bascule à ${ratio(volatilityFactor)} de l’erreur d’aujourd’hui, soit ${ratio(error * volatilityFactor)} environ.`,
            `it turns at ${ratio(volatilityFactor)} of today’s error, about ${ratio(error * volatilityFactor)}.`,
          ),
    ],
    [
      speech.both('L’attente', 'The waiting'),
      acceptanceRatio === undefined
        ? speech.both(
            'faire attendre ne l’emporte jamais ici.',
            'making clients wait never wins here.',
          )
        : speech.both(
            `fabriquer à la commande vaut autant si ${ratio(acceptanceRatio)} des clients acceptent d’attendre.`,
            `making to order is worth as much if ${ratio(acceptanceRatio)} of clients accept to wait.`,
          ),
    ],
    [
      speech.both('Le volume', 'The volume'),
      seasonPieces === undefined
        ? speech.both('aucun volume ne fait basculer.', 'no volume turns it.')
        : speech.both(
            `tout bascule à ${speech.number(seasonPieces)} pièces.`,
            `it turns at ${speech.number(seasonPieces)} pieces.`,
          ),
    ],
    ...(crossoverLotPieces === undefined
      ? []
      : [
          [
            speech.both('Le lot', 'The lot'),
            speech.both(
              `tout bascule si la source lointaine exige ${speech.number(crossoverLotPieces)} pièces par commande.`,
              `it turns if the far source asks for ${speech.number(crossoverLotPieces)} pieces an order.`,
            ),
          ] as const,
        ]),
  ]
  return (
    <dl>
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
