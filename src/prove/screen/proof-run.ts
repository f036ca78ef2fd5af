import type { ProofDocument, ProofOptions } from '../engine/document.ts'

/** A proof under way: its answer, and a stop that frees the thread at once. */
export interface ProofRun {
  readonly answer: Promise<ProofDocument>
  readonly stop: () => void
}

/** How a page starts a proof of the chains that are open. */
export type StartProof = (options: ProofOptions) => ProofRun
