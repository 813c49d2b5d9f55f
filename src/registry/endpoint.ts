import {DEFAULT_REGISTRY} from '../oci/reference.ts'

/** Where a registry's API is; by plain HTTP for those of `insecure`. Docker Hub's is not at the name that images carry. */
export function endpointOf(registry: string, insecure: readonly string[] = []): string {
  if (registry === DEFAULT_REGISTRY) return 'https://registry-1.docker.io'
  return `${isLoopback(registry) || insecure.includes(registry) ? 'http' : 'https'}://${registry}`
}

/** The engine, too, speaks plain HTTP to registries on the machine itself, and to no others unless told so. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/.test(host)
}
