import { useCallback, useState } from 'react'

const KEPT = 'boucle.firms.left-out'

function kept(): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEPT) ?? '[]') as string[])
  } catch {
    return new Set()
  }
}

/** Chains that an adviser leaves out of the list, kept in this browser alone. */
export function useLeftOut() {
  const [leftOut, setLeftOut] = useState(kept)
  const toggle = useCallback((chainId: string) => {
    setLeftOut((before) => {
      const next = new Set(before)
      if (!next.delete(chainId)) next.add(chainId)
      try {
        localStorage.setItem(KEPT, JSON.stringify([...next]))
      } catch {
        // A window that keeps nothing: it stays for this visit.
      }
      return next
    })
  }, [])
  return { leftOut, toggle }
}
