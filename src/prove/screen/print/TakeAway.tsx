import { useMemo, useState } from 'react'
import { downloadBytes } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { ProofDocument } from '../../engine/document.ts'
import { demonstrationSheet } from '../../sheet/demonstration-sheet.ts'
import { DemonstrationSheet } from './DemonstrationSheet.tsx'

/** What a buyer takes upstairs: the page that `print` prints, and the workbook as a file. */
export function TakeAway({ proof }: { readonly proof: ProofDocument }) {
  const speech = useSpeech(proof.currency)
  const { language } = speech
  const [openedOn] = useState(() => new Date())
  const sheet = useMemo(() => {
    const dateText = openedOn.toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
    })
    return demonstrationSheet(proof, { language, dateText })
  }, [proof, language, openedOn])
  const offerWorkbook = async () => {
    // Loaded when it is asked for: the page does without it until then.
    const { proofWorkbook } = await import('../../workbook/proof-workbook.ts')
    downloadBytes(`${proof.product}.xlsx`, proofWorkbook(proof, { language }))
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void offerWorkbook()}>
        {speech.both('Classeur .xlsx', 'Workbook .xlsx')}
      </button>
      <DemonstrationSheet sheet={sheet} />
    </>
  )
}
