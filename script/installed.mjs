// Ends with 0 if node_modules is what package-lock.json says: npm keeps a lock of its own of what it put there.
import {existsSync, readFileSync} from 'node:fs'

const KEPT = 'node_modules/.package-lock.json'
const packagesOf = path => JSON.parse(readFileSync(path, 'utf8')).packages
const wanted = packagesOf('package-lock.json')
const found = existsSync(KEPT) ? packagesOf(KEPT) : {}
const same = path =>
  wanted[path]?.version === found[path]?.version && wanted[path]?.integrity === found[path]?.integrity
// What is optional may be for another platform.
const needed = Object.keys(wanted).filter(path => path !== '' && !wanted[path].optional)
process.exit([...needed, ...Object.keys(found)].every(same) ? 0 : 1)
