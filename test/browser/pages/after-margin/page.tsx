import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { loadProofReference } from '../../../../reference/load.ts'
import type { Chain } from '../../../../src/chain/chain.ts'
import { parseChain } from '../../../../src/chain/parse.ts'
import type { ProofDocument } from '../../../../src/prove/engine/document.ts'
import { proofDocument } from '../../../../src/prove/engine/document.ts'
import type { PricedAsking } from '../../../../src/prove/engine/priced-assumptions/priced-switches.ts'
import { EconomicsBlock } from '../../../../src/prove/screen/blocks/EconomicsBlock.tsx'
import { FirmBlock } from '../../../../src/prove/screen/blocks/FirmBlock.tsx'
import { PricedAssumptionsBlock } from '../../../../src/prove/screen/blocks/PricedAssumptionsBlock.tsx'
import '../../../../src/ui/style/base.css'
import { PreferencesProvider } from '../../../../src/ui/language.tsx'

/* What follows the final margin, alone: real engine, real blocks, one variant so that it is quick. */

async function chainOf(name: string): Promise<Chain> {
  const document = (await (await fetch(`${name}.json`)).json()) as Record<string, unknown>
  const items = (document['items'] as Record<string, unknown>[]).map(
    ({ variantAxes: _axes, ...item }) => item,
  )
  const parsed = parseChain({ ...document, items })
  if (!parsed.ok) throw new Error('The example is not a chain')
  return parsed.value
}

const chains = Promise.all([chainOf('manteau'), chainOf('manteau-proche')])
const reference = loadProofReference()

function Page() {
  const [priced, setPriced] = useState<PricedAsking>({})
  const [document, setDocument] = useState<ProofDocument>()
  useEffect(() => {
    void Promise.all([chains, reference]).then(([opened, tables]) => {
      const found = proofDocument(opened, tables, {
        seed: 1,
        paths: 64,
        samplePaths: 16,
        breakEven: false,
        kinds: ['push', 'quick-response'],
        economics: { investment: 40_000, subsidy: 5000, exchangeSdRatioPerYear: 0.08 },
        firm: true,
        priced,
      })
      if (!found.ok) throw new Error(found.problems[0]!.message)
      setDocument(found.value)
    })
  }, [priced])
  return (
    <main className="page">
      <h1>Manteau</h1>
      <p id="on">{document?.priced?.on.join(' ')}</p>
      {document && (
        <>
          <EconomicsBlock document={document} />
          <FirmBlock document={document} />
          <PricedAssumptionsBlock document={document} onSwitch={setPriced} />
        </>
      )}
    </main>
  )
}

createRoot(document.getElementById('root')!).render(
  <PreferencesProvider>
    <Page />
  </PreferencesProvider>,
)
