import { Link } from 'wouter'
import { useSpeech } from '../../../ui/language.tsx'
import { FileDrop } from '../../../ui/state/FileDrop.tsx'
import { ENDINGS } from './FileStep.tsx'
import { IMPORT_PATH } from './import-path.ts'

/** The way in for one's own chain: a file dropped here, or the import step by step. */
export function BringYourOwn({ onFile }: { readonly onFile: (file?: File) => void }) {
  const speech = useSpeech()
  return (
    <>
      <h2 className="section section-title">
        {speech.both('Apporter la sienne', 'Bring your own')}
      </h2>
      <FileDrop endings={ENDINGS} onFile={onFile} />
      <p style={{ marginTop: 16 }}>
        <Link href={IMPORT_PATH} onClick={() => onFile()}>
          {speech.both(
            'Import pas à pas, classeurs vides à télécharger',
            'Import step by step, empty workbooks to download',
          )}
        </Link>
      </p>
    </>
  )
}
