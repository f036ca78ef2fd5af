import { useEffect, useSyncExternalStore } from 'react'

/** Files that become a chain; any other stays for the page that asks for it. */
const READABLE = /\.(json|xlsx|zip)$/i

let dropped: File | undefined
const hearers = new Set<() => void>()

/** Gives a file to the page of imports, wherever it was chosen or dropped. */
export function offerFile(file: File): void {
  dropped = file
  for (const hear of hearers) hear()
}

function watch(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** The last file that was given. */
export function useOfferedFile(): File | undefined {
  return useSyncExternalStore(watch, () => dropped)
}

/** A file dropped anywhere is opened; the page itself is never left for it. */
export function useDropAnywhere(go: () => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      // A place of its own on the page took it.
      if (event.defaultPrevented || !event.dataTransfer) return
      const file = event.dataTransfer.files[0]
      if (!file) return
      event.preventDefault()
      if (!READABLE.test(file.name)) return
      offerFile(file)
      go()
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [go])
}
