import {restoreCache, saveCache} from '@actions/cache'
import type {CacheStore} from '../runner.ts'

/** For one entry, so that a service that hangs does not hold the step. */
const DOWNLOAD = {timeoutInMs: 30_000, segmentTimeoutInMs: 60_000}

/** GitHub's cache by its own package, which warns and goes on where the service fails. It only looks into the environment. */
export function openCacheStore(service: Readonly<Record<string, string>> = {}): CacheStore {
  Object.assign(process.env, service)
  return {
    restore: async (folder, key, prefix) => (await restoreCache([folder], key, [prefix], DOWNLOAD)) !== undefined,
    async save(folder, key) {
      await saveCache([folder], key)
    }
  }
}
