import { useLocation } from 'wouter'
import type { ProveExamples } from '../../../advise/screen/training/TrainingScreen.tsx'
import { TrainingScreen } from '../../../advise/screen/training/TrainingScreen.tsx'
import { api } from '../api-client.ts'
import { startProof } from '../prove/prove-client.ts'
import type { useChain } from '../use-chain.ts'

/** Seasons that settle a case of training; the page of prove plays more. */
const OPTIONS = { seed: 1, paths: 256, samplePaths: 64, breakEven: false } as const

const prove: ProveExamples = async (examples) => {
  const documents = await Promise.all(examples.map((slug) => api.example(slug)))
  return startProof({ documents, options: OPTIONS }).answer
}

/** Cases on the examples; a case is opened in prove as a chain that is kept, and one beside it. */
export function TrainingPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const open = async ([first, second]: Parameters<ProveExamples>[0]) => {
    await api.create(first, await api.example(first), 'exemple')
    await chain.open(first)
    await chain.compare({ kind: 'example', slug: second })
    navigate('/prouver')
  }
  return <TrainingScreen prove={prove} onOpen={(examples) => void open(examples)} />
}
