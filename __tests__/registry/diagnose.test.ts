import {describe, expect, it} from '@jest/globals'
import {type Diagnosis, diagnose, type Subject} from '../../src/registry/diagnose.ts'

const subject: Subject = {
  serverUrl: 'https://github.com',
  githubRegistry: 'ghcr.io',
  repository: 'acme/tool',
  image: {registry: 'ghcr.io', name: 'acme/group/tool', text: 'ghcr.io/acme/group/tool'}
}
const SETTINGS = 'https://github.com/orgs/acme/packages/container/group%2Ftool/settings'

/** Each text as it was seen, a part of the cause and of the fix, and what is to be done with it. */
const SEEN: [string, string, string, Partial<Diagnosis>][] = [
  [
    'denied: permission_denied: Error from intermediary with HTTP status code 403 "Forbidden": You have exceeded a secondary rate limit',
    'a rate limit',
    'fewer jobs',
    {retry: true, rateLimit: true, denied: false}
  ],
  [
    'denied: permission_denied: Error from intermediary with HTTP status code 403 "Forbidden"',
    'a rate limit',
    'some minutes',
    {retry: true, rateLimit: true}
  ],
  [
    'error writing layer blob: denied: installation not allowed to Write organization package\n#12 exporting cache to registry',
    'the cache, not the image',
    'ignore-error=true',
    {retry: false, denied: false}
  ],
  [
    'denied: installation not allowed to Create organization package',
    'may not create packages',
    'organizations/acme/settings/packages',
    {denied: true, retry: false}
  ],
  [
    'denied: installation not allowed to Write organization package',
    'may not write packages',
    'packages: write',
    {denied: true, retry: false}
  ],
  [
    'denied: permission_denied: write_package',
    'does not belong to this repository',
    SETTINGS,
    {denied: true, retry: false}
  ],
  [
    'unexpected status from HEAD request to https://ghcr.io/v2/acme/tool/blobs/sha256:0: 403 Forbidden',
    'refuses these credentials',
    'packages: write',
    {denied: true, retry: true, once: true}
  ],
  [
    'unexpected status from POST request to https://ghcr.io/v2/acme/tool/blobs/uploads/: 403 Forbidden',
    'refuses to be written',
    SETTINGS,
    {denied: true, retry: false}
  ],
  [
    'failed to solve: unexpected status: 403 Forbidden',
    'refuses these credentials',
    'packages: write',
    {retry: true, once: true}
  ],
  [
    'failed to fetch anonymous token: unexpected status: 403 Forbidden',
    'nobody is logged in',
    'username and password',
    {denied: true, retry: false}
  ],
  [
    'Error response from daemon: Get "https://ghcr.io/v2/": denied: denied',
    'the log-in was refused',
    'the job’s own token',
    {denied: true}
  ],
  [
    'failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: 401 Unauthorized',
    'not for this repository',
    'ghcr.io/acme/group/tool',
    {denied: true}
  ],
  [
    'server message: insufficient_scope: authorization failed',
    'a name without a host is one of Docker Hub',
    'ghcr.io/acme/group/tool',
    {denied: true}
  ],
  ['invalid tag "Acme/x": repository name must be lowercase', 'upper case', 'in the Dockerfile', {retry: false}],
  ['invalid tag "a/b:x#y": invalid reference format', 'a character that can’t be in one', 'cache-from', {retry: false}],
  ['ERROR: tag is needed when pushing to registry', 'without a name', 'outputs', {}],
  ['failed to push ghcr.io/x: unknown blob', 'lost a layer', 'passes', {retry: true}],
  ['PUT https://x: 404 Not Found: blob upload unknown', 'lost an upload', 'passes', {retry: true}],
  ['{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}', 'lost an upload', 'passes', {retry: true}],
  ['failed to parse error response 504: <!DOCTYPE html>', 'an error page', 'passes', {retry: true}],
  [
    'failed to push: unexpected status from PUT request: 429 Too Many Requests',
    'limits the number',
    'passes',
    {retry: true, rateLimit: false}
  ],
  [
    'unexpected status from PUT request to https://ghcr.io/v2/x: 500 Internal Server Error',
    'a fault of the registry',
    'passes',
    {retry: true}
  ],
  ['received unexpected HTTP status: 502 Bad Gateway', 'a fault of the registry', 'passes', {retry: true}],
  ['http: server closed; cannot reuse body, request must be retried', 'the connection broke', 'passes', {retry: true}],
  ['dial tcp 1.2.3.4:443: connect: connection timed out', 'no answer in time', 'passes', {retry: true}],
  ['read tcp: i/o timeout', 'no answer in time', 'passes', {retry: true}],
  ['read: connection reset by peer', 'the connection broke', 'passes', {retry: true}],
  ['failed to copy: unexpected EOF', 'the connection broke', 'passes', {retry: true}],
  ['net/http: TLS handshake timeout', 'no answer in time', 'passes', {retry: true}],
  ['http2: server sent GOAWAY and closed the connection', 'the connection broke', 'passes', {retry: true}],
  [
    'DeadlineExceeded: failed to do request: Head "https://registry-1.docker.io/v2/docker/dockerfile/manifests/1"',
    '# syntax=',
    'remove the line',
    {retry: true}
  ],
  ['toomanyrequests: You have reached your pull rate limit.', 'pull limit', 'mirror', {retry: false}],
  ['toomanyrequests: You have reached your unauthenticated pull rate limit.', 'pull limit', 'mirror', {retry: false}],
  [
    'https://registry-1.docker.io/v2/moby/buildkit/manifests/buildx-stable-1": unknown',
    'BuildKit’s image',
    'mirror',
    {retry: false}
  ],
  ['Cannot find buildx v1 release in https://x', 'list of buildx releases', 'of the runner', {retry: true}],
  ['ERROR: Cache export is not supported for the docker driver.', 'can’t export a cache', 'docker-container', {}],
  ['ERROR: Multi-platform build is not supported for the docker driver.', 'several platforms', 'docker-container', {}],
  [
    'multiple platforms feature is currently not supported for docker driver',
    'several platforms',
    'docker-container',
    {}
  ],
  ['docker exporter does not currently support exporting manifest lists', 'can’t be loaded', 'one platform', {}],
  ['index annotations not supported for single platform export', 'on a plain image', 'annotations', {}],
  ['exec /bin/sh: exec format error', 'of another platform', 'qemu', {}],
  [
    'This legacy service is shutting down, effective April 15, 2025',
    'first version of GitHub’s cache',
    'buildx 0.21',
    {}
  ],
  ['failed to reserve cache', 'may not write', 'Nothing to change', {}],
  ['error writing layer blob: not_found', 'lost an entry', 'Nothing to change', {}],
  ['maximum timeout reached', 'ten minutes', 'cache: registry', {}],
  [
    'failed to parse error response 429: {"$id":"1","innerException":null}',
    'cache service limits',
    'Nothing to change',
    {retry: false}
  ],
  ['Cache already exists. Scope: refs/heads/main', 'one cache scope', 'scope', {}],
  ['write /x: no space left on device', 'disk is full', 'larger runner', {}],
  ['No space left on device', 'disk is full', 'larger runner', {}],
  ['secret missing ID', 'taken apart as a list', 'secret-files', {}],
  ['Invalid Opening Quote: a quote is found on field 0 at line 2', 'taken apart as a list', 'quotes', {}],
  ['Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable', 'no identity token', 'id-token: write', {}],
  ['Feature not available for user-owned private repositories', 'has no attestations', 'public', {}],
  ['No credentials found for registry ghcr.io', 'nobody is logged in', 'the job’s own token', {}],
  ['Error fetching https://ghcr.io/v2/x/manifests/sha256:0 - expected 200, received 404', 'never pushed', 'pushed', {}],
  ['Failed to create storage record', 'artifact-metadata', 'Nothing to change', {}],
  ['Failed to persist attestation: Server Error', 'attestation service', 'passes', {retry: true}],
  ['Resource not accessible by integration', 'lacks a permission', 'attestations: write', {}],
  ['manifest unknown', 'not there', 'clean up', {retry: false}],
  [
    'The image manifest, config or layer media type for the source image x is not supported.',
    'AWS Lambda',
    'one platform',
    {}
  ],
  ['v1.2 is not a valid semver.\nNo Docker tag has been generated.', 'no version', 'version', {}],
  ['Cannot find detached HEAD ref in "HEAD"', 'shallow checkout', 'context-source', {}],
  ['failed to read dockerfile: open Dockerfile: no such file or directory', 'no Dockerfile', 'actions/checkout', {}],
  [
    'failed to compute cache key: failed to calculate checksum of ref x: "/a.txt": not found',
    'not in the build context',
    '.dockerignore',
    {}
  ],
  ['Artifact download failed after 5 retries.', '.dockerbuild', 'DOCKER_BUILD_RECORD_UPLOAD', {}],
  ['server gave HTTP response to HTTPS client', 'plain HTTP', 'insecure-registries', {retry: false}],
  [
    'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'not trusted',
    'authority',
    {retry: false}
  ],
  ['401 Unauthorized', 'does not accept', 'password', {denied: true}],
  ['requested access to the resource is denied', 'refuses to be written', 'packages: write', {denied: true}]
]

describe('a failure that was seen', () => {
  it.each(SEEN)('%s', (text, cause, fix, rest) => {
    const found = diagnose(text, subject)
    expect(found?.cause).toContain(cause)
    expect(found?.fix).toContain(fix)
    expect(found).toMatchObject(rest)
  })

  it('in a run about a fork’s code is explained by that', () => {
    const found = diagnose('installation not allowed to Write organization package', {
      ...subject,
      foreignHead: 'stranger/tool'
    })
    expect([found?.cause, found?.fix]).toEqual([
      expect.stringContaining('about code of stranger/tool'),
      expect.stringContaining('Leave push at auto')
    ])
  })

  it('at another registry gives no advice about GitHub', () => {
    const elsewhere = {registry: 'docker.io', name: 'acme/tool', text: 'acme/tool'}
    expect(diagnose('requested access to the resource is denied', {...subject, image: elsewhere})?.fix).toBe(
      'Check that the user of these credentials may write to acme/tool, and that the name is spelt right.'
    )
  })

  it('and is not known is left alone', () => {
    expect(diagnose('all is well', subject)).toBeUndefined()
  })
})
