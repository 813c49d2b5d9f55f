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

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

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
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(371);


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
        runner.log.warning(`The builder ${name} could not be removed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(error)}`);
    }
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony exports unreachable, toActionError */
/**
 * The one error class: what failed (`message`), why (`cause`), what to do (`hint`), and the very words (`detail`).
 * None of them may hold a secret; `main.ts` shows all of them in one annotation.
 */
class ActionError extends Error {
    code;
    hint;
    /** What was asked and answered, word for word, for whoever looks closer: shown last. */
    detail;
    /** The last lines of the program of the user's that failed. */
    output;
    /** The line of a file of the user's that the failure is about. */
    place;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = details.hint;
        this.detail = details.detail;
        this.output = details.output ?? [];
        this.place = details.place;
    }
}
/** Ends a `switch` over a union whose result nobody reads: a forgotten case is a type error here. */
function unreachable(value) {
    throw new Error(`no case for ${JSON.stringify(value)}`);
}
/** The text of anything that was thrown, with the chain of its causes (`a: b: c`), without a stack. */
function textOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // AggregateError of a connection that was tried on several addresses has an empty message of its own.
    const own = error.message || (error instanceof AggregateError ? error.errors.map(textOf).join('; ') : error.name);
    return error.cause === undefined ? own : `${own}: ${textOf(error.cause)}`;
}
/** What nobody expected keeps its stack: it is a fault of this action. */
function toActionError(error) {
    if (error instanceof ActionError)
        return error;
    const stack = error instanceof Error ? error.stack : undefined;
    return new ActionError('unexpected', `Unexpected: ${textOf(error)}`, {
        cause: stack,
        hint: 'This is a fault of publish-image: please report it with this log.'
    });
}


/***/ }),

/***/ 553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ri: () => (/* binding */ logout)
});

// UNUSED EXPORTS: storeCredentials, tidyConfig

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/text/json.js
var json = __nccwpck_require__(845);
;// CONCATENATED MODULE: ./lib/login/helper.js



