import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface ShownWorkflow {
  /** `README.md, “Previews”, 1` or a file's path. */
  readonly where: string
  readonly text: string
  /** The names of its events. */
  readonly on: readonly string[]
}

/** Every complete workflow that uses this action: in the pages, and in `examples/`. */
export function shownWorkflows(): ShownWorkflow[] {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map(name => `docs/${name}`)]
  return [...pages.filter(page => page.endsWith('.md')).flatMap(ofPage), ...ofExamples()]
}

function ofPage(page: string): ShownWorkflow[] {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const counts = new Map<string, number>()
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(({1: block = '', index}) => {
    const heading = [...text.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? ''
    const nth = (counts.get(heading) ?? 0) + 1
    counts.set(heading, nth)
    return read(`${page}, “${heading}”${nth > 1 ? `, ${nth}` : ''}`, block)
  })
}

function ofExamples(): ShownWorkflow[] {
  const folder = join(ROOT, 'examples')
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .flatMap(name => read(`examples/${name}`, readFileSync(join(folder, name), 'utf8')))
}

/** A block of jobs alone is shown for any event: a push. */
function read(where: string, text: string): ShownWorkflow[] {
  if (!/OWNER\/publish-image[@/]/.test(text)) return []
  const workflow: unknown = parse(text)
  if (typeof workflow !== 'object' || workflow === null || !('jobs' in workflow)) return []
  if (!('on' in workflow)) return [{where, text: `on: push\n${text}`, on: ['push']}]
  const {on} = workflow
  return [{where, text, on: typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on as object)}]
}
