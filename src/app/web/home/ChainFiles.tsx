import type { ChangeEvent } from 'react'
import { useLocation } from 'wouter'
import { useSpeech } from '../../../ui/language.tsx'
import type { LoadedChain } from '../api-client.ts'
import { IMPORT_PATH } from '../import/import-path.ts'
import { offerFile } from './dropped-file.ts'
import { saveChainFile } from './save-chain-file.ts'

interface ChainFilesProps {
  readonly loaded: LoadedChain | undefined
  readonly close: () => void
}

/** In the menu of chains: the chain as a file, and a file as a chain. */
export function ChainFiles({ loaded, close }: ChainFilesProps) {
  const speech = useSpeech()
  const [, navigate] = useLocation()
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    // The same file can be chosen again once it was corrected.
    target.value = ''
    if (!file) return
    close()
    offerFile(file)
    navigate(IMPORT_PATH)
  }
  return (
    <p className="picker-files">
      {loaded && (
        <button type="button" className="inline-figure" onClick={() => saveChainFile(loaded)}>
          {speech.both('Enregistrer en fichier', 'Save as a file')}
        </button>
      )}
      <label className="inline-figure file-choice">
        {speech.both('Ouvrir un fichier', 'Open a file')}
        <input type="file" accept=".json,.xlsx,.zip" onChange={take} />
      </label>
    </p>
  )
}
