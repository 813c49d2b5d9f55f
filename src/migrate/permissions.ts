import {isMap, isScalar, type YAMLMap} from 'yaml'
import type {Job, Workflow} from './document.ts'

const WANTED = ['id-token', 'attestations']

/** Adds what signing needs to the permissions that hold for the job, where they are listed one by one. */
export function allowSigning({document, lines, lineOf}: Workflow, job: Job): string[] {
  const own = job.node.get('permissions', true) ?? document.get('permissions', true)
  if (!isMap(own) || own.flow) return []
  const missing = WANTED.filter(name => !isWritten(own, name))
  const last = own.items.at(-1)
  const key = last?.key
  if (missing.length === 0 || !isScalar(key) || !key.range) return []
  const line = lineOf(key.range[0])
  const text = lines.original[line] ?? ''
  const margin = text.slice(0, text.length - text.trimStart().length)
  lines.insertAfter(
    line,
    missing.map(name => `${margin}${name}: write`)
  )
  return missing
}

function isWritten(permissions: YAMLMap, name: string): boolean {
  return permissions.get(name) === 'write'
}
