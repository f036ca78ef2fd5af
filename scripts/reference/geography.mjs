import { communeFile } from './communes.mjs'
import { franceShapes } from './france.mjs'
import { seaNetwork, seaPorts } from './sea.mjs'
import { worldCountries } from './world.mjs'

/** The maps, places and routes: one entry per generated file. */
export function geographyFiles(shared, root) {
  return [
    communeFile(shared, root),
    franceShapes(shared, root),
    seaNetwork(shared),
    seaPorts(shared),
    worldCountries(root),
  ]
}
