import type { ChangeEvent } from 'react'
import type { Problem } from '../../core/problem.ts'
import { downloadBytes } from '../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Refused } from './compute-client.ts'
import { ProblemList } from './Failure.tsx'

interface ImportBlockProps {
  readonly add: (chainId: string, load: () => Promise<unknown>, note: string) => Promise<void>
  readonly problems: readonly Problem[]
}

/** A chain of one's own, from a workbook or a file of Boucle. */
export function ImportBlock({ add, problems }: ImportBlockProps) {
  const speech = useSpeech()
  const take = (file: File | undefined) => {
    if (!file) return
    const id =
      file.name
        .replace(/\.[^.]+$/, '')
        .normalize('NFD')
        .replaceAll(/[^\w.-]+/g, '-')
        .slice(0, 60) || 'chaine'
    void add(id, () => documentOfFile(file), file.name)
  }
  return (
    <section
      className="import-block"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        take(event.dataTransfer.files[0])
      }}
    >
      <h2 className="section section-title">
        {speech.both('Apporter la sienne', 'Bring your own')}
      </h2>
      <label className="button primary">
        {speech.both('Choisir un fichier', 'Choose a file')}
        <input
          type="file"
          className="hidden"
          accept=".json,.xlsx"
          onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files?.[0])}
        />
      </label>{' '}
      <span className="label">
        {speech.both(
          'ou déposez-le ici ; rien n’est importé s’il y a une erreur',
          'or drop it here; nothing is imported when there is an error',
        )}
      </span>
      <p>
        <button type="button" className="chip" onClick={() => void saveTemplate(speech.language)}>
          {speech.both('Télécharger un classeur vide', 'Download an empty workbook')}
        </button>
      </p>
      <ProblemList problems={problems} />
    </section>
  )
}

/** Reads a file in the browser: a workbook is told problem by problem, sheet and cell. */
async function documentOfFile(file: File): Promise<unknown> {
  const { readAny } = await import('../../workbook/read-any.ts')
  const read = await readAny(new Uint8Array(await file.arrayBuffer()), file.name)
  if (!read.ok) throw new Refused(read.problems)
  return read.value
}

async function saveTemplate(language: 'fr' | 'en'): Promise<void> {
  const { writeWorkbook } = await import('../../workbook/write-workbook.ts')
  downloadBytes('boucle.xlsx', await writeWorkbook(undefined, language))
}