const TIMEOUT_MS = 30_000;
/** What a helper had for `key` is kept by the helper itself meanwhile, under the name of a registry that can't exist. */
const parked = (key) => `https://publish-image.invalid/${encodeURIComponent(key)}`;
/** Hands the entries to their helpers; with `logout` the post step takes them out again. */
async function helper_storeByHelper(ports, entries, logout) {
    const notes = [];
    for (const { helper, key, username, password } of entries) {
        const earlier = await get(ports, helper, key);
        if (earlier?.username === username && earlier.password === password)
            continue;
        if (logout) {
            if (earlier)
                await store(ports, helper, parked(key), earlier);
            notes.push({ helper, key, written: fingerprint({ username, password }) });
            // Before each is stored, for the run that is killed then.
            ports.state.save('helpers', JSON.stringify(notes));
        }
        await store(ports, helper, key, { username, password });
    }
}
/** Takes out what is still what this step stored, and puts back what the helper had before. */
async function giveBackToHelper(ports) {
    const notes = (0,json/* parseJson */.qF)(ports.state.get('helpers'));
    for (const note of Array.isArray(notes) ? notes : []) {
        const text = (name) => (0,json/* stringAt */.bX)(note, name) ?? '';
        const [helper, key] = [text('helper'), text('key')];
        try {
            const current = await get(ports, helper, key);
            const earlier = await get(ports, helper, parked(key));
            if (current && fingerprint(current) === text('written')) {
                if (earlier)
                    await store(ports, helper, key, earlier);
                else
                    await ask(ports, helper, 'erase', key);
            }
            if (earlier)
                await ask(ports, helper, 'erase', parked(key));
        }
        catch (error) {
            ports.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}: ${(0,errors/* textOf */.b6)(error)}`);
        }
    }
}
/** Undefined where the helper has nothing: it then ends with 1, as the CLI expects. */
async function get({ run, log }, helper, key) {
    const { exitCode, stdout } = await run(`docker-credential-${helper}`, ['get'], { input: key, timeoutMs: TIMEOUT_MS });
    if (exitCode !== 0)
        return undefined;
    const answer = (0,json/* parseJson */.qF)(stdout);
    const [username, password] = [(0,json/* stringAt */.bX)(answer, 'Username') ?? '', (0,json/* stringAt */.bX)(answer, 'Secret') ?? ''];
    log.mask(password);
    return password === '' ? undefined : { username, password };
}
async function store(ports, helper, key, { username, password }) {
    await ask(ports, helper, 'store', JSON.stringify({ ServerURL: key, Username: username, Secret: password }));
}
async function ask({ run }, helper, command, input) {
    const { exitCode } = await run(`docker-credential-${helper}`, [command], { input, timeoutMs: TIMEOUT_MS });
    if (exitCode === 0)
        return;
    throw new errors/* ActionError */.lZ('login', `docker-credential-${helper} ${command} failed.`, {
        cause: `it ended with ${exitCode ?? 'a signal'}`,
        hint: 'Check the helper that credHelpers or credsStore of the Docker config names.'
    });
}
function fingerprint({ username, password }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([username, password]))
        .digest('hex');
}

;// CONCATENATED MODULE: ./lib/login/ledger.js

/**
 * Who of this action has put which entry into a Docker config, and what was there before. It stands in the config
 * itself, as the password of a registry that can't exist: so it changes in one step with the entries, needs no file of
 * its own, and outlives `docker login`, which drops every other key that it doesn't know.
 */
const LEDGER_KEY = 'publish-image.invalid';
const LEDGER_USER = 'ledger';
/**
 * The config with `entries` (key → `auth`) of a step, or undefined where `text` is no Docker config. Entries that are
 * `kept` belong to the user from now on.
 */
function ledger_withEntries(text, entries, holder, isGone) {
    const parts = take(text);
    if (!parts)
        return undefined;
    const { auths, claims } = parts;
    settle(parts, isGone);
    for (const [key, auth] of entries) {
        const claim = claims.get(key) ?? { earlier: auths.get(key), holders: [] };
        if (holder.kept)
            claims.delete(key);
        else
            claims.set(key, { ...claim, holders: [...claim.holders, { step: holder.step, job: holder.job, auth }] });
        auths.set(key, { auth });
    }
    return put(text, parts);
}
/** The config without the entries of those who are gone, or undefined where nothing is to be changed. */
function ledger_withoutEntries(text, isGone) {
    // Most configs have never seen this action.
    if (!text?.includes(LEDGER_KEY))
        return undefined;
    const parts = take(text);
    if (!parts)
        return undefined;
    const before = JSON.stringify([...parts.claims]);
    settle(parts, isGone);
    return JSON.stringify([...parts.claims]) === before ? undefined : put(text, parts);
}
/** The keys whose entry only other jobs have put there, so that it goes when they end. */
function ledger_keysOfOthers(text, job) {
    const parts = text?.includes(LEDGER_KEY) ? take(text) : undefined;
    return [...(parts?.claims ?? [])].flatMap(([key, { holders }]) => {
        const current = stringAt(parts?.auths.get(key), 'auth');
        const own = holders.filter(({ auth }) => auth === current);
        return own.length > 0 && own.every(holder => holder.job !== job) ? [key] : [];
    });
}
/** Takes the entries of those who are gone out, and puts back what was there before or what others still need. */
function settle({ auths, claims }, isGone) {
    for (const [key, claim] of [...claims]) {
        const current = (0,json/* stringAt */.bX)(auths.get(key), 'auth');
        const rest = claim.holders.filter(holder => !isGone(holder));
        const last = rest.at(-1);
        // Somebody else has logged in or out since: that is his, and nothing of ours is left.
        const foreign = !claim.holders.some(({ auth }) => auth === current);
        if (!foreign && !rest.some(({ auth }) => auth === current)) {
            if (last)
                auths.set(key, { auth: last.auth });
            else if (claim.earlier === undefined)
                auths.delete(key);
            else
                auths.set(key, claim.earlier);
        }
        if (foreign || !last)
            claims.delete(key);
        else
            claims.set(key, { ...claim, holders: rest });
    }
}
function take(text) {
    const config = text === undefined || text.trim() === '' ? {} : (0,json/* parseJson */.qF)(text);
    if (!isRecord(config))
        return undefined;
    const all = config.auths === undefined || config.auths === null ? {} : config.auths;
    if (!isRecord(all))
        return undefined;
    const auths = new Map(Object.entries(all));
    const packed = Buffer.from((0,json/* stringAt */.bX)(auths.get(LEDGER_KEY), 'auth') ?? '', 'base64').toString('utf8');
    const ledger = packed.startsWith(`${LEDGER_USER}:`) ? (0,json/* parseJson */.qF)(packed.slice(LEDGER_USER.length + 1)) : undefined;
    auths.delete(LEDGER_KEY);
    const claims = (0,json/* field */.ZZ)(ledger, 'claims');
    return {
        config,
        auths,
        claims: new Map(isRecord(claims) ? Object.entries(claims).map(([key, claim]) => [key, readClaim(claim)]) : []),
        made: ledger === undefined ? !isRecord(config.auths) : (0,json/* field */.ZZ)(ledger, 'made') === true
    };
}
function readClaim(claim) {
    const holders = (0,json/* field */.ZZ)(claim, 'holders');
    const text = (holder, name) => (0,json/* stringAt */.bX)(holder, name) ?? '';
    return {
        earlier: (0,json/* field */.ZZ)(claim, 'earlier'),
        holders: (Array.isArray(holders) ? holders : []).map((holder) => ({
            step: text(holder, 'step'),
            job: text(holder, 'job'),
            auth: text(holder, 'auth')
        }))
    };
}
/** In the form that the text had: its indentation, and whether it ends its last line. */
function put(text, { config, auths, claims, made }) {
    if (claims.size > 0) {
        const ledger = `${LEDGER_USER}:${JSON.stringify({ made, claims: Object.fromEntries(claims) })}`;
        auths.set(LEDGER_KEY, { auth: Buffer.from(ledger).toString('base64') });
    }
    const { auths: _, ...others } = config;
    const empty = auths.size === 0 && made;
    // `config` first, so that `auths` stays where it was.
    const after = empty ? others : { ...config, auths: Object.fromEntries(auths) };
    const indent = text === undefined || text.trim() === '' ? '\t' : (/\n([ \t]+)"/.exec(text)?.[1] ?? '');
    return JSON.stringify(after, null, indent) + (text?.endsWith('\n') ? '\n' : '');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/login/store.js






/**
 * Puts the credentials where the docker CLI looks for them, and leaves a note for the post step. The config is shared
 * with other steps, jobs and people: only our own entries change.
 */
async function storeCredentials(ports, docker, entries, logout) {
    const { files, log, state, job } = ports;
    const path = configPath(docker);
    const config = await readConfig(ports, path);
    const step = randomBytes(8).toString('hex');
    // Saved before anything is touched, so that post can undo even a run that was killed.
    if (logout)
        state.save('login', JSON.stringify({ path, step }));
    const plain = new Map();
    const helped = [];
    for (const { registry, username, password } of entries) {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        log.mask(auth);
        const helper = helperFor(config, registry);
        if (helper === undefined)
            plain.set(configKey(registry), auth);
        else
            helped.push({ helper, key: configKey(registry), username, password });
    }
    await storeByHelper(ports, helped, logout);
    if (plain.size === 0)
        return;
    await changing(path, async () => {
        await files.update(path, before => {
            const after = withEntries(before, plain, { step, job: job.id, kept: !logout }, isOver(ports));
            if (after === undefined)
                throw notConfig(path);
            return after;
        });
    });
}
/**
 * Takes out what killed runs of this action left behind, and tells which registries only other jobs are logged in to:
 * their credentials are not this run's, and go when they end.
 */
async function tidyConfig(ports, docker) {
    const path = configPath(docker);
    const read = async () => (await changing(path, () => ports.files.read(path)))?.toString('utf8');
    const text = await read();
    if (withoutEntries(text, isOver(ports)) === undefined)
        return isOfOthers(text, ports);
    await changing(path, () => ports.files.update(path, before => withoutEntries(before, isOver(ports))));
    return isOfOthers(await read(), ports);
}
/**
 * The post step: takes away what is still exactly what this step wrote, and puts back what was there before. Each part
 * is tried though another has failed, and what could not be done is a warning.
 */
async function logout(ports) {
    await giveBackToHelper(ports);
    const saved = (0,json/* parseJson */.qF)(ports.state.get('login'));
    const [path, step] = [(0,json/* stringAt */.bX)(saved, 'path'), (0,json/* stringAt */.bX)(saved, 'step')];
    if (path === undefined || step === undefined)
        return;
    const isGone = (holder) => holder.step === step || isOver(ports)(holder);
    try {
        const text = (await ports.files.read(path))?.toString('utf8');
        if (ledger_withoutEntries(text, isGone) === undefined)
            return;
        await ports.files.update(path, before => ledger_withoutEntries(before, isGone));
    }
    catch (error) {
        ports.log.warning(`The log-in could not be taken out of the Docker config ${path}: ${(0,errors/* textOf */.b6)(error)}`);
    }
}
function isOver({ job }) {
    return holder => holder.job !== job.id && !job.isAlive(holder.job);
}
function isOfOthers(text, { job }) {
    const keys = keysOfOthers(text, job.id);
    return registry => keys.includes(configKey(registry));
}
async function readConfig({ files }, path) {
    const text = (await changing(path, () => files.read(path)))?.toString('utf8') ?? '';
    return text.trim() === '' ? {} : parseJson(text);
}
/** What the system says about the config, in words. */
async function changing(path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof ActionError)
            throw error;
        throw new ActionError('login', `The Docker config ${path} can’t be read and written.`, {
            cause: error,
            hint: 'Make it a file that the runner’s user may write, in a folder that this user may write; or set DOCKER_CONFIG to another folder in the job’s env.'
        });
    }
}
function notConfig(path) {
    return new ActionError('login', `The Docker config ${path} is not JSON, so nothing can be added to it.`, {
        hint: 'Repair or remove the file in an earlier step, or set DOCKER_CONFIG to an empty folder.'
    });
}


/***/ }),

/***/ 317:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _builder_remove_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(151);
/* harmony import */ var _login_store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(553);
/* harmony import */ var _runner_create_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(869);



const runner = (0,_runner_create_js__WEBPACK_IMPORTED_MODULE_2__/* .createRunner */ .j)();
try {
    await (0,_builder_remove_js__WEBPACK_IMPORTED_MODULE_0__/* .removeBuilder */ .i)(runner);
    await (0,_login_store_js__WEBPACK_IMPORTED_MODULE_1__/* .logout */ .ri)(runner);
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

/***/ 869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// UNUSED EXPORTS: createOutputs

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
// EXTERNAL MODULE: ./lib/text/nearest.js + 1 modules
var nearest = __nccwpck_require__(371);
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

// EXTERNAL MODULE: ./lib/text/json.js
var json = __nccwpck_require__(845);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./lib/runner/buildkit.js


/** The engine answers at once, or not at all. */
const ANSWER_MS = 5_000;
const REQUEST = 'POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
/** A Unix socket's path may have 107 bytes on Linux, 103 elsewhere. */
const LONGEST_PATH = 103;
/**
 * The engine has BuildKit inside and lets it be spoken to on its own socket, after an upgrade of the connection; the
 * driver `docker` hides half of what it can do. Here every connection to a socket of ours is spliced to such a one, so
 * that buildx takes it for a remote BuildKit. https://docs.docker.com/reference/api/engine/ (`POST /grpc`)
 */
function createBuildKit(files) {
    const servers = [];
    const sockets = new Set();
    // Loaded by those who use it.
    const connect = async (enginePath) => {
        const { connect } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 30, 19));
        const socket = connect(enginePath);
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        return await upgraded(socket);
    };
    return {
        async open(enginePath) {
            // Asked once before anybody relies on it.
            ;
            (await connect(enginePath)).destroy();
            const { createServer } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 30, 19));
            const path = socketPath(await files.temporaryFolder());
            const server = createServer({ allowHalfOpen: true }, client => {
                sockets.add(client);
                client.once('close', () => sockets.delete(client)).on('error', () => { });
                connect(enginePath).then(engine => splice(client, engine), () => client.destroy());
            });
            await new Promise((resolve, reject) => server.once('error', reject).listen(path, resolve));
            servers.push(server);
            return `unix://${path}`;
        },
        close() {
            for (const server of servers.splice(0))
                server.close();
            for (const socket of sockets)
                socket.destroy();
        }
    };
}
function socketPath(folder) {
    const path = (0,external_node_path_namespaceObject.join)(folder, 'buildkit.sock');
    if (Buffer.byteLength(path) <= LONGEST_PATH)
        return path;
    return (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), `publish-image-${process.pid}.sock`);
}
function splice(client, engine) {
    client.once('close', () => engine.destroy());
    engine.once('close', () => client.destroy()).on('error', () => { });
    client.pipe(engine);
    engine.pipe(client);
}
/** The connection after the engine has agreed to speak HTTP/2 on it; rejects with what it said instead. */
function upgraded(socket) {
    return new Promise((resolve, reject) => {
        let head = Buffer.alloc(0);
        const fail = (error) => {
            clearTimeout(timer);
            socket.destroy();
            reject(error);
        };
        const timer = setTimeout(() => fail(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS);
        const onData = (chunk) => {
            head = Buffer.concat([head, chunk]);
            const end = head.indexOf('\r\n\r\n');
            if (end === -1)
                return;
            const status = head.subarray(0, head.indexOf('\r\n')).toString('latin1');
            if (!/^HTTP\/1\.[01] 101\b/.test(status))
                return fail(new Error(`the engine answers “${status}”`));
            clearTimeout(timer);
            socket.pause();
            socket.off('data', onData).off('error', fail).off('close', onClose);
            const rest = head.subarray(end + 4);
            if (rest.length > 0)
                socket.unshift(rest);
            resolve(socket);
        };
        const onClose = () => fail(new Error('the engine closed the connection'));
        socket.on('data', onData).on('error', fail).on('close', onClose);
        socket.write(REQUEST);
    });
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
;// CONCATENATED MODULE: ./lib/runner/shared-file.js



/** A lock is held for milliseconds. One that stays the same for this long is what a killed process left. */
const STALE_MS = 5_000;
/** Nobody waits longer than this, however many are before him. */
const LONGEST_MS = 60_000;
const POLL_MS = 25;
const MOST_LINKS = 40;
/**
 * Changes a file that other processes change too: one after the other, by a lock file beside it. Symbolic links stay,
 * and so do owner and mode; a reader sees the old text or the new. `change` gives the new text, or undefined to leave it.
 */
async function updateShared(path, change) {
    const real = await followLinks(path);
    await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(real), { recursive: true, mode: 0o700 });
    const unlock = await lock(`${real}.lock`);
    try {
        const before = await (0,promises_namespaceObject.readFile)(real, 'utf8').catch(unless('ENOENT'));
        const after = change(before);
        if (after !== undefined && after !== before)
            await replace(real, after);
    }
    finally {
        await unlock();
    }
}
/** Where the bytes are, or will be: a link may lead to a file that is not there yet. */
async function followLinks(path) {
    let current = path;
    for (let count = 0; count < MOST_LINKS; count++) {
        const target = await (0,promises_namespaceObject.readlink)(current).catch(unless('ENOENT', 'EINVAL', 'ENOTDIR'));
        if (target === undefined)
            return current;
        current = (0,external_node_path_namespaceObject.resolve)((0,external_node_path_namespaceObject.dirname)(current), target);
    }
    throw Object.assign(new Error(`too many symbolic links: ${path}`), { code: 'ELOOP' });
}
async function replace(path, content) {
    const found = await (0,promises_namespaceObject.stat)(path).catch(unless('ENOENT'));
    const draft = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        await (0,promises_namespaceObject.writeFile)(draft, content, { mode: 0o600, flag: 'wx' });
        if (found) {
            await (0,promises_namespaceObject.chmod)(draft, found.mode & 0o777);
            await (0,promises_namespaceObject.chown)(draft, found.uid, found.gid);
        }
        await (0,promises_namespaceObject.rename)(draft, path);
    }
    catch (error) {
        await (0,promises_namespaceObject.rm)(draft, { force: true });
        if (!found)
            throw error;
        // A file of another owner, or one that is mounted by itself, can be written into but not replaced.
        await (0,promises_namespaceObject.writeFile)(path, content);
    }
}
/** Returns how to unlock. */
async function lock(path) {
    const start = performance.now();
    let seen;
    let since = start;
    for (;;) {
        const handle = await (0,promises_namespaceObject.open)(path, 'wx', 0o600).catch(unless('EEXIST'));
        if (handle) {
            const own = identityOf(await handle.stat());
            await handle.close();
            return async () => {
                // Taken over from us, if we were stopped for long.
                if ((await identify(path)) === own)
                    await (0,promises_namespaceObject.rm)(path, { force: true });
            };
        }
        const now = performance.now();
        const current = await identify(path);
        if (current !== seen)
            [seen, since] = [current, now];
        else if (current !== undefined && now - since > STALE_MS)
            await breakLock(path, current);
        if (now - start > LONGEST_MS)
            throw Object.assign(new Error(`${path} has been held by other processes for ${LONGEST_MS / 1000} s`), {
                code: 'EBUSY'
            });
        await new Promise(resolve => setTimeout(resolve, POLL_MS * (1 + Math.random())));
    }
}
/** Of several that wait, one takes the stale lock away; who comes too late gives back the new one that he got instead. */
async function breakLock(path, stale) {
    const taken = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    await (0,promises_namespaceObject.rename)(path, taken).catch(unless('ENOENT'));
    const got = await identify(taken);
    if (got !== undefined && got !== stale)
        await (0,promises_namespaceObject.link)(taken, path).catch(unless('EEXIST'));
    await (0,promises_namespaceObject.rm)(taken, { force: true });
}
async function identify(path) {
    const found = await (0,promises_namespaceObject.stat)(path).catch(unless('ENOENT'));
    return found && identityOf(found);
}
function identityOf({ ino, mtimeMs }) {
    return `${ino} ${mtimeMs}`;
}
/** Handles rejections: these codes give undefined, all others stay errors. */
function unless(...codes) {
    return error => {
        if (codes.includes(error.code ?? ''))
            return undefined;
        throw error;
    };
}

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
        update: updateShared,
        remove: path => (0,promises_namespaceObject.rm)(path, { force: true }),
        exists: path => (0,promises_namespaceObject.stat)(path).then(() => true, () => false),
        facts: path => (0,promises_namespaceObject.stat)(path).then(factsOf, absent),
        walk: folder => walk(folder, ''),
        stream,
        async save(path, content) {
            const handle = await (0,promises_namespaceObject.open)(path, 'wx', 0o600);
            try {
                for await (const piece of content)
                    await handle.appendFile(piece);
            }
            finally {
                await handle.close();
            }
        },
        size: path => (0,promises_namespaceObject.stat)(path).then(found => found.size, absent),
        list: folder => (0,promises_namespaceObject.readdir)(folder, { withFileTypes: true }).then(entries => entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name)), () => []),
        sharedPath: name => (0,external_node_path_namespaceObject.join)(env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(), name),
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
function factsOf(found) {
    const kind = found.isFile()
        ? 'file'
        : found.isDirectory()
            ? 'folder'
            : found.isSymbolicLink()
                ? 'link'
                : 'other';
    return { kind, size: kind === 'file' ? found.size : 0, mode: found.mode & 0o7777, modified: found.mtimeMs };
}
async function walk(folder, prefix) {
    const names = (await (0,promises_namespaceObject.readdir)(folder)).sort();
    const entries = [];
    for (const name of names) {
        const path = (0,external_node_path_namespaceObject.join)(folder, name);
        const facts = factsOf(await (0,promises_namespaceObject.lstat)(path));
        const target = facts.kind === 'link' ? await (0,promises_namespaceObject.readlink)(path) : undefined;
        entries.push({ ...facts, path: `${prefix}${name}`, target });
        if (facts.kind === 'folder')
            entries.push(...(await walk(path, `${prefix}${name}/`)));
    }
    return entries;
}
/** Bytes at a time. */
const PIECE = 4 * 1024 * 1024;
/** One piece is read ahead while the other is used. Two buffers for all: fresh ones would wait for the garbage collector. */
async function* stream(path, start = 0, end = Number.POSITIVE_INFINITY) {
    const handle = await (0,promises_namespaceObject.open)(path);
    try {
        let at = start;
        let [current, other] = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)];
        const read = (buffer) => handle.read(buffer, 0, Math.min(PIECE, end - at), at);
        let { bytesRead } = await read(current);
        while (bytesRead > 0) {
            at += bytesRead;
            const ahead = at < end ? read(other) : Promise.resolve({ bytesRead: 0 });
            // Nobody may come to wait for it.
            ahead.catch(() => { });
            yield current.subarray(0, bytesRead);
            ({ bytesRead } = await ahead);
            [current, other] = [other, current];
        }
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/registry/docker-config.js


