import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it, jest} from '@jest/globals'
import {checkOut, REGISTRY, uniqueName} from '../helpers/engine.ts'
import {startGitHub} from '../helpers/github.ts'
import {startProxy} from '../helpers/proxy.ts'
import {startJob} from '../helpers/runner.ts'

jest.setTimeout(120_000)

const PRELOAD = fileURLToPath(new URL('../helpers/sigstore.mjs', import.meta.url))
const PASSWORD = 'a pass phrase'

it('with push-to-registry the attestation is found beside the image, once, also after a second run', async () => {
  const job = startJob()
  const github = await startGitHub()
  const proxy = await startProxy(REGISTRY)
  try {
    proxy.auth = {username: 'octo', password: PASSWORD, mayWrite: () => true, isPublic: true}
    const name = uniqueName()
    checkOut(job.workspace, {Dockerfile: `FROM alpine\nCMD ["true"]\n`})
    const run = () =>
      job.step({
        inputs: {
          images: `${proxy.address}/${name}`,
          registry: proxy.address,
          username: 'octo',
          password: PASSWORD,
          attest: 'true',
          'push-to-registry': 'true',
          'github-token': 'token-of-the-job',
          // The same image twice.
          labels: 'org.opencontainers.image.created=2026-01-01T00:00:00Z'
        },
        env: {...github.env, NODE_OPTIONS: `--import=${PRELOAD}`, TRUST_FILE: join(job.home, 'trust.json')}
      })
    const referrers = async (digest: string) => {
      const accept = 'application/vnd.oci.image.index.v1+json'
      const response = await fetch(`http://${REGISTRY}/v2/${name}/manifests/${digest.replace(':', '-')}`, {
        headers: {accept}
      })
      const {manifests} = (await response.json()) as {
        manifests: {artifactType: string; digest: string; annotations: Record<string, string>}[]
      }
      return manifests
    }

    const first = await run()
    expect(first.annotations).toEqual([])
    expect(first.exitCode).toBe(0)
    const {digest = ''} = first.outputs
    const [referrer, ...more] = await referrers(digest)
    expect(more).toEqual([])
    expect(referrer?.artifactType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json')
    expect(referrer?.annotations['dev.sigstore.bundle.predicateType']).toBe('https://slsa.dev/provenance/v1')
    // What is there is the very bundle.
    const manifest = (await (
      await fetch(`http://${REGISTRY}/v2/${name}/manifests/${referrer?.digest}`, {
        headers: {accept: 'application/vnd.oci.image.manifest.v1+json'}
      })
    ).json()) as {
      subject: {digest: string}
      layers: {digest: string}[]
    }
    expect(manifest.subject.digest).toBe(digest)
    const blob = await (await fetch(`http://${REGISTRY}/v2/${name}/blobs/${manifest.layers[0]?.digest}`)).text()
    const stored = github.requests.find(({path}) => path.endsWith('/attestations'))?.body as {bundle: unknown}
    expect(JSON.parse(blob)).toEqual(stored.bundle)

    const second = await run()
    expect(second.outputs.digest).toBe(digest)
    expect(second.log).toContain('has such an attestation in the registry')
    expect(await referrers(digest)).toHaveLength(1)
  } finally {
    job.close()
    await Promise.all([github.close(), proxy.close()])
  }
})
