// npm start: installs and builds what is missing, then runs Boucle and opens it in the browser.
import { install } from './install.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Boucle needs Node 20.19 or newer; this is ${process.version}.\n`)
  process.exit(2)
}
install()
const { build } = await import('./build.mjs')
await build({ say: (line) => process.stderr.write(`${line}\n`) })
await import('../dist/app/server.js')
