import {isMap, parseDocument, type YAMLMap} from 'yaml'

/**
 * A workflow as people write it, with the addresses of this machine: GitHub's and Docker's registries become a corner
 * of the local one, steps without `images` are given one there, and Node loads `preload` first. Nothing else changes.
 */
export function localise(text: string, corner: string, preload: string): string {
  const [host = ''] = corner.split('/')
  const here = text
    .replaceAll(/\b(ghcr\.io|docker\.io)\//g, `${corner}/`)
    .replaceAll(/\bregistry: (ghcr\.io|docker\.io)$/gm, `registry: ${host}`)
  const document = parseDocument(here)
  const jobs = document.get('jobs')
  if (!isMap(jobs)) return String(document)
  for (const {value: job} of jobs.items) {
    if (!isMap(job)) continue
    const called = isOwn(job)
    const workflow = /workflows\/(\w+)\.yml/.exec(String(job.get('uses') ?? ''))?.[1] ?? ''
    if (workflow === 'verify') continue
    for (const step of called ? [job] : (sequence(job.get('steps')) ?? [])) {
      if (!isMap(step) || !isOwn(step)) continue
      if (!step.hasIn(['with', 'images']) && !step.hasIn(['with', 'plan']))
        step.setIn(['with', 'images'], `${corner}/acme/tool${step.hasIn(['with', 'bake']) ? '/{{target}}' : ''}`)
      // BuildKit in a container of its own reaches this machine's loopback only so.
      if (workflow === 'promote' || workflow === 'retain') continue
      if (called) step.setIn(['with', 'driver-opts'], 'network=host')
      else step.setIn(['env', 'NODE_OPTIONS'], `--import=${preload}`)
    }
  }
  return String(document)
}

const isOwn = (map: YAMLMap) => /^OWNER\/publish-image(@|\/\.github\/workflows\/)/.test(String(map.get('uses') ?? ''))

function sequence(node: unknown): unknown[] | undefined {
  return typeof node === 'object' && node !== null && 'items' in node ? (node.items as unknown[]) : undefined
}
