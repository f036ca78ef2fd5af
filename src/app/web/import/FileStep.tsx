import { downloadBytes } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { FileDrop } from '../../../ui/state/FileDrop.tsx'
import { IMPORT_WORDS } from './import-words.ts'

/** Endings of the files that are read. */
export const ENDINGS = ['.xlsx', '.zip', '.json']

export interface FileStepProps {
  /** Why the last file did not go further. */
  readonly told: string | undefined
  readonly onFile: (file: File) => void
}

/** First step: a file, or an empty workbook to make one. */
export function FileStep({ told, onFile }: FileStepProps) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  return (
    <EmptyState question={words.askFile} line={words.askFileLine}>
      <FileDrop endings={ENDINGS} onFile={onFile} />
      {told !== undefined && <p role="alert">{told}</p>}
      <Templates />
    </EmptyState>
  )
}

/** Empty workbooks in both languages, as .xlsx or as .csv. */
export function Templates() {
  const { language } = useSpeech()
  const { noTemplate, templateLine, templates } = IMPORT_WORDS[language]
  const chip = (label: string, of: 'fr' | 'en', kind: 'xlsx' | 'csv') => (
    <button type="button" className="chip" onClick={() => void saveTemplate(of, kind)}>
      {label}
    </button>
  )
  return (
    <div className="templates">
      <p>{noTemplate}</p>
      <p className="label">{templateLine}</p>
      <div className="chips">
        {chip(templates.frXlsx, 'fr', 'xlsx')}
        {chip(templates.enXlsx, 'en', 'xlsx')}
        {chip(templates.frCsv, 'fr', 'csv')}
        {chip(templates.enCsv, 'en', 'csv')}
      </div>
    </div>
  )
}

async function saveTemplate(language: 'fr' | 'en', kind: 'xlsx' | 'csv'): Promise<void> {
  const { writeWorkbook } = await import('../../../workbook/write-workbook.ts')
  const name = language === 'fr' ? 'boucle-modele' : 'boucle-template'
  downloadBytes(
    `${name}.${kind === 'csv' ? 'zip' : 'xlsx'}`,
    writeWorkbook(undefined, language, kind),
  )
}
