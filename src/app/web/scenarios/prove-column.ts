import type { ColumnProof } from '../../../see/screen/scenarios/scenario-desk.ts'
import { Refused } from '../compute-client.ts'
import { startProof } from '../prove/prove-client.ts'

/** Seasons that give the final margin to within a few percent, in a second or two. */
const OPTIONS = { seed: 42, paths: 1024, samplePaths: 128, breakEven: false } as const

/** The final margin that `prove` finds for one chain alone, bought in its best way. */
export async function proofOf(document: unknown): Promise<ColumnProof> {
  try {
    const proof = await startProof({ documents: [document], options: OPTIONS }).answer
    const best = proof.outcomes.find(({ policy }) => policy.id === proof.verdict.bestPolicyId)
    if (!best) return { state: 'refused', because: '' }
    const { mean, low, high } = best.finalMargin
    const { currency, seasonPieces } = proof
    return { state: 'proved', currency, finalMargin: mean, low, high, seasonPieces }
  } catch (error) {
    const [first] = error instanceof Refused ? error.problems : []
    return { state: 'refused', because: first?.message ?? String(error) }
  }
}
