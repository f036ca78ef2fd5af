import { useLocation } from 'wouter'
import type { TrainingEngine } from '../../../advise/screen/training/measure.ts'
import { TrainingScreen } from '../../../advise/screen/training/TrainingScreen.tsx'
import { api } from '../api-client.ts'
import { compute } from '../compute-client.ts'
import { startProof } from '../prove/prove-client.ts'
import type { useChain } from '../use-chain.ts'

/** Seasons that settle a case of training; the page of prove plays more. */
const OPTIONS = { seed: 1, paths: 256, samplePaths: 64, breakEven: false } as const

const ENGINE: TrainingEngine = {
  async prove(examples) {
    const documents = await Promise.all(examples.map((slug) => api.example(slug)))
    return startProof({ documents, options: OPTIONS }).answer
  },
  async figure(example, figureId) {
    const { figures } = await compute.compare(await api.example(example))
    const found = figures.find(({ id }) => id === figureId)
    if (found?.value === undefined) throw new Error(`${figureId}: ${found?.because?.en ?? '?'}`)
    return { value: found.value, unit: found.unit }
  },
}

/** Cases on the examples; a case is opened as a chain that is kept, and one beside it. */
export function TrainingPage({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const [, navigate] = useLocation()
  const open = async ([first, second]: readonly string[], path: string) => {
    if (first === undefined) return
    await api.create(first, await api.example(first), 'exemple')
    await chain.open(first)
    await chain.compare(second === undefined ? undefined : { kind: 'example', slug: second })
    navigate(path)
  }
  return <TrainingScreen engine={ENGINE} onOpen={(examples, path) => void open(examples, path)} />
}
