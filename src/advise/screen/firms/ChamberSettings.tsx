import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import { contrastOf } from '../../engine/firms/peers.ts'
import { useChamber } from './chamber.ts'

/** WCAG 2.2, 1.4.3, for text. */
const LEAST_CONTRAST = 4.5
/** A logo larger than that would fill what a browser keeps. */
const MOST_LOGO_BYTES = 300_000

/** Name, colour and logo of the reports; a colour that nobody could read is refused. */
export function ChamberSettings() {
  const { both, number } = useSpeech()
  const { chamber, change } = useChamber()
  const [refused, setRefused] = useState<string>()
  const colour = (accent: string) => {
    const contrast = contrastOf(accent, '#ffffff')
    if (contrast < LEAST_CONTRAST) {
      return setRefused(
        both(
          `Cette couleur se lit mal sur le papier (contraste ${number(contrast, 1)}, il en faut ${number(LEAST_CONTRAST, 1)}) : choisissez-la plus sombre.`,
          `This colour is hard to read on paper (contrast ${number(contrast, 1)}, it takes ${number(LEAST_CONTRAST, 1)}): choose a darker one.`,
        ),
      )
    }
    setRefused(undefined)
    change({ accent })
  }
  const logo = async (file: File | undefined) => {
    if (!file) return
    if (!/^image\/(png|jpeg|svg\+xml|webp)$/.test(file.type) || file.size > MOST_LOGO_BYTES) {
      return setRefused(
        both(
          'Le logo doit être une image (png, jpeg, webp, svg) de 300 ko au plus.',
          'The logo must be an image (png, jpeg, webp, svg) of 300 kB at most.',
        ),
      )
    }
    setRefused(undefined)
    change({ logo: await asAddress(file) })
  }
  return (
    <details className="chamber no-print">
      <summary>{both('Aux couleurs de votre chambre', 'In the colours of your chamber')}</summary>
      <p>
        <label>
          {both('Nom', 'Name')}{' '}
          <input
            className="field"
            value={chamber.name}
            maxLength={80}
            onChange={(event) => change({ name: event.target.value })}
          />
        </label>
        <label>
          {both('Couleur', 'Colour')}{' '}
          <input
            type="color"
            value={chamber.accent}
            onChange={(event) => colour(event.target.value)}
          />
        </label>
        <label>
          {both('Logo', 'Logo')}{' '}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            onChange={(event) => void logo(event.target.files?.[0])}
          />
        </label>
      </p>
      {refused !== undefined && <p role="alert">{refused}</p>}
    </details>
  )
}

function asAddress(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(String(reader.result)))
    reader.addEventListener('error', () => failed(new Error('The logo could not be read')))
    reader.readAsDataURL(file)
  })
}