/** Docker Hub's key in the config is this URL, for historical reasons. */
const HUB_KEY = 'https://index.docker.io/v1/';
/** Where the docker CLI looks for plugins besides its config folder. https://github.com/docker/cli (cli-plugins/manager) */
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins'
];
/** The engine's socket on this machine by DOCKER_HOST; undefined where that names another kind of place. */
function socketAt(host) {
    return host ? /^unix:\/\/(\/.+)$/.exec(host)?.[1] : '/var/run/docker.sock';
}
/** The key under which the config keeps a registry's credentials. */
function configKey(registry) {
    return canonicalRegistry(registry) === DEFAULT_REGISTRY ? HUB_KEY : registry;
}
function configPath({ folder }) {
    return `${folder}/config.json`;
}
/**
 * The credentials that the docker CLI would use for `registry`: DOCKER_AUTH_CONFIG, then the registry's own helper,
 * then the store of all registries, then the plain entry. They are masked before they are returned.
 * https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
async function findCredentials(ports, docker, registry) {
    const found = await lookUp(ports, docker, registry);
    if (found)
        ports.log.mask('password' in found ? found.password : found.identityToken);
    return found;
}
/** Those of the variable DOCKER_AUTH_CONFIG, which win over the config file. */
function credentialsInEnvironment({ authConfig }, registry) {
    return readEntry(authConfig, registry);
}
async function lookUp(ports, docker, registry) {
    const inEnvironment = credentialsInEnvironment(docker, registry);
    if (inEnvironment)
        return inEnvironment;
    const bytes = await ports.files.read(configPath(docker));
    const config = bytes && parseJson(bytes.toString('utf8'));
    const helper = helperFor(config, registry);
    return helper ? await askHelper(ports, helper, registry) : readEntry(config, registry);
}
/** The credential helper that is responsible for `registry`, as the end of `docker-credential-…`. */
function helperFor(config, registry) {
    return (stringAt(config, 'credHelpers', configKey(registry)) ??
        stringAt(config, 'credHelpers', registry) ??
        (stringAt(config, 'credsStore') || undefined));
}
async function askHelper({ run }, helper, registry) {
    const result = await run(`docker-credential-${helper}`, ['get'], { input: configKey(registry), timeoutMs: 30_000 });
    // A helper that has nothing says so and ends with 1, as the CLI expects; what else it says is not for the log.
    if (result.exitCode !== 0)
        return undefined;
    const answer = parseJson(result.stdout);
    return toCredentials(stringAt(answer, 'Username') ?? '', stringAt(answer, 'Secret') ?? '');
}
function readEntry(config, registry) {
    const auths = field(config, 'auths');
    if (typeof auths !== 'object' || auths === null)
        return undefined;
    const wanted = hostOf(configKey(registry));
    const key = [configKey(registry), ...Object.keys(auths)].find(name => hostOf(name) === wanted && field(auths, name) !== undefined);
    if (key === undefined)
        return undefined;
    const identityToken = stringAt(auths, key, 'identitytoken');
    if (identityToken)
        return { identityToken };
    const [, username = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(stringAt(auths, key, 'auth') ?? '', 'base64').toString('utf8')) ?? [];
    // Old versions of docker padded the password with NUL characters.
    return toCredentials(username || (stringAt(auths, key, 'username') ?? ''), (password || (stringAt(auths, key, 'password') ?? '')).replace(/\0+$/, ''));
}
function toCredentials(username, secret) {
    if (secret === '')
        return undefined;
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
/** Keys may be written as host or as URL. */
function hostOf(key) {
    return key
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./lib/runner/buildx.js



/**
 * The program that `docker buildx` comes down to, which may be started by itself: the docker CLI first asks its plugins
 * what they are, and that is 0.1 s of processor time for each call. Undefined where only docker knows what is meant: a
 * context, an engine elsewhere or behind a wrapper that is called docker, plugins in other folders.
 * https://github.com/docker/buildx#manual-download
 */
async function findBuildx(env) {
    const socket = socketAt(env.DOCKER_HOST ?? '');
    if (socket === undefined || env.DOCKER_CONTEXT)
        return undefined;
    const folder = env.DOCKER_CONFIG || `${env.HOME ?? ''}/.docker`;
    try {
        await (0,promises_namespaceObject.access)(socket, external_node_fs_namespaceObject.constants.R_OK | external_node_fs_namespaceObject.constants.W_OK);
    }
    catch {
        return undefined;
    }
    const config = await (0,promises_namespaceObject.readFile)(configPath({ folder }), 'utf8').catch(() => '');
    if (/"(?:cliPluginsExtraDirs|currentContext)"/.test(config))
        return undefined;
    for (const place of [`${folder}/cli-plugins`, ...PLUGIN_FOLDERS]) {
        const path = `${place}/docker-buildx`;
        const found = await (0,promises_namespaceObject.stat)(path).catch(() => undefined);
        if (!found)
            continue;
        // The first that is there is the one that docker takes.
        return found.isFile() && found.size > 0 && (found.mode & 0o111) !== 0 ? path : undefined;
    }
    return undefined;
}

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
        if (cancellation.cancelled || options.signal?.aborted)
            throw cancelledError();
        // exec would start it all the same, and throw where nobody can catch it.
        if ([program, ...args].some(text => text.includes('\0')))
            throw cannotStart(program, new Error('a NUL in its arguments'));
        // Loaded here, because most post steps and every dry run start no program.
        const { exec } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260));
        const env = environment(options.env);
        const buildx = program === 'docker' && args[0] === 'buildx' ? await findBuildx(env) : undefined;
        const supervision = supervise(options, cancellation);
        try {
            const exitCode = await withStarted(supervision.watch, () => exec(quoted(buildx ?? program), args.slice(buildx === undefined ? 0 : 1), {
                env,
                ...(options.folder === undefined ? {} : { cwd: options.folder }),
                silent: true,
                ignoreReturnCode: true,
                delay: STREAMS_MS
            }));
            if (cancellation.cancelled || options.signal?.aborted)
                throw cancelledError();
            return { exitCode, ...supervision.result() };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            throw cannotStart(program, supervision.failure());
        }
        finally {
            supervision.end();
        }
    };
}
function cancelledError() {
    return new errors/* ActionError */.lZ('cancelled', 'The run was cancelled.');
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
        options.signal?.addEventListener('abort', stop);
        const unsubscribe = cancellation.onCancel(stop);
        forget = () => {
            unsubscribe();
            options.signal?.removeEventListener('abort', stop);
        };
        if (options.signal?.aborted)
            stop();
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
                if (cancellation.cancelled || options.signal?.aborted)
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
        return new errors/* ActionError */.lZ('tool', `${program} could not be started`, { cause: error });
    return new errors/* ActionError */.lZ('tool', `${program} was not found`, {
        cause: 'no program of that name is on this runner’s PATH',
        hint: `Use a runner that has ${program} (GitHub-hosted Ubuntu runners do), or install it in an earlier step.`
    });
}

