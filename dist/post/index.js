import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
__webpack_unused_export__ = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
__webpack_unused_export__ = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  iq: () => (/* binding */ removeBuilder)
});

// UNUSED EXPORTS: appendArgv, createArgv, createBuilder

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/diagnosis/fault.js
const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write';
const ATTESTATION_PERMISSIONS = 'permissions:\n  contents: read\n  packages: write\n  id-token: write\n  attestations: write';
const ownerOf = ({ repository }) => repository.split('/')[0] ?? '';
const imageText = ({ image }) => (image ? ` ${image.text}` : '');
/** The package's settings page, where a repository is given access. */
function packageSettings(subject) {
    const owner = ownerOf(subject);
    const name = (subject.image?.name ?? subject.repository).split('/').slice(1).join('%2F');
    const path = (kind) => `${subject.serverUrl}/${kind}/${owner}/packages/container/${name}/settings`;
    return `${path('orgs')} (of a user: ${path('users')})`;
}
const linkPackage = (subject) => `On ${packageSettings(subject)} under “Manage Actions access”, add ${subject.repository} with the role Write.`;
function grant(subject) {
    if (subject.image && subject.image.registry !== subject.githubRegistry) {
        return `Check that the user of these credentials may write to${imageText(subject)}, and that the name is spelt right.`;
    }
    return `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the package is not linked to this repository. ${linkPackage(subject)}`;
}
const organisation = (subject) => `${subject.serverUrl}/organizations/${ownerOf(subject)}/settings/packages`;
function writeOrganisation(subject) {
    if (subject.foreignHead !== undefined)
        return 'Leave push at auto: then pull requests of forks are built and not pushed.';
    return `Give the job the permission:\n${PERMISSIONS}\nIf it has it, an owner of the organisation must allow it: ${organisation(subject)}`;
}
const passes = 'Nothing to change: it passes. If it stays, look at the registry’s status page and run the job again later.';
const cacheIsOptional = 'Nothing to change: the image is not affected, only the next build is slower.';
const mirror = 'Use a mirror of that image (driver-opts: image=… for BuildKit’s own), or log in to Docker Hub in an earlier step.';
const containerBuilder = 'Leave driver empty (auto) or set it to docker-container.';
const credentials = (subject) => `Check user name, password and the image name${imageText(subject)}. For ${subject.githubRegistry} leave registry, username and password empty: the job’s own token is used.`;

;// CONCATENATED MODULE: ./lib/diagnosis/builder.js

