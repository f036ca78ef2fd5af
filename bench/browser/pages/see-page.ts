/** Milliseconds of one question. */
interface Times {
  readonly computeMs: number
  readonly workerMs: number
  readonly roundTripMs: number
}

interface Asked {
  readonly document: unknown
  readonly edits: readonly unknown[]
  readonly intervalRounds: number
}

const worker = new Worker('/worker.js', { type: 'module' })

function ask(message: unknown): Promise<Times> {
  const started = performance.now()
  let roundTripMs = 0
  return new Promise((done, failed) => {
    worker.onerror = (event) => failed(new Error(event.message))
    worker.onmessage = ({ data }) => {
      // Reading `data` is what builds the answer on the side of the page.
      if (data.kind === 'answer') roundTripMs = performance.now() - started
      else done({ computeMs: data.computeMs, workerMs: data.computeMs + data.postMs, roundTripMs })
    }
    worker.postMessage(message)
  })
}

/** Opens a chain, edits it field by field, then draws intervals after some of the edits. */
async function measure({ document, edits, intervalRounds }: Asked) {
  await ask({ kind: 'open', document })
  const edited: Times[] = []
  for (const edit of edits) edited.push(await ask({ kind: 'edit', edit }))
  const intervalsMs: number[] = []
  for (const edit of edits.slice(0, intervalRounds)) {
    await ask({ kind: 'edit', edit })
    intervalsMs.push((await ask({ kind: 'intervals' })).computeMs)
  }
  return {
    computeMs: edited.map((each) => each.computeMs),
    workerMs: edited.map((each) => each.workerMs),
    roundTripMs: edited.map((each) => each.roundTripMs),
    intervalsMs,
  }
}

Object.assign(globalThis, { measure })