;// CONCATENATED MODULE: ./lib/runner/http.js

/** Connections a host: the tags of several images, or of several repositories, are read and written in one round trip. */
const SOCKETS = 24;
/**
 * HTTP over Node's own client: connections are kept open and used again, which is what makes many small
 * manifest requests cheap. Not fetch: its first use costs more than all the requests of a run.
 */
function createHttp(cancellation) {
    const connections = { 'http:': lazily(() => connect('node:http')), 'https:': lazily(() => connect('node:https')) };
    return request => new Promise((resolve, reject) => {
        if (cancellation.cancelled)
            return reject(cancelledError());
        const url = new URL(request.url);
        const { client, agent } = connections[url.protocol === 'http:' ? 'http:' : 'https:']();
        const { body } = request;
        const headers = { ...request.headers, ...(body ? { 'content-length': String(lengthOf(body)) } : {}) };
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
                // An answer that comes before the end of the body is the last word: the rest is not sent.
                if (!call.writableEnded)
                    call.destroy();
            });
        });
        if (body && 'open' in body)
            send(call, body, timer).catch(error => call.destroy(error));
        else
            call.end(body);
    });
}
function lengthOf(body) {
    return 'open' in body ? body.size : body.length;
}
/** Each piece is on its way before the next is asked for, which may then use its memory. */
async function send(call, body, timer) {
    let leave = () => { };
    const closed = new Promise(resolve => {
        leave = () => resolve('closed');
    });
    call.once('close', leave);
    let sent = 0;
    for await (const piece of body.open()) {
        sent += piece.length;
        const written = new Promise((resolve, reject) => call.write(piece, error => (error ? reject(error) : resolve('written'))));
        // A request that ends before it has a connection forgets what was to be written, without a word.
        if ((await Promise.race([written, closed])) === 'closed')
            return void written.catch(() => { });
        timer.refresh();
    }
    // The other side would wait for the rest until somebody gives up.
    if (sent !== body.size)
        throw new Error(`the body has ${sent} bytes instead of ${body.size}: it was changed meanwhile`);
    call.end();
}
/** Loaded when it is needed: TLS costs 10 ms, which a dry run and the post step don't have to wait for. */
function connect(name) {
    const client = process.getBuiltinModule(name);
    // Node 24 reaches the hosts that HTTPS_PROXY and NO_PROXY name through the runner's proxy.
    return { client, agent: new client.Agent({ keepAlive: true, maxSockets: SOCKETS, proxyEnv: process.env }) };
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

;// CONCATENATED MODULE: ./lib/runner/job.js

/**
 * The job by the process that started this step: the runner's worker, which lives as long as its job and starts the
 * post steps too. With the time of its start, because the numbers of processes are given out again.
 */
const job = {
    get id() {
        return `${process.ppid} ${startOf(process.ppid)}`;
    },
    isAlive(id) {
        const [pid = '', ...start] = id.split(' ');
        if (!/^[1-9]\d*$/.test(pid))
            return false;
        try {
            // Sends nothing; asks whether it could.
            process.kill(Number(pid), 0);
        }
        catch (error) {
            if (error.code !== 'EPERM')
                return false;
        }
        return startOf(Number(pid)) === start.join(' ');
    }
};
/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; empty on other systems. */
function startOf(pid) {
    try {
        const stat = (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        // The name of the program, in brackets, may hold blanks and brackets.
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }
    catch {
        return '';
    }
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
;// CONCATENATED MODULE: ./lib/text/lines.js
/**
 * Where a line ends for somebody: a runner, Markdown, .NET or a terminal. U+0085 is NEL, the last two are Unicode's line
 * and paragraph separators. https://www.unicode.org/reports/tr14/#BK
 */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
function splitLines(text) {
    return text.split(LINE_BREAK);
}

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
            // The log is read line by line, so a secret of several lines is one secret a line. As a whole it is not told: the
            // runner would take it apart too, and mask its short lines.
            const lines = [...secret.split(/[\r\n]+/), ...splitLines(secret)].map(line => line.trim());
            const added = [...new Set(lines)].filter(line => line.length >= SHORTEST_MASK && !secrets.includes(line));
            secrets = [...secrets, ...added].sort((a, b) => b.length - a.length);
            return added;
        },
        redact: text => secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text)
    };
}
/**
 * A build's output, a branch name or a payload must not become a command: the runner takes `::` at the start of a line,
 * after what .NET calls white space, and `##[` anywhere. An invisible character in between is enough. (Its own way,
 * stop-commands, would also stop our commands meanwhile.) Every character that shows nothing counts as white space here,
 * which is more than any runner takes for it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function neutralized(line) {
    return line.replace(/^([\s\p{C}\p{Z}]*)::/u, '$1\u200b::').replaceAll('##[', '#\u200b#[');
}
/** The log of a step, in the runner's workflow commands on standard output. */
function createLog(redactor) {
    const annotate = (kind) => (message, place) => {
        const { title, file, line } = place;
        issueCommand(kind, { title: redactor.redact(title ?? ''), file: redactor.redact(file ?? ''), line: line ?? '' }, redactor.redact(message));
    };
    const annotation = (kind) => {
        const issue = annotate(kind);
        return (message, place = {}) => issue(message, place);
    };
    return {
        info: message => {
            // Redacted first, because a secret may have a line break or `##[` in it.
            const lines = splitLines(redactor.redact(message)).map(neutralized);
            process.stdout.write(`${lines.join('\n')}\n`);
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











/** How long what is still under way may hold the end of the step, ms. */
const LONGEST_END_MS = 3_000;
/** The ports on a real runner, without what not every entry needs. Call `close` at the end: it removes what was temporary. */
function createRunner() {
    const cancellation = listenForCancel(process);
    const redactor = createRedactor();
    const files = createFiles(process.env);
    const buildkit = createBuildKit(files);
    return {
        platform: parsePlatform(`${process.platform === 'win32' ? 'windows' : process.platform}/${architecture()}`),
        env: Object.freeze({ ...process.env, HOME: process.env.HOME || homeOfUser() }),
        log: createLog(redactor),
        run: createRun(cancellation),
        files,
        http: createHttp(cancellation),
        openBuildKit: buildkit.open,
        clock: createClock(cancellation),
        state,
        job: job,
        outputs: createOutputs(redactor.redact),
        async close() {
            buildkit.close();
            await files.close();
            // What nobody waits for any more, such as a certificate for a build that failed, must not hold the end of the step.
            setTimeout(() => process.exit(), LONGEST_END_MS).unref();
        }
    };
}
function createClock(cancellation) {
    return {
        now: () => Date.now(),
        random: () => Math.random(),
        unlessCancelled: work => new Promise((resolve, reject) => {
            const forget = cancellation.onCancel(() => reject(cancelledError()));
            work.finally(forget).then(resolve, reject);
        }),
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
    const write = (file) => (name, value) => {
        // A name with a line break would write what it likes into the file.
        if (!/^[\w-]+$/.test(name))
            throw new Error(`not a name of an output: ${JSON.stringify(name)}`);
        issueFileCommand(file, prepareKeyValueMessage(name, redact(value)));
    };
    return {
        set: write('OUTPUT'),
        exportVariable: write('ENV'),
        async declareArtifact(name, digest) {
            const path = process.env.GITHUB_ARTIFACTS;
            if (!path || (await isOtherwiseDeclared(name, digest)))
                return;
            await (0,promises_namespaceObject.appendFile)(path, `oci://${name}@${digest}\n`);
        },
        async summarize(render) {
            const path = process.env.GITHUB_STEP_SUMMARY;
            // Older GitHub Enterprise servers have no job summary.
            if (path)
                await (0,promises_namespaceObject.appendFile)(path, `${redact(render(redact))}\n`);
        },
        fail: () => {
            process.exitCode = 1;
        }
    };
}
/** A service of a self-hosted runner may have no HOME; programs then look into the system's list of users. */
function homeOfUser() {
    try {
        return process.getBuiltinModule('node:os').userInfo().homedir;
    }
    catch {
        // A user number without an entry there.
        return undefined;
    }
}
/**
 * Whether an earlier step of the job has declared another image under that name, which the runner would fail the step
 * for. https://github.com/actions/runner/blob/main/src/Runner.Worker/CreateArtifactsFileCommand.cs
 */
async function isOtherwiseDeclared(name, digest) {
    const path = process.env.GITHUB_ARTIFACTS_LIST;
    const text = path ? await (0,promises_namespaceObject.readFile)(path, 'utf8').catch(() => '') : '';
    const subjects = (0,json/* field */.ZZ)((0,json/* parseJson */.qF)(text), 'subjects');
    return (Array.isArray(subjects) &&
        subjects.some(subject => (0,json/* stringAt */.bX)(subject, 'name') === name && (0,json/* stringAt */.bX)(subject, 'digest') !== digest));
}
/** Node's names of architectures in those of the image specification. */
function architecture() {
    if (process.arch === 'x64')
        return 'amd64';
    return process.arch === 'ia32' ? '386' : process.arch;
}


/***/ }),

/***/ 845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZZ: () => (/* binding */ field),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* unused harmony exports numberAt, booleanAt */
/** Careful reading of JSON that others wrote: every step may lead nowhere. */
/** The JSON value of `text`, or undefined where it isn't JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `field(payload, 'pull_request', 'head', 'sha')`: own properties only, undefined where the path ends early. */
function field(value, ...path) {
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
    const found = field(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function numberAt(value, ...path) {
    const found = field(value, ...path);
    return typeof found === 'number' ? found : undefined;
}
function booleanAt(value, ...path) {
    const found = field(value, ...path);
    return typeof found === 'boolean' ? found : undefined;
}


/***/ }),

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Kb: () => (/* binding */ excerpt)
});

