import { createRoot } from 'react-dom/client'
import '../ui/style/base.css'
import { PreferencesProvider } from '../ui/language.tsx'
import { Shell } from './web/Shell.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root')
createRoot(root).render(
  <PreferencesProvider>
    <Shell />
  </PreferencesProvider>,
)
