import type { ProofDocument } from '../../../prove/engine/document.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { yearly } from '../../card-messages.ts'
import type { Measured } from './measure.ts'

/** What the engine found, against what was answered. */
export function MeasuredAnswer({ measured }: { readonly measured: Measured }) {
  const speech = useSpeech()
  const { both, figure } = speech
  const said =
    measured.kind === 'side'
      ? verdictOf(measured.proof, speech)
      : both(
          `Mesuré : ${figure(measured.figure.value, measured.figure.unit)}.`,
          `Measured: ${figure(measured.figure.value, measured.figure.unit)}.`,
        )
  return (
    <p className="measured">
      {measured.isRight ? both('Oui. ', 'Yes. ') : both('Non. ', 'No. ')}
      {said}
    </p>
  )
}

function verdictOf({ verdict }: ProofDocument, { both, language }: Speech): string {
  const gap = yearly(verdict.difference.mean, language)
  if (verdict.kind === 'go-near') {
    return both(
      `Plus près rapporte davantage : ${gap} par saison.`,
      `Nearer leaves more: ${gap} a season.`,
    )
  }
  return verdict.kind === 'stay-far'
    ? both(
        `Rester loin rapporte davantage : ${gap} pour le plus proche.`,
        `Staying far leaves more: ${gap} for the nearer one.`,
      )
    : both(
        'Trop serré pour trancher : on ne bouge pas pour rien.',
        'Too close to tell: nobody moves for nothing.',
      )
}
