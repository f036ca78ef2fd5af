import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import '../ui/style/base.css'
import { PreferencesProvider } from '../ui/language.tsx'
import { keptInBrowser } from './web/home/answer.ts'
import { Shell } from './web/Shell.tsx'

// The layout of a printed page, before any drawing measures itself for it.
addEventListener('beforeprint', () => document.documentElement.classList.add('printing'))
addEventListener('afterprint', () => document.documentElement.classList.remove('printing'))

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root')
createRoot(root).render(
  <PreferencesProvider>
    {keptInBrowser ? (
      // A plain web server knows one page: the others stand after `#`.
      <Router hook={useHashLocation}>
        <Shell />
      </Router>
    ) : (
      <Shell />
    )}
  </PreferencesProvider>,
)
