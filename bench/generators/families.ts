import { assemblyMarkups, assemblyNetwork } from './assembly-network.ts'
import { processLoopMarkups, processLoops } from './process-loops.ts'
import { textileMarkups, textileTree } from './textile-tree.ts'
import type { Family } from './world.ts'

/** The three families; the last one was written first and is looked at only to judge. */
export const FAMILIES: readonly Family[] = [
  { id: 'textile tree', chain: textileTree, markups: textileMarkups },
  { id: 'assembly network', chain: assemblyNetwork, markups: assemblyMarkups },
  { id: 'process loops', chain: processLoops, markups: processLoopMarkups },
]
