import { useCallback, useState } from 'react'

/** Who advises: name, colour and logo of its reports. */
export interface Chamber {
  readonly name: string
  /** `#rrggbb`, legible on white. */
  readonly accent: string
  /** As a data address; undefined: none. */
  readonly logo?: string
}

const KEPT = 'boucle.chamber'
const PLAIN: Chamber = { name: '', accent: '#16212b' }

function kept(): Chamber {
  try {
    return { ...PLAIN, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Chamber>) }
  } catch {
    return PLAIN
  }
}

/** The settings of reports, kept in this browser alone. */
export function useChamber() {
  const [chamber, setChamber] = useState<Chamber>(kept)
  const change = useCallback((part: Partial<Chamber>) => {
    setChamber((before) => {
      const next = { ...before, ...part }
      try {
        localStorage.setItem(KEPT, JSON.stringify(next))
      } catch {
        // A window that keeps nothing: it stays for this visit.
      }
      return next
    })
  }, [])
  return { chamber, change }
}
