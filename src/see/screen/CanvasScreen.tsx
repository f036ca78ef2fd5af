import { useState } from 'react'
import { useSpeech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'
import type { CanvasBlock } from '../engine/canvas/canvas.ts'
import { BLOCK_WORDS, BLOCKS } from '../engine/canvas/canvas.ts'
import './see.css'

/** Where each block stands on the sheet of Osterwalder and Pigneur. */
const AREAS: Readonly<Record<CanvasBlock, string>> = {
  partners: '1 / 1 / 3 / 3',
  activities: '1 / 3 / 2 / 5',
  resources: '2 / 3 / 3 / 5',
  value: '1 / 5 / 3 / 7',
  relations: '1 / 7 / 2 / 9',
  channels: '2 / 7 / 3 / 9',
  segments: '1 / 9 / 3 / 11',
  costs: '3 / 1 / 4 / 6',
  revenues: '3 / 6 / 4 / 11',
}

/** The nine blocks, filled from the chain, to be corrected by hand and printed. */
export function CanvasScreen({ document }: { readonly document: SeeDocument }) {
  const speech = useSpeech(document.chain.currency)
  const key = `boucle.canvas.${document.chain.name}`
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>(() => keptEdits(key))
  const write = (block: CanvasBlock, text: string) => {
    const next = { ...edits, [block]: text }
    setEdits(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // The edit then lasts until the page closes.
    }
  }
  return (
    <main className="page">
      <h1 className="finding">
        {speech.both(
          `Où est la valeur ? ${document.canvas.model.fr}`,
          `Where is the value? ${document.canvas.model.en}`,
        )}
      </h1>
      <p className="label">
        {speech.both(
          'Rempli depuis la chaîne ; les lignes entre crochets viennent du type de modèle et restent à confirmer. Chaque bloc se corrige.',
          'Filled from the chain; lines in brackets come from the type of model and are to be confirmed. Each block can be corrected.',
        )}
      </p>
      <div className="canvas-grid">
        {BLOCKS.map((block) => {
          const lines = document.canvas.blocks[block].map((line) =>
            line.origin === 'model' ? `[${speech.say(line.text)}]` : speech.say(line.text),
          )
          const text = edits[block] ?? lines.join('\n')
          return (
            <section key={block} className="canvas-block" style={{ gridArea: AREAS[block] }}>
              <h2 className="section-title">{speech.say(BLOCK_WORDS[block])}</h2>
              <textarea
                aria-label={speech.say(BLOCK_WORDS[block])}
                value={text}
                rows={Math.max(4, text.split('\n').length + Math.ceil(text.length / 60))}
                onChange={(event) => write(block, event.target.value)}
              />
            </section>
          )
        })}
      </div>
    </main>
  )
}

function keptEdits(key: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}
