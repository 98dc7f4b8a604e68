// Where the window begins.
import './app.css'
import './bridge/begin.ts'
import { createRoot } from 'react-dom/client'
import { AppShell } from './screens/app-shell/app-shell.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
createRoot(root).render(<AppShell />)
