import { useState } from 'react'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import type { Canvas, CanvasBlock, CanvasEdits, CanvasLine } from '../engine/canvas/canvas.ts'
import { BLOCK_WORDS, BLOCKS, editsOfText, mergeCanvas } from '../engine/canvas/canvas.ts'
import type { SeeDocument } from '../engine/document.ts'
import { keepEdits, keptEdits } from './canvas-edits.ts'
import './see.css'

interface CanvasScreenProps {
  readonly document: SeeDocument
  /** Edits are kept by chain: its id, not its name, which may change. */
  readonly chainId: string
}

/** The nine blocks, filled from the chain, to be corrected by hand and printed. */
export function CanvasScreen(props: CanvasScreenProps) {
  // Another chain is another sheet: nothing of the first stays in its fields.
  return <Sheet key={props.chainId} {...props} />
}

function Sheet({ document, chainId }: CanvasScreenProps) {
  const speech = useSpeech(document.chain.currency)
  const [edits, setEdits] = useState(() => keptEdits(chainId))
  const [kept, setKept] = useState(true)
  const change = (next: CanvasEdits) => {
    setEdits(next)
    setKept(keepEdits(chainId, next))
  }
  const write = (block: CanvasBlock, text: string) => {
    const edited = editsOfText(document.canvas.blocks[block], text, speech.language)
    change({ ...without(edits, block), ...(isEmpty(edited) ? {} : { [block]: edited }) })
  }
  const count = Object.keys(edits).length
  return (
    <main className="page canvas-page">
      <div className="title-line">
        <FindingTitle
          note={
            <>
              {speech.both(
                'Rempli depuis la chaîne et tenu à jour avec elle\u202f; ○ ce que le type de modèle suggère, à confirmer. Chaque bloc se corrige, une ligne par idée.',
                'Filled from the chain and kept up with it; ○ what the type of model suggests, to be confirmed. Each block can be corrected, one line per idea.',
              )}{' '}
              <span role="status">{keptWords(count, kept, speech)}</span>
            </>
          }
        >
          {titleOf(document.canvas, speech)}
        </FindingTitle>
        <p className="page-actions no-print">
          {count > 0 && (
            <button type="button" className="button" onClick={() => change({})}>
              {speech.both('Tout reprendre de la chaîne', 'Take all from the chain again')}
            </button>
          )}
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {speech.both('Imprimer', 'Print')} <span className="kbd">P</span>
          </button>
        </p>
      </div>
      <div className="canvas-grid">
        {BLOCKS.map((block) => (
          <Block
            key={block}
            block={block}
            lines={mergeCanvas(document.canvas, edits).blocks[block]}
            edited={edits[block] !== undefined}
            onWrite={(text) => write(block, text)}
            onReset={() => change(without(edits, block))}
          />
        ))}
      </div>
    </main>
  )
}

function titleOf({ model, isDeduced }: Canvas, speech: Speech): string {
  const where = speech.both('Où est la valeur\u202f?', 'Where is the value?')
  const deduced = isDeduced ? speech.both(' (déduit de la chaîne)', ' (read from the chain)') : ''
  return `${where} ${speech.say(model)}${deduced}`
}

function keptWords(count: number, kept: boolean, speech: Speech): string {
  if (!kept) {
    return speech.both(
      'Ce navigateur ne garde rien\u00a0: vos corrections durent jusqu’à la fermeture de la page.',
      'This browser keeps nothing: your corrections last until the page closes.',
    )
  }
  if (count === 0) return ''
  return speech.both(
    `${count === 1 ? 'Un bloc corrigé, gardé' : `${count} blocs corrigés, gardés`} dans ce navigateur seulement.`,
    `${count === 1 ? 'One block' : `${count} blocks`} corrected, kept in this browser only.`,
  )
}

function without(edits: CanvasEdits, block: CanvasBlock): CanvasEdits {
  const { [block]: _, ...others } = edits
  return others
}

function isEmpty({ removed, added }: NonNullable<CanvasEdits[CanvasBlock]>): boolean {
  return (removed?.length ?? 0) + (added?.length ?? 0) === 0
}

interface BlockProps {
  readonly block: CanvasBlock
  readonly lines: readonly CanvasLine[]
  readonly edited: boolean
  readonly onWrite: (text: string) => void
  readonly onReset: () => void
}

/** Lines to read; a press makes them a field, and leaving the field gives lines again. */
function Block({ block, lines, edited, onWrite, onReset }: BlockProps) {
  const speech = useSpeech()
  const [writing, setWriting] = useState(false)
  const name = speech.say(BLOCK_WORDS[block])
  const text = lines.map((line) => speech.say(line.text)).join('\n')
  return (
    <section className={`canvas-block ${block}`}>
      <h2 className="section-title">
        {name}
        <span className="label no-print">
          {edited && (
            <button type="button" className="inline-figure" onClick={onReset}>
              {speech.both('reprendre', 'take again')}
            </button>
          )}
          {!writing && (
            <button type="button" className="inline-figure" onClick={() => setWriting(true)}>
              {speech.both('corriger', 'correct')}
              <span className="hidden"> {name}</span>
            </button>
          )}
        </span>
      </h2>
      {writing ? (
        <textarea
          aria-label={name}
          defaultValue={text}
          rows={Math.max(4, lines.length + 1)}
          ref={(field) => field?.focus()}
          onBlur={(event) => {
            onWrite(event.target.value)
            setWriting(false)
          }}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      ) : (
        <ul className="canvas-text" onClick={() => setWriting(true)}>
          {lines.map((line) => (
            <li key={line.id} className={line.origin}>
              {speech.say(line.text)}
            </li>
          ))}
          {lines.length === 0 && (
            <li className="quiet">{speech.both('à remplir', 'to be filled in')}</li>
          )}
        </ul>
      )}
    </section>
  )
}
