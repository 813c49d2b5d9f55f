import type {DefinedTarget} from '../bake/definition.ts'
import {placesOf} from './exports.ts'

/**
 * What a definition of one's own says may be read and written outside its folder, which buildx asks leave for:
 * docker/bake-action gives it for all of the machine.
 */
export function outsideOf(targets: readonly DefinedTarget[]): string[] {
  const isOutside = (path: string) => /^(\/|\.\.(\/|$))/.test(path)
  const found = targets.flatMap(({context, outputs, cacheTo, cacheFrom}) => [
    ...[context, ...placesOf(cacheFrom, 'src')].filter(isOutside).map(path => `fs.read=${path}`),
    ...[...placesOf(outputs, 'dest'), ...placesOf(cacheTo, 'dest')].filter(isOutside).map(path => `fs.write=${path}`)
  ])
  return [...new Set(found)]
}

/** Of `allow`, what is the builder’s to grant; `fs.read=…` is buildx’s own. */
export function isEntitlement(name: string): boolean {
  return !/^fs(\.|=|$)/.test(name)
}