// UNUSED EXPORTS: didYouMean, listed, nearest

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./lib/text/foreign.js
/**
 * Of a text from outside, no more than this is looked at, in characters or bytes: what failed stands at its start, and
 * a body of megabytes must not keep a pattern busy.
 */
const LONGEST = 4096;
function clip(text) {
    return text.slice(0, LONGEST);
}
/** Where the end tells more than the start: what a program wrote until it failed. */
function clipStart(text) {
    return text.slice(-LONGEST);
}
/** The start of a body, decoded no further than it is looked at. */
function clipBytes(bytes) {
    return bytes.toString('utf8', 0, LONGEST);
}

;// CONCATENATED MODULE: ./lib/text/nearest.js


/** Longer, it is no misspelling, and comparing it takes long. */
const LONGEST_WORD = 80;
/** The known name that `name` most resembles; undefined if none comes near. */
function nearest(name, known) {
    if (known.length === 0 || name.length > LONGEST_WORD)
        return undefined;
    const best = closest(name.toLowerCase(), [...known]);
    // Further apart than a third of its letters (at least two) and it is another word.
    return distance(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? best : undefined;
}
/** ` Did you mean “x”?` for the known name that `name` most resembles, or nothing if none comes near. */
function didYouMean(name, known) {
    const best = nearest(name, known);
    return best === undefined ? '' : ` Did you mean “${best}”?`;
}
/** “a”, “b” or “c” */
function listed(names) {
    const quoted = names.map(name => `“${name}”`);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
/** At most `length` characters of text from outside, on one line, for use in a message. */
function excerpt(text, length = 120) {
    const line = clip(text).replace(/\s+/g, ' ').trim();
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
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
