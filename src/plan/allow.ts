import type {DefinedTarget} from '../bake/definition.ts'
import {placesOf} from './exports.ts'

/**
 * Leave to read and write outside a definition's folder, where it is one's own and says so: docker/bake-action gives it
 * always. Of a folder that is not there yet buildx takes no name, so it is for all of the machine.
 */
export function outsideOf(targets: readonly DefinedTarget[]): string[] {
  const isOutside = (path: string) => /^(\/|\.\.(\/|$))/.test(path)
  const reads = targets.flatMap(({context, cacheFrom}) => [context, ...placesOf(cacheFrom, 'src')])
  const writes = targets.flatMap(({outputs, cacheTo}) => placesOf([...outputs, ...cacheTo], 'dest'))
  return [...(reads.some(isOutside) ? ['fs.read=*'] : []), ...(writes.some(isOutside) ? ['fs.write=*'] : [])]
}

/** Of `allow`, what is the builder’s to grant; `fs.read=…` and `buildx.local.delete` are buildx’s own. */
export function isEntitlement(name: string): boolean {
  return /^(network\.host|security\.insecure|device(=.*)?)$/.test(name)
}
