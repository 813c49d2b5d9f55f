import type {FaultDetails} from '../diagnosis/fault.ts'
import {type Repository, withoutTag} from '../oci/reference.ts'
import {clip} from '../text/foreign.ts'

/**
 * What a failure of BuildKit is about, as its words tell: a push, a base image, the cache, or the build itself.
 * Its user names images without a host, BuildKit writes them in full.
 */
export function aboutOf(whole: string): FaultDetails {
  const message = clip(whole)
  const [, base] =
    /(?:failed to resolve source metadata for|failed to load metadata for|resolve image config for) (?:docker-image:\/\/)?(\S+)/.exec(
      message
    ) ?? []
  if (base !== undefined) return {operation: 'base image', ...imageOf(base), ...loggedIn(message)}
  if (
    /exporting cache|importing cache|error writing layer blob|cache (?:exporter|importer)|exporting to (?:GitHub|registry|client|local)\b|failed to copy: (?:GET http|invalid status response)/.test(
      message
    )
  )
    return {operation: 'cache'}
  const [, pushed] = /failed to push (\S+)/.exec(message) ?? []
  return pushed === undefined ? {operation: 'build'} : {operation: 'push', ...imageOf(pushed)}
}

/** BuildKit says in passing whether it had credentials. */
function loggedIn(message: string): FaultDetails {
  return message.includes('failed to fetch anonymous token') ? {credential: {kind: 'none'}} : {}
}

/** `docker.io/library/node:24@sha256:…:` → the repository; nothing where it is no name. */
function imageOf(reference: string): {readonly image?: Repository; readonly host?: string} {
  const image = withoutTag(reference.replace(/:$/, ''))
  return image ? {image, host: image.registry} : {}
}
