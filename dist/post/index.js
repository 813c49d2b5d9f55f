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

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ removeBuilder)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(581);


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
            runner.log.warning(`The builder ${name} could not be removed: ${(0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(stderr, 300)}`);
    }
    catch (error) {
        runner.log.warning(`The builder ${name} could not be removed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b)(error)}`);
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

// UNUSED EXPORTS: storeCredentials

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
async function storeCredentials(runner, docker, entries, logout) {
    const path = configPath(docker);
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
        const backup = before ? `${await runner.files.keptFolder()}/config.json` : '';
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
/* harmony import */ var _builder_remove_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(151);
/* harmony import */ var _login_store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(108);
/* harmony import */ var _runner_create_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(364);



const runner = (0,_runner_create_js__WEBPACK_IMPORTED_MODULE_2__/* .createRunner */ .j)();
try {
    await (0,_builder_remove_js__WEBPACK_IMPORTED_MODULE_0__/* .removeBuilder */ .i)(runner);
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

/***/ 364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
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
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
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
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
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
/** The variants that every such machine has are left out. */
function spell(os, architecture, variant) {
    const usual = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1');
    const implied = architecture === 'arm' && variant === '' ? 'v7' : variant;
    // The only place that makes the type.
    return [os, architecture, usual ? '' : implied].filter(part => part !== '').join('/');
}
/**
 * A platform as users and builders write it: `linux/aarch64` → `linux/arm64`, `amd64` → `linux/amd64`.
 * https://github.com/containerd/platforms/blob/v1.0.0/database.go
 */
function parsePlatform(text) {
    const parts = text.toLowerCase().split('/');
    const [os = '', ...rest] = parts.length === 1 && !['linux', 'windows', 'darwin', 'freebsd'].includes(parts[0] ?? '')
        ? ['linux', ...parts]
        : parts;
    const [name = '', variant = ''] = rest;
    const [architecture = '', implied = ''] = (ARCHITECTURES.get(name) ?? name).split('/');
    return spell(os === 'macos' ? 'darwin' : os, architecture, variant || implied);
}
/**
 * The platform of an object with `os`, `architecture` and perhaps `variant`, as descriptors, configurations and the
 * builder's metadata have it. undefined where it names none: attestations stand in an index as `unknown/unknown`.
 */
function platformOf(value) {
    const [os = '', architecture = ''] = [stringAt(value, 'os'), stringAt(value, 'architecture')];
    if (os === '' || architecture === '' || (os === 'unknown' && architecture === 'unknown'))
        return undefined;
    return spell(os, architecture, stringAt(value, 'variant') ?? '');
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
function isKnownPlatform(platform) {
    const [os = '', architecture = ''] = platform.split('/');
    const architectures = KNOWN.get(os);
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
        keptFolder: () => (0,promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)(env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(), 'publish-image-')),
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
;// CONCATENATED MODULE: external "node:async_hooks"
const external_node_async_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
;// CONCATENATED MODULE: external "node:diagnostics_channel"
const external_node_diagnostics_channel_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
;// CONCATENATED MODULE: ./lib/runner/started.js


let listeners;
/**
 * Calls `start` and hands `listener` every process that it starts, before that runs: @actions/exec keeps its handle to
 * itself, and Node tells of each process. Runs side by side are told apart by their asynchronous context.
 * https://nodejs.org/api/diagnostics_channel.html#child-process
 */
function withStarted(listener, start) {
    listeners ??= listen();
    return listeners.run(listener, start);
}
function listen() {
    const storage = new external_node_async_hooks_namespaceObject.AsyncLocalStorage();
    (0,external_node_diagnostics_channel_namespaceObject.subscribe)('child_process', message => {
        // Typed as unknown; the shape is Node's documented one.
        const { process } = message;
        const listener = storage.getStore();
        if (!listener)
            return;
        throwLater(process);
        listener(process);
    });
    return storage;
}
/**
 * Some failures to start (an environment or argument that is too long) Node throws, and @actions/exec, which waits for
 * the event `error`, would then never answer. So they become that event too.
 */
function throwLater(child) {
    // Node's own `spawn` calls this method of the new object; it is not in the public types.
    const starter = child;
    const start = starter.spawn;
    starter.spawn = options => {
        try {
            return start.call(child, options);
        }
        catch (error) {
            process.nextTick(() => child.emit('error', error));
            return undefined;
        }
    };
}

;// CONCATENATED MODULE: ./lib/runner/run.js



/** What is kept of a program's output, characters from the end. Standard output is kept whole up to this too. */
const KEPT = 256 * 1024;
/** How long a program has to end after SIGTERM before it is killed. */
const GRACE_MS = 3_000;
/** How long streams are read that a program's own children hold open after its end. */
const STREAMS_MS = 1_000;
/**
 * Programs by argv, through @actions/exec. It finds the program and waits for it; what it lacks is here: input, the
 * signal, cancelling and time-outs.
 */
function createRun(cancellation) {
    return async (program, args, options = {}) => {
        if (cancellation.cancelled)
            throw cancelledError();
        // exec would start it all the same, and throw where nobody can catch it.
        if ([program, ...args].some(text => text.includes('\0')))
            throw cannotStart(program, new Error('a NUL in its arguments'));
        // Loaded here, because most post steps and every dry run start no program.
        const { exec } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260));
        const supervision = supervise(options, cancellation);
        try {
            const exitCode = await withStarted(supervision.watch, () => exec(quoted(program), [...args], {
                env: environment(options.env),
                silent: true,
                ignoreReturnCode: true,
                delay: STREAMS_MS
            }));
            if (cancellation.cancelled)
                throw cancelledError();
            return { exitCode, ...supervision.result() };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.l)
                throw error;
            throw cannotStart(program, supervision.failure());
        }
        finally {
            supervision.end();
        }
    };
}
function cancelledError() {
    return new errors/* ActionError */.l('cancelled', 'The run was cancelled.');
}
/** exec's first argument is a command line of its own grammar: one word of it. */
function quoted(program) {
    return `"${program.replaceAll('"', '\\"')}"`;
}
function environment(added) {
    const all = Object.entries({ ...process.env, ...added });
    return Object.fromEntries(all.filter((entry) => entry[1] !== undefined));
}
function supervise(options, cancellation) {
    let child;
    let failure;
    let timedOut = false;
    let killer;
    let timer;
    let forget = () => { };
    const stdout = collect(options);
    const stderr = collect(options);
    const stop = () => {
        child?.kill('SIGTERM');
        killer ??= setTimeout(() => child?.kill('SIGKILL'), GRACE_MS);
    };
    const started = () => {
        // A program that ends without reading its input makes this stream fail; its exit code tells more.
        child?.stdin?.on('error', () => { });
        child?.stdin?.end(options.input);
        // exec's own reading is quadratic in the length of a line (40 MB: 16 s), so its listeners go before the first byte.
        child?.stdout?.removeAllListeners('data').on('data', stdout.take);
        child?.stderr?.removeAllListeners('data').on('data', stderr.take);
        if (options.timeoutMs)
            timer = setTimeout(() => {
                timedOut = true;
                stop();
            }, options.timeoutMs);
        forget = cancellation.onCancel(stop);
    };
    const closeStreams = () => {
        for (const stream of [child?.stdin, child?.stdout, child?.stderr])
            stream?.destroy();
    };
    return {
        watch(process) {
            child = process;
            child.once('spawn', started);
            child.once('error', error => {
                failure = error;
            });
            // What its own children still hold open is waited for by nobody then.
            child.once('exit', () => {
                if (cancellation.cancelled)
                    closeStreams();
            });
        },
        result: () => ({ signal: child?.signalCode ?? null, timedOut, stdout: stdout.end(), stderr: stderr.end() }),
        failure: () => failure,
        end() {
            forget();
            clearTimeout(timer);
            clearTimeout(killer);
            // Else a child of the program's that goes on would keep this process alive.
            closeStreams();
        }
    };
}
/** Collects a stream's text and hands on its whole lines; `end` hands on the last one and returns the text. */
function collect({ onLine }) {
    // Bytes of one character can come in two chunks.
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    let text = '';
    /** The pieces of a line that has not ended: joined once, because a line can be very long. */
    let rest = [];
    const add = (chunk) => {
        text = (text + chunk).slice(-KEPT);
        if (!onLine)
            return;
        const [first = '', ...lines] = chunk.split('\n');
        rest.push(first);
        for (const line of lines) {
            const whole = rest.join('');
            onLine(whole.endsWith('\r') ? whole.slice(0, -1) : whole);
            rest = [line];
        }
    };
    return {
        take: chunk => add(decoder.write(chunk)),
        end() {
            add(decoder.end());
            const last = rest.join('');
            if (last !== '')
                onLine?.(last);
            return text;
        }
    };
}
function cannotStart(program, error) {
    if (error && error.code !== 'ENOENT')
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
    process.stdout.write(cmd.toString() + external_os_.EOL);
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
        platform: parsePlatform(`${process.platform === 'win32' ? 'windows' : process.platform}/${architecture()}`),
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
        return 'amd64';
    return process.arch === 'ia32' ? '386' : process.arch;
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
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
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
