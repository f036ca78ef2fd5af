import type { DotRangeRow } from '../../../ui/charts/DotRangeRows.tsx'
import { DotRangeLegend, DotRangeRows } from '../../../ui/charts/DotRangeRows.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import { FORM_WORDS } from '../../engine/proximity/proximity.ts'
import type { ClientVoice } from '../client-voice.ts'
import { clientVoice } from '../client-voice.ts'
import type { SecondChain } from '../second-chain.ts'
import { accessStep } from '../second-chain.ts'

export interface ProximityBlockProps {
  readonly document: SeeDocument
  readonly second: SecondChain | undefined
  readonly onExplain: (figureId: string) => void
}

/** Six proximities on tracks that end at the client, each with the figure that says most of it. */
export function ProximityBlock({ document, second, onExplain }: ProximityBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const client = clientVoice(document, speech)
  const rows = document.proximity.map((form): DotRangeRow => {
    const other = second?.document.proximity.find((each) => each.form === form.form)
    return {
      id: `proximity.${form.form}`,
      name: speech.say(FORM_WORDS[form.form]),
      measured: measuredWords(form, other, { speech, client }),
      score: form.score,
      ...(other ? { ghostScore: other.score } : {}),
    }
  })
  const step = second && accessStep(second.document)
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Six proximités', 'Six proximities')}
        {second && step ? (
          <DotRangeLegend then="B" step={step} />
        ) : (
          <span className="label">
            {speech.both(`à droite, ${client.the}`, `on the right, ${client.the}`)}
          </span>
        )}
      </h2>
      <DotRangeRows rows={rows} onExplain={onExplain} {...(step ? { ghostStep: step } : {})} />
    </section>
  )
}

type Form = SeeDocument['proximity'][number]

/** The indicator that a newcomer understands first, and the words after its figure. */
const FIRST: Readonly<Record<Form['form'], readonly [id: string, fr: string, en: string]>> = {
  access: ['km', 'de l’atelier à {her}', 'from the workshop to {her}'],
  relational: ['direct', 'vendu en direct', 'sold direct'],
  functional: ['kept', 'restent malgré l’attente', 'stay despite the wait'],
  identity: ['labels', 'des labels prouvés', 'of the labels proven'],
  'process-simple': ['afterOrder', 'fait après la commande', 'made after the order'],
  'process-advanced': ['configured', 'configuré par {her}', 'configured by {her}'],
}

interface Saying {
  readonly speech: Speech
  readonly client: ClientVoice
}

/** `9 266 km de l’atelier à elle`, and with a second chain `9 266 km → 1 517 km de …`. */
function measuredWords(form: Form, other: Form | undefined, { speech, client }: Saying): string {
  const [name, fr, en] = FIRST[form.form]
  const id = `proximity.${form.form}.${name}`
  const [now, then] = [shownIn(form, id, speech), other && shownIn(other, id, speech)]
  if (now !== undefined) {
    const figures = then === undefined || then === now ? now : `${now} → ${then}`
    return `${figures} ${speech.both(fr, en).replace('{her}', client.stressed)}`
  }
  const known = form.indicators.find((each) => each.value !== undefined)
  if (!known) return speech.both('rien de mesuré', 'nothing measured')
  return `${speech.say(known.label)}\u00a0: ${shownIn(form, known.id, speech)}`
}

function shownIn(form: Form, id: string, speech: Speech): string | undefined {
  const found = form.indicators.find((each) => each.id === id)
  return found?.value === undefined ? undefined : speech.figure(found.value, found.unit)
}
