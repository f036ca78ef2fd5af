import { loadReference } from '../../../reference/load.ts'
import type { PartsEdit } from '../../chain/edit-parts.ts'
import type { GeoPoint } from '../../chain/place/geo.ts'
import type { Problem } from '../../core/problem.ts'
import type { FigureValue } from '../../see/engine/document.ts'
import type { Session } from '../../see/engine/session.ts'
import { openSession } from '../../see/engine/session.ts'

/** What the tables ask while a chain is edited; long edits come in slices. */
export type EditAsk =
  | { readonly kind: 'open'; readonly document: unknown }
  | { readonly kind: 'slice'; readonly edit: PartsEdit }
  | { readonly kind: 'change'; readonly edits: readonly PartsEdit[] }

/** What the chain in force says now. */
export interface EditFigures {
  readonly figures: readonly FigureValue[]
  /** Where the clients are, when it can be said. */
  readonly client: GeoPoint | undefined
  readonly clientCountry: string | undefined
  readonly warnings: readonly Problem[]
}

export interface EditAnswer {
  readonly number: number
  readonly value?: EditFigures
  readonly problems?: readonly Problem[]
  readonly error?: string
}

const reference = loadReference()
let session: Session | undefined
let slices: PartsEdit[] = []

async function answer(ask: EditAsk): Promise<Omit<EditAnswer, 'number'>> {
  if (ask.kind === 'slice') {
    slices.push(ask.edit)
    return {}
  }
  const result =
    ask.kind === 'open'
      ? openSession(ask.document, await reference)
      : session?.editParts([...slices, ...ask.edits])
  slices = []
  if (!result) return { error: 'No chain is open' }
  if (!result.ok) return { problems: result.problems }
  session = result.value
  const { figures, client, warnings } = session.document(false)
  const { latitudeDeg, longitudeDeg, country } = client
  const at =
    latitudeDeg === undefined || longitudeDeg === undefined
      ? undefined
      : { latitudeDeg, longitudeDeg }
  return { value: { figures, client: at, clientCountry: country, warnings } }
}

self.onmessage = async (
  event: MessageEvent<{ readonly number: number; readonly ask: EditAsk }>,
) => {
  const { number, ask } = event.data
  try {
    self.postMessage({ number, ...(await answer(ask)) })
  } catch (error) {
    self.postMessage({ number, error: error instanceof Error ? error.message : String(error) })
  }
}