/** What buildx, BuildKit, caches and GitHub's attestation service answer with, gathered from public issue threads. */
const BUILDER_FAULTS = [
    {
        pattern: /Cannot find buildx[\s\S]*release/,
        cause: 'the list of buildx releases could not be read',
        fix: 'Use the buildx of the runner: leave version out of docker/setup-buildx-action.',
        retry: true
    },
    {
        pattern: /Cache export is not supported for the docker driver/,
        cause: 'the engine’s own builder can’t export a cache',
        fix: containerBuilder
    },
    {
        pattern: /Multi-platform build is not supported for the docker driver|multiple platforms feature is currently not supported for docker driver/,
        cause: 'the engine’s own builder can’t build several platforms',
        fix: containerBuilder
    },
    {
        pattern: /docker exporter does not currently support exporting manifest lists/,
        cause: 'an index can’t be loaded into the engine',
        fix: 'Load one platform, without provenance and sbom.'
    },
    {
        pattern: /index annotations not supported for single platform export/,
        cause: 'an index: annotation on a plain image',
        fix: 'Leave the level index: out of annotations.'
    },
    {
        pattern: /exec format error/,
        cause: 'a program of another platform was run, or one of the wrong platform was copied in',
        fix: 'Leave qemu at auto, or build that platform on a runner of its own kind.'
    },
    {
        pattern: /This legacy service is shutting down/,
        cause: 'an old buildx or BuildKit with the first version of GitHub’s cache',
        fix: 'Use buildx 0.21 and BuildKit 0.20 or later.'
    },
    { pattern: /failed to reserve cache/, cause: 'this run may not write GitHub’s cache', fix: cacheIsOptional },
    { pattern: /error writing layer blob: not_found/, cause: 'GitHub’s cache service lost an entry', fix: cacheIsOptional },
    {
        pattern: /maximum timeout reached/,
        cause: 'the export to GitHub’s cache took more than ten minutes',
        fix: 'Use cache: registry, or export less (mode=min in cache-to).'
    },
    {
        pattern: /Cache already exists\. Scope:/,
        cause: 'two builds wrote one cache scope',
        fix: 'Use the input cache, which gives each build a scope of its own, or set scope= in cache-to.'
    },
    {
        pattern: /no space left on device/i,
        cause: 'the runner’s disk is full',
        fix: 'Free disk space in an earlier step, or use a larger runner.'
    },
    {
        pattern: /secret missing ID|Invalid Opening Quote/,
        cause: 'a secret of several lines, or with quotes, was taken apart as a list',
        fix: 'Put the whole entry in quotes and write a quote inside it twice, or use secret-envs or secret-files.'
    },
    {
        pattern: /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable/,
        cause: 'the job has no identity token (a fork’s run never has)',
        fix: `Give the job the permissions:\n${ATTESTATION_PERMISSIONS}`
    },
    {
        pattern: /Feature not available for user-owned private repositories/,
        cause: 'the plan of this repository has no attestations',
        fix: 'Make the repository public, or leave the attestation out.'
    },
    { pattern: /No credentials found for registry/, cause: 'nobody is logged in to that registry', fix: credentials },
    {
        pattern: /expected 200, received 404/,
        cause: 'the image was never pushed under that name',
        fix: 'Attest only what was pushed: the output pushed is true then.'
    },
    {
        pattern: /Failed to create storage record/,
        cause: 'the optional permission artifact-metadata: write is missing',
        fix: 'Nothing to change: the attestation itself is there.'
    },
    {
        pattern: /Failed to persist attestation: Server Error/,
        cause: 'a fault of GitHub’s attestation service',
        fix: passes,
        retry: true
    },
    {
        pattern: /Resource not accessible by integration/,
        cause: 'the job’s token lacks a permission',
        fix: `Give the job the permissions:\n${ATTESTATION_PERMISSIONS}`
    },
    {
        pattern: /manifest unknown/i,
        cause: 'that tag or platform is not there; a clean-up of “untagged” versions may have deleted a part of the image',
        fix: 'Check the name, or build it again; clean up with something that knows multi-platform images.'
    },
    {
        pattern: /The image manifest, config or layer media type for the source image/,
        cause: 'AWS Lambda can’t read an index',
        fix: 'Build one platform, without provenance and sbom.'
    },
    {
        pattern: /is not a valid semver[\s\S]*No Docker tag has been generated/,
        cause: 'the git tag is no version',
        fix: 'Name the version by match= or the input version, or add a rule that always fits, such as type=sha.'
    },
    {
        pattern: /Cannot find detached HEAD ref in/,
        cause: 'a shallow checkout does not tell what it is of',
        fix: 'Use context-source: workflow.'
    },
    {
        pattern: /failed to read dockerfile: open/,
        cause: 'there is no Dockerfile at that path',
        fix: 'Check the inputs context and file, and that actions/checkout ran before this step.'
    },
    {
        pattern: /failed to (compute cache key|calculate checksum)[\s\S]*not found|"\/[^"]*": not found/,
        cause: 'a COPY or ADD names a file that is not in the build context',
        fix: 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
    },
    {
        pattern: /Artifact download failed after 5 retries/,
        cause: 'a .dockerbuild artifact of docker/build-push-action among all that are downloaded',
        fix: 'This action uploads none; elsewhere set DOCKER_BUILD_RECORD_UPLOAD=false.'
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/registry.js

/**
 * What registries and the way to them answer with, gathered from public issue threads. The order matters: a rate limit
 * that calls itself “denied” must be seen before the denials, and a cache's denial before the image's.
 */
const REGISTRY_FAULTS = [
    {
        pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
        cause: 'a rate limit of GitHub’s, although the text says “denied”',
        fix: 'Run fewer jobs at once, or run this one again in some minutes.',
        retry: true,
        rateLimit: true
    },
    {
        pattern: /exporting cache[\s\S]*installation not allowed to Write organization package|installation not allowed to Write organization package[\s\S]*exporting cache/,
        cause: 'the cache, not the image, may not be written with this run’s token',
        fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
    },
    {
        pattern: /installation not allowed to Create organization package/i,
        cause: 'the job’s token may not create packages in this organisation',
        fix: subject => `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the organisation forbids members to create packages: ${organisation(subject)}. Or an administrator creates the package once.`,
        denied: true
    },
    {
        pattern: /installation not allowed to Write organization package/i,
        cause: ({ foreignHead }) => foreignHead === undefined
            ? 'the job’s token may not write packages of this organisation'
            : `the run is about code of ${foreignHead}, so its token is read-only`,
        fix: writeOrganisation,
        denied: true
    },
    {
        pattern: /permission_denied: write_package/,
        cause: 'the token is good, but this package does not belong to this repository (it was made by hand, or by another repository)',
        fix: linkPackage,
        denied: true
    },
    {
        pattern: /failed to fetch anonymous token: .*40[13]/,
        cause: 'nobody is logged in to that registry',
        fix: subject => `Give registry, username and password for it. ${credentials(subject)}`,
        denied: true
    },
    {
        pattern: /unexpected status from HEAD request to \S+: 403 Forbidden/,
        cause: 'the registry refuses these credentials for this name',
        fix: grant,
        retry: 'once',
        denied: true
    },
    {
        pattern: /unexpected status from POST request to \S+: 403 Forbidden/,
        cause: 'the registry refuses to be written with these credentials',
        fix: grant,
        denied: true
    },
    {
        pattern: /unexpected status: 403 Forbidden/,
        cause: 'the registry refuses these credentials for this name',
        fix: grant,
        retry: 'once',
        denied: true
    },
    {
        pattern: /denied: denied/,
        cause: 'the log-in was refused: the password is empty, wrong or expired',
        fix: credentials,
        denied: true
    },
    {
        pattern: /failed to fetch oauth token[\s\S]*401 Unauthorized/,
        cause: 'the credentials are good for the log-in, but not for this repository',
        fix: credentials,
        denied: true
    },
    {
        pattern: /insufficient_scope: authorization failed/,
        cause: subject => `the registry does not let these credentials at${imageText(subject) || ' this name'}; a name without a host is one of Docker Hub`,
        fix: credentials,
        denied: true
    },
    {
        pattern: /repository name must be lowercase/,
        cause: 'an image name in upper case',
        fix: 'The input images is lower-cased for you: look for the name in the Dockerfile, build-contexts, cache-from and cache-to.'
    },
    {
        pattern: /invalid reference format|invalid tag "/,
        cause: 'an image name or tag with a character that can’t be in one, or an empty part, often from an empty variable',
        fix: 'Look for it in FROM lines and their build arguments, build-contexts, cache-from and cache-to.'
    },
    {
        pattern: /tag is needed when pushing to registry/,
        cause: 'buildx was to push without a name',
        fix: 'Leave push and name out of the input outputs: the names come from images and tags.'
    },
    {
        pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/,
        cause: 'the registry lost a layer between its upload and the manifest',
        fix: passes,
        retry: true
    },
    {
        pattern: /blob upload unknown|BLOB_UPLOAD_(UNKNOWN|INVALID)/i,
        cause: 'the registry lost an upload in progress',
        fix: passes,
        retry: true
    },
    {
        pattern: /"\$id".*429|failed to parse error response 429: \{"\$id"/,
        cause: 'GitHub’s cache service limits requests',
        fix: cacheIsOptional
    },
    {
        pattern: /toomanyrequests: You have reached your (unauthenticated )?pull rate limit/,
        cause: 'Docker Hub’s pull limit for this runner or account',
        fix: mirror
    },
    {
        pattern: /moby\/buildkit\/manifests\/buildx-stable-1": unknown/,
        cause: 'Docker Hub refuses BuildKit’s image to this runner, most often by its pull limit',
        fix: mirror
    },
    {
        pattern: /failed to parse error response 50\d|<!DOCTYPE html>/i,
        cause: 'an error page of the registry’s gateway',
        fix: passes,
        retry: true
    },
    {
        pattern: /DeadlineExceeded[\s\S]*registry-1\.docker\.io|registry-1\.docker\.io[\s\S]*DeadlineExceeded/,
        cause: 'Docker Hub could not be reached for the image of the “# syntax=” line',
        fix: 'It passes; to be rid of it, remove the line “# syntax=docker/dockerfile…” from the Dockerfile.',
        retry: true
    },
    { pattern: /\b429\b|TOOMANYREQUESTS/, cause: 'the registry limits the number of requests', fix: passes, retry: true },
    {
        pattern: /received unexpected HTTP status: 50\d|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
        cause: 'a fault of the registry',
        fix: passes,
        retry: true
    },
    {
        pattern: /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|server sent GOAWAY|EPIPE|socket hang up|in the middle of the answer/,
        cause: 'the connection broke',
        fix: passes,
        retry: true
    },
    {
        pattern: /connection timed out|i\/o timeout|TLS handshake timeout|ETIMEDOUT|no whole answer within/,
        cause: 'there was no answer in time',
        fix: passes,
        retry: true
    },
    {
        pattern: /connection refused|ECONNREFUSED/,
        cause: 'nothing listens there',
        fix: 'Check the host and port, and that the registry is up.',
        retry: true
    },
    {
        pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
        cause: 'the host’s name was not found',
        fix: 'Check the host in the input images.',
        retry: true
    },
    {
        pattern: /server gave HTTP response to HTTPS client|wrong version number|EPROTO/,
        cause: 'the registry speaks plain HTTP',
        fix: 'Name it in insecure-registries; the builder needs it in its own configuration too (buildkitd-config-inline, or the engine’s daemon.json).'
    },
    {
        pattern: /x509: certificate|self[- ]signed certificate|unable to (verify|get) .*certificate|CERT_|certificate has expired/i,
        cause: 'the registry’s certificate is not trusted',
        fix: 'Install its authority on the runner and in the builder (NODE_EXTRA_CA_CERTS for this step, buildkitd-config-inline for BuildKit).'
    }
];
/** Denials that say nothing more: looked at when nothing else fits. */
const BARE_DENIALS = [
    {
        pattern: /401 Unauthorized|UNAUTHORIZED|authentication required/,
        cause: 'the registry does not accept the credentials for this name',
        fix: credentials,
        denied: true
    },
    {
        pattern: /403 Forbidden|access to the resource is denied|\bDENIED\b/,
        cause: 'the registry refuses to be written with these credentials',
        fix: grant,
        denied: true
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/diagnose.js


const FAULTS = [...REGISTRY_FAULTS, ...BUILDER_FAULTS, ...BARE_DENIALS];
/** The first row of the table that fits `text`, filled in for `subject`; undefined if none does. */
function diagnose_diagnose(text, subject) {
    const fault = FAULTS.find(({ pattern }) => pattern.test(text));
    if (!fault)
        return undefined;
    const filled = (part) => (typeof part === 'string' ? part : part(subject));
    return {
        cause: filled(fault.cause),
        fix: filled(fault.fix),
        retry: fault.retry !== undefined,
        once: fault.retry === 'once',
        denied: fault.denied === true,
        rateLimit: fault.rateLimit === true
    };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/registry/retry.js

const FIRST_MS = 500;
const LONGEST_MS = 15_000;
const RATE_LIMIT_MS = 30_000;
const RATE_LIMIT_LONGEST_MS = 120_000;
const LONGEST_ASKED_MS = 300_000;
/**
 * Tries until there is a value, `retries` times more at most, waiting longer each time.
 * The wait is a random part of it (full jitter), so that jobs that failed together don't return together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
async function retry_withRetries({ clock, log }, retries, what, attempt) {
    for (let tried = 1;; tried++) {
        const result = await attempt();
        if ('value' in result)
            return result.value;
        if (tried > (result.once ? Math.min(1, retries) : retries))
            throw result.passing;
        const wait = waitBefore(tried, result, clock.random());
        log.info(`${what}: ${textOf(result.passing)}. Retry ${tried} of ${retries} in ${(wait / 1000).toFixed(1)} s.`);
        await clock.sleep(wait);
    }
}
/** Milliseconds before try number `tried + 1`. */
function waitBefore(tried, fault, random) {
    if (fault.afterMs !== undefined)
        return Math.min(fault.afterMs, LONGEST_ASKED_MS);
    if (fault.rateLimit)
        return Math.min(RATE_LIMIT_MS * 2 ** (tried - 1), RATE_LIMIT_LONGEST_MS);
    return random * Math.min(FIRST_MS * 2 ** (tried - 1), LONGEST_MS);
}
/** Milliseconds that a Retry-After field asks for: seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterMs(value, now) {
    if (value === undefined)
        return undefined;
    if (/^\d{1,9}$/.test(value.trim()))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(581);
;// CONCATENATED MODULE: ./lib/builder/create.js





/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
async function createBuilder(runner, inputs, nodes, driver, options) {
    const name = `publish-image-${randomBytes(5).toString('hex')}`;
    const config = await configFile(runner, inputs);
    // Saved first: a builder that was half made when the job was cancelled is removed too.
    if (!inputs.keepBuilder)
        runner.state.save('builder', name);
    await buildx(runner, ['create', ...createArgv(name, driver, inputs, config)]);
    for (const [index, node] of nodes.entries())
        await buildx(runner, ['create', ...appendArgv(name, index, node, config)]);
    await withRetries(runner, options.retries, `Starting the builder ${name}`, async () => {
        const result = await runner.run('docker', ['buildx', 'inspect', '--bootstrap', name], { onLine: runner.log.info });
        if (result.exitCode === 0)
            return { value: undefined };
        const { error, found } = failure(`The builder (driver ${driver}) did not start`, result, options.subject);
        if (!found?.retry)
            throw error;
        return { passing: error, rateLimit: found.rateLimit };
    });
    return name;
}
function createArgv(name, driver, inputs, config) {
    const { driverOpts, buildkitdFlags, endpoint } = inputs;
    // A remote BuildKit is somebody else's daemon: flags and configuration are not ours to give.
    const ownDaemon = driver === 'docker-container' || driver === 'kubernetes';
    return [
        '--name',
        name,
        '--driver',
        driver,
        ...driverOpts.flatMap(option => ['--driver-opt', option]),
        ...(ownDaemon ? ['--buildkitd-flags', buildkitdFlags] : []),
        ...(ownDaemon && config ? ['--buildkitd-config', config] : []),
        ...(endpoint ? [endpoint] : [])
    ];
}
function appendArgv(name, index, node, config) {
    return [
        '--name',
        name,
        '--append',
        '--node',
        node.name ?? `${name}-${index + 1}`,
        ...(node.platforms ? ['--platform', node.platforms] : []),
        ...node.driverOpts.flatMap(option => ['--driver-opt', option]),
        ...(node.buildkitdFlags ? ['--buildkitd-flags', node.buildkitdFlags] : []),
        ...(config && node.buildkitdFlags ? ['--buildkitd-config', config] : []),
        ...(node.endpoint ? [node.endpoint] : [])
    ];
}
async function configFile({ files }, { buildkitdConfig }) {
    if (buildkitdConfig.file !== '')
        return buildkitdConfig.file;
    if (buildkitdConfig.inline.trim() === '')
        return undefined;
    const path = `${await files.temporaryFolder()}/buildkitd.toml`;
    await files.write(path, buildkitdConfig.inline);
    return path;
}
async function buildx(runner, args) {
    const result = await runner.run('docker', ['buildx', ...args]);
    if (result.exitCode !== 0)
        throw failure(`docker buildx ${args[0]} failed`, result, undefined).error;
}
function failure(message, { stderr, stdout }, subject) {
    const said = excerpt(stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || stdout, 400);
    const found = subject && diagnose(stderr, subject);
    const error = new ActionError('tool', `${message}: ${said}`, {
        cause: found?.cause,
        hint: found?.fix ?? 'Check the inputs driver, driver-opts, endpoint and append.'
    });
    return { error, found };
}
/** The post step: removes the builder that this action made. */
async function removeBuilder(runner) {
    const name = runner.state.get('builder');
    if (name === '')
        return;
    try {
        const { exitCode, stderr } = await runner.run('docker', ['buildx', 'rm', '--force', name], { timeoutMs: 60_000 });
        if (exitCode === 0)
            runner.log.info(`Removed the builder ${name}.`);
        // It may never have come to be.
        else if (!/no builder/.test(stderr))
            runner.log.warning(`The builder ${name} could not be removed: ${(0,nearest/* excerpt */.Kb)(stderr, 300)}`);
    }
    catch (error) {
        runner.log.warning(`The builder ${name} could not be removed: ${(0,errors/* textOf */.b)(error)}`);
    }
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ textOf),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * The one error class: what failed (`message`), why (`cause`) and what to do (`hint`).
 * None of the three may hold a secret; `main.ts` shows all of them in one annotation.
 */
class ActionError extends Error {
    code;
    hint;
    /** The line of a file of the user's that the failure is about. */
    place;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = details.hint;
        this.place = details.place;
    }
}
/** The text of anything that was thrown, with the chain of its causes (`a: b: c`), without a stack. */
function textOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // AggregateError of a connection that was tried on several addresses has an empty message of its own.
    const own = error.message || (error instanceof AggregateError ? error.errors.map(textOf).join('; ') : error.name);
    return error.cause === undefined ? own : `${own}: ${textOf(error.cause)}`;
}


/***/ }),

/***/ 108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ logout)
});

