import type { DragEvent } from 'react'
import { useState } from 'react'
import '../style/states.css'
import { useSpeech } from '../language.tsx'

export interface FileDropProps {
  /** Endings that can be read, with their dot: `.xlsx`. */
  readonly endings: readonly string[]
  readonly label?: string
  readonly onFile: (file: File) => void
}

/** A file chosen or dropped; one of another kind is refused with its name and what is read. */
export function FileDrop({ endings, label, onFile }: FileDropProps) {
  const { ui } = useSpeech()
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string>()
  const take = (file: File | undefined) => {
    setOver(false)
    if (!file) return
    const readable = endings.some((ending) => file.name.toLowerCase().endsWith(ending))
    setRefused(readable ? undefined : ui.notThisKind(file.name, endings.join(', ')))
    if (readable) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label className="button primary">
        {label ?? ui.chooseFile}
        <input
          type="file"
          accept={endings.join(',')}
          onChange={(event) => {
            take(event.target.files?.[0])
            // The same file can be chosen again once it was corrected.
            event.target.value = ''
          }}
        />
      </label>
      <span className="label">{over ? ui.dropNow : `${ui.dropHere} (${endings.join(', ')})`}</span>
      {refused !== undefined && (
        <p className="label refused" role="alert">
          {refused}
        </p>
      )}
    </div>
  )
}
