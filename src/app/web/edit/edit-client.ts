import type { PartsEdit } from '../../../chain/edit-parts.ts'
import type { EditAnswer, EditAsk, EditFigures } from '../../compute/compute-edit.ts'
import { Refused } from '../compute-client.ts'

/** Parts sent to the worker at once: a longer message would hold the page. */
const PARTS_A_SLICE = 2_000

/** A worker of its own for the chain on the table: the open chain of the program stays as it is. */
export function editClient() {
  const worker = new Worker(new URL('../../compute/compute-edit.ts', import.meta.url), {
    type: 'module',
  })
  const waiting = new Map<number, (answer: EditAnswer) => void>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<EditAnswer>) => {
    waiting.get(data.number)?.(data)
    waiting.delete(data.number)
  }
  worker.onerror = (event) => {
    for (const [number, done] of waiting) done({ number, error: event.message })
    waiting.clear()
  }
  function ask(question: EditAsk): Promise<EditAnswer> {
    const number = ++count
    return new Promise((done) => {
      waiting.set(number, done)
      worker.postMessage({ number, ask: question })
    })
  }
  const figures = async (question: EditAsk): Promise<EditFigures> => {
    const { value, problems, error } = await ask(question)
    if (problems) throw new Refused(problems)
    if (!value) throw new Error(error ?? 'The computation gave no answer')
    return value
  }
  return {
    open: (document: unknown) => figures({ kind: 'open', document }),
    async change(edits: readonly PartsEdit[]): Promise<EditFigures> {
      const last: PartsEdit[] = []
      for (const edit of edits) {
        if (edit.put.length <= PARTS_A_SLICE) {
          last.push(edit)
          continue
        }
        for (let from = 0; from < edit.put.length; from += PARTS_A_SLICE) {
          const put = edit.put.slice(from, from + PARTS_A_SLICE)
          await ask({
            kind: 'slice',
            edit: { ...edit, put, remove: from === 0 ? edit.remove : [] },
          })
        }
      }
      return figures({ kind: 'change', edits: last })
    },
    close: () => worker.terminate(),
  }
}
