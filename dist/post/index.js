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

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  iq: () => (/* binding */ removeBuilder)
});

// UNUSED EXPORTS: appendArgv, createArgv, createBuilder

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/registry/diagnose.js
const PERMISSIONS = `permissions:
  contents: read
  packages: write`;
const wait = () => 'Nothing to change: it passes. If it stays, look at the registry’s status page, then run the job again.';
/** The package's settings page, where a repository is given access. */
function packageSettings({ serverUrl, repository, image }) {
    const owner = repository.split('/')[0] ?? '';
    const name = (image?.name ?? repository).split('/').slice(1).join('%2F');
    return `${serverUrl}/orgs/${owner}/packages/container/${name}/settings (of a user: ${serverUrl}/users/${owner}/packages/container/${name}/settings)`;
}
const grant = (subject) => `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the package is not linked to this repository: ${packageSettings(subject)} → Manage Actions access → add ${subject.repository} with the role Write.`;
/**
 * Texts that registries and builders answer with → why and what to do. The first row that matches counts: a rate
 * limit that calls itself "denied" must be seen before the denials. Gathered from public issue threads.
 */
const TABLE = [
    {
        pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
        cause: 'a rate limit of the registry, although the text says “denied”',
        fix: () => 'Run fewer jobs at once, or wait some minutes and run the job again.',
        retry: true,
        rateLimit: true
    },
    {
        pattern: /installation not allowed to (Create|Write) organization package/i,
        cause: 'the job’s token may not write packages of this organisation',
        fix: subject => `Give the job the permission:\n${PERMISSIONS}\nIf it has it, the organisation forbids creating packages: ${subject.serverUrl}/organizations/${subject.repository.split('/')[0]}/settings/packages.`,
        denied: true
    },
    {
        pattern: /permission_denied: write_package/,
        cause: 'the token is good, but this package does not belong to this repository',
        fix: subject => `${packageSettings(subject)} → Manage Actions access → add ${subject.repository} with the role Write.`,
        denied: true
    },
    {
        pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/i,
        cause: 'the registry lost a layer between its upload and the manifest',
        fix: wait,
        retry: true
    },
    {
        pattern: /blob upload unknown|BLOB_UPLOAD_UNKNOWN/i,
        cause: 'the registry lost the upload session',
        fix: wait,
        retry: true
    },
    {
        pattern: /toomanyrequests: You have reached your pull rate limit/,
        cause: 'Docker Hub’s pull limit for this runner or account',
        fix: () => 'Log in to Docker Hub before this step, or use a mirror of the base image.'
    },
    { pattern: /\b429\b|TOOMANYREQUESTS/i, cause: 'the registry limits the number of requests', fix: wait, retry: true },
    {
        pattern: /\b50[0234]\b (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|failed to parse error response 50|received unexpected HTTP status: 50/i,
        cause: 'a fault of the registry',
        fix: wait,
        retry: true
    },
    {
        pattern: /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|TLS handshake timeout|server sent GOAWAY|EPIPE|socket hang up/,
        cause: 'the connection broke',
        fix: wait,
        retry: true
    },
    {
        pattern: /connection timed out|i\/o timeout|ETIMEDOUT|no whole answer within/,
        cause: 'the registry did not answer in time',
        fix: wait,
        retry: true
    },
    {
        pattern: /connection refused|ECONNREFUSED/,
        cause: 'nothing listens there',
        fix: () => 'Check the registry’s host and port, and that it is up.',
        retry: true
    },
    {
        pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
        cause: 'the host’s name was not found',
        fix: () => 'Check the registry’s host in the input images.',
        retry: true
    },
    {
        pattern: /insufficient_scope: authorization failed|401 Unauthorized|UNAUTHORIZED|authentication required|denied: denied/,
        cause: 'the registry does not accept the credentials for this name',
        fix: subject => `Check user name, password and the image name${subject.image ? ` ${subject.image.text}` : ''}. For GitHub’s registry leave registry, username and password empty: the job’s own token is used.`,
        denied: true
    },
    {
        pattern: /403 Forbidden|access to the resource is denied|\bDENIED\b/,
        cause: 'the registry refuses to be written with these credentials',
        fix: grant,
        denied: true
    },
    {
        pattern: /failed to read dockerfile: open (\S+?):/,
        cause: 'there is no Dockerfile at that path',
        fix: () => 'Check the inputs context and file, and that actions/checkout ran before this step.'
    },
    {
        pattern: /"?(\/[^"]*)"?: not found/,
        cause: 'a COPY or ADD names a file that is not in the build context',
        fix: () => 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
    },
    {
        pattern: /exec format error/,
        cause: 'a program of another platform was run',
        fix: () => 'Install QEMU before this step, or build that platform on a runner of its own kind.'
    },
    {
        pattern: /no space left on device/i,
        cause: 'the runner’s disk is full',
        fix: () => 'Free disk space in an earlier step, or use a larger runner.'
    }
];
/** The first row of the table that fits `text`, filled in for `subject`; undefined if none does. */
function diagnose_diagnose(text, subject) {
    const row = TABLE.find(({ pattern }) => pattern.test(text));
    if (!row)
        return undefined;
    const { cause, fix, retry, denied, rateLimit } = row;
    return {
        cause,
        fix: fix(subject),
        retry: retry ?? false,
        ...(denied ? { denied } : {}),
        ...(rateLimit ? { rateLimit } : {})
    };
}

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
        if (tried > retries)
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
/** Runs `work` on every item, at most `limit` at a time; results in the items' order. The first error wins. */
async function parallel(items, limit, work) {
    const results = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}

// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(581);
;// CONCATENATED MODULE: ./lib/builder/create.js





/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
async function createBuilder(host, inputs, nodes, driver, options) {
    const name = `publish-image-${randomBytes(5).toString('hex')}`;
    const config = await configFile(host, inputs);
    // Saved first: a builder that was half made when the job was cancelled is removed too.
    if (!inputs.keepBuilder)
        host.state.save('builder', name);
    await buildx(host, ['create', ...createArgv(name, driver, inputs, config)]);
    for (const [index, node] of nodes.entries())
        await buildx(host, ['create', ...appendArgv(name, index, node, config)]);
    await withRetries(host, options.retries, `Starting the builder ${name}`, async () => {
        const result = await host.run('docker', ['buildx', 'inspect', '--bootstrap', name], { onLine: host.log.info });
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
async function buildx(host, args) {
    const result = await host.run('docker', ['buildx', ...args]);
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
async function removeBuilder(host) {
    const name = host.state.get('builder');
    if (name === '')
        return;
    try {
        const { exitCode, stderr } = await host.run('docker', ['buildx', 'rm', '--force', name], { timeoutMs: 60_000 });
        if (exitCode === 0)
            host.log.info(`Removed the builder ${name}.`);
        // It may never have come to be.
        else if (!/no builder/.test(stderr))
            host.log.warning(`The builder ${name} could not be removed: ${(0,nearest/* excerpt */.Kb)(stderr, 300)}`);
    }
    catch (error) {
        host.log.warning(`The builder ${name} could not be removed: ${(0,errors/* textOf */.b)(error)}`);
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

/***/ 312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ createHost)
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

;// CONCATENATED MODULE: ./lib/host/cancel.js
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
;// CONCATENATED MODULE: ./lib/host/files.js




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

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/host/run.js



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
        const child = (0,external_node_child_process_namespaceObject.spawn)(program, args, {
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

;// CONCATENATED MODULE: ./lib/host/http.js



/**
 * HTTP over Node's own client: one connection a host is kept open and used again, which is what makes many small
 * manifest requests cheap. Not fetch: its first use costs more than all the requests of a run.
 */
function createHttp(cancellation) {
    const options = { keepAlive: true, maxSockets: 8 };
    const agents = { 'http:': new external_node_http_namespaceObject.Agent(options), 'https:': new external_node_https_namespaceObject.Agent(options) };
    return request => new Promise((resolve, reject) => {
        if (cancellation.cancelled)
            return reject(cancelledError());
        const url = new URL(request.url);
        const scheme = url.protocol === 'http:' ? 'http:' : 'https:';
        const headers = { ...request.headers, ...(request.body ? { 'content-length': String(request.body.length) } : {}) };
        const call = (scheme === 'http:' ? external_node_http_namespaceObject : external_node_https_namespaceObject).request(url, {
            method: request.method,
            headers,
            ...(request.socketPath ? { socketPath: request.socketPath } : { agent: agents[scheme] })
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
;// CONCATENATED MODULE: ./lib/host/log.js
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

;// CONCATENATED MODULE: ./lib/host/create.js








/** The ports on a real runner, without the API, which not every entry needs. Call `close` at the end: it removes what was temporary. */
function createHost() {
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

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ logout)
});

// UNUSED EXPORTS: login

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
class CsvError_CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== undefined) {
      Error.captureStackTrace(this, CsvError_CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value)
          ? value.toString(options.encoding)
          : value == null
            ? value
            : JSON.parse(JSON.stringify(value));
      }
    }
  }
}



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_columns_array.js



const normalize_columns_array_normalize_columns_array = function (columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === undefined || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal",
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`,
      ]);
    }
  }
  return normalizedColumns;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js





const normalize_options_normalize_options = function (opts) {
  const options = {};
  // Merge with user options
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  // Normalize option `encoding`
  // Note: defined first because other options depends on it
  // to convert chars/strings into buffers.
  if (options.encoding === undefined || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (
    typeof options.encoding !== "string" &&
    options.encoding !== null
  ) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`,
      ],
      options,
    );
  }
  // Normalize option `bom`
  if (
    options.bom === undefined ||
    options.bom === null ||
    options.bom === false
  ) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`,
      ],
      options,
    );
  }
  // Normalize option `cast`
  options.cast_function = null;
  if (
    options.cast === undefined ||
    options.cast === null ||
    options.cast === false ||
    options.cast === ""
  ) {
    options.cast = undefined;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`,
      ],
      options,
    );
  }
  // Normalize option `cast_date`
  if (
    options.cast_date === undefined ||
    options.cast_date === null ||
    options.cast_date === false ||
    options.cast_date === ""
  ) {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function (value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`,
      ],
      options,
    );
  }
  // Normalize option `columns`
  options.cast_first_line_to_header = undefined;
  if (options.columns === true) {
    // Fields in the first line are converted as-is to columns
    options.cast_first_line_to_header = undefined;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (
    options.columns === undefined ||
    options.columns === null ||
    options.columns === false
  ) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`,
      ],
      options,
    );
  }
  // Normalize option `group_columns_by_name`
  if (
    options.group_columns_by_name === undefined ||
    options.group_columns_by_name === null ||
    options.group_columns_by_name === false
  ) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`,
      ],
      options,
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated.",
      ],
      options,
    );
  }
  // Normalize option `comment`
  if (
    options.comment === undefined ||
    options.comment === null ||
    options.comment === false ||
    options.comment === ""
  ) {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `comment_no_infix`
  if (
    options.comment_no_infix === undefined ||
    options.comment_no_infix === null ||
    options.comment_no_infix === false
  ) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`,
      ],
      options,
    );
  }
  // Normalize option `delimiter_auto`
  if (
    options.delimiter_auto === undefined ||
    options.delimiter_auto === null ||
    options.delimiter_auto === false
  ) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`,
      ],
      options,
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === undefined)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["\t".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4,
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.score === undefined)
      options.delimiter_auto.score = (info, options) => {
        return (
          (info.total - info.std) * (options.preferred[info.char_code] || 1)
        );
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.size === undefined)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `delimiter`
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (
      options.delimiter === undefined ||
      options.delimiter === null ||
      options.delimiter === false
    ) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function (delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`,
        ],
        options,
      );
    }
    return delimiter;
  });
  // Normalize option `escape`
  if (options.escape === undefined || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`,
      );
    }
  }
  // Normalize option `from`
  if (options.from === undefined || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`,
      );
    }
  }
  // Normalize option `from_line`
  if (options.from_line === undefined || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (
      typeof options.from_line === "string" &&
      /\d+/.test(options.from_line)
    ) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`,
      );
    }
  }
  // Normalize options `ignore_last_delimiters`
  if (
    options.ignore_last_delimiters === undefined ||
    options.ignore_last_delimiters === null
  ) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`,
      ],
      options,
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option",
      ],
      options,
    );
  }
  // Normalize option `info`
  if (
    options.info === undefined ||
    options.info === null ||
    options.info === false
  ) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`,
    );
  }
  // Normalize option `max_record_size`
  if (
    options.max_record_size === undefined ||
    options.max_record_size === null ||
    options.max_record_size === false
  ) {
    options.max_record_size = 0;
  } else if (
    Number.isInteger(options.max_record_size) &&
    options.max_record_size >= 0
  ) {
    // Great, nothing to do
  } else if (
    typeof options.max_record_size === "string" &&
    /\d+/.test(options.max_record_size)
  ) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`,
    );
  }
  // Normalize option `objname`
  if (
    options.objname === undefined ||
    options.objname === null ||
    options.objname === false
  ) {
    options.objname = undefined;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
      // Don't call `toString`, leave objname as a buffer
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
    // Great, nothing to do
  } else if (typeof options.objname === "number") {
    // if(options.objname.length === 0){
    //   throw new Error(`Invalid Option: objname must be a non empty string`);
    // }
    // Great, nothing to do
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`,
    );
  }
  if (options.objname !== undefined) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field",
        );
      }
    } else {
      // A string or a buffer
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index",
        );
      }
    }
  }
  // Normalize option `on_record`
  if (options.on_record === undefined || options.on_record === null) {
    options.on_record = undefined;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`,
      ],
      options,
    );
  }
  // Normalize option `on_skip`
  // options.on_skip ??= (err, chunk) => {
  //   this.emit('skip', err, chunk);
  // };
  if (
    options.on_skip !== undefined &&
    options.on_skip !== null &&
    typeof options.on_skip !== "function"
  ) {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`,
    );
  }
  // Normalize option `quote`
  if (
    options.quote === null ||
    options.quote === false ||
    options.quote === ""
  ) {
    options.quote = null;
  } else {
    if (options.quote === undefined || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`,
      );
    }
  }
  // Normalize option `raw`
  if (
    options.raw === undefined ||
    options.raw === null ||
    options.raw === false
  ) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`,
    );
  }
  // Normalize option `record_delimiter`
  if (options.record_delimiter === undefined) {
    options.record_delimiter = [];
  } else if (
    typeof options.record_delimiter === "string" ||
    Buffer.isBuffer(options.record_delimiter)
  ) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`,
        ],
        options,
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`,
      ],
      options,
    );
  }
  options.record_delimiter = options.record_delimiter.map(function (rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  // Normalize option `relax_column_count`
  if (typeof options.relax_column_count === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count === undefined ||
    options.relax_column_count === null
  ) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`,
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_less === undefined ||
    options.relax_column_count_less === null
  ) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`,
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_more === undefined ||
    options.relax_column_count_more === null
  ) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`,
    );
  }
  // Normalize option `relax_quotes`
  if (typeof options.relax_quotes === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_quotes === undefined ||
    options.relax_quotes === null
  ) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`,
    );
  }
  // Normalize option `skip_empty_lines`
  if (typeof options.skip_empty_lines === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_empty_lines === undefined ||
    options.skip_empty_lines === null
  ) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`,
    );
  }
  // Normalize option `skip_records_with_empty_values`
  if (typeof options.skip_records_with_empty_values === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_empty_values === undefined ||
    options.skip_records_with_empty_values === null
  ) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`,
    );
  }
  // Normalize option `skip_records_with_error`
  if (typeof options.skip_records_with_error === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_error === undefined ||
    options.skip_records_with_error === null
  ) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`,
    );
  }
  // Normalize option `rtrim`
  if (
    options.rtrim === undefined ||
    options.rtrim === null ||
    options.rtrim === false
  ) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`,
    );
  }
  // Normalize option `ltrim`
  if (
    options.ltrim === undefined ||
    options.ltrim === null ||
    options.ltrim === false
  ) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`,
    );
  }
  // Normalize option `trim`
  if (
    options.trim === undefined ||
    options.trim === null ||
    options.trim === false
  ) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`,
    );
  }
  // Normalize options `trim`, `ltrim` and `rtrim`
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  // Normalize option `to`
  if (options.to === undefined || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`,
      );
    }
  }
  // Normalize option `to_line`
  if (options.to_line === undefined || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`,
      );
    }
  }
  return options;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/delimiter_discover.js



// Discussed in [issue #400](https://github.com/adaltas/node-csv/issues/400)
// See https://github.com/python/cpython/blob/ea1b1c579f600cc85d145c60862b2e6b98701b24/Lib/csv.py#L349
const delimiter_discover_delimiter_discover = function (records, options) {
  // Normalize the configuration
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  // Convert String to Buffer
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  // Convert Buffer to an array of records
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records.push(record);
      const close = () => {};
      const error = parser.parse(data, true, push, close);
      if (error !== undefined) throw error;
      return records;
    })(records);
  }
  // Info array initialization, 127 entries, one per char code
  const info = Array(127)
    .fill()
    .map(() => ({ lines: [] }));
  // Traverse each records, count occurences per char code
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      // Count the character frequency
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === undefined) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  // Traverse each char code, compute the score
  info.map((info, i) => {
    info.char_code = i;
    info.std = std(info.lines);
    info.total = info.lines.reduce((acc, val) => acc + val, 0);
    info.preferred = !!options.preferred[i];
    info.score = options.score(info, options);
  });
  // Extract the dominant character
  const result = info.reduce(
    (acc, info) => (acc.score > info.score ? acc : info),
    {},
  );
  return String.fromCharCode(result.char_code);
};

const std = function (array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n,
  );
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/index.js






const isRecordEmpty = function (record) {
  return record.every(
    (field) =>
      field == null || (field.toString && field.toString().trim() === ""),
  );
};

const cr = 13; // `\r`, carriage return, 0x0D in hexadécimal, 13 in decimal
const nl = 10; // `\n`, newline, 0x0A in hexadecimal, 10 in decimal

const boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254]),
};

const api_transform = function (original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0,
  };
  const options = normalize_options(original_options);
  return {
    info: info,
    original_options: original_options,
    options: options,
    state: init_state(options),
    __needMoreData: function (i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } =
        this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0
          ? Buffer.from("\r\n", encoding).length
          : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0,
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function (nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line,
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote,
      } = this.state;
      // Automatic delimiter discovery
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === undefined) {
          delimiterBuf = nextBuf;
        } else if (
          delimiterBufPrevious !== undefined &&
          nextBuf === undefined
        ) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        // Ensure that nextBuf is not concatenated a second time during buffer reconciliation
        nextBuf = undefined;
        // this.delimiterBufPrevious = delimiterBuf;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto),
            ),
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = undefined;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      // Previous buffers reconciliation
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === undefined) {
        if (nextBuf === undefined) {
          // Handle empty string
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== undefined && nextBuf === undefined) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      // Handle UTF BOM
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          // No enough data
          if (end === false) {
            // Wait for more data
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding in boms) {
            if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
              // Skip BOM
              const bomLength = boms[encoding].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              // Renormalize original options with the new encoding
              const options = normalize_options({
                ...this.original_options,
                encoding: encoding,
              });
              // Properties are merged with the existing options instance
              for (const key in options) {
                this.options[key] = options[key];
              }
              // Options will re-evaluate the Buffer with the new encoding
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        // Ensure we get enough space to look ahead
        // There should be a way to move this out of the loop
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        // Auto discovery of record_delimiter, unix, mac and windows supported
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos,
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if (
          (chr === cr || chr === nl) &&
          this.state.wasRowDelimiter === false
        ) {
          this.state.wasRowDelimiter = true;
        }
        // Previous char was a valid escape char
        // treat the current char as a regular char
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          // Escape is only active inside quoted fields
          // We are quoting, the char is an escape chr and there is a chr to escape
          // if(escape !== null && this.state.quoting === true && chr === escape && pos + 1 < bufLen){
          if (
            escape !== null &&
            this.state.quoting === true &&
            this.__isEscape(buf, pos, chr) &&
            pos + escape.length < bufLen
          ) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          // Not currently escaping and chr is a quote
          // TODO: need to compare bytes instead of single char
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable =
                rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment =
                comment !== null &&
                this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr,
              );
              const isNextChrRecordDelimiter =
                record_delimiter.length === 0
                  ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length)
                  : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              // Escape a quote
              // Treat next char as a regular character
              if (
                escape !== null &&
                this.__isEscape(buf, pos, chr) &&
                this.__isQuote(buf, pos + escape.length)
              ) {
                pos += escape.length - 1;
              } else if (
                !nextChr ||
                isNextChrDelimiter ||
                isNextChrRecordDelimiter ||
                isNextChrComment ||
                isNextChrTrimable
              ) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment",
                    ],
                    this.options,
                    this.__infoField(),
                  ),
                );
                if (err !== undefined) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                // In relax_quotes mode, treat opening quote preceded by chrs as regular
                if (relax_quotes === false) {
                  const info = this.__infoField();
                  const bom = Object.keys(boms)
                    .map((b) =>
                      boms[b].equals(this.state.field.toString()) ? b : false,
                    )
                    .filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom ? `(${bom} bom)` : undefined,
                      ],
                      this.options,
                      info,
                      {
                        field: this.state.field,
                      },
                    ),
                  );
                  if (err !== undefined) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos,
            );
            if (recordDelimiterLength !== 0) {
              // Do not emit comments which take a full line
              const skipCommentLine =
                this.state.commenting &&
                this.state.wasQuoting === false &&
                this.state.record.length === 0 &&
                this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
                // Skip full comment line
              } else {
                // Activate records emission if above from_line
                if (
                  this.state.enabled === false &&
                  this.info.lines +
                    (this.state.wasRowDelimiter === true ? 1 : 0) >=
                    from_line
                ) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                // Skip if line is empty and skip_empty_lines activated
                if (
                  skip_empty_lines === true &&
                  this.state.wasQuoting === false &&
                  this.state.record.length === 0 &&
                  this.state.field.length === 0
                ) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== undefined) return errField;
                this.info.bytes =
                  this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== undefined) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (
              comment !== null &&
              (comment_no_infix === false ||
                (this.state.record.length === 0 &&
                  this.state.field.length === 0))
            ) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== undefined) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (
            max_record_size !== 0 &&
            this.state.record_length + this.state.field.length > max_record_size
          ) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
              ),
            );
          }
        }
        const lappend =
          ltrim === false ||
          this.state.quoting === true ||
          this.state.field.length !== 0 ||
          !this.__isCharTrimable(buf, pos);
        // rtrim in non quoting is handle in __onField
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        // Ensure we are not ending in a quoting state
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
          if (err !== undefined) return err;
        } else {
          // Skip last line if it has no characters
          if (
            this.state.wasQuoting === true ||
            this.state.record.length !== 0 ||
            this.state.field.length !== 0
          ) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== undefined) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== undefined) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function (push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values,
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      // Convert the first line into column names
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err =
          columns === false
            ? new CsvError(
                "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
                [
                  "Invalid Record Length:",
                  `expect ${this.state.expectedRecordLength},`,
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              )
            : new CsvError(
                "CSV_RECORD_INCONSISTENT_COLUMNS",
                [
                  "Invalid Record Length:",
                  `columns length is ${columns.length},`, // rename columns
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              );
        if (
          relax_column_count === true ||
          (relax_column_count_less === true &&
            recordLength < this.state.expectedRecordLength) ||
          (relax_column_count_more === true &&
            recordLength > this.state.expectedRecordLength)
        ) {
          this.info.invalid_field_length++;
          this.state.error = err;
          // Error is undefined with skip_records_with_error
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        // With columns, records are object
        if (columns !== false) {
          const obj = {};
          // Transform record array to an object
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === undefined || columns[i].disabled) continue;
            // Turn duplicate columns into an array
            if (
              group_columns_by_name === true &&
              Object.hasOwn(obj, columns[i].name)
            ) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true,
              });
            }
          }
          // Without objname (default)
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [obj[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? obj : [obj[objname], obj],
              push,
            );
            if (err) {
              return err;
            }
          }
          // Without columns, records are array
        } else {
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: record },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [record[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? record : [record[objname], record],
              push,
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function (record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers =
          firstLineToHeaders === undefined
            ? record
            : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`,
              ],
              this.options,
              this.__infoField(),
              {
                headers: headers,
              },
            ),
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function () {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = undefined;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function () {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      // Short circuit for the from_line options
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== undefined) return err;
        field = f;
      }
      this.state.record.push(field);
      // Increment record length if record size must not exceed a limit
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function () {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function (record, push) {
      const { on_record } = this.options;
      if (on_record !== undefined) {
        const info = this.__infoRecord();
        try {
          record = on_record.call(null, record, info);
        } catch (err) {
          return err;
        }
        if (record === undefined || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function (field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      // Dont loose time calling cast
      // because the final record is an object
      // and this field can't be associated to a key present in columns
      if (
        isColumns === true &&
        relax_column_count &&
        this.options.columns.length <= this.state.record.length
      ) {
        return [undefined, undefined];
      }
      if (this.state.castField !== null) {
        try {
          const info = this.__infoField();
          return [undefined, this.state.castField.call(null, field, info)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [undefined, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info = this.__infoField();
        return [undefined, this.options.cast_date.call(null, field, info)];
      }
      return [undefined, field];
    },
    __compareBytes: function (sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function (buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      // Fast bail-out: non-whitespace bytes (the common case) are rejected
      // without scanning the full timchar list.
      const first = buf[pos];
      if (first === undefined || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function (buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (
        ignore_last_delimiters === true &&
        this.state.record.length === this.options.columns.length - 1
      ) {
        return 0;
      } else if (
        ignore_last_delimiters !== false &&
        typeof ignore_last_delimiters === "number" &&
        this.state.record.length === ignore_last_delimiters - 1
      ) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function (buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function (value) {
      return value - parseFloat(value) + 1 >= 0; // Borrowed from jquery
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function (buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function (chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function (buf, pos) {
      const { encoding } = this.options;
      // Note, we don't need to cache this information in state,
      // It is only called on the first line until we find out a suitable
      // record delimiter.
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding),
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function (msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== undefined) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : undefined,
            );
          } catch (err) {
            return err;
          }
        }
        // this.emit('skip', err, raw ? this.state.rawBuffer.toString(encoding) : undefined);
        return undefined;
      } else {
        return err;
      }
    },
    __infoDataSet: function () {
      return {
        ...this.info,
        columns: this.options.columns,
      };
    },
    __infoRecord: function () {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : undefined,
      };
    },
    __infoField: function () {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      // Bytes records are only incremented when all records'fields are parsed
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records: bytes_records,
        column:
          isColumns === true
            ? columns.length > this.state.record.length
              ? columns[this.state.record.length].name
              : null
            : this.state.record.length,
        quoting: this.state.wasQuoting,
      };
    },
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const sync_parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};



;// CONCATENATED MODULE: ./lib/text/list.js

/**
 * The items of a list input, by the rules that all docker/* actions share: CSV records, `""` for a quote inside
 * quotes, a quoted item may hold line breaks, empty items are dropped.
 * https://github.com/docker/actions-toolkit/blob/main/src/util.ts (getList)
 */
function parseList(input, syntax = {}) {
    if (input.trim() === '')
        return [];
    const entries = [];
    const options = {
        ...(syntax.comments ? { comment: '#', comment_no_infix: true } : {}),
        ...(syntax.keepQuotes ? { quote: false } : {})
    };
    for (const { record, info } of parseRecords(input, options)) {
        const items = syntax.commas ? record.flatMap(part => part.split(',')).map(part => [part]) : [record];
        for (const item of items) {
            const text = syntax.untrimmed ? item.join(',') : item.join(',').trim();
            if (text !== '')
                entries.push({ text, fields: fieldsOf(item), line: info.lines });
        }
    }
    return entries;
}
/** The fields of one CSV entry such as `type=local,"dest=a,b"`, out of their quotes. */
function parseFields(entry) {
    return (parseRecords(entry, {})[0]?.record ?? []).map(part => part.trim());
}
/** A CSV field: in quotes where a comma, a quote or a line break would end it. */
function csvField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
function fieldsOf(record) {
    const [only] = record;
    // An item that was quoted as a whole came out of its quotes as one field: its commas still count.
    const fields = record.length === 1 && only?.includes(',') ? parseRecords(only, {})[0]?.record : record;
    return (fields ?? []).map(part => part.trim());
}
function parseRecords(input, options) {
    const always = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true, info: true };
    // The package's types leave out that `info` wraps each record.
    return parse(input, { ...always, ...options });
}
/** `key=value` split at the first `=`; undefined without one. */
function list_splitPair(text) {
    const at = text.indexOf('=');
    return at === -1 ? undefined : { key: text.slice(0, at), value: text.slice(at + 1) };
}

// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(581);
;// CONCATENATED MODULE: ./lib/naming/images.js




/** GitHub's own container registry for a server: Enterprise servers have theirs at a sub-domain. */
function images_githubRegistry(serverHost) {
    return serverHost === 'github.com' ? 'ghcr.io' : `containers.${serverHost}`;
}
/**
 * The repositories of the input `images`: a name a line, or `name=…,enable=true|false`; a single line of bare names
 * is comma-separated. Without any: the repository's own name in GitHub's registry.
 * Names are lower-cased; what is no valid name then is an ActionError `input` that quotes it.
 * https://github.com/docker/metadata-action#images-input
 */
function parseImages(entries, context) {
    if (entries.length === 0) {
        return [toRepository(`${images_githubRegistry(context.server.host)}/${context.repository}`, 'the repository’s name')];
    }
    const [first] = entries;
    const bare = entries.length === 1 && first?.fields.every(part => !part.includes('='));
    const names = bare && first ? first.fields.filter(name => name !== '').map(name => ({ name, entry: first })) : enabled(entries);
    if (names.length === 0) {
        throw new ActionError('input', 'input images: every image has enable=false, so there is nothing to name.');
    }
    const seen = new Map();
    for (const { name, entry } of names) {
        const repository = toRepository(name, `input images, line ${entry.line}`);
        seen.set(repository.text, repository);
    }
    return [...seen.values()];
}
function enabled(entries) {
    return entries.flatMap(entry => {
        const fail = (what) => new ActionError('input', `input images, line ${entry.line}: ${what} in “${excerpt(entry.text)}”.`);
        let name = '';
        let enable = true;
        const seen = new Set();
        for (const part of entry.fields) {
            const pair = splitPair(part) ?? { key: 'name', value: part };
            const key = pair.key.trim().toLowerCase();
            const value = pair.value.trim();
            if (seen.has(key))
                throw fail(`${key} stands twice`);
            seen.add(key);
            if (key === 'name')
                name = value;
            else if (key !== 'enable')
                throw fail(`unknown attribute “${excerpt(key, 40)}” (known: ${listed(['name', 'enable'])})${didYouMean(key, ['name', 'enable'])}`);
            else if (value === 'true' || value === 'false')
                enable = value === 'true';
            else
                throw fail(`enable is “${excerpt(value, 40)}”, not true or false`);
        }
        if (name === '')
            throw fail('the name is empty');
        return enable ? [{ name, entry }] : [];
    });
}
function toRepository(name, where) {
    const result = parseRepository(name.toLowerCase());
    if (!('wrong' in result))
        return result;
    throw new ActionError('input', `${where}: the image name “${excerpt(name)}” ${result.wrong}.`, {
        hint: 'Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.'
    });
}

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

;// CONCATENATED MODULE: ./lib/login.js







/**
 * Makes the credentials known to everything that pushes: buildx, this action, and later steps. They go into the
 * Docker config (or the credential helper that it names), as `docker login` would put them, without a process.
 * With none given, what the config has is used; only for GitHub's own registry the job's token steps in.
 */
async function login(host, context, inputs, plan) {
    const known = new Map();
    const wanted = [];
    const explicit = explicitLogin(host, inputs, plan);
    if (explicit)
        wanted.push(explicit);
    const own = githubRegistry(context.server.host);
    for (const registry of new Set(plan.images.map(image => image.registry))) {
        if (registry === explicit?.registry)
            continue;
        const found = await findCredentials(host, registry);
        known.set(registry, Promise.resolve(found));
        if (found)
            host.log.info(`${registry}: using the credentials of the Docker config.`);
        else if (registry === own && inputs.githubToken !== '') {
            wanted.push({ registry, username: context.actor, password: inputs.githubToken });
        }
        else
            host.log.info(`${registry}: no credentials are given, so it is used without.`);
    }
    for (const { registry, username, password } of wanted) {
        known.set(registry, Promise.resolve({ username, password }));
        host.log.info(`${registry}: logging in as ${username}.`);
    }
    if (wanted.length > 0)
        await store(host, wanted, inputs.logout);
    return {
        explicit: explicit ? [explicit.registry] : [],
        credentialsFor(registry) {
            const found = known.get(registry) ?? findCredentials(host, registry);
            known.set(registry, found);
            return found;
        }
    };
}
function explicitLogin({ log }, { login: given }, plan) {
    if (!given)
        return undefined;
    const registry = given.registry
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '') || DEFAULT_REGISTRY;
    if (!isRegistryHost(registry)) {
        throw new ActionError('input', `input registry: “${excerpt(registry, 60)}” is not a host.`, {
            hint: 'Write it like ghcr.io or registry.example.com:5000, without a path.'
        });
    }
    if (given.username !== '' && given.password !== '')
        return { ...given, registry };
    if (plan.push.push !== 'yes') {
        log.notice(`The log-in to ${registry} is skipped because its password is empty (runs of forks and of dependabot get no secrets).`);
        return undefined;
    }
    const empty = given.username === '' ? 'username' : 'password';
    throw new ActionError('login', `input ${empty}: empty, so there is no log-in to ${registry}.`, {
        cause: 'a secret that does not exist in this repository, organisation or environment is an empty text',
        hint: `Check the name of the secret or variable in the workflow’s ${empty}.`
    });
}
/** Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. */
async function store(host, entries, logout) {
    const path = configPath(host);
    const before = await host.files.read(path);
    const config = readConfig(before, path);
    const auths = { ...toRecord(field(config, 'auths')) };
    const erase = [];
    for (const { registry, username, password } of entries) {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        host.log.mask(auth);
        const helper = helperFor(config, registry);
        if (helper) {
            await storeByHelper(host, helper, registry, username, password);
            erase.push(`${helper} ${configKey(registry)}`);
        }
        else {
            auths[configKey(registry)] = { auth };
        }
    }
    const registries = entries.map(entry => entry.registry).filter(registry => !helperFor(config, registry));
    if (logout)
        host.state.save('erase', JSON.stringify(erase));
    if (registries.length === 0)
        return;
    const after = JSON.stringify({ ...config, auths }, null, '\t');
    if (logout) {
        // Saved before the config is touched, so that post can undo even a run that was killed.
        const backup = before
            ? `${host.env.RUNNER_TEMP || '/tmp'}/publish-image-${randomBytes(8).toString('hex')}.json`
            : '';
        if (before)
            await host.files.write(backup, before);
        host.state.save('config', JSON.stringify({ path, backup, written: hash(after), keys: registries.map(configKey) }));
    }
    await host.files.write(path, after);
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
async function storeByHelper(host, helper, registry, username, password) {
    const input = JSON.stringify({ ServerURL: configKey(registry), Username: username, Secret: password });
    const { exitCode } = await host.run(`docker-credential-${helper}`, ['store'], { input, timeoutMs: 30_000 });
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
async function logout(host) {
    for (const line of toStrings(json_parseJson(host.state.get('erase')))) {
        const [helper = '', key = ''] = line.split(' ');
        const { exitCode } = await host.run(`docker-credential-${helper}`, ['erase'], { input: key, timeoutMs: 30_000 });
        if (exitCode !== 0)
            host.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}.`);
    }
    const saved = json_parseJson(host.state.get('config'));
    const text = (name) => String(json_field(saved, name) ?? '');
    if (saved === undefined)
        return;
    const [path, backup] = [text('path'), text('backup')];
    const current = await host.files.read(path);
    const before = backup === '' ? undefined : await host.files.read(backup);
    if (current) {
        if (hash(current) !== text('written'))
            await host.files.write(path, without(current, before, toStrings(json_field(saved, 'keys'))));
        else if (before)
            await host.files.write(path, before);
        else
            await host.files.remove(path);
    }
    if (backup !== '')
        await host.files.remove(backup);
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
/* harmony import */ var _builder_create_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(665);
/* harmony import */ var _host_create_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(312);
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(284);



const host = (0,_host_create_js__WEBPACK_IMPORTED_MODULE_1__/* .createHost */ .D)();
try {
    await (0,_builder_create_js__WEBPACK_IMPORTED_MODULE_0__/* .removeBuilder */ .iq)(host);
    await (0,_login_js__WEBPACK_IMPORTED_MODULE_2__/* .logout */ .r)(host);
}
catch (error) {
    // The job’s result is decided; what stays behind is told.
    host.log.warning(`The log-in could not be undone: ${error instanceof Error ? error.message : error}`);
}
finally {
    await host.close();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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
