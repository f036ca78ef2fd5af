import { loadProofReference } from '../../../reference/load.ts'
import type { Chain } from '../../chain/chain.ts'
import { parseChain } from '../../chain/parse.ts'
import type { Problem } from '../../core/problem.ts'
import type { ProofDocument, ProofOptions } from '../../prove/engine/document.ts'
import { proofDocument } from '../../prove/engine/document.ts'

/** What a page asks the worker that proves: chains as documents, and how. */
export interface ProveAsk {
  readonly documents: readonly unknown[]
  readonly options: ProofOptions
}

export interface ProveAnswer {
  readonly proof?: ProofDocument
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

const reference = loadProofReference()

async function answer({ documents, options }: ProveAsk): Promise<ProveAnswer> {
  const chains: Chain[] = []
  for (const document of documents) {
    const read = parseChain(document)
    if (!read.ok) return { problems: read.problems }
    chains.push(read.value)
  }
  const found = proofDocument(chains, await reference, options)
  return found.ok ? { proof: found.value } : { problems: found.problems }
}

self.onmessage = async (event: MessageEvent<ProveAsk>) => {
  try {
    self.postMessage(await answer(event.data))
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
}
