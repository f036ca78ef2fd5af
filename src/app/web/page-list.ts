import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'

/** A page that people go to by its name. */
interface NamedPage {
  readonly path: string
  readonly name: Words
}

function page(path: string, name: string): NamedPage {
  return { path, name: words(name) }
}

/** Pages of the verbs and of the program, as the search knows them. */
export const PAGES: readonly NamedPage[] = [
  page('/', 'La boucle | The loop'),
  page('/voir', 'Voir en détail | See in detail'),
  page('/voir/canevas', 'Canevas | Canvas'),
  page('/prouver', 'Prouver | Prove'),
  page('/prouver/collection', 'Prouver une collection | Prove a collection'),
  page('/chaines', 'Chaînes et versions | Chains and versions'),
  page('/chaines/importer', 'Importer un classeur | Import a workbook'),
]

/** The desk: what one does with a chain, between the verbs; a strip under the header. */
export const DESK: readonly NamedPage[] = [
  page('/commencer', 'Commencer | Start'),
  page('/que-faire', 'Que faire d’abord | What first'),
  page('/scenarios', 'Scénarios | Scenarios'),
  page('/modifier', 'Modifier | Edit'),
]
