// site/build.mjs FOLDER: builds the page into FOLDER. script/site runs it.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {parse} from 'yaml'

const path = name => fileURLToPath(new URL(name, import.meta.url))
const [, , folder = path('dist')] = process.argv

/** Of action.yml, what the page shows: an import of it gives an object. */
const actionFile = {
  name: 'action.yml',
  setup(bundler) {
    bundler.onLoad({filter: /action\.yml$/}, ({path}) => {
      const {inputs} = parse(readFileSync(path, 'utf8'))
      const shown = Object.entries(inputs).map(([name, {description, default: initial}]) => [
        name,
        {description: description.trim(), default: initial}
      ])
      return {loader: 'json', contents: JSON.stringify({inputs: Object.fromEntries(shown)})}
    })
  }
}

rmSync(folder, {recursive: true, force: true})
mkdirSync(folder, {recursive: true})
writeFileSync(`${folder}/index.html`, readFileSync(path('index.html'), 'utf8').replaceAll(/^ +/gm, ''))
const common = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  outdir: folder,
  plugins: [actionFile],
  alias: {
    'node:crypto': path('stand-ins/crypto.ts'),
    'node:path': path('stand-ins/path.ts'),
    'node:vm': path('stand-ins/vm.ts'),
    'csv-parse/sync': 'csv-parse/browser/esm/sync'
  },
  inject: [path('stand-ins/buffer.ts')],
  logLevel: 'warning'
}
await build({...common, entryPoints: [path('page.ts'), path('style.css')]})
// Apart, so that what the page needs to be seen is one file; dates and the mover come when they are asked for.
await build({...common, entryPoints: [path('worker.ts')], splitting: true, chunkNames: '[name]-[hash]'})
