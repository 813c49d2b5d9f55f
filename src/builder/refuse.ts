import {ActionError} from '../errors.ts'
import type {BuildPlan} from '../plan/build.ts'
import {hasAttestations} from '../plan/exports.ts'
import {listed} from '../text/nearest.ts'
import type {Requirement} from './requirements.ts'

/** `given` is the input, and its value, that names the engine's own builder. */
export function refuseForEngine(lacking: readonly Requirement[], {builder}: BuildPlan, given: string): void {
  if (lacking.length === 0) return
  const what = lacking.map(need => need.what).join('; ')
  throw new ActionError('input', `input ${given}: the engine’s own builder can’t do this: ${what}.`, {
    hint:
      builder.driver === 'docker'
        ? 'Leave driver empty (auto) or set it to docker-container.'
        : 'Name another builder, or leave builder empty.'
  })
}

/** A docker archive holds one plain image, so a builder outside the engine can't load an index. */
export function refuseLoad(build: BuildPlan, driver: string): void {
  if (!build.load || driver === 'docker') return
  const {platforms} = build
  const what =
    platforms.length > 1
      ? `several platforms (${platforms.join(', ')})`
      : hasAttestations(build)
        ? 'attestations'
        : undefined
  if (what === undefined) return
  throw new ActionError(
    'input',
    `input load: an image with ${what} can’t be loaded from a builder with the driver ${driver}.`,
    {
      cause: build.exports.index ? 'it is an index, and the engine takes in plain images only' : undefined,
      hint: `Load ${platforms.length > 1 ? `one of ${listed(platforms)}` : 'without provenance and sbom'}, or let the engine keep its images in containerd and use its own builder.`
    }
  )
}
