import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from '@jest/globals'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

interface Source {
  /** Below src/. */
  readonly path: string
  readonly text: string
  readonly imports: readonly {readonly target: string; readonly typeOnly: boolean}[]
}

const sources: Source[] = readdirSync(SRC, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.ts'))
  .map(path => ({path, text: readFileSync(join(SRC, path), 'utf8')}))
  .map(({path, text}) => ({path, text, imports: importsOf(path, text)}))

function importsOf(path: string, text: string): Source['imports'] {
  const found = [...text.matchAll(/^(?:import|export) (type )?([^'"]*? from )?'([^']+)'|await import\('([^']+)'\)/gm)]
  return found.map(([, type, names = '', fixed, lazy]) => {
    const target = fixed ?? lazy ?? ''
    const inner = /\{([^}]*)\}/.exec(names)?.[1]
    const allTypes = inner?.split(',').every(name => name.trim().startsWith('type ')) ?? false
    return {
      target: target.startsWith('.') ? relative(SRC, join(SRC, dirname(path), target)) : target,
      typeOnly: type !== undefined || allTypes
    }
  })
}

/** The stages in the order of main.ts; a stage may know those to its left. */
const STAGES = [
  ['context/'],
  ['inputs/'],
  ['plan/', 'naming/', 'bake/'],
  ['login/'],
  ['preflight.ts'],
  ['builder/'],
  ['buildx/'],
  ['platforms.ts'],
  ['image/'],
  ['artifact/'],
  ['publish/'],
  ['visibility.ts'],
  ['preview/'],
  ['retain/'],
  ['attest/'],
  ['report/'],
  ['migrate/']
]
/** What every stage may know, in their order: each may know those to its left. `runner.ts` holds types alone. */
const LEAVES = [
  'runner.ts',
  'errors.ts',
  'hosts.ts',
  // The runner's language, by GitHub's own parser: no port, because it touches nothing.
  'runner/expression.ts',
  'concurrency.ts',
  'text/',
  'oci/',
  'chart/',
  'diagnosis/',
  'registry/',
  'github/'
]
const ENTRIES = ['main.ts', 'index.ts', 'post.ts', 'migrate.ts']

const isIn = (path: string, places: readonly string[]) =>
  places.some(place => path === place || (place.endsWith('/') && path.startsWith(place)))
const rankOf = (path: string) => STAGES.findIndex(places => isIn(path, places))

describe('the shape of the code', () => {
  it('has a place for every file', () => {
    const homeless = sources.filter(({path}) => rankOf(path) === -1 && !isIn(path, [...LEAVES, ...ENTRIES, 'runner/']))
    expect(homeless.map(({path}) => path)).toEqual([])
  })

  it.each(sources.filter(({path}) => rankOf(path) !== -1).map(source => [source.path, source] as const))(
    '%s knows only what is to its left',
    (path, {imports}) => {
      const wrong = imports.filter(({target}) => {
        if (!target.endsWith('.ts') || isIn(target, LEAVES) || rankOf(target) === rankOf(path)) return false
        return rankOf(target) === -1 || rankOf(target) > rankOf(path)
      })
      expect(wrong).toEqual([])
    }
  )

  it.each(sources.filter(({path}) => isIn(path, LEAVES)).map(source => [source.path, source] as const))(
    '%s is a leaf, and knows only those to its left',
    (path, {imports}) => {
      const leaf = LEAVES.findIndex(place => isIn(path, [place]))
      const known = path === 'runner.ts' ? LEAVES : LEAVES.slice(0, leaf + 1)
      expect(imports.filter(({target}) => target.endsWith('.ts') && !isIn(target, known))).toEqual([])
      if (path === 'runner.ts') expect(imports.filter(({typeOnly}) => !typeOnly)).toEqual([])
    }
  )

  it('carries to the post step only what undoes things', () => {
    const reached = new Set(['post.ts'])
    // A set is walked in the order of insertion, so what is added meanwhile is reached too.
    for (const path of reached)
      for (const {target, typeOnly} of sources.find(source => source.path === path)?.imports ?? [])
        if (target.endsWith('.ts') && !typeOnly) reached.add(target)
    const undoing = [
      'post.ts',
      'runner/',
      'builder/remove.ts',
      'login/',
      'registry/docker-config.ts',
      'errors.ts',
      'text/',
      'oci/'
    ]
    expect([...reached].filter(path => !isIn(path, undoing))).toEqual([])
    expect(reached).toContain('builder/remove.ts')
  })

  it('makes a platform in one place alone', () => {
    const makers = sources.filter(({text}) => /\bas Platform\b/.test(text))
    expect(makers.map(({path}) => path)).toEqual(['oci/platform.ts'])
  })

  it.each(sources.filter(({path}) => !path.startsWith('runner/')).map(source => [source.path, source] as const))(
    '%s touches the world through the ports only',
    (_, {text, imports}) => {
      const effects =
        /^(@actions\/.*|node:(fs|fs\/promises|child_process|http|https|http2|net|tls|os|dns|worker_threads))$/
      expect(imports.filter(({target}) => effects.test(target) || target.includes('node_modules'))).toEqual([])
      expect(text).not.toMatch(/\bprocess\.(env|argv|std|exit|on|kill|getBuiltinModule)|\bconsole\.|\bfetch\(/)
    }
  )

  it('knows inputs, context and environment up to the plan only', () => {
    // The migrator is a program of its own: its runs are samples, and no stage comes after another.
    const late = sources.filter(({path}) => rankOf(path) > rankOf('plan/plan.ts') && !path.startsWith('migrate/'))
    const types = /^(inputs\/inputs|inputs\/reader|inputs\/build|context\/.*)\.ts$/
    const travellers = late.filter(
      ({text, imports}) =>
        imports.some(({target}) => types.test(target)) || /\bRunner\b|\benv\??\.[A-Z]|(runner|ports)\.env\b/.test(text)
    )
    expect(travellers.map(({path}) => path)).toEqual(['report/report.ts'])
  })

  it('sets outputs in report alone', () => {
    const setters = sources.filter(({path, text}) => !path.startsWith('runner') && /\brunner\.outputs\./.test(text))
    expect(setters.map(({path}) => path)).toEqual(['report/report.ts'])
  })

  it('does nothing when imported, except in the entries', () => {
    const doers = sources.filter(({text}) => /^(await |try |[a-z]\w*\()/m.test(text))
    expect(doers.map(({path}) => path).sort()).toEqual(['index.ts', 'migrate.ts', 'post.ts'])
  })

  it('has no import cycle', () => {
    const graph = new Map(
      sources.map(({path, imports}) => [
        path,
        imports.filter(({target, typeOnly}) => target.endsWith('.ts') && !typeOnly).map(({target}) => target)
      ])
    )
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) return void cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    }
    for (const path of graph.keys()) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('keeps files short', () => {
    expect(sources.filter(({text}) => text.split('\n').length > 250).map(({path}) => path)).toEqual([])
  })

  it('declares every package that it imports, with an exact version', () => {
    const {dependencies, devDependencies} = JSON.parse(readFileSync(join(SRC, '../package.json'), 'utf8'))
    const packages = sources.flatMap(({imports}) =>
      imports.map(({target}) => target).filter(target => !target.startsWith('node:') && !target.endsWith('.ts'))
    )
    const names = packages.map(
      target => /^((?:@[^/]+\/)?[^/]+)/.exec(target.replace(/^.*node_modules\//, ''))?.[1] ?? target
    )
    expect([...new Set(names)].filter(name => !(name in dependencies))).toEqual([])
    const loose = Object.entries({...dependencies, ...devDependencies}).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version))
    )
    expect(loose).toEqual([])
  })
})
