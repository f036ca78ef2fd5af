import type { ReactNode } from 'react'
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure, formatInterval, formatNumber } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import { UI_MESSAGES } from './messages.ts'

export type Theme = 'light' | 'dark'
/** `auto` follows the system. */
type ThemeChoice = Theme | 'auto'

interface Preferences {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** What is on screen now. */
  readonly theme: Theme
  readonly themeChoice: ThemeChoice
  readonly setTheme: (theme: ThemeChoice) => void
}

const Context = createContext<Preferences | undefined>(undefined)

/** A preference kept in the browser; a browser that keeps nothing still works. */
export function useKept<T extends string>(key: string, known: readonly T[], first: T) {
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(key) as T | null
      return kept !== null && known.includes(kept) ? kept : first
    } catch {
      return first
    }
  })
  const keep = (next: T) => {
    setValue(next)
    try {
      localStorage.setItem(key, next)
    } catch {
      // Private windows may refuse: the choice then lasts until the page closes.
    }
  }
  return [value, keep] as const
}

const DARK = '(prefers-color-scheme: dark)'

function useSystemTheme(): Theme {
  const dark = useSyncExternalStore(
    (changed) => {
      const query = matchMedia(DARK)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(DARK).matches,
  )
  return dark ? 'dark' : 'light'
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const system = useSystemTheme()
  const [language, setLanguage] = useKept('boucle.language', ['fr', 'en'], 'fr')
  const [themeChoice, setTheme] = useKept<ThemeChoice>(
    'boucle.theme',
    ['auto', 'light', 'dark'],
    'auto',
  )
  const theme = themeChoice === 'auto' ? system : themeChoice
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (themeChoice === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = themeChoice
  }, [themeChoice])
  // Drawn again only when one of these changes: nothing above passes anything down.
  const value = { language, setLanguage, theme, themeChoice, setTheme }
  return <Context.Provider value={value}>{children}</Context.Provider>
}

export function usePreferences(): Preferences {
  const preferences = useContext(Context)
  if (!preferences) throw new Error('Preferences are used outside their provider')
  return preferences
}

/** Words and numbers in the language of the reader. */
export function useSpeech(currency = 'EUR') {
  const { language } = usePreferences()
  return useMemo(() => {
    const format: FigureFormat = { language, currency }
    return {
      language,
      format,
      /** Texts of the shared components. */
      ui: UI_MESSAGES[language],
      say: (words: Words) => words[language],
      both: (fr: string, en: string) => (language === 'fr' ? fr : en),
      figure: (value: number, unit: string) => formatFigure(value, unit, format),
      interval: (low: number, high: number, unit: string) =>
        formatInterval(low, high, unit, format),
      number: (value: number, decimals = 0) => formatNumber(value, language, decimals),
    }
  }, [language, currency])
}

export type Speech = ReturnType<typeof useSpeech>
