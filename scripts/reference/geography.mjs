import { seaNetwork, seaPorts } from './sea.mjs'

/** The maps, places and routes: one entry per generated file. */
export function geographyFiles(shared) {
  return [seaNetwork(shared), seaPorts(shared)]
}
