import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import chainDocument from '../../../../examples/pull.json'
import { loadReference } from '../../../../reference/load.ts'
import { salesTools } from '../../../../src/app/web/sales-client.ts'
import { parseChain } from '../../../../src/chain/parse.ts'
import type { ProofDocument } from '../../../../src/prove/engine/document.ts'
import { proofDocument } from '../../../../src/prove/engine/document.ts'
import type { DemandChoice } from '../../../../src/prove/screen/sales/DemandSection.tsx'
import { DemandSection } from '../../../../src/prove/screen/sales/DemandSection.tsx'
import '../../../../src/ui/style/base.css'
import { PreferencesProvider, usePreferences } from '../../../../src/ui/language.tsx'

/* The part of a proof's page that is about demand, alone: real worker, real server, real engine. */

const parsed = parseChain(chainDocument)
if (!parsed.ok) throw new Error('The example is not a chain')
const chain = parsed.value
const money = {
  currency: chain.chain.currency,
  rates: chain.rates.map(({ currency, value }) => [currency, value] as const),
}
const product = { itemId: 'pull', name: 'Pull' }
const reference = loadReference()

function Page() {
  const { language } = usePreferences()
  const [tools] = useState(() => salesTools('pull', language))
  const [choice, setChoice] = useState<DemandChoice>({})
  const [document, setDocument] = useState<ProofDocument>()
  const [refusal, setRefusal] = useState('')
  useEffect(() => {
    void reference.then((tables) => {
      const options = { seed: 1, paths: 64, breakEven: false, kinds: ['push' as const] }
      const found = proofDocument([chain], tables, { ...options, ...choice })
      setRefusal(found.ok ? '' : found.problems.map(({ message }) => message).join(' '))
      if (found.ok) setDocument(found.value)
    })
  }, [choice])
  return (
    <main className="page">
      <h1>{product.name}</h1>
      <p id="refusal">{refusal}</p>
      <p id="season">{document?.seasonPieces}</p>
      <DemandSection {...{ product, money, tools, document, choice }} onChoice={setChoice} />
    </main>
  )
}

createRoot(document.getElementById('root')!).render(
  <PreferencesProvider>
    <Page />
  </PreferencesProvider>,
)
