import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { DemonstrationSheet } from '../../../src/prove/screen/print/DemonstrationSheet.tsx'
import { demonstrationSheet } from '../../../src/prove/sheet/demonstration-sheet.ts'
import '../../../src/ui/style/fonts.css'
import '../../../src/ui/style/tokens.css'
import '../../../src/ui/style/base.css'
import '../../../src/ui/style/print.css'

/** A page of the product in small: things to read on the screen, and the sheet for paper. */
globalThis.showSheet = async (proof, language) => {
  const sheet = demonstrationSheet(proof, { language, command: 'boucle prove' })
  const place = document.body.appendChild(document.createElement('main'))
  createRoot(place).render(
    createElement(
      'div',
      null,
      ...Array.from({ length: 80 }, (_, at) => createElement('p', { key: at }, `screen ${at}`)),
      createElement(DemonstrationSheet, { sheet, key: 'sheet' }),
    ),
  )
  await Promise.all([
    document.fonts.load('420 30px "Newsreader Variable"', 'é'),
    document.fonts.load('450 12px "Instrument Sans Variable"', 'é'),
  ])
  await document.fonts.ready
}
