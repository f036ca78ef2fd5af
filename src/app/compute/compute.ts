import { loadReference } from '../../../reference/load.ts'
import { loadSeaNetwork } from '../../../reference/load-places.ts'
import type { FieldEdit } from '../../chain/edit.ts'
import { greatCircleKm } from '../../chain/place/geo.ts'
import { seaRoute } from '../../chain/place/sea-route.ts'
import type { Problem } from '../../core/problem.ts'
import type { KeptWeeks } from '../../facts/weekly-sales.ts'
import type { openDropped, SalesAsked } from '../../prove/open-sales.ts'
import type { Session } from '../../see/engine/session.ts'
import { openSession } from '../../see/engine/session.ts'

/** What the page asks its worker; every answer bears the number of its question. */
export type Ask =
  | { readonly kind: 'open'; readonly document: unknown }
  | { readonly kind: 'edit'; readonly edit: FieldEdit }
  | { readonly kind: 'intervals' }
  /** A second chain, shown beside the one that is open, which stays open. */
  | { readonly kind: 'compare'; readonly document: unknown }
  | { readonly kind: 'explain'; readonly figureId: string }
  | { readonly kind: 'sea'; readonly routes: readonly SeaAsk[] }
  /** Sales, of a table or kept by the server; without either, the last table, read otherwise. */
  | { readonly kind: 'sales'; readonly asked: SalesAsked; readonly from?: SalesFrom }

export type SalesFrom = { readonly bytes: Uint8Array; readonly name: string } | KeptWeeks

export interface SeaAsk {
  readonly id: string
  readonly from: { readonly latitudeDeg: number; readonly longitudeDeg: number }
  readonly to: { readonly latitudeDeg: number; readonly longitudeDeg: number }
}

export interface Asked {
  readonly number: number
  readonly ask: Ask
}

export interface Answered {
  readonly number: number
  readonly value?: unknown
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

const reference = loadReference()
let session: Session | undefined
let dropped: ReturnType<typeof openDropped> | undefined

async function answer(ask: Ask): Promise<Omit<Answered, 'number'>> {
  switch (ask.kind) {
    case 'open': {
      const opened = openSession(ask.document, await reference)
      if (!opened.ok) return { problems: opened.problems }
      session = opened.value
      return { value: session.document(false) }
    }
    case 'compare': {
      const opened = openSession(ask.document, await reference)
      if (!opened.ok) return { problems: opened.problems }
      return { value: opened.value.document(false) }
    }
    case 'edit': {
      const edited = session?.edit(ask.edit)
      if (!edited) throw new Error('No chain is open')
      if (!edited.ok) return { problems: edited.problems }
      session = edited.value
      return { value: session.document(false) }
    }
    case 'intervals':
      return { value: session?.document(true) }
    case 'explain':
      return { value: session?.explain(ask.figureId) }
    case 'sea':
      return { value: await seaPaths(ask.routes) }
    case 'sales':
      return { value: await salesOf(ask) }
  }
}

async function salesOf({ asked, from }: Extract<Ask, { kind: 'sales' }>) {
  const sales = await import('../../prove/open-sales.ts')
  if (from && 'weeks' in from) return sales.readKept(from, asked)
  if (from) dropped = sales.openDropped(from)
  if (!dropped) throw new Error('No table of sales is open')
  return sales.readDropped(dropped, asked)
}

/** Ways by sea as longitude and latitude; a lane with an end far from the sea keeps its great circle. */
async function seaPaths(routes: readonly SeaAsk[]) {
  const network = await loadSeaNetwork()
  return routes.flatMap(({ id, from, to }) => {
    const found = seaRoute(network, from, to, {})
    if (!found || found.distanceKm < greatCircleKm(from, to) * 0.5) return []
    return [{ id, path: found.path }]
  })
}

self.onmessage = async (event: MessageEvent<Asked>) => {
  const { number, ask } = event.data
  try {
    self.postMessage({ number, ...(await answer(ask)) })
  } catch (error) {
    self.postMessage({ number, error: error instanceof Error ? error.message : String(error) })
  }
}