// UNUSED EXPORTS: storeAccounts

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/text/json.js
/** Careful reading of JSON that others wrote: every step may lead nowhere. */
/** The JSON value of `text`, or undefined where it isn't JSON. */
function json_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `field(payload, 'pull_request', 'head', 'sha')`: own properties only, undefined where the path ends early. */
function json_field(value, ...path) {
    let current = value;
    for (const name of path) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name))
            return undefined;
        // An object whose keys are unknown: the check above is all that can be said about it.
        current = current[name];
    }
    return current;
}
function stringAt(value, ...path) {
    const found = json_field(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function numberAt(value, ...path) {
    const found = json_field(value, ...path);
    return typeof found === 'number' ? found : undefined;
}
function booleanAt(value, ...path) {
    const found = json_field(value, ...path);
    return typeof found === 'boolean' ? found : undefined;
}

;// CONCATENATED MODULE: ./lib/login/store.js




/** Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. */
async function storeAccounts(runner, entries, logout) {
    const path = configPath(runner);
    const before = await runner.files.read(path);
    const config = readConfig(before, path);
    const auths = { ...toRecord(field(config, 'auths')) };
    const erase = [];
    for (const { registry, username, password } of entries) {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        runner.log.mask(auth);
        const helper = helperFor(config, registry);
        if (helper) {
            await storeByHelper(runner, helper, registry, username, password);
            erase.push(`${helper} ${configKey(registry)}`);
        }
        else {
            auths[configKey(registry)] = { auth };
        }
    }
    const registries = entries.map(entry => entry.registry).filter(registry => !helperFor(config, registry));
    if (logout)
        runner.state.save('erase', JSON.stringify(erase));
    if (registries.length === 0)
        return;
    const after = JSON.stringify({ ...config, auths }, null, '\t');
    if (logout) {
        // Saved before the config is touched, so that post can undo even a run that was killed.
        const backup = before
            ? `${runner.env.RUNNER_TEMP || '/tmp'}/publish-image-${randomBytes(8).toString('hex')}.json`
            : '';
        if (before)
            await runner.files.write(backup, before);
        runner.state.save('config', JSON.stringify({ path, backup, written: hash(after), keys: registries.map(configKey) }));
    }
    await runner.files.write(path, after);
}
function readConfig(bytes, path) {
    if (!bytes || bytes.toString('utf8').trim() === '')
        return {};
    const config = parseJson(bytes.toString('utf8'));
    if (typeof config === 'object' && config !== null && !Array.isArray(config))
        return toRecord(config);
    throw new ActionError('login', `The Docker config ${path} is not JSON, so nothing can be added to it.`, {
        hint: 'Mend or remove the file in an earlier step, or set DOCKER_CONFIG to an empty folder.'
    });
}
function toRecord(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
async function storeByHelper(runner, helper, registry, username, password) {
    const input = JSON.stringify({ ServerURL: configKey(registry), Username: username, Secret: password });
    const { exitCode } = await runner.run(`docker-credential-${helper}`, ['store'], { input, timeoutMs: 30_000 });
    if (exitCode === 0)
        return;
    throw new ActionError('login', `docker-credential-${helper} did not take the credentials for ${registry}.`, {
        cause: `it ended with ${exitCode ?? 'a signal'}`,
        hint: 'Check the helper that credHelpers or credsStore of the Docker config names.'
    });
}
function hash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/**
 * The post step: puts the Docker config back as it was before the log-in, byte for byte. If somebody else changed
 * it meanwhile, only our own entries go.
 */
async function logout(runner) {
    for (const line of toStrings(json_parseJson(runner.state.get('erase')))) {
        const [helper = '', key = ''] = line.split(' ');
        const { exitCode } = await runner.run(`docker-credential-${helper}`, ['erase'], { input: key, timeoutMs: 30_000 });
        if (exitCode !== 0)
            runner.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}.`);
    }
    const saved = json_parseJson(runner.state.get('config'));
    const text = (name) => String(json_field(saved, name) ?? '');
    if (saved === undefined)
        return;
    const [path, backup] = [text('path'), text('backup')];
    const current = await runner.files.read(path);
    const before = backup === '' ? undefined : await runner.files.read(backup);
    if (current) {
        if (hash(current) !== text('written'))
            await runner.files.write(path, without(current, before, toStrings(json_field(saved, 'keys'))));
        else if (before)
            await runner.files.write(path, before);
        else
            await runner.files.remove(path);
    }
    if (backup !== '')
        await runner.files.remove(backup);
}
function without(current, before, keys) {
    const config = toRecord(json_parseJson(current.toString('utf8')));
    const auths = toRecord(config.auths);
    const earlier = toRecord(json_field(before && json_parseJson(before.toString('utf8')), 'auths'));
    for (const key of keys) {
        if (key in earlier)
            auths[key] = earlier[key];
        else
            delete auths[key];
    }
    return JSON.stringify({ ...config, auths }, null, '\t');
}
function toStrings(value) {
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}


/***/ }),

/***/ 317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _builder_create_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(810);
/* harmony import */ var _login_store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(108);
/* harmony import */ var _runner_create_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(137);



const runner = (0,_runner_create_js__WEBPACK_IMPORTED_MODULE_2__/* .createRunner */ .j)();
try {
    await (0,_builder_create_js__WEBPACK_IMPORTED_MODULE_0__/* .removeBuilder */ .iq)(runner);
    await (0,_login_store_js__WEBPACK_IMPORTED_MODULE_1__/* .logout */ .r)(runner);
}
catch (error) {
    // The job’s result is decided; what stays behind is told.
    runner.log.warning(`The log-in could not be undone: ${error instanceof Error ? error.message : error}`);
}
finally {
    await runner.close();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(581);
;// CONCATENATED MODULE: ./lib/oci/platform.js

// Maps, not objects: a platform called `constructor` must be unknown.
const ARCHITECTURES = new Map([
    ['aarch64', 'arm64'],
    ['armhf', 'arm/v7'],
    ['armel', 'arm/v6'],
    ['i386', '386'],
    ['x86_64', 'amd64'],
    ['x86-64', 'amd64']
]);
/** `os/architecture[/variant]`; the variants that every such machine has are left out. */
function platformText({ os, architecture, variant }) {
    const usual = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1');
    const implied = architecture === 'arm' && variant === '' ? 'v7' : variant;
    return [os, architecture, usual ? '' : implied].filter(part => part !== '').join('/');
}
/**
 * The one spelling of a platform as users write them: `linux/aarch64` → `linux/arm64`, `amd64` → `linux/amd64`.
 * https://github.com/containerd/platforms/blob/v1.0.0/database.go
 */
function normalizePlatform(text) {
    const parts = text.toLowerCase().split('/');
    const [os = '', ...rest] = parts.length === 1 && !['linux', 'windows', 'darwin', 'freebsd'].includes(parts[0] ?? '')
        ? ['linux', ...parts]
        : parts;
    const [name = '', variant = ''] = rest;
    const [architecture = '', implied = ''] = (ARCHITECTURES.get(name) ?? name).split('/');
    return platformText({ os: os === 'macos' ? 'darwin' : os, architecture, variant: variant || implied });
}
/** Operating systems and architectures that images are made for. https://go.dev/doc/install/source#environment */
const KNOWN = new Map([
    [
        'linux',
        [
            '386',
            'amd64',
            'arm',
            'arm64',
            'loong64',
            'mips',
            'mips64',
            'mips64le',
            'mipsle',
            'ppc64',
            'ppc64le',
            'riscv64',
            's390x'
        ]
    ],
    ['windows', ['386', 'amd64', 'arm', 'arm64']],
    ['darwin', ['amd64', 'arm64']],
    ['freebsd', ['386', 'amd64', 'arm', 'arm64', 'riscv64']],
    ['wasi', ['wasm']],
    ['wasip1', ['wasm']]
]);
/** true, or what the user may have meant. */
function isKnownPlatform(text) {
    const [os = '', architecture = ''] = normalizePlatform(text).split('/');
    const architectures = KNOWN.get(os);
    // `linux` alone is the builder's own architecture.
    if (architectures && (architecture === '' || architectures.includes(architecture)))
        return true;
    const all = [...KNOWN].flatMap(([name, list]) => list.map(entry => `${name}/${entry}`));
    return didYouMean(`${os}/${architecture}`, all);
}

;// CONCATENATED MODULE: ./lib/runner/cancel.js
/** A cancelled job gets SIGINT, then SIGTERM after 7.5 seconds; a closed terminal sends SIGHUP. */
function listenForCancel(signals) {
    const listeners = new Set();
    const state = { cancelled: false };
    const cancel = () => {
        if (state.cancelled)
            return;
        state.cancelled = true;
        for (const listener of [...listeners])
            listener();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        signals.on(signal, cancel);
    return {
        get cancelled() {
            return state.cancelled;
        },
        onCancel(listener) {
            if (state.cancelled)
                listener();
            listeners.add(listener);
            return () => listeners.delete(listener);
        }
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./lib/runner/files.js




/** The runner's disk. `close` removes the temporary folders. */
function createFiles(env) {
    const temporary = [];
    return {
        read: path => (0,promises_namespaceObject.readFile)(path).catch(absent),
        async write(path, content) {
            await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(path), { recursive: true, mode: 0o700 });
            const mode = await (0,promises_namespaceObject.stat)(path).then(found => found.mode & 0o777, () => 0o600);
            const draft = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
            try {
                await (0,promises_namespaceObject.writeFile)(draft, content, { mode: 0o600, flag: 'wx' });
                if (mode !== 0o600)
                    await (0,promises_namespaceObject.chmod)(draft, mode);
                await (0,promises_namespaceObject.rename)(draft, path);
            }
            catch (error) {
                await (0,promises_namespaceObject.rm)(draft, { force: true });
                throw error;
            }
        },
        remove: path => (0,promises_namespaceObject.rm)(path, { force: true }),
        exists: path => (0,promises_namespaceObject.stat)(path).then(() => true, () => false),
        size: path => (0,promises_namespaceObject.stat)(path).then(found => found.size, absent),
        async temporaryFolder() {
            const folder = await (0,promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)(env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(), 'publish-image-'));
            temporary.push(folder);
            return folder;
        },
        async close() {
            await Promise.all(temporary.map(folder => (0,promises_namespaceObject.rm)(folder, { recursive: true, force: true })));
        }
    };
}
function absent(error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/runner/run.js


/** What is kept of a program's output, characters from the end. Standard output is kept whole up to this too. */
const KEPT = 256 * 1024;
/** How long a program has to end after SIGTERM before it is killed. */
const GRACE_MS = 3_000;
/**
 * Programs by argv. Not @actions/exec: that gives no handle on the process, so a cancelled job could not stop
 * a build, and it knows neither signal nor time-out of an ended one.
 */
function createRun(cancellation) {
    return (program, args, options = {}) => new Promise((resolve, reject) => {
        if (cancellation.cancelled)
            return reject(cancelledError());
        // Loaded here, because most post steps and every dry run start no program.
        const { spawn } = process.getBuiltinModule('node:child_process');
        const child = spawn(program, args, {
            stdio: ['pipe', 'pipe', 'pipe'],
            env: { ...process.env, ...options.env },
            windowsHide: true
        });
        let timedOut = false;
        let killer;
        const stop = () => {
            child.kill('SIGTERM');
            killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
        };
        const forget = cancellation.onCancel(stop);
        const timer = options.timeoutMs
            ? setTimeout(() => {
                timedOut = true;
                stop();
            }, options.timeoutMs)
            : undefined;
        const done = () => {
            forget();
            clearTimeout(timer);
            clearTimeout(killer);
        };
        const stdout = collect(child.stdout, options);
        const stderr = collect(child.stderr, options);
        child.once('error', error => {
            done();
            reject(cannotStart(program, error));
        });
        child.once('close', (exitCode, signal) => {
            done();
            if (cancellation.cancelled)
                reject(cancelledError());
            else
                resolve({ exitCode, signal, timedOut, stdout: stdout(), stderr: stderr() });
        });
        feed(child, options.input);
    });
}
function cancelledError() {
    return new errors/* ActionError */.l('cancelled', 'The run was cancelled.');
}
function feed(child, input) {
    // A program that ends without reading its input makes this stream fail; its exit code tells more.
    child.stdin?.on('error', () => { });
    child.stdin?.end(input);
}
/** Collects a stream's text and hands on its whole lines; returns how to get the text at the end. */
function collect(stream, { onLine }) {
    // Bytes of one character can come in two chunks.
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    let text = '';
    let rest = '';
    const take = (chunk) => {
        text = (text + chunk).slice(-KEPT);
        if (!onLine)
            return;
        const lines = (rest + chunk).split(/\r?\n/);
        rest = lines.pop() ?? '';
        for (const line of lines)
            onLine(line);
    };
    stream.on('data', (chunk) => take(decoder.write(chunk)));
    stream.on('end', () => {
        take(decoder.end());
        if (rest !== '')
            onLine?.(rest);
    });
    return () => text;
}
function cannotStart(program, error) {
    if (error.code !== 'ENOENT')
        return new errors/* ActionError */.l('tool', `${program} could not be started`, { cause: error });
    return new errors/* ActionError */.l('tool', `${program} was not found`, {
        cause: 'no program of that name is on this runner’s PATH',
        hint: `Use a runner that has ${program} (GitHub-hosted Ubuntu runners do), or install it in an earlier step.`
    });
}

;// CONCATENATED MODULE: ./lib/runner/http.js

/**
 * HTTP over Node's own client: one connection a host is kept open and used again, which is what makes many small
 * manifest requests cheap. Not fetch: its first use costs more than all the requests of a run.
 */
function createHttp(cancellation) {
    const connections = { 'http:': lazily(() => connect('node:http')), 'https:': lazily(() => connect('node:https')) };
    return request => new Promise((resolve, reject) => {
        if (cancellation.cancelled)
            return reject(cancelledError());
        const url = new URL(request.url);
        const { client, agent } = connections[url.protocol === 'http:' ? 'http:' : 'https:']();
        const headers = { ...request.headers, ...(request.body ? { 'content-length': String(request.body.length) } : {}) };
        const call = client.request(url, {
            method: request.method,
            headers,
            ...(request.socketPath ? { socketPath: request.socketPath } : { agent })
        });
        const timer = setTimeout(() => {
            call.destroy(new Error(`no whole answer within ${request.timeoutMs / 1000} s`));
        }, request.timeoutMs);
        const forget = cancellation.onCancel(() => call.destroy(cancelledError()));
        const done = () => {
            clearTimeout(timer);
            forget();
        };
        const fail = (error) => {
            done();
            reject(error);
        };
        call.on('error', fail);
        call.on('response', response => {
            const chunks = [];
            let length = 0;
            response.on('data', (chunk) => {
                length += chunk.length;
                if (length > request.maxBytes)
                    call.destroy(new Error(`the answer is longer than ${request.maxBytes} bytes`));
                else
                    chunks.push(chunk);
            });
            response.on('error', fail);
            response.on('aborted', () => fail(new Error('the connection was closed in the middle of the answer')));
            response.on('end', () => {
                if (!response.complete)
                    return;
                done();
                resolve({ status: response.statusCode ?? 0, headers: joined(response.headers), body: Buffer.concat(chunks) });
            });
        });
        call.end(request.body);
    });
}
/** Loaded when it is needed: TLS costs 10 ms, which a dry run and the post step don't have to wait for. */
function connect(name) {
    const client = process.getBuiltinModule(name);
    // Node 24 reaches the hosts that HTTPS_PROXY and NO_PROXY name through the runner's proxy.
    return { client, agent: new client.Agent({ keepAlive: true, maxSockets: 8, proxyEnv: process.env }) };
}
function lazily(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
function joined(headers) {
    const result = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            result[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return result;
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: ./lib/runner/log.js
// Deep paths on purpose: the package's entry also pulls an HTTP stack (undici), which doubles the start-up time of
// a run, for functions that are not used here. These two modules are its protocol with the runner, escaping included.

/** Shorter secrets are not masked: hiding every `a` or `{` would blank the log and the outputs. */
const SHORTEST_MASK = 4;
/** Replaces every secret that it was told by `***`, the longest first, so that no part of one stays behind. */
function createRedactor() {
    let secrets = [];
    return {
        add(secret) {
            // The log is read line by line, so a secret of several lines is one secret a line.
            const lines = [secret, ...secret.split(/\r?\n/)].map(line => line.trim());
            const added = [...new Set(lines)].filter(line => line.length >= SHORTEST_MASK && !secrets.includes(line));
            secrets = [...secrets, ...added].sort((a, b) => b.length - a.length);
            return added;
        },
        redact: text => secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text)
    };
}
/** The log of a step, in the runner's workflow commands on standard output. */
function createLog(redactor) {
    const write = (line) => process.stdout.write(`${redactor.redact(line)}\n`);
    const annotate = (kind) => (message, place) => {
        const { title, file, line } = place;
        issueCommand(kind, { title: redactor.redact(title ?? ''), file: file ?? '', line: line ?? '' }, redactor.redact(message));
    };
    const annotation = (kind) => {
        const issue = annotate(kind);
        return (message, place = {}) => issue(message, place);
    };
    return {
        info: message => {
            // A build's output, a branch name or a payload must not become a command: the runner takes `::` at the start of
            // a line and `##[` anywhere. An invisible character in between is enough. (Its own way, stop-commands, would
            // also stop our commands meanwhile.)
            for (const line of message.split(/\r?\n|\r/))
                write(line.replace(/^(\s*)::/, '$1\u200b::').replaceAll('##[', '#\u200b#['));
        },
        debug: message => issueCommand('debug', {}, redactor.redact(message)),
        notice: annotation('notice'),
        warning: annotation('warning'),
        error: annotation('error'),
        mask: secret => {
            for (const line of redactor.add(secret))
                issueCommand('add-mask', {}, line);
        },
        startGroup: name => issueCommand('group', {}, redactor.redact(name)),
        endGroup: () => issueCommand('endgroup', {}, '')
    };
}

;// CONCATENATED MODULE: ./lib/runner/create.js








/** The ports on a real runner, without the API, which not every entry needs. Call `close` at the end: it removes what was temporary. */
function createRunner() {
    const cancellation = listenForCancel(process);
    const redactor = createRedactor();
    const files = createFiles(process.env);
    return {
        platform: platformText({ os: process.platform === 'win32' ? 'windows' : process.platform, ...architecture() }),
        env: Object.freeze({ ...process.env }),
        log: createLog(redactor),
        run: createRun(cancellation),
        files,
        http: createHttp(cancellation),
        clock: createClock(cancellation),
        state,
        outputs: createOutputs(redactor.redact),
        close: () => files.close()
    };
}
function createClock(cancellation) {
    return {
        now: () => Date.now(),
        random: () => Math.random(),
        sleep: ms => new Promise((resolve, reject) => {
            if (cancellation.cancelled)
                return reject(cancelledError());
            const timer = setTimeout(() => {
                forget();
                resolve();
            }, ms);
            const forget = cancellation.onCancel(() => {
                clearTimeout(timer);
                reject(cancelledError());
            });
        })
    };
}
const state = {
    get: name => process.env[`STATE_${name}`] ?? '',
    save: (name, value) => issueFileCommand('STATE', prepareKeyValueMessage(name, value))
};
function createOutputs(redact) {
    return {
        set: (name, value) => issueFileCommand('OUTPUT', prepareKeyValueMessage(name, redact(value))),
        exportVariable: (name, value) => issueFileCommand('ENV', prepareKeyValueMessage(name, redact(value))),
        async summarize(markdown) {
            const path = process.env.GITHUB_STEP_SUMMARY;
            // Older GitHub Enterprise servers have no job summary.
            if (path)
                await (0,promises_namespaceObject.appendFile)(path, `${redact(markdown)}\n`);
        },
        fail: () => {
            process.exitCode = 1;
        }
    };
}
/** Node's names of architectures in those of the image specification. */
function architecture() {
    if (process.arch === 'x64')
        return { architecture: 'amd64', variant: '' };
    return { architecture: process.arch === 'ia32' ? '386' : process.arch, variant: '' };
}


/***/ }),

/***/ 581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ excerpt)
/* harmony export */ });
/* unused harmony exports didYouMean, listed */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(916);

/** ` Did you mean “x”?` for the known name that `name` most resembles, or nothing if none comes near. */
function didYouMean(name, known) {
    if (known.length === 0)
        return '';
    const best = closest(name.toLowerCase(), [...known]);
    // Further apart than a third of its letters (at least two) and it is another word.
    return distance(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? ` Did you mean “${best}”?` : '';
}
/** “a”, “b” or “c” */
function listed(names) {
    const quoted = names.map(name => `“${name}”`);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
/** At most `length` characters of text from outside, on one line, for use in a message. */
function excerpt(text, length = 120) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(317);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
