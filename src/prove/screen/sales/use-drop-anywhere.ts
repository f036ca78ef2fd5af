import { useEffect, useRef } from 'react'

/**
 * A table dropped anywhere on the page is taken: the place meant for it may be far below. A drop
 * that something on the page has taken already, or a file of another kind, is left alone.
 */
export function useDropAnywhere(endings: readonly string[], onFile: (file: File) => void): void {
  const take = useRef(onFile)
  useEffect(() => {
    take.current = onFile
  })
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (!file || event.defaultPrevented) return
      // The browser would leave the page to show the file.
      event.preventDefault()
      const name = file.name.toLowerCase()
      if (endings.some((ending) => name.endsWith(ending))) take.current(file)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('drop', onDrop)
    }
  }, [endings])
}
