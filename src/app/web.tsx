import { createRoot } from 'react-dom/client'
import '../ui/style/base.css'
import { PreferencesProvider } from '../ui/language.tsx'
import { Shell } from './web/Shell.tsx'

// The layout of a printed page, before any drawing measures itself for it.
addEventListener('beforeprint', () => document.documentElement.classList.add('printing'))
addEventListener('afterprint', () => document.documentElement.classList.remove('printing'))

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root')
createRoot(root).render(
  <PreferencesProvider>
    <Shell />
  </PreferencesProvider>,
)
