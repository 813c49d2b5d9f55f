import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
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
exports.Io = distance;
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
exports.kp = closest;


/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 85675:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http2");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 16460:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers/promises");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ie: () => (/* binding */ toActionError),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
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

/***/ 75691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(65190);
/* harmony import */ var _runner_cache_relay_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(58735);
/* harmony import */ var _runner_create_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80574);
/* harmony import */ var _runner_github_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(97619);




const runner = (0,_runner_create_js__WEBPACK_IMPORTED_MODULE_2__/* .createRunner */ .j)();
const relay = (0,_runner_cache_relay_js__WEBPACK_IMPORTED_MODULE_1__/* .createCacheRelay */ .q)();
try {
    await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)({
        ...runner,
        github: _runner_github_js__WEBPACK_IMPORTED_MODULE_3__/* .connectGitHub */ .U,
        signer: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(119), __nccwpck_require__.e(955), __nccwpck_require__.e(413), __nccwpck_require__.e(839), __nccwpck_require__.e(534), __nccwpck_require__.e(195)]).then(__nccwpck_require__.bind(__nccwpck_require__, 29195))).signer,
        cacheStore: async (service) => (await Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(119), __nccwpck_require__.e(955), __nccwpck_require__.e(839), __nccwpck_require__.e(592), __nccwpck_require__.e(984)]).then(__nccwpck_require__.bind(__nccwpck_require__, 29984))).openCacheStore(service),
        relayCache: relay.open
    });
}
finally {
    relay.close();
    await runner.close();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 65190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
;// CONCATENATED MODULE: ./lib/oci/digest.js

function isDigest(text) {
    return /^sha256:[0-9a-f]{64}$/.test(text);
}
function createDigester() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    return {
        add(piece) {
            hash.update(piece);
            size += piece.length;
        },
        end: () => ({ digest: `sha256:${hash.digest('hex')}`, size })
    };
}
function digestOf(bytes) {
    // Here and above alone a digest is made without checking its form: it has it by construction.
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}

// EXTERNAL MODULE: ./lib/oci/reference.js
var oci_reference = __nccwpck_require__(23940);
;// CONCATENATED MODULE: ./lib/text/size.js
/** `812 B`, `3.4 kB`, `120 MB`: in powers of 1000, as the docker CLI counts. */
function bytes(count) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
    const value = count / 1000 ** power;
    return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(57075);
;// CONCATENATED MODULE: ./lib/chart/archive.js



/** Unpacked, bytes. Helm itself takes no more than 100 MiB. */
const LARGEST = 256 * 1024 * 1024;
/** Reads a `.tgz`; `name` says in messages which. The reader of archives is loaded on use. */
async function readChartArchive(content, name) {
    const { extract } = await __nccwpck_require__.e(/* import() */ 118).then(__nccwpck_require__.t.bind(__nccwpck_require__, 56118, 19));
    const { createGunzip } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 38522, 19));
    const archive = extract();
    const unpacked = external_node_stream_.Readable.from(copies(content), { objectMode: false }).pipe(createGunzip());
    unpacked.on('error', error => archive.destroy(error));
    unpacked.pipe(archive);
    const files = new Map();
    let chartYaml;
    let size = 0;
    try {
        for await (const entry of archive) {
            const pieces = [];
            for await (const piece of entry) {
                size += piece.length;
                if (size > LARGEST)
                    throw new Error(`it unpacks to more than ${LARGEST} bytes`);
                pieces.push(piece);
            }
            if (entry.header.type !== 'file')
                continue;
            const bytes = Buffer.concat(pieces);
            const path = entry.header.name.replace(/^\.\//, '');
            if (/^[^/]+\/Chart\.yaml$/.test(path))
                chartYaml = bytes.toString('utf8');
            files.set(path, digestOf(/\/Chart\.lock$/.test(path) ? withoutTime(bytes) : bytes));
        }
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('input', `input chart: ${name} is not a packed chart.`, {
            cause,
            hint: 'Give the folder of the chart, or the .tgz that helm package has made.'
        });
    }
    return { chartYaml, files };
}
/** Pieces are only good until the next is asked for, and these wait in a queue. */
async function* copies(content) {
    for await (const piece of content)
        yield Buffer.from(piece);
}
function withoutTime(lock) {
    return Buffer.from(lock.toString('utf8').replace(/^generated:.*$/m, ''));
}
/** What differs between two packed charts, as paths; empty where they hold the same. */
function differences(a, b) {
    const paths = [...new Set([...a.files.keys(), ...b.files.keys()])];
    return paths.filter(path => a.files.get(path) !== b.files.get(path)).sort();
}

// EXTERNAL MODULE: ./lib/text/json.js
var json = __nccwpck_require__(52845);
;// CONCATENATED MODULE: ./lib/oci/media.js
/**
 * Media types of manifests that a registry may answer with, in the order of preference of the Accept field.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md
 * https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json'
];
function isManifestType(text) {
    return MANIFEST_TYPES.includes(text);
}
/** An index names the manifest of each platform; the other two types are one image. */
function isIndexType(type) {
    return type === MANIFEST_TYPES[0] || type === MANIFEST_TYPES[2];
}
/** Whether a configuration of that type is an image's; of an artifact it is anything else. Without a type it is old, and an image. */
function isImageConfig(type) {
    return (type === undefined ||
        type === 'application/vnd.oci.image.config.v1+json' ||
        type === 'application/vnd.docker.container.image.v1+json');
}

// EXTERNAL MODULE: ./lib/oci/platform.js
var oci_platform = __nccwpck_require__(17122);
;// CONCATENATED MODULE: ./lib/oci/manifest.js




function manifestOf(mediaType, bytes) {
    return { digest: digestOf(bytes), mediaType, bytes, content: parseContent(mediaType, bytes) };
}
function parseContent(mediaType, bytes) {
    const document = (0,json/* parseJson */.qF)(bytes.toString('utf8'));
    if (isIndexType(mediaType)) {
        const manifests = descriptorsAt(document, 'manifests');
        return manifests && { kind: 'index', manifests };
    }
    const config = (0,json/* field */.ZZ)(document, 'config');
    const layers = descriptorsAt(document, 'layers');
    return layers && isDescriptor(config) ? { kind: 'image', config, layers } : undefined;
}
/** One bad entry makes the whole unreadable: a list that silently lacks one would be merged, or cleaned up, by. */
function descriptorsAt(document, name) {
    const entries = (0,json/* field */.ZZ)(document, name);
    return Array.isArray(entries) && entries.every(isDescriptor) ? entries : undefined;
}
function isDescriptor(value) {
    const may = (name, type) => ['undefined', type].includes(typeof (0,json/* field */.ZZ)(value, name));
    const typed = may('mediaType', 'string') && may('size', 'number') && may('artifactType', 'string');
    return typed && isDigest((0,json/* stringAt */.bX)(value, 'digest') ?? '');
}
function annotationOf({ annotations }, name) {
    return (0,json/* stringAt */.bX)(annotations, name);
}
/** The image of each platform, without the attestations and artifacts that stand beside them. */
function imagesOf({ manifests }) {
    return manifests.flatMap(descriptor => {
        const platform = (0,oci_platform/* platformOf */.tj)(descriptor.platform);
        return platform === undefined ? [] : [{ platform, descriptor }];
    });
}
/** Bytes that a pull of one image moves: its configuration and layers, compressed. */
function sizeOf({ config, layers }) {
    return [config, ...layers].reduce((sum, { size = 0 }) => sum + size, 0);
}
/** https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md */
function parseConfig(bytes) {
    const document = (0,json/* parseJson */.qF)(bytes.toString('utf8'));
    const labels = (0,json/* field */.ZZ)(document, 'config', 'Labels');
    const pairs = Object.entries(typeof labels === 'object' && labels !== null ? labels : {});
    return {
        os: (0,json/* stringAt */.bX)(document, 'os'),
        architecture: (0,json/* stringAt */.bX)(document, 'architecture'),
        variant: (0,json/* stringAt */.bX)(document, 'variant'),
        osVersion: (0,json/* stringAt */.bX)(document, 'os.version'),
        labels: Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
    };
}

;// CONCATENATED MODULE: ./lib/oci/artifact.js



/** The configuration of what needs none. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const EMPTY = Buffer.from('{}');
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: digestOf(EMPTY),
    size: EMPTY.length
};
/** The manifest's bytes as clients written in Go write them, so that the same artifact has the same digest here as there. */
function composeManifest({ annotations, config, layers, ...rest }) {
    const { mediaType, artifactType, subject } = rest;
    const document = {
        schemaVersion: 2,
        mediaType,
        artifactType,
        config,
        layers,
        subject,
        annotations: sorted(annotations)
    };
    return manifestOf(MANIFEST_TYPES[1], Buffer.from(goJson(document)));
}
/** JSON as Go's encoder writes it: what would end a script element is escaped. */
function goJson(document) {
    return JSON.stringify(document).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Go writes maps in the order of their keys. */
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The time as registries' clients write it, without fractions of a second. https://www.rfc-editor.org/rfc/rfc3339 */
function rfc3339(date) {
    return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

;// CONCATENATED MODULE: ./lib/chart/metadata.js



/** Reads the text of a Chart.yaml; `where` says in messages where it is. The parser is loaded on use. */
async function parseChart(text, where) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 38815, 19));
    let document;
    try {
        document = parse(text);
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('input', `input chart: ${where} is not YAML.`, { cause });
    }
    const [name, version] = [metadata_textOf((0,json/* field */.ZZ)(document, 'name')), metadata_textOf((0,json/* field */.ZZ)(document, 'version'))];
    const missing = name === '' ? 'name' : version === '' ? 'version' : undefined;
    if (missing !== undefined)
        throw new errors/* ActionError */.lZ('input', `input chart: ${where} has no ${missing}.`, {
            hint: 'Helm wants apiVersion, name and version there.'
        });
    return { name, version, document };
}
/** The chart's own names of what it needs, as far as packaging has to know. */
function hasDependencies({ document }) {
    const dependencies = (0,json/* field */.ZZ)(document, 'dependencies');
    return Array.isArray(dependencies) && dependencies.length > 0;
}
/** The configuration of a chart's manifest: its metadata as JSON, in Helm's order of fields and without what it doesn't know. */
function chartConfig({ document }) {
    return Buffer.from(goJson(object(document, CHART)));
}
const OCI = 'org.opencontainers.image.';
/**
 * The annotations that Helm writes on a chart's manifest: its own, and those of Chart.yaml, which can't replace title
 * and version.
 */
function chartAnnotations({ name, version, document }, created) {
    const own = {
        description: metadata_textOf((0,json/* field */.ZZ)(document, 'description')),
        title: name,
        version,
        url: metadata_textOf((0,json/* field */.ZZ)(document, 'home')),
        created,
        source: texts((0,json/* field */.ZZ)(document, 'sources'))[0] ?? '',
        authors: list((0,json/* field */.ZZ)(document, 'maintainers'))
            .map(maintainer => {
            const email = metadata_textOf((0,json/* field */.ZZ)(maintainer, 'email'));
            return `${metadata_textOf((0,json/* field */.ZZ)(maintainer, 'name'))}${email === '' ? '' : ` (${email})`}`;
        })
            .join(', ')
    };
    const annotations = Object.entries(own).flatMap(([key, value]) => value.trim() === '' ? [] : [[`${OCI}${key}`, value]]);
    const theirs = Object.entries(record((0,json/* field */.ZZ)(document, 'annotations'))).filter(([key]) => ![`${OCI}title`, `${OCI}version`].includes(key));
    return Object.fromEntries([...annotations, ...theirs]);
}
const flag = value => value === true || undefined;
const anything = value => (list(value).length > 0 ? value : undefined);
const MAINTAINER = [
    ['name', metadata_textOf],
    ['email', metadata_textOf],
    ['url', metadata_textOf]
];
const DEPENDENCY = [
    ['name', metadata_textOf, true],
    ['version', metadata_textOf],
    ['repository', metadata_textOf, true],
    ['condition', metadata_textOf],
    ['tags', texts],
    ['enabled', flag],
    ['import-values', anything],
    ['alias', metadata_textOf]
];
const CHART = [
    ['name', metadata_textOf],
    ['home', metadata_textOf],
    ['sources', texts],
    ['version', metadata_textOf],
    ['description', metadata_textOf],
    ['keywords', texts],
    ['maintainers', value => list(value).map(entry => object(entry, MAINTAINER))],
    ['icon', metadata_textOf],
    ['apiVersion', metadata_textOf],
    ['condition', metadata_textOf],
    ['tags', metadata_textOf],
    ['appVersion', metadata_textOf],
    ['deprecated', flag],
    ['annotations', value => sorted(record(value))],
    ['kubeVersion', metadata_textOf],
    ['dependencies', value => list(value).map(entry => object(entry, DEPENDENCY))],
    ['type', metadata_textOf]
];
function object(value, fields) {
    const entries = fields.flatMap(([name, kind, always]) => {
        const read = kind((0,json/* field */.ZZ)(value, name));
        return always || !isEmpty(read) ? [[name, read]] : [];
    });
    return Object.fromEntries(entries);
}
function isEmpty(value) {
    if (value === undefined || value === '')
        return true;
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
/** A scalar as text: YAML takes `1.0` for a number where Helm wants a text. */
function metadata_textOf(value) {
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function texts(value) {
    return list(value).map(metadata_textOf);
}
function record(value) {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([key, entry]) => [key, metadata_textOf(entry)]));
}

// EXTERNAL MODULE: ./lib/text/nearest.js
var nearest = __nccwpck_require__(4581);
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
async function withRetries({ clock, log }, retries, what, attempt) {
    for (let tried = 1;; tried++) {
        const result = await attempt();
        if ('value' in result)
            return result.value;
        if (tried > (result.once ? Math.min(1, retries) : retries))
            throw result.passing;
        const wait = waitBefore(tried, result, clock.random());
        const said = (0,errors/* textOf */.b6)(result.passing);
        log.info(`${said.startsWith(what) ? said : `${what}: ${said}`}. Retry ${tried} of ${retries} in ${(wait / 1000).toFixed(1)} s.`);
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

;// CONCATENATED MODULE: ./lib/registry/upload.js




/** What memory holds, as a blob. */
function bytesBlob(bytes, name) {
    async function* open(start, end) {
        if (end > start)
            yield bytes.subarray(start, end);
    }
    return { digest: digestOf(bytes), size: bytes.length, name, open };
}
/** Up to here a blob goes in one request, which every registry takes; above in chunks of this, so that little is lost. */
const CHUNK = 256 * 1024 * 1024;
/** Since the last byte went out, milliseconds: a registry may read it all again before it answers. */
const PATIENCE_MS = 300_000;
/** What a registry without chunks answers the first of them with. */
const NO_CHUNKS = [400, 405, 411, 415, 501];
/**
 * Brings a blob into a repository: nothing is sent where it is there or can be mounted; what breaks in the middle goes on
 * where the registry says it stopped, and starts anew where the session is lost. Retries count for each chunk.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs
 */
async function uploadBlob(ports, transport, repository, blob, options = {}) {
    const what = `Uploading ${blob.name} to ${repository.text}`;
    const request = createRequests(transport, repository, blob, what);
    let session;
    let restarts = 0;
    let refused = false;
    const most = options.chunk ?? CHUNK;
    let inChunks = blob.size > most;
    let from = options.from;
    const restart = (why) => {
        session = undefined;
        const error = new errors/* ActionError */.lZ('registry', `${what}: ${why}`, {
            hint: 'Run the job again; if it stays, tell the registry’s operator.'
        });
        // Else a registry that loses every session near its end would be sent the same bytes for ever.
        if (++restarts > transport.retries)
            throw error;
        return { passing: error };
    };
    /** One request, or the few that find out how things stand. A value ends the upload. */
    async function step() {
        if (!session) {
            const there = await request.head();
            if ('passing' in there)
                return there;
            if (there.value.status === 200)
                return { value: 'there already' };
            const started = await request.start(from);
            // Whoever may not read the other repository may still write this one.
            from = undefined;
            if ('passing' in started)
                return started;
            if (started.value.status === 201)
                return { value: 'mounted' };
            const { location, 'oci-chunk-min-length': least = '0' } = started.value.headers;
            if (!location)
                return restart('the registry started an upload and did not say where');
            const chunk = inChunks ? Math.max(most, Number(least) || 0) : Number.POSITIVE_INFINITY;
            session = { location, offset: 0, chunk, doubtful: false };
        }
        if (session.doubtful) {
            const status = await request.status(session);
            if ('passing' in status)
                return status;
            const offset = offsetOf(status.value);
            if (status.value.status !== 204 || offset === undefined || offset > blob.size)
                return restart('the registry has lost the upload');
            if (offset > 0)
                ports.log.info(`${what}: going on after ${offset} of ${blob.size} bytes.`);
            session = { ...session, location: status.value.headers.location ?? session.location, offset, doubtful: false };
            options.onProgress?.(offset);
        }
        const { offset, chunk } = session;
        const isChunk = offset < blob.size && (offset > 0 || inChunks);
        // Whatever happens to this request, the registry is asked before the next.
        session.doubtful = true;
        const sent = isChunk
            ? await request.chunk(session, Math.min(offset + chunk, blob.size))
            : await request.end(session);
        if ('passing' in sent)
            return sent;
        const { status, headers } = sent.value;
        if (!isChunk && status < 300) {
            options.onProgress?.(blob.size);
            return { value: 'uploaded' };
        }
        if (isChunk && status === 202) {
            const end = offsetOf(sent.value) ?? Math.min(offset + chunk, blob.size);
            if (end <= offset || end > blob.size)
                return restart(`the registry says that it has ${end} bytes`);
            session = { ...session, location: headers.location ?? session.location, offset: end, doubtful: false };
            options.onProgress?.(end);
            return { value: 'more' };
        }
        if (isChunk && offset === 0 && NO_CHUNKS.includes(status) && inChunks) {
            ports.log.info(`${what}: the registry takes no chunks (${status}), so it gets the whole in one request.`);
            inChunks = false;
            session = undefined;
            return { value: 'more' };
        }
        if (status === 416)
            return { passing: new errors/* ActionError */.lZ('registry', `${what}: the registry is at another byte (416)`) };
        if (status === 404)
            return restart('the registry has lost the upload');
        if (refused)
            throw damaged(what, sent.value);
        refused = true;
        return restart(`the registry refused what it got: ${upload_textOf(sent.value)}`);
    }
    for (;;) {
        const result = await withRetries(ports, transport.retries, what, step);
        if (result !== 'more')
            return result;
    }
}
function createRequests({ attempt }, repository, blob, what) {
    const uploads = `/v2/${repository.name}/blobs/uploads/`;
    const octets = { 'content-type': 'application/octet-stream' };
    const body = (start, end) => ({ size: end - start, open: () => blob.open(start, end) });
    const common = { what, repository, timeoutMs: PATIENCE_MS };
    return {
        // Any other answer is no reason not to try: a registry that keeps its blobs elsewhere may lead to a URL that is
        // good for GET alone, and a refusal of HEAD has no text.
        head: () => attempt({
            what,
            repository,
            method: 'HEAD',
            path: `/v2/${repository.name}/blobs/${blob.digest}`,
            expected: [200, 400, 401, 403, 404, 405]
        }),
        async start(from) {
            const start = () => attempt({ what, repository, method: 'POST', path: uploads, expected: [202] });
            if (!from)
                return await start();
            const query = new URLSearchParams({ mount: blob.digest, from: from.name });
            const mounted = await attempt({
                what,
                repository,
                from,
                method: 'POST',
                path: `${uploads}?${query}`,
                expected: [201, 202, 400, 401, 403, 404, 405]
            });
            return 'value' in mounted && mounted.value.status >= 400 ? await start() : mounted;
        },
        status: ({ location }) => attempt({ what, repository, method: 'GET', path: location, expected: [204, 400, 404, 405] }),
        chunk: ({ location, offset }, end) => attempt({
            ...common,
            method: 'PATCH',
            path: location,
            headers: { ...octets, 'content-range': `${offset}-${end - 1}` },
            body: body(offset, end),
            expected: [202, 404, 416, ...NO_CHUNKS]
        }),
        /** Ends the upload, with the whole blob where nothing of it was sent. */
        end({ location, offset }) {
            const path = `${location}${location.includes('?') ? '&' : '?'}digest=${blob.digest}`;
            const whole = offset === 0 ? { body: body(0, blob.size) } : { body: Buffer.alloc(0) };
            return attempt({
                ...common,
                method: 'PUT',
                path,
                headers: octets,
                ...whole,
                expected: [200, 201, 204, 400, 404, 416]
            });
        }
    };
}
/** `Range: 0-N` tells that N + 1 bytes are there; an empty upload is told as `0-0` too. */
function offsetOf({ headers }) {
    const last = /^(?:bytes=)?0-(\d+)$/.exec(headers.range ?? '')?.[1];
    if (last === undefined)
        return undefined;
    return last === '0' ? 0 : Number(last) + 1;
}
function damaged(what, response) {
    return new errors/* ActionError */.lZ('mismatch', `${what}: the registry refused twice what it got: ${upload_textOf(response)}`, {
        cause: 'the file was changed while it was sent, or something on the way changes what passes it',
        hint: 'See that nothing writes the file meanwhile, and run the job again.'
    });
}
function upload_textOf({ status, body }) {
    return `${status} ${(0,nearest/* excerpt */.Kb)(body.toString('utf8'), 200)}`.trim();
}

;// CONCATENATED MODULE: ./lib/artifact/blob.js

/** The blob of a file, read once for its digest and again whenever it is sent. */
async function fileBlob({ files }, path, name) {
    const digester = createDigester();
    for await (const piece of files.stream(path))
        digester.add(piece);
    return { ...digester.end(), name, open: (start, end) => files.stream(path, start, end) };
}
function descriptorOf({ digest, size }, mediaType, annotations) {
    return { mediaType, digest, size, ...(annotations ? { annotations } : {}) };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(78474);
;// CONCATENATED MODULE: ./lib/artifact/pack.js



/**
 * Packs a folder into `path` as oras does: its entries below the folder's name, in order, owned by nobody in particular.
 * Their times are all the one of `modified`, else no two checkouts would give the same artifact. Gives the digest of the
 * archive before compression.
 */
async function packFolder({ files }, folder, name, path, modified) {
    const { pack } = await __nccwpck_require__.e(/* import() */ 118).then(__nccwpck_require__.t.bind(__nccwpck_require__, 56118, 19));
    const { createGzip } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 38522, 19));
    const archive = pack();
    const digester = createDigester();
    const filled = fill(files, archive, folder, name, modified).then(() => archive.finalize(), error => archive.destroy(error));
    async function* counted() {
        for await (const piece of archive) {
            digester.add(piece);
            yield piece;
        }
    }
    const compressed = external_node_stream_.Readable.from(counted(), { objectMode: false }).on('error', error => zip.destroy(error));
    const zip = createGzip();
    await files.save(path, compressed.pipe(zip));
    await filled;
    return digester.end().digest;
}
async function fill(files, archive, folder, name, modified) {
    const root = await files.facts(folder);
    const common = { mtime: modified, uid: 0, gid: 0 };
    archive.entry({ ...common, name, type: 'directory', mode: root?.mode ?? 0o755 });
    for (const entry of await files.walk(folder)) {
        const header = { ...common, name: `${name}/${entry.path}`, mode: entry.mode };
        if (entry.kind === 'folder')
            archive.entry({ ...header, type: 'directory' });
        else if (entry.kind === 'link')
            archive.entry({ ...header, type: 'symlink', linkname: entry.target ?? '' });
        else if (entry.kind === 'file')
            await write(archive.entry({ ...header, size: entry.size }), files.stream(`${folder}/${entry.path}`, 0, entry.size));
    }
}
async function write(sink, content) {
    const ended = (0,external_node_events_.once)(sink, 'finish');
    // Who waits for it below hears of it.
    ended.catch(() => { });
    // A copy: the archive keeps it until it is compressed.
    for await (const piece of content)
        if (!sink.write(Buffer.from(piece)))
            await (0,external_node_events_.once)(sink, 'drain');
    sink.end();
    await ended;
}

;// CONCATENATED MODULE: ./lib/artifact/component.js
const IMPORTS = 10;
const EXPORTS = 11;
/**
 * What a component's own import and export sections name, as far as they are at its top; undefined where the bytes are
 * not what the format says. https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md
 */
function readComponent(bytes) {
    const names = { exports: [], imports: [] };
    try {
        const reader = createReader(bytes, 8, bytes.length);
        while (!reader.atEnd()) {
            const id = reader.byte();
            const section = reader.part(reader.number());
            if (id !== IMPORTS && id !== EXPORTS)
                continue;
            for (let left = section.number(); left > 0; left--) {
                const name = readName(section);
                if (id === IMPORTS) {
                    readDescription(section);
                    names.imports.push(name);
                }
                else {
                    // The sort (of a core one, its kind too) and the index; then perhaps a type.
                    if (section.byte() === 0)
                        section.byte();
                    section.number();
                    if (section.byte() === 1)
                        readDescription(section);
                    names.exports.push(name);
                }
            }
        }
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
    return names;
}
function readName(section) {
    const form = section.byte();
    const name = section.text();
    if (form > 2)
        throw new RangeError('a name of a form that is not known');
    // The third form says a version beside the name.
    return form === 2 ? `${name}@${section.text()}` : name;
}
/** What an import is: read over. */
function readDescription(section) {
    const kind = section.byte();
    switch (kind) {
        case 0:
            // A core module, the only kind there.
            section.byte();
            return void section.number();
        case 1:
        case 4:
        case 5:
            return void section.number();
        case 2:
            // A value: equal to another, or of a type.
            section.byte();
            return void section.number();
        case 3:
            // A type: equal to another, or a resource of its own.
            if (section.byte() === 0)
                section.number();
            return;
        default:
            throw new RangeError(`a description of kind ${kind}`);
    }
}
function createReader(bytes, start, end) {
    let at = start;
    const byte = () => {
        const value = at < end ? bytes[at++] : undefined;
        if (value === undefined)
            throw new RangeError('the end');
        return value;
    };
    const number = () => {
        let value = 0;
        for (let shift = 0; shift < 35; shift += 7) {
            const next = byte();
            value += (next & 0x7f) * 2 ** shift;
            if (next < 0x80)
                return value;
        }
        throw new RangeError('a number without an end');
    };
    const take = (length) => {
        if (at + length > end)
            throw new RangeError('the end');
        at += length;
        return at - length;
    };
    return {
        byte,
        number,
        atEnd: () => at >= end,
        text() {
            const length = number();
            const from = take(length);
            return Buffer.from(bytes.subarray(from, from + length)).toString('utf8');
        },
        part(length) {
            const from = take(length);
            return createReader(bytes, from, from + length);
        }
    };
}

;// CONCATENATED MODULE: ./lib/artifact/wasm.js



const WASM_CONFIG = 'application/vnd.wasm.config.v0+json';
const WASM_LAYER = 'application/wasm';
/** Of one WebAssembly file, read whole: bytes. */
const wasm_LARGEST = 512 * 1024 * 1024;
/**
 * The configuration of a WebAssembly artifact: one module (wasip1), or one component (wasip2) with what it imports and
 * exports. https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/
 */
async function wasmConfig({ files }, { files: named, created }, [layer, ...others]) {
    const [file] = named;
    if (!file || !layer || others.length > 0) {
        throw new errors/* ActionError */.lZ('input', `input artifact: ${named.length} files, and a WebAssembly artifact has one.`, {
            hint: 'Name the .wasm file alone, or give another artifact-type.'
        });
    }
    const where = `input artifact, line ${file.line}: ${file.path}`;
    if (layer.size > wasm_LARGEST)
        throw new errors/* ActionError */.lZ('input', `${where} has more than ${wasm_LARGEST} bytes.`);
    const bytes = (await files.read(file.path)) ?? Buffer.alloc(0);
    const kind = bytes.subarray(0, 8).toString('hex');
    // The preamble: “\0asm” and the version, which for components has a layer in its upper half.
    if (kind === '0061736d01000000')
        return config({ os: 'wasip1', created, layerDigests: [layer.digest] });
    if (!/^0061736d....0100$/.test(kind)) {
        throw new errors/* ActionError */.lZ('input', `${where} is not a WebAssembly module or component.`, {
            hint: 'Give the compiled .wasm file, or another artifact-type.'
        });
    }
    const component = readComponent(bytes);
    if (!component)
        throw new errors/* ActionError */.lZ('input', `${where} is a WebAssembly component that can’t be read: it is damaged or of a newer form.`);
    return config({ os: 'wasip2', created, layerDigests: [layer.digest], component });
}
function config({ created, ...rest }) {
    return bytesBlob(Buffer.from(JSON.stringify({ created, architecture: 'wasm', ...rest })), 'the configuration');
}

;// CONCATENATED MODULE: ./lib/artifact/compose.js









const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const CHART_CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const PROVENANCE_LAYER = 'application/vnd.cncf.helm.chart.provenance.v1.prov';
const FILE = 'application/octet-stream';
const FOLDER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const TITLE = 'org.opencontainers.image.title';
const CREATED = 'org.opencontainers.image.created';
/**
 * The manifest of a packed chart, as `helm push` writes it; its signature, where one lies beside it, is a layer too.
 * https://helm.sh/docs/topics/registries/#oci-feature-deprecation-and-behavior-changes-with-v380
 */
async function composeChart({ files }, plan, path) {
    const chart = await readChartArchive(files.stream(path), path);
    const metadata = await parseChart(chart.chartYaml ?? '', `Chart.yaml in ${path}`);
    const config = bytesBlob(chartConfig(metadata), 'the chart’s metadata');
    const archive = await fileBlob({ files }, path, nameOf(path));
    const layers = [{ blob: archive, mediaType: CHART_LAYER }];
    if (await files.exists(`${path}.prov`)) {
        const signature = await fileBlob({ files }, `${path}.prov`, nameOf(`${path}.prov`));
        layers.push({ blob: signature, mediaType: PROVENANCE_LAYER });
    }
    // Helm's order.
    layers.sort((a, b) => (a.blob.digest < b.blob.digest ? -1 : 1));
    const manifest = composeManifest({
        config: descriptorOf(config, CHART_CONFIG),
        layers: layers.map(({ blob, mediaType }) => descriptorOf(blob, mediaType)),
        annotations: { ...chartAnnotations(metadata, plan.created), ...plan.annotations }
    });
    return { manifest, blobs: [config, ...layers.map(({ blob }) => blob)], chart };
}
/**
 * The manifest of files, as `oras push` writes it: a layer a file with its path as title, folders as archives.
 * https://oras.land/docs/how_to_guides/pushing_and_pulling
 */
async function composeFiles(ports, plan, subject) {
    const layers = [];
    for (const file of plan.files)
        layers.push(await layerOf(ports, plan, file));
    const isWasm = plan.artifactType === undefined;
    const config = isWasm
        ? await wasmConfig(ports, plan, layers.map(({ blob }) => blob))
        : bytesBlob(EMPTY, 'the empty configuration');
    const manifest = composeManifest({
        mediaType: MANIFEST_TYPES[1],
        artifactType: plan.artifactType,
        config: isWasm ? descriptorOf(config, WASM_CONFIG) : { ...EMPTY_CONFIG, data: EMPTY.toString('base64') },
        layers: layers.map(({ descriptor }) => descriptor),
        subject,
        annotations: { [CREATED]: plan.created, ...plan.annotations }
    });
    return { manifest, blobs: [config, ...layers.map(({ blob }) => blob)] };
}
async function layerOf(ports, { artifactType, modified }, { path, title, mediaType, line }) {
    const where = `input artifact, line ${line}: ${path}`;
    const facts = await ports.files.facts(path);
    if (!facts) {
        throw new errors/* ActionError */.lZ('input', `${where} does not exist.`, {
            hint: 'Check the path, and that the step that makes it ran before this one.'
        });
    }
    if (facts.kind === 'file') {
        const blob = await fileBlob(ports, path, title);
        const type = mediaType ?? (artifactType === undefined ? WASM_LAYER : FILE);
        return { blob, descriptor: descriptorOf(blob, type, { [TITLE]: title }) };
    }
    if (facts.kind !== 'folder')
        throw new errors/* ActionError */.lZ('input', `${where} is neither a file nor a folder.`);
    const archive = `${await ports.files.temporaryFolder()}/folder.tar.gz`;
    const content = await packFolder(ports, path, title, archive, modified);
    const blob = await fileBlob(ports, archive, title);
    const annotations = {
        // oras unpacks by these two.
        'io.deis.oras.content.digest': content,
        'io.deis.oras.content.unpack': 'true',
        [TITLE]: title
    };
    return { blob, descriptor: descriptorOf(blob, mediaType ?? FOLDER, annotations) };
}
function nameOf(path) {
    return path.split(/[\\/]/).at(-1) ?? path;
}

;// CONCATENATED MODULE: ./lib/concurrency.js
/** Requests at a time to one run's registries. */
const CONCURRENCY = 8;
/**
 * Runs `work` on every item, at most `limit` at a time; results in the items' order.
 * After an error nothing new is started, and what runs is waited for: whoever reports the error knows what was done.
 */
async function parallel(items, limit, work) {
    const results = [];
    const errors = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            if (errors.length > 0)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}
/** Does `work`, and then waits for what it put off, also where it failed. */
async function withLater(work) {
    const left = [];
    try {
        return await work(promise => void left.push(promise));
    }
    finally {
        await Promise.all(left);
    }
}

;// CONCATENATED MODULE: ./lib/registry/revision.js

const REVISION_LABEL = 'org.opencontainers.image.revision';
/** The commit that an image says it was built from; undefined where it says nothing. */
async function revisionLabel(registry, manifest) {
    return (await imageLabels(registry, manifest))[REVISION_LABEL];
}
/**
 * The labels of an image's configuration (of an index: of its first image's); empty where it has none.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md
 */
async function imageLabels(registry, { content }) {
    if (content?.kind === 'index') {
        const [first] = imagesOf(content);
        const image = first && (await registry.getManifest(first.descriptor.digest));
        return image?.content?.kind === 'image' ? await imageLabels(registry, image) : {};
    }
    const config = content && (await registry.getBlob(content.config.digest));
    return config ? parseConfig(config).labels : {};
}

;// CONCATENATED MODULE: ./lib/image/copy.js



/**
 * Copies an image whole to repositories that lack it, digest unchanged; a manifest alone would point at layers that
 * are not there. Under its digest alone: a tag would be written past all that guards tags (tried with buildx 0.29: as
 * the target's “tag” it takes a digest). https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/
 */
async function copyImage({ run, log }, from, digest, to) {
    for (const repository of to) {
        const target = (0,oci_reference/* pinned */.dp)(repository, digest);
        log.info(`Copying ${(0,oci_reference/* pinned */.dp)(from, digest)} to ${target}.`);
        // The default would wrap a plain manifest in a new index, with another digest.
        const args = ['buildx', 'imagetools', 'create', '--prefer-index=false', '--tag', target, (0,oci_reference/* pinned */.dp)(from, digest)];
        const { exitCode, stderr } = await run('docker', args, { onLine: log.info });
        if (exitCode !== 0)
            throw new errors/* ActionError */.lZ('registry', `${(0,oci_reference/* pinned */.dp)(from, digest)} could not be copied to ${target}: ${(0,nearest/* excerpt */.Kb)(stderr, 300)}`);
    }
}

;// CONCATENATED MODULE: ./lib/image/existing.js





/**
 * Looks for the planned version tags before anything is built, as `if-tag-exists` wants it; where no tag is a version,
 * for the first, if it names one image for good (`type=raw`, `type=match`). Not for further ones of that kind: they may
 * be meant to move.
 * `fail`: one that is there is an error, unless it was built from this very commit.
 * `skip`: what is there is used instead of a build; images that disagree are an error.
 */
async function findExisting(ports, plan, mode, registries) {
    const found = await lookFor(plan, mode, registries);
    const [first] = found;
    if (!first)
        return undefined;
    const other = found.find(place => place.manifest.digest !== first.manifest.digest);
    if (other) {
        throw new errors/* ActionError */.lZ('mismatch', `${(0,oci_reference/* tagged */.VK)(first.repository, first.tag)} is ${first.manifest.digest}, but ${(0,oci_reference/* tagged */.VK)(other.repository, other.tag)} is ${other.manifest.digest}.`, {
            cause: `if-tag-exists is ${mode}, which publishes what is there, and these are two images`,
            hint: 'Delete the wrong one, or set if-tag-exists: overwrite to build and write both anew.'
        });
    }
    ports.log.info(`${(0,oci_reference/* tagged */.VK)(first.repository, first.tag)} exists already (${first.manifest.digest}), so nothing is built.`);
    const missing = plan.taggedImages.filter(image => !found.some(place => place.repository.text === image.repository.text));
    await copyImage(ports, first.repository, first.manifest.digest, missing.map(({ repository }) => repository));
    return { digest: first.manifest.digest, origin: 'reused', written: [] };
}
/** The tags that name one thing for good. */
function namesForGood({ tags }) {
    const versions = tags.filter(tag => tag.kind === 'version');
    return versions.length > 0 ? versions : tags.slice(0, 1).filter(tag => tag.kind === 'fixed');
}
async function refuseOther(place, revision, registries) {
    const { repository, tag, manifest } = place;
    const theirs = await revisionLabel(registries(repository), manifest);
    if (theirs === revision)
        return;
    throw new errors/* ActionError */.lZ('input', `${(0,oci_reference/* tagged */.VK)(repository, tag)} exists already, as ${manifest.digest}.`, {
        cause: `if-tag-exists is fail, and that image ${theirs ? `was built from ${theirs}, not from ${revision}` : 'does not say which commit it was built from'}`,
        hint: 'Publish under a new version, or set if-tag-exists to skip or overwrite.'
    });
}
/**
 * Whether a job of a matrix has nothing to build, because `skip` is asked for and the version is there already. With
 * `fail`, an image of another commit is an error, and one of this commit is built and put together anew: that ends what
 * an earlier attempt of this run began.
 */
async function isPublished({ log }, plan, mode, registries) {
    const [first] = await lookFor(plan, mode, registries);
    if (!first || mode === 'fail')
        return false;
    const reference = (0,oci_reference/* tagged */.VK)(first.repository, first.tag);
    log.notice(`Nothing is built: ${reference} is there already (${first.manifest.digest}), and if-tag-exists is skip.`);
    return true;
}
/** The planned tags for good that are there; with `fail`, one of another commit is an ActionError `input`. */
async function lookFor(plan, mode, registries) {
    const places = plan.taggedImages.flatMap(image => namesForGood(image).map(tag => ({ repository: image.repository, tag: tag.name })));
    const looked = await parallel(places, CONCURRENCY, async (place) => ({
        ...place,
        manifest: await registries(place.repository).getManifest(place.tag)
    }));
    const found = looked.flatMap(({ manifest, ...place }) => (manifest ? [{ ...place, manifest }] : []));
    if (mode === 'fail')
        for (const place of found)
            await refuseOther(place, plan.revision, registries);
    return found;
}

;// CONCATENATED MODULE: ./lib/registry/referrers.js







const [INDEX, MANIFEST] = MANIFEST_TYPES;
/** How often the fallback tag is written again after another run has written it. */
const ROUNDS = 5;
/**
 * Puts an artifact of one file beside `subject`: as a referrer, and where the registry has no API for those, also in the
 * index under the tag that stands in for it. Gives the artifact's digest.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
async function attachReferrer(registry, repository, subject, { mediaType, bytes, annotations }, hasApi) {
    const of = await registry.getManifest(subject);
    if (!of)
        throw new errors/* ActionError */.lZ('registry', `${(0,oci_reference/* pinned */.dp)(repository, subject)} is not in the registry, so nothing can be attached to it.`);
    const blobs = [bytesBlob(bytes, 'the attestation'), bytesBlob(EMPTY, 'the empty configuration')];
    await Promise.all(blobs.map(blob => registry.uploadBlob(blob)));
    const document = {
        schemaVersion: 2,
        mediaType: MANIFEST,
        artifactType: mediaType,
        config: EMPTY_CONFIG,
        layers: [{ mediaType, digest: digestOf(bytes), size: bytes.length }],
        subject: { mediaType: of.mediaType, digest: of.digest, size: of.bytes.length },
        annotations
    };
    const manifest = manifestOf(MANIFEST, Buffer.from(JSON.stringify(document)));
    const isKnown = await registry.putReferrer(manifest);
    // AWS's registry says that it knows the subject and has no API for referrers.
    if (!isKnown || !hasApi)
        await addToFallback(registry, subject, {
            mediaType: MANIFEST,
            digest: manifest.digest,
            size: manifest.bytes.length,
            artifactType: mediaType,
            annotations
        });
    return manifest.digest;
}
/**
 * The index under `sha256-…`, written again until it holds the entry: registries have no compare-and-swap, so another
 * run that attaches at the same time may have dropped it.
 */
async function addToFallback(registry, subject, entry) {
    const tag = subject.replace(':', '-');
    for (let round = 0; round < ROUNDS; round++) {
        const there = manifestsOf(await registry.getManifest(tag));
        if (there.some(({ digest }) => digest === entry.digest))
            return;
        const index = { schemaVersion: 2, mediaType: INDEX, manifests: [...there, entry] };
        await registry.putManifest(tag, manifestOf(INDEX, Buffer.from(JSON.stringify(index))));
    }
}
function manifestsOf(manifest) {
    return manifest?.content?.kind === 'index' ? manifest.content.manifests : [];
}

;// CONCATENATED MODULE: ./lib/artifact/upload.js




/** Uploads at a time: more of them share one line. */
const UPLOADS = 3;
/** Between two words about the progress of one upload, milliseconds. */
const PROGRESS_MS = 5_000;
/** Brings blobs and manifest into each repository, under the digest alone. What one of them has, its neighbours mount. */
async function uploadArtifact(ports, images, { manifest, blobs }, registries, subject) {
    const distinct = [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
    for (const [index, image] of images.entries()) {
        const from = images.slice(0, index).find(({ registry }) => registry === image.registry);
        const registry = registries(image);
        await parallel(distinct, UPLOADS, async (blob) => {
            const started = ports.clock.now();
            const onProgress = progress(ports, blob);
            const how = await registry.uploadBlob(blob, { from, onProgress });
            const seconds = (ports.clock.now() - started) / 1000;
            const rate = how === 'uploaded' && seconds >= 1 ? ` in ${seconds.toFixed(1)} s, ${bytes(blob.size / seconds)}/s` : '';
            ports.log.info(`${image.text}: ${blob.name} (${bytes(blob.size)}, ${blob.digest}) ${how}${rate}.`);
        });
        if (!subject)
            await registry.putManifest(manifest.digest, manifest);
        else if (!(await registry.putReferrer(manifest)))
            await addToFallback(registry, subject, entryOf(manifest));
        ports.log.info(`${image.text}@${manifest.digest} is in the registry.`);
    }
}
function progress({ log, clock }, { name, size }) {
    let last = clock.now();
    return sent => {
        const now = clock.now();
        if (sent === size || now - last < PROGRESS_MS)
            return;
        last = now;
        log.info(`${name}: ${bytes(sent)} of ${bytes(size)} (${Math.floor((100 * sent) / size)} %).`);
    };
}
/** How the index of what refers to an image names it. */
function entryOf(manifest) {
    const { content, digest, mediaType } = manifest;
    const document = JSON.parse(manifest.bytes.toString('utf8'));
    const config = content?.kind === 'image' ? content.config.mediaType : undefined;
    const artifactType = (0,json/* stringAt */.bX)(document, 'artifactType') ?? config ?? '';
    return { mediaType, digest, size: manifest.bytes.length, artifactType, annotations: (0,json/* field */.ZZ)(document, 'annotations') };
}

;// CONCATENATED MODULE: ./lib/artifact/existing.js









/** Of a chart's archive that is compared, bytes. */
const LARGEST_CHART = 128 * 1024 * 1024;
/**
 * What is there already under the tags that name one version for good, and is left as it is; undefined where there is
 * nothing. `fail`: what is there must hold the same files, times aside. `skip`: whatever is there is taken.
 */
async function findExistingArtifact(ports, plan, mode, composed, registries) {
    const places = plan.taggedImages.flatMap(image => namesForGood(image).map(({ name }) => ({ repository: image.repository, tag: name })));
    const looked = await parallel(places, CONCURRENCY, async (place) => ({
        ...place,
        manifest: await registries(place.repository).getManifest(place.tag)
    }));
    const found = looked.flatMap(({ manifest, ...place }) => (manifest ? [{ ...place, manifest }] : []));
    const [first] = found;
    if (!first)
        return undefined;
    const name = (0,oci_reference/* tagged */.VK)(first.repository, first.tag);
    for (const place of found) {
        if (mode === 'fail')
            await existing_refuseOther(place, composed, registries);
        if (place.manifest.digest === first.manifest.digest)
            continue;
        throw new errors/* ActionError */.lZ('mismatch', `${name} is ${first.manifest.digest}, but ${(0,oci_reference/* tagged */.VK)(place.repository, place.tag)} is ${place.manifest.digest}.`, {
            cause: 'what is there is to be left as it is, and these are two artifacts',
            hint: 'Delete the wrong one, or set if-tag-exists: overwrite to write both anew.'
        });
    }
    const same = mode === 'fail' ? ', with the same files' : '';
    ports.log.info(`${name} exists already (${first.manifest.digest})${same}: it stays as it is.`);
    const missing = plan.images.filter(image => !found.some(({ repository }) => repository.text === image.text));
    if (missing.length > 0) {
        const blobs = await blobsOf(first, composed, registries);
        await uploadArtifact(ports, [first.repository, ...missing], { manifest: first.manifest, blobs }, registries, undefined);
    }
    return { digest: first.manifest.digest, origin: 'reused', written: [] };
}
async function existing_refuseOther(place, composed, registries) {
    const other = await difference(place, composed, registries);
    if (other === undefined)
        return;
    throw new errors/* ActionError */.lZ('input', `${(0,oci_reference/* tagged */.VK)(place.repository, place.tag)} exists already, with other content.`, {
        cause: `a published version is not overwritten, and ${other}`,
        hint: 'Give it a new version, or set if-tag-exists: overwrite (or skip, to leave what is there).'
    });
}
/** What is not the same, as a clause; undefined where all is. */
async function difference({ repository, manifest }, ours, registries) {
    const [a, b] = [ours.manifest.content, manifest.content];
    if (a?.kind !== 'image' || b?.kind !== 'image')
        return 'what is there is an image of several platforms';
    if (!ours.chart) {
        const named = ({ config, layers }) => [config, ...layers].map(({ digest, mediaType, annotations }) => JSON.stringify([digest, mediaType, annotations]));
        const theirs = new Set(named(b));
        const same = theirs.size === named(a).length && named(a).every(layer => theirs.has(layer));
        return same ? undefined : 'its files are others';
    }
    const layerOf = (content, type) => content.layers.find(({ mediaType }) => mediaType === type);
    if (layerOf(a, PROVENANCE_LAYER) !== undefined && layerOf(b, PROVENANCE_LAYER) === undefined)
        return 'it has no provenance file';
    const layer = layerOf(b, CHART_LAYER);
    if (!layer)
        return 'what exists there is not a chart';
    if (layer.digest === layerOf(a, CHART_LAYER)?.digest)
        return undefined;
    const bytes = await registries(repository).getBlob(layer.digest, LARGEST_CHART);
    if (!bytes)
        return 'its archive is missing in the registry';
    const theirs = await readChartArchive(bytesBlob(bytes, '').open(0, bytes.length), `the chart in ${repository.text}`);
    const paths = differences(ours.chart, theirs);
    return paths.length === 0 ? undefined : `these files differ: ${(0,nearest/* excerpt */.Kb)(paths.join(', '), 300)}`;
}
/** What the manifest in the registry is made of: ours, where it is the same, else read from there. */
async function blobsOf({ repository, manifest }, ours, registries) {
    const content = manifest.content;
    if (content?.kind !== 'image')
        throw new errors/* ActionError */.lZ('registry', `${manifest.digest} is not an artifact that can be copied.`);
    return await parallel([content.config, ...content.layers], 2, async ({ digest }) => {
        const own = ours.blobs.find(blob => blob.digest === digest);
        if (own)
            return own;
        const bytes = await registries(repository).getBlob(digest, LARGEST_CHART);
        if (bytes)
            return bytesBlob(bytes, digest);
        throw new errors/* ActionError */.lZ('registry', `${repository.text} lacks ${digest}, which its manifest ${manifest.digest} names.`);
    });
}

;// CONCATENATED MODULE: ./lib/chart/read.js



/** What the input `chart` names; an ActionError `input` where that is no chart. */
async function readChart({ files }, path) {
    const facts = await files.facts(path);
    if (!facts) {
        throw new errors/* ActionError */.lZ('input', `input chart: ${path} does not exist.`, {
            hint: 'Check the path, and that actions/checkout or the step that makes it ran before this one.'
        });
    }
    const packed = facts.kind === 'file';
    const [where, text] = packed
        ? [`Chart.yaml in ${path}`, (await readChartArchive(files.stream(path), path)).chartYaml]
        : [`${path}/Chart.yaml`, (await files.read(`${path}/Chart.yaml`))?.toString('utf8')];
    if (text === undefined) {
        throw new errors/* ActionError */.lZ('input', `input chart: there is no Chart.yaml in ${path}.`, {
            hint: 'Give the folder that holds it, or a .tgz that helm package has made.'
        });
    }
    return { path, packed, modified: new Date(facts.modified), metadata: await parseChart(text, where) };
}

;// CONCATENATED MODULE: ./lib/artifact/helm.js




const INSTALL = 'Install helm 3 or 4 in an earlier step (azure/setup-helm; GitHub-hosted runners have it), or give a packed .tgz.';
/** Looks for helm before anybody else is asked; its absence is an ActionError `tool` that says what to install. */
async function findHelm({ run, log }) {
    const { exitCode, stdout, stderr } = await run('helm', ['version', '--short']).catch(cause => {
        if (cause instanceof errors/* ActionError */.lZ && cause.code === 'cancelled')
            throw cause;
        throw new errors/* ActionError */.lZ('tool', 'helm was not found, which packs the folder of the input chart.', {
            cause,
            hint: INSTALL
        });
    });
    const version = stdout.trim();
    if (exitCode !== 0 || !/^v[3-9]/.test(version)) {
        throw new errors/* ActionError */.lZ('tool', 'The helm that is here can’t pack a chart.', {
            cause: `helm version says: ${(0,nearest/* excerpt */.Kb)(version || stderr)}`,
            hint: INSTALL
        });
    }
    log.info(`helm ${version}`);
}
/** Packs the chart's folder, with what it depends on; gives the path of the `.tgz`. */
async function packChart(ports, plan) {
    const { path, setVersion } = plan;
    const chart = await readChart(ports, path);
    if (hasDependencies(chart.metadata)) {
        // What a lock names is fetched as it says; without one, the newest that fit.
        const locked = await ports.files.exists(`${path}/Chart.lock`);
        await helm(ports, ['dependency', locked ? 'build' : 'update', path], 'The chart’s dependencies could not be fetched.');
    }
    const folder = await ports.files.temporaryFolder();
    const versions = setVersion === undefined ? [] : ['--version', setVersion, '--app-version', setVersion];
    await helm(ports, ['package', path, '--destination', folder, ...versions], `${path} could not be packed.`);
    const packed = (await ports.files.walk(folder)).find(entry => entry.path.endsWith('.tgz'));
    if (packed)
        return `${folder}/${packed.path}`;
    throw new errors/* ActionError */.lZ('tool', `helm package of ${path} has made no .tgz.`);
}
async function helm({ run, log }, args, failure) {
    const { exitCode, signal, stdout, stderr } = await run('helm', args, { onLine: log.info });
    if (exitCode === 0)
        return;
    const said = `${stderr}${stdout}`;
    const unknown = /no repository definition for (.*?)\. Please/.exec(said)?.[1];
    throw new errors/* ActionError */.lZ('tool', failure, {
        cause: (0,nearest/* excerpt */.Kb)(stderr, 400) || `helm ended with ${exitCode ?? signal}`,
        hint: unknown
            ? `Add ${unknown} in an earlier step (helm repo add NAME URL), or remove Chart.lock.`
            : 'See helm’s own words in the log above.'
    });
}

;// CONCATENATED MODULE: ./lib/artifact/artifact.js








/** Whether packing needs helm, which is then looked for before any registry is asked. */
function needsHelm(artifact) {
    return artifact.kind === 'chart' && !artifact.packed;
}
/** Packs, and brings what is packed into the registry; undefined where nothing was pushed. */
async function makeArtifact(ports, plan, artifact, { stage, permission, registries }) {
    const named = artifact.kind === 'files' ? artifact.subject : undefined;
    // Without the right to push, what the registry holds is nothing to this run.
    const subject = named && permission.push ? await stage('Subject', () => findSubject(plan, named.reference, registries)) : undefined;
    const composed = await stage('Package', () => compose(ports, artifact, subject));
    if (!permission.push)
        return undefined;
    const { ifTagExists } = artifact;
    return await stage('Upload', async () => {
        const existing = ifTagExists && (await findExistingArtifact(ports, plan, ifTagExists, composed, registries));
        if (existing)
            return existing;
        await uploadArtifact(ports, plan.images, composed, registries, subject?.digest);
        return { digest: composed.manifest.digest, origin: 'built', written: [] };
    });
}
async function compose(ports, artifact, subject) {
    const composed = artifact.kind === 'files'
        ? await composeFiles(ports, artifact, subject)
        : await composeChart(ports, artifact, artifact.packed ? artifact.path : await packChart(ports, artifact));
    for (const { name, size, digest } of composed.blobs)
        ports.log.info(`${name}: ${bytes(size)}, ${digest}`);
    ports.log.info(`manifest: ${composed.manifest.digest}`);
    return composed;
}
/** The image that files are about; each repository must have it. */
async function findSubject({ images }, reference, registries) {
    const found = [];
    for (const image of images) {
        const manifest = await registries(image).getManifest(reference);
        if (!manifest) {
            throw new errors/* ActionError */.lZ('input', `input subject: ${artifact_nameOf(image, reference)} does not exist.`, {
                hint: 'Check the tag or digest, and that the step or run that publishes it has ended.'
            });
        }
        found.push({ mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.bytes.length });
    }
    const [first, ...others] = found;
    if (!first)
        throw new errors/* ActionError */.lZ('input', 'There is no image that could be the subject.');
    if (others.every(({ digest }) => digest === first.digest))
        return first;
    throw new errors/* ActionError */.lZ('mismatch', `input subject: ${reference} is not the same in every image.`, {
        cause: images.map((image, index) => `${image.text}: ${found[index]?.digest}`).join('; '),
        hint: 'Give the digest instead of the tag.'
    });
}
function artifact_nameOf(image, reference) {
    // Checked by the same function that gives the type.
    return isDigest(reference) ? (0,oci_reference/* pinned */.dp)(image, reference) : (0,oci_reference/* tagged */.VK)(image, reference);
}

;// CONCATENATED MODULE: ./lib/plan/attest.js

const NEVER = { fix: 'Nothing to change.', never: true };
const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write\n  id-token: write\n  attestations: write';
/** `builtRevision`: the commit that the workspace holds, where that is known. undefined: nothing is signed, and nothing said. */
function planAttest(context, inputs, env, builtRevision) {
    const { attest, publicLog, pushToRegistry, sbomPath, promote } = inputs;
    // A promoted image keeps the signatures that it has.
    if (attest === false || (promote && attest !== true))
        return undefined;
    if (attest === 'registry' && !publicLog) {
        throw new errors/* ActionError */.lZ('input', 'input attest: registry signs with Sigstore’s public instance, and public-log is not true.', {
            cause: 'the names of image and repository, and the commit, then stand in a public log for ever',
            hint: 'Add the line public-log: true if they may, or set attest: false.'
        });
    }
    // GITHUB_SHA, of which the job’s identity speaks, whatever the ref was taken from.
    const identity = env.GITHUB_SHA || context.sha;
    return {
        required: attest !== 'auto',
        eligibility: promote ? { missing: 'this run has not built it', ...NEVER } : eligibility(context, env, attest),
        pushToRegistry: pushToRegistry || attest === 'registry',
        sbomPath,
        builtRevision: builtRevision === identity || builtRevision === context.headSha ? undefined : builtRevision
    };
}
/**
 * Whether the job can sign at all: it has an identity token, and GitHub keeps attestations for the repository.
 * Public repositories use the public instance with its transparency log, others GitHub's own.
 * https://docs.github.com/actions/security-for-github-actions/using-artifact-attestations
 */
function eligibility(context, env, attest) {
    const { host } = context.server;
    if (context.foreignHead !== undefined) {
        return {
            missing: `the code is from ${context.foreignHead}, and what others wrote is not signed as this repository’s`,
            ...NEVER
        };
    }
    if (context.pullRequest && attest === 'auto') {
        return {
            missing: 'a pull request is signed only where attest is true',
            fix: 'A preview with the same signature as a release would be taken for one.'
        };
    }
    if (host !== 'github.com' && !host.endsWith('.ghe.com')) {
        return {
            missing: `GitHub Enterprise Server (${host}) has no attestations`,
            fix: 'Set attest: false, or sign with another tool by the output ref.'
        };
    }
    if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
        return {
            missing: 'the job lacks the permission id-token: write',
            fix: `Give the job the permissions:\n${PERMISSIONS}`
        };
    }
    if (attest === 'registry')
        return { sigstore: 'public-good', store: 'registry' };
    if (context.isPrivate !== false && context.ownerType === 'User') {
        return {
            missing: 'private repositories of users have no attestations',
            fix: 'Set attest: registry (publicly logged) or false, make the repository public, or move it to an organisation with Enterprise Cloud.'
        };
    }
    return { sigstore: context.isPrivate === false ? 'public-good' : 'github', store: 'github' };
}
/** Where signing is required, what is missing is an error before anything is built. */
function checkSignable({ required, eligibility }) {
    if (required && 'missing' in eligibility && !eligibility.never)
        throw cannotSign(eligibility);
}
function cannotSign({ missing, fix }) {
    return new errors/* ActionError */.lZ('attest', 'input attest: this run can’t sign.', { cause: missing, hint: fix });
}

// EXTERNAL MODULE: ./lib/text/foreign.js
var text_foreign = __nccwpck_require__(52479);
;// CONCATENATED MODULE: ./lib/attest/statement.js



/**
 * Reads a signed bundle back: it must be an in-toto statement of that type about exactly these subjects. What is
 * signed stays signed, so nothing else may leave this run.
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
function checkBundle(bundle, subjects, predicateType) {
    const fail = (what) => new errors/* ActionError */.lZ('mismatch', `The signed attestation is not about this image: ${what}.`, {
        hint: 'This is a fault of the signing service or of publish-image; nothing of it was stored.'
    });
    const payload = (0,json/* stringAt */.bX)(bundle, 'dsseEnvelope', 'payload');
    const statement = (0,json/* parseJson */.qF)(Buffer.from(payload ?? '', 'base64').toString('utf8'));
    const type = (0,json/* stringAt */.bX)(statement, 'predicateType') ?? 'nothing';
    if (type !== predicateType)
        throw fail(`its predicate is ${(0,nearest/* excerpt */.Kb)(type)}, not ${predicateType}`);
    const listed = (0,json/* field */.ZZ)(statement, 'subject');
    const found = (Array.isArray(listed) ? listed : []).map(subject => `${(0,json/* stringAt */.bX)(subject, 'name')}@sha256:${(0,json/* stringAt */.bX)(subject, 'digest', 'sha256')}`);
    const wanted = subjects.map(({ name, digest }) => `${name}@${digest}`);
    if (found.length === wanted.length && wanted.every((text, index) => text === found[index]))
        return;
    throw fail(`its subject is ${(0,nearest/* excerpt */.Kb)(found.join(', ') || 'nothing', 300)}, not ${wanted.join(', ')}`);
}
/** The predicate of an SBOM file, by its format. https://github.com/in-toto/attestation/tree/main/spec/predicates */
function sbomPredicate(text, path) {
    const document = (0,json/* parseJson */.qF)(text);
    const fail = (what) => new errors/* ActionError */.lZ('input', `input sbom-path: ${path} ${what}.`, { hint: 'Give SPDX or CycloneDX, as JSON.' });
    if (typeof document !== 'object' || document === null)
        throw fail('is not JSON');
    const spdx = /^SPDX-(\d+\.\d+)$/.exec((0,json/* stringAt */.bX)(document, 'spdxVersion') ?? '')?.[1];
    if (spdx && (0,json/* stringAt */.bX)(document, 'SPDXID') !== undefined)
        return { type: `https://spdx.dev/Document/v${spdx}`, params: document };
    if ((0,json/* stringAt */.bX)(document, 'bomFormat') === 'CycloneDX')
        return { type: 'https://cyclonedx.org/bom', params: document };
    throw fail('is neither SPDX nor CycloneDX');
}

;// CONCATENATED MODULE: ./lib/attest/signing.js





/** A certificate holds for ten minutes; one that is older than this is fetched anew, ms. */
const FRESH_MS = 8 * 60_000;
/**
 * Starts what signing needs and the digest does not: the packages, the job's identity, the predicate and a certificate.
 * Its faults are told when it is asked for a signature, and not before: the build goes on meanwhile.
 */
function startSigning(ports, plan, attest, sigstore, diagnose) {
    const tried = (what, work) => trySigning(ports, plan.retries, diagnose, what, work);
    const certify = async () => {
        const signer = await ports.signer();
        const key = await tried('Asking for a signing certificate', () => signer.certify(sigstore));
        return { key, certifiedAt: ports.clock.now() };
    };
    const prepare = async () => {
        const signer = await ports.signer();
        const [provenance, certified] = await Promise.all([
            tried('Asking for the job’s identity', () => signer.provenance()),
            certify()
        ]);
        return { provenance: withBuiltRevision(provenance, plan.repository, attest.builtRevision), ...certified };
    };
    const prepared = prepare();
    // Read when a signature is wanted; a build that fails before never does.
    prepared.catch(() => undefined);
    return {
        plan: attest,
        async sign(subjects, others) {
            const { provenance, ...early } = await prepared;
            const isOld = ports.clock.now() - early.certifiedAt > FRESH_MS;
            const { key } = isOld ? await certify() : early;
            return await Promise.all([provenance, ...others].map(async (predicate) => {
                const bundle = await tried(`Signing ${predicate.type}`, () => key.sign(subjects, predicate));
                checkBundle(bundle, subjects, predicate.type);
                return { predicate, bundle };
            }));
        }
    };
}
/**
 * The identity names the commit of the event; what was built from another one must not pass for it.
 * https://slsa.dev/spec/v1.0/provenance#resolvedDependencies
 */
function withBuiltRevision(predicate, { serverUrl, name }, revision) {
    if (revision === undefined)
        return predicate;
    const definition = (0,json/* field */.ZZ)(predicate.params, 'buildDefinition');
    const dependencies = (0,json/* field */.ZZ)(definition, 'resolvedDependencies');
    const built = { uri: `git+${serverUrl}/${name}`, digest: { gitCommit: revision }, name: 'built revision' };
    return {
        type: predicate.type,
        params: {
            ...predicate.params,
            buildDefinition: {
                ...(typeof definition === 'object' ? definition : {}),
                resolvedDependencies: [...(Array.isArray(dependencies) ? dependencies : []), built]
            }
        }
    };
}
/** Transient faults of GitHub's and Sigstore's services are tried again; a refusal is not. */
function trySigning(ports, retries, diagnose, what, work) {
    return withRetries(ports, retries, what, async () => {
        try {
            return { value: await ports.clock.unlessCancelled(work()) };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            const text = (0,text_foreign/* clip */.$Q)((0,errors/* textOf */.b6)(error));
            const status = (0,json/* numberAt */.tk)(error, 'status') ?? (0,json/* numberAt */.tk)(causeOf(error), 'status') ?? 0;
            const found = diagnose(text, { operation: 'attest' });
            const explained = new errors/* ActionError */.lZ('attest', `${what} failed`, {
                cause: found?.cause ?? text,
                hint: found?.fix ??
                    'Run the job again; the signing services tell of faults on https://status.sigstore.dev and https://www.githubstatus.com',
                detail: found && text
            });
            if (status >= 500 || status === 429 || found?.retry || /\b\(?50[0234]\)?\b/.test(text))
                return { passing: explained };
            throw explained;
        }
    });
}
/** Sigstore's errors keep the service's answer in their cause. */
function causeOf(error) {
    return error instanceof Error ? error.cause : undefined;
}

;// CONCATENATED MODULE: ./lib/attest/attest.js







/** actions/attest takes no larger ones either: 16 MiB. */
const LARGEST_SBOM = 16 * 1024 * 1024;
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/**
 * Begins to sign beside the build, where this run may sign what it makes. Where signing is required and can't be had, an
 * ActionError `attest`, before the build. The packages that sign are loaded here and nowhere else.
 */
function prepareSigning(ports, plan, isPushed, diagnose) {
    const { attest } = plan;
    if (!attest)
        return undefined;
    if (!isPushed)
        return tellIfAsked(ports, attest, 'it is not pushed');
    const { eligibility } = attest;
    if (!('missing' in eligibility))
        return startSigning(ports, plan, attest, eligibility.sigstore, diagnose);
    if (attest.required && !eligibility.never)
        throw cannotSign(eligibility);
    ports.log.info(`Not signed, because ${eligibility.missing}. ${eligibility.fix}`);
    return { unsigned: eligibility.missing };
}
/** Nobody waits for a signature of what is not this run's to sign, but where one was asked for in so many words. */
function tellIfAsked({ log }, { required }, why) {
    if (!required)
        return undefined;
    log.info(`Not signed, because ${why}.`);
    return { unsigned: why };
}
/**
 * Signs what this run has made, as provenance (and with the SBOM, if there is one), and stores it with GitHub, where
 * `gh attestation verify` finds it, or beside the image. What fails is a warning, or the run's error where signing is
 * required.
 */
async function attest(ports, signing, request) {
    const { unsignable } = request.image;
    if (unsignable !== undefined) {
        ports.log.info(`Not signed, because ${unsignable}.`);
        return { unsigned: unsignable };
    }
    try {
        return { attested: await signAndStore(ports, signing, request) };
    }
    catch (error) {
        const explained = error instanceof errors/* ActionError */.lZ ? error : new errors/* ActionError */.lZ('attest', `Attesting failed: ${(0,errors/* textOf */.b6)(error)}`);
        // Cancelled, or a bundle that is not ours: never a mere warning.
        if (signing.plan.required || explained.code !== 'attest')
            throw explained;
        warn(ports, 'Image not attested', 'Not attested', explained);
        return { unsigned: explained.message };
    }
}
function warn({ log }, title, what, { message, cause, hint }) {
    const parts = [message, (0,errors/* textOf */.b6)(cause ?? ''), hint ?? ''];
    log.warning(`${what}: ${parts.filter(part => part !== '').join('\n')}`, { title });
}
async function signAndStore(ports, signing, request) {
    const { plan, image } = request;
    const { repository } = plan;
    const others = signing.plan.sbomPath === '' ? [] : [await readSbom(ports, signing.plan.sbomPath)];
    const subjects = plan.images.map(({ text }) => ({ name: text, digest: image.digest }));
    const signed = await signing.sign(subjects, others);
    const ids = [];
    for (const each of signed) {
        const id = await store(ports, signing.plan, request, each);
        if (id !== undefined)
            ids.push(id);
    }
    const bundlePath = `${await ports.files.keptFolder()}/attestation.json`;
    await ports.files.write(bundlePath, signed.map(({ bundle }) => JSON.stringify(bundle)).join('\n'));
    const urls = ids.map(id => `${repository.serverUrl}/${repository.name}/attestations/${id}`);
    for (const url of urls)
        ports.log.info(`Attested: ${url}`);
    return { ids, urls, bundlePath, ...signerOf(signed[0]?.predicate, plan) };
}
/** Who signed, as the predicate says it: a reusable workflow signs as itself, whoever called it. */
function signerOf(provenance, { repository }) {
    const builder = (0,json/* stringAt */.bX)(provenance?.params, 'runDetails', 'builder', 'id') ?? '';
    const path = builder.startsWith(`${repository.serverUrl}/`) ? builder.slice(repository.serverUrl.length + 1) : builder;
    const sourceRef = (0,json/* stringAt */.bX)(provenance?.params, 'buildDefinition', 'externalParameters', 'workflow', 'ref') ?? '';
    return { signerWorkflow: path.replace(/@[^@]*$/, ''), sourceRef };
}
async function readSbom({ files }, path) {
    const size = await files.size(path);
    if (size === undefined)
        throw new errors/* ActionError */.lZ('input', `input sbom-path: ${path} does not exist.`, {
            hint: 'Make it in an earlier step, or in the script of the input test.'
        });
    if (size > LARGEST_SBOM)
        throw new errors/* ActionError */.lZ('input', `input sbom-path: ${path} has ${size} bytes; at most ${LARGEST_SBOM} can be signed.`);
    return sbomPredicate((await files.read(path))?.toString('utf8') ?? '', path);
}
/** The ID with GitHub, if it is kept there. */
async function store(ports, attest, request, signed) {
    const withGitHub = 'store' in attest.eligibility && attest.eligibility.store === 'github';
    const [id] = await Promise.all([
        withGitHub ? storeWithGitHub(ports, request, signed.bundle) : undefined,
        attest.pushToRegistry ? attachToImages(ports, request, signed).catch(unlessRequired) : undefined
    ]);
    return id;
    /** What is stored with GitHub is found there: that it is not beside the image, too, is a warning where nobody insists. */
    function unlessRequired(error) {
        if (attest.required || !(error instanceof errors/* ActionError */.lZ) || error.code === 'cancelled')
            throw error;
        warn(ports, 'Attestation not in the registry', 'Not beside the image', error);
    }
}
/** https://docs.github.com/rest/repos/attestations#create-an-attestation */
async function storeWithGitHub(ports, { plan, diagnose }, bundle) {
    const { repository, token } = plan;
    const [owner, repo] = repository.name.split('/');
    const api = await ports.github(token);
    // The API's port tries again by itself.
    const data = await trySigning(ports, 0, diagnose, 'Storing the attestation', () => api.request('POST /repos/{owner}/{repo}/attestations', { owner, repo, bundle }));
    return String((0,json/* numberAt */.tk)(data, 'id') ?? (0,json/* stringAt */.bX)(data, 'id') ?? '');
}
/** Beside each image too, unless an attestation of that type is there already: a second run adds no second one. */
async function attachToImages(ports, { plan, image: { digest }, registries }, { predicate, bundle }) {
    for (const image of plan.images) {
        const registry = registries(image);
        const { byApi, referrers } = await registry.listReferrers(digest);
        if (referrers.some(({ artifactType, predicateType }) => artifactType === BUNDLE_TYPE && predicateType === predicate.type)) {
            ports.log.info(`${(0,oci_reference/* pinned */.dp)(image, digest)} has such an attestation in the registry.`);
            continue;
        }
        await attachReferrer(registry, image, digest, {
            mediaType: BUNDLE_TYPE,
            bytes: Buffer.from(JSON.stringify(bundle)),
            // As actions/attest annotates what it attaches, so that tools find it.
            annotations: {
                'dev.sigstore.bundle.content': 'dsse-envelope',
                'dev.sigstore.bundle.predicateType': predicate.type,
                'org.opencontainers.image.created': new Date(ports.clock.now()).toISOString()
            }
        }, byApi);
        ports.log.info(`${(0,oci_reference/* pinned */.dp)(image, digest)}: the attestation is in the registry.`);
    }
}

;// CONCATENATED MODULE: ./lib/attest/record.js

/**
 * Tells GitHub where a signed image is kept, for an organisation's list of what runs where. The permission
 * `artifact-metadata: write` is not asked for: without it nothing happens, and nothing is said outside the debug log.
 * https://docs.github.com/rest/orgs/artifact-metadata#create-artifact-metadata-storage-record
 */
async function recordStorage({ github, log }, { repository, images, token, version }, digest) {
    if (repository.ownerType !== 'Organization' || token === '')
        return;
    try {
        const api = await github(token);
        for (const { text, registry } of images) {
            const record = { name: text, digest, version, registry_url: `https://${registry}` };
            await api.request('POST /orgs/{owner}/artifacts/metadata/storage-record', { owner: repository.owner, ...record });
            log.info(`${text}: recorded with GitHub as stored in ${registry}.`);
        }
    }
    catch (error) {
        log.debug(`No storage record: ${(0,errors/* textOf */.b6)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/plan/git-context.js
const PLACEHOLDER = '{{defaultContext}}';
/**
 * Fills `{{defaultContext}}` in: the repository at the event's very commit, fetched by BuildKit itself.
 * https://github.com/docker/build-push-action#git-context
 */
function gitContexts(context, build, env) {
    const own = wantedContext(context, build);
    const repository = `${context.server.url}/${context.repository}.git`;
    const head = isOn(env.DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF);
    const commit = head ? context.headSha : context.sha;
    const url = isOn(env.BUILDX_SEND_GIT_QUERY_AS_INPUT) ? `${repository}?ref=${commit}` : `${repository}#${commit}`;
    const fill = (text) => text.replaceAll(PLACEHOLDER, url);
    return { context: fill(own), buildContexts: build.buildContexts.map(fill) };
}
/** What is to be built, before it is filled in: without a checkout and without a word, the repository itself. */
function wantedContext({ hasSources }, build) {
    return build.context || (hasSources ? '.' : PLACEHOLDER);
}
function isOn(value) {
    return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value ?? '');
}
/** Whether BuildKit fetches the context, or reads it from standard input. */
function isRemote(context) {
    return /^[a-z][a-z0-9+.-]*:\/\/|^git@|^-$/i.test(context);
}
/** Whether the context is this run's own repository, which the job's token may read. */
function isOwnRepository(buildContext, context) {
    return buildContext.startsWith(`${context.server.url}/${context.repository}.git`);
}

;// CONCATENATED MODULE: ./lib/text/shell.js
/** A word as a shell would read it back, for lines that people copy. */
function shellWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/text/csv.js
/**
 * Records as all docker/* actions read them (https://csv.js.org/parse/options/ with relax_quotes, relax_column_count
 * and skip_empty_lines): a field that quotes don't enclose to its very end keeps them. An Error if one never closes.
 * Of our own because each list of each run comes through here, and the package takes a tenth of the bundle for it.
 */
function parseCsv(text, { comments = false, keepQuotes = false } = {}) {
    const records = [];
    const breakAt = (at) => (text[at] === '\n' ? 1 : text[at] !== '\r' ? 0 : text[at + 1] === '\n' ? 2 : 1);
    const endsAt = (at) => at >= text.length || text[at] === ',' || breakAt(at) > 0;
    let line = 1;
    for (let at = 0; at < text.length; at += breakAt(at), line++) {
        if (breakAt(at) > 0)
            continue;
        if (comments && text[at] === '#') {
            while (at < text.length && breakAt(at) === 0)
                at++;
            continue;
        }
        const fields = [];
        for (;; at++) {
            let field = '';
            if (!keepQuotes && text[at] === '"') {
                const quoted = readQuoted(text, at + 1);
                at = quoted.end;
                line += quoted.breaks;
                field = endsAt(at) ? quoted.text : `"${quoted.text}"`;
            }
            const from = at;
            while (!endsAt(at))
                at++;
            fields.push(field + text.slice(from, at));
            if (text[at] !== ',')
                break;
        }
        records.push({ fields, line });
    }
    return records;
}
/** What stands in quotes, where `""` is a quote, and what comes after them. */
function readQuoted(text, from) {
    let at = text.indexOf('"', from);
    while (at !== -1 && text[at + 1] === '"')
        at = text.indexOf('"', at + 2);
    if (at === -1)
        throw new Error('a quote is not closed');
    const inside = text.slice(from, at);
    return { text: inside.replaceAll('""', '"'), end: at + 1, breaks: inside.split(/\r\n|\n|\r/).length - 1 };
}
/** A field that comes back as it is: in quotes where a comma, a quote or a line break would end it. */
function csvField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

;// CONCATENATED MODULE: ./lib/bake/definition.js



/** undefined where `printed` is no definition. */
function parseDefinition(printed) {
    const targets = (0,json/* field */.ZZ)(printed, 'target');
    if (typeof targets !== 'object' || targets === null)
        return undefined;
    const asked = membersOf(printed, 'default');
    return { targets: Object.entries(targets).map(([name, target]) => parseTarget(name, target, !asked.has(name))) };
}
/** Of a group, with the groups inside it. What is asked for is printed as the group `default`. */
function membersOf(printed, group, seen = new Set()) {
    for (const member of listAt((0,json/* field */.ZZ)(printed, 'group', group), 'targets').map(String)) {
        if (seen.has(member))
            continue;
        seen.add(member);
        membersOf(printed, member, seen);
    }
    return seen;
}
function parseTarget(name, target, linked) {
    const text = (key) => (0,json/* stringAt */.bX)(target, key) ?? '';
    const entries = (key) => listAt(target, key).map(toCsv);
    return {
        name,
        linked,
        context: text('context') || '.',
        dockerfile: text('dockerfile'),
        inline: text('dockerfile-inline') !== '',
        stage: text('target'),
        tags: listAt(target, 'tags').map(String),
        labels: new Map(pairsAt(target, 'labels')),
        annotations: listAt(target, 'annotations').map(String),
        args: pairsAt(target, 'args').map(([key, value]) => `${key}=${value}`),
        // An override `*.platform=linux/amd64,linux/arm64` is printed as one.
        platforms: listAt(target, 'platforms')
            .flatMap(entry => String(entry).split(','))
            // The builder’s own, which is known once there is one.
            .filter(entry => entry !== 'local' && entry !== '')
            .map(oci_platform/* parsePlatform */.FL),
        outputs: entries('output'),
        cacheFrom: entries('cache-from'),
        cacheTo: entries('cache-to'),
        secrets: entries('secret'),
        ssh: listAt(target, 'ssh').map(toSsh),
        attests: entries('attest')
    };
}
function listAt(target, key) {
    const value = (0,json/* field */.ZZ)(target, key);
    return Array.isArray(value) ? value : [];
}
/** buildx prints `${` as `$${`, so that the text can be read as a definition again. */
function pairsAt(target, key) {
    const value = (0,json/* field */.ZZ)(target, key);
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).map(([name, text]) => [name, unescaped(String(text ?? ''))]);
}
function unescaped(text) {
    return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
/** Older buildx prints texts, newer an object a entry. */
function toCsv(entry) {
    if (typeof entry !== 'object' || entry === null)
        return unescaped(String(entry));
    const pairs = Object.entries(entry).map(([key, value]) => csvField(`${key}=${unescaped(String(value))}`));
    const type = pairs.filter(pair => /^"?type=/.test(pair));
    return [...type, ...pairs.filter(pair => !type.includes(pair))].join(',');
}
/** `default`, `key=path,path` https://docs.docker.com/build/bake/reference/#targetssh */
function toSsh(entry) {
    if (typeof entry !== 'object' || entry === null)
        return String(entry);
    const id = (0,json/* stringAt */.bX)(entry, 'id') ?? 'default';
    const paths = listAt(entry, 'paths').map(String);
    return paths.length > 0 ? `${id}=${paths.join(',')}` : id;
}

;// CONCATENATED MODULE: ./lib/bake/print.js






/** Flags that both need, then what is to be done, then the targets. */
function bakeArgv(source, flags) {
    return [
        'buildx',
        'bake',
        ...(source.remote === undefined ? [] : [source.remote]),
        ...source.files.flatMap(file => ['--file', file]),
        ...source.set.flatMap(entry => ['--set', entry]),
        ...flags,
        '--',
        ...source.targets
    ];
}
/**
 * What the definition says, by `docker buildx bake --print`, which builds nothing. A definition that can't be read, or
 * that lacks a target, is an ActionError `input` with the line that is at fault.
 */
async function printDefinition({ run, log }, source) {
    const argv = bakeArgv(source, [...builderFlag(source), '--print']);
    log.info(`docker ${argv.map(shellWord).join(' ')}`);
    const options = { env: source.variables, ...inFolder(source) };
    const result = await run('docker', argv, options);
    if (result.exitCode !== 0)
        throw await explain(run, source, result);
    const definition = parseDefinition((0,json/* parseJson */.qF)(result.stdout));
    if (definition)
        return definition;
    throw new errors/* ActionError */.lZ('tool', 'docker buildx bake --print gave no definition.', {
        cause: (0,nearest/* excerpt */.Kb)(result.stdout, 200) || 'it printed nothing',
        hint: 'Use a newer docker buildx.'
    });
}
function inFolder({ folder }) {
    return folder === undefined ? {} : { folder };
}
function builderFlag({ builder }) {
    return builder === '' ? [] : ['--builder', builder];
}
async function explain(run, source, result) {
    const lines = (0,text_foreign/* clip */.$Q)(result.stderr.slice(-4000)).split(/\r?\n/);
    const last = lines.findLastIndex(line => /^ERROR: /.test(line));
    const said = (last === -1 ? (lines.at(-1) ?? '') : lines.slice(last).join(' ')).replace(/^ERROR: /, '').trim();
    const files = source.files.join(', ');
    const fail = (message, hint, place) => new errors/* ActionError */.lZ('input', message, {
        hint,
        place,
        cause: said || `docker buildx bake --print ended with ${result.exitCode}`
    });
    if (/docker buildx is not|unknown command|unknown (shorthand )?flag|is not a docker command/.test(result.stderr))
        return new errors/* ActionError */.lZ('tool', 'docker buildx bake could not be run.', {
            cause: said,
            hint: 'Install docker buildx.'
        });
    const [, missing] = /failed to find target (\S+)/.exec(said) ?? [];
    if (missing !== undefined)
        return await unknownTarget(run, source, missing, fail);
    const [, file] = /open (.+): no such file or directory/.exec(said) ?? [];
    if (file !== undefined)
        return fail(`input bake: ${file} does not exist.`, 'Put actions/checkout before this step, and write the path from the root of the repository (with context: from that folder).');
    const [, from, to] = /infinite loop from (\S+) to (\S+)/.exec(said) ?? [];
    if (from !== undefined)
        return fail(`input bake: the targets ${from} and ${to} need each other.`, 'Take one of the two out of the contexts of the other.');
    const [, self] = /target (\S+) cannot link to itself/.exec(said) ?? [];
    if (self !== undefined)
        return fail(`input bake: the target ${self} needs itself.`, 'Take it out of its own contexts.');
    const [, name, line] = /^(\S+?):(\d+)(?:,\d+|:\d+)/.exec(said) ?? [];
    const [, variable] = /There is no variable named "([^"]+)"/.exec(said) ?? [];
    if (variable !== undefined)
        return fail(`input bake: ${name}, line ${line}: the variable ${variable} is not defined.`, `Declare it in the definition, variable "${variable}" {}, and give it a value in the input vars: ${variable}=…`, placeOf(source, name, line));
    if (name !== undefined)
        return fail(`input bake: ${name}, line ${line}, can’t be read.`, 'See what is said about that line; docker buildx bake --print shows the same on your machine.', placeOf(source, name, line));
    if (source.remote !== undefined && /failed to fetch|failed to load cache key|unable to access/.test(said))
        return fail(`input bake: ${files} could not be fetched from ${source.remote}.`, 'Put actions/checkout before this step, or give it a token that may read that repository.');
    return fail(`input bake: the definition (${files}) can’t be read.`, 'docker buildx bake --print shows the same on your machine.');
}
function placeOf({ folder, remote }, file, line) {
    if (remote !== undefined || file === undefined)
        return undefined;
    return { file: folder === undefined ? file : `${folder}/${file}`, line: Number(line) };
}
/** The name may be the user's, or one that the definition itself uses. */
async function unknownTarget(run, source, missing, fail) {
    const argv = bakeArgv({ ...source, set: [], targets: [] }, [
        ...builderFlag(source),
        '--list',
        'type=targets,format=json'
    ]);
    const { stdout } = await run('docker', argv, { env: source.variables, ...inFolder(source) });
    const list = (0,json/* parseJson */.qF)(stdout);
    const known = (Array.isArray(list) ? list : []).flatMap(entry => (0,json/* stringAt */.bX)(entry, 'name') ?? []);
    const names = known.length > 0 ? ` There are: ${(0,nearest/* listed */.KE)(known)}.` : '';
    if (source.targets.includes(missing))
        return fail(`input targets: there is no target or group ${(0,nearest/* excerpt */.Kb)(missing, 60)}.${(0,nearest/* didYouMean */.au)(missing, known)}`, `Name one of the definition.${names}`);
    if (missing === 'default' && source.targets.length === 0)
        return fail('input targets: empty, and the definition has no group “default” and no single target.', `Name what to build.${names}`);
    return fail(`input bake: a target or group of the definition uses ${(0,nearest/* excerpt */.Kb)(missing, 60)}, which is not there.${(0,nearest/* didYouMean */.au)(missing, known)}`, `Look in inherits, targets and contexts of the definition.${names}`);
}

;// CONCATENATED MODULE: ./lib/bake/source.js



/** Of the process, what no definition needs: `variable "INPUT_PASSWORD" {}` would read it. */
const HIDDEN = /^(INPUT|STATE)_|^ACTIONS_ID_TOKEN_REQUEST_/;
/** Where the definition of the input `bake` is; undefined where nothing is baked. */
function bakeSourceOf(context, inputs, env) {
    const { bake, githubToken } = inputs;
    if (!bake)
        return undefined;
    const place = gitContexts(context, inputs.build, env).context;
    const remote = isRemote(place);
    const hidden = Object.keys(env).filter(name => HIDDEN.test(name));
    // https://docs.docker.com/build/bake/remote-definition/#remote-definition-with-a-private-repository
    const token = remote && isOwnRepository(place, context) && githubToken !== '' && !env.BUILDX_BAKE_GIT_AUTH_TOKEN;
    return {
        folder: remote || place === '.' ? undefined : place,
        remote: remote ? place : undefined,
        files: bake.files,
        targets: bake.targets,
        set: bake.set,
        variables: {
            ...Object.fromEntries(hidden.map(name => [name, undefined])),
            ...(token ? { BUILDX_BAKE_GIT_AUTH_TOKEN: githubToken } : {}),
            ...Object.fromEntries(bake.vars)
        },
        builder: inputs.builder.builder
    };
}
/** What is to be baked, resolved: the one program that a plan asks. undefined where nothing is baked. */
async function readDefinition(ports, context, inputs) {
    const source = bakeSourceOf(context, inputs, ports.env);
    if (!source)
        return undefined;
    // A program that is started in a folder that is not there looks as if it were not there itself.
    if (source.folder !== undefined && !(await ports.files.exists(source.folder)))
        throw new errors/* ActionError */.lZ('input', `input context: ${source.folder} does not exist.`, {
            hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
        });
    return await printDefinition(ports, source);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./lib/context/head.js
/**
 * The commit that is checked out in the workspace, read from Git's own files: a process for it would cost more than all
 * of the plan. undefined where there is no plain checkout. https://git-scm.com/docs/gitrepository-layout
 */
async function checkedOutCommit({ files }, folders) {
    for (const folder of folders) {
        const head = await head_textOf(files, `${folder}/.git/HEAD`);
        if (head === undefined)
            continue;
        const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
        if (ref === undefined)
            return toCommit(head);
        const loose = await head_textOf(files, `${folder}/.git/${ref}`);
        if (loose !== undefined)
            return toCommit(loose);
        const packed = (await head_textOf(files, `${folder}/.git/packed-refs`)) ?? '';
        return toCommit(packed
            .split('\n')
            .find(line => line.endsWith(` ${ref}`))
            ?.split(' ')[0] ?? '');
    }
    return undefined;
}
async function head_textOf(files, path) {
    // A folder, or a file that nobody may read, is no repository either.
    const bytes = await files.read(path).catch(() => undefined);
    return bytes?.toString('utf8').trim();
}
function toCommit(text) {
    return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text) ? text : undefined;
}

;// CONCATENATED MODULE: ./lib/context/context.js





/**
 * Reads the runner's variables and the event file; `file` is the Dockerfile's path where one is given.
 * https://docs.github.com/actions/reference/variables-reference
 */
async function readContext(runner, file = '') {
    const { env } = runner;
    const repository = env.GITHUB_REPOSITORY ?? '';
    if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
        throw new errors/* ActionError */.lZ('context', `GITHUB_REPOSITORY is “${repository}”, not owner/name`, {
            hint: 'Run this action in a GitHub Actions workflow, which sets it.'
        });
    }
    const payload = await readPayload(runner);
    const event = env.GITHUB_EVENT_NAME ?? '';
    const pullRequest = readPullRequest(payload, event);
    const sha = env.GITHUB_SHA ?? '';
    const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
    const id = env.GITHUB_RUN_ID ?? '';
    return Object.freeze({
        event,
        ref: readRef(env.GITHUB_REF ?? '', event, pullRequest),
        sha,
        headSha: pullRequest?.headSha || sha,
        pullRequest,
        foreignHead: readForeignHead(payload, pullRequest, repository),
        deleted: readDeleted(payload, event),
        prerelease: event === 'release' && (0,json/* booleanAt */.CR)(payload, 'release', 'prerelease') === true,
        baseRef: pullRequest?.baseRef || ((0,json/* stringAt */.bX)(payload, 'base_ref') ?? '').replace(/^refs\/heads\//, ''),
        run: {
            id,
            number: env.GITHUB_RUN_NUMBER ?? '',
            attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
            url: `${serverUrl}/${repository}/actions/runs/${id}`
        },
        repository,
        owner: repository.slice(0, repository.indexOf('/')),
        repositoryData: readRepositoryData((0,json/* field */.ZZ)(payload, 'repository')),
        isPrivate: (0,json/* booleanAt */.CR)(payload, 'repository', 'private'),
        ownerType: (0,json/* stringAt */.bX)(payload, 'repository', 'owner', 'type'),
        server: readServer(serverUrl, env),
        actor: env.GITHUB_ACTOR ?? '',
        before: (0,json/* stringAt */.bX)(payload, 'before'),
        commitDate: readCommitDate(payload, sha),
        hasSources: await hasSources(runner, file),
        checkedOut: await checkedOutCommit(runner, [env.GITHUB_WORKSPACE || '.']),
        startedAt: new Date(runner.clock.now())
    });
}
function readDeleted(payload, event) {
    if (event === 'release' && (0,json/* stringAt */.bX)(payload, 'action') === 'deleted')
        return 'release';
    return event === 'push' && (0,json/* booleanAt */.CR)(payload, 'deleted') === true ? 'ref' : undefined;
}
/**
 * ghcr.io for github.com; a sub-domain of Enterprise servers and ghe.com; Gitea's and Forgejo's is the server itself.
 * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
function serverRegistry(host, { GITEA_ACTIONS, FORGEJO_ACTIONS }) {
    if (GITEA_ACTIONS === 'true' || FORGEJO_ACTIONS === 'true')
        return host;
    return host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
}
/** A push names its commits with their times; other events name the head commit here and there. */
function readCommitDate(payload, sha) {
    const commits = [(0,json/* field */.ZZ)(payload, 'head_commit'), (0,json/* field */.ZZ)(payload, 'workflow_run', 'head_commit')];
    const commit = commits.find(found => (0,json/* stringAt */.bX)(found, 'id') === sha && sha !== '');
    const time = Date.parse((0,json/* stringAt */.bX)(commit, 'timestamp') ?? '');
    return Number.isNaN(time) ? undefined : new Date(time);
}
async function hasSources({ env, files }, file) {
    const places = ['.git', file || 'Dockerfile'].map(path => external_node_path_.posix.resolve(env.GITHUB_WORKSPACE ?? '.', path));
    return (await Promise.all(places.map(files.exists))).includes(true);
}
async function readPayload(runner) {
    const path = runner.env.GITHUB_EVENT_PATH;
    if (!path)
        return {};
    const bytes = await runner.files.read(path);
    if (bytes === undefined)
        return {};
    const payload = (0,json/* parseJson */.qF)(bytes.toString('utf8'));
    if (payload === undefined)
        throw new errors/* ActionError */.lZ('context', `The event file ${path} is not JSON`);
    return payload;
}
function readPullRequest(payload, event) {
    // Other events (issue_comment, check_suite) mention pull requests too, but their ref is a branch's.
    if (!/^pull_request(_target|_review|_review_comment)?$/.test(event))
        return undefined;
    const found = (0,json/* field */.ZZ)(payload, 'pull_request');
    const number = (0,json/* numberAt */.tk)(found, 'number') ?? (0,json/* numberAt */.tk)(payload, 'number');
    if (number === undefined)
        return undefined;
    return {
        number,
        headSha: (0,json/* stringAt */.bX)(found, 'head', 'sha') ?? '',
        headRef: (0,json/* stringAt */.bX)(found, 'head', 'ref') ?? '',
        headRepository: (0,json/* stringAt */.bX)(found, 'head', 'repo', 'full_name'),
        baseRef: (0,json/* stringAt */.bX)(found, 'base', 'ref') ?? '',
        author: (0,json/* stringAt */.bX)(found, 'user', 'login') ?? '',
        closed: (0,json/* stringAt */.bX)(payload, 'action') === 'closed'
    };
}
function readRef(full, event, pullRequest) {
    // On pull_request_target, and on a merged pull request's `closed`, GITHUB_REF is the base branch:
    // taken literally it would publish a pull request's image as `main`.
    if (pullRequest)
        return { kind: 'pull-request', number: pullRequest.number };
    const number = /^refs\/pull\/(\d+)\//.exec(full)?.[1];
    if (number !== undefined)
        return { kind: 'pull-request', number: Number(number) };
    if (event === 'merge_group' || full.startsWith('refs/heads/gh-readonly-queue/'))
        return { kind: 'other', name: full };
    if (full.startsWith('refs/heads/'))
        return { kind: 'branch', name: full.slice('refs/heads/'.length) };
    if (full.startsWith('refs/tags/'))
        return { kind: 'tag', name: full.slice('refs/tags/'.length) };
    return { kind: 'other', name: full };
}
function readForeignHead(payload, pullRequest, repository) {
    const workflowRun = (0,json/* field */.ZZ)(payload, 'workflow_run');
    if (!pullRequest && workflowRun === undefined)
        return undefined;
    const head = pullRequest ? pullRequest.headRepository : (0,json/* stringAt */.bX)(workflowRun, 'head_repository', 'full_name');
    if (head === undefined)
        return 'a deleted repository';
    return head.toLowerCase() === repository.toLowerCase() ? undefined : head;
}
/** From the shape that payloads and the API share; undefined unless each of its facts is there, if only as null. */
function readRepositoryData(repository) {
    const name = (0,json/* stringAt */.bX)(repository, 'name');
    const url = (0,json/* stringAt */.bX)(repository, 'html_url');
    const defaultBranch = (0,json/* stringAt */.bX)(repository, 'default_branch');
    const known = (0,json/* field */.ZZ)(repository, 'description') !== undefined && (0,json/* field */.ZZ)(repository, 'license') !== undefined;
    if (name === undefined || url === undefined || defaultBranch === undefined || !known)
        return undefined;
    return {
        name,
        description: (0,json/* stringAt */.bX)(repository, 'description') ?? '',
        url,
        license: (0,json/* stringAt */.bX)(repository, 'license', 'spdx_id') ?? '',
        defaultBranch
    };
}
function readServer(url, env) {
    if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
        const { host } = new URL(url);
        return { url, host, registry: serverRegistry(host, env) };
    }
    throw new errors/* ActionError */.lZ('context', `GITHUB_SERVER_URL is “${(0,nearest/* excerpt */.Kb)(url, 80)}”, which is not the address of a server.`, {
        hint: 'Where the runner’s own settings name the server, write it with https:// in front.'
    });
}

;// CONCATENATED MODULE: ./lib/context/complete.js



/**
 * The context with the repository's data, asked from the API only where the payload lacks it (a schedule's does).
 * Without an answer labels say less; that fails nothing.
 */
async function completeContext(runner, context, token) {
    if (context.repositoryData || token === '')
        return context;
    try {
        const data = await (await runner.github(token)).request('GET /repos/{owner}/{repo}', complete_nameOf(context));
        return Object.freeze({
            ...context,
            repositoryData: readRepositoryData(data),
            isPrivate: context.isPrivate ?? (0,json/* booleanAt */.CR)(data, 'private'),
            ownerType: context.ownerType ?? (0,json/* stringAt */.bX)(data, 'owner', 'type')
        });
    }
    catch (error) {
        runner.log.info(`The repository’s description and licence could not be read for the labels: ${(0,errors/* textOf */.b6)(error)}`);
        return context;
    }
}
/**
 * When the commit of this run was made: by the payload, else the checked-out repository, else the API, else now (with
 * a warning). Looked for only if a template has `{{commit_date}}` or the image is to be reproducible.
 * A plain dry run asks nobody: it looks at the payload and the checked-out repository.
 */
async function findCommitDate(runner, context, { githubToken, strict }) {
    if (context.commitDate)
        return context.commitDate;
    return ((await fromCheckout(runner, context)) ??
        (strict ? await fromApi(runner, context, githubToken) : undefined) ??
        unknownDate(runner, context));
}
async function fromCheckout({ run }, { sha }) {
    try {
        const { exitCode, stdout } = await run('git', ['show', '--no-patch', '--format=%cI', sha]);
        const time = Date.parse(stdout.trim());
        return exitCode === 0 && !Number.isNaN(time) ? new Date(time) : undefined;
    }
    catch {
        // No git on this machine; the API knows too.
        return undefined;
    }
}
async function fromApi(runner, context, token) {
    if (token === '')
        return undefined;
    try {
        const parameters = { ...complete_nameOf(context), ref: context.sha };
        const data = await (await runner.github(token)).request('GET /repos/{owner}/{repo}/commits/{ref}', parameters);
        const time = Date.parse((0,json/* stringAt */.bX)(data, 'commit', 'committer', 'date') ?? '');
        if (!Number.isNaN(time))
            return new Date(time);
    }
    catch (error) {
        runner.log.info(`The commit’s date could not be read: ${(0,errors/* textOf */.b6)(error)}`);
    }
    return undefined;
}
function unknownDate({ log }, { startedAt }) {
    log.warning('The date of the commit is not known, so the time of this run stands in for it.');
    return startedAt;
}
function complete_nameOf({ repository, owner }) {
    return { owner, repo: repository.slice(owner.length + 1) };
}

;// CONCATENATED MODULE: ./lib/context/git.js


/**
 * The context with ref and commit of the checked-out repository instead of the event's: for jobs that make a release
 * or check something else out. https://github.com/docker/metadata-action#context-input
 */
async function contextOfCheckout(runner, context) {
    const sha = await git(runner, 'rev-parse', 'HEAD');
    const [time, refs] = await Promise.all([
        git(runner, 'show', '--no-patch', '--format=%cI', 'HEAD'),
        git(runner, 'for-each-ref', '--points-at=HEAD', '--format=%(refname)')
    ]);
    const branch = await runner.run('git', ['symbolic-ref', '--quiet', 'HEAD']);
    const full = branch.exitCode === 0 ? branch.stdout.trim() : detachedRef(refs.split('\n'));
    return Object.freeze({ ...context, sha, headSha: sha, ref: toRef(full), commitDate: new Date(time) });
}
async function git(runner, ...args) {
    const { exitCode, stdout, stderr } = await runner.run('git', args);
    if (exitCode === 0)
        return stdout.trim();
    throw new errors/* ActionError */.lZ('context', `git ${args[0]} failed: ${(0,nearest/* excerpt */.Kb)(stderr, 300)}`, {
        cause: 'context-source is git, which reads the repository in the workspace',
        hint: 'Put actions/checkout before this step.'
    });
}
/** A checkout of a tag or a pull request is on no branch: what points there, tags first, as actions/checkout leaves it. */
function detachedRef(refs) {
    const remote = (ref) => ref.replace(/^refs\/remotes\/(?:pull\/(\d+\/.*)|[^/]+\/(.*))$/, (_, pull, name) => pull ? `refs/pull/${pull}` : `refs/heads/${name}`);
    const order = [
        /^refs\/tags\//,
        /^refs\/remotes\/pull\//,
        /^refs\/pull\//,
        /^refs\/remotes\/(?!.*\/HEAD$)/,
        /^refs\/heads\//
    ];
    const found = order.map(pattern => refs.find(ref => pattern.test(ref))).find(ref => ref !== undefined);
    if (found !== undefined)
        return remote(found);
    throw new errors/* ActionError */.lZ('context', 'Nothing names the commit that is checked out.', {
        cause: 'HEAD is detached, and no branch, tag or pull request points there',
        hint: 'Check out a branch or tag by its name, or use context-source: workflow.'
    });
}
function toRef(full) {
    const pull = /^refs\/pull\/(\d+)\//.exec(full)?.[1];
    if (pull !== undefined)
        return { kind: 'pull-request', number: Number(pull) };
    if (full.startsWith('refs/tags/'))
        return { kind: 'tag', name: full.slice('refs/tags/'.length) };
    if (full.startsWith('refs/heads/'))
        return { kind: 'branch', name: full.slice('refs/heads/'.length) };
    return { kind: 'other', name: full };
}

;// CONCATENATED MODULE: ./lib/diagnosis/api.js
const TO_COMMENT = {
    when: { operation: 'comment' },
    cause: 'the job’s token may not comment (runs of forks and of Dependabot never may)',
    fix: 'Give the job the permission pull-requests: write.'
};
const TO_DELETE = {
    when: { operation: 'clean-up' },
    cause: 'the job’s token may not delete versions of this package',
    fix: 'On {settings} give {repository} the role Admin under “Manage Actions access”, and give the job packages: write'
};
const TO_COMPARE = {
    when: { operation: 'compare' },
    cause: 'the job’s token may not read the repository’s commits',
    fix: 'Give the job the permission contents: read.'
};
/** What GitHub's API, its attestation service and Sigstore answer with. */
const API_FAULTS = [
    // By the status first: a fault of GitHub's is not blamed on the workflow, whatever its text says.
    {
        when: { operation: ['comment', 'clean-up', 'compare', 'attest'] },
        pattern: /API rate limit exceeded|^429: /,
        cause: 'the limit of GitHub’s API for this token is used up',
        fix: 'Run the job again in an hour, or run fewer jobs at once.'
    },
    {
        when: { operation: ['comment', 'clean-up', 'compare'] },
        pattern: /^5\d\d: /,
        cause: 'a fault of GitHub’s API, not of this workflow',
        fix: 'Run the job again later; faults are told on https://www.githubstatus.com'
    },
    {
        pattern: /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable/,
        cause: 'the job has no identity token (a fork’s run never has)',
        fix: 'Give the job the permissions:\n{signingPermissions}'
    },
    {
        pattern: /Feature not available for user-owned private repositories|Feature not available for the/,
        cause: 'the plan of this repository has no attestations',
        fix: 'Make the repository public, set attest: registry with public-log: true, or set attest: false.'
    },
    {
        pattern: /Failed to persist attestation: Server Error/,
        cause: 'a fault of GitHub’s attestation service',
        fix: 'Run the job again later; faults are told on https://www.githubstatus.com',
        retry: true
    },
    {
        pattern: /Resource not accessible by (integration|personal access token)|Must have admin rights/,
        cases: [TO_COMMENT, TO_DELETE, TO_COMPARE],
        cause: 'the job’s token lacks a permission',
        fix: 'Give the job the permissions:\n{signingPermissions}'
    },
    {
        when: { operation: 'clean-up' },
        pattern: /last tagged version|more than 5,?000 downloads|^400: /,
        cause: 'GitHub does not delete the last tagged version of a package, nor a public version with more than 5,000 downloads',
        fix: 'On {settings} delete the whole package by hand, or leave that version'
    },
    {
        when: { operation: 'clean-up' },
        pattern: /Package not found|^404: /,
        cause: 'there is no such package, or the job’s token may not see it',
        fix: 'Check the input images; on {settings} give {repository} the role Admin under “Manage Actions access”'
    },
    {
        when: { operation: ['comment', 'clean-up', 'compare'] },
        pattern: /Bad credentials|^401: /,
        cause: 'the token of the input github-token is wrong or has expired',
        fix: 'Leave github-token out: its default is the job’s own token.'
    },
    {
        when: { operation: 'comment' },
        pattern: /issues? (is|are) disabled|locked|^410: /i,
        cause: 'the conversation of the pull request is locked',
        fix: 'Unlock it, or leave comment out.'
    },
    {
        when: { operation: ['comment', 'clean-up', 'compare'] },
        pattern: /^40[34]: /,
        cases: [TO_COMMENT, TO_DELETE],
        cause: TO_COMPARE.cause,
        fix: TO_COMPARE.fix
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/builder.js
const CONTAINER = 'Leave driver empty (auto) or set it to docker-container.';
const HARMLESS = 'Nothing to change: the image is not affected, only the next build is slower.';
/** What docker, buildx, BuildKit and its caches answer with, gathered from public issue threads. */
const BUILDER_FAULTS = [
    {
        pattern: /Cache export is not supported for the docker driver/,
        cause: 'the engine’s own builder can’t export a cache',
        fix: CONTAINER
    },
    {
        pattern: /Multi-platform build is not supported for the docker driver|multiple platforms feature is currently not supported for docker driver/,
        cause: 'the engine’s own builder can’t build several platforms',
        fix: CONTAINER
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
    { pattern: /failed to reserve cache/, cause: 'this run may not write GitHub’s cache', fix: HARMLESS },
    { pattern: /error writing layer blob: not_found/, cause: 'GitHub’s cache service lost an entry', fix: HARMLESS },
    {
        pattern: /maximum timeout reached/,
        cause: 'the export to GitHub’s cache took more than ten minutes',
        fix: 'Use cache: registry, or export less (mode=min in cache-to).'
    },
    {
        pattern: [/"\$id"/, /429/],
        cause: 'GitHub’s cache service limits requests',
        fix: HARMLESS
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
        pattern: /additional privileges requested/,
        cause: 'the definition of bake reads or writes outside its folder, which needs leave',
        fix: 'Name in the input allow what the log above asks for, such as fs.write=/tmp, if you trust the definition.'
    },
    {
        pattern: /image "[^"]+": already exists/,
        cause: 'two builds gave one name to an image of the same engine at once',
        fix: 'Nothing to change: it is tried again.',
        retry: true
    },
    {
        pattern: /snapshot \w+ does not exist/,
        cause: 'BuildKit takes a layer for built that it has lost, to a build before or beside this one that ended',
        fix: 'Nothing to change: it is tried again without what is built already. If it stays on a machine of your own: docker buildx prune.',
        retry: 'anew'
    },
    {
        pattern: /secret missing ID|Invalid Opening Quote/,
        cause: 'a secret of several lines, or with quotes, was taken apart as a list',
        fix: 'Put the whole entry in quotes and write a quote inside it twice, or use secret-envs or secret-files.'
    },
    {
        pattern: /manifest unknown/i,
        cause: '{image} has no such tag or platform; a clean-up of “untagged” versions may have deleted a part of the image',
        fix: 'Check the name, or build it again; clean up with something that knows multi-platform images.'
    },
    {
        pattern: /failed to read dockerfile: open/,
        cause: 'there is no Dockerfile at that path',
        fix: 'Check the inputs context and file, and that actions/checkout ran before this step.'
    },
    {
        when: { operation: 'base image' },
        pattern: /no match for platform in manifest/,
        cause: 'the base image {image} has none of the platform that is built',
        fix: 'Take the platform out of the input platforms, or use a base image that has it.'
    },
    {
        when: { operation: 'base image' },
        pattern: /: not found$|: not found\b/,
        cause: 'the base image {image} has no such tag, or does not exist',
        fix: 'Check name and tag in the FROM line, and the build argument that it may come from.'
    },
    {
        pattern: /secret \S+:? not found/,
        cause: 'the Dockerfile asks for a build secret that was not given (runs of forks and of Dependabot get none)',
        fix: 'Give it in secrets (id=value), secret-envs or secret-files, under the id of --mount=type=secret,id=…'
    },
    {
        pattern: [/failed to (compute cache key|calculate checksum)|"\/[^"]*": not found/, /not found/],
        cause: 'a COPY or ADD names a file that is not in the build context',
        fix: 'Check the path, .dockerignore, and that the step that makes the file ran before this one.'
    },
    {
        pattern: /invalid empty ssh agent socket|no SSH key "[^"]*" forwarded from the client/,
        cause: 'the build wants an SSH agent or key, and there is none in this job',
        fix: 'Start an agent in an earlier step (webfactory/ssh-agent) with ssh: default, or name a key file: ssh: default=path/to/key'
    },
    {
        pattern: /unknown cache (exporter|importer)|type required form>|unsupported cache type/,
        cause: 'cache-from or cache-to names a kind of cache that BuildKit does not know',
        fix: 'Write type=gha, registry (with ref=), local, inline, s3 or azblob, as in type=registry,ref=ghcr.io/acme/cache; or leave both out for the input cache.'
    },
    {
        pattern: /exporter "[^"]*" could not be found|unknown exporter|invalid value type .{0,40}for output/,
        cause: 'the input outputs names a kind of output that BuildKit does not know',
        fix: 'Write type=image, local, tar, oci, docker or cacheonly.'
    },
    {
        pattern: /target stage "[^"]*" could not be found/,
        cause: 'the Dockerfile has no stage of the name that the input target gives',
        fix: 'Check target against the names after AS in the FROM lines.'
    },
    {
        pattern: /dockerfile parse error|unknown instruction|the Dockerfile \([^)]*\) cannot be empty/,
        cause: 'the Dockerfile has a line that is not an instruction',
        fix: 'Correct that line; call: check looks for more without building.'
    },
    {
        pattern: /base name \([^)]*\) should not be blank/,
        cause: 'a FROM line takes its image from a build argument that is empty',
        fix: 'Give the argument in build-args, or a default in the ARG line before the first FROM.'
    },
    {
        pattern: /is not allowed by (the )?build ?daemon configuration|granting entitlement|entitlement \S+ is not allowed/,
        cause: 'the builder does not grant an entitlement that the build wants',
        fix: 'Name it in the input allow (network.host, security.insecure) and leave builder empty: then one that grants it is made.'
    },
    {
        pattern: /no builder "[^"]*" found/,
        cause: 'there is no builder of the name that the input builder, or BUILDX_BUILDER, gives',
        fix: 'Leave builder empty, or make it in an earlier step of this job (docker/setup-buildx-action).'
    },
    {
        pattern: /Cannot connect to the Docker daemon|Is the docker daemon running/,
        cause: 'no Docker engine answers on this machine',
        fix: 'Use a runner with Docker (ubuntu-latest; macOS runners have none), start it, or name a BuildKit elsewhere: driver: remote with endpoint.'
    },
    {
        pattern: /permission denied while trying to connect to the (Docker daemon socket|docker API)/i,
        cause: 'the runner’s user may not use the Docker engine',
        fix: 'Add that user to the group docker and start the runner again.'
    },
    {
        pattern: /'buildx' is not a docker command|unknown command: docker buildx|unknown shorthand flag: 'f' in -f|unknown flag: --(metadata-file|annotation|attest|build-context|call|iidfile)\b/,
        cause: 'docker buildx is missing on this runner, or older than this step needs',
        fix: 'Install docker buildx 0.18 or later, or put docker/setup-buildx-action before this step.'
    },
    {
        pattern: [/could not read Username|Authentication failed|Repository not found/, /git|https:\/\//i],
        cause: 'a Git address that the build fetches needs a log-in',
        fix: 'Give secrets: GIT_AUTH_TOKEN=${{ github.token }} (of another repository: a token that may read it).'
    },
    {
        when: { operation: 'builder' },
        pattern: /invalid reference|error parsing|toml:|could not parse/i,
        cause: 'an option or the configuration of the builder can’t be read',
        fix: 'Check driver-opts (name=value, one a line), buildkitd-flags and buildkitd-config-inline (TOML).'
    },
    {
        when: { operation: 'QEMU' },
        pattern: /operation not permitted|privileged mode is incompatible|permission denied/i,
        cause: 'this machine lets no container change its kernel’s settings, which installing QEMU does',
        fix: 'Build each platform on a runner of its own kind (runners), or install QEMU on the machine and set qemu: false.'
    },
    {
        pattern: /exit code: 137/,
        cause: 'the system ended the command, most often because memory ran out',
        fix: 'Use a larger runner, or let the command use less memory (fewer jobs at once, such as make -j2).'
    },
    {
        pattern: /exit code: 127/,
        cause: 'a program of that line is not in the image',
        fix: 'Install it in an earlier line of the Dockerfile, or correct its name.'
    },
    {
        pattern: /exit code: 126/,
        cause: 'a file of that line is there but can’t be run',
        fix: 'Make it executable (COPY --chmod=755, or git update-index --chmod=+x), with a first line that names a shell of the image.'
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/denials.js
/**
 * Who was refused decides what to do, more than the text: which registry, with whose credential, about whose image. So
 * the many texts of a denial share these cases; of as many conditions, the earlier case counts.
 */
const OF_GITHUB = [
    {
        when: { operation: ['push', 'login'], registry: 'github', credential: 'job', run: 'fork' },
        cause: 'the run is about code of {fork}, and the token of such a run is read-only, whatever permissions says',
        fix: 'Leave push empty: then pull requests of forks are built and not pushed, and the job stays green.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'github', credential: 'job', run: 'dependabot' },
        cause: 'Dependabot started the run, and the token of such a run is read-only unless permissions says otherwise',
        fix: 'Leave push empty: then Dependabot’s runs are built and not pushed. Or give the job the permissions:\n{permissions}'
    },
    {
        when: { operation: ['push', 'login'], registry: 'github', credential: 'job', owner: 'other' },
        cause: 'the image belongs to {imageOwner}, and the job’s token may write only packages of {owner}',
        fix: 'Name the image after your own owner (images: {ownName}), or set registry: {host}, username and password to a classic personal access token with the scope write:packages, of a user who may write packages of {imageOwner}.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'github', credential: 'job', owner: 'own' },
        cause: 'the job’s token may not write this package: the job lacks packages: write, or the package is not linked to {repository}',
        fix: 'Give the job the permissions:\n{permissions}\nIf it has them, add {repository} with the role Write under “Manage Actions access” on {settings}'
    },
    {
        when: { operation: 'push', registry: 'github', credential: 'given', owner: 'own' },
        cause: 'the token of {user} has expired, lacks the scope write:packages, or that user may not write this package',
        fix: 'Leave username and password out and give the job packages: write: then its own token is used. Or make a new classic personal access token with the scope write:packages: https://{server}/settings/tokens'
    },
    {
        when: { operation: 'push', registry: 'github', credential: 'stored', owner: 'own' },
        cause: 'the log-in of {user}, which an earlier step or this machine has left, has expired, lacks the scope write:packages, or may not write this package',
        fix: 'Take that log-in out and give the job packages: write: then its own token is used. Or give it a classic personal access token with the scope write:packages: https://{server}/settings/tokens'
    },
    {
        when: { operation: 'push', registry: 'github', credential: ['given', 'stored'], owner: 'other' },
        cause: 'the token of {user} has expired, lacks the scope write:packages, or that user may not write packages of {imageOwner}',
        fix: 'Make a new classic personal access token with the scope write:packages, of a user who may write packages of {imageOwner}: https://{server}/settings/tokens'
    },
    {
        when: { operation: ['push', 'login'], registry: 'github', credential: 'none' },
        cause: 'nobody is logged in to {host}: there is neither a token of the job nor a password',
        fix: 'Leave the input github-token alone (its default is the job’s token), or give registry: {host}, username and password.'
    },
    {
        when: { operation: 'login', registry: 'github', credential: ['given', 'stored'] },
        cause: 'the token of {user} is wrong or has expired',
        fix: 'Leave username and password out: the job’s own token is used for {host}. Or make a new classic personal access token: https://{server}/settings/tokens'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gitea', credential: 'job' },
        cause: 'the token of a Gitea or Forgejo job can’t write packages',
        fix: 'Give registry: {host}, username and, as password, a personal access token with the scope write:package: https://{server}/user/settings/applications'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gitea', credential: 'none' },
        cause: 'nobody is logged in to {host}',
        fix: 'Give registry: {host}, username and, as password, a personal access token with the scope write:package: https://{server}/user/settings/applications'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gitea', credential: ['given', 'stored'] },
        cause: 'the token of {user} has expired, lacks the scope write:package, or that user may not write packages of {imageOwner}',
        fix: 'Make a new token with the scope write:package, of a user who may write packages of {imageOwner}: https://{server}/user/settings/applications'
    }
];
const OF_OTHERS = [
    {
        when: { operation: ['push', 'login'], registry: 'hub', credential: 'none' },
        cause: 'nobody is logged in to Docker Hub, which is where a name without a host belongs',
        fix: 'If GitHub’s registry is meant, write the host: {ownName}. For Docker Hub give username and password, an access token with Read & Write: https://app.docker.com/settings/personal-access-tokens'
    },
    {
        when: { operation: 'push', registry: 'hub', credential: ['given', 'stored'] },
        cause: '{user} may not write {image}: another’s name, a read-only access token, or a repository that does not exist',
        fix: 'Check the name’s first part, and use an access token with Read & Write of a user who may write there: https://app.docker.com/settings/personal-access-tokens'
    },
    {
        when: { operation: 'login', registry: 'hub', credential: ['given', 'stored'] },
        cause: 'Docker Hub does not know {user} with that password: it is wrong, or the access token was deleted or has expired',
        fix: 'Make a new access token and put it into the secret: https://app.docker.com/settings/personal-access-tokens'
    },
    {
        when: { operation: ['push', 'login'], registry: ['ecr', 'ecr-public'], credential: 'none' },
        cause: 'nobody is logged in to Amazon ECR',
        fix: 'Put aws-actions/configure-aws-credentials and aws-actions/amazon-ecr-login (registry-type: public for public.ecr.aws) before this step: their log-in is found and used.'
    },
    {
        when: { operation: ['push', 'login'], registry: ['ecr', 'ecr-public'], credential: ['given', 'stored'] },
        cause: 'the log-in to Amazon ECR is older than 12 hours, or its role may not push to {image}',
        fix: 'Put aws-actions/amazon-ecr-login right before this step, and allow the role ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchGetImage on that repository.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gar', credential: 'none' },
        cause: 'nobody is logged in to {host}',
        fix: 'Put google-github-actions/auth (token_format: access_token) before this step, and give registry: {host}, username: oauth2accesstoken and its access_token as password.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gar', credential: ['given', 'stored'] },
        cause: 'the account may not write to that repository of Artifact Registry, or its access token is older than an hour',
        fix: 'Give the service account or principal the role Artifact Registry Writer (roles/artifactregistry.writer) on it, and check project, location and repository in {image}'
    },
    {
        when: { operation: ['push', 'login'], registry: 'acr', credential: 'none' },
        cause: 'nobody is logged in to {host}',
        fix: 'Put azure/login and a step “az acr login --name …” before this step: its log-in is found and used.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'acr', credential: ['given', 'stored'] },
        cause: '{user} may not push to {host}, or its token is older than three hours',
        fix: 'Give the identity the role AcrPush on that registry, and run “az acr login” right before this step.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'quay', credential: ['given', 'stored'] },
        cause: '{user} may not write {image}, or that repository does not exist and the robot account may not make it',
        fix: 'Give the robot account the permission Write on the repository, or the organisation’s permission “create repositories” (Quay: Account Settings → Robot Accounts).'
    },
    {
        when: { operation: ['push', 'login'], registry: 'gitlab', credential: ['given', 'stored'] },
        cause: 'the token of {user} has expired or lacks the scope write_registry, or {image} is not below a project of that user',
        fix: 'Use a deploy token or access token with the scopes read_registry and write_registry, of a user with the role Developer in that project.'
    },
    {
        when: { operation: ['push', 'login'], registry: 'artifactory', credential: ['given', 'stored'] },
        cause: '{user} may not deploy to that repository of Artifactory, or it is a remote or virtual one without a default for deployment',
        fix: 'Give the user Deploy/Cache and Delete/Overwrite on a local repository, and set a default deployment repository on a virtual one.'
    },
    {
        when: { operation: ['push', 'login'], credential: 'none' },
        cause: 'nobody is logged in to {host}',
        fix: 'Give registry: {host}, username and password, or log in to it in an earlier step: that is found and used.'
    },
    {
        when: { operation: 'login', credential: ['given', 'stored'] },
        cause: '{host} does not accept the password of {user}: it is wrong, has expired, or is a token that may not write packages',
        fix: 'Check the secrets behind username and password, and that registry: {host} is the registry that they are for.'
    },
    {
        when: { operation: 'push', credential: ['given', 'stored'] },
        cause: '{user} may not write {image}',
        fix: 'Check that the name is spelt right and that this user, or its token, may write there.'
    }
];
const READING = [
    {
        when: { operation: 'base image', registry: 'github', credential: 'job', owner: 'own' },
        cause: 'the base image {image} is a private package that {repository} may not read',
        fix: 'Under “Manage Actions access” add {repository} with the role Read on {settings}'
    },
    {
        when: { operation: 'base image', registry: 'github', owner: 'other' },
        cause: 'the base image {image} belongs to {imageOwner} and is private, or does not exist',
        fix: 'Check the FROM line. A private image of another owner needs registry: {host}, username and password: a classic personal access token with the scope read:packages of a user who may read it.'
    },
    {
        when: { operation: 'base image', registry: 'hub' },
        cause: 'the base image {image} does not exist on Docker Hub, or is private and the log-in may not read it',
        fix: 'Check the FROM line (a name without a host, also a misspelt stage’s, means Docker Hub). For a private one give username and password, or log in in an earlier step.'
    },
    {
        when: { operation: 'base image' },
        cause: 'the base image {image} may not be read with this log-in, or does not exist',
        fix: 'Check the FROM line, and log in to {host}: registry-auth takes one log-in for each registry.'
    },
    {
        when: { operation: 'read', registry: 'github', credential: 'none' },
        cause: 'the package is private',
        fix: 'Make it public, or log in before it is pulled: {settings}'
    },
    {
        when: { operation: 'read', registry: 'artifactory' },
        cause: '{user} may not read {image}; a virtual repository of Artifactory says so of a tag that does not exist, too',
        fix: 'Give the user Read on the repositories behind it.'
    },
    {
        when: { operation: 'read' },
        cause: '{user} may not read {image}',
        fix: 'Give the user of registry: {host} the right to pull as well as to push.'
    },
    {
        when: { operation: 'cache' },
        cause: 'the build cache, not the image, may not be written or read with this log-in',
        fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
    },
    {
        when: { operation: 'test' },
        cause: 'the engine may not pull the image that was pushed',
        fix: 'Give the user of registry: {host} the right to pull as well as to push.'
    },
    {
        when: { operation: 'builder' },
        cause: 'the image of the builder, {image}, may not be pulled',
        fix: 'Check image= in driver-opts, or log in to {host} in an earlier step.'
    }
];
const DENIAL_CASES = [...OF_GITHUB, ...OF_OTHERS, ...READING];
/** Where not even the operation is known. */
const DENIED = {
    cases: DENIAL_CASES,
    cause: '{host} refuses this log-in for {image}',
    fix: 'Check that the name is spelt right and that the log-in may use it. For {githubRegistry} leave registry, username and password empty: the job’s own token is used.',
    denied: true
};
/** Denials that say nothing more: looked at when nothing else fits. */
const BARE_DENIALS = [
    { pattern: /insufficient_scope: authorization failed/, ...DENIED },
    {
        pattern: /unexpected status from HEAD request to \S+: 403 Forbidden|unexpected status: 403 Forbidden/,
        ...DENIED,
        retry: 'once'
    },
    {
        pattern: /\b40[13] (Unauthorized|Forbidden)|UNAUTHORIZED|unauthorized: |authentication required|access to the resource is denied|\bDENIED\b|(?<!permission )denied: |access forbidden|incorrect username or password/,
        ...DENIED
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/facts.js
/** By the host that a name begins with. */
const HOSTS = [
    [/^(docker\.io|index\.docker\.io|registry-1\.docker\.io|auth\.docker\.io)$/, 'hub'],
    [/\.dkr\.ecr(-fips)?\.[\w-]+\.amazonaws\.com(\.cn)?$/, 'ecr'],
    [/^public\.ecr\.aws$/, 'ecr-public'],
    [/(^|[.-])docker\.pkg\.dev$|(^|\.)gcr\.io$/, 'gar'],
    [/\.azurecr\.(io|cn|us)$/, 'acr'],
    [/(^|\.)quay\.io$/, 'quay'],
    [/^registry\.gitlab\.com$/, 'gitlab'],
    [/\.jfrog\.io$/, 'artifactory']
];
function registryKind(host, { githubRegistry, serverUrl }) {
    if (host === undefined)
        return undefined;
    // Gitea's and Forgejo's registry is the server itself; GitHub's is a name of its own.
    if (host === githubRegistry)
        return URL.parse(serverUrl)?.host === host ? 'gitea' : 'github';
    return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? 'other';
}
/** The registry that a failure is about. */
function hostOf({ host, image }) {
    return host ?? image?.registry;
}
function factsOf(context) {
    const { image, operation, credential, credentialOf, ownerType, isPrivate } = context;
    const host = hostOf(context);
    const registry = registryKind(host, context);
    const ofServer = registry === 'github' || registry === 'gitea';
    const used = credential ?? (host === undefined ? undefined : credentialOf?.(host));
    return {
        operation,
        registry,
        credential: used?.kind,
        owner: image && ofServer ? (ownerOf(image.name) === ownerOf(context.repository) ? 'own' : 'other') : undefined,
        run: runOf(context),
        ownerType: ownerType === 'User' || ownerType === 'Organization' ? ownerType : undefined,
        visibility: isPrivate === undefined ? undefined : isPrivate ? 'private' : 'public'
    };
}
/** https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token is read-only. */
function runOf({ event, foreignHead, isDependabot }) {
    const hasOwnToken = event === 'pull_request_target' || event === 'workflow_run';
    if (foreignHead !== undefined && !hasOwnToken)
        return 'fork';
    return isDependabot && !hasOwnToken ? 'dependabot' : 'own';
}
function ownerOf(name) {
    return (name.split('/')[0] ?? '').toLowerCase();
}
function holds(when, facts) {
    return Object.entries(when ?? {}).every(([name, wanted]) => {
        const value = facts[name];
        return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
    });
}

;// CONCATENATED MODULE: ./lib/diagnosis/fault.js
function patternsOf(pattern) {
    return pattern instanceof RegExp ? [pattern] : pattern;
}

;// CONCATENATED MODULE: ./lib/diagnosis/network.js
/** What has been tried again by the step itself: what is left for a person is to wait. */
const LATER = 'Run the job again later; the step has tried again already (input retries). Faults are told on {status}';
const HUB_LIMIT = 'Log in to Docker Hub (username and password of this step, or docker/login-action before it), or take the image from a mirror';
const UNREACHABLE = [
    {
        when: { operation: 'builder' },
        cause: '{host}, which has the image of the builder ({image}), can’t be reached from this machine',
        fix: 'Use a mirror of it (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or the engine’s own builder (driver: docker), which needs no image.'
    },
    {
        when: { operation: 'base image' },
        cause: '{host}, which has the base image {image}, can’t be reached by the builder',
        fix: 'Check the host in the FROM line, and the network of the builder: a builder in a container has one of its own (driver-opts: network=host).'
    },
    {
        when: { operation: 'cache' },
        cause: '{host}, which has the build cache, can’t be reached by the builder',
        fix: 'Check the reference in cache-from and cache-to, or leave both out for the input cache.'
    },
    {
        when: { operation: 'QEMU' },
        cause: '{host}, which has the image that installs QEMU, can’t be reached from this machine',
        fix: 'Name a mirror of it in qemu-image, or build each platform on a runner of its own kind.'
    },
    {
        when: { operation: 'attest' },
        cause: 'the signing services can’t be reached from this machine',
        fix: 'Let the runner connect to *.sigstore.dev (private repositories: *.githubapp.com), or set attest: false.'
    },
    {
        when: { operation: ['comment', 'clean-up', 'compare'] },
        cause: 'GitHub’s API can’t be reached from this machine',
        fix: 'Let the runner connect to the API of {server}.'
    }
];
/** What the way to a registry answers with. */
const NETWORK_FAULTS = [
    {
        pattern: /toomanyrequests: You have reached your (unauthenticated )?pull rate limit/,
        cases: [
            {
                when: { operation: 'builder' },
                cause: 'Docker Hub’s pull limit for this machine is used up, so BuildKit’s image can’t be had',
                fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
            },
            {
                when: { operation: 'QEMU' },
                cause: 'Docker Hub’s pull limit for this machine is used up, so the image that installs QEMU can’t be had',
                fix: `${HUB_LIMIT} (qemu-image).`
            },
            {
                when: { operation: 'base image', credential: ['given', 'stored'] },
                cause: 'the pull limit of {user} on Docker Hub is used up',
                fix: 'Take the base image {image} from a mirror (mirror.gcr.io has many), use an account with a higher limit, or run the job again in some hours.'
            }
        ],
        cause: 'Docker Hub’s pull limit for this machine or account is used up',
        fix: `${HUB_LIMIT} in the FROM line (mirror.gcr.io has many).`
    },
    {
        pattern: /moby\/buildkit\/manifests\/buildx-stable-1": unknown/,
        cause: 'Docker Hub refuses BuildKit’s image to this machine, most often by its pull limit',
        fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
    },
    {
        pattern: /failed to parse error response 50\d|<!DOCTYPE html>/i,
        cause: '{host} answered with an error page of its gateway',
        fix: LATER,
        retry: true
    },
    {
        pattern: [/DeadlineExceeded/, /registry-1\.docker\.io/],
        cause: 'Docker Hub could not be reached for the image of the “# syntax=” line',
        fix: 'Run the job again, or remove the line “# syntax=docker/dockerfile…” from the Dockerfile: BuildKit has a recent one built in.',
        retry: true
    },
    {
        pattern: /\b429\b|TOOMANYREQUESTS|too many requests/i,
        cases: [
            {
                when: { operation: 'builder' },
                cause: '{host} limits the number of pulls, so BuildKit’s image can’t be had',
                fix: `${HUB_LIMIT} (driver-opts: image=mirror.gcr.io/moby/buildkit:buildx-stable-1), or use the engine’s own builder (driver: docker).`
            }
        ],
        cause: '{host} limits the number of requests',
        fix: 'Run fewer jobs at once, or run the job again later; the step has tried again already (input retries).',
        retry: true
    },
    {
        pattern: /received unexpected HTTP status: 50\d|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
        cause: 'a fault of {host}, not of this workflow',
        fix: LATER,
        retry: true
    },
    {
        pattern: /cannot reuse body, request must be retried|connection reset by peer|ECONNRESET|unexpected EOF|server sent GOAWAY|EPIPE|socket hang up|in the middle of the answer/,
        cause: 'the connection to {host} broke',
        fix: LATER,
        retry: true
    },
    {
        pattern: /connection timed out|i\/o timeout|TLS handshake timeout|ETIMEDOUT|no whole answer within/,
        cases: UNREACHABLE,
        cause: '{host} gave no answer in time',
        fix: LATER,
        retry: true
    },
    {
        pattern: /connection refused|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|no route to host/,
        cases: UNREACHABLE,
        cause: 'nothing listens at {host}',
        fix: 'Check host and port in the inputs images and registry, and that the service is up.',
        retry: true
    },
    {
        pattern: /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/,
        cases: UNREACHABLE,
        cause: 'the name {host} was not found',
        fix: 'Check the host in the inputs images and registry, and that the runner can look it up (VPN, private DNS).',
        retry: true
    },
    {
        pattern: /server gave HTTP response to HTTPS client|wrong version number|EPROTO/,
        cause: '{host} speaks plain HTTP',
        fix: 'Name it in insecure-registries; the builder needs it in its own configuration too (buildkitd-config-inline, or the engine’s daemon.json).'
    },
    {
        pattern: /x509: certificate|self[- ]signed certificate|unable to (verify|get) [\w ]{0,20}certificate|CERT_|certificate has expired/i,
        cause: 'the certificate of {host} is not trusted by this machine',
        fix: 'Install its authority on the runner and in the builder (NODE_EXTRA_CA_CERTS for this step, buildkitd-config-inline for BuildKit).'
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/registry.js

const READ_ONLY_RUN = DENIAL_CASES.filter(({ when }) => when.run !== undefined || when.owner === 'other');
/** The tag is there, and the registry lets nobody move it. */
const IMMUTABLE = {
    cause: 'the tag exists already, and this repository’s tags are immutable',
    fix: 'Publish under a new version, or set if-tag-exists: skip to keep the image that is there. Tags such as latest need a repository, or a rule, that lets them move.',
    immutable: true
};
const MISSING_FIX = 'Make the repository first, or check the name {image}';
/**
 * What registries answer with, gathered from public issue threads; “documentation” marks what no thread showed. The order
 * matters: a rate limit that calls itself “denied” must be seen before the denials, and a cache's denial before the image's.
 */
const REGISTRY_FAULTS = [
    {
        pattern: /exceeded a secondary rate limit|Error from intermediary with HTTP status code/,
        cause: 'a rate limit of GitHub’s, although the text says “denied”',
        fix: 'Run fewer jobs at once, or run this one again in some minutes.',
        retry: true,
        rateLimit: true
    },
    // Amazon ECR: moby/buildkit#3776.
    { pattern: /tag invalid: The image tag '[^']*' already exists in the '[^']*' repository/, ...IMMUTABLE },
    // Google Artifact Registry.
    {
        pattern: /cannot update tag \S+ The repository has enabled tag immutability|manifest is referenced by tag .{0,200} immutab/,
        ...IMMUTABLE
    },
    // Harbor, which may say no more than its status; documentation.
    { pattern: /configured as immutable|^412\b/, ...IMMUTABLE },
    // Docker Hub; documentation.
    { pattern: /tag is immutable|immutable tag/i, ...IMMUTABLE },
    {
        pattern: [/exporting cache/, /installation not allowed to Write organization package/],
        cause: 'the cache, not the image, may not be written with this run’s token',
        fix: 'Leave cache-to out (the input cache writes only where it may), or add ignore-error=true to it.'
    },
    {
        pattern: /installation not allowed to Create organization package/i,
        cases: READ_ONLY_RUN,
        cause: 'the job’s token may not create packages in this organisation',
        fix: 'Give the job the permissions:\n{permissions}\nIf it has them, the organisation forbids members to create packages, or an administrator makes the package once: {organisation}',
        denied: true
    },
    {
        pattern: /installation not allowed to Write organization package/i,
        cases: READ_ONLY_RUN,
        cause: 'the job’s token may not write packages of this organisation',
        fix: 'Give the job the permissions:\n{permissions}\nIf it has them, an owner of the organisation must allow it: {organisation}',
        denied: true
    },
    {
        pattern: /permission_denied: (write_package|create_package)/,
        cases: [
            ...READ_ONLY_RUN,
            {
                when: { credential: ['given', 'stored'] },
                cause: '{user} may not write this package',
                fix: 'Leave username and password out and give the job packages: write, or let that user write it: {settings}'
            }
        ],
        cause: 'the token is good, but this package is not linked to {repository} (it was made by hand, or by another repository)',
        fix: 'Under “Manage Actions access” add {repository} with the role Write on {settings}',
        denied: true
    },
    {
        pattern: /The token provided does not match expected scopes|permission_denied: The token/,
        cause: 'the token of {user} lacks the scope write:packages',
        fix: 'Leave username and password out: the job’s own token is used, with packages: write. Or make a new classic personal access token with that scope: https://{server}/settings/tokens',
        denied: true
    },
    // Gitea and Forgejo.
    {
        pattern: /reqPackageAccess/,
        cause: 'the token may not write packages of {imageOwner}',
        fix: 'Give registry: {host}, username and, as password, a token with the scope write:package of a user who may write packages of {imageOwner}: https://{host}/user/settings/applications',
        denied: true
    },
    {
        when: { registry: 'gitea', operation: ['push', 'read'] },
        pattern: /404 Not Found/,
        cause: 'there is no user or organisation {imageOwner} on {host}, or it is hidden from this log-in',
        fix: 'Check the first part of the name {image}: it must be a user or an organisation of that server.'
    },
    {
        pattern: /(personal access token|token) (is|has) expired|expired_token/i,
        cause: 'the access token of {user} has expired',
        fix: 'Make a new one and put it into the secret behind password.',
        denied: true
    },
    {
        pattern: [/failed to fetch anonymous token: /, /\b40[13]\b/],
        cases: DENIAL_CASES,
        cause: 'nobody is logged in to {host}',
        fix: 'Give registry: {host}, username and password, or log in to it in an earlier step.',
        denied: true
    },
    {
        pattern: /denied: denied/,
        ...DENIED,
        cause: 'the log-in was refused: the password is empty, wrong or expired'
    },
    {
        pattern: [/failed to fetch oauth token/, /401 Unauthorized/],
        ...DENIED,
        cause: 'the credentials are good for the log-in, but not for {image}'
    },
    // Amazon ECR: actions/starter-workflows#2647, aws-actions/amazon-ecr-login#202.
    {
        pattern: /repository with name '[^']*' does not exist in the registry with id/i,
        cause: 'Amazon ECR has no repository of that name, and does not make one by a push',
        fix: 'Make it first (aws ecr create-repository --repository-name …), or check the name: it is the repository’s, without the host a second time.'
    },
    // Google: GoogleCloudPlatform/cymbal-superstore#4, generative-ai#693, flutter#188342.
    {
        pattern: /Unauthenticated request\. Unauthenticated requests do not have permission/,
        cause: 'nobody is logged in to {host}',
        fix: 'Put google-github-actions/auth (token_format: access_token) before this step, and give registry: {host}, username: oauth2accesstoken and its access_token as password.',
        denied: true
    },
    {
        pattern: /[Pp]ermission ["']artifactregistry\.repositories\.\w+["'] denied/,
        cause: 'the account may not write to that repository of Artifact Registry, or there is none of that name',
        fix: 'Give the service account or principal the role Artifact Registry Writer (roles/artifactregistry.writer) on it, and check project, location and repository in {image}',
        denied: true
    },
    // Harbor; documentation.
    {
        pattern: [/unauthorized to access repository: /, /action: push/],
        cause: '{user} may not push to that project of Harbor',
        fix: 'Give the robot account the permissions to push and pull artifacts of the project, or the user the role Developer.',
        denied: true
    },
    {
        pattern: /project \S+ not found/,
        cause: 'Harbor has no project of that name, and does not make one by a push',
        fix: MISSING_FIX
    },
    // Azure: Azure/acr#506.
    {
        pattern: /aka\.ms\/acr\/authorization/,
        ...DENIED,
        cause: 'the identity may not push to that registry of Azure, or its token is older than three hours'
    },
    {
        pattern: /repository name must be lowercase/,
        cause: 'an image name is in upper case',
        fix: 'The input images is lower-cased for you: look for the name in the Dockerfile, build-contexts, cache-from and cache-to.'
    },
    {
        pattern: /invalid reference format|invalid tag "/,
        cause: 'an image name or tag has a character that can’t be in one, or an empty part, often from an empty variable',
        fix: 'Look for it in FROM lines and their build arguments, build-contexts, cache-from and cache-to.'
    },
    {
        pattern: /tag is needed when pushing to registry/,
        cause: 'buildx was to push without a name',
        fix: 'Leave push and name out of the input outputs: the names come from images and tags.'
    },
    {
        pattern: /unknown blob|blob unknown to registry|MANIFEST_BLOB_UNKNOWN/,
        cause: 'the registry no longer knows a part of the image when the manifest comes, or never takes parts of that kind',
        fix: 'Run the job again. If it stays (GitLab’s registry with the attestations of BuildKit 0.32 and later): provenance: false and sbom: false.',
        // A registry that never takes it would else be asked, and the image built, to the last try.
        retry: 'once'
    },
    {
        pattern: /subject of your artifact has the maximum number/,
        cause: 'Amazon ECR keeps at most 100 signatures, attestations and SBOMs beside one image, and this one has them',
        fix: 'Delete old ones of that digest, or leave push-to-registry out: GitHub keeps the attestation all the same.'
    },
    {
        pattern: /blob upload unknown|BLOB_UPLOAD_(UNKNOWN|INVALID)/i,
        cause: 'the registry lost an upload in progress',
        fix: 'Run the job again; the step has tried again already (input retries). Faults are told on {status}',
        retry: true
    },
    {
        when: { operation: ['push', 'login'] },
        pattern: /404 Not Found|NAME_UNKNOWN|name unknown/,
        cause: '{host} has no such repository or owner ({imageOwner}) and makes none by a push, or is no registry',
        fix: MISSING_FIX
    },
    {
        when: { operation: ['push', 'login'] },
        pattern: /405 Method Not Allowed|UNSUPPORTED/,
        cause: '{host} is read-only (a mirror or a proxy), or is no registry',
        fix: 'Push to the registry behind it: check the host in the input images.'
    },
    {
        when: { operation: ['push', 'build'] },
        pattern: /413 (Content|Request Entity|Payload) Too Large/i,
        cause: 'a layer is larger than {host}, or the proxy in front of it, takes in one request',
        fix: 'Raise its limit (nginx: client_max_body_size 0), or make smaller layers.'
    },
    {
        pattern: /507 Insufficient Storage|quota .{0,60}exceed|exceed.{0,60} quota|storage limit/i,
        cause: 'the storage that {host} has for this project is full',
        fix: 'Delete old images there, or raise the quota.'
    }
];

;// CONCATENATED MODULE: ./lib/diagnosis/words.js

const words_PERMISSIONS = 'permissions:\n  contents: read\n  packages: write';
const SIGNING_PERMISSIONS = `${words_PERMISSIONS}\n  id-token: write\n  attestations: write`;
const STATUS_PAGES = {
    github: 'https://www.githubstatus.com',
    hub: 'https://www.dockerstatus.com',
    ecr: 'https://health.aws.amazon.com',
    'ecr-public': 'https://health.aws.amazon.com',
    gar: 'https://status.cloud.google.com',
    acr: 'https://azure.status.microsoft',
    quay: 'https://status.redhat.com',
    gitlab: 'https://status.gitlab.com'
};
function wordsOf(context) {
    const { image, repository, serverUrl, githubRegistry, credential, credentialOf } = context;
    const host = hostOf(context);
    const [owner = '', name = ''] = repository.split('/');
    const user = (credential ?? (host === undefined ? undefined : credentialOf?.(host)))?.user;
    const kind = registryKind(host, context);
    return {
        image: image?.text ?? 'the image',
        imageOwner: image?.name.split('/')[0] ?? 'the owner',
        host: host ?? 'the registry',
        repository,
        owner,
        fork: context.foreignHead ?? 'a fork',
        user: user ? `the user ${user}` : 'the user of these credentials',
        githubRegistry,
        server: URL.parse(serverUrl)?.host ?? serverUrl,
        ownName: `${githubRegistry}/${owner}/${name}`.toLowerCase(),
        permissions: words_PERMISSIONS,
        signingPermissions: SIGNING_PERMISSIONS,
        settings: packageSettings(context, image),
        organisation: `${serverUrl}/organizations/${owner}/settings/packages`,
        status: (kind && STATUS_PAGES[kind]) ?? 'the status page of the registry'
    };
}
/** The page where a package of GitHub's registry is given to repositories, made public, and deleted. */
function packageSettings({ serverUrl, repository, ownerType }, image) {
    const [owner = '', ...rest] = (image?.name ?? repository).split('/');
    const [own = ''] = repository.split('/');
    // GitHub's case, where it is ours: addresses are the same, and people recognise it.
    const shown = owner.toLowerCase() === own.toLowerCase() ? own : owner;
    const path = (kind) => `${serverUrl}/${kind}/${shown}/packages/container/${rest.join('%2F')}/settings`;
    if (ownerType === 'User')
        return path('users');
    return ownerType === 'Organization' ? path('orgs') : `${path('orgs')} (of a user: /users/ for /orgs/)`;
}
/** A `{name}` that is none of the words stays: a test looks for it. */
function words_fill(template, words) {
    return template.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = words[name];
        return typeof value === 'string' ? value : whole;
    });
}

;// CONCATENATED MODULE: ./lib/diagnosis/diagnose.js









/** From the texts that say most to those that say least: the first that fits counts. */
const FAULTS = [
    ...REGISTRY_FAULTS,
    ...API_FAULTS,
    ...BUILDER_FAULTS,
    ...NETWORK_FAULTS,
    ...BARE_DENIALS
];
function createDiagnose(run) {
    return (text, details) => diagnose(text, { ...run, ...details });
}
function diagnose(text, context) {
    const start = (0,text_foreign/* clip */.$Q)(text);
    const facts = factsOf(context);
    const fault = FAULTS.find(({ pattern, when }) => holds(when, facts) && patternsOf(pattern).every(part => part.test(start)));
    if (!fault)
        return undefined;
    const { cause, fix } = caseOf(fault, facts);
    const words = wordsOf(context);
    return {
        cause: words_fill(cause, words),
        fix: words_fill(fix, words),
        retry: fault.retry !== undefined,
        once: fault.retry === 'once',
        anew: fault.retry === 'anew',
        denied: fault.denied === true,
        rateLimit: fault.rateLimit === true,
        immutable: fault.immutable === true
    };
}
/** The case with the most conditions that all hold; without one, what the text alone says. */
function caseOf(fault, facts) {
    const fitting = (fault.cases ?? []).filter(({ when }) => holds(when, facts));
    const weight = ({ when }) => Object.keys(when).length;
    return fitting.reduce((best, next) => (!('pattern' in best) && weight(best) >= weight(next) ? best : next), fault);
}

;// CONCATENATED MODULE: ./lib/github/retry.js



/** A limit that ends later than this is not waited for, milliseconds. */
const LONGEST_WAIT_MS = 300_000;
/** The runner with an API that is asked again where a fault passes, `retries` times more at most. */
function withApiRetries(runner, retries) {
    return { ...runner, github: async (token) => retrying(runner, await runner.github(token), retries) };
}
/**
 * Faults that pass are 5xx, what broke on its way (which the API's client calls 500), and rate limits, for which the
 * answer says how long to wait. What is left after the last try is the API's own error.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function retrying(ports, api, retries) {
    return {
        async request(route, parameters) {
            let last;
            try {
                return await withRetries(ports, retries, `GitHub’s API, ${route}`, async () => {
                    try {
                        return { value: await api.request(route, parameters) };
                    }
                    catch (error) {
                        last = { error };
                        return judge(error, ports.clock.now());
                    }
                });
            }
            catch (error) {
                if (error instanceof errors/* ActionError */.lZ && error.code === 'cancelled')
                    throw error;
                throw last ? last.error : error;
            }
        }
    };
}
function judge(error, now) {
    const status = (0,json/* numberAt */.tk)(error, 'status') ?? 0;
    const header = (name) => (0,json/* stringAt */.bX)(error, 'response', 'headers', name) ?? (0,json/* numberAt */.tk)(error, 'response', 'headers', name);
    const passing = new errors/* ActionError */.lZ('network', (0,errors/* textOf */.b6)(error));
    if (status >= 500)
        return { passing };
    const asked = retryAfterMs(retry_text(header('retry-after')), now);
    const isLimit = status === 429 || (status === 403 && /rate limit|abuse detection/i.test((0,errors/* textOf */.b6)(error)));
    if (!isLimit && !(status === 403 && asked !== undefined))
        throw error;
    const resets = retry_text(header('x-ratelimit-remaining')) === '0' ? Number(header('x-ratelimit-reset')) * 1000 - now : undefined;
    const afterMs = asked ?? (resets === undefined || Number.isNaN(resets) ? undefined : Math.max(1000, resets));
    if (afterMs !== undefined && afterMs > LONGEST_WAIT_MS)
        throw error;
    return { passing, afterMs, rateLimit: true };
}
function retry_text(value) {
    return value === undefined ? undefined : String(value);
}

;// CONCATENATED MODULE: ./lib/image/image.js
/** What this run has built, or put together of its own jobs' images. */
function isOwnWork({ origin }) {
    return origin === 'built' || origin === 'merged';
}

// EXTERNAL MODULE: ./lib/registry/docker-config.js
var docker_config = __nccwpck_require__(1122);
;// CONCATENATED MODULE: ./lib/builder/cache.js


/** A service that needs longer for one look is of no use to a build, which makes one for each layer. */
const LOOK_MS = 2_000;
/** What a key is bound to besides its text, a hash; of nothing that is there. */
const VERSION = '0'.repeat(64);
/**
 * Whether there is a cache to use. GitHub's cache service is asked for a key first: BuildKit itself waits for minutes
 * where the service is slow or answers 429, and some of what it answers fails the build.
 */
async function isCacheUsable({ http, log }, { from, to, optional, service }) {
    if (!optional || (from.length === 0 && to.length === 0))
        return false;
    if (!service)
        return true;
    const why = await whyUnusable(http, service);
    if (why !== undefined)
        log.info(`No cache: GitHub’s cache service ${why}. The build goes on without.`);
    return why === undefined;
}
/** What the service does that it can't be used for, as the end of a sentence about it. https://github.com/actions/toolkit/tree/main/packages/cache */
async function whyUnusable(http, { version, url, token }) {
    const key = 'publish-image-look';
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json;api-version=6.0-preview.1' };
    const limits = { timeoutMs: LOOK_MS, maxBytes: 1024 * 1024 };
    try {
        const response = version === 1
            ? await http({
                method: 'GET',
                url: `${url}_apis/artifactcache/cache?keys=${key}&version=${VERSION}`,
                headers,
                ...limits
            })
            : await http({
                method: 'POST',
                url: `${url}twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL`,
                headers: { ...headers, 'content-type': 'application/json' },
                body: Buffer.from(JSON.stringify({ key, restore_keys: [key], version: VERSION })),
                ...limits
            });
        if (version === 1 && response.status === 204)
            return undefined;
        if (response.status !== 200)
            return `answers ${response.status}`;
        return typeof (0,json/* parseJson */.qF)(response.body.toString('utf8')) === 'object' ? undefined : 'does not answer with JSON';
    }
    catch (error) {
        return `can’t be used (${(0,errors/* textOf */.b6)(error)})`;
    }
}

;// CONCATENATED MODULE: ./lib/builder/instances.js

/**
 * The builder that an earlier step made current (`docker buildx create --use`), or undefined for the engine's own.
 * Read from buildx's own files: asking it costs a process of 0.1 s, for an answer that is nearly always the same.
 * https://github.com/docker/buildx/blob/master/store/store.go
 */
async function currentInstance(ports, docker) {
    const bytes = await ports.files.read(`${docker.builders}/current`);
    const name = (0,json/* stringAt */.bX)(bytes && (0,json/* parseJson */.qF)(bytes.toString('utf8')), 'Name') ?? '';
    return name === '' ? undefined : await namedInstance(ports, docker, name);
}
/** Notes a builder of the driver `remote` as `docker buildx create` would, which takes 0.3 s for it. */
async function noteRemote({ files }, docker, name, endpoint) {
    const node = { Name: `${name}0`, Endpoint: endpoint, Platforms: null, DriverOpts: null, Flags: null, Files: null };
    const group = { Name: name, Driver: 'remote', Nodes: [node], Dynamic: false };
    await files.write(`${docker.builders}/instances/${name}`, JSON.stringify(group));
}
/** The builder of that name; undefined if buildx has made none. */
async function namedInstance({ files }, docker, name) {
    // The name becomes a path: nothing that leads out of the folder.
    if (!/^[A-Za-z0-9][\w.-]*$/.test(name))
        return undefined;
    const bytes = await files.read(`${docker.builders}/instances/${name}`);
    const instance = bytes && (0,json/* parseJson */.qF)(bytes.toString('utf8'));
    const nodes = (0,json/* field */.ZZ)(instance, 'Nodes');
    const driver = (0,json/* stringAt */.bX)(instance, 'Driver');
    return driver === undefined ? undefined : { name, driver, nodes: Array.isArray(nodes) ? nodes.length : 1 };
}

;// CONCATENATED MODULE: ./lib/builder/connection.js



/**
 * A builder of the driver `remote` whose BuildKit is the engine's own, with all that the driver `docker` hides. It
 * costs nothing that can be measured, where a container costs seconds and a pull. Its end is that of this step.
 * `unusable` says why there is none.
 */
async function connectToEngine(ports, docker, { socketPath }) {
    if (socketPath === undefined)
        return { unusable: 'the engine is not on a socket of this machine' };
    const name = `publish-image-engine-${(0,external_node_crypto_.randomBytes)(5).toString('hex')}`;
    try {
        const endpoint = await ports.openBuildKit(socketPath);
        ports.state.save('builder', name);
        await noteRemote(ports, docker, name, endpoint);
        return { name };
    }
    catch (error) {
        return { unusable: (0,errors/* textOf */.b6)(error) };
    }
}

// EXTERNAL MODULE: ./lib/text/lines.js
var text_lines = __nccwpck_require__(57032);
;// CONCATENATED MODULE: ./lib/text/said.js



/** What a program said last, without its pointer to help and the word that begins an error. */
function lastWords(output, length = 400) {
    const lines = (0,text_lines/* splitLines */.u)((0,text_foreign/* clipStart */.rh)(output)).map(line => line.trim());
    const told = lines.filter(line => line !== '' && !/^(Run|See) '.*(--help|help)'/.test(line));
    return (0,nearest/* excerpt */.Kb)((told.at(-1) ?? '').replace(/^(ERROR|Error|docker): /, ''), length);
}

;// CONCATENATED MODULE: ./lib/builder/images.js
/**
 * What is pulled from Docker Hub where no other image is named, by version: what a builder is made of must not change
 * between two runs of one commit. script/images raises them, with their digests.
 */
const BUILDKIT_IMAGE = 'moby/buildkit:v0.32.2';
const QEMU_IMAGE = 'tonistiigi/binfmt:qemu-v10.2.3-68';

;// CONCATENATED MODULE: ./lib/builder/create.js








/** For a builder that is a convenience: a pull and a boot take some 10 s. */
const GIVE_UP_MS = 60_000;
/**
 * Makes a builder of our own and starts it; the post step removes it. Its BuildKit image comes from a registry, so
 * faults that pass are tried again. https://docs.docker.com/reference/cli/docker/buildx/create/
 */
async function createBuilder(ports, inputs, driver, options) {
    const name = `publish-image-${(0,external_node_crypto_.randomBytes)(5).toString('hex')}`;
    const config = await configFile(ports, inputs);
    // Saved first: a builder that was half made when the job was cancelled is removed too.
    if (!inputs.keepBuilder)
        ports.state.save('builder', name);
    const make = async (args) => {
        const result = await ports.run('docker', ['buildx', 'create', ...args]);
        if (result.exitCode !== 0)
            throw notMade(driver, result, options.diagnose);
    };
    // A single node is made and started by one process; further ones must be there before the start.
    let command = ['create', '--bootstrap', ...createArgv(name, driver, inputs, config)];
    const start = ['inspect', '--bootstrap', name];
    if (inputs.nodes.length > 0) {
        await make(createArgv(name, driver, inputs, config));
        for (const [index, node] of inputs.nodes.entries())
            await make(appendArgv(name, index, driver, node, config));
        command = start;
    }
    if (driver === 'docker-container')
        await options.loggedIn;
    const { diagnose, giveUp } = options;
    const retries = giveUp ? 0 : options.retries;
    const timeout = giveUp ? { timeoutMs: GIVE_UP_MS } : {};
    await withRetries(ports, retries, `Starting the builder ${name}`, async () => {
        const result = await ports.run('docker', ['buildx', ...command], { onLine: ports.log.info, ...timeout });
        if (result.exitCode === 0)
            return { value: undefined };
        // What buildx has noted is made, and only has to be started.
        if (command !== start && !(await namedInstance(ports, options.docker, name)))
            throw notMade(driver, result, diagnose);
        command = start;
        const found = diagnose((0,text_foreign/* clipStart */.rh)(result.stderr), { operation: 'builder', ...imageOf(inputs) });
        const error = failure(`The builder (driver ${driver}) did not start`, result, found, pullHint(driver, result));
        if (!found?.retry)
            throw error;
        return { passing: error, rateLimit: found.rateLimit };
    });
    return name;
}
/** Where the image of BuildKit comes from. */
function imageOf(inputs) {
    const image = (0,oci_reference/* withoutTag */.nb)(buildKitImage(inputs));
    return image ? { image, host: image.registry } : {};
}
/** The image of a builder in a container: as it is given, else ours. */
function buildKitImage({ driverOpts }) {
    return (givenImage(driverOpts) ??
        (driverOpts.includes('rootless=true') ? `${BUILDKIT_IMAGE.replace(/@.*/, '')}-rootless` : BUILDKIT_IMAGE));
}
function givenImage(driverOpts) {
    return driverOpts.find(option => option.startsWith('image='))?.slice('image='.length);
}
/**
 * BuildKit's options and flags of a node that runs our image. Where no entitlement is named buildx grants
 * network.host; naming another one keeps it from that, and `device` is one that BuildKit of that version has anyway.
 */
function ownImage(driverOpts, flags, config) {
    if (givenImage(driverOpts) !== undefined)
        return [[...driverOpts], flags];
    return [
        [`image=${buildKitImage({ driverOpts })}`, ...driverOpts],
        flags === '' && config === undefined ? '--allow-insecure-entitlement device' : flags
    ];
}
function createArgv(name, driver, inputs, config) {
    const { endpoint } = inputs;
    // A remote BuildKit is somebody else's daemon: flags and configuration are not ours to give.
    const ownDaemon = isOwnDaemon(driver);
    const [driverOpts, buildkitdFlags] = ownDaemon
        ? ownImage(inputs.driverOpts, inputs.buildkitdFlags, config)
        : [inputs.driverOpts, ''];
    return [
        '--name',
        name,
        '--driver',
        driver,
        ...driverOpts.flatMap(option => ['--driver-opt', option]),
        ...(buildkitdFlags ? ['--buildkitd-flags', buildkitdFlags] : []),
        ...(ownDaemon && config ? ['--buildkitd-config', config] : []),
        ...(endpoint ? [endpoint] : [])
    ];
}
function isOwnDaemon(driver) {
    return driver === 'docker-container' || driver === 'kubernetes';
}
function appendArgv(name, index, driver, node, config) {
    const [driverOpts, flags] = isOwnDaemon(driver)
        ? ownImage(node.driverOpts, node.buildkitdFlags, node.buildkitdFlags ? config : undefined)
        : [node.driverOpts, node.buildkitdFlags];
    return [
        '--name',
        name,
        '--append',
        '--node',
        node.name ?? `${name}-${index + 1}`,
        ...(node.platforms ? ['--platform', node.platforms] : []),
        ...driverOpts.flatMap(option => ['--driver-opt', option]),
        ...(flags ? ['--buildkitd-flags', flags] : []),
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
/** BuildKit's image comes from a registry of its own: what helps there has nothing to do with the image that is built. */
function pullHint(driver, { stderr }) {
    // Not in what comes before: that always tells of the pull.
    const said = lastWords(stderr);
    if (driver !== 'docker-container' || !/pull|manifest|resolve reference|registry|lookup|toomanyrequests/i.test(said))
        return undefined;
    return 'BuildKit’s own image could not be pulled. Name one that can (driver-opts: image=… on a mirror), log in to its registry in an earlier step, or use the engine’s own builder (driver: docker) where it can do what is asked.';
}
function notMade(driver, result, diagnose) {
    const known = diagnose((0,text_foreign/* clipStart */.rh)(result.stderr), { operation: 'builder' });
    return failure(`A builder (driver ${driver}) could not be made`, result, known);
}
function failure(message, { stderr, stdout }, found, hint) {
    const said = lastWords(stderr) || lastWords(stdout);
    return new errors/* ActionError */.lZ('tool', message, {
        cause: found?.cause ?? said,
        hint: found?.fix ??
            hint ??
            'Check the inputs driver, driver-opts, buildkitd-flags, buildkitd-config, endpoint and append.',
        detail: found && said
    });
}

;// CONCATENATED MODULE: ./lib/builder/engine.js




/**
 * Asked from the engine itself, not guessed from a version; over its socket where that is known, because a process
 * costs four times that. An engine that does not answer is an ActionError `tool`.
 */
async function askEngine(ports, docker) {
    const socketPath = await socketOf(ports.files, docker);
    const text = socketPath === undefined ? undefined : await askSocket(ports.http, socketPath, '/info');
    const answer = text && (0,json/* parseJson */.qF)(text);
    const status = (0,json/* field */.ZZ)(answer ?? (await askProgram(ports)), 'DriverStatus');
    return {
        containerd: Array.isArray(status) &&
            status.some(entry => Array.isArray(entry) && entry[0] === 'driver-type' && entry[1] === 'io.containerd.snapshotter.v1'),
        socketPath: answer === undefined ? undefined : socketPath
    };
}
/** Whether there is an engine, where nothing more must be known: what it is takes it 20 times as long to tell. */
async function findEngine(ports, docker) {
    const socketPath = await socketOf(ports.files, docker);
    if (socketPath !== undefined && (await askSocket(ports.http, socketPath, '/_ping')) !== undefined)
        return;
    await askProgram(ports);
}
/**
 * What the engine answers to a GET, or with a `body` to a POST; undefined where it does not answer, or with an error.
 * https://docs.docker.com/reference/api/engine/
 */
async function askSocket(http, socketPath, path, { timeoutMs = 10_000, body } = {}) {
    const limits = { timeoutMs, maxBytes: 4 * 1024 * 1024 };
    const url = `http://engine${path}`;
    const headers = { 'content-type': 'application/json' };
    try {
        const response = await http(body
            ? { method: 'POST', url, socketPath, headers, body: Buffer.from(JSON.stringify(body)), ...limits }
            : { method: 'GET', url, socketPath, ...limits });
        return response.status < 300 ? response.body.toString('utf8') : undefined;
    }
    catch {
        return undefined;
    }
}
/** The Docker config, for what it says about Docker itself; one that can't be read is the log-in's to tell of. */
async function readConfig(files, docker) {
    const bytes = await files.read((0,docker_config/* configPath */.eQ)(docker)).catch(() => undefined);
    return bytes && (0,json/* parseJson */.qF)(bytes.toString('utf8'));
}
/** The engine's socket on this machine; undefined if DOCKER_HOST or a docker context points elsewhere. */
async function socketOf(files, docker) {
    if (docker.host)
        return (0,docker_config/* socketAt */.PJ)(docker.host);
    if (docker.context)
        return undefined;
    const context = (0,json/* stringAt */.bX)(await readConfig(files, docker), 'currentContext');
    return context && context !== 'default' ? undefined : (0,docker_config/* socketAt */.PJ)('');
}
/** Costs a process, and tells why where the engine does not answer. */
async function askProgram({ run }) {
    const result = await run('docker', ['info', '--format', '{{json .}}'], { timeoutMs: 60_000 });
    const info = (0,json/* parseJson */.qF)(result.stdout);
    const error = (0,json/* stringAt */.bX)(info, 'ServerErrors', '0');
    if (result.exitCode === 0 && info !== undefined && error === undefined)
        return info;
    throw new errors/* ActionError */.lZ('tool', 'The Docker engine does not answer.', {
        cause: (0,nearest/* excerpt */.Kb)(error ?? result.stderr, 300),
        hint: 'Start it, or use a runner with a running Docker engine (GitHub-hosted Ubuntu runners have one).'
    });
}

;// CONCATENATED MODULE: ./lib/builder/plugin.js




/**
 * Docker without its buildx plugin (many self-hosted runners, DOCKER_CONFIG pointed elsewhere) is told before anything
 * is done. Looked up as a file; only where that is in no usual place docker itself is asked, which costs a process.
 */
async function checkBuildx({ files, run }, docker) {
    const extra = (0,json/* field */.ZZ)(await readConfig(files, docker), 'cliPluginsExtraDirs');
    const others = Array.isArray(extra) ? extra.filter(folder => typeof folder === 'string') : [];
    const places = [`${docker.folder}/cli-plugins`, ...others, ...docker_config/* PLUGIN_FOLDERS */.i].map(folder => `${folder}/docker-buildx`);
    if ((await Promise.all(places.map(files.exists))).includes(true))
        return;
    const { exitCode } = await run('docker', ['buildx', 'version'], { timeoutMs: 30_000 });
    if (exitCode === 0)
        return;
    throw new errors/* ActionError */.lZ('tool', 'Docker has no buildx on this runner.', {
        cause: `no plugin docker-buildx in ${docker.folder}/cli-plugins nor in the system’s folders`,
        hint: 'Install it (the package docker-buildx-plugin of Docker’s repositories, docker-buildx of Debian and Ubuntu), or put docker/setup-buildx-action before this step. With a DOCKER_CONFIG of its own the plugin must be in its cli-plugins.'
    });
}

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
    for (const { fields, line } of parseCsv(input, syntax)) {
        const items = syntax.commas ? fields.flatMap(part => part.split(',')).map(part => [part]) : [fields];
        for (const item of items) {
            const text = syntax.untrimmed ? item.join(',') : item.join(',').trim();
            if (text !== '')
                entries.push({ text, fields: fieldsOf(item), line });
        }
    }
    return entries;
}
/** The fields of one CSV entry such as `type=local,"dest=a,b"`, out of their quotes. */
function parseFields(entry) {
    return (parseCsv(entry)[0]?.fields ?? []).map(part => part.trim());
}
function fieldsOf(record) {
    const [only] = record;
    // An item that was quoted as a whole came out of its quotes as one field: its commas still count.
    const fields = record.length === 1 && only?.includes(',') ? parseCsv(only)[0]?.fields : record;
    return (fields ?? []).map(part => part.trim());
}
/** `key=value` split at the first `=`; undefined without one. */
function splitPair(text) {
    const at = text.indexOf('=');
    return at === -1 ? undefined : { key: text.slice(0, at), value: text.slice(at + 1) };
}

;// CONCATENATED MODULE: ./lib/plan/exports.js




const IMAGE_TYPES = ['image', 'registry'];
/** What these say is an input's to say. */
const WORDS = ['type', 'name', 'push', 'push-by-digest', 'name-canonical'];
function planExports(build) {
    const exporters = build.outputs.map(readExporter);
    const images = exporters.filter(isImage);
    const others = exporters.filter(exporter => !isImage(exporter));
    return {
        image: images.flatMap(({ pairs }) => pairs.filter(({ key }) => !WORDS.includes(key)).map(({ key, value }) => csvField(`${key}=${value}`))),
        others: others.map(({ text }) => text),
        otherTypes: others.map(({ type }) => type),
        elsewhere: whyElsewhere(build, others.length > 0 && images.length === 0),
        index: build.platforms.length > 1 || hasAttestations(build)
    };
}
/**
 * The inputs with what `outputs` says in words of theirs: `push=…` (`type=registry` pushes too), `push-by-digest=…` and
 * `name=` of an image's entry are the inputs push, push-by-digest and images. Both given and not the same is an
 * ActionError `input`.
 */
function withOutputWords(inputs) {
    const images = inputs.build.outputs.map(readExporter).filter(isImage);
    if (images.length > 1) {
        throw new errors/* ActionError */.lZ('input', 'input outputs: more than one entry of type=image or type=registry.', {
            hint: 'One is enough: the image is pushed under every name of the input images.'
        });
    }
    const [image] = images;
    if (!image)
        return inputs;
    const byDigest = wordOf(image, 'push-by-digest');
    if (byDigest === false && inputs.pushByDigest)
        throw differ('push-by-digest', 'true', 'push-by-digest=false');
    const push = wordOf(image, 'push') ?? (image.type === 'registry' ? true : undefined);
    if (typeof inputs.push === 'boolean' && push !== undefined && inputs.push !== push)
        throw differ('push', String(inputs.push), image.text);
    if (inputs.push === 'auto' && push === false)
        throw differ('push', 'auto', image.text);
    return {
        ...inputs,
        images: withNames(inputs.images, image),
        push: inputs.push ?? push,
        pushByDigest: inputs.pushByDigest || byDigest === true
    };
}
/** A list of names is one quoted field, `"name=a,b"`. */
function withNames(given, { pairs, text }) {
    const names = pairs
        .filter(({ key }) => key === 'name')
        .flatMap(({ value }) => value.split(','))
        .map(name => name.trim())
        .filter(name => name !== '');
    if (names.length === 0)
        return given;
    const entries = names.map(name => ({ text: name, fields: [name], line: 1 }));
    if (given.length === 0)
        return entries;
    const lower = (list) => [...new Set(list.map(name => name.toLowerCase()))].sort().join(' ');
    const written = given.flatMap(({ fields }) => fields).map(field => field.replace(/^name=/, ''));
    if (lower(written) !== lower(names))
        throw differ('images', written.join(', '), text);
    return given;
}
function differ(input, value, said) {
    return new errors/* ActionError */.lZ('input', `input ${input}: “${(0,nearest/* excerpt */.Kb)(value)}”, but outputs says “${(0,nearest/* excerpt */.Kb)(said)}”.`, {
        hint: 'Say it in one place.'
    });
}
/** The names that an exporter of images has been given. */
function outputNames(text) {
    const exporter = readExporter(text);
    const names = exporter.pairs.filter(({ key }) => isImage(exporter) && key === 'name');
    return names.flatMap(({ value }) => value.split(',')).filter(name => name !== '');
}
/** Whether an exporter says that it pushes. */
function pushesItself(text) {
    const exporter = readExporter(text);
    return isImage(exporter) && (wordOf(exporter, 'push') ?? exporter.type === 'registry');
}
/** Where exporters and local caches read or write on this machine, `dest=` or `src=`. */
function placesOf(texts, key) {
    return texts.map(readExporter).flatMap(({ text, type, pairs }) => {
        if (pairs.length === 0)
            return key === 'dest' && type === 'local' ? [text] : [];
        return pairs.filter(pair => pair.key === key).map(({ value }) => value);
    });
}
function isImage({ type }) {
    return IMAGE_TYPES.includes(type);
}
/** A switch of the exporter, as Go reads it; undefined where it is not written. */
function wordOf({ pairs }, key) {
    const value = pairs.findLast(pair => pair.key === key)?.value;
    if (value === undefined)
        return undefined;
    // The bare word switches it on.
    if (['', '1', 't', 'T', 'TRUE', 'true', 'True'].includes(value))
        return true;
    if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value))
        return false;
    throw new errors/* ActionError */.lZ('input', `input outputs: “${key}=${(0,nearest/* excerpt */.Kb)(value, 40)}” is not true or false.`);
}
function whyElsewhere({ call, outputs }, onlyOthers) {
    if (call !== '' && call !== 'build')
        return `call: ${call} makes no image`;
    return onlyOthers ? `outputs says where it goes (${outputs.join('; ')})` : undefined;
}
function readExporter(text) {
    // buildx reads a bare path as type=local, and `-` as a tar archive on standard output.
    if (!text.includes('='))
        return { text, type: text === '-' ? 'tar' : 'local', pairs: [] };
    const pairs = parseFields(text).map(field => splitPair(field) ?? { key: field, value: '' });
    const type = pairs.find(({ key }) => key === 'type')?.value;
    if (!type) {
        throw new errors/* ActionError */.lZ('input', `input outputs: “${text}” has no type.`, {
            hint: 'Write it like type=local,dest=out.'
        });
    }
    return { text, type, pairs };
}
/** Whether BuildKit puts attestations beside the image. */
function hasAttestations({ provenance, sbom, attests }) {
    const isOn = (value) => value !== '' && value !== 'false' && !/\bdisabled=true\b/.test(value);
    return isOn(provenance) || isOn(sbom) || attests.some(isOn);
}

;// CONCATENATED MODULE: ./lib/builder/refuse.js



/** `given` is the input, and its value, that names the engine's own builder. */
function refuseForEngine(lacking, { builder }, given) {
    if (lacking.length === 0)
        return;
    const what = lacking.map(need => need.what).join('; ');
    throw new errors/* ActionError */.lZ('input', `input ${given}: the engine’s own builder can’t do this: ${what}.`, {
        hint: builder.driver === 'docker'
            ? 'Leave driver empty (auto) or set it to docker-container.'
            : 'Name another builder, or leave builder empty.'
    });
}
/** A docker archive holds one plain image, so a builder outside the engine can't load an index. */
function refuseLoad(build, driver) {
    if (!build.load || driver === 'docker')
        return;
    const { platforms } = build;
    const what = platforms.length > 1
        ? `several platforms (${platforms.join(', ')})`
        : hasAttestations(build)
            ? 'attestations'
            : undefined;
    if (what === undefined)
        return;
    throw new errors/* ActionError */.lZ('input', `input load: an image with ${what} can’t be loaded from a builder with the driver ${driver}.`, {
        cause: build.exports.index ? 'it is an index, and the engine takes in plain images only' : undefined,
        hint: `Load ${platforms.length > 1 ? `one of ${(0,nearest/* listed */.KE)(platforms)}` : 'without provenance and sbom'}, or let the engine keep its images in containerd and use its own builder.`
    });
}

;// CONCATENATED MODULE: ./lib/plan/allow.js

/**
 * Leave to read and write outside a definition's folder, where it is one's own and says so: docker/bake-action gives it
 * always. Of a folder that is not there yet buildx takes no name, so it is for all of the machine.
 */
function outsideOf(targets) {
    const isOutside = (path) => /^(\/|\.\.(\/|$))/.test(path);
    const reads = targets.flatMap(({ context, cacheFrom }) => [context, ...placesOf(cacheFrom, 'src')]);
    const writes = targets.flatMap(({ outputs, cacheTo }) => placesOf([...outputs, ...cacheTo], 'dest'));
    return [...(reads.some(isOutside) ? ['fs.read=*'] : []), ...(writes.some(isOutside) ? ['fs.write=*'] : [])];
}
/** Of `allow`, what is the builder’s to grant; `fs.read=…` and `buildx.local.delete` are buildx’s own. */
function isEntitlement(name) {
    return /^(network\.host|security\.insecure|device(=.*)?)$/.test(name);
}

;// CONCATENATED MODULE: ./lib/builder/requirements.js


/** What the plan asks of a builder beyond a plain image of the machine's own platform, with the words for the log. */
function requirementsOf(plan, build, nativePlatform) {
    const needs = [];
    const add = (engine, what) => needs.push({ engine, what });
    const { platforms } = build;
    if (platforms.length > 1)
        add('containerd', `several platforms (${platforms.join(', ')})`);
    else
        for (const platform of platforms)
            if (platform !== nativePlatform && platform !== 'linux')
                add('containerd', `the platform ${platform}`);
    if (build.imageAnnotations.length > 0)
        add('containerd', 'annotations');
    if (hasAttestations(build))
        add('containerd', 'attestations (provenance, sbom)');
    const exported = build.cache.optional ? [] : build.cache.to;
    if (exported.some(cache => !/\btype=inline\b/.test(cache)))
        add('containerd', 'a cache that is exported');
    if (build.exports.otherTypes.includes('oci'))
        add('containerd', 'an output of type=oci');
    if (build.exports.others.some(output => /\btype=docker\b.*\bdest=/.test(output)))
        add('containerd', 'an output of type=docker with dest');
    const entitlements = build.allow.filter(isEntitlement);
    if (entitlements.length > 0)
        add('never', `entitlements (${entitlements.join(', ')})`);
    if (build.reproducible)
        add('connection', 'reproducible (rewriting time stamps)');
    if (plan.push.push !== 'no') {
        if (build.byDigest)
            add('connection', 'pushing by digest');
        else
            needs.push(...tagsBeforeTheirTime(plan, build));
    }
    return needs;
}
/** A builder that can't push by digest must write a tag, and every tag but one of this run has readers already. */
function tagsBeforeTheirTime({ taggedImages }, { test, several }) {
    const hasOwn = taggedImages.every(({ tags }) => tags.some(tag => tag.kind === 'run'));
    const what = test ? 'a test before any tag is written' : 'no tag before the image is whole';
    if (hasOwn && several)
        return [{ engine: 'connection', what: 'no tag before all images are built', preferred: true }];
    if (hasOwn)
        return test ? [{ engine: 'connection', what, preferred: true }] : [];
    return [
        { engine: 'connection', what: `${what} (no planned tag is of this run alone)`, ...(test ? {} : { preferred: true }) }
    ];
}

;// CONCATENATED MODULE: ./lib/builder/choose.js









/** Drivers that were tried to push by digest. */
const BY_DIGEST = ['docker-container', 'remote'];
/**
 * The builder for the plan, and in the log why it is this one. The engine's own is preferred: booting a BuildKit
 * container costs seconds and a pull. What no builder at hand can do is refused here, before the build.
 */
async function chooseBuilder(ports, plan, build, options) {
    const { builder: wanted, cache: planned } = build;
    const { docker } = plan;
    const needs = requirementsOf(plan, build, ports.platform);
    const [cache] = await Promise.all([isCacheUsable(ports, planned), checkBuildx(ports, docker)]);
    const chosen = async (builder, reason) => {
        const what = builder.temporary
            ? 'the engine’s own BuildKit through its connection'
            : builder.name
                ? `the builder ${builder.name}`
                : 'the engine’s own builder';
        ports.log.info(`Using ${what} (driver ${builder.driver}), because ${reason}.`);
        if (cache && !builder.caches)
            ports.log.info('No cache: an engine with the classic image store can’t export one.');
        return builder;
    };
    const ofEngine = (name, { containerd }) => ({
        name,
        driver: 'docker',
        pushesByDigest: false,
        caches: cache && containerd,
        inEngine: true,
        temporary: false
    });
    const outside = ({ name, driver, nodes }) => {
        const pushesByDigest = BY_DIGEST.includes(driver) && nodes === 1;
        return { name, driver, pushesByDigest, caches: cache, inEngine: false, temporary: false };
    };
    const create = async (driver, reason, giveUp = false) => {
        refuseLoad(build, driver);
        const name = await createBuilder(ports, wanted, driver, { ...options, docker, retries: plan.retries, giveUp });
        return await chosen(outside({ name, driver, nodes: 1 + wanted.nodes.length }), reason);
    };
    const reuse = async (instance, reason) => {
        refuseLoad(build, instance.driver);
        return await chosen(outside(instance), reason);
    };
    /** The engine's own by the driver `docker`, where the user names it. */
    const asked = async (name, given, reason) => {
        const engine = await askEngine(ports, docker);
        const isMet = ({ engine: by, preferred }) => preferred || (by === 'containerd' && engine.containerd);
        const lacking = needs.filter(need => !isMet(need));
        refuseForEngine(lacking, build, given);
        return await chosen(ofEngine(name, engine), reason);
    };
    const named = wanted.builder || wanted.fromEnvironment;
    if (named) {
        const reason = wanted.builder ? 'the input builder names it' : 'BUILDX_BUILDER names it';
        const instance = await namedInstance(ports, docker, named);
        return instance ? await reuse(instance, reason) : await asked(named, `builder: ${named}`, reason);
    }
    if (wanted.driver === 'docker')
        return await asked('default', 'driver: docker', 'driver is docker');
    if (wanted.driver !== 'auto')
        return await create(wanted.driver, `driver is ${wanted.driver}`);
    if (wanted.nodes.length > 0)
        return await create('docker-container', 'append gives it further nodes');
    const current = await currentInstance(ports, docker);
    if (current)
        return await reuse(current, 'an earlier step made it current');
    if (needs.length === 0 && !cache) {
        await findEngine(ports, docker);
        return await chosen(ofEngine(undefined, { containerd: false }), 'nothing more is needed');
    }
    const engine = await askEngine(ports, docker);
    const musts = needs.filter(need => !need.preferred);
    const lacking = musts.filter(need => need.engine === 'never' || !engine.containerd);
    if (lacking.length > 0)
        return await create('docker-container', `the engine’s own builder can’t do this: ${describe(lacking)}`);
    const hidden = musts.filter(need => need.engine === 'connection');
    if (hidden.length > 0)
        refuseLoad(build, 'remote');
    // To load what comes through the connection, it is sent whole: not for something that can be done without.
    const isWorth = hidden.length > 0 || (!build.load && needs.some(need => need.engine === 'connection'));
    if (isWorth && engine.containerd) {
        const connection = await connectToEngine(ports, docker, engine);
        if ('name' in connection) {
            const builder = { ...outside({ ...connection, driver: 'remote', nodes: 1 }), inEngine: true, temporary: true };
            return await chosen(builder, `it can do what is needed, and no container boots: ${describe(needs)}`);
        }
        ports.log.info(`The engine’s own BuildKit can’t be reached: ${connection.unusable}.`);
        if (hidden.length > 0)
            return await create('docker-container', `the engine’s own builder can’t do this: ${describe(hidden)}`);
    }
    if (cache && !engine.containerd) {
        try {
            return await create('docker-container', 'an engine with the classic image store can’t keep a cache', true);
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ && error.code === 'cancelled')
                throw error;
            ports.log.warning(`No cache, because the builder for it did not start. The build goes on without: ${(0,errors/* textOf */.b6)(error)}`);
        }
    }
    return await chosen(ofEngine(undefined, engine), musts.length > 0 ? `it can do what is needed: ${describe(musts)}` : 'nothing more is needed');
}
function describe(needs) {
    return needs.map(need => need.what).join('; ');
}

;// CONCATENATED MODULE: ./lib/builder/qemu.js






/**
 * Installs what lets this machine run programs of the planned platforms that the builder lacks. Asked only if a
 * foreign platform is planned. A failure is a warning: an image without RUN steps builds all the same.
 * https://github.com/tonistiigi/binfmt
 */
async function installEmulators(ports, builder, { platforms, builder: { qemu, qemuImage: given } }, { loggedIn, diagnose }) {
    const foreign = platforms.filter(platform => platform.startsWith('linux/') && platform !== ports.platform);
    if (!qemu || foreign.length === 0)
        return;
    const qemuImage = given || QEMU_IMAGE;
    try {
        const present = await platformsOf(ports, builder);
        const lacking = foreign.filter(platform => !present.includes(platform));
        if (lacking.length === 0)
            return;
        const names = lacking.map(platform => platform.split('/')[1] ?? '');
        ports.log.info(`The builder can’t run programs of ${lacking.join(', ')}: installing QEMU for them.`);
        await loggedIn;
        const args = ['run', '--rm', '--privileged', qemuImage, '--install', [...new Set(names)].join(',')];
        const result = await ports.run('docker', args, { onLine: ports.log.info, timeoutMs: 300_000 });
        if (result.exitCode === 0)
            return;
        const known = diagnose((0,text_foreign/* clipStart */.rh)(result.stderr), { operation: 'QEMU', ...qemu_imageOf(qemuImage) });
        const said = lastWords(result.stderr, 300);
        qemu_warn(ports, lacking, known ? `${known.cause} (${said}).\nWhat to do: ${known.fix}` : said);
    }
    catch (error) {
        qemu_warn(ports, foreign, (0,errors/* textOf */.b6)(error));
    }
}
function qemu_imageOf(reference) {
    const image = (0,oci_reference/* withoutTag */.nb)(reference);
    return image ? { image, host: image.registry } : {};
}
function qemu_warn({ log }, platforms, why) {
    log.warning(`QEMU could not be installed for ${platforms.join(', ')}: RUN steps for ${platforms.length > 1 ? 'these platforms' : 'this platform'} will fail; everything else is built.\nWhy: ${why}`, { title: 'No emulation' });
}
async function platformsOf({ run }, { name }) {
    const { stdout } = await run('docker', ['buildx', 'inspect', '--bootstrap', ...(name ? [name] : [])], {
        timeoutMs: 120_000
    });
    return [...stdout.matchAll(/^Platforms:\s*(.*)$/gm)].flatMap(([, list = '']) => list.split(',').map(platform => (0,oci_platform/* parsePlatform */.FL)(platform.replace('*', '').trim())));
}

;// CONCATENATED MODULE: ./lib/builder/relay.js


/** What the cache service may cost beside the one look at it, milliseconds; with that and a second try it is below 5 s. */
const LOST_MS = 2_500;
const relay_LOOK_MS = 2_000;
/**
 * The builder with GitHub’s cache service behind a relay in this process, where its BuildKit surely reaches that: it
 * is on this machine, as the engine’s bridge is, and a container was asked. Elsewhere it speaks to the service itself.
 */
async function relayed(ports, docker, { service }, builder) {
    const { name, driver, inEngine, temporary, caches } = builder;
    const isContainer = driver === 'docker-container' && name !== undefined;
    const isHere = inEngine && (name === undefined || name === 'default' || temporary);
    if (!caches || !service || !(isContainer || isHere))
        return builder;
    const socketPath = await socketOf(ports.files, docker);
    if (socketPath === undefined)
        return builder;
    const bridge = await bridgeOf(ports.http, socketPath);
    if (bridge === undefined)
        return builder;
    let isGivenUp = false;
    const onGivenUp = (why) => {
        isGivenUp = true;
        ports.log.info(`No cache from here on: GitHub’s cache service ${why}.`);
    };
    const { version, url, token } = service;
    try {
        // The engine itself may have a proxy, which it does not ask for the loopback.
        const addresses = isHere ? [bridge, '127.0.0.1'] : [bridge];
        const place = await ports.relayCache({ url, token, addresses }, { lostMs: LOST_MS, onGivenUp });
        if (isContainer && !(await isReached(ports.http, socketPath, name, place)))
            return builder;
        const variables = version === 2
            ? { ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: place }
            : { ACTIONS_CACHE_SERVICE_V2: '', ACTIONS_CACHE_URL: place };
        return { ...builder, relay: { variables, isGivenUp: () => isGivenUp } };
    }
    catch {
        // The bridge is no address of this machine: the engine is on another, or this is a container.
        return builder;
    }
}
/** The engine’s end of the bridge that its containers are on. */
async function bridgeOf(http, socketPath) {
    const network = await askSocket(http, socketPath, '/networks/bridge', { timeoutMs: relay_LOOK_MS });
    return (0,json/* stringAt */.bX)(network && (0,json/* parseJson */.qF)(network), 'IPAM', 'Config', '0', 'Gateway');
}
/** Whether the BuildKit in the builder’s container reaches the relay: a firewall may be between. */
async function isReached(http, socketPath, name, place) {
    // A proxy that BuildKit has been given is asked by this program, too.
    const Cmd = ['timeout', '1', 'wget', '-q', '-O', '-', place];
    const post = (path, body) => askSocket(http, socketPath, path, { timeoutMs: relay_LOOK_MS, body });
    // Not by the docker CLI, whose start takes as long as all of this. To a terminal, what is said comes as it is.
    const made = await post(`/containers/buildx_buildkit_${name}0/exec`, { AttachStdout: true, Tty: true, Cmd });
    const id = (0,json/* stringAt */.bX)(made && (0,json/* parseJson */.qF)(made), 'Id');
    return id !== undefined && (await post(`/exec/${id}/start`, { Tty: true })) === 'cache';
}

;// CONCATENATED MODULE: ./lib/builder/prepare.js






/** How often a wait looks whether it is still wanted. */
const SLICE_MS = 250;
/** Looks for Docker and finds or boots the builder, beside log-in and preflight, which only wait for the network. */
function prepareBuilder(given, plan, build, diagnose) {
    const giveUp = new AbortController();
    const held = holdLog(given.log);
    const ports = abortable({ ...given, log: held.log }, giveUp.signal);
    const login = Promise.withResolvers();
    const pulled = [build.builder.qemuImage || QEMU_IMAGE, buildKitImage(build.builder)];
    const loggedIn = pulled.some(image => needsLogin(plan, image)) ? login.promise : Promise.resolve();
    const prepared = (async () => {
        const chosen = await chooseBuilder(ports, plan, build, { diagnose, loggedIn });
        const [builder] = await Promise.all([
            relayed(ports, plan.docker, build.cache, chosen),
            installEmulators(ports, chosen, build, { diagnose, loggedIn })
        ]);
        return builder;
    })();
    // It may fail before anybody waits for it.
    prepared.catch(() => { });
    return {
        async meanwhile(work) {
            const failure = prepared.then(() => new Promise(() => { }), error => {
                held.release();
                throw error;
            });
            try {
                return await Promise.race([work(), failure]);
            }
            catch (error) {
                giveUp.abort();
                // What it was starting is ended before the run is.
                await prepared.catch(() => { });
                throw error;
            }
        },
        loggedIn: () => login.resolve(),
        ready() {
            login.resolve();
            held.release();
            return prepared;
        }
    };
}
/** Whether this run logs in to the registry of an image. */
function needsLogin({ credentials: { given }, repository }, image) {
    const [first = ''] = image.split('/', 1);
    const registry = /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io';
    const logins = [...given.map(entry => entry.registry), repository.registry];
    return logins.some(name => (0,docker_config/* configKey */.ur)(name) === (0,docker_config/* configKey */.ur)(registry));
}
function abortable(ports, signal) {
    return {
        ...ports,
        run: (program, args, options) => ports.run(program, args, { ...options, signal }),
        clock: {
            ...ports.clock,
            async sleep(ms) {
                for (let left = ms; left > 0; left -= SLICE_MS) {
                    signal.throwIfAborted();
                    await ports.clock.sleep(Math.min(left, SLICE_MS));
                }
            }
        }
    };
}
/** A log that keeps its lines until `release`, so that those of other work don't come between. */
function holdLog(log) {
    let held = [];
    const later = (write) => {
        if (held)
            held.push(write);
        else
            write();
    };
    return {
        log: {
            info: message => later(() => log.info(message)),
            debug: message => later(() => log.debug(message)),
            notice: (message, place) => later(() => log.notice(message, place)),
            warning: (message, place) => later(() => log.warning(message, place)),
            error: (message, place) => later(() => log.error(message, place)),
            // What is secret is so at once.
            mask: secret => log.mask(secret),
            startGroup: name => later(() => log.startGroup(name)),
            endGroup: () => later(() => log.endGroup())
        },
        release() {
            const lines = held ?? [];
            held = undefined;
            for (const write of lines)
                write();
        }
    };
}

;// CONCATENATED MODULE: ./lib/inputs/promote.js




/** `sha-1a2b3c4`, `sha256:…`, `ghcr.io/acme/tool:main` or `ghcr.io/acme/tool@sha256:…`; undefined for an empty text. */
function parsePromote(text, input = 'promote') {
    if (text === '')
        return undefined;
    if (isDigest(text) || oci_reference/* TAG */.Dk.test(text))
        return { repository: undefined, reference: text };
    const [, name = '', tag, digest] = /^(.+?)(?::([\w][\w.-]{0,127}))?(?:@(.+))?$/.exec(text) ?? [];
    const repository = (0,oci_reference/* parseRepository */.SU)(name.toLowerCase());
    const reference = digest ?? tag ?? '';
    if ('wrong' in repository || (digest !== undefined && !isDigest(digest)) || reference === '') {
        throw new errors/* ActionError */.lZ('input', `input ${input}: “${(0,nearest/* excerpt */.Kb)(text)}” is not a tag, a digest, or an image with one.`, {
            hint: 'Write it like sha-1a2b3c4, sha256:…, or ghcr.io/acme/tool@sha256:….'
        });
    }
    return { repository, reference };
}

;// CONCATENATED MODULE: ./lib/inputs/artifact.js



/** As in oras, where none is given. */
const UNKNOWN_TYPE = 'application/vnd.unknown.artifact.v1';
/** https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const TYPE = '[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*';
function readArtifactInputs(reader) {
    const { text, list } = reader;
    const files = list('artifact').map(entry => parseFile(entry.text, entry.line));
    const chart = text('chart');
    const [type, subject] = [text('artifact-type'), text('subject')];
    if (files.length === 0) {
        const idle = type === '' ? subject && 'subject' : 'artifact-type';
        if (idle !== '') {
            throw new errors/* ActionError */.lZ('input', `input ${idle}: there are no files for it.`, {
                hint: 'Name them in the input artifact, one a line.'
            });
        }
        if (chart === '')
            return undefined;
        refuseImageInputs(reader, 'chart');
        return { kind: 'chart', path: chart.replace(/(?<=.)\/+$/, '') };
    }
    refuseImageInputs(reader, 'artifact');
    if (type !== '' && type !== 'wasm' && !new RegExp(`^${TYPE}$`).test(type)) {
        throw new errors/* ActionError */.lZ('input', `input artifact-type: “${(0,nearest/* excerpt */.Kb)(type)}” is not a media type.`, {
            hint: 'Write it like application/vnd.acme.model.v1, or wasm for a WebAssembly module or component.'
        });
    }
    checkNames(files);
    return { kind: 'files', files, type: type || UNKNOWN_TYPE, subject: parsePromote(subject, 'subject') };
}
/** What only an image can have done to it: to ignore it would be to skip a gate that somebody counts on. */
function refuseImageInputs({ text, flag }, kind) {
    const flags = ['comment', 'reuse', 'load'].filter(name => flag(name, false));
    const [name] = [...(text('test') === '' ? [] : ['test']), ...flags];
    if (name === undefined)
        return;
    throw new errors/* ActionError */.lZ('input', `input ${name}: given together with ${kind}.`, {
        cause: 'it is about an image, and there is none',
        hint: name === 'test' ? 'Test it in an earlier step (helm lint, helm template).' : `Leave ${name} out.`
    });
}
/** `file`, `file:media/type`; what follows a colon and is not a media type belongs to the name. */
function parseFile(text, line) {
    const [, path = '', mediaType] = new RegExp(`^(.+?)(?::(${TYPE}))?$`).exec(text) ?? [];
    return { path, mediaType, line };
}
/** Whoever pulls writes each file under its name, below a folder. */
function checkNames(files) {
    const seen = new Set();
    for (const { path, line } of files) {
        const name = titleOf(path);
        const where = `input artifact, line ${line}: “${(0,nearest/* excerpt */.Kb)(path)}”`;
        if (/^(\/|[A-Za-z]:[\\/])/.test(path) || name === '..' || name.startsWith('../') || name === '.') {
            throw new errors/* ActionError */.lZ('input', `${where} is not a path below the working directory.`, {
                cause: 'who pulls the artifact gets the file under this very path',
                hint: 'Copy it into the workspace in an earlier step, and give its path from there.'
            });
        }
        if (seen.has(name))
            throw new errors/* ActionError */.lZ('input', `${where} appears twice.`);
        seen.add(name);
    }
}
/** The path in its shortest form, with `/` between its parts. */
function titleOf(path) {
    const parts = [];
    for (const part of path.split(/[\\/]/)) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/') || '.';
}

;// CONCATENATED MODULE: ./lib/text/template.js


const TOKEN = /\{\{((?:'[^']*'|"[^"]*"|[^'"{}])*)\}\}/g;
const WORD = /\s*(?:([A-Za-z_][\w.-]*)\s*=\s*('[^']*'|"[^"]*"|\S+)|('[^']*'|"[^"]*")|(\S+))/gy;
/** Deeper nesting than this is an attack on the stack, not a tag. */
const DEEPEST = 20;
/** Parses `source`. Errors are ActionErrors `input` that quote the place; `where` says whose template it is. */
function parseTemplate(source, where) {
    const root = [];
    const open = [];
    const push = (node) => {
        const top = open.at(-1);
        (top ? (top.no ?? top.yes) : root).push(node);
    };
    let end = 0;
    for (const match of source.matchAll(TOKEN)) {
        if (match.index > end)
            push({ kind: 'text', text: source.slice(end, match.index) });
        end = match.index + match[0].length;
        const body = (match[1] ?? '').trim();
        const top = open.at(-1);
        if (/^#if\s/.test(body)) {
            if (open.length >= DEEPEST)
                throw broken(where, source, `nests {{#if}} more than ${DEEPEST} deep`);
            open.push({ condition: parseCall(body.slice(3), where, source), yes: [], no: undefined });
        }
        else if (body === 'else') {
            if (!top || top.no)
                throw broken(where, source, 'has an {{else}} without its {{#if}}');
            top.no = [];
        }
        else if (body === '/if') {
            if (!top)
                throw broken(where, source, 'has an {{/if}} without its {{#if}}');
            open.pop();
            push({ kind: 'if', condition: top.condition, yes: top.yes, no: top.no ?? [] });
        }
        else {
            push({ kind: 'call', call: parseCall(body, where, source) });
        }
    }
    if (open.length > 0)
        throw broken(where, source, 'has an {{#if}} without its {{/if}}');
    if (source.indexOf('{{', end) !== -1)
        throw broken(where, source, 'has a {{ without its }}');
    if (end < source.length)
        root.push({ kind: 'text', text: source.slice(end) });
    return root;
}
function parseCall(body, where, source) {
    const args = [];
    const options = {};
    let name;
    for (const [, key, value, quoted, bare] of body.trim().matchAll(WORD)) {
        if (key !== undefined)
            options[key] = unquote(value ?? '');
        else if (quoted !== undefined)
            args.push(unquote(quoted));
        else if (name === undefined)
            name = bare;
        else
            throw broken(where, source, `has an argument without quotes, ${bare}; write '${bare}'`);
    }
    if (name === undefined)
        throw broken(where, source, 'has an expression without a name, {{}}');
    return { name, args, options };
}
function unquote(text) {
    return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
function broken(where, source, what) {
    return new errors/* ActionError */.lZ('input', `${where}: the template “${(0,nearest/* excerpt */.Kb)(source)}” ${what}.`);
}
/** All calls in a template, conditions too. */
function callsOf(template) {
    return template.flatMap(node => {
        if (node.kind === 'text')
            return [];
        if (node.kind === 'call')
            return [node.call];
        return [node.condition, ...callsOf(node.yes), ...callsOf(node.no)];
    });
}
/** Refuses names that are not in `known`, naming the nearest one. */
function template_checkNames(template, known, where) {
    for (const { name } of callsOf(template)) {
        if (known.includes(name))
            continue;
        throw new errors/* ActionError */.lZ('input', `${where}: unknown expression {{${(0,nearest/* excerpt */.Kb)(name, 60)}}}.${(0,nearest/* didYouMean */.au)(name, known)}`, {
            hint: `Known here: ${(0,nearest/* listed */.KE)(known)}.`
        });
    }
}
/** The names that are not in `known`, each once, with the nearest one as ` Did you mean “x”?` or an empty text. */
function unknownNames(template, known) {
    const names = new Set(callsOf(template).map(call => call.name));
    return [...names]
        .filter(name => !known.includes(name))
        .map(name => {
        const longer = known.find(other => other.endsWith(`.${name}`));
        return { name, didYouMean: longer ? ` Did you mean “${longer}”?` : (0,nearest/* didYouMean */.au)(name, known) };
    });
}
/** The text of the template. Values are put in as they are: nothing is escaped, nothing is expanded twice. */
function render(template, vocabulary) {
    const value = (call) => vocabulary.get(call.name)?.(call) ?? '';
    return template
        .map(node => {
        if (node.kind === 'text')
            return node.text;
        if (node.kind === 'call')
            return value(node.call);
        const condition = value(node.condition);
        return render(condition !== '' && condition !== 'false' ? node.yes : node.no, vocabulary);
    })
        .join('');
}
/** The source that `parseTemplate` reads back to the same template. */
function printTemplate(template) {
    return template
        .map(node => {
        if (node.kind === 'text')
            return node.text;
        if (node.kind === 'call')
            return `{{${printCall(node.call)}}}`;
        const no = node.no.length > 0 ? `{{else}}${printTemplate(node.no)}` : '';
        return `{{#if ${printCall(node.condition)}}}${printTemplate(node.yes)}${no}{{/if}}`;
    })
        .join('');
}
function printCall({ name, args, options }) {
    const quote = (text) => (text.includes("'") ? `"${text}"` : `'${text}'`);
    return [name, ...args.map(quote), ...Object.entries(options).map(([key, value]) => `${key}=${quote(value)}`)].join(' ');
}

;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
;// CONCATENATED MODULE: ./lib/text/pattern.js



/** How long a user's pattern may look at one tag name. Honest ones take microseconds. */
const LIMIT_MS = 1_000;
/** The limit is of the clock: on a machine that is busy an honest pattern may not get a moment of it. */
const TRIES = 2;
/** Refuses what is no JavaScript regular expression with an ActionError `input`. */
function parsePattern(text, where) {
    const [, source = text, flags = ''] = /^\/(.+)\/(.*)$/s.exec(text) ?? [];
    try {
        new RegExp(source, flags);
    }
    catch (cause) {
        throw new errors/* ActionError */.lZ('input', `${where}: “${(0,nearest/* excerpt */.Kb)(text)}” is not a regular expression.`, { cause });
    }
    return { source, flags };
}
/** The text that `parsePattern` reads back to the same pattern. */
function printPattern({ source, flags }) {
    return flags !== '' || /^\/.+\/.*$/s.test(source) ? `/${source}/${flags}` : source;
}
/**
 * What `text.match(pattern)` gives: the match and its groups, or undefined.
 * Run where it can be stopped: a pattern such as `(a+)+$` would otherwise hang the job. A library without
 * backtracking (RE2) would refuse look-arounds and back-references that users of docker/metadata-action have.
 */
function matchPattern(pattern, text, where) {
    const found = inTime(pattern, text, where);
    if (typeof found !== 'string')
        return undefined;
    // Written by the script below: an array of strings, with null for a group that took no part.
    return JSON.parse(found).map(group => group ?? undefined);
}
function inTime(pattern, text, where) {
    for (let tried = 1;; tried++) {
        try {
            return (0,external_node_vm_namespaceObject.runInNewContext)('const found = text.match(new RegExp(source, flags)); found && JSON.stringify([...found])', { ...pattern, text }, { timeout: LIMIT_MS });
        }
        catch (cause) {
            if (tried < TRIES)
                continue;
            throw new errors/* ActionError */.lZ('input', `${where}: the pattern “${(0,nearest/* excerpt */.Kb)(pattern.source)}” took too long on “${(0,nearest/* excerpt */.Kb)(text)}”.`, {
                cause,
                hint: 'It backtracks without end: avoid a repeated group inside a repetition, such as (a+)+.'
            });
        }
    }
}

;// CONCATENATED MODULE: ./lib/context/ref.js
/**
 * What workflows know the ref as: `github.ref_name`, a pull request's branches and, for a merge queue, its own branch.
 * A text that equals one of them was meant as the name of that branch or tag.
 */
function refNames({ ref, pullRequest }) {
    const branches = pullRequest ? [pullRequest.headRef, pullRequest.baseRef].filter(name => name !== '') : [];
    switch (ref.kind) {
        case 'branch':
        case 'tag':
            return [ref.name];
        case 'pull-request':
            return [`${ref.number}/merge`, `${ref.number}/head`, ...branches];
        case 'other':
            return [queueBranch(ref) ?? ref.name];
    }
}
/** The branch that a merge queue checks, which goes away with it; undefined for every other ref. */
function queueBranch(ref) {
    return ref.kind === 'other' && ref.name.startsWith('refs/heads/') ? ref.name.slice('refs/heads/'.length) : undefined;
}

;// CONCATENATED MODULE: ./lib/naming/vocabulary.js




/** Expressions of prefix, suffix, value, enable, flavor, labels and annotations. */
const GLOBAL_NAMES = [
    'branch',
    'tag',
    'sha',
    'base_ref',
    'is_default_branch',
    'is_not_default_branch',
    'date',
    'commit_date'
];
/** Expressions of a schedule rule's pattern. */
const DATE_NAMES = ['date', 'commit_date'];
/** Expressions of a semver or pep440 rule's pattern. */
const VERSION_NAMES = ['raw', 'version', 'major', 'minor', 'patch', 'prerelease', 'build'];
/** Events that happen on the default branch whatever their ref says. */
const DEFAULT_BRANCH_EVENTS = /create|discussion|issues|schedule/;
/** The commit that names and labels speak of. */
function revisionOf(context, options) {
    return options.pullRequestHeadSha ? context.headSha : context.sha;
}
function shortSha(context, options) {
    return revisionOf(context, options).slice(0, options.shortShaLength);
}
/**
 * The meaning of the global expressions in this run. What formats dates is loaded only if one of `templates` asks.
 * `commitDate` is asked likewise. https://github.com/docker/metadata-action#global-expressions
 */
async function createVocabulary(context, options, templates, commitDate) {
    const { ref } = context;
    const isDefault = String(isDefaultBranch(context));
    const vocabulary = new Map([
        ['branch', () => (ref.kind === 'branch' ? ref.name : (queueBranch(ref) ?? ''))],
        ['tag', () => (ref.kind === 'tag' ? ref.name : '')],
        ['sha', () => shortSha(context, options)],
        ['base_ref', () => context.baseRef],
        ['is_default_branch', () => isDefault],
        ['is_not_default_branch', () => String(isDefault !== 'true')]
    ]);
    const calls = templates.flatMap(callsOf);
    if (calls.some(call => call.name === 'date' || call.name === 'commit_date')) {
        const { formatDate } = await Promise.all(/* import() */[__nccwpck_require__.e(856), __nccwpck_require__.e(355)]).then(__nccwpck_require__.bind(__nccwpck_require__, 15355));
        vocabulary.set('date', call => formatDate(context.startedAt, call));
        if (calls.some(call => call.name === 'commit_date')) {
            const date = await commitDate();
            vocabulary.set('commit_date', call => formatDate(date, call));
        }
    }
    return vocabulary;
}
function isDefaultBranch({ ref, event, repositoryData }) {
    if (DEFAULT_BRANCH_EVENTS.test(event))
        return true;
    return ref.kind === 'branch' && ref.name === repositoryData?.defaultBranch;
}
/** Vocabulary of a version pattern; the values are those that the version's own grammar gives. */
function versionVocabulary(values) {
    return new Map(VERSION_NAMES.map(name => [name, () => values[name]]));
}
/** The text that a rule's `enable` must render to. */
function readEnabled(rendered, where) {
    if (rendered === 'true')
        return true;
    if (rendered === 'false')
        return false;
    throw new errors/* ActionError */.lZ('input', `${where}: enable is “${(0,nearest/* excerpt */.Kb)(rendered, 40)}”, not true or false.`, {
        hint: rendered === ''
            ? "Its expression gave nothing in this run: write it like enable=${{ github.event_name == 'push' }}, which always gives one of them."
            : 'Write enable=true or enable=false, in lower case.'
    });
}

;// CONCATENATED MODULE: ./lib/naming/attributes.js





function failIn(entry, where) {
    return (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${(0,nearest/* excerpt */.Kb)(entry.text)}”.`, { hint });
}
/** The attributes by name, in lower case. A field without `=` is the value. */
function readAttributes(entry, fail) {
    const attributes = new Map();
    for (const part of entry.fields) {
        if (part === '')
            continue;
        // A value without a name may hold a `=` of its own: {{date 'HH' tz='UTC'}}.
        const [, key = 'value', value = part] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/s.exec(part) ?? [];
        const name = key.toLowerCase();
        if (attributes.has(name))
            throw fail(`the attribute ${name} appears twice`, name === 'value' ? 'Write each tag on a line of its own.' : `Leave one of them out.`);
        attributes.set(name, value);
    }
    return attributes;
}
/** A reader of the attributes of `type`, and the list that its templates go to. */
function attributeReader(attributes, { type, where, example, source, fail }) {
    const templates = [];
    const kept = (template) => {
        templates.push(template);
        return template;
    };
    const text = (key) => attributes.get(key);
    const read = {
        where,
        text,
        template(key, names = GLOBAL_NAMES) {
            const written = text(key);
            if (written === undefined)
                return undefined;
            const template = parseTemplate(written, where);
            if (names === GLOBAL_NAMES)
                refuseVersionNames(template, written, where);
            template_checkNames(template, names, where);
            return kept(template);
        },
        fixed: source => kept(parseTemplate(source, where)),
        pattern: key => (text(key) ? parsePattern(text(key) ?? '', where) : undefined),
        number(key, fallback) {
            const value = text(key) || String(fallback);
            if (!/^\d{1,9}$/.test(value))
                throw fail(`${key} “${(0,nearest/* excerpt */.Kb)(value, 40)}” is not a whole number`, `Write it like ${key}=${fallback}.`);
            return Number(value);
        },
        choice: (key, known, fallback) => oneOf(key, read.required(key, text(key) ?? fallback), known, { fail, source }),
        required(key, value) {
            if (value === undefined)
                throw fail(`type=${type} needs the attribute ${key}`, `Write it like ${example}.`);
            return value;
        }
    };
    return { read, templates };
}
/** `{{version}}` and the like have a meaning in the pattern of a version rule alone. */
function refuseVersionNames(template, written, where) {
    const found = unknownNames(template, GLOBAL_NAMES).find(({ name }) => VERSION_NAMES.some(known => known === name));
    if (!found)
        return;
    throw new errors/* ActionError */.lZ('input', `${where}: {{${found.name}}} is not known in “${(0,nearest/* excerpt */.Kb)(written)}”.`, {
        cause: 'a version’s parts are known in the pattern of a semver or pep440 rule alone',
        hint: `Write type=semver,pattern=${(0,nearest/* excerpt */.Kb)(written)}.`
    });
}
/** The one of `known` that `value` is; else an error with the line to write, where one comes near. */
function oneOf(what, value, known, { fail, source }) {
    const found = known.find(name => name === value);
    if (found !== undefined)
        return found;
    const near = (0,nearest/* nearest */.pA)(value, known);
    const instead = near === undefined ? '' : `Did you mean “${near}”? Write ${(0,nearest/* excerpt */.Kb)(source.replace(value, near))}. `;
    throw fail(`unknown ${what} “${(0,nearest/* excerpt */.Kb)(value, 40)}”`, `${instead}Known: ${(0,nearest/* listed */.KE)(known)}.`);
}

;// CONCATENATED MODULE: ./lib/naming/rule.js
const branchTag = (value) => ({ value, kind: 'branch', latest: false });
const runTag = (value) => ({ value, kind: 'run', latest: false });
/** A ref's name as a tag can hold it. */
function dashed(name) {
    return name.replaceAll('/', '-');
}
/** What a version rule without a value reads: the input `version`, else the git tag. */
function versionSource(value, { context, version }) {
    if (value !== undefined)
        return value;
    if (version !== '')
        return version;
    return context.ref.kind === 'tag' ? context.ref.name : undefined;
}

;// CONCATENATED MODULE: ./lib/naming/version.js


/** The ways to read versions, and what a message calls one. */
const GRAMMARS = {
    semver: 'semantic version (https://semver.org)',
    pep440: 'PEP 440 version (https://peps.python.org/pep-0440)'
};
/** The rendered pattern, or undefined if `text` is no version of the grammar. The grammars are loaded on use. */
async function renderVersion(grammar, pattern, text) {
    switch (grammar) {
        case 'semver':
            return await renderSemver(pattern, text);
        case 'pep440':
            return await renderPep440(pattern, text);
    }
}
/** What to write for a text that lacks a number or two of a semantic version: ` Write 1.2.0 for it.`, or nothing. */
function semverFix(grammar, text) {
    const [, numbers] = /^v?(\d+(?:\.\d+)?)$/i.exec(text) ?? [];
    if (grammar !== 'semver' || numbers === undefined)
        return '';
    return ` A semantic version has three numbers, such as ${numbers.includes('.') ? numbers : `${numbers}.0`}.0.`;
}
/** Whether `text` is a semantic version, and if so whether it is a pre-release. */
async function classifySemver(text) {
    const parsed = await parseSemver(text);
    if (!parsed)
        return 'none';
    return parsed.prerelease.length > 0 ? 'prerelease' : 'stable';
}
/**
 * The version that a text is, or ends in after a word of its own: `v1.2.3`, `api-v1.2.3+5`, `v1.2`. undefined for any
 * other text. A text with fewer than three numbers is read with zeros for the others.
 */
async function versionIn(text) {
    for (const start of startsIn(text)) {
        const before = text.slice(0, start);
        const parsed = await parseSemver(text.slice(start));
        if (parsed) {
            const { version, major, build, prerelease } = parsed;
            const stable = prerelease.length === 0;
            const common = { grammar: 'semver', text, scope: 'exact', precision: 'exact', before, after: '' };
            return { ...common, stable, major, version, build: build.join('.') };
        }
        const [, major, minor] = /^v?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.slice(start)) ?? [];
        if (major === undefined)
            continue;
        const version = `${Number(major)}.${Number(minor ?? 0)}.0`;
        const precision = minor === undefined ? 'major' : 'minor';
        const common = { grammar: 'semver', text, scope: 'exact', before, after: '', build: '' };
        return { ...common, stable: true, major: Number(major), version, precision };
    }
    return undefined;
}
/** Where a version may start: at a digit, with its `v`, that no digit or dot is before. */
function startsIn(text) {
    return [...text.slice(0, 256).matchAll(/(?<![\d.])(?<![\d.]v)v?\d/g)].map(({ index }) => index);
}
/** Its parts, or null. The grammar is loaded on use. */
async function parseSemver(text) {
    const { default: parse } = await Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(353)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 16353, 19));
    return parse(text);
}
async function renderSemver(pattern, text) {
    const parsed = await parseSemver(text);
    if (!parsed)
        return undefined;
    const { version, major, minor, patch } = parsed;
    const stable = parsed.prerelease.length === 0;
    const values = versionVocabulary({
        raw: text,
        version,
        major: String(major),
        minor: String(minor),
        patch: String(patch),
        prerelease: parsed.prerelease.join('.'),
        build: parsed.build.join('.')
    });
    return rendered(pattern, values, { grammar: 'semver', version, stable, major, build: parsed.build.join('.') });
}
async function renderPep440(pattern, text) {
    const pep440 = await __nccwpck_require__.e(/* import() */ 687).then(__nccwpck_require__.bind(__nccwpck_require__, 99687));
    const explained = pep440.explain(text);
    const version = pep440.clean(text);
    if (!explained || version === null)
        return undefined;
    const stable = !explained.is_prerelease && !explained.is_postrelease && !explained.is_devrelease;
    const [major = 0, minor = 0, patch = 0] = explained.release;
    const values = versionVocabulary({
        raw: text,
        version,
        major: String(major),
        minor: String(minor),
        patch: String(patch),
        // null for a final release, although the package’s types leave that out.
        prerelease: (explained.pre ?? []).join(''),
        build: explained.local ?? ''
    });
    return rendered(pattern, values, { grammar: 'pep440', version, stable, major, build: explained.local ?? '' });
}
function rendered(pattern, values, facts) {
    const whole = { ...facts, scope: 'exact', precision: 'exact', before: '', after: '', build: '' };
    // A pre-release has no line to float on: `2.0` must not point at 2.0.8-beta.67.
    if (!facts.stable && !isRaw(pattern))
        return { ...whole, text: facts.version };
    const isText = ({ kind }) => kind === 'text';
    const first = pattern.findIndex(node => !isText(node));
    const last = pattern.findLastIndex(node => !isText(node));
    const scope = scopeOf(pattern);
    return {
        ...whole,
        text: render(pattern, values),
        scope,
        precision: scope === 'minor' || scope === 'major' ? scope : 'exact',
        before: render(pattern.slice(0, Math.max(0, first)), values),
        after: render(pattern.slice(last + 1), values),
        build: callsOf(pattern).some(({ name }) => name === 'raw') ? facts.build : ''
    };
}
function isRaw(pattern) {
    const [only] = pattern;
    return pattern.length === 1 && only?.kind === 'call' && only.call.name === 'raw';
}
function scopeOf(pattern) {
    const names = new Set(callsOf(pattern).map(call => call.name));
    if (names.has('raw') || names.has('version'))
        return 'exact';
    if (!names.has('major'))
        return 'all';
    if (!names.has('minor'))
        return 'major';
    return names.has('patch') ? 'exact' : 'minor';
}

;// CONCATENATED MODULE: ./lib/naming/rules/match.js





const match = {
    example: 'type=match,pattern=v(.*),group=1',
    priority: 800,
    attributes: ['pattern', 'group', 'value'],
    parse(read) {
        const value = read.text('value') ? read.template('value') : undefined;
        const group = read.number('group', 0);
        return { type: 'match', pattern: read.required('pattern', read.pattern('pattern')), group, ...(value ? { value } : {}) };
    },
    async apply({ pattern, group, value: given, where }, facts) {
        const raw = versionSource(given && render(given, facts.vocabulary), facts);
        if (raw === undefined)
            return undefined;
        const found = matchPattern(pattern, raw, where);
        if (!found) {
            facts.warn(`${where}: “${(0,nearest/* excerpt */.Kb)(pattern.source)}” does not match “${(0,nearest/* excerpt */.Kb)(raw)}”.`);
            return undefined;
        }
        const value = found[group];
        if (value === undefined) {
            facts.warn(`${where}: the pattern “${(0,nearest/* excerpt */.Kb)(pattern.source)}” has no group ${group} for “${(0,nearest/* excerpt */.Kb)(raw)}”.`);
            return undefined;
        }
        const grammar = await classifySemver(value);
        const latest = grammar !== 'prerelease';
        const version = await versionIn(value);
        const whole = await versionIn(raw);
        if (version && whole && version.precision !== 'exact' && isPart(version, whole)) {
            // `1.2` of v1.2.3 goes to the highest 1.2.x.
            const { precision, before, after } = version;
            return {
                value,
                kind: 'floating',
                latest,
                version: { ...whole, scope: precision, precision, before, after, build: '' }
            };
        }
        return { value, kind: grammar === 'none' ? 'fixed' : 'version', latest, ...(version ? { version } : {}) };
    },
    print: ({ pattern, group, value }) => [
        ['pattern', printPattern(pattern)],
        ['group', group === 0 ? undefined : String(group)],
        ['value', value && printTemplate(value)]
    ]
};
/** Whether the first numbers of a whole version are these. */
function isPart({ version, precision }, whole) {
    if (whole.precision !== 'exact' || !whole.stable)
        return false;
    const numbers = (text) => text.split('.').slice(0, precision === 'minor' ? 2 : 1);
    return numbers(version).join('.') === numbers(whole.version).join('.');
}

;// CONCATENATED MODULE: ./lib/naming/rules/ref.js






const ref = {
    example: 'type=ref,event=branch',
    priority: 600,
    attributes: ['event'],
    prefix: ({ event }) => (event === 'pr' ? 'pr-' : undefined),
    parse: read => ({ type: 'ref', event: read.choice('event', ['branch', 'tag', 'pr']) }),
    async apply({ event, suffix, byDefault }, { context }) {
        const { ref } = context;
        switch (event) {
            case 'branch':
                if (ref.kind === 'branch')
                    return branchTag(ref.name);
                return byDefault ? undefined : queueTag(ref);
            case 'pr': {
                if (ref.kind !== 'pull-request')
                    return undefined;
                const ofCommit = suffix && callsOf(suffix).some(call => call.name === 'sha');
                return { value: String(ref.number), kind: ofCommit ? 'run' : 'branch', latest: false };
            }
            case 'tag': {
                if (ref.kind !== 'tag')
                    return undefined;
                const grammar = await classifySemver(ref.name);
                // By the zero-configuration rules only a version makes `latest`; a pre-release never does, whatever the rules.
                const latest = grammar === 'stable' || (grammar === 'none' && !byDefault);
                const version = await versionIn(dashed(ref.name));
                return { value: ref.name, kind: grammar === 'none' ? 'fixed' : 'version', latest, ...(version ? { version } : {}) };
            }
        }
    },
    print: ({ event }) => [['event', event]]
};
/** A merge queue's branch is named too by who asks for branches: docker/metadata-action does so. */
function queueTag(ref) {
    const name = queueBranch(ref);
    return name === undefined ? undefined : branchTag(name);
}
const edge = {
    example: 'type=edge,branch=main',
    priority: 700,
    attributes: ['branch'],
    parse(read) {
        const branch = read.text('branch');
        return { type: 'edge', ...(branch ? { branch } : {}) };
    },
    apply({ branch, where, source }, { context: { ref, repositoryData } }) {
        if (ref.kind !== 'branch')
            return undefined;
        const wanted = branch ?? repositoryData?.defaultBranch;
        if (wanted === undefined) {
            throw new errors/* ActionError */.lZ('context', `${where}: the default branch is not known, so “${(0,nearest/* excerpt */.Kb)(source)}” can’t be decided.`, { hint: 'Name it: type=edge,branch=main.' });
        }
        return ref.name === wanted || dashed(ref.name) === wanted ? branchTag('edge') : undefined;
    },
    print: ({ branch }) => [['branch', branch]]
};

;// CONCATENATED MODULE: ./lib/naming/rules/run.js


const sha = {
    example: 'type=sha',
    priority: 100,
    attributes: ['format'],
    prefix: () => 'sha-',
    parse: read => ({ type: 'sha', format: read.choice('format', ['short', 'long'], 'short') }),
    apply({ format }, { context, options }) {
        const revision = revisionOf(context, options);
        return runTag(format === 'long' ? revision : revision.slice(0, options.shortShaLength));
    },
    print: ({ format }) => [['format', format === 'short' ? undefined : format]]
};
const run = {
    example: 'type=run',
    priority: 100,
    attributes: ['format'],
    prefix: () => 'run-',
    parse: read => ({ type: 'run', format: read.choice('format', ['id', 'number', 'attempt'], 'id') }),
    // The attempt's number alone says nothing about which run it was.
    apply: ({ format }, { context: { run } }) => ({ ...runTag(run[format]), ...(format === 'attempt' ? { kind: 'fixed' } : {}) }),
    print: ({ format }) => [['format', format === 'id' ? undefined : format]]
};
const build = {
    example: 'type=build',
    priority: 100,
    attributes: [],
    prefix: () => 'build-',
    parse: () => ({ type: 'build' }),
    apply: (_, { context }) => runTag(context.run.number),
    print: () => []
};

;// CONCATENATED MODULE: ./lib/naming/rules/text.js




const raw = {
    example: 'type=raw,value=latest',
    priority: 200,
    attributes: ['value'],
    parse: read => ({ type: 'raw', value: read.required('value', read.template('value')) }),
    async apply(rule, { vocabulary }) {
        const value = render(rule.value, vocabulary);
        const version = await versionIn(value);
        // Fewer than three numbers are as often a date or a count.
        const line = version?.precision === 'exact' ? { version } : {};
        return { value, kind: value === 'latest' ? 'branch' : 'fixed', latest: false, ...line };
    },
    print: ({ value }) => [['value', printTemplate(value)]]
};
const schedule = {
    example: 'type=schedule,pattern=nightly',
    priority: 1000,
    attributes: ['pattern'],
    parse: read => ({ type: 'schedule', pattern: read.template('pattern', DATE_NAMES) ?? read.fixed('nightly') }),
    apply: ({ pattern }, { context, vocabulary }) => /schedule/.test(context.event) ? branchTag(render(pattern, vocabulary)) : undefined,
    print: ({ pattern }) => [['pattern', printTemplate(pattern)]]
};

;// CONCATENATED MODULE: ./lib/naming/rules/version.js






const semver = versionRule('semver');
const pep440 = versionRule('pep440');
function versionRule(type) {
    return {
        example: `type=${type},pattern={{version}}`,
        priority: 900,
        attributes: ['pattern', 'value', 'match'],
        parse(read) {
            const value = read.text('value') ? read.template('value') : undefined;
            const match = read.pattern('match');
            return {
                type,
                pattern: read.required('pattern', read.template('pattern', VERSION_NAMES)),
                ...(value ? { value } : {}),
                ...(match ? { match } : {})
            };
        },
        async apply(rule, facts) {
            const raw = versionSource(rule.value && render(rule.value, facts.vocabulary), facts);
            if (raw === undefined)
                return undefined;
            const text = rule.match ? extract(rule.match, raw, rule, facts) : dashed(raw);
            const version = await renderVersion(type, rule.pattern, text);
            if (!version) {
                const fix = semverFix(type, text);
                if (!rule.byDefault)
                    facts.warn(`${rule.where}: “${(0,nearest/* excerpt */.Kb)(text)}” is not a ${GRAMMARS[type]}, so “${(0,nearest/* excerpt */.Kb)(rule.source)}” makes no tag.${fix}`);
                // A git tag may be anything; a version that was written down was meant as one.
                else if (facts.version !== '')
                    facts.warn(`input version: “${(0,nearest/* excerpt */.Kb)(text)}” is not a ${GRAMMARS[type]}, so it makes no tag.${fix}`);
                return undefined;
            }
            // Under 1.0 every minor version may break its users: a tag `0` would promise what nobody keeps.
            if (rule.byDefault && version.scope === 'major' && version.major === 0)
                return undefined;
            const kind = version.scope === 'exact' ? 'version' : 'floating';
            return { value: version.text, kind, latest: version.stable, version };
        },
        print: ({ pattern, value, match }) => [
            ['pattern', printTemplate(pattern)],
            ['value', value && printTemplate(value)],
            ['match', match && printPattern(match)]
        ]
    };
}
/** The part of `raw` that the pattern finds (its first group, if it has one); all of it where it finds nothing. */
function extract(pattern, raw, { where }, facts) {
    const found = matchPattern(pattern, raw, where) ?? matchPattern(pattern, dashed(raw), where);
    if (!found)
        facts.warn(`${where}: “${(0,nearest/* excerpt */.Kb)(pattern.source)}” does not match “${(0,nearest/* excerpt */.Kb)(raw)}”.`);
    return dashed(found?.[1] ?? found?.[0] ?? raw);
}

;// CONCATENATED MODULE: ./lib/naming/rules.js










const RULES = {
    schedule: schedule,
    semver: semver,
    pep440: pep440,
    match: match,
    edge: edge,
    ref: ref,
    raw: raw,
    sha: sha,
    run: run,
    build: build
};
// Object.keys loses the type; the object above has exactly these.
const RULE_TYPES = Object.keys(RULES);
const COMMON = ['type', 'enable', 'priority', 'prefix', 'suffix'];
/** What can be written in `tags`, for help while it is written: each type, a whole entry, and its attributes. */
function ruleWords() {
    return RULE_TYPES.map(type => ({
        type,
        example: RULES[type].example,
        attributes: [...RULES[type].attributes, ...COMMON.filter(word => word !== 'type')]
    }));
}
/** The compiler can't see that the rule of `own.type` takes `own`; the type of RULES says so. */
function ruleOf({ type }) {
    return RULES[type];
}
/**
 * The rule of one entry, such as `type=ref,event=branch,prefix=b-`. A field without `=` is the value.
 * Throws an ActionError `input` that names the line and, for a misspelt word, the nearest known one; an attribute that
 * the type does not have is told to `warn`, because docker/metadata-action ignores it.
 */
function parseRule(entry, options = {}) {
    const where = options.byDefault ? 'zero-configuration tags' : `input tags, line ${entry.line}`;
    const fail = failIn(entry, where);
    const attributes = readAttributes(entry, fail);
    const type = oneOf('rule type', attributes.get('type') ?? 'raw', RULE_TYPES, { fail, source: entry.text });
    const known = [...COMMON, ...RULES[type].attributes];
    const unknown = [...attributes.keys()].filter(key => !known.includes(key));
    for (const key of unknown)
        options.warn?.(ignored(where, type, key, entry, known));
    const [misnamed] = unknown;
    const example = misnamed !== undefined && type === 'raw' ? `type=raw,value=${attributes.get(misnamed)}` : RULES[type].example;
    const { read, templates } = attributeReader(attributes, { type, where, fail, example, source: entry.text });
    const own = RULES[type].parse(read);
    const usual = ruleOf(own).prefix?.(own);
    const prefix = read.template('prefix') ?? (usual === undefined ? undefined : read.fixed(usual));
    const suffix = read.template('suffix');
    return {
        ...own,
        enable: read.template('enable') ?? read.fixed('true'),
        priority: read.number('priority', RULES[type].priority),
        ...(prefix === undefined ? {} : { prefix }),
        ...(suffix === undefined ? {} : { suffix }),
        templates,
        source: entry.text,
        where,
        byDefault: options.byDefault ?? false
    };
}
function ignored(where, type, key, { text, fields }, known) {
    const near = (0,nearest/* nearest */.pA)(key, known);
    const without = fields.filter(field => splitPair(field)?.key.trim().toLowerCase() !== key).map(csvField);
    const instead = near === undefined
        ? `Write ${(0,nearest/* excerpt */.Kb)(without.join(','))}.`
        : `Did you mean “${near}”? Write ${(0,nearest/* excerpt */.Kb)(text.replace(key, near))}.`;
    return `${where}: type=${type} has no attribute “${(0,nearest/* excerpt */.Kb)(key, 40)}”, so it is ignored in “${(0,nearest/* excerpt */.Kb)(text)}”. ${instead}`;
}
/** What the rule gives in this run, before prefix and suffix. */
async function applyRule(rule, facts) {
    return await ruleOf(rule).apply(rule, facts);
}
/**
 * A rule as an entry of the input `tags`, in one spelling: what it is, not how it was written. Attributes that have
 * their default are left out. `parseRule` of it gives the same rule.
 */
function printRule(rule) {
    const definition = ruleOf(rule);
    const enable = printTemplate(rule.enable);
    const prefix = rule.prefix && printTemplate(rule.prefix);
    const fields = [
        ['type', rule.type],
        ...definition.print(rule),
        ['enable', enable === 'true' ? undefined : enable],
        ['priority', rule.priority === definition.priority ? undefined : String(rule.priority)],
        ['prefix', prefix === definition.prefix?.(rule) ? undefined : prefix],
        ['suffix', rule.suffix && printTemplate(rule.suffix)]
    ];
    return fields.flatMap(([key, value]) => (value === undefined ? [] : [csvField(`${key}=${value}`)])).join(',');
}
/** What makes the tags where the input `tags` is empty. */
const DEFAULT_RULES = [
    'type=schedule',
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    'type=semver,pattern={{major}}',
    'type=ref,event=branch',
    'type=ref,event=tag',
    'type=sha',
    'type=run'
];
/** An image that is there gets the names of the version alone: it may be of another commit than the run. */
const PROMOTE_RULES = DEFAULT_RULES.filter(rule => /semver|event=tag/.test(rule));
/** A pull request's image is built from its merge tree, so it must not take the name of the head commit. */
const PULL_REQUEST_RULES = ['type=ref,event=pr', 'type=ref,event=pr,suffix=-{{sha}}'];
/** What makes the tags of which kind of run. */
const RULES_OF = { build: DEFAULT_RULES, promote: PROMOTE_RULES, 'pull-request': PULL_REQUEST_RULES };
function defaultRules(run) {
    const sources = RULES_OF[run];
    return sources.map(text => parseRule({ text, fields: text.split(','), line: 0 }, { byDefault: true }));
}

;// CONCATENATED MODULE: ./lib/naming/sanitize.js

const LONGEST = 128;
const HASH_DIGITS = 8;
/**
 * A valid tag made of `text`, or an empty string where nothing of it is left.
 * Runs of other characters become one `-`, a bad first character goes, and what is too long is cut and ends in a
 * hash of the whole, so that two long branch names don't end up as one tag.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
function sanitizeTag(text) {
    const valid = text.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+/, '');
    if (valid.length <= LONGEST)
        return valid;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
    return `${valid.slice(0, LONGEST - HASH_DIGITS - 1)}-${hash}`;
}

;// CONCATENATED MODULE: ./lib/naming/taken.js


/**
 * Why a tag that a branch or a git tag makes is a name of something else: a branch `1.2` would overwrite what the
 * releases 1.2.x have published. undefined for every other tag, and for a git tag that is a version.
 */
async function takenName(rule, { value }, name, { ref, repositoryData }) {
    const madeByRef = (rule.type === 'ref' || rule.type === 'raw') && (ref.kind === 'branch' || ref.kind === 'tag');
    if (!madeByRef || value !== ref.name)
        return undefined;
    if (ref.kind === 'tag' && (await classifySemver(ref.name)) !== 'none')
        return undefined;
    // What the flavor puts around it is around the other tags too; only a prefix of the rule's own sets it apart.
    const text = rule.prefix === undefined && rule.suffix === undefined ? sanitizeTag(value) : name;
    if (text === 'latest')
        return 'is what people get who pull without a tag';
    if (/^pr-\d+(?:-[0-9a-f]{7,64})?$/.test(text))
        return 'reads like the tag of a pull request';
    if (/^sha-[0-9a-f]+$/.test(text))
        return 'reads like the tag of a commit';
    if (/^run-\d+$/.test(text))
        return 'reads like the tag of a run';
    if (await readsLikeVersion(text, ref.kind))
        return 'reads like the version of a release';
    const main = repositoryData?.defaultBranch;
    if (main && text === sanitizeTag(main) && !(ref.kind === 'branch' && ref.name === main))
        return `is the tag of the default branch ${main}`;
    return undefined;
}
/** Of a git tag only what releases float on: `v1.2` without a third number is a name that no release takes. */
async function readsLikeVersion(text, kind) {
    if (kind === 'tag')
        return /^\d+(?:\.\d+)?$/.test(text);
    return /^v?\d+(?:\.\d+)*$/i.test(text) || (await classifySemver(text)) !== 'none';
}

;// CONCATENATED MODULE: ./lib/naming/derive.js








/**
 * The tags that `rules` make of the context, by priority and then by position. `latest` comes last; whether it is
 * there is decided by the first rule that gave a tag. https://github.com/docker/metadata-action#tags-input
 */
async function deriveTags(rules, facts) {
    const tags = new Map();
    const lines = [];
    let first;
    for (const rule of [...rules].sort((a, b) => b.priority - a.priority)) {
        const made = await makeTag(rule, facts).catch(error => {
            throw located(error, rule.where);
        });
        if (!made)
            continue;
        first ??= made;
        if (made.line)
            lines.push(made.line);
        if (!tags.has(made.tag.name))
            tags.set(made.tag.name, made.tag);
    }
    const newest = first?.line ?? lines[0];
    const latest = first && latestTag(first, newest, facts);
    if (latest && !tags.has(latest.name))
        tags.set(latest.name, latest);
    return [...tags.values()].map(tag => guardLatest(onLine(tag, lines, newest), facts.context));
}
/** The line of one rule's version, as wide as can be. */
function lineOf(made, prefix, suffix) {
    const { grammar, version, precision, build } = made;
    return {
        grammar,
        version,
        scope: 'all',
        prefix: tagText(`${prefix}${made.before}`),
        suffix: tagText(`${made.after}${suffix}`),
        precision,
        build: tagText(build)
    };
}
/** As the middle of a tag. */
function tagText(text) {
    return text.replace(/[^a-zA-Z0-9._-]+/g, '-');
}
/**
 * Where whole versions of a tag's line are tagged too, they alone say which are published. `type=raw,value=latest`
 * beside a version is that version's.
 */
function onLine(tag, lines, newest) {
    const isLatest = tag.name === 'latest' && tag.kind === 'branch' && newest !== undefined;
    const line = isLatest ? newest : tag.line;
    if (!line)
        return tag;
    const whole = lines.find(({ prefix, suffix, precision }) => precision === 'exact' && prefix === line.prefix && suffix === line.suffix);
    const { precision, build } = whole ?? line;
    return { ...tag, kind: isLatest ? 'floating' : tag.kind, line: { ...line, precision, build } };
}
/** The tag of one rule; undefined where it does not fit, is switched off or gives nothing. */
async function makeTag(rule, facts) {
    const { flavor, vocabulary, context, warn } = facts;
    if (!readEnabled(render(rule.enable, vocabulary), rule.where))
        return undefined;
    const candidate = await applyRule(rule, facts);
    if (!candidate?.value)
        return undefined;
    const affix = (template) => (template ? render(template, vocabulary) : '');
    const prefix = affix(rule.prefix ?? flavor.prefix?.template);
    const suffix = affix(rule.suffix ?? flavor.suffix?.template);
    const name = sanitizeTag(`${prefix}${candidate.value}${suffix}`);
    if (name === '') {
        warn(`${rule.where}: nothing of “${(0,nearest/* excerpt */.Kb)(candidate.value)}” can stand in a tag, so “${(0,nearest/* excerpt */.Kb)(rule.source)}” makes none.`);
        return undefined;
    }
    const taken = await takenName(rule, candidate, name, context);
    if (taken !== undefined)
        warn(rule.byDefault ? keptBack(name, taken, context) : takenAnyway(rule, name, taken));
    if (taken !== undefined && rule.byDefault)
        return undefined;
    const { version, kind, latest } = candidate;
    const line = version && lineOf(version, prefix, suffix);
    const floats = line && version.scope !== 'exact' ? { line: { ...line, scope: version.scope } } : {};
    return { tag: { name, kind, rule, ...floats }, latest, line };
}
/** `latest`, where the flavor or the first tag asks for it. */
function latestTag(first, newest, { flavor, vocabulary, context }) {
    const wanted = flavor.latest === 'auto' ? first.latest && !context.prerelease : flavor.latest === 'true';
    if (!wanted)
        return undefined;
    const part = (affix) => (affix?.onLatest ? render(affix.template, vocabulary) : '');
    const name = sanitizeTag(`${part(flavor.prefix)}latest${part(flavor.suffix)}`);
    const line = newest ? { line: newest } : {};
    return { name, kind: 'floating', rule: { type: 'flavor', latest: flavor.latest }, ...line };
}
/** An error of a date or its zone says whose it is. */
function located(error, where) {
    if (!(error instanceof errors/* ActionError */.lZ) || error.message.startsWith(where))
        return error;
    return new errors/* ActionError */.lZ(error.code, `${where}: ${error.message}`, { cause: error.cause, hint: error.hint });
}
function keptBack(name, taken, { ref }) {
    const what = ref.kind === 'tag' ? 'git tag' : 'branch';
    return `The ${what} ${(0,nearest/* excerpt */.Kb)('name' in ref ? ref.name : '')} makes no tag, because ${name} ${taken}. To publish it all the same, write in the input tags: type=ref,event=${what === 'branch' ? what : 'tag'},prefix=ref-.`;
}
function takenAnyway({ where, source, prefix }, name, taken) {
    const instead = prefix === undefined ? `A prefix keeps them apart: ${(0,nearest/* excerpt */.Kb)(source)},prefix=ref-.` : 'Give it another prefix.';
    return `${where}: “${(0,nearest/* excerpt */.Kb)(source)}” writes ${name}, which ${taken}, and overwrites it. ${instead}`;
}
/** The tag that a reference names: what it is follows from its name. undefined where that is empty. */
async function referenceTag(reference, { context, vocabulary }) {
    const name = sanitizeTag(render(reference.tag, vocabulary));
    if (name === '')
        return undefined;
    const version = (await classifySemver(name)) !== 'none';
    const kind = version ? 'version' : name === 'latest' ? 'branch' : 'fixed';
    return guardLatest({ name, kind, rule: reference }, context);
}
/** Tags of one image, of which `latest` is the version's beside it. */
async function withVersion(tags) {
    const version = tags.find(({ kind }) => kind === 'version');
    const made = version && (await versionIn(version.name));
    const line = made && lineOf(made, '', '');
    return tags.map(tag => (tag.line ? tag : onLine(tag, [], line)));
}
/** What made the tag, in one spelling. */
function printOrigin({ rule }) {
    if (rule.type === 'flavor')
        return `flavor latest=${rule.latest}`;
    return rule.type === 'reference' || rule.type === 'chart' ? rule.source : printRule(rule);
}
/** Code that is not merged must not become what everybody pulls, whatever the rules and the flavor say. */
function guardLatest(tag, { ref }) {
    const guarded = ref.kind === 'pull-request' && (tag.name === 'latest' || tag.rule.type === 'flavor');
    return guarded ? { ...tag, keep: 'a pull request does not move latest' } : tag;
}

;// CONCATENATED MODULE: ./lib/naming/names.js


/**
 * The planned images with their tags. Rules apply to `images`; references bring their own image, or add a tag to one.
 * With references alone, `images` that none of them names get nothing, which is told.
 * `fallback`: the repository's own name, for a run without images, or whose names an expression left empty.
 */
async function deriveNames({ rules, references }, images, fallback, facts) {
    const named = new Map();
    const tagsOf = (repository) => {
        const known = named.get(repository.text) ?? { repository, tags: new Map() };
        named.set(repository.text, known);
        return known.tags;
    };
    const add = (repository, tag) => {
        const tags = tagsOf(repository);
        if (!tags.has(tag.name))
            tags.set(tag.name, tag);
    };
    if (rules.length > 0) {
        const tags = await deriveTags(rules, facts);
        for (const repository of images.length > 0 ? images : [fallback()]) {
            tagsOf(repository);
            for (const tag of tags)
                add(repository, tag);
        }
    }
    const nameless = [];
    for (const reference of references) {
        const tag = await referenceTag(reference, facts);
        if (!reference.repository)
            nameless.push(...(tag ? [tag] : []));
        else if (tag)
            add(reference.repository, tag);
        else
            tagsOf(reference.repository);
    }
    if (named.size === 0)
        for (const tag of nameless)
            add(fallback(), tag);
    for (const { text } of rules.length > 0 ? [] : images) {
        if (named.has(text))
            continue;
        const instead = `${text}:latest, or a rule such as type=sha for all images`;
        facts.warn(`input images: ${text} gets no tag, because the input tags names other images. Add to tags: ${instead}.`);
    }
    return await Promise.all([...named.values()].map(async ({ repository, tags }) => ({ repository, tags: await withVersion([...tags.values()]) })));
}
/** All tags, whichever image they are of, each once. */
function allTags(images) {
    const tags = new Map();
    for (const tag of images.flatMap(({ tags }) => tags))
        if (!tags.has(tag.name))
            tags.set(tag.name, tag);
    return [...tags.values()];
}
/** `name:tag` of each tag of each image. */
function referencesOf(images) {
    return images.flatMap(({ repository, tags }) => tags.map(({ name }) => (0,oci_reference/* tagged */.VK)(repository, name)));
}

;// CONCATENATED MODULE: ./lib/plan/artifact.js







/** Whether there are tags without a rule: a chart's is its version, and a referrer needs none. */
function hasOwnTags({ artifact, tags }) {
    return (tags.length === 0 && (artifact?.kind === 'chart' || (artifact?.kind === 'files' && artifact.subject !== undefined)));
}
/**
 * The names of a chart or of files, from those that an image would have. A chart is in the repository of its name below
 * each image, as Helm has it, and its first tag is its version.
 */
function nameArtifact(images, { inputs, chart }) {
    const { artifact } = inputs;
    if (artifact?.kind === 'files')
        return imagesOfSubject(images, artifact.subject, inputs);
    if (!chart)
        return images;
    const { version, found, source } = versionOf(allTags(images), inputs, chart);
    const name = version.replaceAll('+', '_');
    // Written by whatever rule: it names one version, and helm looks for it under this name.
    const first = { ...(found ?? { name, rule: { type: 'chart', source } }), kind: 'version' };
    return images.map(({ repository, tags }) => ({
        repository: below(repository, chart.metadata.name),
        tags: [first, ...tags.filter(tag => tag.name !== name)]
    }));
}
function below({ text }, name) {
    const repository = (0,oci_reference/* parseRepository */.SU)(`${text}/${name}`);
    if (!('wrong' in repository))
        return repository;
    throw new errors/* ActionError */.lZ('input', `input chart: the name “${(0,nearest/* excerpt */.Kb)(name)}” can’t be part of a repository’s name.`, {
        cause: `“${text}/${(0,nearest/* excerpt */.Kb)(name)}” ${repository.wrong}`,
        hint: 'Helm looks for a chart in the repository of its name: give it one of lower-case letters, digits and dashes in Chart.yaml.'
    });
}
function imagesOfSubject(images, subject, inputs) {
    const own = subject?.repository;
    if (!own)
        return images;
    if (inputs.images.length === 0)
        return images.map(image => ({ ...image, repository: own }));
    const other = images.find(({ repository }) => repository.registry !== own.registry || repository.name !== own.name);
    if (!other)
        return images;
    throw new errors/* ActionError */.lZ('input', `input subject: it is in ${own.text}, and this run writes to ${other.repository.text}.`, {
        cause: 'what refers to an image is kept in the image’s own repository',
        hint: 'Leave images out, or name the same repository in both.'
    });
}
/** https://semver.org, with the v that git tags often have. */
const SEMVER = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
/** The chart's version: of the first tag that is one, else the input `version`, else Chart.yaml's. */
function versionOf(tags, { version }, { metadata, path }) {
    const versions = tags.filter(({ name }) => SEMVER.test(name));
    const found = versions.find(({ name }) => !name.startsWith('v')) ?? versions[0];
    if (found)
        return { version: found.name, found, source: found.name };
    if (version !== '') {
        if (!SEMVER.test(version))
            throw noVersion('input version', version);
        return { version: version.replace(/^v/, ''), source: 'the input version' };
    }
    if (!SEMVER.test(metadata.version))
        throw noVersion(`input chart: the version in Chart.yaml of ${path}`, metadata.version);
    return { version: metadata.version, source: 'Chart.yaml' };
}
function noVersion(what, version) {
    return new errors/* ActionError */.lZ('input', `${what}: “${(0,nearest/* excerpt */.Kb)(version, 60)}” is not a semantic version.`, {
        cause: 'a chart’s version must be one (https://semver.org): 1.2 and 2026-11 are not',
        hint: 'Write it like 1.2.3, or give another in the input version.'
    });
}
/** Why what is made is not for a registry: code that is not merged must not take a release's name. */
function whyNotPushed({ context, inputs, chart }, { tags }) {
    const [first] = tags;
    const isFromFile = chart && first?.rule.type === 'chart' && first.rule.source === 'Chart.yaml';
    return context.pullRequest && isFromFile && inputs.artifact
        ? 'a pull request’s chart has the version of Chart.yaml, which is a release’s (version or tags give it another)'
        : undefined;
}
/** What is to be done for the inputs `chart` and `artifact`; undefined where it is about an image. */
function planArtifact({ inputs, chart }, { naming, created }) {
    const { artifact, ifTagExists } = inputs;
    if (!artifact)
        return undefined;
    const existing = ifTagExists ?? (artifact.kind === 'chart' ? 'fail' : 'overwrite');
    const common = {
        created: rfc3339(created),
        ifTagExists: existing === 'overwrite' ? undefined : existing
    };
    if (artifact.kind === 'files') {
        const { files, type, subject } = artifact;
        return {
            kind: 'files',
            ...common,
            files: files.map(file => ({ ...file, title: titleOf(file.path) })),
            artifactType: type === 'wasm' ? undefined : type,
            subject,
            annotations: inputs.annotations.length > 0 ? Object.fromEntries(naming.annotations) : {},
            modified: inputs.build.reproducible ? created : new Date(0)
        };
    }
    if (!chart)
        throw new Error('the chart was not read');
    const { path, packed, modified, metadata } = chart;
    const [first] = naming.tags;
    const isOwn = first === undefined || first.name === metadata.version.replaceAll('+', '_');
    if (packed && !isOwn) {
        throw new errors/* ActionError */.lZ('input', `input chart: ${path} is version ${metadata.version}, and this run’s is ${first.name}.`, {
            cause: 'a packed chart goes up as it is: another version would be another file, and its signature false',
            hint: 'Give the folder of the chart, or pack it with that version.'
        });
    }
    // Chart.yaml has this; what else stands in the generated ones is of the repository, not of the chart.
    const asked = inputs.annotations.map(({ text }) => splitPair(text)?.key ?? text);
    return {
        kind: 'chart',
        ...common,
        // As helm does: a packed chart was made when its file was written.
        created: packed ? rfc3339(modified) : common.created,
        path,
        packed,
        setVersion: isOwn ? undefined : first.name.replace('_', '+'),
        annotations: Object.fromEntries([...naming.annotations].filter(([key]) => asked.includes(key)))
    };
}

;// CONCATENATED MODULE: ./lib/naming/meta.js
/** What this step finds out itself, for its own inputs: a step can't read its own outputs. */
const META_NAMES = ['meta.version', 'meta.tags', 'meta.revision', 'meta.created'];
const META = /\{\{\s*(meta\.[a-z]+)\s*\}\}/g;
/** `text` with `{{meta.version}}` and the like filled in; everything else in braces stays as it is. */
function fillMeta(text, values) {
    return text.replace(META, (whole, name) => Object.entries(values).find(([key]) => key === name)?.[1] ?? whole);
}
/** The values as expressions of labels and annotations. */
function metaVocabulary(values) {
    return Object.entries(values).map(([name, value]) => [name, () => value]);
}

;// CONCATENATED MODULE: ./lib/plan/annotations.js

/** `index:`, `manifest[linux/amd64]:`, `manifest,index:` … https://docs.docker.com/build/metadata/annotations/ */
const LEVEL = /^(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?,?)+:/;
/** Whether an entry of the input says itself where in the image it belongs, as those of docker/build-push-action do. */
function hasLevel({ text }) {
    return LEVEL.test(text);
}
/**
 * What the image is annotated with, as `level:key=value`. An index always gets the generated ones: the page of a
 * package takes its description from there. A plain image only gets what the user asked for.
 * An `index:` annotation of an image that is no index is left out with a warning: the build would fail at its end.
 */
function imageAnnotations(pairs, entries, levels, isIndex) {
    const all = entries.filter(hasLevel);
    const lost = all.filter(({ text }) => !isIndex && /(^|,)index/.test(LEVEL.exec(text)?.[0] ?? ''));
    const leveled = all.filter(entry => !lost.includes(entry));
    const asked = entries.length > all.length ? levels.filter(level => isIndex || !level.startsWith('index')) : [];
    const wanted = new Set(isIndex ? [...asked, 'index'] : asked);
    const generated = [...wanted].flatMap(level => [...pairs].map(([key, value]) => `${level}:${key}=${value}`));
    return {
        annotations: [...generated, ...leveled.map(({ text }) => text)],
        warnings: lost.map(({ text, line }) => `input annotations, line ${line}: “${(0,nearest/* excerpt */.Kb)(text, 60)}” is left out, because this image is a plain manifest; only several platforms, provenance or sbom make an index.`)
    };
}

;// CONCATENATED MODULE: ./lib/plan/cache-service.js

const WRITE = 2;
/** Those that the client's package knows. https://www.rfc-editor.org/rfc/rfc7518#section-3.1 */
const ALGORITHM = /^((HS|RS|ES|PS)(256|384|512)|EdDSA|none)$/;
/**
 * The service, if BuildKit can use it. Its client reads the token before it asks anything, and fails the build where
 * that has another shape than it expects; so what it would refuse is found out here.
 * https://github.com/tonistiigi/go-actions-cache/blob/master/cache.go (New), and buildx for which variables count.
 */
function findCacheService(env, now) {
    const { ACTIONS_RUNTIME_TOKEN: token = '', ACTIONS_CACHE_SERVICE_V2: second = '' } = env;
    if (token === '')
        return { why: undefined };
    const asked = ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(second);
    const url = asked ? env.ACTIONS_RESULTS_URL : env.ACTIONS_CACHE_URL || env.ACTIONS_RESULTS_URL;
    if (!url || !URL.canParse(url))
        return { why: undefined };
    const scopes = readScopes(token, now);
    if (typeof scopes === 'string')
        return { why: `No cache: BuildKit can’t use GitHub’s cache with this runner’s token, because ${scopes}` };
    // As BuildKit guesses where the runner does not say it.
    const isSecond = asked || url.includes('results-receiver.actions.githubusercontent.com');
    const service = { version: isSecond ? 2 : 1, url: url.replace(/\/*$/, '/'), token };
    return { service, writable: scopes.some(permission => (permission & WRITE) !== 0) };
}
/** The permissions of the token's scopes, or what is wrong with it. Its signature is the service's to check. */
function readScopes(token, now) {
    const parts = token.split('.');
    const [header, claims] = parts.map(part => (0,json/* parseJson */.qF)(Buffer.from(part, 'base64url').toString('utf8')));
    const isEncoded = parts.length === 3 && parts.every(part => /^[A-Za-z0-9_-]+$/.test(part) && part.length % 4 !== 1);
    if (!isEncoded || !ALGORITHM.test((0,json/* stringAt */.bX)(header, 'alg') ?? '') || typeof claims !== 'object' || claims === null)
        return 'it is not a JSON Web Token';
    const expires = (0,json/* numberAt */.tk)(claims, 'exp');
    const begins = (0,json/* numberAt */.tk)(claims, 'nbf');
    if (expires === undefined || begins === undefined)
        return 'it does not say how long it is valid';
    if (expires * 1000 <= now.getTime())
        return 'it has expired';
    if (begins * 1000 > now.getTime())
        return 'it is not valid yet';
    const scopes = (0,json/* parseJson */.qF)((0,json/* stringAt */.bX)(claims, 'ac') ?? '');
    if (!Array.isArray(scopes))
        return 'it names no scopes';
    return scopes
        .map(scope => (0,json/* numberAt */.tk)(scope, 'Permission') ?? 0)
        .filter((_, index) => (0,json/* field */.ZZ)(scopes[index], 'Scope') !== undefined);
}

;// CONCATENATED MODULE: ./lib/plan/cache.js




/** Events whose runs have the default branch's cache, or its rights, and may be about anybody's code. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment'];
/**
 * BuildKit waits this long while GitHub's cache answers 429, for each request; its own limit is ten minutes. Only
 * reached where the service answered before the build and refuses then.
 */
const IMPORT_TIMEOUT = 'timeout=1s';
const EXPORT_TIMEOUT = 'timeout=2s';
/**
 * Explicit `cache-from` and `cache-to` as they are; else the shorthand, whose scope is of this image, file, target and
 * platforms: with BuildKit's common default the legs of a matrix overwrite each other's cache.
 * Nobody writes what a more trusted run reads: a step's key does not tell what a `--mount=type=cache` put into it.
 */
function planCache(sources) {
    const { images, build, env, context, push } = sources;
    const needsPush = push.push !== 'no';
    const none = { from: [], to: [], optional: true, needsPush, service: undefined, notes: [] };
    if (build.cacheFrom.length > 0 || build.cacheTo.length > 0)
        return { ...none, from: build.cacheFrom, to: build.cacheTo, optional: false, needsPush: false };
    const mode = cacheModeOf(env);
    if (build.cache === 'off' || (!mode.read && !mode.write))
        return none;
    const [image] = images;
    const scope = cacheScopeOf(images, build);
    const mayExport = mode.write && isExporting(context);
    if (build.cache === 'registry') {
        if (!image)
            return none;
        const refs = mode.read ? readFrom(context) : [];
        const to = `type=registry,ref=${(0,oci_reference/* tagged */.VK)(image, cacheTag('buildcache', scope, refOf(context)))},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`;
        return {
            ...none,
            from: refs.map(ref => `type=registry,ref=${(0,oci_reference/* tagged */.VK)(image, cacheTag('buildcache', scope, ref))}`),
            to: mayExport && needsPush ? [to] : []
        };
    }
    const found = findCacheService(env, context.startedAt);
    if (!('service' in found))
        return { ...none, notes: found.why === undefined ? [] : [`${found.why}.`] };
    const { service, writable } = found;
    // Not in a fork's run or a merge queue's: nobody reads again what they write.
    const exports = mayExport && writable && (needsPush || push.asked === true);
    const word = `type=gha,scope=publish-image-${scope}`;
    return {
        ...none,
        from: mode.read ? [`${word},${IMPORT_TIMEOUT}`] : [],
        to: exports ? [`${word},mode=max,ignore-error=true,${EXPORT_TIMEOUT}`] : [],
        service
    };
}
/** Of this image, file, context, target and platforms. */
function cacheScopeOf([image], build) {
    const parts = [image?.text ?? '', build.file || 'Dockerfile', build.context, build.target, build.platforms.join(',')];
    return (0,external_node_crypto_.createHash)('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
/** https://github.com/actions/runner: what this job may do with caches, by its trust. */
function cacheModeOf({ ACTIONS_CACHE_MODE: mode }) {
    return { read: mode !== 'write-only' && mode !== 'none', write: mode !== 'read' && mode !== 'none' };
}
/** Nobody reads what a git tag's run writes; what a privileged run writes is read by all. */
function isExporting({ event, ref }) {
    return ref.kind !== 'tag' && !PRIVILEGED.includes(event);
}
/** The refs whose cache this run reads, in order: its own, that of the branch it goes into, the default branch's. */
function readFrom(context) {
    const { baseRef, repositoryData } = context;
    const own = isExporting(context) ? [refOf(context)] : [];
    const branches = [baseRef, repositoryData?.defaultBranch ?? ''].filter(name => name !== '');
    return [...new Set([...own, ...branches.map(name => `refs/heads/${name}`)])];
}
/** As GITHUB_REF would name it. */
function refOf({ ref }) {
    switch (ref.kind) {
        case 'branch':
            return `refs/heads/${ref.name}`;
        case 'tag':
            return `refs/tags/${ref.name}`;
        case 'pull-request':
            return `refs/pull/${ref.number}/merge`;
        case 'other':
            return ref.name;
    }
}
const cache_HASH_DIGITS = 10;
/** `PREFIX-SCOPE-NAME-HASH`: the name is for people, the hash of the whole ref lets no two refs meet. */
function cacheTag(prefix, scope, ref) {
    const number = /^refs\/pull\/(\d+)\//.exec(ref)?.[1];
    const name = number === undefined ? ref.replace(/^refs\/(heads|tags)\//, '') : `pr-${number}`;
    // 128 characters are a tag's limit.
    return `${prefix}-${scope}-${sanitizeTag(name).slice(0, 80)}-${hashOf(ref)}`;
}
function hashOf(ref) {
    return (0,external_node_crypto_.createHash)('sha256').update(ref).digest('hex').slice(0, cache_HASH_DIGITS);
}
/** Whether `tag` is a cache that runs of this pull request wrote, so that cleaning it up takes it along. */
function isCacheOfPullRequest(tag, number) {
    const [, rest] = /^(?:buildcache|mountcache)-[0-9a-f]{12}-(.*)$/.exec(tag) ?? [];
    return rest === `pr-${number}-${hashOf(`refs/pull/${number}/merge`)}`;
}

;// CONCATENATED MODULE: ./lib/plan/cache-mounts.js




/** Where cache mounts were asked for and are not kept, why, a sentence without its full stop. */
function planCacheMounts(sources) {
    const { images, build, context, env, push } = sources;
    if (!build.cacheMounts)
        return undefined;
    const not = (why) => ({ why: `Cache mounts are not kept: ${why}` });
    if (build.cache === 'off')
        return not('the input cache is off');
    if (isRemote(build.context) || build.file === '-')
        return not('the Dockerfile is not in the workspace');
    const mode = cacheModeOf(env);
    if (!mode.read && !mode.write)
        return not('this job may use no cache');
    const scope = cacheScopeOf(images, build);
    const needsPush = push.push !== 'no';
    const common = { largest: build.cacheMountsMax, reads: mode.read, needsPush };
    const exports = mode.write && isExporting(context);
    const [image] = images;
    const explicit = build.cacheFrom.length > 0 || build.cacheTo.length > 0;
    if (build.cache === 'registry' && !explicit && image) {
        const refs = readFrom(context).map(ref => (0,oci_reference/* tagged */.VK)(image, cacheTag('mountcache', scope, ref)));
        const to = (0,oci_reference/* tagged */.VK)(image, cacheTag('mountcache', scope, refOf(context)));
        return { ...common, store: { kind: 'registry', from: refs, to }, writes: exports && needsPush };
    }
    const found = findCacheService(env, context.startedAt);
    if (!('service' in found))
        return not(found.why ?? 'this runner has no cache service');
    const prefix = `publish-image-mounts-${scope}-`;
    const key = `${prefix}${context.run.id}-${context.run.attempt}`;
    const store = { kind: 'github', service: found.service, prefix, key };
    return { ...common, store, writes: exports && found.writable && (needsPush || push.asked === true) };
}

;// CONCATENATED MODULE: ./lib/plan/push.js

function describeRef({ ref }) {
    if (ref.kind === 'pull-request')
        return `pull request #${ref.number}`;
    if (ref.kind === 'other')
        return ref.name === '' ? 'no ref' : ref.name;
    return `${ref.kind} ${ref.name}`;
}
/** Code of another repository in a run that has this repository's secrets and a token that can write. */
function isUntrusted({ event, foreignHead }) {
    return (event === 'workflow_run' || event === 'pull_request_target') && foreignHead !== undefined;
}
const DEPENDABOT = 'dependabot[bot]';
/** https://docs.github.com/actions/security-guides/automatic-token-authentication: whose token may write. */
function decidePush(context, inputs, { elsewhere, referencesOnly = false } = {}) {
    const { event, pullRequest, foreignHead, actor, deleted } = context;
    if (deleted)
        return { push: 'no', reason: `the ${deleted === 'ref' ? describeRef(context) : deleted} was deleted` };
    if (pullRequest?.closed)
        return { push: 'no', reason: 'the pull request is closed' };
    if (inputs.push === false)
        return { push: 'no', reason: 'push is false', asked: true };
    if (elsewhere !== undefined && inputs.push !== true)
        return { push: 'no', reason: elsewhere, asked: true };
    const unasked = inputs.push === undefined ? whyUnasked(inputs, referencesOnly) : undefined;
    if (unasked)
        return unasked;
    const untrusted = isUntrusted(context);
    const warning = untrusted
        ? {
            warning: `This ${event} run is about code of ${foreignHead}, and its token can write to this repository. Whatever that code’s build runs can use what this job has: build it in a pull_request workflow instead.`
        }
        : {};
    if (inputs.push === true)
        return { push: 'yes', reason: 'push is true', ...warning };
    if (untrusted)
        return { push: 'no', reason: `the code is from ${foreignHead}`, ...warning };
    if (foreignHead !== undefined) {
        return { push: 'no', reason: `the pull request is from ${foreignHead}, and the token of such a run can’t write` };
    }
    if (event === 'merge_group')
        return { push: 'no', reason: 'a merge queue only checks the build (push: true pushes it)' };
    if (pullRequest)
        return { push: 'if-allowed', reason: 'a pull request of this repository' };
    if (actor === DEPENDABOT)
        return { push: 'if-allowed', reason: 'a run of dependabot, whose token may be read-only' };
    return { push: 'yes', reason: `a ${event || 'run'} of this repository` };
}
/**
 * What is built for use on this machine, or as docker/build-push-action's own step, is not pushed without a word:
 * there nothing is, and a step that was pasted from there must not publish by surprise.
 */
function whyUnasked(inputs, referencesOnly) {
    const { build, images = [], pushByDigest, merge = [], mergeLegs = [], promote, reuse, attest, bake } = inputs;
    if (build?.load)
        return { push: 'no', reason: 'load is true and push is not given', asked: true };
    const other = pushByDigest || merge.length + mergeLegs.length > 0 || promote !== undefined || reuse || attest === true;
    if (!referencesOnly || images.length > 0 || other)
        return undefined;
    const [names, action] = bake
        ? ['the definition’s tags name the images', 'docker/bake-action']
        : ['the input tags names the image', 'docker/build-push-action'];
    return {
        push: 'no',
        reason: `push is not given, and ${names} as in ${action}, which pushes nothing then`,
        asked: true,
        unpublished: true,
        warning: `Built, not published: ${names} as in ${action}, which pushes nothing unless push is given. To publish ${bake ? 'them' : 'it'} add push: auto, which only builds for forks and in merge queues, or push: true.`
    };
}
/**
 * What an empty name means for the push: an error, or, where nothing is pushed or a refusal is no failure, warnings and
 * no push. `images` is what the image is called then.
 */
function settleUnnamed(unnamed, decision, strict, images) {
    const [first] = unnamed;
    if (!first)
        return { push: decision, warnings: [] };
    if (decision.push === 'yes' && strict)
        throw first;
    const named = images.map(({ text }) => text).join(', ');
    const warnings = unnamed.map(({ message, cause }) => `${message} Why: ${(0,errors/* textOf */.b6)(cause)}. Nothing is pushed in this run, so it is left out: the image is called ${named}.`);
    const push = decision.push === 'if-allowed' ? { push: 'no', reason: 'an image has no whole name' } : decision;
    return { push, warnings };
}

;// CONCATENATED MODULE: ./lib/plan/secrets.js



/**
 * Shapes that nothing but a credential has; of each as much as tells it, so that a long value is looked at once.
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const SHAPES = [
    [/\bgh[pousr]_[A-Za-z0-9]{20}/, 'a GitHub token'],
    // The newer tokens of an app's installation: its number and a JWT.
    [/\bghs_[A-Za-z0-9]{1,40}_eyJ[\w-]{10}/, 'a GitHub token'],
    [/\bgithub_pat_[A-Za-z0-9_]{20}/, 'a GitHub token'],
    [/\bglpat-[\w-]{20}/, 'a GitLab token'],
    [/\bnpm_[A-Za-z0-9]{30}/, 'an npm token'],
    [/\bdckr_(pat|oat)_[\w-]{20}/, 'a Docker token'],
    [/\bpypi-[\w-]{50}/, 'a PyPI token'],
    [/\bxox[abeoprs]-[\w-]{10}/, 'a Slack token'],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS key'],
    [/\bsk_live_[A-Za-z0-9]{20}/, 'a Stripe key'],
    [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/, 'a private key']
];
/** Of no known issuer; some are public by design, such as the anonymous keys of a database. https://www.rfc-editor.org/rfc/rfc7519 */
const JWT = /\beyJ[\w-]{10,300}\.eyJ[\w-]{10}/;
/** Shorter values of secrets are ordinary arguments by chance. */
const SHORTEST = 8;
/** Shorter ones stand within ordinary arguments by chance. */
const SHORTEST_WITHIN = 16;
/** Shorter lines are not masked. */
const SHORTEST_MASK = 4;
/** What must appear nowhere: the job's token, passwords, and the build's secrets. */
function secretsOf(inputs, env) {
    return [
        { input: 'github-token', value: inputs.githubToken },
        ...inputs.credentials.map(({ password }) => ({ input: 'password', value: password })),
        ...inputs.build.secrets.flatMap(secret => {
            if ('value' in secret)
                return [{ input: 'secrets', value: secret.value }];
            return 'env' in secret ? [{ input: 'secret-envs', value: env[secret.env] ?? '' }] : [];
        })
    ].filter(({ value }) => value !== '');
}
/** The variables that a script of the user's must not see: inputs, state, what the job's services want, and secrets. */
function hiddenVariables(inputs, env) {
    const secrets = new Set(secretsOf(inputs, env).map(({ value }) => value.trim()));
    return Object.keys(env).filter(name => OURS.test(name) || secrets.has(env[name]?.trim() ?? ''));
}
const OURS = /^(INPUT|STATE|ACTIONS)_/;
/**
 * Refuses a secret that is a part of an image's name or tag: wherever the two stand the runner shows `***`, in outputs
 * too, and later steps would get names that do not exist. Neither is named, because either would tell the other.
 */
function secrets_checkNames(inputs, env, names) {
    const texts = [
        ...names.images.map(({ text }, index) => [text, `the name of image ${index + 1}`]),
        ...names.tags.map(({ name }, index) => [name, `tag ${index + 1}`])
    ];
    for (const { input, value } of secretsOf(inputs, env)) {
        const lines = (0,text_lines/* splitLines */.u)(value)
            .map(line => line.trim())
            .filter(line => line.length >= SHORTEST_MASK);
        const hit = texts.find(([text]) => lines.some(line => text.includes(line)));
        if (!hit)
            continue;
        throw new errors/* ActionError */.lZ('input', `input ${input}: a secret of it is a part of ${hit[1]}.`, {
            cause: 'the runner shows *** for a secret wherever it stands, so outputs would hold names that do not exist',
            hint: 'Use a longer secret (a token instead of a short password), or another name.'
        });
    }
}
/**
 * Refuses build arguments that hold a credential: they stay in the image's history, and with `provenance: mode=max`
 * they are published. What may be one is a warning. The argument is named, its value is not.
 */
function checkBuildArgs(inputs, env, where = 'input build-args') {
    const secrets = secretsOf(inputs, env)
        .map(({ value }) => value)
        .filter(secret => secret.length >= SHORTEST);
    const warnings = [];
    for (const argument of inputs.build.buildArgs) {
        const pair = splitPair(argument);
        // Without a value the argument is taken from the environment.
        const name = pair?.key ?? argument;
        const value = pair?.value ?? env[name] ?? '';
        const isIn = (secret) => value === secret || (secret.length >= SHORTEST_WITHIN && value.includes(secret));
        const shape = SHAPES.find(([pattern]) => pattern.test(value))?.[1];
        const what = secrets.some(isIn) ? 'a secret of this step' : shape;
        const instead = `“${name}=…” in the input secrets, and RUN --mount=type=secret,id=${name} in the Dockerfile`;
        if (what !== undefined)
            throw new errors/* ActionError */.lZ('input', `${where}: ${name} holds ${what}.`, {
                cause: 'build arguments stay readable in the image’s history and in its provenance',
                hint: `Give it as a build secret: ${instead}.`
            });
        if (JWT.test(value))
            warnings.push(`${where}: ${name} holds a signed token (JWT), which stays readable in the image. If it is not public, give it as a build secret: ${instead}.`);
    }
    return warnings;
}

;// CONCATENATED MODULE: ./lib/plan/build.js










/** Pure: buildx's flags are decided here but for the builder, which is known once it was asked. */
function planBuild({ context, inputs, env }, { naming, created, options, meta }, push) {
    const { cache: _, cacheFrom, cacheTo, cacheMounts, cacheMountsMax, outputs, ...build } = inputs.build;
    const exports = planExports({ ...inputs.build, outputs: outputs.map(text => fillMeta(text, meta)) });
    const fetched = inputs.build.context === '' && !context.hasSources;
    const scoped = { ...inputs.build, context: wantedContext(context, inputs.build) };
    const cached = { images: naming.images, build: scoped, context, env, push };
    const cache = planCache(cached);
    const mounts = planCacheMounts(cached);
    const contexts = gitContexts(context, inputs.build, env);
    const { annotationLevels } = options;
    const { annotations, warnings } = imageAnnotations(naming.annotations, inputs.annotations, annotationLevels, exports.index);
    return {
        ...build,
        ...contexts,
        buildArgs: build.buildArgs.map(text => fillMeta(text, meta)),
        ...(isUntrusted(context)
            ? { secrets: [], ssh: [] }
            : { secrets: [...checkedSecrets(build.secrets, env), ...tokenForContext(context, contexts.context, inputs)] }),
        exports,
        imageAnnotations: annotations,
        cache,
        cacheMounts: mounts && 'store' in mounts ? mounts : undefined,
        epoch: build.reproducible ? Math.floor(created.getTime() / 1000) : undefined,
        builderId: `${context.run.url}/attempts/${context.run.attempt}`,
        builder: {
            ...inputs.builder,
            buildkitdFlags: inputs.builder.buildkitdFlags || entitlementFlags(build.allow),
            fromEnvironment: env.BUILDX_BUILDER ?? ''
        },
        byDigest: inputs.pushByDigest,
        test: inputs.test === '' ? undefined : { script: inputs.test, hidden: hiddenVariables(inputs, env) },
        // DOCKER_BUILD_CHECKS_ANNOTATIONS=false switches them off, as in docker/build-push-action.
        annotateChecks: env.DOCKER_BUILD_CHECKS_ANNOTATIONS !== 'false',
        metadataProvenance: (env.BUILDX_METADATA_PROVENANCE ?? '') !== '',
        workspace: env.GITHUB_WORKSPACE ?? 'the working directory',
        warnings,
        notes: [
            ...(fetched ? ['The workspace has no checkout and no Dockerfile: BuildKit fetches this repository itself.'] : []),
            ...cache.notes,
            ...(mounts && 'why' in mounts ? [`${mounts.why}.`] : [])
        ]
    };
}
/**
 * A builder that we make grants what is asked for: docker/setup-buildx-action's default grants everything, also to a
 * Dockerfile that nobody expects to ask.
 */
function entitlementFlags(allow) {
    return allow
        .filter(isEntitlement)
        .map(name => `--allow-insecure-entitlement ${name}`)
        .join(' ');
}
function checkedSecrets(secrets, env) {
    const unset = secrets.find(secret => 'env' in secret && env[secret.env] === undefined);
    if (!unset || !('env' in unset))
        return secrets;
    throw new errors/* ActionError */.lZ('input', `input secret-envs: the variable ${unset.env} of the secret ${unset.id} is not set.`, {
        hint: `Set it in the step’s env: ${unset.env}: \${{ secrets.… }}`
    });
}
/** BuildKit fetches this repository with the job's token, unless the user gave it another. */
function tokenForContext(context, buildContext, { githubToken, build }) {
    const given = build.secrets.some(secret => secret.id.startsWith('GIT_AUTH_TOKEN'));
    if (githubToken === '' || given || !isOwnRepository(buildContext, context))
        return [];
    return [{ id: `GIT_AUTH_TOKEN.${context.server.host}`, value: githubToken }];
}

;// CONCATENATED MODULE: ./lib/naming/flavor.js





/** Entries such as `latest=false` or `prefix=x-,onlatest=true`; a later line's key replaces an earlier one's. */
function parseFlavor(entries) {
    let latest = 'auto';
    const affixes = {};
    for (const entry of entries) {
        const where = `input flavor, line ${entry.line}`;
        const fail = (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${(0,nearest/* excerpt */.Kb)(entry.text)}”.`, { hint });
        const seen = new Set();
        let last;
        for (const part of entry.fields) {
            const pair = splitPair(part);
            if (!pair)
                throw fail(`“${(0,nearest/* excerpt */.Kb)(part, 40)}” is not key=value`, part.includes(':')
                    ? `Write ${(0,nearest/* excerpt */.Kb)(part.replace(/:\s*/, '='), 40)}.`
                    : 'Write latest=false, prefix=… or suffix=….');
            const key = pair.key.trim().toLowerCase();
            const value = pair.value.trim();
            // onlatest may stand twice: once for the prefix and once for the suffix.
            const identity = key === 'onlatest' ? `${key} of ${last}` : key;
            if (seen.has(identity))
                throw fail(`${key} appears twice`, 'Leave one of them out.');
            seen.add(identity);
            if (key === 'latest') {
                if (value !== 'auto' && value !== 'true' && value !== 'false')
                    throw fail(`latest is “${(0,nearest/* excerpt */.Kb)(value, 40)}”, not auto, true or false`, 'Write latest=false, for example.');
                latest = value;
            }
            else if (key === 'prefix' || key === 'suffix') {
                const template = parseTemplate(value, where);
                template_checkNames(template, GLOBAL_NAMES, where);
                affixes[key] = { template, onLatest: affixes[key]?.onLatest ?? false };
                last = key;
            }
            else if (key === 'onlatest') {
                const affix = last && affixes[last];
                if (!last || !affix)
                    throw fail('onlatest must follow a prefix or a suffix on its line', 'Write prefix=x-,onlatest=true.');
                if (value !== 'true' && value !== 'false')
                    throw fail(`onlatest is “${(0,nearest/* excerpt */.Kb)(value, 40)}”, not true or false`, 'Write onlatest=true.');
                affixes[last] = { ...affix, onLatest: value === 'true' };
            }
            else {
                const known = ['latest', 'prefix', 'suffix', 'onlatest'];
                throw fail(`unknown key “${(0,nearest/* excerpt */.Kb)(key, 40)}”`, `Known: ${(0,nearest/* listed */.KE)(known)}.${(0,nearest/* didYouMean */.au)(key, known)}`);
            }
        }
    }
    return { latest, ...affixes };
}
/** All templates of a flavor. */
function flavorTemplates({ prefix, suffix }) {
    return [prefix, suffix].flatMap(affix => (affix ? [affix.template] : []));
}

;// CONCATENATED MODULE: ./lib/naming/images.js




/** The repository's own name in its server's registry, and below it that of a target of several. */
function defaultRepository(context, target) {
    const name = [context.server.registry, context.repository, ...(target === undefined ? [] : [target])].join('/');
    const repository = toRepository(name, 'the repository’s name', error => {
        throw error;
    });
    // Never without: the line above throws for an empty part.
    if (!repository)
        throw new errors/* ActionError */.lZ('context', `“${name}” is not an image name.`);
    return repository;
}
/**
 * The repositories of the input `images`: a name a line, or `name=…,enable=true|false`; a single line of bare names
 * is comma-separated. Names are lower-cased; what is no valid name then is an ActionError `input` that quotes it.
 * https://github.com/docker/metadata-action#images-input
 */
function parseImages(entries, unnamed) {
    const [first] = entries;
    const bare = entries.length === 1 && first?.fields.every(part => !part.includes('='));
    const names = bare && first ? first.fields.filter(name => name !== '').map(name => ({ name, entry: first })) : enabled(entries);
    if (names.length === 0 && entries.length > 0) {
        throw new errors/* ActionError */.lZ('input', 'input images: every image has enable=false, so there is nothing to name.', {
            hint: 'Leave one enabled, or leave images empty for the repository’s own name.'
        });
    }
    const seen = new Map();
    for (const { name, entry } of names) {
        const repository = toRepository(name, `input images, line ${entry.line}`, unnamed);
        if (repository)
            seen.set(repository.text, repository);
    }
    return [...seen.values()];
}
const IMAGE_ATTRIBUTES = ['name', 'enable'];
function unknownAttribute(key, { text }, fail) {
    const near = (0,nearest/* nearest */.pA)(key, IMAGE_ATTRIBUTES);
    const instead = near && `Did you mean “${near}”? Write ${(0,nearest/* excerpt */.Kb)(text.replace(key, near))}.`;
    return fail(`unknown attribute “${(0,nearest/* excerpt */.Kb)(key, 40)}” (known: ${(0,nearest/* listed */.KE)(IMAGE_ATTRIBUTES)})`, instead);
}
function enabled(entries) {
    return entries.flatMap(entry => {
        const fail = (what, hint = 'Write a name a line, or name=ghcr.io/owner/name,enable=true.') => new errors/* ActionError */.lZ('input', `input images, line ${entry.line}: ${what} in “${(0,nearest/* excerpt */.Kb)(entry.text)}”.`, { hint });
        let name;
        let enable = true;
        const seen = new Set();
        for (const part of entry.fields) {
            const pair = splitPair(part) ?? { key: 'name', value: part };
            const key = pair.key.trim().toLowerCase();
            const value = pair.value.trim();
            if (seen.has(key))
                throw fail(`${key} appears twice`);
            seen.add(key);
            if (key === 'name')
                name = value;
            else if (key !== 'enable')
                throw unknownAttribute(key, entry, fail);
            else if (value === 'true' || value === 'false')
                enable = value === 'true';
            else
                throw fail(`enable is “${(0,nearest/* excerpt */.Kb)(value, 40)}”, not true or false`, 'Write enable=true or enable=false.');
        }
        if (name === undefined)
            throw fail('there is no name');
        return enable ? [{ name, entry }] : [];
    });
}
/** undefined, and `unnamed` told, where a part of the name is empty. */
function toRepository(name, where, unnamed) {
    const result = (0,oci_reference/* parseRepository */.SU)(name.toLowerCase());
    if (!('wrong' in result))
        return result;
    const hint = insteadOf(name);
    const what = `${where}: the image name “${(0,nearest/* excerpt */.Kb)(name)}” ${result.wrong}.`;
    if (!result.empty)
        throw new errors/* ActionError */.lZ('input', what, { hint });
    unnamed(new errors/* ActionError */.lZ('input', what, { cause: images_EMPTY, hint }));
    return undefined;
}
/** The name to write where it can be told, else how names look. */
function insteadOf(name) {
    const [, rest] = /^[a-z]+:\/\/([^@]+)$/i.exec(name) ?? [];
    if (rest !== undefined)
        return `Write ${(0,nearest/* excerpt */.Kb)(rest)}.`;
    const [, plain, tag] = /^([^@:]*(?::\d+\/[^@:]*)?):([^/@:]+)$/.exec(name) ?? [];
    if (tag !== undefined)
        return `Write ${(0,nearest/* excerpt */.Kb)(plain ?? '')} here and ${(0,nearest/* excerpt */.Kb)(tag)} in the input tags.`;
    const [, before] = /^([^@]+)@/.exec(name) ?? [];
    if (before !== undefined)
        return `Write ${(0,nearest/* excerpt */.Kb)(before)}: what is pushed here gets a digest of its own.`;
    return 'Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.';
}
/** Where an empty part of a name comes from. */
const images_EMPTY = 'an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text';

;// CONCATENATED MODULE: ./lib/naming/references.js







/** Of one entry: as many as a list may have entries. */
const MOST = 1000;
const EXPRESSION = /\{\{[^{}]*\}\}/g;
const REF = /^refs\/(?:heads|tags|pull)\//;
const ATTRIBUTE = /^([A-Za-z][\w-]*)\s*=/;
const COLON_FOR_EQUALS = /^[A-Za-z][\w-]*:\s/;
/**
 * Tells the references of `tags` from its rules. An entry without `type=` is one if it has a `/` or a `:`. Where
 * `images` is given, one without `:` is only if it is one of these names: `feature/x` is a raw tag, as in
 * docker/metadata-action. The name of this run's branch or tag always is.
 */
function isReference({ fields }, names) {
    if (fields.some(field => ATTRIBUTE.exec(field)?.[1]?.toLowerCase() === 'type'))
        return false;
    return fields.some(field => namesImage(field, names));
}
function namesImage(field, { context, images }) {
    if (ATTRIBUTE.test(field) || REF.test(field) || refNames(context).includes(field))
        return false;
    const text = field.replace(EXPRESSION, '');
    if (text.includes(':'))
        return true;
    return images ? images.some(image => image.text === field.toLowerCase()) : text.includes('/');
}
/** The references of one entry, `a:1,a:latest`. ActionErrors `input` name the line and what to write instead. */
function parseReferences(entry, names, unnamed) {
    const where = `input tags, line ${entry.line}`;
    const fail = (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${(0,nearest/* excerpt */.Kb)(entry.text)}”.`, { hint });
    const fields = entry.fields.filter(field => field !== '');
    if (fields.length > MOST)
        throw fail(`${fields.length} references`, `Name at most ${MOST}.`);
    return fields.map(field => {
        const shown = (0,nearest/* excerpt */.Kb)(field, 60);
        if (COLON_FOR_EQUALS.test(field)) {
            const instead = entry.text.replaceAll(/:\s+/g, '=').replaceAll(/,\s+/g, ',');
            throw fail(`“${shown}” is neither a rule nor an image and its tag`, `Write ${(0,nearest/* excerpt */.Kb)(instead)}.`);
        }
        if (ATTRIBUTE.test(field)) {
            const hint = `Name the image in the input images and write its tag as a rule, such as type=raw,value=latest,${shown}.`;
            throw fail(`“${shown}” beside an image and its tag`, hint);
        }
        if (fields.length > 1 && !namesImage(field, names))
            throw fail(`“${shown}” names no image`, `Write image:${shown}, or give it a line of its own.`);
        if (/\s/.test(field.replace(EXPRESSION, '')))
            throw fail('white space inside an image and its tag', `Write ${(0,nearest/* excerpt */.Kb)(field.split(/\s+/).join(','))}.`);
        return parseReference(field, where, unnamed);
    });
}
/** The reference of one field; without a tag it is `latest`, as in every docker command. */
function parseReference(field, where, unnamed) {
    const { name, tag } = splitReference(field);
    const repository = toRepository(name, where, unnamed);
    const template = parseTemplate(tag ?? 'latest', where);
    template_checkNames(template, GLOBAL_NAMES, where);
    if (tag === '') {
        const hint = `Write ${name}:latest, or leave tags empty for the tags that fit every event.`;
        unnamed(new errors/* ActionError */.lZ('input', `${where}: “${(0,nearest/* excerpt */.Kb)(field)}” has no tag after its colon.`, { cause: images_EMPTY, hint }));
    }
    return { type: 'reference', repository, tag: template, source: field, where };
}
/**
 * The tag begins after the first colon that is not a registry's port: what stands behind it may hold a slash
 * (`acme/app:feature/x`), which becomes a dash as in every tag.
 */
function splitReference(field) {
    // toRepository says what is wrong with an address or a digest, as a whole.
    if (field.includes('://') || field.includes('@'))
        return { name: field, tag: undefined };
    const [first = ''] = field.split('/', 1);
    const hasPort = first !== field && (0,oci_reference/* isRegistryHost */.EV)(first.toLowerCase());
    const colon = field.indexOf(':', hasPort ? first.length : 0);
    return colon === -1 ? { name: field, tag: undefined } : { name: field.slice(0, colon), tag: field.slice(colon + 1) };
}

;// CONCATENATED MODULE: ./lib/naming/handed-on.js








/** Of the format below: jobs of one run may be of two releases only if a workflow mixes them. */
const FORMAT = 1;
const KINDS = ['version', 'floating', 'branch', 'run', 'fixed'];
// Object.keys loses the type.
const GRAMMAR_NAMES = Object.keys(GRAMMARS);
const LATEST = ['auto', 'true', 'false'];
const SCOPES = ['minor', 'major', 'all'];
const PRECISIONS = ['exact', 'minor', 'major'];
const WHERE = 'input plan';
/** The output `plan`: JSON that the input `plan` of the other jobs reads back to the same. `run` is the run's ID. */
function printHandedOn(naming, run) {
    const images = naming.taggedImages.map(({ repository, tags }) => ({
        name: repository.text,
        tags: tags.map(tag => ({ name: tag.name, kind: tag.kind, rule: printOrigin(tag), line: tag.line, keep: tag.keep }))
    }));
    const { revision, created, labels, annotations } = naming;
    return JSON.stringify({
        format: FORMAT,
        run,
        revision,
        created: created.toISOString(),
        images,
        labels: Object.fromEntries(labels),
        annotations: Object.fromEntries(annotations)
    });
}
/** Throws an ActionError `input` for what no job of this run has handed on. */
function parseHandedOn(text, run) {
    const plan = (0,json/* parseJson */.qF)(text);
    const format = (0,json/* numberAt */.tk)(plan, 'format');
    if (format === undefined) {
        throw new errors/* ActionError */.lZ('input', `${WHERE}: not what the output plan of a dry run holds.`, {
            cause: 'the job that plans did not run, or the runner took its output away because a secret is part of it',
            hint: 'Look in the log of that job for “may contain secret”, and keep secrets out of images, tags, labels and annotations.'
        });
    }
    if (format !== FORMAT || (0,json/* stringAt */.bX)(plan, 'run') !== run) {
        throw new errors/* ActionError */.lZ('input', `${WHERE}: not of this run and this release of the action.`, {
            hint: 'Give the output plan of a job of the same run, with the same version of the action in both jobs.'
        });
    }
    const created = new Date(need((0,json/* stringAt */.bX)(plan, 'created'), 'created'));
    if (Number.isNaN(created.getTime()))
        throw wrong('created');
    return {
        revision: need((0,json/* stringAt */.bX)(plan, 'revision'), 'revision'),
        created,
        taggedImages: handed_on_listAt(plan, 'images').map(readImage),
        labels: handed_on_pairsAt(plan, 'labels'),
        annotations: handed_on_pairsAt(plan, 'annotations')
    };
}
function readImage(value) {
    const repository = (0,oci_reference/* parseRepository */.SU)(need((0,json/* stringAt */.bX)(value, 'name'), 'name'));
    if ('wrong' in repository)
        throw wrong('name');
    return { repository, tags: handed_on_listAt(value, 'tags').map(readTag) };
}
function readTag(value) {
    const keep = (0,json/* stringAt */.bX)(value, 'keep');
    const line = (0,json/* field */.ZZ)(value, 'line');
    return {
        name: need((0,json/* stringAt */.bX)(value, 'name'), 'name'),
        kind: handed_on_oneOf((0,json/* stringAt */.bX)(value, 'kind'), KINDS, 'kind'),
        rule: readRule(need((0,json/* stringAt */.bX)(value, 'rule'), 'rule')),
        ...(line === undefined ? {} : { line: readLine(line) }),
        ...(keep === undefined ? {} : { keep })
    };
}
function readRule(text) {
    const latest = /^flavor latest=(.*)$/.exec(text)?.[1];
    if (latest !== undefined)
        return { type: 'flavor', latest: handed_on_oneOf(latest, LATEST, 'rule') };
    if (text.startsWith('type='))
        return parseRule({ text, fields: parseFields(text), line: 1 });
    return parseReference(text, WHERE, () => { });
}
function readLine(value) {
    const word = (name) => need((0,json/* stringAt */.bX)(value, name), name);
    return {
        grammar: handed_on_oneOf((0,json/* stringAt */.bX)(value, 'grammar'), GRAMMAR_NAMES, 'grammar'),
        version: word('version'),
        scope: handed_on_oneOf((0,json/* stringAt */.bX)(value, 'scope'), SCOPES, 'scope'),
        prefix: word('prefix'),
        suffix: word('suffix'),
        precision: handed_on_oneOf((0,json/* stringAt */.bX)(value, 'precision'), PRECISIONS, 'precision'),
        build: word('build')
    };
}
function handed_on_listAt(value, name) {
    const list = (0,json/* field */.ZZ)(value, name);
    if (!Array.isArray(list))
        throw wrong(name);
    return list;
}
function handed_on_pairsAt(value, name) {
    const found = (0,json/* field */.ZZ)(value, name);
    if (typeof found !== 'object' || found === null)
        throw wrong(name);
    return new Map(Object.entries(found).map(([key, text]) => [key, need(text, name)]));
}
function handed_on_oneOf(value, known, name) {
    const found = known.find(choice => choice === value);
    if (found === undefined)
        throw wrong(name);
    return found;
}
function need(value, name) {
    if (typeof value !== 'string')
        throw wrong(name);
    return value;
}
function wrong(name) {
    return new errors/* ActionError */.lZ('input', `${WHERE}: its field ${name} is missing or wrong.`, {
        hint: 'Give the output plan of a dry run as it is.'
    });
}

;// CONCATENATED MODULE: ./lib/naming/labels.js


/**
 * The eight generated pairs and the user's own, which replace those of the same key, sorted by key.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
function derivePairs(facts, custom, vocabulary) {
    const { repository, revision, version, created } = facts;
    const generated = [
        ['title', repository.name],
        ['description', repository.description],
        ['url', repository.url],
        ['source', repository.url],
        ['version', version],
        ['created', created.toISOString()],
        ['revision', revision],
        ['licenses', repository.license]
    ];
    const pairs = new Map(generated.map(([key, value]) => [`org.opencontainers.image.${key}`, value]));
    for (const template of custom) {
        const pair = splitPair(render(template, vocabulary));
        if (pair)
            pairs.set(pair.key, pair.value);
    }
    return new Map([...pairs].sort(([a], [b]) => compareKeys(a, b)));
}
/**
 * The order of docker/metadata-action, which is `localeCompare`. Its first call costs 18 ms, for the tables of all
 * languages; among these characters it is the order of their codes.
 */
function compareKeys(a, b) {
    const plain = /^[a-z0-9.]*$/;
    if (!plain.test(a) || !plain.test(b))
        return a.localeCompare(b);
    return a < b ? -1 : a > b ? 1 : 0;
}
/** `key=value`, a line each. */
function pairLines(pairs) {
    return [...pairs].map(([key, value]) => `${key}=${value}`);
}
/** What is known of the repository when neither payload nor API told more. */
function bareRepositoryData(context) {
    return {
        name: context.repository.slice(context.repository.indexOf('/') + 1),
        description: '',
        url: `${context.server.url}/${context.repository}`,
        license: '',
        defaultBranch: ''
    };
}

;// CONCATENATED MODULE: ./lib/naming/options.js


/** `warn` takes what is ignored, as there. */
function readNamingOptions(env, warn) {
    return {
        pullRequestHeadSha: readSwitch(env, 'DOCKER_METADATA_PR_HEAD_SHA', true),
        shortShaLength: readLength(env, 'DOCKER_METADATA_SHORT_SHA_LENGTH', 7, warn),
        annotationLevels: (env.DOCKER_METADATA_ANNOTATIONS_LEVELS || 'manifest')
            .split(',')
            .map(level => level.trim())
            .filter(level => level !== ''),
        exportVariables: readSwitch(env, 'DOCKER_METADATA_SET_OUTPUT_ENV', true)
    };
}
/** Go's ParseBool, as the docker/* actions read their variables. https://pkg.go.dev/strconv#ParseBool */
function readSwitch(env, name, fallback) {
    const text = env[name] ?? '';
    if (text === '')
        return fallback;
    if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text))
        return true;
    if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text))
        return false;
    throw new errors/* ActionError */.lZ('input', `The variable ${name} is “${text}”, not true or false.`);
}
function readLength(env, name, fallback, warn) {
    const text = env[name] ?? '';
    if (text === '')
        return fallback;
    if (/^\d{1,2}$/.test(text) && Number(text) >= 1)
        return Number(text);
    warn(`The variable ${name} is “${(0,nearest/* excerpt */.Kb)(text, 40)}”, not a length from 1 to 64, so it is ${fallback}.`);
    return fallback;
}

;// CONCATENATED MODULE: ./lib/text/pair.js


/** Refuses `key: value`, which YAML has taught everybody, and shows the line to write. `hidden`: the value is not shown. */
function refuseColon(where, text, hidden = false) {
    const [, key, value = ''] = /^([A-Za-z_][\w./-]*)\s*:(?:\s+(.*))?$/s.exec(text) ?? [];
    if (key === undefined)
        return;
    const shown = hidden ? '…' : (0,nearest/* excerpt */.Kb)(value);
    throw new errors/* ActionError */.lZ('input', `${where}: “${key}: ${shown}” is not ${key}=value.`, {
        cause: 'the input is text with an entry a line, not a YAML mapping',
        hint: `Write ${key}=${shown}.`
    });
}

;// CONCATENATED MODULE: ./lib/naming/pairs.js





const KNOWN = [...GLOBAL_NAMES, ...META_NAMES];
/**
 * The templates of the inputs `labels` and `annotations`. What docker/metadata-action leaves out or leaves empty is
 * told to `warn`; `key: value` is an ActionError `input`, because nobody means that.
 */
function parsePairs(input, entries, warn) {
    return entries.flatMap(({ text, line }) => {
        const where = `input ${input}, line ${line}`;
        refuseColon(where, text);
        if (!text.includes('=')) {
            const instead = text.includes(':') ? text.replace(':', '=') : `${text}=value`;
            warn(`${where}: “${(0,nearest/* excerpt */.Kb)(text)}” has no “=”, so it is left out. Write it like ${(0,nearest/* excerpt */.Kb)(instead)}.`);
            return [];
        }
        const template = parseTemplate(text, where);
        for (const { name, didYouMean } of unknownNames(template, KNOWN))
            warn(`${where}: {{${(0,nearest/* excerpt */.Kb)(name, 60)}}} is not known here, so it is empty in “${(0,nearest/* excerpt */.Kb)(text)}”.${didYouMean}`);
        return [template];
    });
}

;// CONCATENATED MODULE: ./lib/naming/tags.js




/** Without entries: the rules that fit every event. Throws ActionErrors `input` that name the line. */
function parseTags(entries, names, { warn, unnamed }) {
    if (entries.length === 0) {
        const usual = names.context.ref.kind === 'pull-request' ? 'pull-request' : 'build';
        return { rules: defaultRules(names.promotes ? 'promote' : usual), references: [] };
    }
    for (const entry of entries)
        refuseDash(entry);
    const references = entries
        .filter(entry => isReference(entry, names))
        .flatMap(entry => parseReferences(entry, names, unnamed));
    const known = new Set(references.map(({ repository }) => repository?.text));
    // `app` beside `app:1` is `app:latest`, not a tag of another image.
    const isBare = ({ text }) => known.has(text.toLowerCase());
    const rest = entries.filter(entry => !isReference(entry, names));
    return {
        rules: rest.filter(entry => !isBare(entry)).map(entry => parseRule(entry, { warn })),
        references: [
            ...references,
            ...rest.filter(isBare).map(entry => parseReference(entry.text, `input tags, line ${entry.line}`, unnamed))
        ]
    };
}
/** `tags: |` takes lines, not a YAML list: `- type=sha` would be the tag `type-sha`. */
function refuseDash({ text, line }) {
    const [, rest] = /^-(?:\s+|(?=type=))(.*)$/s.exec(text) ?? [];
    if (rest === undefined)
        return;
    throw new errors/* ActionError */.lZ('input', `input tags, line ${line}: “${(0,nearest/* excerpt */.Kb)(text)}” begins with a dash.`, {
        cause: 'the input is text with an entry a line, not a YAML list',
        hint: `Write ${(0,nearest/* excerpt */.Kb)(rest)}.`
    });
}

;// CONCATENATED MODULE: ./lib/naming/version-input.js



/** The input `version` is what a version rule reads, so it must be one line that could be one. */
function checkVersionInput(text) {
    if (/^\S{1,128}$/.test(text) || text === '')
        return;
    throw new errors/* ActionError */.lZ('input', `input version: “${(0,nearest/* excerpt */.Kb)(text)}” is not a version.`, { hint: 'Write it like 1.2.3.' });
}
/**
 * docker/setup-buildx-action has an input of this name, for the version of buildx: a step pasted together would
 * publish the image under it. Warnings; where a rule reads it on the git tag of another version, an ActionError.
 */
async function judgeVersion({ version, rules, context, builderInputs }) {
    if (version === '')
        return [];
    const elsewhere = 'In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there.';
    // The rules that fit every event read it on those that have versions.
    const byDefault = rules.every(rule => rule.byDefault);
    if (!byDefault && !rules.some(readsVersion)) {
        return [
            `input version: no rule of the input tags reads “${(0,nearest/* excerpt */.Kb)(version, 40)}”. ${elsewhere} To publish under it, add type=semver,pattern={{version}} to tags.`
        ];
    }
    const { ref } = context;
    const tag = ref.kind === 'tag' ? await parseSemver(ref.name) : null;
    if (ref.kind === 'tag' && tag && (await parseSemver(version))?.version !== tag.version) {
        throw new errors/* ActionError */.lZ('input', `input version: “${(0,nearest/* excerpt */.Kb)(version, 40)}” is another version than the git tag ${(0,nearest/* excerpt */.Kb)(ref.name)}.`, {
            cause: `the image of ${(0,nearest/* excerpt */.Kb)(ref.name)} would be published as ${(0,nearest/* excerpt */.Kb)(version, 40)}`,
            hint: `Leave version out: on a git tag its version is read. ${elsewhere}`
        });
    }
    if (builderInputs.length === 0)
        return [];
    return [`input version: “${(0,nearest/* excerpt */.Kb)(version, 40)}” is given beside ${builderInputs.join(', ')}. ${elsewhere}`];
}
function readsVersion(rule) {
    return (rule.type === 'semver' || rule.type === 'pep440' || rule.type === 'match') && rule.value === undefined;
}

;// CONCATENATED MODULE: ./lib/plan/naming.js













async function planNaming(sources) {
    return sources.inputs.plan === '' ? await deriveNaming(sources) : takeOver(sources);
}
/** What another job of this run has derived: nothing is derived again, so all jobs say the same. */
function takeOver({ context, inputs, env }) {
    const told = new Set();
    const { taggedImages, revision, created, labels, annotations } = parseHandedOn(inputs.plan, context.run.id);
    const tags = allTags(taggedImages);
    const version = tags[0]?.name ?? '';
    const images = taggedImages.map(({ repository }) => repository);
    return {
        naming: { taggedImages, images, tags, version, revision, labels, annotations },
        created,
        options: readNamingOptions(env, message => void told.add(message)),
        meta: metaOf(taggedImages, { version, revision, created }, inputs.separators.tags),
        referencesOnly: false,
        unnamed: [],
        warnings: [...told]
    };
}
/** The output `plan`, for the input of that name in the other jobs of this run. */
function handOn({ naming, created }, { run }) {
    return printHandedOn({ ...naming, created }, run.id);
}
async function deriveNaming(sources) {
    const { context, inputs, env, commitDate, target } = sources;
    const told = new Set();
    const warn = (message) => void told.add(message);
    const unnamed = [];
    const empty = (error) => void unnamed.push(error);
    const fallback = () => defaultRepository(context, target);
    checkVersionInput(inputs.version);
    const options = readNamingOptions(env, warn);
    const given = parseImages(inputs.images, empty);
    const names = { context, images: inputs.images.length > 0 ? given : undefined, promotes: inputs.promote !== undefined };
    const tagsInput = parseTags(inputs.tags, names, { warn, unnamed: empty });
    const { rules, references } = tagsInput;
    const flavor = parseFlavor(inputs.flavor);
    const labels = parsePairs('labels', inputs.labels, warn);
    const plain = inputs.annotations.filter(entry => !hasLevel(entry));
    const annotations = parsePairs('annotations', plain, warn);
    const { version } = inputs;
    // A job that plans for others builds nothing: what it is given is of the reusable workflow.
    const builderInputs = inputs.dryRun && inputs.strict ? [] : buildxInputs(inputs.builder);
    // A chart's version is that, whatever the rules read.
    if (inputs.artifact?.kind !== 'chart')
        for (const warning of await judgeVersion({ version, rules, context, builderInputs }))
            warn(warning);
    const templates = [...rules.flatMap(rule => rule.templates), ...references.map(({ tag }) => tag)];
    const texts = [...templates, ...flavorTemplates(flavor), ...labels, ...annotations];
    const vocabulary = await createVocabulary(context, options, texts, commitDate);
    const facts = { context, options, vocabulary, flavor, version, warn };
    const derived = hasOwnTags(inputs)
        ? (given.length > 0 ? given : [fallback()]).map(repository => ({ repository, tags: [] }))
        : await deriveNames(tagsInput, given, fallback, facts);
    const taggedImages = nameArtifact(derived, sources);
    const tags = allTags(taggedImages);
    const created = inputs.build.reproducible ? await commitDate() : context.startedAt;
    const labelFacts = {
        context,
        repository: context.repositoryData ?? bareRepositoryData(context),
        revision: revisionOf(context, options),
        version: tags[0]?.name ?? '',
        created
    };
    const meta = metaOf(taggedImages, labelFacts, inputs.separators.tags);
    const words = new Map([...vocabulary, ...metaVocabulary(meta)]);
    return {
        naming: {
            taggedImages,
            images: taggedImages.map(({ repository }) => repository),
            tags,
            version: labelFacts.version,
            revision: labelFacts.revision,
            labels: derivePairs(labelFacts, labels, words),
            annotations: derivePairs(labelFacts, annotations, words)
        },
        created,
        options,
        meta,
        referencesOnly: references.length > 0 && rules.length === 0,
        unnamed,
        warnings: [...told]
    };
}
/** The names of several images together; `none` is what remains where there is no image. */
function uniteNaming(all, none) {
    const first = all[0] ?? { ...none, naming: { ...none.naming, taggedImages: [], images: [], tags: [], version: '' } };
    const united = new Map();
    for (const { repository, tags } of all.flatMap(({ naming }) => naming.taggedImages))
        united.set(repository.text, { repository, tags: [...(united.get(repository.text)?.tags ?? []), ...tags] });
    const taggedImages = [...united.values()];
    const images = taggedImages.map(({ repository }) => repository);
    return {
        ...first,
        naming: { ...first.naming, taggedImages, images, tags: allTags(taggedImages) },
        unnamed: all.flatMap(({ unnamed }) => unnamed),
        warnings: [...new Set(all.flatMap(({ warnings }) => warnings))]
    };
}
function metaOf(images, { version, revision, created }, separator) {
    return {
        'meta.version': version,
        'meta.tags': referencesOf(images).join(separator),
        'meta.revision': revision,
        'meta.created': created.toISOString()
    };
}
/** The inputs of docker/setup-buildx-action that are given, by name. */
function buildxInputs(builder) {
    const given = [
        ['driver', builder.driver !== 'auto'],
        ['driver-opts', builder.driverOpts.length > 0],
        ['buildkitd-flags', builder.buildkitdFlags !== ''],
        ['buildkitd-config', builder.buildkitdConfig.file !== ''],
        ['buildkitd-config-inline', builder.buildkitdConfig.inline !== ''],
        ['endpoint', builder.endpoint !== ''],
        ['append', builder.nodes.length > 0]
    ];
    return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}

;// CONCATENATED MODULE: ./lib/plan/push-tag.js


/** The tag under which the build pushes: one of this run alone where there is one, else the first that is no float. */
function pushTagOf({ tags: all }) {
    const tags = all.filter(tag => tag.keep === undefined);
    const own = tags.filter(tag => tag.kind === 'run');
    const pushTag = own.find(tag => tag.rule.type === 'run') ??
        own[0] ??
        tags.find(tag => tag.kind === 'fixed') ??
        tags.find(tag => tag.kind === 'version') ??
        tags[0];
    if (!pushTag)
        throw new errors/* ActionError */.lZ('no-tag', 'There is no tag to push.');
    return pushTag.name;
}
/** `name:tag` under which the build pushes the image. */
function pushReferenceOf(image) {
    return (0,oci_reference/* tagged */.VK)(image.repository, pushTagOf(image));
}
/** The tag under which the commit's own run has published its image. */
function commitTagOf({ tags, revision }) {
    return tags.find(({ kind, rule }) => kind === 'run' && rule.type === 'sha')?.name ?? `sha-${revision.slice(0, 7)}`;
}

;// CONCATENATED MODULE: ./lib/plan/target.js



const TARGET = /\{\{\s*target\s*\}\}/g;
/** A load into the engine, and no archive. */
const LOADS = /^type=docker$/;
/** The step’s inputs as they are for one target: its own words in the place of those that the definition has. */
function inputsOfTarget(inputs, target) {
    const fill = (entries) => entries.map(entry => fillTarget(entry, target.name));
    const { build } = inputs;
    const written = target.tags.length > 0 ? target.tags : target.outputs.flatMap(outputNames);
    const own = written.map((text, index) => target_entryOf(withTag(text), index + 1));
    const loads = target.outputs.some(output => LOADS.test(output));
    return {
        ...inputs,
        images: own.length > 0 ? [] : fill(inputs.images),
        tags: own.length > 0 ? own : fill(inputs.tags),
        flavor: fill(inputs.flavor),
        labels: fill(inputs.labels),
        annotations: fill(inputs.annotations),
        build: {
            ...build,
            // A definition that is fetched has its targets’ folders there, too.
            context: isRemote(target.context) ? target.context : build.context,
            file: target.dockerfile,
            target: target.stage,
            platforms: build.platforms.length > 0 ? build.platforms : target.platforms,
            buildArgs: target.args,
            cacheFrom: target.cacheFrom,
            cacheTo: target.cacheTo,
            attests: [...target.attests, ...build.attests],
            outputs: target.outputs.filter(output => !LOADS.test(output)),
            load: build.load || loads
        }
    };
}
/** A name without a tag is `latest`, also where it has no slash. */
function withTag(reference) {
    return /:[^/]*$/.test(reference) || reference.includes('@') ? reference : `${reference}:latest`;
}
function target_entryOf(text, line) {
    return { text, fields: [text], line };
}
function fillTarget({ text, fields, line }, name) {
    return { text: text.replace(TARGET, name), fields: fields.map(field => field.replace(TARGET, name)), line };
}
const INPUT = /^input tags, line \d+/;
/** The user has written the definition’s tags there, and not in the input. */
function withoutLine(error, target) {
    if (!(error instanceof errors/* ActionError */.lZ))
        return error;
    if (target.tags.length === 0 || !INPUT.test(error.message))
        return error;
    const message = error.message.replace(INPUT, `input bake: tags of the target ${target.name}`);
    return new errors/* ActionError */.lZ(error.code, message, {
        cause: error.cause,
        hint: 'Write them there like ghcr.io/owner/name:tag.'
    });
}

;// CONCATENATED MODULE: ./lib/plan/bake.js











/**
 * The names of the definition's targets: by the same rules as one image’s, with the target’s name at the end or where
 * `{{target}}` is; a target’s own tags instead, where it has some. A target that makes no image keeps none.
 */
async function nameTargets(sources, definition) {
    refuseSecrets(sources, definition);
    const { labels } = sources.inputs;
    const images = [];
    const others = [];
    for (const target of definition.targets) {
        const own = inputsOfTarget(sources.inputs, target);
        const given = { ...sources, inputs: own, target: target.name };
        const found = await planNaming(given).catch(error => {
            throw withoutLine(error, target);
        });
        const planned = { ...found, naming: withOwnLabels(found.naming, target, labels) };
        const isElsewhere = planExports(own.build).elsewhere !== undefined;
        (isElsewhere ? others : images).push({ target, sources: given, planned });
    }
    checkTwice(images);
    const first = images[0] ?? others[0];
    if (!first)
        throw nothingToBuild();
    return {
        images,
        others,
        planned: uniteNaming(images.map(({ planned }) => planned), first.planned),
        pushes: images.some(({ target }) => target.outputs.some(pushesItself)),
        ownNames: images.length > 0 && images.every(({ target }) => ownTags(target).length > 0),
        loads: images.length > 0 && images.every(({ sources: { inputs } }) => inputs.build.load)
    };
}
function ownTags({ tags, outputs }) {
    return tags.length > 0 ? tags : outputs.flatMap(outputNames);
}
/** Whether the images of a definition are pushed: by the same rules as one's. */
function decideTargets(context, inputs, named) {
    const { images, pushes, ownNames, loads } = named;
    const elsewhere = images.length > 0
        ? undefined
        : (planExports(inputs.build).elsewhere ?? 'no target of the definition makes an image');
    if (elsewhere !== undefined && inputs.push === true)
        throw new errors/* ActionError */.lZ('input', 'input push: true, but there is no image to push.', {
            cause: elsewhere,
            hint: 'Name with targets what is to be published, or take push away.'
        });
    const build = { ...inputs.build, load: inputs.build.load || loads };
    return decidePush(context, { ...inputs, build, push: inputs.push ?? (pushes ? true : undefined) }, { elsewhere, referencesOnly: ownNames });
}
/** The action of a definition: a build of all, or the merge of what other jobs have built of it. */
function planBake(sources, named, push) {
    const { context, inputs, env } = sources;
    const source = bakeSourceOf(context, inputs, env);
    if (!source)
        throw new errors/* ActionError */.lZ('input', 'input bake: empty.');
    const planOne = ({ target, sources: own, planned }) => {
        const build = planBuild(own, planned, push);
        return {
            name: target.name,
            defined: target,
            naming: planned.naming,
            commitTag: inputs.reuse && context.ref.kind === 'tag' ? commitTagOf(planned.naming) : undefined,
            build: { ...build, imageAnnotations: [...build.imageAnnotations, ...target.annotations] }
        };
    };
    const targets = named.images.map(planOne);
    const others = named.others.map(planOne);
    const unknown = inputs.mergeLegs.find(leg => !targets.some(({ name }) => name === leg.target));
    if (unknown)
        throw new errors/* ActionError */.lZ('input', `input merge: there is no target ${unknown.target}.`, {
            hint: `Give this job the same bake, targets and set as those that build; here are ${(0,nearest/* listed */.KE)(targets.map(({ name }) => name))}.`
        });
    return {
        source,
        targets,
        others,
        allow: [
            ...inputs.build.allow,
            ...(isUntrusted(context) ? [] : outsideOf([...targets, ...others].map(({ defined }) => defined)))
        ],
        build: together([...targets, ...others]),
        jobIndex: inputs.jobIndex,
        ifTagExists: inputs.ifTagExists === 'overwrite' ? undefined : inputs.ifTagExists,
        legs: inputs.mergeLegs
    };
}
/** Two targets that would write the same tag would overwrite each other in every run. */
function checkTwice(images) {
    const seen = new Map();
    for (const { target, planned } of images)
        for (const { repository, tags } of planned.naming.taggedImages)
            for (const { name } of tags) {
                const reference = (0,oci_reference/* tagged */.VK)(repository, name);
                const other = seen.get(reference);
                if (other !== undefined)
                    throw new errors/* ActionError */.lZ('input', `input bake: the targets ${other} and ${target.name} both make ${reference}.`, {
                        cause: 'the one that is published last would take the tag of the other',
                        hint: ownTags(target).length > 0
                            ? 'Give each its own tags in the definition, or none and the names by the inputs images and tags.'
                            : `Put {{target}} into images, such as ${repository.text}/{{target}}, or name with targets what is to be published.`
                    });
                seen.set(reference, target.name);
            }
}
/** A definition of somebody else’s may read whatever the job has. */
function refuseSecrets({ context, inputs }, { targets }) {
    if (!isUntrusted(context) || inputs.push === false)
        return;
    const asking = targets.find(({ secrets, ssh }) => secrets.length + ssh.length > 0);
    if (asking)
        throw new errors/* ActionError */.lZ('input', `input bake: the target ${asking.name} asks for secrets, and the definition is of ${context.foreignHead}.`, {
            hint: 'Build what others propose in a pull_request workflow, which has none.'
        });
}
/** What the definition says of itself stays, but for what the input `labels` says. */
function withOwnLabels(naming, { labels }, given) {
    const isGiven = (key) => given.some(({ text }) => text.startsWith(`${key}=`));
    const own = [...labels].filter(([key]) => !isGiven(key));
    return { ...naming, labels: new Map([...naming.labels, ...own]) };
}
/** One build that asks of the builder what all of them do. */
function together(targets) {
    const builds = targets.map(({ build }) => build);
    const [first] = builds;
    if (!first)
        throw nothingToBuild();
    const all = (of) => [...new Set(builds.flatMap(of))];
    const strictest = builds.find(({ cache }) => !cache.optional) ?? first;
    return {
        ...first,
        several: true,
        platforms: all(({ platforms }) => platforms),
        imageAnnotations: all(({ imageAnnotations }) => imageAnnotations),
        attests: all(({ attests }) => attests),
        allow: first.allow.filter(isEntitlement),
        cache: { ...strictest.cache, to: all(({ cache }) => cache.to), from: all(({ cache }) => cache.from) },
        exports: {
            ...first.exports,
            others: all(({ exports }) => exports.others),
            otherTypes: all(({ exports }) => exports.otherTypes),
            index: builds.some(({ exports }) => exports.index)
        },
        load: builds.some(({ load }) => load),
        warnings: all(({ warnings }) => warnings),
        notes: all(({ notes }) => notes)
    };
}
function nothingToBuild() {
    return new errors/* ActionError */.lZ('input', 'input bake: there is nothing to build.', {
        cause: 'no target, or no service with a build, is asked for',
        hint: 'Name in targets what is to be built, or see whether the services of the Compose file have a build.'
    });
}

;// CONCATENATED MODULE: ./lib/plan/pull-request-tags.js



/** Two commits and a pull request that are not: by what changes with them one sees what a name is made of. */
const COMMITS = ['a1b2c3d4'.repeat(5), 'f9e8d7c6'.repeat(5)];
const OTHER_NUMBER = 987_654_321;
/**
 * What the run's own rules call the images of this pull request, whatever its commit was: `pr-7` and `pr-7-1a2b3c4`
 * without rules. A name without the pull request's number in it (`dev`, `sha-…`) is others' too.
 */
async function planPullRequestTags(sources, number) {
    const names = async (pullRequest, sha) => await namesFor(sources, pullRequest, sha);
    const [now, elsewhere, one, other, oneElsewhere] = await Promise.all([
        names(number),
        names(OTHER_NUMBER),
        names(number, COMMITS[0]),
        names(number, COMMITS[1]),
        names(OTHER_NUMBER, COMMITS[0])
    ]);
    const exact = now.filter(name => !elsewhere.includes(name));
    const ofCommit = one
        .filter(name => !other.includes(name) && !oneElsewhere.includes(name))
        .flatMap(name => patternOf(name, COMMITS[0]));
    const always = [
        { kind: 'name', name: `pr-${number}` },
        { kind: 'commit', before: `pr-${number}-`, after: '' }
    ];
    const own = [...always, ...exact.map(name => ({ kind: 'name', name })), ...ofCommit];
    const texts = own.map(pattern => JSON.stringify(pattern));
    const lasting = await names(number, COMMITS[1]);
    return {
        number,
        own: own.filter((_, index) => texts.indexOf(texts[index] ?? '') === index),
        beside: now.filter(name => elsewhere.includes(name) && !lasting.includes(name))
    };
}
/** Whether the tag is of the pull request alone, its registry cache included. */
function isOwnTag(tag, { number, own }) {
    return own.some(pattern => fits(tag, pattern)) || isCacheOfPullRequest(tag, number);
}
function fits(tag, pattern) {
    if (pattern.kind === 'name')
        return tag === pattern.name;
    const { before, after } = pattern;
    if (!tag.startsWith(before) || !tag.endsWith(after))
        return false;
    return /^[0-9a-f]{7,40}$/.test(tag.slice(before.length, tag.length - after.length));
}
function patternOf(name, sha) {
    for (let length = sha.length; length >= 7; length--) {
        const at = name.indexOf(sha.slice(0, length));
        if (at !== -1)
            return [{ kind: 'commit', before: name.slice(0, at), after: name.slice(at + length) }];
    }
    return [];
}
async function namesFor(sources, number, commit) {
    const { context } = sources;
    const { pullRequest } = context;
    const changed = {
        ...context,
        ref: { kind: 'pull-request', number },
        ...(commit === undefined ? {} : { sha: commit, headSha: commit }),
        pullRequest: pullRequest && { ...pullRequest, number, ...(commit === undefined ? {} : { headSha: commit }) }
    };
    const { naming } = await planNaming({ ...sources, context: changed });
    return allTags(naming.taggedImages).flatMap(({ name, keep }) => (keep === undefined ? [name] : []));
}

;// CONCATENATED MODULE: ./lib/plan/retain.js




/** Runs that anybody can start, or that are about code that is not merged, must not decide what is deleted. */
function checkRetainEvent({ event, ref, repositoryData }) {
    const branch = repositoryData?.defaultBranch;
    const onDefault = ref.kind === 'branch' && (branch === undefined ? false : ref.name === branch);
    if (event === 'schedule' || event === 'workflow_dispatch' || (event === 'push' && onDefault))
        return;
    throw new errors/* ActionError */.lZ('input', `input retain: given in a run of ${event || 'no event'}, where nothing is cleaned up.`, {
        cause: 'what stays in the registry is decided on a schedule, by hand, or by a push to the default branch alone',
        hint: 'Give retain in a workflow of its own with on: schedule and workflow_dispatch; for pull requests there is cleanup: true.'
    });
}
/** The names that the run's rules give to a git tag's image: a release of that tag protects them. */
async function namesOfRelease(sources, gitTag) {
    const { context } = sources;
    const asTag = { ...context, event: 'push', ref: { kind: 'tag', name: gitTag }, pullRequest: undefined, sha: '' };
    const plain = [sanitizeTag(gitTag), sanitizeTag(gitTag.replace(/^v(?=\d)/, ''))];
    try {
        const { naming } = await planNaming({ ...sources, context: { ...asTag, headSha: '' } });
        // A name of this very run says nothing about the release.
        const names = allTags(naming.taggedImages).filter(({ kind }) => kind !== 'run' && kind !== 'branch');
        return [...new Set([...names.map(({ name }) => name), ...plain])];
    }
    catch {
        // A rule that can't be applied to that tag has named no image of it.
        return plain;
    }
}

;// CONCATENATED MODULE: ./lib/plan/action.js






/** A closed pull request has nothing to build, nor has a release or ref that is gone. */
function isBuilding({ pullRequest, deleted }) {
    return pullRequest?.closed !== true && deleted === undefined;
}
async function planAction(sources, planned, push, named) {
    const { context, inputs } = sources;
    const { pullRequest } = context;
    if (inputs.retain.length > 0) {
        checkRetainEvent(context);
        return { kind: 'retain', policies: inputs.retain, namesOfRelease: tag => namesOfRelease(sources, tag) };
    }
    if (!isBuilding(context)) {
        return inputs.cleanup && pullRequest
            ? {
                kind: 'cleanup',
                tags: await tagsOf(named?.images.map(image => image.sources) ?? [sources], pullRequest.number)
            }
            : { kind: 'nothing', reason: push.reason };
    }
    if (named)
        return { kind: 'bake', bake: planBake(sources, named, push) };
    if (inputs.merge.length > 0)
        return { kind: 'merge', digests: inputs.merge };
    if (inputs.promote)
        return { kind: 'promote', source: inputs.promote };
    const artifact = planArtifact(sources, planned);
    if (artifact)
        return { kind: 'artifact', artifact };
    const build = planBuild(sources, planned, push);
    const ifTagExists = inputs.ifTagExists === 'overwrite' ? undefined : inputs.ifTagExists;
    // A job of a matrix makes one platform of an image, and what is published is the whole.
    const commitTag = inputs.reuse && !inputs.pushByDigest && context.ref.kind === 'tag' ? commitTagOf(planned.naming) : undefined;
    if (ifTagExists === undefined && commitTag === undefined)
        return { kind: 'build', build };
    return { kind: 'reuse', ifTagExists, commitTag, build };
}
/** Of several images, those of each. */
async function tagsOf(all, number) {
    const found = await Promise.all(all.map(sources => planPullRequestTags(sources, number)));
    return { number, own: found.flatMap(({ own }) => own), beside: found.flatMap(({ beside }) => beside) };
}
/** What the way to the image left out. */
function warningsOf(action) {
    if (action.kind === 'bake')
        return action.bake.build.warnings;
    return 'build' in action ? action.build.warnings : [];
}
/** Whether this job pushes platform images for another job to merge. */
function isByDigest(action) {
    if (action.kind === 'bake')
        return action.bake.build.byDigest;
    return 'build' in action && action.build.byDigest;
}

;// CONCATENATED MODULE: ./lib/plan/check-tags.js


/** A run without a tag can't push; in a dry run that is what the user wants to be told. */
function checkTags({ naming, warnings }, context, { push }, { building, promotes }) {
    if (naming.tags.length > 0)
        return [];
    const what = `No tag for the event ${context.event || '(none)'} on ${describeRef(context)}.`;
    if (!building || push === 'no')
        return [what];
    if (promotes) {
        throw new errors/* ActionError */.lZ('no-tag', what, {
            cause: 'promote without tags writes the version of a git tag and what floats on it, and there is none here',
            hint: 'Say in the input tags what the image is to be called, such as type=raw,value=stable.'
        });
    }
    throw new errors/* ActionError */.lZ('no-tag', what, {
        cause: warnings.length > 0 ? warnings.join(' ') : 'none of the rules of the input tags fits this event and ref',
        hint: 'Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
    });
}

;// CONCATENATED MODULE: ./lib/plan/credentials.js


/**
 * A user name for another registry's images, without saying so, would send a password to Docker Hub, and the push would
 * be refused for lack of a log-in.
 */
function checkAssumedRegistry(given, images) {
    const [host, ...others] = new Set(images.map(({ registry }) => registry));
    if (host === undefined || others.length > 0 || host === oci_reference/* DEFAULT_REGISTRY */.sx)
        return;
    if (!given.some(({ assumed }) => assumed) || given.some(({ registry }) => registry === host))
        return;
    throw new errors/* ActionError */.lZ('input', `input username: without registry it is for Docker Hub, but every image is on ${host}.`, {
        cause: 'the password would go to Docker Hub, and the push would be refused',
        hint: `Add the line it is meant for: registry: ${host} or, for base images of Docker Hub, registry: docker.io`
    });
}

;// CONCATENATED MODULE: ./lib/plan/docker.js

/** https://docs.docker.com/reference/cli/docker/#environment-variables */
function readDockerSettings(env) {
    const folder = env.DOCKER_CONFIG || `${env.HOME || ''}/.docker`;
    return {
        folder,
        authConfig: (0,json/* parseJson */.qF)(env.DOCKER_AUTH_CONFIG ?? ''),
        host: env.DOCKER_HOST ?? '',
        context: env.DOCKER_CONTEXT ?? '',
        builders: env.BUILDX_CONFIG || `${folder}/buildx`
    };
}

;// CONCATENATED MODULE: ./lib/plan/matrix.js



/** Platforms for which the reusable workflow has a job output: outputs of a job must be declared by name. */
const WORKFLOW_PLATFORMS = [
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
    'linux/arm/v6',
    'linux/386',
    'linux/ppc64le',
    'linux/riscv64',
    'linux/s390x'
];
/** GitHub's own runners: native for these, and with emulation for the others. */
const NATIVE = [
    [/^linux\/(arm64|arm\/)/, 'ubuntu-24.04-arm'],
    [/./, 'ubuntu-latest']
];
/** The same for each target of a definition. */
function planTargetMatrix(targets, runners) {
    const include = targets.flatMap(({ name, build }) => planMatrix(build.platforms, runners).include.map(entry => ({ target: name, ...entry })));
    return { include };
}
/**
 * The matrix of native runners for the planned platforms (linux/amd64 if none is).
 */
function planMatrix(platforms, runners) {
    const wanted = platforms.length > 0 ? platforms : [(0,oci_platform/* parsePlatform */.FL)('linux/amd64')];
    const unlisted = wanted.find(platform => !WORKFLOW_PLATFORMS.some(known => known === platform));
    if (unlisted !== undefined && runners.size > 0) {
        throw new errors/* ActionError */.lZ('input', `input platforms: ${unlisted} has no output in the reusable workflow.`, {
            hint: `It hands on ${(0,nearest/* listed */.KE)(WORKFLOW_PLATFORMS)}. For another platform write the jobs yourself, with push-by-digest and merge.`
        });
    }
    const usual = (platform) => NATIVE.find(([pattern]) => pattern.test(platform))?.[1];
    return {
        include: wanted.map(platform => ({
            platform,
            runner: runners.get(platform) ?? runners.get('default') ?? usual(platform)
        }))
    };
}

;// CONCATENATED MODULE: ./lib/plan/plan.js












/**
 * Pure: the same context and inputs give the same plan. Of `env` only documented switches and the values of build
 * arguments are read; `commitDate` is asked only if a template has `{{commit_date}}` or the image is reproducible.
 */
async function makePlan(context, given, env, commitDate, read = {}) {
    const { chart, definition } = read;
    const inputs = withOutputWords(given);
    const sources = { context, inputs, env, commitDate, chart };
    const named = definition && (await nameTargets(sources, definition));
    const planned = named ? named.planned : await planNaming(sources);
    const { naming, options, unnamed, warnings, referencesOnly } = planned;
    secrets_checkNames(inputs, env, naming);
    checkAssumedRegistry(inputs.credentials, naming.images);
    const argumentWarnings = named
        ? [...named.images, ...named.others].flatMap(({ target, sources: own }) => checkBuildArgs(own.inputs, env, `input bake: args of the target ${target.name}`))
        : checkBuildArgs(inputs, env);
    const elsewhere = inputs.artifact ? whyNotPushed(sources, naming) : planExports(inputs.build).elsewhere;
    const wanted = named
        ? decideTargets(context, inputs, named)
        : decidePush(context, inputs, { elsewhere, referencesOnly });
    const { push, warnings: nameless } = settleUnnamed(unnamed, wanted, inputs.strict, naming.images);
    const action = await planAction(sources, planned, push, named);
    // A job that puts together what others have built has no checkout of its own.
    const builtRevision = inputs.plan === '' ? context.checkedOut : naming.revision;
    const attest = plan_isImage(action) ? planAttest(context, inputs, env, builtRevision) : undefined;
    // A run that pushes only if it may is asked once that is known.
    if (attest && push.push === 'yes' && !inputs.dryRun)
        checkSignable(attest);
    return {
        ...naming,
        repository: {
            name: context.repository,
            owner: context.owner,
            ownerType: context.ownerType,
            isPrivate: context.isPrivate,
            serverUrl: context.server.url,
            registry: context.server.registry
        },
        source: {
            event: context.event,
            ref: describeRef(context),
            headSha: context.headSha,
            branch: branchOf(context),
            commits: [...new Set([naming.revision, context.headSha, context.sha])],
            otherCheckout: otherCheckout(context, inputs, action),
            before: context.before,
            foreignHead: context.foreignHead
        },
        push,
        action,
        // Files are of no platform.
        platforms: action.kind === 'bake' ? action.bake.build.platforms : inputs.artifact ? [] : inputs.build.platforms,
        matrix: action.kind === 'bake'
            ? planTargetMatrix(action.bake.targets, inputs.runners)
            : planMatrix(inputs.build.platforms, inputs.runners),
        docker: readDockerSettings(env),
        credentials: { given: inputs.credentials, logout: inputs.logout, actor: context.actor },
        token: inputs.githubToken,
        retries: inputs.retries,
        insecureRegistries: inputs.insecureRegistries,
        forwardOnly: inputs.floatingTags === 'forward-only',
        attest,
        comment: inputs.comment && context.pullRequest
            ? { pullRequest: context.pullRequest.number, base: context.pullRequest.baseRef }
            : undefined,
        outputs: {
            separators: inputs.separators,
            bakeTarget: inputs.bakeTarget,
            annotationLevels: options.annotationLevels,
            exportVariables: options.exportVariables
        },
        summaryAzure: inputs.summaryAzure,
        dryRun: inputs.dryRun,
        handedOn: inputs.dryRun && !named ? handOn(planned, context) : undefined,
        warnings: [
            ...warnings,
            ...withheld(context, inputs),
            ...argumentWarnings,
            ...nameless,
            ...warningsOf(action),
            ...(hasOwnTags(inputs) || action.kind === 'retain'
                ? []
                : named
                    ? named.images.map(image => image.planned)
                    : [planned]).flatMap(each => checkTags(each, context, push, {
                building: isBuilding(context) && inputs.strict && !inputs.pushByDigest,
                promotes: inputs.promote !== undefined && inputs.tags.length === 0
            }))
        ]
    };
}
/** One target's image, in the shape of a plan of its own: every stage takes a target as it takes a single image. */
function planOfTarget(plan, { naming, build }) {
    return { ...plan, ...naming, platforms: build.platforms };
}
/** The images of a plan, each with a plan of its own: one, or one of each target. */
function plan_imagesOf(plan) {
    const { action } = plan;
    if (action.kind !== 'bake')
        return [{ plan }];
    return action.bake.targets.map(target => ({ plan: planOfTarget(plan, target), target: target.name }));
}
function branchOf({ ref, pullRequest, foreignHead }) {
    if (ref.kind === 'branch')
        return ref.name;
    if (!pullRequest?.headRef)
        return undefined;
    return foreignHead === undefined ? pullRequest.headRef : `${foreignHead.split('/')[0]}:${pullRequest.headRef}`;
}
/** A build of code that nobody of this repository has seen gets nothing that is secret. */
function withheld(context, { build }) {
    const given = [...(build.secrets.length > 0 ? ['secrets'] : []), ...(build.ssh.length > 0 ? ['ssh'] : [])];
    if (given.length === 0 || !isUntrusted(context))
        return [];
    return [`The code is of ${context.foreignHead}, so it is built without the ${given.join(' and ')} that are given.`];
}
/** Whether there is an image to sign, or not to; a platform image is signed as part of its index. */
function plan_isImage(action) {
    return !['nothing', 'cleanup', 'retain'].includes(action.kind) && !isByDigest(action);
}
/** A release tool, or a checkout of another ref, has left something else in the workspace than the event is about. */
function otherCheckout({ checkedOut, sha, headSha }, { contextSource }, action) {
    const builds = ['build', 'reuse', 'bake'].includes(action.kind);
    if (!builds || contextSource === 'git' || checkedOut === undefined || [sha, headSha].includes(checkedOut))
        return undefined;
    return `The workspace holds the commit ${checkedOut}, but this run is of ${headSha}, which tags and labels name. If they should name what is checked out, set context-source: git.`;
}

;// CONCATENATED MODULE: ./lib/buildx/argv.js



/**
 * The arguments of `docker` for the one build, without those of secrets.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
function buildArgv(naming, build, builder, files, push, secrets = []) {
    const each = (flag, values) => values.flatMap(value => [flag, value]);
    const option = (flag, value) => (value === '' ? [] : [flag, value]);
    const caches = builder.caches || !build.cache.optional;
    const exportsCache = caches && !(build.cache.needsPush && push.by === 'none');
    const isBuild = build.call === '' || build.call === 'build';
    return [
        'buildx',
        'build',
        ...option('--builder', builder.name ?? ''),
        ...each('--add-host', build.addHosts),
        ...each('--allow', build.allow),
        ...each('--annotation', build.imageAnnotations),
        ...each('--attest', attestations(build)),
        ...each('--build-arg', build.buildArgs),
        ...each('--build-context', build.buildContexts),
        ...each('--cache-from', caches ? build.cache.from : []),
        ...each('--cache-to', exportsCache ? build.cache.to : []),
        ...option('--call', isBuild ? '' : build.call),
        ...option('--cgroup-parent', build.cgroupParent),
        ...option('--file', build.file),
        ...each('--label', pairLines(naming.labels)),
        ...option('--network', build.network),
        ...(build.noCache ? ['--no-cache'] : []),
        ...each('--no-cache-filter', build.noCacheFilters),
        ...option('--platform', build.platforms.join(',')),
        ...(build.pull ? ['--pull'] : []),
        ...secrets,
        ...option('--shm-size', build.shmSize),
        ...each('--ssh', build.ssh),
        ...option('--target', build.target),
        ...each('--ulimit', build.ulimit),
        ...(isBuild ? resultArgv(naming, build, builder, files, push) : []),
        '--',
        build.context
    ];
}
function resultArgv(naming, build, builder, files, push) {
    const { names, outputs } = resultOf(naming, build, builder, push);
    // Local folders and archives have no image ID.
    const hasId = !build.exports.otherTypes.some(type => ['local', 'tar', 'cacheonly'].includes(type));
    return [
        ...names.flatMap(name => ['--tag', name]),
        ...outputs.flatMap(output => ['--output', output]),
        '--metadata-file',
        files.metadata,
        ...(hasId ? ['--iidfile', files.imageId] : [])
    ];
}
/** The names that the builder itself gives to the image, and the exporters. */
function resultOf({ images, taggedImages }, { exports, epoch, load, test }, { driver }, push) {
    const all = referencesOf(taggedImages);
    const outputs = [...exports.others];
    // The driver docker keeps what it builds, so only others have to be told to load it.
    if (load && driver !== 'docker')
        outputs.push(['type=docker', csvField(`name=${all.join(',')}`)].join(','));
    if (push.by !== 'none') {
        const stays = driver === 'docker' && (load || test !== undefined);
        const own = [
            ...(epoch === undefined ? [] : ['rewrite-timestamp=true']),
            // What nobody here needs is neither unpacked nor stored: of an image from the cache no layer moves then. Not only
            // in an engine: a BuildKit elsewhere may keep its images in containerd, too.
            ...(stays ? [] : ['unpack=false', 'store=false'])
        ];
        // The last, because each exporter's digest replaces the one before in the metadata file.
        outputs.push(imageOutput(images, exports.image, push, own));
    }
    // Without an exporter, the engine's own builder loads the image under its tags.
    const names = push.by === 'tag' ? push.references : push.by === 'none' && exports.others.length === 0 ? all : [];
    return { names, outputs };
}
function imageOutput(images, attributes, push, own) {
    const has = (name) => attributes.some(attribute => attribute.startsWith(`${name}=`));
    const digest = push.by === 'digest'
        ? [csvField(`name=${images.map(image => image.text).join(',')}`), 'push-by-digest=true', 'name-canonical=true']
        : [];
    return [
        'type=image',
        ...digest,
        'push=true',
        // Without it BuildKit writes Docker's older manifest types, which carry no annotations.
        ...['oci-mediatypes=true', ...own].filter(attribute => !has(attribute.replace(/=.*/, ''))),
        ...attributes
    ].join(',');
}
/** For `--attest`. https://docs.docker.com/build/metadata/attestations/ */
function attestations({ provenance, sbom, attests, builderId }) {
    const others = attests.filter(text => !(provenance !== '' && /\btype=provenance\b/.test(text)) && !(sbom !== '' && /\btype=sbom\b/.test(text)));
    const asked = others.some(text => /\btype=provenance\b/.test(text));
    // BuildKit's default would turn a plain image into an index with `unknown/unknown` entries.
    const off = provenance === 'false' || (provenance === '' && !asked);
    const own = off
        ? ['type=provenance,disabled=true']
        : provenance === ''
            ? []
            : [`type=provenance,${provenance === 'true' ? '' : `${provenance},`}builder-id=${builderId}`];
    const bom = sbom === ''
        ? []
        : [
            sbom === 'true'
                ? 'type=sbom,disabled=false'
                : sbom === 'false'
                    ? 'type=sbom,disabled=true'
                    : `type=sbom,${sbom}`
        ];
    return [...others, ...own, ...bom];
}

;// CONCATENATED MODULE: ./lib/buildx/about.js


/**
 * What a failure of BuildKit is about, as its words tell: a push, a base image, the cache, or the build itself.
 * Its user names images without a host, BuildKit writes them in full.
 */
function aboutOf(whole) {
    const message = (0,text_foreign/* clip */.$Q)(whole);
    const [, base] = /(?:failed to resolve source metadata for|failed to load metadata for|resolve image config for) (?:docker-image:\/\/)?(\S+)/.exec(message) ?? [];
    if (base !== undefined)
        return { operation: 'base image', ...about_imageOf(base), ...loggedIn(message) };
    if (/exporting cache|importing cache|error writing layer blob|cache (?:exporter|importer)|exporting to (?:GitHub|registry|client|local)\b|failed to copy: (?:GET http|invalid status response)/.test(message))
        return { operation: 'cache' };
    const [, pushed] = /failed to push (\S+)/.exec(message) ?? [];
    return pushed === undefined ? { operation: 'build' } : { operation: 'push', ...about_imageOf(pushed) };
}
/** BuildKit says in passing whether it had credentials. */
function loggedIn(message) {
    return message.includes('failed to fetch anonymous token') ? { credential: { kind: 'none' } } : {};
}
/** `docker.io/library/node:24@sha256:…:` → the repository; nothing where it is no name. */
function about_imageOf(reference) {
    const image = (0,oci_reference/* withoutTag */.nb)(reference.replace(/:$/, ''));
    return image ? { image, host: image.registry } : {};
}

;// CONCATENATED MODULE: ./lib/buildx/failure.js




/** How much of the log is looked at, lines from the end. */
const TAIL = 200;
/** How much of a failing command's output is shown: lines, and characters of each. */
const SHOWN_LINES = 20;
const LONGEST_LINE = 400;
/**
 * Reads what buildx said last. Its closing `ERROR:` lines are the failure; everything before is the build's own
 * output, in which a `503` is nobody's registry. `dockerfile` is the path for the annotation.
 */
function readFailure(result, diagnose, dockerfile) {
    const lines = result.stderr.trimEnd().split(/\r?\n/).slice(-TAIL);
    // `--call check` tells its verdict on standard output, in the first line.
    const verdict = /^Check complete, .*$/m.exec(result.stdout)?.[0];
    const last = lines.findLastIndex(line => /^ERROR: /.test(line));
    const said = last === -1
        ? (lines.at(-1) ?? '')
        : lines
            .slice(last)
            .join(' ')
            .replace(/^ERROR: /, '');
    const message = verdict ?? said;
    const own = /did not complete successfully: exit code/.test(message);
    const about = aboutOf(message);
    const found = own ? ofProgram(lines.join('\n'), message, diagnose) : diagnose(message, about);
    const ended = result.timedOut
        ? 'ran out of time'
        : result.signal
            ? `was ended by ${result.signal}`
            : `exited with ${result.exitCode}`;
    const text = message.replace(/^(failed to build: )?(failed to solve: )?/, '');
    const failed = own ? `The build failed: ${commandOf(text)}` : `The build failed${failure_placeOf(about)}`;
    const output = own ? outputOf(lines) : [];
    const error = new errors/* ActionError */.lZ(found?.denied ? 'denied' : 'build', failed, {
        cause: found?.cause ??
            (own
                ? 'a command of the Dockerfile failed; its own output says why'
                : (0,nearest/* excerpt */.Kb)(text, 600) || `docker buildx build ${ended}`),
        hint: found?.fix ??
            (own
                ? 'Correct that line of the Dockerfile, or what it runs.'
                : 'The log above has the whole output of the build; look at what comes before the error.'),
        // What is known of is told in our words; what it said stays at the end.
        detail: own || found ? (0,nearest/* excerpt */.Kb)(text, 600) || undefined : undefined,
        output,
        place: readPlace(lines, dockerfile)
    });
    return { error, passing: found?.retry ? found : undefined, own };
}
/**
 * Whether a cache failed the build: it refuses to be set up, its export fails in spite of `ignore-error`, or it has not
 * the layer that its list names. Of a layer in a registry BuildKit does not say whether it is the base image’s.
 */
function isCacheFault({ error: { message, cause, detail } }) {
    const text = [message, (0,errors/* textOf */.b6)(cause ?? ''), detail ?? ''].join('\n');
    return aboutOf(text).operation === 'cache' || text.includes('failed to copy: httpReadSeeker');
}
function failure_placeOf({ operation, image }) {
    if (operation === 'push')
        return ` at the push${image ? ` of ${image.text}` : ''}`;
    if (operation === 'base image')
        return ` at the base image${image ? ` ${image.text}` : ''}`;
    return operation === 'cache' ? ' at its cache' : '';
}
/** `process "/bin/sh -c make" did not complete successfully: exit code: 2` → `“make” ended with exit code 2` */
function commandOf(text) {
    const [, command = '', code = ''] = /process "(.*)" did not complete successfully: exit code: (\d+)/.exec((0,text_foreign/* clip */.$Q)(text)) ?? [];
    const shown = (0,nearest/* excerpt */.Kb)(command.replace(/^\/bin\/sh -c /, ''), 200);
    return shown === '' ? (0,nearest/* excerpt */.Kb)(text, 300) : `RUN ${shown} ended with exit code ${code}`;
}
/** What is known of a RUN step's own failure: never a reason to try again. */
function ofProgram(output, message, diagnose) {
    const told = /exec format error|no space left on device/i.exec(output)?.[0];
    const found = diagnose(told ?? /exit code: \d+/.exec(message)?.[0] ?? '', { operation: 'build' });
    return found && { ...found, retry: false };
}
/**
 * The last lines that the failing command wrote. BuildKit repeats them below ` > [stage 2/3] RUN …:`, each with its
 * time, up to a line of dashes.
 */
function outputOf(lines) {
    const start = lines.findLastIndex(line => /^ > \[.*:$/.test(line));
    if (start === -1)
        return [];
    const end = lines.findIndex((line, index) => index > start && /^-{6}$/.test(line));
    const own = lines.slice(start + 1, end === -1 ? undefined : end);
    return own.map(line => cut(line.replace(/^\d+\.\d+ /, ''))).slice(-SHOWN_LINES);
}
function cut(line) {
    return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
}
/** BuildKit prints the place as `Dockerfile:3` above a box of lines, without the folder: `dockerfile` is the path. */
function readPlace(lines, dockerfile) {
    for (const [index, line] of lines.entries()) {
        const place = /^\S.*:(\d+)$/.exec(line);
        if (place && /^-{10,}$/.test(lines[index + 1] ?? ''))
            return { file: dockerfile, line: Number(place[1]) };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/buildx/steps.js

/**
 * Counts the steps in BuildKit's plain progress, where `#5 [build 2/3] RUN make` names a step and `#5 CACHED` says that
 * it was not run. So does a layer that comes in its name: it is the step's result, of the cache, which a later step
 * needs, and BuildKit often says nothing else then. Only for people to read: no decision hangs on it, and other forms of
 * progress count as no steps.
 */
function countSteps() {
    const named = new Set();
    const cached = new Set();
    return {
        onLine(whole) {
            const line = (0,text_foreign/* clip */.$Q)(whole);
            // FROM does nothing that a cache could save.
            const [, step] = /^#(\d+) \[(?:.* )?\d+\/\d+\] (?!FROM )/.exec(line) ?? [];
            if (step !== undefined)
                named.add(step);
            const [, hit] = /^#(\d+) (?:CACHED$|(?:extracting )?sha256:)/.exec(line) ?? [];
            if (hit !== undefined)
                cached.add(hit);
        },
        steps: () => ({ total: named.size, cached: [...named].filter(step => cached.has(step)).length })
    };
}

;// CONCATENATED MODULE: ./lib/buildx/warnings.js

/**
 * The warnings that buildx writes into the metadata file, once each (every platform repeats them).
 * `dockerfile` is the path for the annotation: BuildKit only knows the file's name.
 */
function readWarnings(metadata, dockerfile) {
    const list = (0,json/* field */.ZZ)(metadata, 'buildx.build.warnings');
    const found = new Map();
    for (const entry of Array.isArray(list) ? list : []) {
        const short = decode((0,json/* stringAt */.bX)(entry, 'short') ?? '');
        const details = (0,json/* field */.ZZ)(entry, 'detail');
        const detail = Array.isArray(details) ? details.map(part => decode(String(part))).join(' ') : '';
        const line = (0,json/* numberAt */.tk)(entry, 'range', '0', 'start', 'line');
        const url = (0,json/* stringAt */.bX)(entry, 'url') ?? '';
        // `InvalidBaseImagePlatform: …` is the rule's name and its text.
        const title = /^([A-Z]\w+): /.exec(short)?.[1] ?? 'Dockerfile check';
        const message = [short, detail, url].filter(part => part !== '').join('\n');
        found.set(`${line} ${short}`, { message, place: { title, file: dockerfile, line } });
    }
    return [...found.values()];
}
/** The same findings as `--call check` prints them: a heading with name and link, the text, and the place. */
function readCheckOutput(stdout, dockerfile) {
    return [...stdout.matchAll(/^WARNING: (\w+)(?: - (\S+))?\n(.*)\n\S.*:(\d+)$/gm)].map(([, title, url = '', text = '', line]) => ({
        message: [text, url].filter(part => part !== '').join('\n'),
        place: { title, file: dockerfile, line: Number(line) }
    }));
}
function decode(base64) {
    return Buffer.from(base64, 'base64').toString('utf8');
}

;// CONCATENATED MODULE: ./lib/buildx/attempts.js







/**
 * Builds, and tries again where a fault of the push passes: BuildKit still has the layers then. A cache that fails is
 * left out, and that counts for no try.
 */
async function runAttempts(ports, { name, argv, options, plan, dockerfile, secrets, relay, diagnose, retries, ...rest }) {
    let { caches } = rest;
    let anew = false;
    let steps;
    const attempt = async () => {
        const args = argv({ caches, anew });
        ports.log.info(`docker ${args.map(shellWord).join(' ')}`);
        const counter = countSteps();
        const onLine = (line) => {
            counter.onLine(line);
            ports.log.info(line);
        };
        const result = await ports.run('docker', args, { ...options, onLine });
        // A second try finds everything in the cache, by its own doing.
        steps ??= counter.steps();
        if (plan.call === 'check')
            annotate(ports, plan, readCheckOutput(result.stdout, dockerfile));
        if (result.exitCode === 0)
            return { value: undefined };
        const failure = readFailure(result, diagnose, dockerfile);
        const { error, passing, own } = failure;
        if (caches && !own && (isCacheFault(failure) || relay?.isGivenUp())) {
            ports.log.info(`No cache, and the build is made again without: ${(0,nearest/* excerpt */.Kb)(error.detail ?? (0,errors/* textOf */.b6)(error.cause ?? error), 200)}`);
            caches = false;
            steps = undefined;
            return await attempt();
        }
        if (!passing)
            throw error;
        anew ||= passing.anew;
        return { passing: error, rateLimit: passing.rateLimit, once: passing.once };
    };
    await withRetries(ports, retries, name, attempt).finally(
    // Not at the end of the step: the user's test comes before, and has no business with them.
    () => Promise.all(secrets.map(path => ports.files.remove(path))));
    return steps ?? { total: 0, cached: 0 };
}
function annotate({ log }, { annotateChecks }, warnings) {
    if (annotateChecks)
        for (const { message, place } of warnings)
            log.warning(message, place);
}
function variables({ epoch, metadataProvenance }) {
    return {
        BUILDX_METADATA_WARNINGS: 'true',
        // Provenance in the metadata file costs a request to the builder; nobody here needs its answer.
        ...(metadataProvenance ? {} : { BUILDX_METADATA_PROVENANCE: 'disabled' }),
        ...(epoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(epoch) })
    };
}

;// CONCATENATED MODULE: ./lib/buildx/secrets.js

/** BuildKit takes no larger ones. https://github.com/moby/buildkit/blob/master/session/secrets/secretsprovider/store.go */
const secrets_LARGEST = 500 * 1024;
/**
 * Values go into files that only this user can read, in a temporary folder; never into the argv, which every process of
 * the machine can read.
 */
async function secretArgv({ files }, secrets, folder) {
    const argv = [];
    const written = [];
    for (const [index, secret] of secrets.entries()) {
        if ('env' in secret) {
            argv.push('--secret', `id=${secret.id},env=${secret.env}`);
            continue;
        }
        const path = 'file' in secret ? secret.file : `${folder}/secret-${index}`;
        if ('value' in secret) {
            await files.write(path, secret.value);
            written.push(path);
        }
        const size = await files.size(path);
        if (size === undefined) {
            throw new errors/* ActionError */.lZ('input', `input secret-files: the file ${path} of the secret ${secret.id} does not exist.`, {
                hint: 'Write the path from the root of the repository, and make the file in an earlier step.'
            });
        }
        if (size > secrets_LARGEST) {
            throw new errors/* ActionError */.lZ('input', `The build secret ${secret.id} has ${size} bytes; BuildKit takes at most ${secrets_LARGEST}.`, {
                hint: 'Give large files as a build context (build-contexts), and keep only their key a secret.'
            });
        }
        argv.push('--secret', `id=${secret.id},src=${path}`);
    }
    return { argv, written };
}

;// CONCATENATED MODULE: ./lib/buildx/bake.js










const NOT_PUSHED = { by: 'none' };
/** One `docker buildx bake` of one graph: what targets share is built once. Retried like a single build. */
async function bakeTargets(ports, request) {
    const { bake, targets, pushes, builder, diagnose, retries } = request;
    const { build } = bake;
    for (const note of build.notes)
        ports.log.info(note);
    const folder = await ports.files.temporaryFolder();
    const metadataFile = `${folder}/metadata.json`;
    const secrets = await secretArgv(ports, build.secrets, folder);
    const argv = ({ caches, anew }) => {
        const set = [...targets, ...bake.others].flatMap(target => {
            const push = pushes.get(target.name) ?? NOT_PUSHED;
            return overrides(target, { ...builder, caches }, push, { secrets: specsOf(secrets.argv), ssh: build.ssh });
        });
        const isBuild = build.call === '' || build.call === 'build';
        const given = bake.source.set.filter(entry => !SAID.test(entry.split('=', 1)[0] ?? ''));
        return bakeArgv({ ...bake.source, set: [...given, ...set], targets: wanted(request) }, [
            ...(builder.name === undefined ? [] : ['--builder', builder.name]),
            ...allowed(bake, secrets.written.length > 0 ? folder : undefined).flatMap(entry => ['--allow', entry]),
            ...(isBuild ? ['--metadata-file', metadataFile] : ['--call', build.call]),
            ...(build.noCache || anew ? ['--no-cache'] : []),
            ...(build.pull ? ['--pull'] : [])
        ]);
    };
    const steps = await runAttempts(ports, {
        name: 'docker buildx bake',
        argv,
        options: {
            env: { ...bake.source.variables, ...variables(build), ...builder.relay?.variables },
            ...inFolder(bake.source)
        },
        plan: build,
        dockerfile: build.file,
        caches: builder.caches,
        relay: builder.relay,
        secrets: secrets.written,
        diagnose,
        retries
    });
    const metadata = (await ports.files.read(metadataFile))?.toString('utf8') ?? '';
    annotate(ports, build, readWarnings((0,json/* parseJson */.qF)(metadata), build.file));
    return { digests: readDigests(metadata, pushes), metadata, steps };
}
/** All of what was asked for, or the targets that are still to be built. */
function wanted({ bake, targets }) {
    return [...targets, ...bake.others.filter(({ defined }) => !defined.linked)].map(({ name }) => name);
}
/** Lists that are said whole for every target. buildx adds such overrides up, so the user's, which are in them, go. */
const SAID = /\.(tags|output|cache-from|cache-to|platform|secrets|ssh|attest|annotations)\+?$/;
/**
 * The overrides for one target. Every list is said for every target, because an override of one that another inherits
 * from would reach that one, too; an empty one takes away what the definition says.
 */
function overrides({ name, naming, build, defined }, builder, push, own) {
    const set = (key, values) => (values.length > 0 ? values : ['']).map(value => `${name}.${key}=${value}`);
    const common = [
        ...set('platform', build.platforms),
        ...set('secrets', [...defined.secrets, ...own.secrets]),
        ...set('ssh', [...defined.ssh, ...own.ssh])
    ];
    if (build.exports.elsewhere !== undefined) {
        return [
            ...common,
            ...set('tags', defined.tags),
            // What only serves others is for the cache by buildx's own doing.
            ...(defined.linked ? [] : set('output', build.exports.others)),
            ...set('cache-from', defined.cacheFrom),
            ...set('cache-to', defined.cacheTo),
            // Of a folder or an archive they are files.
            ...set('attest', build.provenance === '' && build.sbom === '' ? defined.attests : attestations(build)),
            ...set('annotations', defined.annotations)
        ];
    }
    const caches = builder.caches || !build.cache.optional;
    const exportsCache = caches && !(build.cache.needsPush && push.by === 'none');
    // The user's test needs the image somewhere: what is not pushed is loaded.
    const load = build.load || (build.test !== undefined && push.by === 'none');
    const { names, outputs } = resultOf(naming, { ...build, load }, builder, push);
    // Without an exporter the driver docker keeps the image, and others only their cache.
    const none = builder.driver === 'docker' ? 'type=image' : 'type=cacheonly';
    return [
        ...common,
        ...set('tags', names),
        ...set('output', outputs.length > 0 ? outputs : [none]),
        ...set('cache-from', caches ? build.cache.from : []),
        ...set('cache-to', exportsCache ? build.cache.to : []),
        ...set('attest', attestations(build)),
        ...set('annotations', build.imageAnnotations),
        ...pairLines(naming.labels).map(pair => `${name}.labels.${pair}`)
    ];
}
/** The values of `--secret` flags; paths as buildx sees them from wherever it runs. */
function specsOf(argv) {
    return argv
        .filter(word => word !== '--secret')
        .map(spec => spec.replace(/,src=(.*)$/, (_, path) => `,src=${(0,external_node_path_.resolve)(path)}`));
}
/** What the user allows, and our own folder with the secrets, which is outside the definition's. */
function allowed({ allow }, folder) {
    return [...allow, ...(folder === undefined ? [] : [`fs.read=${folder}`])];
}
function readDigests(metadata, pushes) {
    const document = (0,json/* parseJson */.qF)(metadata);
    const digests = new Map();
    for (const [name, push] of pushes) {
        if (push.by === 'none')
            continue;
        const digest = (0,json/* stringAt */.bX)(document, name, 'containerimage.digest') ?? '';
        if (!isDigest(digest))
            throw new errors/* ActionError */.lZ('build', `docker buildx bake succeeded but named no digest of ${name} in its metadata file.`, {
                hint: 'Use a newer docker buildx (0.12 or later).'
            });
        digests.set(name, digest);
    }
    return digests;
}

;// CONCATENATED MODULE: ./lib/buildx/push.js

/** By digest where the builder can, so that no tag ever points at something half pushed; else under the push tags (`name:tag` of each image), if there are any. */
function pushOf({ byDigest }, builder, permission, pushTags) {
    if (!permission.push)
        return { by: 'none' };
    if (byDigest && !builder.pushesByDigest) {
        throw new errors/* ActionError */.lZ('input', `input push-by-digest: the builder ${builder.name ?? ''} (driver ${builder.driver}) can’t push by digest.`, {
            cause: 'only builders with the driver docker-container or remote and a single node can',
            hint: 'Leave builder and driver empty: then one that can is made.'
        });
    }
    if (builder.pushesByDigest)
        return { by: 'digest' };
    return pushTags.length === 0 ? { by: 'none' } : { by: 'tag', references: pushTags };
}

;// CONCATENATED MODULE: ./lib/buildx/dockerfile.js



/** The Dockerfile's path from the root of the repository, as far as that can be told from the inputs. */
function dockerfileOf({ context, file }) {
    if (file !== '')
        return file;
    return isRemote(context) ? 'Dockerfile' : external_node_path_.posix.join(context, 'Dockerfile');
}
/** What is missing is told before BuildKit is asked, with what is there instead. */
async function checkContext({ files }, paths) {
    const { context, file, workspace } = paths;
    if (isRemote(context))
        return;
    if (!(await files.exists(context))) {
        throw new errors/* ActionError */.lZ('build', `input context: ${context} does not exist.`, {
            cause: `looked for it from ${workspace}`,
            hint: 'Put actions/checkout before this step, and write the path from the root of the repository.'
        });
    }
    if (file === '-')
        return;
    const path = dockerfileOf(paths);
    // BuildKit takes a lower-case name too. https://github.com/moby/buildkit (frontend/dockerui)
    const names = file === '' ? [path, external_node_path_.posix.join(context, 'dockerfile')] : [path];
    if ((await Promise.all(names.map(files.exists))).includes(true))
        return;
    const found = await findDockerfiles(files, '.', 3);
    throw new errors/* ActionError */.lZ('build', `${file === '' ? 'There is no' : 'input file:'} ${path}${file === '' ? '' : ' does not exist'}.`, {
        cause: `looked for it from ${workspace}`,
        hint: found.length > 0
            ? `Name the one to build with the input file; there are: ${found.slice(0, SHOWN).join(', ')}${found.length > SHOWN ? ' …' : ''}`
            : 'Put actions/checkout before this step, and write the path from the root of the repository.'
    });
}
const SHOWN = 10;
/** Folders that hold others' Dockerfiles, or thousands of files. */
const SKIPPED = ['node_modules/', 'vendor/', 'target/', '.git/'];
/** Paths below `folder`, at most `depth` folders deep, of what is called like a Dockerfile. */
async function findDockerfiles(files, folder, depth) {
    const names = (await files.list(folder)).sort();
    const here = names
        .filter(name => /^((.+\.)?Dockerfile(\..+)?|Containerfile)$/i.test(name) && !name.endsWith('.dockerignore'))
        .map(name => external_node_path_.posix.join(folder, name));
    if (depth === 0)
        return here;
    const folders = names.filter(name => name.endsWith('/') && !SKIPPED.includes(name));
    const below = await Promise.all(folders.map(name => findDockerfiles(files, external_node_path_.posix.join(folder, name), depth - 1)));
    return [...here, ...below.flat()];
}

;// CONCATENATED MODULE: ./lib/buildx/mounts.js

/** The names that the added stages and their context have. */
const RESTORE_STAGE = 'publish-image-mounts-restore';
const SAVE_STAGE = 'publish-image-mounts-save';
const MOUNTS_CONTEXT = 'publish-image-mounts';
const PACK_STAGE = 'publish-image-mounts-pack';
const AT = '/publish-image';
/**
 * The cache mounts of a Dockerfile, each once, but for those of a stage without a shell. The first group is of those
 * whose options are plain; the others have each the variables of their place in the Dockerfile.
 */
function findCacheMounts(dockerfile) {
    const stages = new Map();
    const groups = new Map();
    let stage = { from: '', settings: [] };
    for (const { name, rest } of readInstructions(dockerfile)) {
        if (name === 'FROM') {
            const [, image = '', alias = ''] = /^((?:--\S+\s+)*\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? [];
            // A stage that goes on from another has its image and its variables.
            const before = stages.get(image.toLowerCase());
            stage = { from: before?.from ?? image, settings: [...(before?.settings ?? [])] };
            if (alias !== '')
                stages.set(alias.toLowerCase(), stage);
        }
        if (name === 'ARG' || name === 'ENV')
            stage.settings.push(`${name} ${rest}`);
        if (name !== 'RUN' || stage.from === 'scratch')
            continue;
        for (const [, text = ''] of rest.matchAll(/(?:^|\s)--mount=("[^"]*"|\S+)/g)) {
            const mount = readMount(text.replaceAll('"', ''));
            if (!mount)
                continue;
            const isPlain = !mount.options.includes('$');
            const settings = isPlain ? [] : [...stage.settings];
            const key = isPlain ? '' : JSON.stringify([stage.from, settings]);
            const group = groups.get(key) ?? { mounts: [], base: stage.from, settings };
            groups.set(key, group);
            if (!group.mounts.some(({ name }) => name === mount.name))
                group.mounts.push(mount);
        }
    }
    const plain = groups.get('');
    return [...(plain ? [plain] : []), ...[...groups.values()].filter(group => group !== plain)];
}
/** What a mount of type cache is, by its options as they are written; undefined for one of another type. */
function readMount(text) {
    const fields = text.split(',').map(field => {
        const [key = '', ...value] = field.split('=');
        return { key: key.toLowerCase(), value: value.join('=') };
    });
    const value = (...keys) => fields.find(({ key }) => keys.includes(key))?.value;
    if (value('type')?.toLowerCase() !== 'cache')
        return undefined;
    const target = value('target', 'dst', 'destination') ?? '';
    const id = value('id');
    if (!id && target === '')
        return undefined;
    const kept = fields
        .filter(({ key }) => ['from', 'source', 'src', 'sharing', 'mode', 'uid', 'gid'].includes(key))
        .map(({ key, value }) => `${key}=${value}`)
        .sort();
    // Without an id BuildKit takes the target, cleaned when the values are in it: then it must be the same target here.
    const isOwnPlace = !id && target.includes('$');
    const common = isOwnPlace ? [`target=${target}`, ...kept] : [`id=${id || cleanPath(target)}`, ...kept];
    const options = ['type=cache', ...common].join(',');
    const name = (0,external_node_crypto_.createHash)('sha256').update(options).digest('hex').slice(0, 12);
    if (isOwnPlace)
        return { name, options, place: `"${target}"` };
    return { name, options: `${options},target=${AT}/mounts/${name}`, place: `${AT}/mounts/${name}` };
}
/** As Go's path.Clean, by which BuildKit names a mount without an id. */
function cleanPath(path) {
    const parts = [];
    for (const part of path.split('/'))
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
/** The instructions with their continued lines joined, without comments and the texts of here-documents. */
function readInstructions(dockerfile) {
    const continuation = /^#\s*escape\s*=\s*`/im.test(dockerfile.split(/^\s*[^#\s]/m, 1)[0] ?? '') ? '`' : '\\';
    const instructions = [];
    let text = '';
    let document;
    for (const line of dockerfile.split(/\r?\n/)) {
        if (document) {
            if (document.test(line))
                document = undefined;
            continue;
        }
        if (/^\s*(#|$)/.test(line))
            continue;
        const isContinued = line.trimEnd().endsWith(continuation);
        text += ` ${isContinued ? line.trimEnd().slice(0, -1) : line}`;
        if (isContinued)
            continue;
        const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(text) ?? [];
        instructions.push({ name: name.toUpperCase(), rest: rest.trim() });
        const mark = /^(RUN|COPY|ADD)$/i.test(name) ? /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(rest)?.[1] : undefined;
        if (mark !== undefined)
            document = new RegExp(`^\\t*${mark}$`);
        text = '';
    }
    return instructions;
}
/**
 * The Dockerfile with two further targets. The first unpacks what the context has into the mounts that are empty. The
 * second packs them, unless a list of their files is the one before (`state`) or they are too `large`.
 * They run in the image that the user's own RUN starts from, so nothing else is pulled.
 */
function withMountStages(dockerfile, { mounts, base, settings }, largestKilobytes) {
    const flags = mounts.map(({ options }) => `--mount=${options}`).join(' ');
    const each = (script, between = '; ') => mounts.map(script).join(between);
    const lines = ['USER 0:0', ...settings, 'ARG PUBLISH_IMAGE_RUN'];
    const restore = each(({ name, place }) => {
        const tar = `${AT}/in/${name}.tar`;
        return `if [ -f ${tar} ] && [ -z "$(ls -A ${place})" ]; then tar -xpf ${tar} -C ${place}; fi`;
    });
    return [
        dockerfile,
        '',
        `FROM ${base} AS ${RESTORE_STAGE}`,
        ...lines,
        `RUN --mount=type=bind,from=${MOUNTS_CONTEXT},target=${AT}/in ${flags} : "$PUBLISH_IMAGE_RUN"; ${restore}`,
        `FROM ${base} AS ${PACK_STAGE}`,
        ...lines,
        'ARG PUBLISH_IMAGE_STATE',
        `RUN ${flags} : "$PUBLISH_IMAGE_RUN"; set -e; out=${AT}/out; mkdir -p $out; ${[
            `(${each(({ name, place }) => `echo ${name}; (cd ${place}; find . -type f -exec ls -ln {} + | sort)`)}) | sha256sum | cut -c 1-64 > $out/state`,
            'if [ "$(cat $out/state)" = "$PUBLISH_IMAGE_STATE" ]; then exit 0; fi',
            `size=$((${each(({ place }) => `$(du -sk ${place} | cut -f 1)`, ' + ')}))`,
            `if [ "$size" -gt ${largestKilobytes} ]; then echo "$size" > $out/large; exit 0; fi`,
            each(({ name, place }) => `tar -cf $out/${name}.tar -C ${place} .`)
        ].join('; ')}`,
        `FROM scratch AS ${SAVE_STAGE}`,
        `COPY --from=${PACK_STAGE} ${AT}/out/ /`,
        ''
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/buildx/cache-mounts.js






/**
 * Fills the Dockerfile's cache mounts with what an earlier run left, before the build. BuildKit gives no other way in
 * than a RUN with the same mount, so there is one more small build before, and one after. A fault is a line of the log.
 */
async function restoreCacheMounts(ports, build, kept, builder) {
    const { files, log } = ports;
    const source = (await files.read(dockerfileOf(build)))?.toString('utf8') ?? '';
    const groups = findCacheMounts(source);
    if (groups.length === 0) {
        log.info('Cache mounts: the Dockerfile has none that can be kept.');
        return undefined;
    }
    const all = await Promise.all(groups.map((group, index) => restoreGroup(ports, { build, kept, builder, source, group, index })));
    return {
        async save(mayPush) {
            await Promise.all(all.map(each => each.save(mayPush)));
        }
    };
}
async function restoreGroup(ports, { build, kept, builder, source, group, index }) {
    const { files, log } = ports;
    const work = await files.temporaryFolder();
    await files.write(`${work}/Dockerfile`, withMountStages(source, group, Math.floor(kept.largest / 1024)));
    const store = storeOf(ports, kept, { builder, work, index });
    let state = '';
    const stage = async (target, flags) => {
        const argv = [
            ...['buildx', 'build', '--file', `${work}/Dockerfile`, '--target', target],
            ...(builder.name === undefined ? [] : ['--builder', builder.name]),
            ...build.buildArgs.flatMap(text => ['--build-arg', text]),
            ...[
                '--build-arg',
                `PUBLISH_IMAGE_RUN=${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`,
                '--build-arg',
                `PUBLISH_IMAGE_STATE=${state}`
            ],
            ...build.buildContexts.flatMap(text => ['--build-context', text]),
            ...['--network', 'none', '--provenance=false', ...flags, '--', build.context]
        ];
        check(await ports.run('docker', argv));
    };
    const guarded = async (what, task) => {
        try {
            log.info(`Cache mounts: ${await task()}.`);
        }
        catch (error) {
            log.info(`Cache mounts could not be ${what}: ${(0,nearest/* excerpt */.Kb)((0,errors/* textOf */.b6)(error), 300)}`);
        }
    };
    const packed = group.mounts.map(({ name }) => `${store.folder}/${name}.tar`);
    await guarded('restored', async () => {
        if (!kept.reads)
            return 'not read in this job';
        if (!(await store.load()))
            return 'nothing was kept yet';
        state = (await files.read(`${store.folder}/state`))?.toString('utf8').trim() ?? '';
        await stage(RESTORE_STAGE, ['--build-context', `${MOUNTS_CONTEXT}=${store.folder}`, '--output', 'type=cacheonly']);
        return 'restored';
    });
    return {
        save: mayPush => guarded('saved', async () => {
            if (!kept.writes || (kept.needsPush && !mayPush))
                return 'not written in this run';
            for (const path of [...packed, `${store.folder}/state`, `${store.folder}/large`])
                await files.remove(path);
            await stage(SAVE_STAGE, ['--output', `type=local,dest=${store.folder}`]);
            const large = (await files.read(`${store.folder}/large`))?.toString('utf8').trim();
            if (large !== undefined)
                return `not saved, because ${bytes(Number(large) * 1024)} are more than cache-mounts-max (${bytes(kept.largest)})`;
            const sizes = await Promise.all(packed.map(path => files.size(path)));
            if (sizes.every(size => size === undefined))
                return 'unchanged';
            await store.put();
            return `saved, ${bytes(sizes.reduce((total, size) => total + (size ?? 0), 0))}`;
        })
    };
}
function storeOf(ports, { store }, { builder, work, index }) {
    if (store.kind === 'github') {
        // A key’s end is the run’s: what the prefix of one group finds must not be of another.
        const prefix = `${store.prefix}${index}-`;
        const key = store.key.replace(store.prefix, prefix);
        const folder = ports.files.sharedPath(prefix);
        return {
            folder,
            async load() {
                const cache = await ports.cacheStore(builder.relay?.variables);
                return await cache.restore(folder, key, prefix);
            },
            async put() {
                const cache = await ports.cacheStore(builder.relay?.variables);
                await cache.save(folder, key);
            }
        };
    }
    const folder = `${work}/mounts`;
    const through = async (dockerfile, flags, context) => {
        const name = builder.name === undefined ? [] : ['--builder', builder.name];
        await ports.files.write(`${work}/Dockerfile.store`, dockerfile);
        const argv = ['buildx', 'build', '--file', `${work}/Dockerfile.store`, '--provenance=false', ...name, ...flags];
        return await ports.run('docker', [...argv, '--', context]);
    };
    return {
        folder,
        async load() {
            for (const ref of store.from) {
                const result = await through(`FROM ${ofGroup(ref, index)}\n`, ['--output', `type=local,dest=${folder}`], work);
                if (result.exitCode === 0)
                    return true;
                if (!/not found|manifest unknown|NAME_UNKNOWN/i.test(result.stderr))
                    check(result);
            }
            return false;
        },
        async put() {
            const output = 'type=image,push=true,oci-mediatypes=true,unpack=false,store=false';
            check(await through('FROM scratch\nCOPY . /\n', ['--tag', ofGroup(store.to, index), '--output', output], folder));
        }
    };
}
/** The tag of a further group: the same with another scope, so that whoever knows the one’s form knows the other’s. */
function ofGroup(reference, index) {
    if (index === 0)
        return reference;
    return reference.replace(/:mountcache-([0-9a-f]{12})-/, (_, scope) => {
        const own = (0,external_node_crypto_.createHash)('sha256').update(`${scope} ${index}`).digest('hex').slice(0, scope.length);
        return `:mountcache-${own}-`;
    });
}
function check({ exitCode, stderr }) {
    if (exitCode === 0)
        return;
    throw new Error(stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') ?? `docker exited with ${exitCode}`);
}

;// CONCATENATED MODULE: ./lib/image/mounts.js



/** What earlier runs left in the Dockerfile's cache mounts; a cache service that can't be used costs a look and a line. */
async function fillCacheMounts(ports, build, builder) {
    const { cacheMounts } = build;
    if (!cacheMounts)
        return undefined;
    const { store } = cacheMounts;
    const why = store.kind === 'github' ? await whyUnusable(ports.http, store.service) : undefined;
    if (why === undefined)
        return await restoreCacheMounts(ports, build, cacheMounts, builder);
    ports.log.info(`Cache mounts are not kept: GitHub’s cache service ${why}.`);
    return undefined;
}
/** The same for each target of a definition by its own Dockerfile, all at once. */
async function fillTargetMounts(ports, { source }, targets, builder) {
    const wanted = targets.filter(({ build, defined }) => build.cacheMounts && !defined.inline);
    const all = await Promise.all(wanted.map(({ name, build, defined }) => {
        // As buildx finds them: the folder from where the definition is read, the Dockerfile from there.
        const context = join(source.folder ?? '.', defined.context);
        const file = join(context, defined.dockerfile || 'Dockerfile');
        const log = { ...ports.log, info: (message) => ports.log.info(`${name}: ${message}`) };
        return fillCacheMounts({ ...ports, log }, { ...build, context, file }, builder);
    }));
    const kept = all.filter(each => each !== undefined);
    if (kept.length === 0)
        return undefined;
    return {
        async save(mayPush) {
            await Promise.all(kept.map(each => each.save(mayPush)));
        }
    };
}
function join(folder, path) {
    return external_node_path_.posix.isAbsolute(path) ? path : external_node_path_.posix.join(folder, path);
}

;// CONCATENATED MODULE: ./lib/image/test.js




const test_SHOWN_LINES = 20;
/** Of each, characters. */
const test_LONGEST_LINE = 400;
/**
 * Runs the user's script between build and publish: a smoke test or a scanner. The image is pulled by its digest
 * before. If it fails, no tag is written; `moved` are those that the builder had to write itself before.
 */
async function runTest(runner, { script, hidden }, candidate, options) {
    const folder = await runner.files.temporaryFolder();
    const path = `${folder}/test.sh`;
    // Lines as bash knows them: an `if` of a workflow that was written on Windows would not be closed.
    await runner.files.write(path, script.replaceAll('\r\n', '\n'));
    if (candidate.digest !== '')
        await pull(runner, candidate, options);
    const env = {
        ...Object.fromEntries(hidden.map(name => [name, undefined])),
        IMAGE: candidate.image,
        DIGEST: candidate.digest,
        VERSION: candidate.version,
        ...(candidate.target === undefined ? {} : { TARGET: candidate.target })
    };
    let lines = [];
    const onLine = (line) => {
        lines = [...lines.slice(1 - test_SHOWN_LINES), excerptOf(line)];
        runner.log.info(line);
    };
    const result = await runner.run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', path], { env, onLine });
    if (result.exitCode === 0)
        return;
    const already = options.moved.length > 0 ? ` but ${options.moved.join(', ')}, which the builder writes itself` : '';
    throw new errors/* ActionError */.lZ('test', `The test of ${candidate.image} failed, so no tag was moved${already}.`, {
        cause: `the script of the input test ended with ${result.exitCode ?? result.signal}`,
        output: lines,
        hint: 'Change the image, or the script: it runs in bash with IMAGE, DIGEST and VERSION set.'
    });
}
async function pull(runner, { image, repository }, { retries, diagnose }) {
    const about = { image: repository, host: repository.registry };
    await withRetries(runner, retries, `Pulling ${image}`, async () => {
        const { exitCode, stderr } = await runner.run('docker', ['pull', '--quiet', image]);
        if (exitCode === 0)
            return { value: undefined };
        const found = diagnose((0,text_foreign/* clipStart */.rh)(stderr), { operation: 'test', ...about });
        const error = new errors/* ActionError */.lZ('test', `${image} could not be pulled for the test`, {
            cause: found?.cause ?? (0,nearest/* excerpt */.Kb)(stderr, 300),
            hint: found?.fix ?? 'Check that Docker on this runner can reach the registry and is logged in to it.',
            detail: found && (0,nearest/* excerpt */.Kb)(stderr, 300)
        });
        return { passing: error };
    });
}
/** Cut, because a line can be of any length. */
function excerptOf(line) {
    return line.length <= test_LONGEST_LINE ? line : `${line.slice(0, test_LONGEST_LINE - 1)}…`;
}

;// CONCATENATED MODULE: ./lib/image/bake.js







/** The image of each target, built in one graph and tested; none is tagged before all are there. */
async function bakeImages(ports, plan, bake, run) {
    const { stage, permission, preparation, diagnose, choosePushTags, note, onTag, findExisting, later } = run;
    const images = new Map();
    if (permission.push)
        for (const target of bake.targets) {
            const found = await findExisting(target);
            if (found)
                images.set(target.name, found);
        }
    const targets = bake.targets.filter(({ name }) => !images.has(name));
    if (targets.length === 0 && bake.others.every(({ defined }) => defined.linked))
        return images;
    const builder = await stage('Builder', () => preparation().ready());
    note({ builder });
    const pushes = new Map();
    const byDigest = builder.pushesByDigest || bake.build.byDigest || !permission.push;
    for (const target of targets) {
        const tags = byDigest ? [] : await choosePushTags({ plan: planOfTarget(plan, target), target: target.name });
        const push = pushOf(bake.build, builder, permission, tags);
        pushes.set(target.name, push);
        if (permission.push && push.by === 'none')
            ports.log.notice(`${target.name}: built, not pushed: every tag points at something newer.`, {
                title: 'Image not pushed'
            });
    }
    const kept = targets.some(({ build }) => build.cacheMounts) &&
        (await stage('Cache mounts', () => fillTargetMounts(ports, bake, targets, builder)));
    const { retries } = plan;
    const request = { bake, targets, pushes, builder, diagnose, retries };
    const { digests, metadata, steps } = await stage('Build', () => bakeTargets(ports, request));
    if (kept)
        later(kept.save(permission.push));
    note({ built: { digest: undefined, imageId: '', metadata, steps } });
    for (const target of targets) {
        const digest = digests.get(target.name);
        const push = pushes.get(target.name);
        const written = push?.by === 'tag' ? push.references : [];
        if (!digest)
            continue;
        images.set(target.name, { digest, origin: 'built', written });
        for (const place of writtenTags(target, written))
            onTag({ ...place, outcome: 'published' });
    }
    const { test } = bake.build;
    const moved = [...pushes.values()].flatMap(push => (push.by === 'tag' ? push.references : []));
    if (test)
        await stage('Test', async () => {
            for (const { name, naming } of targets) {
                const [image] = naming.images;
                const digest = images.get(name)?.digest;
                if (!image)
                    continue;
                const reference = digest
                    ? (0,oci_reference/* pinned */.dp)(image, digest)
                    : (referencesOf(naming.taggedImages)[0] ?? (0,oci_reference/* tagged */.VK)(image, 'latest'));
                ports.log.info(`Testing ${name}: ${reference}`);
                const shared = { image: reference, digest: digest ?? '', version: naming.version };
                const candidate = { ...shared, repository: image, target: name };
                await runTest(ports, test, candidate, { retries, diagnose, moved });
            }
        });
    return images;
}
/** What the builder has tagged itself: those tags are there, whatever comes after. */
function writtenTags({ naming }, written) {
    return naming.taggedImages.flatMap(({ repository, tags }) => tags.filter(({ name }) => written.includes((0,oci_reference/* tagged */.VK)(repository, name))).map(tag => ({ repository, tag })));
}

;// CONCATENATED MODULE: ./lib/buildx/build.js








/** Every step runs again: what a filter names, too, which buildx takes instead only. */
const ANEW = { noCache: true, noCacheFilters: [] };
/**
 * One `docker buildx build`, which also pushes if `push` says how. The result is read from the metadata file.
 */
async function build_build(ports, naming, plan, builder, push, { diagnose, retries }) {
    const dockerfile = dockerfileOf(plan);
    for (const note of plan.notes)
        ports.log.info(note);
    await checkContext(ports, plan);
    const folder = await ports.files.temporaryFolder();
    const files = { metadata: `${folder}/metadata.json`, imageId: `${folder}/imageid` };
    const secrets = await secretArgv(ports, plan.secrets, folder);
    // The user's test needs the image somewhere: what is not pushed is loaded.
    const load = plan.load || (plan.test !== undefined && push.by === 'none');
    const steps = await runAttempts(ports, {
        name: 'docker buildx build',
        argv: ({ caches, anew }) => buildArgv(naming, { ...plan, load, ...(anew ? ANEW : {}) }, { ...builder, caches }, files, push, secrets.argv),
        options: { env: { ...variables(plan), ...builder.relay?.variables } },
        plan,
        dockerfile,
        caches: builder.caches,
        relay: builder.relay,
        secrets: secrets.written,
        diagnose,
        retries
    });
    const built = { ...(await readResult(ports, files, builder, push.by !== 'none')), steps };
    annotate(ports, plan, readWarnings((0,json/* parseJson */.qF)(built.metadata), dockerfile));
    return built;
}
async function readResult({ files }, paths, { driver }, pushed) {
    const metadata = (await files.read(paths.metadata))?.toString('utf8') ?? '';
    const result = (0,json/* parseJson */.qF)(metadata);
    const given = (await files.read(paths.imageId))?.toString('utf8').trim() ?? '';
    // An engine that keeps its images in containerd, which alone describes them, calls them by their manifests' digests;
    // buildx before 0.36 gives the configuration's all the same, and the engine does not know that.
    const own = driver === 'docker' && given !== '' ? (0,json/* stringAt */.bX)(result, 'containerimage.descriptor', 'digest') : undefined;
    const imageId = own ?? given;
    const digest = (0,json/* stringAt */.bX)(result, 'containerimage.digest') ?? '';
    if (!pushed)
        return { digest: undefined, imageId, metadata };
    if (!isDigest(digest)) {
        throw new errors/* ActionError */.lZ('build', 'docker buildx build succeeded but named no digest in its metadata file.', {
            hint: 'Use a newer docker buildx (0.12 or later).'
        });
    }
    return { digest, imageId, metadata };
}

;// CONCATENATED MODULE: ./lib/image/build.js






/** Builds, and lets the user's test decide; undefined where nothing was pushed. */
async function buildImage(ports, plan, wanted, { stage, permission, preparation, diagnose, choosePushTags, note, onTag, later }) {
    const builder = await stage('Builder', () => preparation.ready());
    note({ builder });
    const byDigest = builder.pushesByDigest || wanted.byDigest || !permission.push;
    const push = pushOf(wanted, builder, permission, byDigest ? [] : await choosePushTags());
    if (permission.push && push.by === 'none')
        ports.log.notice('Built, not pushed: every tag points at something newer.', { title: 'Image not pushed' });
    const kept = wanted.cacheMounts && (await stage('Cache mounts', () => fillCacheMounts(ports, wanted, builder)));
    const { retries } = plan;
    const built = await stage('Build', () => build_build(ports, plan, wanted, builder, push, { diagnose, retries }));
    if (kept)
        later(kept.save(permission.push));
    const { digest } = built;
    const written = push.by === 'tag' ? push.references : [];
    const pushed = digest && { digest, origin: 'built', written };
    note({ built, ...(pushed ? { image: pushed } : {}) });
    // Those tags are there, whatever comes after.
    const moved = (pushed ? plan.taggedImages : []).flatMap(({ repository, tags }) => tags.filter(({ name }) => written.includes((0,oci_reference/* tagged */.VK)(repository, name))).map(tag => ({ repository, tag })));
    for (const place of moved)
        onTag({ ...place, outcome: 'published' });
    const [image] = plan.images;
    const { test } = wanted;
    if (test && image) {
        const reference = digest ? (0,oci_reference/* pinned */.dp)(image, digest) : (referencesOf(plan.taggedImages)[0] ?? (0,oci_reference/* tagged */.VK)(image, 'latest'));
        const candidate = { image: reference, digest: digest ?? '', version: plan.version, repository: image };
        const names = moved.map(({ repository, tag }) => (0,oci_reference/* tagged */.VK)(repository, tag.name));
        await stage('Test', () => runTest(ports, test, candidate, { retries, diagnose, moved: names }));
    }
    return pushed;
}

;// CONCATENATED MODULE: ./lib/image/merge.js






/**
 * Makes one index of what the jobs of a matrix have pushed by digest, in every planned image, and gives its digest.
 * Composed here and not by `imagetools create`, which can't say the digest of what it made. What they hold is taken
 * whole, attestations beside an image too. A platform image that is missing, not planned, not there, or there twice is an error
 * before anything is written. https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
async function mergeImages({ log }, plan, digests, registries) {
    const [first] = plan.images;
    if (!first)
        throw new errors/* ActionError */.lZ('input', 'There is no image to merge into.');
    const read = await parallel(digests, CONCURRENCY, digest => readPart(registries, first, digest));
    // Every other repository must have them too; a missing one would only be seen when somebody pulls.
    await parallel(plan.images.slice(1), CONCURRENCY, image => parallel(digests, CONCURRENCY, digest => readPart(registries, image, digest)));
    const entries = read.flatMap(part => part.entries);
    const platforms = merge_platformsOf(entries);
    checkEntries(platforms, plan.platforms);
    checkRevisions(read, plan.source.commits);
    const annotations = Object.fromEntries(plan.annotations);
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST_TYPES[0], manifests: entries, annotations }));
    const index = manifestOf(MANIFEST_TYPES[0], bytes);
    await parallel(plan.images, CONCURRENCY, image => registries(image).putManifest(index.digest, index));
    log.info(`Merged ${digests.length} images into ${index.digest}: ${platforms.join(', ')}.`);
    const unknown = read.find(({ revision }) => revision === undefined);
    const image = { digest: index.digest, origin: 'merged', written: [] };
    return unknown
        ? { ...image, unsignable: `${unknown.digest}, which it holds, does not say which commit it was built from` }
        : image;
}
async function readPart(registries, repository, digest) {
    const registry = registries(repository);
    const manifest = await registry.getManifest(digest);
    const name = (0,oci_reference/* pinned */.dp)(repository, digest);
    if (!manifest) {
        throw new errors/* ActionError */.lZ('input', `input merge: ${name} is not in the registry.`, {
            cause: 'it was pushed to another image, or deleted since',
            hint: 'Give the jobs that build and the one that merges the same images.'
        });
    }
    const { content } = manifest;
    const refuse = (what) => new errors/* ActionError */.lZ('input', `input merge: ${name} is ${what}.`, {
        hint: 'Give the digests of images that the jobs of the matrix have pushed, and nothing else.'
    });
    if (!content)
        throw refuse('no image');
    if (content.kind === 'index') {
        if (merge_platformsOf(content.manifests).length === 0)
            throw refuse('an index without images');
        if (content.manifests.some(isIndex))
            throw refuse('an index of indexes');
        return { digest, entries: content.manifests, revision: await revisionLabel(registry, manifest) };
    }
    const config = parseConfig((await registry.getBlob(content.config.digest)) ?? Buffer.of());
    if (config.os === undefined || config.architecture === undefined)
        throw refuse('an artifact, and no image of a platform');
    return { digest, entries: [merge_describe(manifest, config)], revision: config.labels[REVISION_LABEL] };
}
function isIndex({ mediaType = '' }) {
    return isManifestType(mediaType) && isIndexType(mediaType);
}
/** A plain image as an index would hold it; its platform stands in its configuration. */
function merge_describe({ mediaType, digest, bytes }, config) {
    const { architecture, os, osVersion, variant } = config;
    return { mediaType, digest, size: bytes.length, platform: { architecture, os, 'os.version': osVersion, variant } };
}
/** An image of another commit must not be published, and signed, under the names of this one. */
function checkRevisions(parts, commits) {
    const other = parts.find(({ revision }) => revision !== undefined && !commits.includes(revision));
    if (!other)
        return;
    throw new errors/* ActionError */.lZ('input', `input merge: ${other.digest} was built from ${other.revision}, not from this run’s commit.`, {
        cause: `this run is of ${commits.join(' and ')}; the image names its commit in its label ${REVISION_LABEL}`,
        hint: 'Hand on the digests of jobs of this very run.'
    });
}
function merge_platformsOf(manifests) {
    return imagesOf({ kind: 'index', manifests }).map(({ platform }) => platform);
}
function checkEntries(platforms, wanted) {
    const twice = platforms.find((platform, index) => platforms.indexOf(platform) !== index);
    if (twice) {
        throw new errors/* ActionError */.lZ('input', `input merge: there are two images of ${twice}.`, {
            hint: 'Give each job of the matrix another platform.'
        });
    }
    if (wanted.length === 0)
        return;
    const absent = wanted.filter(platform => !platforms.includes(platform));
    const extra = platforms.filter(platform => !wanted.includes(platform));
    if (absent.length === 0 && extra.length === 0)
        return;
    const what = [
        absent.length > 0 ? `${absent.join(', ')} is missing` : '',
        extra.length > 0 ? `${extra.join(', ')} is not planned` : ''
    ];
    throw new errors/* ActionError */.lZ('input', `input merge: ${what.filter(text => text !== '').join('; ')}.`, {
        cause: `platforms says ${wanted.join(', ')}; the images are of ${platforms.join(', ') || 'none'}`,
        hint: 'Check that every job of the matrix has run and that its output digest-… is handed on.'
    });
}

;// CONCATENATED MODULE: ./lib/image/promote.js







/** Tags an image that is there already, without a build and under the same digest. */
async function promote(ports, plan, source, registries) {
    const repository = source.repository ?? firstOf(plan);
    const name = promote_nameOf(repository, source.reference);
    const manifest = await registries(repository).getManifest(source.reference);
    if (!manifest) {
        throw new errors/* ActionError */.lZ('input', `input promote: ${name} does not exist.`, {
            hint: 'Check the tag or digest, and that the run that publishes it has ended.'
        });
    }
    ports.log.info(`${name} is ${manifest.digest}: tagging it, nothing is built.`);
    return await placed(ports, plan, repository, manifest, registries, 'promoted');
}
/**
 * On a git tag: the image that the commit's own run has published as `sha-…`, if it says that it is of this commit and
 * holds every planned platform. undefined if there is none, and then the image is built.
 */
async function findReusable(ports, plan, tag, registries) {
    const repository = firstOf(plan);
    const manifest = await registries(repository).getManifest(tag);
    const name = (0,oci_reference/* tagged */.VK)(repository, tag);
    const why = manifest ? await unusable(manifest, repository, plan, registries) : 'it does not exist';
    if (!manifest || why) {
        ports.log.info(`${name} is not reused, because ${why}.`);
        return undefined;
    }
    ports.log.info(`${name} is of this commit (${manifest.digest}): tagging it, nothing is built.`);
    return await placed(ports, plan, repository, manifest, registries, 'reused');
}
async function unusable(manifest, repository, plan, registries) {
    const revision = await revisionLabel(registries(repository), manifest);
    if (revision !== plan.revision)
        return `it says that it was built from ${revision ?? 'no commit'}`;
    const { content } = manifest;
    if (plan.platforms.length <= 1 && content?.kind === 'image')
        return undefined;
    const present = content?.kind === 'index' ? imagesOf(content).map(({ platform }) => platform) : [];
    const absent = plan.platforms.filter(platform => !present.includes(platform));
    return absent.length > 0 ? `it lacks ${absent.join(', ')}` : undefined;
}
/** The image, copied to the planned repositories that lack it. */
async function placed(ports, plan, source, { digest }, registries, origin) {
    const others = plan.taggedImages.filter(({ repository }) => repository.text !== source.text);
    const there = await parallel(others, CONCURRENCY, async ({ repository }) => (await registries(repository).getManifest(digest)) !== undefined);
    const missing = others.filter((_, index) => !there[index]);
    await copyImage(ports, source, digest, missing.map(({ repository }) => repository));
    return { digest, origin, written: [] };
}
function firstOf({ images: [first] }) {
    if (first)
        return first;
    throw new errors/* ActionError */.lZ('input', 'There is no image to tag.');
}
function promote_nameOf(repository, reference) {
    // Checked by the same function that gives the type.
    return isDigest(reference) ? (0,oci_reference/* pinned */.dp)(repository, reference) : (0,oci_reference/* tagged */.VK)(repository, reference);
}

;// CONCATENATED MODULE: ./lib/image/obtain.js







/** The builder that an action certainly needs, found or booted beside what only waits for the network. */
function prepareFor(ports, plan, action, diagnose) {
    // Where an image may be there already, Docker may not be needed.
    if (action.kind === 'build')
        return prepareBuilder(ports, plan, action.build, diagnose);
    const isBaked = action.kind === 'bake' && action.bake.legs.length === 0 && !maySkip(action.bake);
    return isBaked ? prepareBuilder(ports, plan, action.bake.build, diagnose) : undefined;
}
function maySkip({ ifTagExists, targets }) {
    return ifTagExists !== undefined || targets.some(({ commitTag }) => commitTag !== undefined);
}
/** The images by the way that the plan names; none where there is nothing in the registry to publish. */
async function obtain(ports, plan, action, run) {
    if (action.kind === 'bake')
        return await obtainTargets(ports, plan, action.bake, run);
    const image = await obtainOne(ports, plan, action, run);
    return image ? [{ plan, image }] : [];
}
async function obtainOne(ports, plan, action, run) {
    const { permission, registries, stage } = run;
    const build = (wanted) => {
        const choosePushTags = () => run.choosePushTags({ plan });
        return buildImage(ports, plan, wanted, { ...run, preparation: ready(ports, plan, wanted, run), choosePushTags });
    };
    // Where this run may not push, what is published already is nothing to it.
    const { push } = permission;
    switch (action.kind) {
        case 'build':
            return await build(action.build);
        case 'merge':
            return push ? await stage('Merge', () => mergeImages(ports, plan, action.digests, registries)) : undefined;
        case 'promote':
            return push ? await stage('Promote', () => promote(ports, plan, action.source, registries)) : undefined;
        case 'reuse': {
            const { ifTagExists } = action;
            const look = async () => push && ifTagExists !== undefined && (await isPublished(ports, plan, ifTagExists, registries));
            if (action.build.byDigest)
                return (await stage('Published images', look)) ? undefined : await build(action.build);
            const published = push
                ? await stage('Published images', () => findPublished(ports, plan, action, registries))
                : undefined;
            return published ?? (await build(action.build));
        }
    }
}
async function obtainTargets(ports, plan, bake, run) {
    const { permission, registries, stage } = run;
    const images = bake.legs.length > 0
        ? permission.push
            ? await stage('Merge', () => mergeTargets(ports, plan, bake, registries))
            : new Map()
        : await bakeImages(ports, plan, bake, {
            ...run,
            preparation: () => ready(ports, plan, bake.build, run),
            findExisting: async (target) => {
                if (!maySkip(bake))
                    return undefined;
                const wanted = { ifTagExists: bake.ifTagExists, commitTag: target.commitTag };
                return await stage(`Published images of ${target.name}`, () => findPublished(ports, planOfTarget(plan, target), wanted, registries));
            }
        });
    return bake.targets.flatMap(target => {
        const image = images.get(target.name);
        return image ? [{ plan: planOfTarget(plan, target), target: target.name, image }] : [];
    });
}
/** An index of each target that other jobs have pushed; one that none of them has is an error of the plan’s platforms. */
async function mergeTargets(ports, plan, { targets, legs }, registries) {
    const digestsOf = ({ name }) => legs.filter(leg => leg.target === name).map(({ digest }) => digest);
    const images = new Map();
    for (const target of targets)
        images.set(target.name, await mergeImages(ports, planOfTarget(plan, target), digestsOf(target), registries));
    return images;
}
async function findPublished(ports, plan, { ifTagExists, commitTag }, registries) {
    const existing = ifTagExists && (await findExisting(ports, plan, ifTagExists, registries));
    return existing ?? (commitTag === undefined ? undefined : await findReusable(ports, plan, commitTag, registries));
}
function ready(ports, plan, build, { preparation, diagnose }) {
    return preparation ?? prepareBuilder(ports, plan, build, diagnose);
}

;// CONCATENATED MODULE: ./lib/inputs/bake.js



/** Inputs that a definition has its own words for, and how to override these. */
const SPELLINGS = {
    file: '*.dockerfile=Dockerfile',
    target: '*.target=stage',
    'build-args': '*.args.NAME=value',
    'build-contexts': '*.contexts.name=value',
    'add-hosts': '*.extra-hosts.name=address',
    'cache-from': '*.cache-from=type=gha',
    'cache-to': '*.cache-to=type=gha',
    'cgroup-parent': '*.cgroup-parent=name',
    network: '*.network=host',
    'no-cache-filters': '*.no-cache-filter=stage',
    outputs: '*.output=type=local,dest=out',
    'shm-size': '*.shm-size=1g',
    ulimit: '*.ulimits=nofile=1024:1024'
};
/** Quotes in a line are buildx’s to read: `*.output=type=image,"name=a,b"`. */
const AS_WRITTEN = { keepQuotes: true };
/** undefined where nothing is baked. What can’t go together is an ActionError `input`. */
function readBakeInputs({ text, texts, list }) {
    const files = words(text('bake'));
    if (files.length === 0) {
        const lone = ['targets', 'set', 'vars'].find(name => text(name) !== '');
        if (lone === undefined)
            return undefined;
        throw new errors/* ActionError */.lZ('input', `input ${lone}: given without bake.`, {
            hint: 'Name the definition: bake: docker-bake.hcl, or a Compose file.'
        });
    }
    for (const [name, spelling] of Object.entries(SPELLINGS)) {
        if (text(name) === '')
            continue;
        throw new errors/* ActionError */.lZ('input', `input ${name}: given together with bake.`, {
            cause: 'each target says this for itself in the definition',
            hint: `To override it for all targets, write in the input set: ${spelling}`
        });
    }
    for (const { text: entry, line } of list('set', AS_WRITTEN)) {
        if (/^[^=\s]+\.[^=\s]+=/.test(entry))
            continue;
        throw new errors/* ActionError */.lZ('input', `input set, line ${line}: “${(0,nearest/* excerpt */.Kb)(entry, 60)}” is not target.key=value.`, {
            hint: 'Write *.platform=linux/amd64 for all targets, or app.args.NAME=value for one.'
        });
    }
    const vars = list('vars', AS_WRITTEN).map(({ text: entry, line }) => {
        const pair = splitPair(entry);
        if (pair && /^\w[\w-]*$/.test(pair.key.trim()))
            return [pair.key.trim(), pair.value];
        // The value may be a secret, so it is not shown.
        throw new errors/* ActionError */.lZ('input', `input vars, line ${line}: not NAME=value.`, { hint: 'Write NAME=value, one a line.' });
    });
    return { files, targets: words(text('targets')), set: texts('set', AS_WRITTEN), vars: new Map(vars) };
}
function words(text) {
    return text.split(/[\s,]+/).filter(word => word !== '');
}
/** The number of a matrix’s job, `strategy.job-index`; undefined where it is not given. */
function readJobIndex(text) {
    if (text === '')
        return undefined;
    if (/^\d{1,4}$/.test(text))
        return Number(text);
    throw new errors/* ActionError */.lZ('input', `input job-index: “${(0,nearest/* excerpt */.Kb)(text, 40)}” is not a number.`, {
        hint: 'Write job-index: ${{ strategy.job-index }}.'
    });
}

;// CONCATENATED MODULE: ./lib/inputs/reader.js



/** Of any one input, characters. Payloads that fill an input by accident stop here with a message. */
const LONGEST_INPUT = 1024 * 1024;
/** Of a list. Thousands of tags or labels are a mistake of a script, and each would cost a request or an argument. */
const MOST_ENTRIES = 1000;
/** https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts (getInput) */
function inputReader(env) {
    const verbatim = (name) => env[`INPUT_${name.toUpperCase()}`] ?? '';
    const text = (name) => verbatim(name).trim();
    const list = (name, syntax = {}) => {
        const value = verbatim(name);
        if (value.length > LONGEST_INPUT)
            throw new errors/* ActionError */.lZ('input', `input ${name}: longer than ${LONGEST_INPUT} characters.`);
        const entries = guarded(name, () => parseList(value, syntax));
        if (entries.length > MOST_ENTRIES)
            throw new errors/* ActionError */.lZ('input', `input ${name}: ${entries.length} entries; at most ${MOST_ENTRIES} are read.`);
        return entries;
    };
    return {
        verbatim,
        text,
        list,
        texts: (name, syntax) => list(name, syntax).map(entry => entry.text),
        flag: (name, fallback) => (text(name) === '' ? fallback : readBoolean(name, text(name)))
    };
}
/** YAML 1.2's core schema, as the runner's toolkit reads booleans. `others` names what else is allowed. */
function readBoolean(name, value, others = '') {
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw new errors/* ActionError */.lZ('input', `input ${name}: “${(0,nearest/* excerpt */.Kb)(value, 40)}” is not ${others}true or false.`);
}
/** What the CSV parser throws (a quote that never closes) names no input, and would quote a secret. */
function guarded(name, work) {
    try {
        return work();
    }
    catch {
        throw new errors/* ActionError */.lZ('input', `input ${name}: not a list.`, {
            cause: 'a quote that opens an item is not closed, or text follows it',
            hint: 'Put the whole item in quotes, and write a quote inside it twice.'
        });
    }
}

;// CONCATENATED MODULE: ./lib/inputs/build.js






const CACHES = ['auto', 'off', 'gha', 'registry'];
function readBuildInputs({ text, texts, list, flag }) {
    const cache = text('cache') || 'auto';
    const known = CACHES.find(name => name === cache);
    if (!known)
        throw new errors/* ActionError */.lZ('input', `input cache: “${(0,nearest/* excerpt */.Kb)(cache, 40)}” is not ${(0,nearest/* listed */.KE)(CACHES)}.${(0,nearest/* didYouMean */.au)(cache, CACHES)}`);
    return {
        context: text('context'),
        file: text('file'),
        target: text('target'),
        platforms: [...new Set(list('platforms', { commas: true }).map(readPlatform))],
        buildArgs: list('build-args').map(readBuildArg),
        buildContexts: list('build-contexts').map(entry => readPair('build-contexts', entry)),
        addHosts: texts('add-hosts', { commas: true }),
        allow: texts('allow', { commas: true }),
        attests: texts('attests'),
        cacheFrom: texts('cache-from'),
        cacheTo: texts('cache-to'),
        cacheMounts: flag('cache-mounts', false),
        cacheMountsMax: readSize('cache-mounts-max', text('cache-mounts-max') || '2GB'),
        cache: known,
        call: text('call'),
        cgroupParent: text('cgroup-parent'),
        load: flag('load', false),
        network: text('network'),
        noCache: flag('no-cache', false),
        noCacheFilters: texts('no-cache-filters', { commas: true }),
        outputs: texts('outputs', { keepQuotes: true }),
        provenance: build_readSwitch('provenance', text('provenance')),
        sbom: build_readSwitch('sbom', text('sbom')),
        pull: flag('pull', false),
        reproducible: flag('reproducible', false),
        secrets: [
            ...list('secrets', { untrimmed: true }).map(entry => readSecret('secrets', entry)),
            ...list('secret-envs', { commas: true }).map(entry => readSecret('secret-envs', entry)),
            ...list('secret-files').map(entry => readSecret('secret-files', entry))
        ],
        shmSize: text('shm-size'),
        ssh: texts('ssh', { commas: true }),
        ulimit: texts('ulimit')
    };
}
/** As docker's own sizes: powers of 1024, with or without the B. */
function readSize(name, value) {
    const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(value) ?? [];
    if (digits === '')
        throw new errors/* ActionError */.lZ('input', `input ${name}: “${(0,nearest/* excerpt */.Kb)(value, 40)}” is not a size.`, {
            hint: 'Write it like 2GB or 500MB.'
        });
    return Math.floor(Number(digits) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' '));
}
/** `true`, `false`, attributes such as `mode=max`, or empty. */
function build_readSwitch(name, value) {
    if (value === '' || value.includes('='))
        return value;
    return String(readBoolean(name, value, 'attributes such as mode=max, '));
}
/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md (platform), as `os[/arch[/variant]]` */
function readPlatform({ text, line }) {
    const where = `input platforms, line ${line}`;
    if (text === 'all')
        throw new errors/* ActionError */.lZ('input', `${where}: “all” is not a platform.`, {
            cause: 'in docker/setup-qemu-action platforms means what can be emulated; here it is what is built',
            hint: 'Leave it out for the builder’s own platform, or write those of the image: platforms: linux/amd64,linux/arm64.'
        });
    const hint = 'Write os/architecture, for example linux/amd64 or linux/arm/v7.';
    if (!/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,2}$/.test(text)) {
        throw new errors/* ActionError */.lZ('input', `${where}: “${(0,nearest/* excerpt */.Kb)(text, 60)}” is not a platform.`, { hint });
    }
    const platform = (0,oci_platform/* parsePlatform */.FL)(text);
    const near = (0,oci_platform/* isKnownPlatform */.Jh)(platform);
    if (near === true)
        return platform;
    throw new errors/* ActionError */.lZ('input', `${where}: unknown platform “${text}”.${near}`, { hint });
}
function readBuildArg({ text, line }) {
    // Without a “=” it is the name of a variable, and that has no colon. The value may be a secret, so it is not shown.
    const spaced = splitPair(text) ? text : text.replace(/^(\w[\w.-]*):(?=\S)/, '$1: ');
    refuseColon(`input build-args, line ${line}`, spaced, true);
    const name = splitPair(text)?.key ?? text;
    if (name.trim() !== '')
        return text;
    throw new errors/* ActionError */.lZ('input', `input build-args, line ${line}: an argument without a name.`, {
        hint: 'Write NAME=value, one a line.'
    });
}
function readPair(input, { text, line }) {
    const pair = splitPair(text);
    if (pair && pair.key !== '' && pair.value !== '')
        return text;
    throw new errors/* ActionError */.lZ('input', `input ${input}, line ${line}: “${(0,nearest/* excerpt */.Kb)(text, 60)}” is not name=value.`);
}
/** Messages name the key and never the value: a malformed secret is still a secret. */
function readSecret(input, { text, line }) {
    const { key, value } = splitPair(text) ?? { key: '', value: '' };
    const id = key.trim();
    const where = `input ${input}, line ${line}`;
    if (!/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(id)) {
        throw new errors/* ActionError */.lZ('input', `${where}: an entry without a valid name before “=”; it is not shown, as it may hold a secret.`, {
            hint: 'Write name=value. A value of several lines goes in quotes as a whole: "name=first\nsecond".'
        });
    }
    if (value.trim() === '') {
        throw new errors/* ActionError */.lZ('input', `${where}: the secret ${id} is empty.`, {
            hint: 'A secret that does not exist in this repository, organisation or environment is an empty text.'
        });
    }
    if (input === 'secrets')
        return { id, value };
    return input === 'secret-envs' ? { id, env: value.trim() } : { id, file: value.trim() };
}

;// CONCATENATED MODULE: ./lib/inputs/nodes.js



const KEYS = ['name', 'endpoint', 'platforms', 'driver-opts', 'buildkitd-flags'];
/** The nodes of the input `append`, YAML. The parser is loaded only if there are some. */
async function parseNodes(text) {
    if (text.trim() === '')
        return [];
    const { parse } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 38815, 19));
    let document;
    try {
        document = parse(text);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ('input', `input append: not YAML: ${(0,nearest/* excerpt */.Kb)((0,errors/* textOf */.b6)(error))}`);
    }
    if (!Array.isArray(document))
        throw new errors/* ActionError */.lZ('input', 'input append: not a list of nodes.', {
            hint: 'Start each node with “- endpoint: …”.'
        });
    return document.map((node, index) => {
        const unknown = Object.keys(typeof node === 'object' && node !== null ? node : { '': '' }).find(key => !KEYS.includes(key));
        if (unknown !== undefined) {
            throw new errors/* ActionError */.lZ('input', `input append, node ${index + 1}: unknown key “${(0,nearest/* excerpt */.Kb)(unknown, 40)}”.${(0,nearest/* didYouMean */.au)(unknown, KEYS)}`, {
                hint: `Known: ${(0,nearest/* listed */.KE)(KEYS)}.`
            });
        }
        const options = (0,json/* field */.ZZ)(node, 'driver-opts') ?? '';
        const lines = (Array.isArray(options) ? options : [options]).flatMap((option) => {
            if (typeof option === 'object')
                throw new errors/* ActionError */.lZ('input', `input append, node ${index + 1}: driver-opts is neither text nor a list of texts.`);
            return String(option).split('\n');
        });
        return {
            name: (0,json/* stringAt */.bX)(node, 'name'),
            endpoint: (0,json/* stringAt */.bX)(node, 'endpoint') ?? '',
            platforms: (0,json/* stringAt */.bX)(node, 'platforms') ?? '',
            driverOpts: lines.map(line => line.trim()).filter(line => line !== ''),
            buildkitdFlags: (0,json/* stringAt */.bX)(node, 'buildkitd-flags') ?? ''
        };
    });
}

;// CONCATENATED MODULE: ./lib/inputs/builder.js




const DRIVERS = ['auto', 'docker', 'docker-container', 'kubernetes', 'remote', 'cloud'];
async function readBuilderInputs({ text, texts, verbatim, flag }) {
    const driver = DRIVERS.find(name => name === (text('driver') || 'auto'));
    if (!driver) {
        const given = text('driver');
        throw new errors/* ActionError */.lZ('input', `input driver: “${(0,nearest/* excerpt */.Kb)(given, 40)}” is not ${(0,nearest/* listed */.KE)(DRIVERS)}.${(0,nearest/* didYouMean */.au)(given, DRIVERS)}`);
    }
    const config = { file: text('buildkitd-config'), inline: verbatim('buildkitd-config-inline') };
    if (config.file !== '' && config.inline.trim() !== '') {
        throw new errors/* ActionError */.lZ('input', 'input buildkitd-config: given together with buildkitd-config-inline.', {
            hint: 'Give one of them.'
        });
    }
    if (text('builder') !== '' && driver !== 'auto') {
        throw new errors/* ActionError */.lZ('input', `input driver: ${driver} is given, but builder names one that exists already.`, {
            hint: 'Give one of them.'
        });
    }
    const qemu = text('qemu') || 'auto';
    return {
        builder: text('builder'),
        driver,
        driverOpts: texts('driver-opts', { keepQuotes: true }),
        buildkitdFlags: text('buildkitd-flags'),
        buildkitdConfig: config,
        endpoint: text('endpoint'),
        nodes: await parseNodes(verbatim('append')),
        keepBuilder: flag('keep-builder', false),
        qemu: qemu === 'auto' || readBoolean('qemu', qemu, 'auto, '),
        qemuImage: text('qemu-image')
    };
}

;// CONCATENATED MODULE: ./lib/inputs/credentials.js




const credentials_KEYS = ['registry', 'username', 'password'];
/**
 * The credentials of the inputs: one by `registry`, `username` and `password`, or several by `registry-auth`, YAML as in
 * docker/login-action. `mask` is told of each password before anything is said about it.
 */
async function readCredentials({ text, verbatim }, mask) {
    const several = verbatim('registry-auth');
    const only = readOnly(text('registry'), text('username'), text('password'));
    if (several.trim() === '')
        return only ? [given(only, 'input registry')] : [];
    if (only) {
        throw new errors/* ActionError */.lZ('input', 'input registry-auth: given together with registry, username or password.', {
            hint: 'Give one or the other.'
        });
    }
    const document = await credentials_parseList(several);
    for (const entry of document)
        mask((0,json/* stringAt */.bX)(entry, 'password') ?? '');
    const credentials = document.map((entry, index) => readEntry(entry, `input registry-auth, entry ${index + 1}`));
    const twice = credentials.find(({ registry }, index) => credentials.findIndex(other => other.registry === registry) !== index);
    if (twice)
        throw new errors/* ActionError */.lZ('input', `input registry-auth: ${twice.registry} appears twice.`);
    return credentials;
}
/** Of the inputs registry, username and password; undefined where neither is given. */
function readOnly(registry, username, password) {
    if (username === '' && password === '') {
        // Secrets are empty in runs of forks and dependabot; whether that matters is known once the plan is.
        return registry === '' ? undefined : { registry, username, password };
    }
    if (username === '') {
        throw new errors/* ActionError */.lZ('input', 'input username: empty, but password is given.', { hint: 'Give both or neither.' });
    }
    return { registry, username, password };
}
async function credentials_parseList(text) {
    const { parseDocument } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 38815, 19));
    let document;
    try {
        // Every value is a text, as it is written: a password may look like a number. Nothing is said by the parser, whose
        // messages quote the text, which holds passwords.
        const parsed = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
        if (parsed.errors.length + parsed.warnings.length > 0)
            throw new Error('not YAML');
        document = parsed.toJS();
    }
    catch {
        throw new errors/* ActionError */.lZ('input', 'input registry-auth: not YAML.', {
            hint: 'Start each log-in with “- registry: …”, and put a value that begins with a sign such as ! or * in quotes.'
        });
    }
    if (!Array.isArray(document))
        throw new errors/* ActionError */.lZ('input', 'input registry-auth: not a list.', {
            hint: 'Start each log-in with “- registry: …”.'
        });
    return document;
}
function readEntry(entry, where) {
    const keys = typeof entry === 'object' && entry !== null ? Object.keys(entry) : [];
    const unknown = keys.find(key => !credentials_KEYS.includes(key));
    if (unknown === 'ecr' || unknown === 'scope') {
        const other = unknown === 'ecr' ? 'aws-actions/amazon-ecr-login' : 'docker/login-action';
        throw new errors/* ActionError */.lZ('input', `${where}: ${unknown} is not supported here.`, {
            hint: `Put ${other} before this step: its log-in is found and used.`
        });
    }
    if (unknown !== undefined) {
        throw new errors/* ActionError */.lZ('input', `${where}: unknown key “${(0,nearest/* excerpt */.Kb)(unknown, 40)}”.${(0,nearest/* didYouMean */.au)(unknown, credentials_KEYS)}`, {
            hint: `Known: ${(0,nearest/* listed */.KE)(credentials_KEYS)}.`
        });
    }
    const text = (key) => (0,json/* stringAt */.bX)(entry, key)?.trim() ?? '';
    return given({ registry: text('registry'), username: text('username'), password: text('password') }, where);
}
function given({ registry, username, password }, where) {
    const assumed = registry === '' ? { assumed: true } : {};
    return { registry: readRegistry(registry, where), username, password, ...assumed };
}
function readRegistry(text, where) {
    const registry = text
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '') || oci_reference/* DEFAULT_REGISTRY */.sx;
    if ((0,oci_reference/* isRegistryHost */.EV)(registry))
        return (0,oci_reference/* canonicalRegistry */.i7)(registry);
    throw new errors/* ActionError */.lZ('input', `${where}: “${(0,nearest/* excerpt */.Kb)(registry, 60)}” is not a host.`, {
        hint: 'Write it like ghcr.io or registry.example.com:5000, without a path.'
    });
}

;// CONCATENATED MODULE: ./lib/inputs/merge.js




/**
 * The input `merge`: lines, or JSON (a string, a list, or an object, whose values count), such as
 * `toJSON(needs.build.outputs)`. Each is a digest, or target, platform and digest with blanks between. Empty ones are
 * dropped: a matrix declares outputs that not every run fills.
 * The same digest twice is an ActionError `input`: one leg has handed on another's.
 */
function parseMerge(text) {
    if (text.trim() === '')
        return { digests: [], legs: [] };
    const document = (0,json/* parseJson */.qF)(text);
    const items = (document === undefined ? [text] : leaves(document)).flatMap(item => item.split(/\r?\n/));
    const digests = [];
    const legs = [];
    for (const [index, item] of items.entries()) {
        const words = item.trim().split(/\s+/);
        const digest = words.at(-1)?.replace(/^.*@/, '') ?? '';
        if (digest === '')
            continue;
        const where = `input merge, entry ${index + 1}`;
        if (!isDigest(digest) || ![1, 3].includes(words.length)) {
            throw new errors/* ActionError */.lZ('input', `${where}: “${(0,nearest/* excerpt */.Kb)(item, 80)}” is not a digest.`, {
                hint: 'Give the outputs digest-… of the jobs that built with push-by-digest: true (of bake: result-…), and nothing else.'
            });
        }
        const [target = '', platform = ''] = words.length === 3 ? words : [];
        const isTwice = legs.some(leg => leg.target === target && leg.digest === digest);
        if (digests.includes(digest) || isTwice) {
            throw new errors/* ActionError */.lZ('input', `${where}: ${digest} appears twice.`, {
                cause: 'two jobs of the matrix handed on the same image',
                hint: 'Give each job of the matrix another platform, and its digest under the name of that platform.'
            });
        }
        if (target === '')
            digests.push(digest);
        else
            legs.push({ target, platform, digest });
    }
    if (digests.length > 0 && legs.length > 0) {
        throw new errors/* ActionError */.lZ('input', 'input merge: some entries name a target, and some do not.', {
            hint: 'Give either digests of one image, or the outputs result-… of jobs that bake.'
        });
    }
    if (digests.length + legs.length > 0)
        return { digests, legs };
    throw new errors/* ActionError */.lZ('input', 'input merge: there is no digest in it.', {
        hint: 'Check the names of the job outputs, and that the jobs that build have run.'
    });
}
function leaves(document) {
    if (typeof document === 'string')
        return [document];
    if (typeof document !== 'object' || document === null)
        return [];
    return Object.values(document).flatMap(leaves);
}

;// CONCATENATED MODULE: ./lib/inputs/retain.js


const UNTAGGED = 'untagged';
const HOUR = 3_600_000;
const UNITS = {
    hour: HOUR,
    day: 24 * HOUR,
    week: 7 * 24 * HOUR,
    month: 30 * 24 * HOUR,
    year: 365 * 24 * HOUR
};
const retain_WORDS = ['hours', 'days', 'weeks', 'months', 'years', 'newest', 'closed', 'keep'];
const EXAMPLE = 'Write it like sha-*: 30 days, run-*: 10 newest, pr-*: closed, v1.*: keep or untagged: 7 days.';
/** The lines of the input `retain`. Throws ActionErrors `input` that name the line. */
function parseRetain(entries) {
    const policies = entries.map(parseLine);
    if (policies.length > 0 && policies.every(({ term }) => term.kind === 'keep')) {
        throw new errors/* ActionError */.lZ('input', 'input retain: every line keeps, so nothing would ever be deleted.', { hint: EXAMPLE });
    }
    return policies;
}
function parseLine({ text, line }) {
    const fail = (wrong, hint = EXAMPLE) => {
        return new errors/* ActionError */.lZ('input', `input retain, line ${line}: “${(0,nearest/* excerpt */.Kb)(text)}” ${wrong}.`, { hint });
    };
    // No tag has a colon in it.
    const colon = text.lastIndexOf(':');
    if (colon === -1)
        throw fail('has no colon between a pattern and how long or how many');
    const pattern = unquoted(text.slice(0, colon));
    const words = unquoted(text.slice(colon + 1));
    if (pattern === '')
        throw fail('has no pattern');
    if (!/^[\w.*?-]{1,128}$/.test(pattern))
        throw fail('has a pattern that no tag can fit');
    const term = parseTerm(words, fail);
    if (term.kind === 'closed' && !/^[^*?]*\*[^*?]*$/.test(pattern))
        throw fail('has no single * where the number of a pull request stands');
    return { pattern, term, line };
}
function parseTerm(words, fail) {
    if (words === 'keep' || words === 'closed')
        return { kind: words };
    const [, digits = '', unit = ''] = /^(\d{1,6})\s*([a-z]+)$/i.exec(words) ?? [];
    const ms = UNITS[unit.toLowerCase().replace(/s$/, '')];
    if (digits === '' || (unit !== 'newest' && ms === undefined)) {
        const word = unit || words;
        throw fail(`does not say how long or how many.${(0,nearest/* didYouMean */.au)(word, retain_WORDS)}`.replace(/\.$/, ''));
    }
    const count = Number(digits);
    if (count === 0)
        throw fail('would delete everything that the pattern fits', 'Keep at least 1, or delete by hand what must all go.');
    return ms === undefined ? { kind: 'newest', count } : { kind: 'age', ms: count * ms, text: `${count} ${unit}` };
}
/** A YAML habit: `"sha-*": 30 days`. */
function unquoted(text) {
    return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

;// CONCATENATED MODULE: ./lib/inputs/runners.js





/** `os/architecture=` inside a label: two entries that were meant to be separate. */
const PLATFORM_WITHIN = /(?:^|[\s;])([a-z]+\/[a-z0-9]+(?:\/v\d+)?|default)\s*=/;
/** Entries such as `linux/arm64=ubuntu-24.04-arm` or `linux/arm64=["self-hosted", "arm64"]`, by line or comma. */
function parseRunners(entries) {
    const mapped = new Map();
    for (const { text, line } of entries) {
        for (const entry of splitOutside(text)) {
            const pair = splitPair(entry);
            const key = pair?.key.trim() ?? '';
            const written = pair?.value.trim() ?? '';
            const fail = (what, hint) => new errors/* ActionError */.lZ('input', `input runners, line ${line}: “${(0,nearest/* excerpt */.Kb)(entry, 60)}” ${what}.`, { hint });
            if (key === '' || written === '')
                throw fail('is not platform=label', 'Write linux/arm64=ubuntu-24.04-arm, or default=ubuntu-latest.');
            const label = readLabel(written);
            if (label === undefined)
                throw fail('names no runner: what begins with [ or { must be JSON', 'Write linux/arm64=["self-hosted", "arm64"], or linux/arm64={"group": "arm"}.');
            const within = PLATFORM_WITHIN.exec(written)?.[1];
            if (within !== undefined)
                throw fail(`has the platform ${within} inside a label`, 'Separate the entries by a line break or a comma.');
            const platform = key === 'default' ? key : (0,oci_platform/* parsePlatform */.FL)(key);
            if (mapped.has(platform))
                throw fail(`names ${platform} again`, 'Give each platform one runner.');
            mapped.set(platform, label);
        }
    }
    return mapped;
}
/** A label as it is, or the JSON of several labels or a group; undefined for broken JSON. */
function readLabel(text) {
    return /^[[{]/.test(text) ? (0,json/* parseJson */.qF)(text) : text;
}
/** The parts between commas, but for those inside brackets, braces and quotes. */
function splitOutside(text) {
    const parts = [''];
    let depth = 0;
    let quoted = false;
    for (const character of text) {
        if (character === '"')
            quoted = !quoted;
        if (!quoted && '[{'.includes(character))
            depth++;
        if (!quoted && ']}'.includes(character))
            depth--;
        if (character === ',' && depth === 0 && !quoted)
            parts.push('');
        else
            parts[parts.length - 1] += character;
    }
    return parts.map(part => part.trim()).filter(part => part !== '');
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js












const MOST_RETRIES = 10;
/** Reads every input, masking the secrets first. Bad values are ActionErrors `input` that name input and line. */
async function readInputs({ env, log }) {
    const reader = inputReader(env);
    const { text, verbatim, list, flag } = reader;
    for (const secret of ['password', 'github-token'])
        log.mask(text(secret));
    const credentials = await readCredentials(reader, log.mask);
    refuseForeign(text('ecr'), text('scope'));
    const build = readBuildInputs(reader);
    for (const secret of build.secrets) {
        if ('value' in secret)
            log.mask(secret.value);
        if ('env' in secret)
            log.mask(env[secret.env] ?? '');
    }
    const push = text('push');
    const attest = text('attest') || 'auto';
    return {
        images: list('images', { comments: true }),
        tags: list('tags', { comments: true }),
        flavor: list('flavor', { comments: true }),
        labels: list('labels', { comments: true }),
        annotations: list('annotations', { comments: true }),
        // Untrimmed: a separator may be white space.
        separators: {
            tags: verbatim('sep-tags') || '\n',
            labels: verbatim('sep-labels') || '\n',
            annotations: verbatim('sep-annotations') || '\n'
        },
        bakeTarget: text('bake-target') || 'docker-metadata-action',
        contextSource: readChoice('context-source', text('context-source') || 'workflow', ['workflow', 'git']),
        version: text('version'),
        build,
        builder: await readBuilderInputs(reader),
        push: push === '' ? undefined : push === 'auto' ? push : readBoolean('push', push, 'auto, '),
        credentials,
        logout: flag('logout', true),
        githubToken: text('github-token'),
        insecureRegistries: list('insecure-registries', { commas: true }).map(entry => entry.text.toLowerCase()),
        floatingTags: readChoice('floating-tags', text('floating-tags') || 'forward-only', ['forward-only', 'always']),
        ifTagExists: text('if-tag-exists') === ''
            ? undefined
            : readChoice('if-tag-exists', text('if-tag-exists'), ['overwrite', 'fail', 'skip']),
        test: verbatim('test').trim() === '' ? '' : verbatim('test'),
        attest: attest === 'auto' || attest === 'registry' ? attest : readBoolean('attest', attest, 'auto, registry, '),
        publicLog: flag('public-log', false),
        pushToRegistry: flag('push-to-registry', false),
        sbomPath: text('sbom-path'),
        ...readOrigin({
            pushByDigest: flag('push-by-digest', false),
            merge: text('merge'),
            promote: text('promote'),
            chart: text('chart'),
            artifact: text('artifact'),
            bake: readBakeInputs(reader),
            retain: text('retain')
        }),
        jobIndex: readJobIndex(text('job-index')),
        retain: parseRetain(list('retain', { comments: true })),
        artifact: readArtifactInputs(reader),
        comment: flag('comment', false),
        cleanup: flag('cleanup', false),
        runners: parseRunners(list('runners', { keepQuotes: true })),
        reuse: flag('reuse', false),
        ...readDryRun(text('dry-run')),
        plan: readPlan(reader),
        summaryAzure: flag('summary-azure', false),
        retries: readRetries(text('retries'))
    };
}
/** Inputs of docker/login-action that would be wrong to ignore. */
function refuseForeign(ecr, scope) {
    const given = ecr !== '' && ecr !== 'auto' && ecr !== 'false' ? 'ecr' : scope === '' ? undefined : 'scope';
    if (given === undefined)
        return;
    throw new errors/* ActionError */.lZ('input', `input ${given}: not supported here.`, {
        hint: given === 'ecr'
            ? 'Put aws-actions/amazon-ecr-login before this step: its log-in is found and used.'
            : 'Put docker/login-action with scope before this step.'
    });
}
/** Ways to come by an image exclude each other. */
function readOrigin(given) {
    const names = [
        given.pushByDigest ? 'push-by-digest' : '',
        given.merge && 'merge',
        given.promote && 'promote',
        given.chart && 'chart',
        given.artifact && 'artifact',
        given.retain && 'retain'
    ].filter(name => name !== '');
    if (names.length > 1) {
        throw new errors/* ActionError */.lZ('input', `input ${names[0]}: given together with ${names.slice(1).join(' and ')}.`, {
            hint: 'A step builds one platform (push-by-digest), puts them together (merge), tags what is there (promote), publishes a chart or files (chart, artifact), or tidies up (retain).'
        });
    }
    const { pushByDigest, bake } = given;
    const { digests, legs } = parseMerge(given.merge);
    const other = bake && ['promote', 'chart', 'artifact'].find(name => given[name] !== '');
    if (other)
        throw new errors/* ActionError */.lZ('input', `input ${other}: given together with bake.`, {
            hint: 'What is not built of the definition is published by a step of its own.'
        });
    if (bake && digests.length > 0)
        throw new errors/* ActionError */.lZ('input', 'input merge: the entries name no target, but bake is given.', {
            hint: 'Hand on the outputs result-… of the jobs that bake: they name target, platform and digest.'
        });
    if (!bake && legs.length > 0)
        throw new errors/* ActionError */.lZ('input', 'input merge: the entries name targets, but bake is not given.', {
            hint: 'Give this job the same bake, images and tags as those that build.'
        });
    return { pushByDigest, merge: digests, mergeLegs: legs, promote: parsePromote(given.promote), bake };
}
function readDryRun(value) {
    if (value === 'strict')
        return { dryRun: true, strict: true };
    const dryRun = value !== '' && readBoolean('dry-run', value, 'strict, ');
    return { dryRun, strict: !dryRun };
}
/** A plan has decided what these inputs ask for. */
function readPlan({ text }) {
    const plan = text('plan');
    const decided = ['images', 'tags', 'flavor', 'labels', 'version', 'promote', 'bake', 'chart', 'artifact'].filter(name => text(name) !== '');
    if (plan === '' || decided.length === 0)
        return plan;
    throw new errors/* ActionError */.lZ('input', `input plan: given together with ${decided.join(', ')}.`, {
        hint: `The job that made the plan has decided what these ask for: give them to that job alone.`
    });
}
function readChoice(name, value, known) {
    const found = known.find(choice => choice === value);
    if (found !== undefined)
        return found;
    throw new errors/* ActionError */.lZ('input', `input ${name}: “${(0,nearest/* excerpt */.Kb)(value, 40)}” is not ${(0,nearest/* listed */.KE)(known)}.${(0,nearest/* didYouMean */.au)(value, known)}`);
}
function readRetries(value) {
    if (value === '')
        return 3;
    if (/^\d{1,2}$/.test(value) && Number(value) <= MOST_RETRIES)
        return Number(value);
    throw new errors/* ActionError */.lZ('input', `input retries: “${(0,nearest/* excerpt */.Kb)(value, 40)}” is not a number from 0 to ${MOST_RETRIES}.`);
}

;// CONCATENATED MODULE: ./lib/login/helper.js



const TIMEOUT_MS = 30_000;
/** What a helper had for `key` is kept by the helper itself meanwhile, under the name of a registry that can't exist. */
const parked = (key) => `https://publish-image.invalid/${encodeURIComponent(key)}`;
/** Hands the entries to their helpers; with `logout` the post step takes them out again. */
async function storeByHelper(ports, entries, logout) {
    const notes = [];
    for (const { helper, key, username, password } of entries) {
        const earlier = await get(ports, helper, key);
        if (earlier?.username === username && earlier.password === password)
            continue;
        if (logout) {
            if (earlier)
                await helper_store(ports, helper, parked(key), earlier);
            notes.push({ helper, key, written: fingerprint({ username, password }) });
            // Before each is stored, for the run that is killed then.
            ports.state.save('helpers', JSON.stringify(notes));
        }
        await helper_store(ports, helper, key, { username, password });
    }
}
/** Takes out what is still what this step stored, and puts back what the helper had before. */
async function helper_giveBackToHelper(ports) {
    const notes = parseJson(ports.state.get('helpers'));
    for (const note of Array.isArray(notes) ? notes : []) {
        const text = (name) => stringAt(note, name) ?? '';
        const [helper, key] = [text('helper'), text('key')];
        try {
            const current = await get(ports, helper, key);
            const earlier = await get(ports, helper, parked(key));
            if (current && fingerprint(current) === text('written')) {
                if (earlier)
                    await helper_store(ports, helper, key, earlier);
                else
                    await ask(ports, helper, 'erase', key);
            }
            if (earlier)
                await ask(ports, helper, 'erase', parked(key));
        }
        catch (error) {
            ports.log.warning(`docker-credential-${helper} did not remove the credentials for ${key}: ${textOf(error)}`);
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
async function helper_store(ports, helper, key, { username, password }) {
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
function withEntries(text, entries, holder, isGone) {
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
function keysOfOthers(text, job) {
    const parts = text?.includes(LEDGER_KEY) ? take(text) : undefined;
    return [...(parts?.claims ?? [])].flatMap(([key, { holders }]) => {
        const current = (0,json/* stringAt */.bX)(parts?.auths.get(key), 'auth');
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
    const path = (0,docker_config/* configPath */.eQ)(docker);
    const config = await store_readConfig(ports, path);
    const step = (0,external_node_crypto_.randomBytes)(8).toString('hex');
    // Saved before anything is touched, so that post can undo even a run that was killed.
    if (logout)
        state.save('login', JSON.stringify({ path, step }));
    const plain = new Map();
    const helped = [];
    for (const { registry, username, password } of entries) {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        log.mask(auth);
        const helper = (0,docker_config/* helperFor */.yW)(config, registry);
        if (helper === undefined)
            plain.set((0,docker_config/* configKey */.ur)(registry), auth);
        else
            helped.push({ helper, key: (0,docker_config/* configKey */.ur)(registry), username, password });
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
    const path = (0,docker_config/* configPath */.eQ)(docker);
    const read = async () => (await changing(path, () => ports.files.read(path)))?.toString('utf8');
    const text = await read();
    if (ledger_withoutEntries(text, isOver(ports)) === undefined)
        return isOfOthers(text, ports);
    await changing(path, () => ports.files.update(path, before => ledger_withoutEntries(before, isOver(ports))));
    return isOfOthers(await read(), ports);
}
/**
 * The post step: takes away what is still exactly what this step wrote, and puts back what was there before. Each part
 * is tried though another has failed, and what could not be done is a warning.
 */
async function logout(ports) {
    await giveBackToHelper(ports);
    const saved = parseJson(ports.state.get('login'));
    const [path, step] = [stringAt(saved, 'path'), stringAt(saved, 'step')];
    if (path === undefined || step === undefined)
        return;
    const isGone = (holder) => holder.step === step || isOver(ports)(holder);
    try {
        const text = (await ports.files.read(path))?.toString('utf8');
        if (withoutEntries(text, isGone) === undefined)
            return;
        await ports.files.update(path, before => withoutEntries(before, isGone));
    }
    catch (error) {
        ports.log.warning(`The log-in could not be taken out of the Docker config ${path}: ${textOf(error)}`);
    }
}
function isOver({ job }) {
    return holder => holder.job !== job.id && !job.isAlive(holder.job);
}
function isOfOthers(text, { job }) {
    const keys = keysOfOthers(text, job.id);
    return registry => keys.includes((0,docker_config/* configKey */.ur)(registry));
}
async function store_readConfig({ files }, path) {
    const text = (await changing(path, () => files.read(path)))?.toString('utf8') ?? '';
    return text.trim() === '' ? {} : (0,json/* parseJson */.qF)(text);
}
/** What the system says about the config, in words. */
async function changing(path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        throw new errors/* ActionError */.lZ('login', `The Docker config ${path} can’t be read and written.`, {
            cause: error,
            hint: 'Make it a file that the runner’s user may write, in a folder that this user may write; or set DOCKER_CONFIG to another folder in the job’s env.'
        });
    }
}
function notConfig(path) {
    return new errors/* ActionError */.lZ('login', `The Docker config ${path} is not JSON, so nothing can be added to it.`, {
        hint: 'Repair or remove the file in an earlier step, or set DOCKER_CONFIG to an empty folder.'
    });
}

;// CONCATENATED MODULE: ./lib/login/login.js



/**
 * Makes the credentials known to everything that pushes: buildx, this action, and later steps. They go into the
 * Docker config (or the credential helper that it names), as `docker login` would put them, without a process.
 * With none given, what the config has is used; only for GitHub's own registry the job's token steps in.
 */
async function login(ports, plan) {
    const { docker, token, credentials } = plan;
    const known = new Map();
    const used = new Map();
    const explicit = credentials.given.filter(given => isComplete(ports, given, plan));
    const wanted = [...explicit];
    const isOfOthers = await tidyConfig(ports, docker);
    for (const registry of new Set(plan.images.map(image => image.registry))) {
        if (explicit.some(given => given.registry === registry))
            continue;
        const canUseToken = registry === plan.repository.registry && token !== '';
        // Another job's log-in on this machine goes when that job ends.
        const found = canUseToken && isOfOthers(registry) ? undefined : await (0,docker_config/* findCredentials */.gD)(ports, docker, registry);
        known.set(registry, Promise.resolve(found));
        used.set(registry, storedCredential(found));
        if (found)
            ports.log.info(`${registry}: using the credentials of the Docker config.`);
        else if (canUseToken)
            wanted.push({ registry, username: credentials.actor, password: token });
        else
            ports.log.info(`${registry}: no credentials are given, so it is used without.`);
    }
    for (const { registry, username, password } of wanted) {
        ports.log.info(`${registry}: logging in as ${username}.`);
        // The CLI, and so the push, looks there first: the same credentials must be used for everything.
        const shadow = (0,docker_config/* credentialsInEnvironment */.F1)(docker, registry);
        if (shadow)
            ports.log.warning(`DOCKER_AUTH_CONFIG holds credentials for ${registry}, which docker uses instead of those of this step.`);
        known.set(registry, Promise.resolve(shadow ?? { username, password }));
        const kind = credentials.given.some(given => given.registry === registry) ? 'given' : 'job';
        used.set(registry, shadow ? storedCredential(shadow) : { kind, user: username });
    }
    try {
        // A dry run reads at most, and without Docker.
        if (wanted.length > 0 && !plan.dryRun)
            await storeCredentials(ports, docker, wanted, credentials.logout);
    }
    catch (error) {
        // Where nobody gave credentials and nothing has to be pushed, the build goes on without.
        if (explicit.length > 0 || plan.push.push === 'yes')
            throw error;
        ports.log.warning((0,errors/* textOf */.b6)(error));
    }
    return {
        explicit: explicit.map(({ registry }) => registry),
        credentialOf: registry => used.get(registry),
        credentialsFor(registry) {
            const found = known.get(registry) ?? (0,docker_config/* findCredentials */.gD)(ports, docker, registry);
            known.set(registry, found);
            return found;
        }
    };
}
function storedCredential(found) {
    if (!found)
        return { kind: 'none' };
    return 'username' in found ? { kind: 'stored', user: found.username } : { kind: 'stored' };
}
/** Runs of forks and of dependabot get no secrets: then an empty password skips that log-in, if nothing is pushed. */
function isComplete({ log }, { registry, username, password }, plan) {
    if (username !== '' && password !== '')
        return true;
    if (plan.push.push !== 'yes') {
        log.notice(`The log-in to ${registry} is skipped because its password is empty (runs of forks and of dependabot get no secrets).`);
        return false;
    }
    const empty = username === '' ? 'username' : 'password';
    throw new errors/* ActionError */.lZ('login', `input ${empty}: empty, so there is no log-in to ${registry}.`, {
        cause: 'a secret that does not exist in this repository, organisation or environment is an empty text',
        hint: `Check the name of the secret or variable in the workflow’s ${empty}.`
    });
}

;// CONCATENATED MODULE: ./lib/plan/fault-context.js

/** What the table of failures is told of the repository alone. */
function faultContextOfRepository(repository) {
    return {
        serverUrl: repository.serverUrl,
        githubRegistry: repository.registry,
        repository: repository.name,
        ownerType: repository.ownerType,
        isPrivate: repository.isPrivate
    };
}
/** What the table of failures is told of the run. */
function faultContextOf({ images: [image], repository, source, credentials }) {
    return {
        ...faultContextOfRepository(repository),
        event: source.event,
        foreignHead: source.foreignHead,
        isDependabot: credentials.actor === DEPENDABOT,
        ...(image ? { image } : {})
    };
}

;// CONCATENATED MODULE: ./lib/preflight.js


/**
 * Asks each image's registry whether the push would be accepted, before minutes are spent on a build.
 * Where the plan only pushes if it may, a denial is one notice; else it is the error.
 */
async function preflight({ log }, plan, credentials, registries) {
    const { push, reason, asked } = plan.push;
    const probed = push === 'no' ? [] : plan.images;
    const others = credentials.explicit.filter(registry => !probed.some(image => image.registry === registry));
    // A log-in for base images alone is tried here, so that a wrong password is not found out by a failing FROM.
    await parallel(others, 8, registry => registries.checkLogin(registry));
    if (push === 'no') {
        if (asked)
            log.info(`Not pushed: ${reason}.`);
        else
            log.notice(`Built, not pushed: ${reason}.`, { title: 'Image not pushed' });
        return { push: false, reason };
    }
    try {
        await parallel(probed, 8, image => registries(image).probePush());
    }
    catch (error) {
        if (push !== 'if-allowed' || !(error instanceof errors/* ActionError */.lZ) || error.code !== 'denied')
            throw error;
        const why = (0,errors/* textOf */.b6)(error.cause ?? error.message);
        log.notice(`Built, not pushed: ${why}.${error.hint === undefined ? '' : `\nWhat to do: ${error.hint}`}`, {
            title: 'Image not pushed'
        });
        return { push: false, reason: why, hint: error.hint };
    }
    for (const image of probed)
        log.info(`${image.text}: may be written.`);
    return { push: true, reason };
}

;// CONCATENATED MODULE: ./lib/github/text.js



/** What GitHub's API said, with its status: `403: Resource not accessible by integration`. */
function apiText(error) {
    const status = (0,json/* numberAt */.tk)(error, 'status');
    const text = (0,text_foreign/* clip */.$Q)((0,errors/* textOf */.b6)(error));
    return status === undefined ? text : `${status}: ${text}`;
}

;// CONCATENATED MODULE: ./lib/registry/platforms.js





/**
 * The platforms of what was published, with sizes; none of an artifact. A plain manifest does not say its platform: `buildMetadata` of the
 * builder does, else it is the planned one, else this machine's.
 */
async function readPlatforms(runner, manifest, registry, known) {
    if (manifest.content?.kind === 'index') {
        return await parallel(imagesOf(manifest.content), 8, async ({ platform, descriptor: { digest } }) => ({
            platform,
            digest,
            size: imageSize(await registry.getManifest(digest))
        }));
    }
    if (manifest.content && !isImageConfig(manifest.content.config.mediaType))
        return [];
    const described = (0,oci_platform/* platformOf */.tj)((0,json/* field */.ZZ)((0,json/* parseJson */.qF)(known.buildMetadata), 'containerimage.descriptor', 'platform'));
    const platform = described ?? known.planned[0] ?? runner.platform;
    return [{ platform, digest: manifest.digest, size: imageSize(manifest) }];
}
function imageSize(manifest) {
    return manifest?.content?.kind === 'image' ? sizeOf(manifest.content) : 0;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
;// CONCATENATED MODULE: ./lib/text/markdown.js


/**
 * Text from outside in Markdown that GitHub renders (job summaries, comments). Every function gives text on one line
 * that shows as it was and is nothing else: no tag, link, mention, table cell, quotation's end or address that differs
 * from what it shows. https://github.github.com/gfm/
 */
/** Characters that show nothing, and those that turn the order of others around (https://trojansource.codes). */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** As plain text, also at the start of a line, where more characters mean something: lists, rules, underlines. */
function plain(text) {
    return inline(text)
        .replace(/^[-+=]/, entity)
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, (_, digits, end) => digits + entity(end));
}
/** In a code span, where an address is no link either. HTML, because Markdown's own has no escape. */
function code(text) {
    return `<code>${inline(text).replace(/:(?=\/\/)|w(?=ww\.)/gi, entity)}</code>`;
}
/** The value of an HTML attribute in double quotes. */
function attribute(text) {
    return oneLine(text).replace(/[&<>"'`|]/g, entity);
}
/** The lines of a block of code; its fence can't be closed by them. */
function fenced(text) {
    return (0,text_lines/* splitLines */.u)(visible(text, '')).map(line => line.replaceAll('```', "'''").replaceAll('~~~', "'''"));
}
function inline(text) {
    return oneLine(text).replace(/[&<>"|\\`*_[\]#~!@$]/g, entity);
}
function oneLine(text) {
    return visible(text, ' ').trim();
}
/** Without colours and what nobody can see; line breaks become `lineBreak`, or stay where it is empty. */
function visible(text, lineBreak) {
    const lines = (0,text_lines/* splitLines */.u)((0,external_node_util_.stripVTControlCharacters)(text));
    return lines.map(line => line.replaceAll('\t', ' ').replace(UNSEEN, '')).join(lineBreak || '\n');
}
function entity(character) {
    return `&#${character.charCodeAt(0)};`;
}

;// CONCATENATED MODULE: ./lib/preview/comment.js







const PAGE = 100;
const MOST_PAGES = 100;
/** By which the comment of an image is found again; nobody sees it. */
function markerOf(image) {
    return `<!-- publish-image: ${image.text} -->`;
}
/**
 * Keeps one comment per image on the pull request up to date: how to pull it, its tags, its size and how that changed
 * against the base branch's image. What can't be written is one notice: the image is published all the same.
 * https://docs.github.com/rest/issues/comments
 */
async function comment(ports, plan, { pullRequest, base }, published, { registries, diagnose }) {
    const [owner = '', repo = ''] = plan.repository.name.split('/');
    try {
        const api = await ports.github(plan.token);
        const issue = { owner, repo, issue_number: pullRequest };
        for (const image of plan.images) {
            const marker = markerOf(image);
            const before = await sizesAtBase(ports, image, base, registries);
            const body = `${marker}\n${bodyOf(image, published, before, base)}`;
            const found = await findComment(api, issue, marker);
            const updated = found !== undefined && (await update(api, { owner, repo, comment_id: found, body }));
            if (!updated)
                await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...issue, body });
            ports.log.info(`${updated ? 'Updated the comment' : 'Commented'} on pull request #${pullRequest} for ${image.text}.`);
        }
    }
    catch (error) {
        const said = apiText(error);
        const found = diagnose(said, { operation: 'comment' });
        const why = found ? `Why: ${found.cause} (${said})\nWhat to do: ${found.fix}` : `Why: ${said}`;
        ports.log.notice(`The image is published, but not commented on pull request #${pullRequest}.\n${why}`, {
            title: 'Not commented'
        });
    }
}
/** False where it can't be changed, because it is another's after all, or was deleted meanwhile: then a new one is made. */
async function update(api, comment) {
    try {
        await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', comment);
        return true;
    }
    catch (error) {
        if ([403, 404].includes((0,json/* numberAt */.tk)(error, 'status') ?? 0))
            return false;
        throw error;
    }
}
/**
 * The id of this action's comment. Anybody can write one that starts with the marker, and a job's token may edit all of
 * them: so it must be by an app, which no user is, or by the user whose token this is.
 */
async function findComment(api, issue, marker) {
    const users = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const comments = await api.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...issue,
            per_page: PAGE,
            page
        });
        const list = Array.isArray(comments) ? comments : [];
        const marked = list.filter(entry => (0,json/* stringAt */.bX)(entry, 'body')?.startsWith(marker));
        const byApp = marked.find(entry => (0,json/* stringAt */.bX)(entry, 'user', 'type') === 'Bot');
        if (byApp !== undefined)
            return (0,json/* numberAt */.tk)(byApp, 'id');
        users.push(...marked);
        if (list.length < PAGE)
            break;
    }
    if (users.length === 0)
        return undefined;
    const own = await ownLogin(api);
    return (0,json/* numberAt */.tk)(users.find(entry => own !== undefined && (0,json/* stringAt */.bX)(entry, 'user', 'login') === own), 'id');
}
/** Whose token this is; undefined for an app's, such as the job's own. */
async function ownLogin(api) {
    try {
        return (0,json/* stringAt */.bX)(await api.request('GET /user', {}), 'login');
    }
    catch {
        return undefined;
    }
}
/** Bytes to pull by platform, of the image that the base branch's tag points at; empty where there is none. */
async function sizesAtBase(ports, image, base, registries) {
    const registry = registries(image);
    // As the branch's own run names it.
    const tag = sanitizeTag(base);
    const manifest = tag === '' ? undefined : await registry.getManifest(tag);
    if (!manifest)
        return new Map();
    const found = await readPlatforms(ports, manifest, registry, { planned: [], buildMetadata: '' });
    return new Map(found.map(({ platform, size }) => [manifest.content?.kind === 'index' ? platform : '', size]));
}
function bodyOf(image, { digest, tags, platforms }, before, base) {
    const names = tags
        .filter(tag => tag.repository.text === image.text && tag.outcome === 'published')
        .map(({ tag }) => tag.name);
    const rows = platforms.map(({ platform, size }) => `| ${code(platform)} | ${bytes(size)} | ${change(size, before.get(platform) ?? before.get(''))} |`);
    return [
        `${code(image.text)} was built from this pull request.`,
        '',
        '```console',
        `docker pull ${names[0] === undefined ? (0,oci_reference/* pinned */.dp)(image, digest) : (0,oci_reference/* tagged */.VK)(image, names[0])}`,
        '```',
        '',
        `Digest ${code(digest)}, tags ${names.map(code).join(', ')}.`,
        '',
        `| platform | to pull | against ${code(base)} |`,
        '|---|---|---|',
        ...rows
    ].join('\n');
}
function change(size, before) {
    if (before === undefined)
        return 'no image there yet';
    const difference = size - before;
    return difference === 0 ? 'the same' : `${difference > 0 ? '+' : '−'}${bytes(Math.abs(difference))}`;
}

;// CONCATENATED MODULE: ./lib/publish/behind.js

function createReadFacts(registries) {
    const known = new Map();
    return (repository, digest) => {
        const key = `${repository.text}@${digest}`;
        const found = known.get(key) ?? read(registries, repository, digest);
        known.set(key, found);
        // What could not be read is asked for again.
        found.catch(() => known.delete(key));
        return found;
    };
}
async function read(registries, repository, digest) {
    const registry = registries(repository);
    const manifest = await registry.getManifest(digest);
    return manifest ? behind_factsOf(Object.entries(await imageLabels(registry, manifest))) : {};
}
/** https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
function behind_factsOf(labels) {
    const values = new Map(labels);
    const label = (name) => values.get(`org.opencontainers.image.${name}`);
    return { version: label('version'), revision: label('revision'), created: label('created') };
}

;// CONCATENATED MODULE: ./lib/publish/compare.js





const compare_PAGE = 100;
/** Asks https://docs.github.com/rest/commits/commits#compare-two-commits, which sends commits oldest first. */
function createCompare(ports, { repository, token }) {
    const [owner, repo] = repository.name.split('/');
    const diagnose = createDiagnose(faultContextOfRepository(repository));
    return async (base, head) => {
        if (token === '' || base === '' || head === '')
            return 'unknown';
        try {
            const api = await ports.github(token);
            const ask = async (page) => {
                const parameters = { owner, repo, basehead: `${base}...${head}`, per_page: compare_PAGE, page };
                return await api.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
            };
            const data = await ask(1);
            const status = (0,json/* stringAt */.bX)(data, 'status');
            if (status !== 'identical' && status !== 'ahead' && status !== 'behind' && status !== 'diverged')
                return 'unknown';
            const total = (0,json/* numberAt */.tk)(data, 'total_commits') ?? 0;
            const commits = commitsOf(total > compare_PAGE ? await ask(Math.ceil(total / compare_PAGE)) : data);
            return { status, total, commits, mergeBase: (0,json/* stringAt */.bX)(data, 'merge_base_commit', 'sha') };
        }
        catch (error) {
            const found = diagnose(apiText(error), { operation: 'compare' });
            const why = found ? ` Why: ${found.cause}. ${found.fix}` : '';
            ports.log.info(`Comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}: ${(0,errors/* textOf */.b6)(error)}.${why}`);
            const refused = [401, 403, 404].includes((0,json/* numberAt */.tk)(error, 'status') ?? 0) && !/rate limit/i.test((0,errors/* textOf */.b6)(error));
            return refused ? 'unknown' : 'failed';
        }
    };
}
function commitsOf(data) {
    const commits = (0,json/* field */.ZZ)(data, 'commits');
    return (Array.isArray(commits) ? commits : []).flatMap(commit => (0,json/* stringAt */.bX)(commit, 'sha') ?? []);
}

;// CONCATENATED MODULE: ./lib/publish/ancestry.js


/**
 * Judges the tags of a branch: by the commit of the image that the tag points at, and by which commits the branch has
 * beyond ours now. Not by the head of the branch alone: its newest commit may have started no run. A forced push may
 * have taken either commit out of the branch; then the branch as it is now is what counts.
 * `tags` tell how a commit's own tag is called; `ours` is what our image says of itself.
 */
function createAncestry(ports, { source, ...plan }, registries, ours) {
    const { log } = ports;
    const { branch } = source;
    const commit = ours.revision ?? '';
    const ask = createCompare(ports, plan);
    const commits = memo(ask);
    const tell = once(log.info);
    const warn = once(log.warning);
    return tags => {
        // A branch moves, so that it is asked for again by each look.
        const toBranch = memo(ask);
        const beyond = async () => (branch === undefined ? 'unknown' : await toBranch(commit, branch));
        const nameOf = commitTag(tags, commit);
        /** Whether the commit is newer than ours and, where that is known, still in the branch. */
        async function isNewer(theirs) {
            const found = await beyond();
            if (typeof found === 'object') {
                if (found.commits.includes(theirs))
                    return true;
                // A forced push took our commit out of the branch, and this one is its head now.
                if (found.status === 'behind' && found.mergeBase === theirs)
                    return true;
                if (found.total <= found.commits.length)
                    return false;
            }
            if (found === 'failed')
                return found;
            const descends = await commits(commit, theirs);
            if (typeof descends === 'string')
                return descends;
            if (descends.status !== 'ahead' || found === 'unknown' || branch === undefined)
                return descends.status === 'ahead';
            const contained = await toBranch(theirs, branch);
            return typeof contained === 'string' ? contained : ['ahead', 'identical'].includes(contained.status);
        }
        return {
            async newer(name, behind) {
                const { revision: theirs } = behind;
                if (theirs === undefined || !/^[0-9a-f]{40,64}$/.test(theirs)) {
                    tell(`${name} points at an image that names no commit, so it is not known whether that is newer.`);
                    return undefined;
                }
                // A push says what the branch was before it: then the image is older for certain, and nobody has to be asked.
                if (theirs === commit || (source.before === theirs && source.headSha === commit))
                    return undefined;
                const short = theirs.slice(0, 7);
                switch (await isNewer(theirs)) {
                    case true:
                        return `it points at a newer commit, ${short}`;
                    case false:
                        return undefined;
                    case 'failed':
                        warn(`${name} was kept, because GitHub did not say whether ${short} behind it is newer. Run the job again.`);
                        return `it could not be found out whether ${short} behind it is newer`;
                    case 'unknown': {
                        const later = isLater(behind, ours);
                        tell(`It is not known how ${short} behind ${name} relates to this commit (the API did not say), so the time of the build decides: ${later ? 'it is later, and the tag stays' : 'the tag moves'}.`);
                        return later ? `it points at an image that was built later, of ${short}` : undefined;
                    }
                }
            },
            published: memo(async (repository) => {
                const found = await beyond();
                if (found === 'failed')
                    warn('GitHub did not say whether the branch has newer commits by now.');
                if (typeof found === 'string')
                    return undefined;
                const candidates = found.status === 'behind' && found.mergeBase ? [found.mergeBase] : [...found.commits].reverse();
                const registry = registries(repository);
                while (candidates.length > 0) {
                    const names = candidates.splice(0, CONCURRENCY).map(nameOf);
                    const digests = await parallel(names, CONCURRENCY, name => registry.resolveTag(name));
                    const tag = names.find((_, index) => digests[index] !== undefined);
                    const manifest = tag === undefined ? undefined : await registry.getManifest(tag);
                    if (tag !== undefined && manifest)
                        return { tag, manifest };
                }
                return undefined;
            })
        };
    };
}
/** How another commit's own tag is called, by how ours is; where no tag names our commit, as by default. */
function commitTag(tags, commit) {
    for (const { name, kind, rule } of tags) {
        if (kind !== 'run' || (rule.type !== 'sha' && rule.type !== 'ref'))
            continue;
        for (let length = commit.length; length >= 4; length--) {
            const start = name.lastIndexOf(commit.slice(0, length));
            if (start !== -1)
                return other => `${name.slice(0, start)}${other.slice(0, length)}${name.slice(start + length)}`;
        }
    }
    return other => `sha-${other.slice(0, 7)}`;
}
function isLater({ created: theirs = '' }, { created: ours = '' }) {
    return Date.parse(theirs) > Date.parse(ours);
}
/** The same question is asked once; one that failed, again. */
function memo(ask) {
    const answers = new Map();
    return (...args) => {
        const key = JSON.stringify(args);
        const answer = answers.get(key) ?? ask(...args);
        answers.set(key, answer);
        return answer;
    };
}
function once(tell) {
    const told = new Set();
    return text => {
        if (!told.has(text))
            tell(text);
        told.add(text);
    };
}

;// CONCATENATED MODULE: ./lib/publish/versions.js
async function grammarOf(name) {
    if (name === 'pep440') {
        const pep440 = await __nccwpck_require__.e(/* import() */ 687).then(__nccwpck_require__.bind(__nccwpck_require__, 99687));
        return {
            parse(text) {
                const explained = pep440.explain(text);
                const version = pep440.clean(text);
                if (!explained || version === null)
                    return undefined;
                const [major = 0, minor = 0] = explained.release;
                return { version, major, minor, stable: !explained.is_prerelease && !explained.is_devrelease };
            },
            compare: pep440.compare
        };
    }
    const { default: parse } = await Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(353)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 16353, 19));
    const { default: compare } = await Promise.all(/* import() */[__nccwpck_require__.e(163), __nccwpck_require__.e(469)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 78469, 19));
    return {
        parse(text) {
            const found = parse(text);
            return found ? { ...found, stable: found.prerelease.length === 0 } : undefined;
        },
        compare: (a, b) => compare(a, b)
    };
}
/**
 * The highest stable version of the line among `tags` that is higher than the line's own, or undefined.
 * A tag counts if it is the line's prefix, a version and the line's suffix: `1.2.3-alpine` is stable in the line with
 * the suffix `-alpine`, and a pre-release in the line without one.
 */
async function higherVersion(line, tags) {
    const grammar = await grammarOf(line.grammar);
    let highest;
    for (const tag of tags) {
        if (!tag.startsWith(line.prefix) || !tag.endsWith(line.suffix))
            continue;
        const text = tag.slice(line.prefix.length, tag.length - line.suffix.length);
        const found = readAny(grammar, line, text);
        if (!found || (line.precision === 'exact' && found.precision !== 'exact'))
            continue;
        if (!isHigher(grammar, { ...line, precision: found.precision }, found))
            continue;
        if (highest && grammar.compare(found.version, highest.version) <= 0)
            continue;
        highest = { version: found.version, tag };
    }
    return highest;
}
/**
 * How the version that an image is labelled with stands to the line's own; undefined where the label is no version, or
 * one of another line. The label may have the line's prefix and suffix, as the tag that it was taken from, or not.
 */
async function compareLabel(line, label) {
    const grammar = await grammarOf(line.grammar);
    const whole = label.startsWith(line.prefix) && label.endsWith(line.suffix);
    const bare = whole ? label.slice(line.prefix.length, label.length - line.suffix.length) : label;
    const found = readAny(grammar, line, bare);
    if (!found)
        return undefined;
    if (isHigher(grammar, { ...line, precision: found.precision }, found))
        return 'higher';
    const own = grammar.parse(line.version);
    return found.precision === 'exact' && own && grammar.compare(found.version, own.version) === 0 ? 'same' : undefined;
}
/** The version that the text is, of as many numbers as it has. */
function readAny(grammar, line, text) {
    for (const precision of ['exact', 'minor', 'major']) {
        const found = versions_read(grammar, line, text, precision);
        if (found)
            return { ...found, precision };
    }
    return undefined;
}
const PARTIAL = { minor: /^v?(\d{1,9})\.(\d{1,9})$/, major: /^v?(\d{1,9})$/ };
/** The stable version that the text between prefix and suffix is. */
function versions_read({ parse }, { build }, text, precision) {
    if (precision !== 'exact') {
        const [, major, minor = '0'] = PARTIAL[precision].exec(text) ?? [];
        if (major === undefined)
            return undefined;
        return { version: `${Number(major)}.${Number(minor)}.0`, major: Number(major), minor: Number(minor), stable: true };
    }
    const found = parse(withoutBuild(text, build));
    return found?.stable ? found : undefined;
}
/** A tag can't hold the `+` of `1.2.3+b5`: what looks like our own metadata behind the `-` is that, and no pre-release. */
function withoutBuild(text, build) {
    if (build === '')
        return text;
    const shape = (part) => part.replace(/[0-9a-f]{7,}|\d+/g, '0');
    const end = text.indexOf('-');
    return end !== -1 && shape(text.slice(end + 1)) === shape(build) ? text.slice(0, end) : text;
}
function isHigher({ parse, compare }, line, found) {
    const own = parse(line.version);
    if (!own)
        return false;
    if (line.scope !== 'all' && found.major !== own.major)
        return false;
    if (line.scope === 'minor' && found.minor !== own.minor)
        return false;
    if (line.precision === 'exact')
        return compare(found.version, own.version) > 0;
    // `2.5` says nothing of how it stands to 2.5.2.
    return found.major > own.major || (line.precision === 'minor' && found.major === own.major && found.minor > own.minor);
}

;// CONCATENATED MODULE: ./lib/publish/guard.js



const SHARED = 'it is shared with another run of this commit';
function createGuard(ports, plan, registries, readFacts, ours) {
    const ancestry = createAncestry(ports, plan, registries, ours);
    return {
        look(tags) {
            const branch = ancestry(tags);
            const lists = new Map();
            const list = (repository) => {
                const answer = lists.get(repository.text) ?? registries(repository).listTags();
                lists.set(repository.text, answer);
                return answer;
            };
            return {
                judge: async (sight) => sight.tag.line
                    ? await judgeFloat(sight, await list(sight.repository), registries, readFacts)
                    : await judgeBranch(sight, branch, readFacts, ours)
            };
        }
    };
}
async function judgeFloat({ repository, tag: { line }, found, isMine, written }, published, registries, readFacts) {
    if (!line)
        return { kind: 'write' };
    const higher = await higherVersion(line, published);
    const giveBack = async (tag) => {
        const manifest = await registries(repository).getManifest(tag);
        if (!manifest || manifest.digest === found)
            return { kind: 'right' };
        return { kind: 'give-back', manifest, reason: `${tag}, which is higher, was published meanwhile` };
    };
    if (isMine)
        return higher ? await giveBack(higher.tag) : { kind: 'right' };
    if (higher && found === undefined)
        return { kind: 'stays', reason: `${higher.tag} is higher` };
    if (found === undefined)
        return { kind: 'write' };
    const { version = '' } = higher && written ? {} : await readFacts(repository, found);
    const label = await compareLabel(line, version);
    if (label === 'higher')
        return { kind: 'stays', reason: `it points at ${version}, which is higher` };
    // What an earlier attempt of this version has left.
    if (higher)
        return label === 'same' ? await giveBack(higher.tag) : { kind: 'stays', reason: `${higher.tag} is higher` };
    return label === 'same' && written ? { kind: 'stays', reason: SHARED } : { kind: 'write' };
}
async function judgeBranch({ repository, tag, found, isMine, written, isFirst }, branch, readFacts, ours) {
    if (found === undefined)
        return { kind: 'write' };
    if (isMine && isFirst)
        return { kind: 'right' };
    let shared = false;
    if (!isMine) {
        const behind = await readFacts(repository, found);
        shared = behind.revision !== undefined && behind.revision === ours.revision;
        if (shared && !written)
            return { kind: 'write' };
        if (!shared) {
            const reason = await branch.newer((0,oci_reference/* tagged */.VK)(repository, tag.name), behind);
            return reason === undefined ? { kind: 'write' } : { kind: 'stays', reason };
        }
    }
    const newer = await branch.published(repository);
    if (!newer || newer.manifest.digest === found)
        return shared ? { kind: 'stays', reason: SHARED } : { kind: 'right' };
    return {
        kind: 'give-back',
        manifest: newer.manifest,
        reason: `${newer.tag}, which is of a newer commit, was published meanwhile`
    };
}

;// CONCATENATED MODULE: ./lib/publish/prepare.js


/**
 * What publishing will have to know, asked while nothing is built or written yet: the list of tags, where a version
 * floats, because a run that can't read it must not get half way; and, for what it is worth, what moving tags point at,
 * so that nobody waits for that later.
 */
async function prepare({ github }, { taggedImages, token }, registries, readFacts) {
    const moving = taggedImages.map(({ repository, tags }) => ({
        repository,
        tags: tags.filter(({ kind, keep }) => keep === undefined && (kind === 'branch' || kind === 'floating'))
    }));
    for (const { repository, tags } of moving) {
        for (const { name } of tags) {
            void registries(repository)
                .resolveTag(name)
                .then(digest => digest && readFacts(repository, digest))
                .catch(() => undefined);
        }
    }
    const asksApi = moving.some(({ tags }) => tags.some(({ line }) => !line));
    // Its package takes its time to load.
    if (asksApi && token !== '')
        void github(token).catch(() => undefined);
    const floating = moving.filter(({ tags }) => tags.some(({ line }) => line));
    await parallel(floating, CONCURRENCY, async ({ repository }) => {
        try {
            await registries(repository).listTags();
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ) || error.code === 'cancelled')
                throw error;
            const { code, message, cause, hint } = error;
            throw new errors/* ActionError */.lZ(code, `${message} It tells which floating tags may move.`, {
                cause,
                hint: `${hint ? `${hint} Or set` : 'Set'} floating-tags: always to move them without looking.`
            });
        }
    });
}

;// CONCATENATED MODULE: ./lib/publish/guards.js



/** Those of each image of a run, made when they are first asked for. */
function guardsByTarget(ports, registries) {
    const known = new Map();
    return ({ plan, target }) => {
        const guards = known.get(target) ?? createGuards(ports, plan, registries);
        known.set(target, guards);
        return guards;
    };
}
function createGuards(ports, plan, registries) {
    const readFacts = createReadFacts(registries);
    const guardOf = (ours) => plan.forwardOnly ? createGuard(ports, plan, registries, readFacts, ours) : undefined;
    const labelled = behind_factsOf(plan.labels);
    const own = { ...labelled, revision: labelled.revision ?? plan.revision };
    /** Of an image that was there before, whose commit it is decides, and not which commit runs. */
    async function factsOfImage({ origin, digest }) {
        const [first] = plan.images;
        if (origin === 'built' || origin === 'merged' || !first)
            return own;
        const facts = await readFacts(first, digest);
        return { ...facts, revision: facts.revision ?? plan.revision };
    }
    return {
        early: guardOf(own),
        prepare: async () => (plan.forwardOnly ? await prepare(ports, plan, registries, readFacts) : undefined),
        async of(image, onTag) {
            const ours = await factsOfImage(image);
            return { guard: guardOf(ours), readFacts, ours, onTag };
        }
    };
}

;// CONCATENATED MODULE: ./lib/registry/missing.js


/** The builder said that it had pushed, and the registry knows nothing of it. */
function notThere(repository, digest) {
    return new errors/* ActionError */.lZ('mismatch', `${(0,oci_reference/* pinned */.dp)(repository, digest)} is not in the registry, although the build said that it was pushed.`, {
        hint: 'Run the job again; if it stays, check whether something deletes untagged images there.'
    });
}

;// CONCATENATED MODULE: ./lib/publish/write.js


/**
 * Points the tag at the manifest. A fault is believed only if the registry, asked what the tag points at now, says
 * that it was not written: the answer alone may be lost. Rejects with the fault, an ActionError.
 */
async function writeTag(registry, tag, manifest) {
    try {
        await registry.putManifest(tag, manifest);
        return { kind: 'written' };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error.code === 'cancelled')
            throw error;
        const found = await registry.resolveTag(tag).catch(() => undefined);
        if (found === manifest.digest)
            return { kind: 'written' };
        // Docker Hub says no more than 403; but the image was taken under this name, so it is about the tag.
        if (found !== undefined && (error.code === 'immutable' || error.code === 'denied'))
            return { kind: 'fixed', found };
        throw error;
    }
}
/** A tag that names one version for good is taken by another image. */
function immutable(repository, tag, found, ours) {
    return new errors/* ActionError */.lZ('immutable', `${(0,oci_reference/* tagged */.VK)(repository, tag)} can’t be moved: it is ${found}, not ${ours}.`, {
        cause: 'the registry does not let a tag be moved once it is there (its tags are immutable), or not by this user',
        hint: 'Publish under a new version, delete the tag, or set if-tag-exists: skip to use the image that is there.'
    });
}
/** What a tag is that should be ours and is not. */
function pointsElsewhere(found) {
    return found === undefined ? 'it does not exist' : `it points at ${found}`;
}

;// CONCATENATED MODULE: ./lib/publish/tags.js




/** How often, and how long after, a tag is read again that answers with something else: registries have replicas. */
const REREADS = 2;
const REREAD_MS = 500;
const moves = ({ kind }) => kind === 'branch' || kind === 'floating';
/** The tags that no guard decides about and that yet are not this run's alone. */
function anyones(tags, guarded) {
    return tags.filter(tag => tag.keep === undefined && (tag.kind === 'fixed' || (moves(tag) && !guarded)));
}
function openTags({ log, clock }, repository, tags, image, registries, { guard, readFacts, ours, onTag }) {
    const registry = registries(repository);
    const { manifest } = image;
    const { digest } = manifest;
    const states = tags.map((tag) => {
        const isOurs = tag.name === image.written;
        return {
            tag,
            isGuarded: guard !== undefined && moves(tag),
            put: new Set(isOurs ? [digest] : []),
            before: image.before.get(tag.name),
            settled: false,
            outcome: undefined,
            reason: undefined
        };
    });
    /** `told` is the word of the log for what became of it. */
    function decide(state, outcome, reason, told = outcome) {
        const { tag } = state;
        if (state.outcome === outcome && state.reason === reason)
            return;
        const name = (0,oci_reference/* tagged */.VK)(repository, tag.name);
        log.info(outcome === 'published' ? `${name} → ${digest}` : `${name}: ${told}, because ${reason}.`);
        state.outcome = outcome;
        state.reason = reason;
        onTag({ repository, tag, outcome, ...(reason === undefined ? {} : { reason }) });
    }
    /** Whether the tag points at `target` now; it does not where the registry forbids it. */
    async function write(state, target, reason) {
        const { tag, put } = state;
        const written = await writeTag(registry, tag.name, target);
        if (written.kind === 'written') {
            put.add(target.digest);
            decide(state, target.digest === digest ? 'published' : 'kept', reason);
            return true;
        }
        const sharesCommit = !moves(tag) && (await isShared(written.found));
        if (!sharesCommit && !moves(tag))
            throw immutable(repository, tag.name, written.found, digest);
        state.settled = true;
        decide(state, 'kept', sharesCommit ? SHARED : 'the registry does not let it be moved (its tags are immutable)');
        return false;
    }
    async function isShared(found) {
        const { revision } = await readFacts(repository, found);
        return revision !== undefined && revision === ours.revision;
    }
    /** What the tag points at; read again where it is what it was before we wrote it. */
    async function read({ tag, put, before }) {
        for (let reads = 0;; reads++) {
            const found = await registry.resolveTag(tag.name);
            const isStale = put.size > 0 && !(found && put.has(found)) && (found === undefined || found === before);
            if (!isStale || reads === REREADS)
                return found;
            await clock.sleep(REREAD_MS);
        }
    }
    /** A tag that is ours to write: whether it is wrong. */
    async function checkName(state) {
        const found = await read(state);
        if (found === digest)
            return void decide(state, 'published');
        if (found !== undefined && (await isShared(found)))
            return void decide(state, 'kept', SHARED);
        // A registry that keeps nothing of what it is given is not taken for another run.
        if (anyones([state.tag], false).length > 0 && found !== undefined && found !== state.before)
            return void decide(state, 'kept', 'another run has moved it since');
        return wrong(state, found);
    }
    function wrong(state, found) {
        decide(state, 'failed', pointsElsewhere(found));
        return `${(0,oci_reference/* tagged */.VK)(repository, state.tag.name)} ${found === undefined ? 'does not exist' : `points at ${found}`}`;
    }
    async function settle(state, judge, which) {
        const { tag, put } = state;
        const found = await read(state);
        const isMine = found !== undefined && (found === digest || put.has(found));
        const isFirst = which === 'moving';
        const verdict = await judge({ repository, tag, found, isMine, written: put.size > 0, isFirst });
        if (verdict.kind === 'right') {
            if (found === digest)
                decide(state, 'published');
            return { changed: false };
        }
        if (verdict.kind === 'stays') {
            const told = state.outcome === 'published' ? 'published, and superseded since' : 'kept';
            decide(state, 'kept', verdict.reason, told);
            return { changed: false };
        }
        if (which === 'last') {
            if (found === undefined || found === state.before)
                return { changed: false, wrong: wrong(state, found) };
            if (found === digest)
                decide(state, 'published');
            else
                decide(state, 'kept', 'other runs were still moving it');
            return { changed: false };
        }
        state.before = found;
        const [target, reason] = verdict.kind === 'write' ? [manifest] : [verdict.manifest, verdict.reason];
        return { changed: await write(state, target, reason) };
    }
    const names = states.filter(({ isGuarded, tag }) => !isGuarded && tag.keep === undefined);
    for (const state of states)
        if (state.tag.keep !== undefined)
            decide(state, 'kept', state.tag.keep);
    for (const state of states)
        if (state.tag.name === image.written)
            decide(state, 'published');
    return {
        manifest,
        async writeNames() {
            const open = names.filter(({ tag }) => tag.name !== image.written);
            await parallel(open, CONCURRENCY, state => write(state, manifest));
            for (const state of names)
                if (image.seen && state.tag.name === image.written)
                    state.settled = true;
        },
        async look(which) {
            const open = states.filter(({ settled, tag }) => !settled && tag.keep === undefined);
            const judged = guard?.look(tags);
            const seen = await parallel(open, CONCURRENCY, async (state) => {
                if (state.isGuarded && judged)
                    return await settle(state, judged.judge, which);
                return { changed: false, wrong: which === 'moving' ? undefined : await checkName(state) };
            });
            return { changed: seen.some(({ changed }) => changed), wrong: seen.flatMap(({ wrong }) => wrong ?? []) };
        },
        published: () => states.filter(({ outcome }) => outcome === 'published').length,
        async takeStock() {
            await parallel(states, CONCURRENCY, async (state) => {
                const { tag, put } = state;
                if (tag.keep !== undefined)
                    return;
                try {
                    const found = await registry.resolveTag(tag.name);
                    if (found === digest)
                        decide(state, 'published');
                    else if (state.outcome === 'published' || (put.size > 0 && state.outcome !== 'kept'))
                        decide(state, 'failed', pointsElsewhere(found));
                }
                catch (error) {
                    log.debug(`${(0,oci_reference/* tagged */.VK)(repository, tag.name)} can’t be read any more: ${String(error)}`);
                }
            });
        }
    };
}

;// CONCATENATED MODULE: ./lib/publish/publish.js





/** Looks that may change something; whoever is still moved about then is left to the others. */
const MOST_LOOKS = 5;
/**
 * Points the planned tags at the image: the very bytes behind its digest are put under each name. The whole image is
 * there before, so a tag never points at something half pushed.
 * Registries have no compare-and-swap, so order comes from names: every run writes what names its version, commit or
 * run before it writes a tag that moves, and looks again after each write of one (`converge`). So of two runs that race,
 * the one that writes last sees the other's name, and gives back what is not its own: SPEC.md, section 2.1.
 */
async function publish(ports, plan, image, registries, options) {
    const images = await parallel(plan.taggedImages, CONCURRENCY, async ({ repository, tags }) => {
        const written = tags.find(({ name }) => image.written.includes((0,oci_reference/* tagged */.VK)(repository, name)))?.name;
        const [read, before] = await Promise.all([
            publish_readImage(registries, repository, { digest: image.digest, written }),
            readBefore(registries, repository, anyones(tags, options.guard !== undefined))
        ]);
        return openTags(ports, repository, tags, { ...read, written, before }, registries, options);
    });
    const [first] = images;
    if (!first)
        throw new errors/* ActionError */.lZ('input', 'There is no image to publish.');
    await truthfully(images, async () => {
        await parallel(images, CONCURRENCY, tags => tags.writeNames());
        await parallel(images, CONCURRENCY, tags => tags.look('moving'));
    });
    return { manifest: first.manifest, images };
}
/**
 * Looks at every tag, and again after whatever it had to write, until a look changes nothing. What points elsewhere
 * then and should not is an ActionError `mismatch`.
 */
async function converge({ log }, { manifest, images }) {
    await truthfully(images, async () => {
        const wrong = await parallel(images, CONCURRENCY, async (tags) => {
            for (let looks = 1;; looks++) {
                const { changed, wrong } = await tags.look(looks > MOST_LOOKS ? 'last' : 'all');
                if (!changed)
                    return wrong;
            }
        });
        if (wrong.flat().length === 0)
            return;
        throw new errors/* ActionError */.lZ('mismatch', `Not every tag points at ${manifest.digest}: ${wrong.flat().join('; ')}.`, {
            cause: 'something else wrote these tags at the same time, or the registry does not keep what it is given',
            hint: 'See whether another workflow pushes the same tags (concurrency: makes them wait for each other), then run the job again.'
        });
    });
    const count = images.reduce((sum, tags) => sum + tags.published(), 0);
    log.info(`${count} ${count === 1 ? 'tag answers' : 'tags answer'} with ${manifest.digest}.`);
}
/** A run that fails says what the registry holds, not what it was about to. */
async function truthfully(images, work) {
    try {
        await work();
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error.code !== 'cancelled')
            await parallel(images, CONCURRENCY, tags => tags.takeStock());
        throw error;
    }
}
/** The bytes behind the digest; read by the tag that the builder has written, which proves that tag with no further request. */
async function publish_readImage(registries, repository, { digest, written }) {
    const registry = registries(repository);
    const tagged = written === undefined ? undefined : await registry.getManifest(written);
    if (tagged?.digest === digest)
        return { manifest: tagged, seen: true };
    // Somebody else has moved that tag: the looks decide about it.
    const manifest = await registry.getManifest(digest);
    if (!manifest)
        throw notThere(repository, digest);
    return { manifest, seen: false };
}
async function readBefore(registries, repository, tags) {
    const registry = registries(repository);
    return new Map(await parallel(tags, CONCURRENCY, async ({ name }) => [name, await registry.resolveTag(name)]));
}

;// CONCATENATED MODULE: ./lib/publish/push-tag.js


/**
 * What a builder that can't push by digest pushes each image under, as `name:tag`: a tag of this run or version where
 * there is one. Where all move, the guard is asked before the build instead of after it, and the first tag that may be
 * written is taken. None if an image's tags must all stay where they are, and then there is nothing to push.
 */
async function choosePushTags({ log }, plan, guard, registries) {
    const chosen = [];
    for (const image of plan.taggedImages) {
        const reference = await choosePushTag(log, image, guard, registries);
        if (reference === undefined)
            return [];
        chosen.push(reference);
    }
    const names = chosen.join(', ');
    if (names !== '')
        log.info(`The builder can’t push by digest: it writes ${names} itself, before all other tags.`);
    return chosen;
}
async function choosePushTag(log, image, guard, registries) {
    const { repository } = image;
    const tags = image.tags.filter(tag => tag.keep === undefined);
    const settled = tags.some(tag => tag.kind !== 'branch' && tag.kind !== 'floating');
    if (settled || (!guard && tags.length > 0))
        return pushReferenceOf(image);
    const look = guard?.look(tags);
    for (const tag of tags) {
        const found = await registries(repository).resolveTag(tag.name);
        const verdict = await look?.judge({ repository, tag, found, isMine: false, written: false, isFirst: true });
        if (!verdict || !('reason' in verdict))
            return (0,oci_reference/* tagged */.VK)(repository, tag.name);
        log.info(`${(0,oci_reference/* tagged */.VK)(repository, tag.name)} stays, because ${verdict.reason}.`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/publish/verify.js







/**
 * Proves that an index holds every planned platform and that every tag answers with the digest; what other runs have
 * moved on since, rightly, is told and no failure.
 */
async function verify(ports, { platforms, tags }, published) {
    const { manifest } = published;
    checkPlatforms(platforms, manifest);
    if (tags.length === 0)
        return ports.log.info(`${manifest.digest} is in the registry, without a tag.`);
    await converge(ports, published);
}
/** Proves that what a job of a matrix pushed is there under its digest, with its platforms; what it holds, for the outputs. */
async function verifyByDigest(ports, plan, digest, registries, buildMetadata) {
    const found = await parallel(plan.images, CONCURRENCY, async (image) => {
        const registry = registries(image);
        const manifest = await registry.getManifest(digest);
        if (!manifest)
            throw notThere(image, digest);
        checkPlatforms(plan.platforms, manifest);
        return await readPlatforms(ports, manifest, registry, { planned: plan.platforms, buildMetadata });
    });
    ports.log.info(`${digest} is in the registry, without a tag.`);
    return found[0] ?? [];
}
function checkPlatforms(planned, { mediaType, content }) {
    // A plain manifest is of one platform by its nature; which one stands in its configuration, written by the builder.
    if (!isIndexType(mediaType)) {
        if (planned.length <= 1)
            return;
        throw missing(planned, []);
    }
    const present = content?.kind === 'index' ? imagesOf(content).map(({ platform }) => platform) : [];
    const absent = planned.filter(platform => !present.includes(platform));
    if (absent.length > 0)
        throw missing(absent, present);
}
function missing(absent, present) {
    return new errors/* ActionError */.lZ('mismatch', `The pushed image lacks ${absent.join(', ')}.`, {
        cause: present.length > 0 ? `its index holds ${present.join(', ')}` : 'it is an image of a single platform',
        hint: 'Check that the builder supports every platform of the input platforms.'
    });
}

;// CONCATENATED MODULE: ./lib/registry/client.js









const client_MOST_PAGES = 10_000;
function createClient(ports, transport, repository) {
    const { send, exchange, endpoint } = transport;
    const manifestPath = (reference) => `/v2/${repository.name}/manifests/${reference}`;
    const accept = { accept: MANIFEST_TYPES.join(', ') };
    async function getManifest(reference) {
        const what = `Reading ${repository.text} ${reference}`;
        const response = await send({
            what,
            repository,
            method: 'GET',
            path: manifestPath(reference),
            headers: accept,
            expected: [200, 404]
        });
        if (response.status === 404)
            return undefined;
        const mediaType = (response.headers['content-type']?.split(';')[0] ?? '').trim();
        if (!isManifestType(mediaType)) {
            throw new errors/* ActionError */.lZ('registry', `${what}: the registry answered with “${(0,nearest/* excerpt */.Kb)(mediaType)}”, which is not an image manifest.`);
        }
        const manifest = manifestOf(mediaType, response.body);
        if (isDigest(reference) && manifest.digest !== reference)
            throw client_damaged(what, manifest.digest);
        return manifest;
    }
    const putManifest = (what, reference, { mediaType, bytes }) => send({
        what,
        repository,
        method: 'PUT',
        path: manifestPath(reference),
        headers: { 'content-type': mediaType },
        body: bytes,
        // Some registries answer with another success than the specification's 201.
        expected: [200, 201, 202, 204]
    });
    return {
        getManifest,
        async getDocument(digest) {
            const what = `Reading ${repository.text} ${digest}`;
            const headers = { accept: [...MANIFEST_TYPES, '*/*'].join(', ') };
            const path = manifestPath(digest);
            const response = await send({ what, repository, method: 'GET', path, headers, expected: [200, 404] });
            if (response.status === 404)
                return undefined;
            if (digestOf(response.body) !== digest)
                throw client_damaged(what, digestOf(response.body));
            return response.body.toString('utf8');
        },
        async deleteManifest(digest) {
            const response = await send({
                what: `Deleting ${repository.text}@${digest}`,
                repository,
                scope: 'pull,push,delete',
                method: 'DELETE',
                path: manifestPath(digest),
                expected: [200, 202, 204, 404, 405, 501],
                once: true
            });
            if (response.status === 404)
                return 'gone';
            return response.status >= 400 ? 'refused' : 'deleted';
        },
        async probePush() {
            const what = `Asking to write to ${repository.text}`;
            const path = `/v2/${repository.name}/blobs/uploads/`;
            const response = await send({ what, repository, method: 'POST', path, expected: [202] });
            const location = response.headers.location;
            if (!location)
                return;
            // Some registries can't cancel and all forget an upload that never ends, so the answer doesn't matter: the
            // build need not wait for it, and the end of the step not long.
            const cancel = { what, repository, method: 'DELETE', path: location, expected: [], timeoutMs: 3_000 };
            void exchange(cancel).catch(() => undefined);
        },
        async resolveTag(tag) {
            const what = `Reading back ${(0,oci_reference/* tagged */.VK)(repository, tag)}`;
            const response = await send({
                what,
                repository,
                method: 'HEAD',
                path: manifestPath(tag),
                headers: accept,
                expected: [200, 400, 403, 404, 405]
            });
            if (response.status === 404)
                return undefined;
            const digest = response.status === 200 ? (response.headers['docker-content-digest'] ?? '') : '';
            // The field is optional in the specification, and a refusal of HEAD has no text that would tell a rate limit from
            // a denial: GET always tells.
            return isDigest(digest) ? digest : (await getManifest(tag))?.digest;
        },
        async getBlob(digest, maxBytes) {
            const what = `Reading ${repository.text} ${digest}`;
            const path = `/v2/${repository.name}/blobs/${digest}`;
            const limit = maxBytes === undefined ? {} : { maxBytes };
            const response = await send({ what, repository, method: 'GET', path, expected: [200, 404], ...limit });
            if (response.status === 404)
                return undefined;
            if (digestOf(response.body) === digest)
                return response.body;
            throw client_damaged(what, digestOf(response.body));
        },
        async putManifest(tag, manifest) {
            await putManifest(`Tagging ${(0,oci_reference/* tagged */.VK)(repository, tag)}`, tag, manifest);
        },
        uploadBlob: (blob, options) => uploadBlob(ports, transport, repository, blob, options),
        async putReferrer(manifest) {
            const what = `Attaching ${manifest.digest} in ${repository.text}`;
            const { headers } = await putManifest(what, manifest.digest, manifest);
            return headers['oci-subject'] !== undefined;
        },
        async listReferrers(digest) {
            const what = `Looking for what refers to ${repository.text}@${digest}`;
            const path = `/v2/${repository.name}/referrers/${digest}`;
            const response = await send({ what, repository, method: 'GET', path, headers: accept, expected: [200, 404] });
            const byApi = response.status === 200;
            const index = byApi ? manifestOf(MANIFEST_TYPES[0], response.body) : await getManifest(digest.replace(':', '-'));
            const referrers = (index?.content?.kind === 'index' ? index.content.manifests : []).map(descriptor => ({
                artifactType: descriptor.artifactType ?? '',
                predicateType: annotationOf(descriptor, 'dev.sigstore.bundle.predicateType')
            }));
            return { byApi, referrers };
        },
        async listTags() {
            const tags = new Set();
            let path = `/v2/${repository.name}/tags/list?n=1000`;
            for (let page = 0; path !== undefined; page++) {
                if (page === client_MOST_PAGES)
                    throw new errors/* ActionError */.lZ('registry', `The list of tags of ${repository.text} does not end.`);
                const response = await send({
                    what: `Listing the tags of ${repository.text}`,
                    refusalHint: 'Give credentials that may list its tags, or set floating-tags: always, which moves floating tags without looking.',
                    repository,
                    method: 'GET',
                    path,
                    expected: [200, 404],
                    // Some registries say null for none. A list that is cut short would let a floating tag go back.
                    isWhole: ({ status, body }) => status === 404 || (0,json/* field */.ZZ)((0,json/* parseJson */.qF)(body.toString('utf8')), 'tags') !== undefined
                });
                if (response.status === 404)
                    break;
                const names = (0,json/* field */.ZZ)((0,json/* parseJson */.qF)(response.body.toString('utf8')), 'tags');
                if (Array.isArray(names))
                    for (const name of names)
                        if (typeof name === 'string')
                            tags.add(name);
                path = nextPage(response, new URL(path, endpoint));
            }
            return [...tags];
        }
    };
}
function client_damaged(what, digest) {
    return new errors/* ActionError */.lZ('mismatch', `${what}: the bytes that the registry sent have the digest ${digest}.`, {
        cause: 'the answer is cut short or changed on its way, or the registry’s storage is damaged',
        hint: 'Run the job again; if it stays, tell the registry’s operator.'
    });
}
/** https://www.rfc-editor.org/rfc/rfc8288, as the distribution-spec uses it. */
function nextPage(response, current) {
    const target = /<([^<>]*)>\s*;\s*rel="?next"?/i.exec((0,text_foreign/* clip */.$Q)(response.headers.link ?? ''))?.[1];
    return target === undefined ? undefined : new URL(target, current).href;
}

;// CONCATENATED MODULE: ./lib/registry/answer.js




/** Longer bodies are no error documents, and are not taken apart to see. Bytes. */
const LONGEST_DOCUMENT = 64 * 1024;
const STATUS_TEXTS = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
    413: 'Content Too Large',
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
    504: 'Gateway Timeout'
};
function statusText(status) {
    return `${status} ${STATUS_TEXTS[status] ?? ''}`.trim();
}
/** `CODE: message` of the registry's error document, or the start of what it sent instead. */
function answerText({ body }) {
    const errors = body.length > LONGEST_DOCUMENT ? undefined : (0,json/* field */.ZZ)((0,json/* parseJson */.qF)(body.toString('utf8')), 'errors');
    if (!Array.isArray(errors))
        return (0,nearest/* excerpt */.Kb)((0,text_foreign/* clipBytes */.Wp)(body).replace(/<[^<>]*>/g, ' '), 300) || 'the answer has no text';
    const parts = errors.map(error => [(0,json/* field */.ZZ)(error, 'code'), (0,json/* field */.ZZ)(error, 'message')].filter(part => typeof part === 'string').join(': '));
    return (0,nearest/* excerpt */.Kb)(parts.join('; '), 300);
}
/** What the table of faults is asked with. */
function seenText(response, fault) {
    return response ? `${statusText(response.status)}\n${(0,text_foreign/* clipBytes */.Wp)(response.body)}` : (0,text_foreign/* clip */.$Q)((0,errors/* textOf */.b6)(fault));
}

;// CONCATENATED MODULE: ./lib/registry/endpoint.js

/** Where a registry's API is; by plain HTTP for those of `insecure`. Docker Hub's is not at the name that images carry. */
function endpointOf(registry, insecure = []) {
    if (registry === oci_reference/* DEFAULT_REGISTRY */.sx)
        return 'https://registry-1.docker.io';
    return `${isLoopback(registry) || insecure.includes(registry) ? 'http' : 'https'}://${registry}`;
}
/** The engine, too, speaks plain HTTP to registries on the machine itself, and to no others unless told so. */
function isLoopback(host) {
    return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/.test(host);
}

;// CONCATENATED MODULE: ./lib/registry/auth.js




/** The first challenge of a scheme that this client speaks. */
function parseChallenge(header) {
    for (const [, scheme = '', rest = ''] of (0,text_foreign/* clip */.$Q)(header ?? '').matchAll(/\b(basic|bearer)\s+((?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s,"]+)\s*,?\s*)*)/gi)) {
        const parameters = {};
        for (const [, name = '', quoted, bare] of rest.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)) {
            parameters[name.toLowerCase()] = quoted ?? bare ?? '';
        }
        return { scheme: scheme.toLowerCase() === 'basic' ? 'basic' : 'bearer', parameters };
    }
    return undefined;
}
/** Tokens without a lifetime live this long, seconds. https://distribution.github.io/distribution/spec/auth/token/ */
const DEFAULT_LIFETIME_S = 60;
const MARGIN_S = 10;
/**
 * Asks the token endpoint of a Bearer challenge. The credentials go there and nowhere else: over https, or to a
 * registry on this machine. Answers with the response where it is no token, so that the caller can retry or explain.
 */
async function fetchToken({ http, clock, log }, challenge, scope, credentials, { insecure, ...limits }) {
    const { realm = '', service } = challenge.parameters;
    const url = parseRealm(realm, insecure);
    const query = new URLSearchParams(service ? { service } : {});
    // One field a scope: not every registry takes blanks between them.
    for (const one of scope.split(' '))
        query.append('scope', one);
    if (credentials && 'identityToken' in credentials) {
        query.set('grant_type', 'refresh_token');
        query.set('client_id', 'publish-image');
        query.set('refresh_token', credentials.identityToken);
        return readToken(await http({
            method: 'POST',
            url: url.href,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: Buffer.from(query.toString()),
            ...limits
        }), clock, log);
    }
    for (const [key, value] of query)
        url.searchParams.append(key, value);
    const headers = credentials ? { authorization: basic(credentials) } : {};
    return readToken(await http({ method: 'GET', url: url.href, headers, ...limits }), clock, log);
}
function parseRealm(realm, insecure) {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const plain = url?.protocol === 'http:' && (isLoopback(url.host) || insecure.includes(url.host));
    if (url && (url.protocol === 'https:' || plain))
        return url;
    throw new errors/* ActionError */.lZ('login', `The registry names “${realm}” as the place to log in, which is not an https address.`, {
        cause: 'credentials are sent over https only',
        hint: 'Check the registry’s host in the input images.'
    });
}
function readToken(response, clock, log) {
    if (response.status !== 200)
        return response;
    const body = (0,json/* parseJson */.qF)(response.body.toString('utf8'));
    const value = (0,json/* stringAt */.bX)(body, 'token') || (0,json/* stringAt */.bX)(body, 'access_token');
    if (!value)
        return response;
    log.mask(value);
    const lifetime = (0,json/* numberAt */.tk)(body, 'expires_in') ?? DEFAULT_LIFETIME_S;
    return { value, expiresAt: clock.now() + Math.max(1, lifetime - MARGIN_S) * 1000 };
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./lib/registry/follow.js


const LIMITS = { timeoutMs: 30_000, maxBytes: 8 * 1024 * 1024 };
const MOST_REDIRECTS = 3;
/**
 * Sends requests to one registry and goes where it leads, by redirect, `Link` or `Location`. Its origin alone sees the
 * credential, also when a stranger leads back to it; anything but reading never leaves it, and TLS is not given up.
 */
function createFollow({ http }, { endpoint, insecure }) {
    const home = new URL(endpoint);
    const plain = ({ host }) => home.protocol === 'http:' || isLoopback(host) || insecure.includes(host);
    return async (request, authorization) => {
        const { what, method, body, headers, path, timeoutMs = LIMITS.timeoutMs, maxBytes = LIMITS.maxBytes } = request;
        const reading = method === 'GET' || method === 'HEAD';
        let url = new URL(path, endpoint);
        let own = true;
        for (let redirects = 0;; redirects++) {
            own &&= url.origin === home.origin;
            if (!own && !reading)
                throw new errors/* ActionError */.lZ('registry', `${what}: ${home.host} leads to ${url.origin}, and only reading goes elsewhere.`);
            if (url.protocol !== 'https:' && !(url.protocol === 'http:' && plain(url)))
                throw new errors/* ActionError */.lZ('registry', `${what}: ${home.host} leads to ${url.origin}, which is not an https address.`);
            const all = { ...headers, ...(own && authorization !== undefined ? { authorization } : {}) };
            const response = await http({
                method,
                url: url.href,
                headers: all,
                ...(body ? { body } : {}),
                timeoutMs,
                maxBytes
            }).catch((error) => {
                throw redirects === 0 || error instanceof errors/* ActionError */.lZ
                    ? error
                    : new Error(`at ${url.origin}, where it leads`, { cause: error });
            });
            const target = response.headers.location;
            const moved = [301, 302, 303, 307, 308].includes(response.status) && target !== undefined;
            if (!moved || !reading || redirects >= MOST_REDIRECTS)
                return { response, from: url, own };
            url = new URL(target, url);
        }
    };
}

;// CONCATENATED MODULE: ./lib/registry/authorization.js


/** What the registry wants to see, by scope; each token is fetched once and used until it ends. */
function createAuthorization(runner, options) {
    const tokens = new Map();
    let challenge;
    let credentials;
    const isStale = (token) => 'status' in token || token.expiresAt <= runner.clock.now();
    async function token(challenge, scope) {
        const cached = tokens.get(scope);
        if (cached && !(await cached.then(isStale, () => true)))
            return cached;
        // Requests that come meanwhile wait for this one instead of asking too.
        const current = tokens.get(scope);
        const next = current !== cached && current
            ? current
            : fetchToken(runner, challenge, scope, await credentials, { ...LIMITS, insecure: options.insecure });
        tokens.set(scope, next);
        return next;
    }
    return {
        /** The Authorization field; undefined if none was asked for; the response where there is no token to be had. */
        async forScope(scope) {
            if (!challenge)
                return undefined;
            credentials ??= options.credentials();
            const found = await credentials;
            if (challenge.scheme === 'basic')
                return found && 'password' in found ? basic(found) : undefined;
            const fetched = await token(challenge, scope);
            return 'status' in fetched ? fetched : `Bearer ${fetched.value}`;
        },
        /** Takes note of a 401 of the registry's own; false if it asks for nothing that this client can do. */
        challenged(scope, header) {
            const wanted = parseChallenge(header);
            if (!wanted)
                return false;
            tokens.delete(scope);
            challenge = wanted;
            return true;
        }
    };
}

;// CONCATENATED MODULE: ./lib/registry/transport.js






/** Requests to one registry: authorization, retries, and failures in words. */
function createTransport(runner, options) {
    const endpoint = endpointOf(options.registry, options.insecure);
    const authorization = createAuthorization(runner, options);
    const follow = createFollow(runner, { endpoint, insecure: options.insecure });
    /** One exchange, and a second with a new token if the registry wants one. */
    async function exchange(operation) {
        const { repository, from } = operation;
        const scopes = repository
            ? [`repository:${repository.name}:${operation.scope ?? options.actions ?? 'pull,push'}`]
            : [''];
        const scope = [...scopes, ...(from ? [`repository:${from.name}:pull`] : [])].join(' ');
        for (let again = false;; again = true) {
            const authorized = await authorization.forScope(scope);
            if (typeof authorized === 'object')
                return { response: authorized, ofToken: true };
            const followed = await follow(operation, authorized);
            const { response, own } = followed;
            const answer = { ...followed, ofToken: false };
            // Elsewhere nobody has a say in where the credentials go.
            if (response.status !== 401 || !own || again)
                return answer;
            if (!authorization.challenged(scope, response.headers['www-authenticate']))
                return answer;
        }
    }
    function send(operation) {
        return withRetries(runner, operation.once ? 0 : options.retries, operation.what, () => attempt(operation));
    }
    async function attempt(operation) {
        let answer;
        let fault;
        try {
            answer = await exchange(operation);
            const { response, ofToken } = answer;
            // A token endpoint's 404 says nothing about the tag that was asked for.
            const expected = !ofToken && operation.expected.includes(response.status);
            if (expected && (operation.isWhole?.(response) ?? true))
                return { value: response };
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            fault = error;
        }
        return judge(operation, answer, fault);
    }
    /** Faults that pass go back to be tried again; the others are thrown. */
    function judge(operation, answer, fault) {
        const response = answer?.response;
        const cut = answer !== undefined && !answer.ofToken && operation.expected.includes(answer.response.status);
        const { code, message, cause, hint, detail } = answer
            ? refused(operation, answer, endpoint, cut)
            : unreached(operation, endpoint, fault);
        const found = hint === undefined
            ? options.diagnose(seenText(response, fault), transport_aboutOf(operation, options.registry, answer?.ofToken === true))
            : undefined;
        const passing = !response || cut || response.status === 429 || response.status >= 500 || found?.retry === true;
        const own = hint ?? (passing ? undefined : operation.refusalHint);
        const error = new errors/* ActionError */.lZ(found?.immutable ? 'immutable' : code, message, {
            cause: found?.cause ?? cause,
            hint: own ?? found?.fix ?? 'Check the name of the image, and what the registry’s own log says about this request.',
            detail
        });
        if (!passing)
            throw error;
        const afterMs = retryAfterMs(response?.headers['retry-after'], runner.clock.now());
        return { passing: error, rateLimit: found?.rateLimit, once: found?.once, afterMs };
    }
    return { endpoint, retries: options.retries, send, attempt, exchange };
}
function transport_aboutOf({ repository, method }, host, ofToken) {
    if (!repository)
        return { operation: 'login', host };
    const isRead = method === 'GET' || method === 'HEAD';
    return { operation: ofToken ? 'login' : isRead ? 'read' : 'push', image: repository, host };
}
function unreached({ what, method, path }, endpoint, fault) {
    const url = new URL(path, endpoint);
    return {
        code: 'network',
        message: `${what}: ${url.host} can’t be reached`,
        cause: (0,errors/* textOf */.b6)(fault),
        hint: undefined,
        detail: `${method} ${url.origin}${url.pathname}: ${(0,errors/* textOf */.b6)(fault)}`
    };
}
function refused(operation, answer, endpoint, cut) {
    const { what, method } = operation;
    const { response } = answer;
    const { host, origin } = new URL(endpoint);
    const elsewhere = !answer.ofToken && !answer.own;
    const url = answer.ofToken ? undefined : answer.from;
    const asked = answer.ofToken ? `the request for a token for ${origin}` : `${method} ${url?.origin}${url?.pathname}`;
    const said = answerText(response);
    const detail = `${asked} was answered with ${statusText(response.status)}: ${said}`;
    const denied = response.status === 401 || response.status === 403;
    if (elsewhere && denied)
        return {
            code: 'registry',
            message: `${what}: ${url?.host}, where ${host} leads, answered with ${statusText(response.status)}`,
            cause: 'credentials are sent to the registry alone, not to where it leads',
            hint: 'Tell the registry’s operator: what it leads to must be readable without a further log-in.',
            detail
        };
    const who = elsewhere ? `${url?.host}, where ${host} leads,` : host;
    const answered = `${who} answered with ${statusText(response.status)}`;
    const message = `${what}: ${answer.ofToken ? `${answered} to the request for a token` : answered}`;
    const code = denied ? 'denied' : 'registry';
    return {
        code,
        message: cut ? `${message}, and not with what was asked for` : message,
        cause: `the answer says: ${said}`,
        hint: undefined,
        detail
    };
}

;// CONCATENATED MODULE: ./lib/registry/registries.js


function createRegistries(runner, { credentialsFor, ...options }) {
    const transports = new Map();
    const transportOf = (registry) => {
        const transport = transports.get(registry) ??
            createTransport(runner, { ...options, registry, credentials: () => credentialsFor(registry) });
        transports.set(registry, transport);
        return transport;
    };
    return Object.assign((repository) => createClient(runner, transportOf(repository.registry), repository), {
        async checkLogin(registry) {
            const what = `Logging in to ${registry}`;
            await transportOf(registry).send({ what, method: 'GET', path: '/v2/', expected: [200] });
        }
    });
}

;// CONCATENATED MODULE: ./lib/publish/visibility.js



/**
 * A new package of GitHub's registry is private, even of a public repository, and there is no API to change that: the
 * release looks good and nobody can pull it. So the image is asked for once without credentials.
 */
async function checkVisibility(ports, { images, repository, insecureRegistries }, digest, diagnose) {
    if (repository.isPrivate !== false)
        return;
    const anonymous = createRegistries(ports, {
        credentialsFor: async () => undefined,
        retries: 0,
        diagnose: (text, details) => diagnose(text, { ...details, credential: { kind: 'none' } }),
        insecure: insecureRegistries,
        actions: 'pull'
    });
    for (const image of images.filter(({ registry }) => registry === repository.registry)) {
        try {
            await anonymous(image).resolveTag(digest);
        }
        catch (error) {
            if (!(error instanceof errors/* ActionError */.lZ) || error.code !== 'denied')
                continue;
            const settings = packageSettings({ serverUrl: repository.serverUrl, repository: repository.name, ownerType: repository.ownerType }, image);
            ports.log.warning(`${image.text} can’t be pulled without a log-in, although ${repository.name} is public.\nWhat to do: under Danger Zone → Change visibility make it public: ${settings}`, { title: 'The package is private' });
        }
    }
}

;// CONCATENATED MODULE: ./lib/report/journal.js


function createJournal() {
    const tags = new Map();
    const stages = [];
    const targets = new Map();
    let found = {};
    return {
        note(findings, target) {
            if (target === undefined)
                found = { ...found, ...findings };
            else
                targets.set(target, { ...targets.get(target), ...findings });
        },
        tag(outcome) {
            tags.set(`${outcome.repository.text}:${outcome.tag.name}`, outcome);
        },
        stage(time) {
            stages.push(time);
        },
        get outcome() {
            const { plan } = found;
            return {
                ...found,
                tags: inPlannedOrder([...tags.values()], plan),
                stages: [...stages],
                targets: (plan ? plan_imagesOf(plan) : []).flatMap(({ target: name, plan }) => name === undefined ? [] : { ...targets.get(name), name, plan })
            };
        }
    };
}
/** What is known of that image so far. */
function findingsOf(outcome, target) {
    return target === undefined ? outcome : (outcome.targets.find(({ name }) => name === target) ?? {});
}
/** buildx's metadata of that image, JSON: of several, a value a target. */
function metadataOf({ built }, target) {
    if (target === undefined || !built)
        return built?.metadata ?? '';
    return JSON.stringify((0,json/* field */.ZZ)((0,json/* parseJson */.qF)(built.metadata), target) ?? {});
}
/** Tags are decided side by side; people read them in the order of the plan. */
function inPlannedOrder(tags, plan) {
    const images = plan?.images.map(({ text }) => text) ?? [];
    const names = plan?.tags.map(({ name }) => name) ?? [];
    const place = ({ repository, tag }) => images.indexOf(repository.text) * names.length + names.indexOf(tag.name);
    return [...tags].sort((a, b) => place(a) - place(b));
}

;// CONCATENATED MODULE: ./lib/naming/bake.js
/**
 * The four bake files by the name of the output that holds their path, as JSON.
 * https://github.com/docker/metadata-action#bake-definition
 */
function bakeFiles(facts) {
    const { target, images, version, annotations } = facts;
    const tags = {
        tags: facts.tags,
        args: { DOCKER_META_IMAGES: images.join(','), ...(version === '' ? {} : { DOCKER_META_VERSION: version }) }
    };
    const labels = { labels: Object.fromEntries(facts.labels) };
    const file = (suffix, definition) => ({
        name: `docker-metadata-action-bake${suffix}.json`,
        content: JSON.stringify({ target: { [target]: definition } }, null, 2)
    });
    return new Map([
        ['bake-file-tags', file('-tags', tags)],
        ['bake-file-labels', file('-labels', labels)],
        ['bake-file-annotations', file('-annotations', { annotations })],
        ['bake-file', file('', { ...tags, ...labels })]
    ]);
}

;// CONCATENATED MODULE: ./lib/report/bake.js



/** An outcome for each image: the only one, or one of each target. */
function outcomesOf(outcome) {
    if (outcome.targets.length === 0)
        return [outcome];
    return outcome.targets.map(target => {
        const isOwn = ({ repository }) => target.plan.images.some(({ text }) => text === repository.text);
        return { ...outcome, ...target, tags: outcome.tags.filter(isOwn), targets: [] };
    });
}
/** The outcome as one image’s, where a definition has made a single one. */
function asSingle(outcome) {
    const [only, ...more] = outcomesOf(outcome);
    return only && more.length === 0 ? only : outcome;
}
/** The outputs about several images, by name: what is true at the end of the run, also of one that failed. */
function bakeOutputs(outcome) {
    const { plan, targets } = outcome;
    const outputs = new Map();
    if (plan?.action.kind !== 'bake')
        return outputs;
    const entries = targets.map(target => [target.name, bake_entryOf(target, outcome)]);
    outputs.set('bake', JSON.stringify(Object.fromEntries(entries)));
    outputs.set('pushed', String(targets.some(({ image }) => image?.origin === 'built')));
    const refs = targets.flatMap(({ plan: { images }, image }) => image ? images.map(name => (0,oci_reference/* pinned */.dp)(name, image.digest)) : []);
    if (refs.length > 0)
        outputs.set('refs', JSON.stringify(refs));
    const { jobIndex } = plan.action.bake;
    if (jobIndex !== undefined && isByDigest(plan.action))
        outputs.set(`result-${jobIndex}`, targets.flatMap(resultLines).join('\n'));
    return outputs;
}
/** SPEC.md, section 11. */
function bake_entryOf({ plan: { images, taggedImages }, image, platforms, attested }, { tags }) {
    const [first] = images;
    const planned = taggedImages.flatMap(({ repository, tags }) => tags.map(({ name }) => (0,oci_reference/* tagged */.VK)(repository, name)));
    const published = tags
        .filter(({ outcome }) => outcome === 'published')
        .map(({ repository, tag }) => (0,oci_reference/* tagged */.VK)(repository, tag.name));
    return {
        image: first?.text ?? '',
        digest: image?.digest ?? '',
        ref: first && image ? (0,oci_reference/* pinned */.dp)(first, image.digest) : '',
        tags: published.filter(reference => planned.includes(reference)),
        platforms: Object.fromEntries((platforms ?? []).map(({ platform, digest, size }) => [platform, { digest, size }])),
        attestation: attested?.urls.join('\n') ?? ''
    };
}
/** A line a platform, plain words: the jobs of a matrix hand them on, and JSON in job outputs can be masked away. */
function resultLines({ name, image, platforms = [] }) {
    return image ? [`${name} ${platforms.map(({ platform }) => platform).join(',')} ${image.digest}`] : [];
}
/** The outcome of all images as if it were one’s, for the word that heads the summary. */
function bake_together(outcome) {
    const { targets } = outcome;
    if (targets.length <= 1)
        return outcome;
    const images = targets.flatMap(({ image }) => image ?? []);
    const [first] = images;
    return {
        ...outcome,
        ...(first ? { image: { ...first, written: images.flatMap(({ written }) => written) } } : {}),
        ...(images.length > 0 && targets.every(({ image, verified }) => verified || !image) ? { verified: true } : {})
    };
}
/** A row a target, where there are several. */
function targetLines({ targets }) {
    if (targets.length <= 1)
        return [];
    const rows = targets.map(target => {
        const { name, plan, image, platforms = [], attested, unsigned } = target;
        const [first] = plan.images;
        const where = image && first ? code((0,oci_reference/* pinned */.dp)(first, image.digest)) : code(first?.text ?? '');
        const signed = attested ? 'signed' : image && unsigned !== undefined ? `not signed, because ${plain(unsigned)}` : '';
        return `| ${code(name)} | ${image ? where : `${where} **not pushed**`} | ${platforms.map(({ platform }) => platform).join(', ')} | ${signed} |`;
    });
    return ['| target | image | platforms | |', '|---|---|---|---|', ...rows, ''];
}

;// CONCATENATED MODULE: ./lib/report/outputs.js






/** The outputs of docker/metadata-action, which are also exported as DOCKER_METADATA_OUTPUT_* variables. */
function metadataOutputs(plan) {
    const { images, version, labels } = plan;
    const { separators, annotationLevels, bakeTarget } = plan.outputs;
    const names = plan.tags.map(tag => tag.name);
    const tags = referencesOf(plan.taggedImages);
    const pairs = pairLines(plan.annotations);
    const annotations = annotationLevels.flatMap(level => pairs.map(pair => `${level}:${pair}`));
    const values = new Map([
        ['version', version],
        ['tags', tags.join(separators.tags)],
        ['tag-names', names.join(separators.tags)],
        ['labels', pairLines(labels).join(separators.labels)],
        ['annotations', annotations.join(separators.annotations)],
        ['json', JSON.stringify({ tags, 'tag-names': names, labels: Object.fromEntries(labels), annotations })]
    ]);
    const facts = {
        target: bakeTarget,
        images: images.map(image => image.text),
        version,
        tags,
        labels,
        annotations
    };
    return { values, files: bakeFiles(facts) };
}
/** `bake-file-tags` → `DOCKER_METADATA_OUTPUT_BAKE_FILE_TAGS` */
function metadataVariable(output) {
    return `DOCKER_METADATA_OUTPUT_${output.replace(/\W/g, '_').toUpperCase()}`;
}
/**
 * The outputs about the image, by name: what is true at the end of the run, also of one that failed.
 * A name that is not here stays unset, which a workflow reads as an empty text.
 */
function imageOutputs(outcome) {
    const { plan, built, builder, image, platforms, tags, attested, targets } = asSingle(outcome);
    const outputs = new Map();
    const [first] = plan?.images ?? [];
    if (!plan || !(first || plan.action.kind === 'bake'))
        return outputs;
    // Of several images none is the one.
    if (first && targets.length <= 1)
        outputs.set('image', first.text);
    outputs.set('matrix', JSON.stringify(plan.matrix));
    if (plan.handedOn !== undefined)
        outputs.set('plan', plan.handedOn);
    const isSent = plan.action.kind === 'artifact' ? image?.origin === 'built' : built?.digest !== undefined;
    outputs.set('pushed', String(isSent));
    if (first && image) {
        const { digest } = image;
        outputs.set('digest', digest);
        outputs.set('ref', (0,oci_reference/* pinned */.dp)(first, digest));
        outputs.set('refs', JSON.stringify(plan.images.map(repository => (0,oci_reference/* pinned */.dp)(repository, digest))));
        outputs.set('subject-name', first.text);
        outputs.set('subject-digest', digest);
    }
    for (const outcome of ['published', 'kept']) {
        const ofOutcome = tags.filter(tag => tag.outcome === outcome);
        outputs.set(`${outcome}-tags`, ofOutcome.map(({ repository, tag }) => (0,oci_reference/* tagged */.VK)(repository, tag.name)).join('\n'));
    }
    if (platforms) {
        const entries = platforms.map(({ platform, digest, size }) => [platform, { digest, size }]);
        // Plain, a name each: the jobs of a matrix hand them on, and JSON in job outputs can be masked away.
        if (isByDigest(plan.action))
            for (const { platform } of platforms)
                outputs.set(`digest-${platform.replaceAll(/[^\w-]/g, '-')}`, image?.digest ?? '');
        outputs.set('platforms', JSON.stringify(Object.fromEntries(entries)));
    }
    if (attested) {
        outputs.set('attestation-id', attested.ids.join('\n'));
        outputs.set('attestation-url', attested.urls.join('\n'));
        outputs.set('bundle-path', attested.bundlePath);
    }
    // The engine's BuildKit outlives the connection that this step had to it.
    if (builder)
        outputs.set('builder', builder.temporary ? 'default' : (builder.name ?? 'default'));
    if (built) {
        outputs.set('imageid', built.imageId);
        outputs.set('metadata', built.metadata);
    }
    for (const [name, value] of bakeOutputs(outcome))
        outputs.set(name, value);
    return outputs;
}

;// CONCATENATED MODULE: ./lib/report/redact.js

/**
 * The outcome without secrets in what others wrote. Before the summary is made of it, because that writes `&#35;` for
 * `#`, and a secret would not be found any more. Names and tags hold none: the plan refuses that.
 */
function redacted(outcome, redact) {
    const { plan, permission, error } = outcome;
    return {
        ...outcome,
        targets: outcome.targets.map(target => ({ ...target, plan: withoutSecrets(target.plan, redact) })),
        ...(plan && { plan: withoutSecrets(plan, redact) }),
        ...(permission && {
            permission: { ...permission, reason: redact(permission.reason), hint: permission.hint && redact(permission.hint) }
        }),
        ...(error && { error: redactedError(error, redact) })
    };
}
function withoutSecrets(plan, redact) {
    return {
        ...plan,
        source: { ...plan.source, ref: redact(plan.source.ref) },
        warnings: plan.warnings.map(redact),
        labels: new Map([...plan.labels].map(([name, value]) => [name, redact(value)]))
    };
}
function redactedError({ code, message, cause, hint, detail, output, place }, redact) {
    return new errors/* ActionError */.lZ(code, redact(message), {
        ...(cause === undefined ? {} : { cause: redact((0,errors/* textOf */.b6)(cause)) }),
        hint: hint && redact(hint),
        detail: detail && redact(detail),
        output: output.map(redact),
        place: place && { ...place, file: place.file && redact(place.file) }
    });
}

;// CONCATENATED MODULE: ./lib/report/fold.js
function folded(title, lines) {
    return [`<details><summary>${title}</summary>`, '', ...lines, '</details>', ''];
}

;// CONCATENATED MODULE: ./lib/report/plan-summary.js




/** A dry run's summary is its plan: names, tags with the rule that made them, and what would be done. */
function planSummary(plan) {
    const images = plan.images.map(({ text }) => code(text));
    const version = plan.version === '' ? '' : ` ${code(plan.version)}`;
    const { push, reason } = plan.push;
    return [
        `### 📋 Plan: ${images.join(', ') || 'container image'}${version}`,
        '',
        `${PUSHES[push]}: ${plain(reason)}. A dry run starts nothing and asks nobody.`,
        '',
        ...tagTable(plan),
        ...(plan.platforms.length > 0 ? [`Platforms: ${plan.platforms.map(code).join(', ')}`, ''] : []),
        ...plan.warnings.map(warning => `- ⚠️ ${plain(warning)}`),
        ...(plan.warnings.length > 0 ? [''] : []),
        ...labelLines(plan)
    ].join('\n');
}
const PUSHES = {
    yes: 'It would be pushed',
    no: 'It would not be pushed',
    'if-allowed': 'It would be pushed if the registry allows it'
};
function tagTable(plan) {
    const same = plan.action.kind !== 'bake' && plan.taggedImages.every(({ tags }) => tags.length === plan.tags.length);
    const rows = same
        ? plan.tags.map(tag => ({ text: tag.name, tag }))
        : plan.taggedImages.flatMap(({ repository, tags }) => tags.map(tag => ({ text: (0,oci_reference/* tagged */.VK)(repository, tag.name), tag })));
    if (rows.length === 0)
        return ['No tag.', ''];
    const lines = rows.map(({ text, tag }) => `| ${code(text)} | ${plain(tag.kind)} | ${code(printOrigin(tag))} |`);
    return ['| tag | kind | made by |', '|---|---|---|', ...lines, ''];
}
function labelLines({ labels }) {
    const lines = pairLines(labels);
    if (lines.length === 0)
        return [];
    return [
        `<details><summary>${lines.length} labels</summary>`,
        '',
        '```ini',
        ...lines.flatMap(fenced),
        '```',
        '',
        '</details>',
        ''
    ];
}

;// CONCATENATED MODULE: ./lib/report/retained.js



/** More rows than this are folded away, and more than that left to the log. */
const MOST_OPEN = 24;
const MOST_ROWS = 500;
/** What was deleted, or would be, and what stays: numbers first, then the reasons, then each. */
function retainedLines(retained) {
    return retained.flatMap(linesOf);
}
function linesOf({ repository, dryRun, listed, deleted, failed, kept, reasons, freed, stopped, notes }) {
    const verb = dryRun ? 'would be deleted' : 'deleted';
    const size = freed > 0 ? `, ${bytes(freed)} that nothing else uses` : '';
    const stays = reasons.map(({ why, count }) => `${count} ${plain(why)}`).join('; ');
    return [
        `${code(repository.text)}: of ${listed} versions **${deleted.length} ${verb}**${size}; ${kept.length} stay.`,
        '',
        ...(stays === '' ? [] : [`What stays: ${stays}.`, '']),
        ...(stopped === undefined ? [] : [`**Ended early:** ${plain(stopped)}. The next run goes on.`, '']),
        ...table('could not be deleted', failed),
        ...table(verb, deleted),
        // Who looks before deleting wants to see why the others stay, too.
        ...(dryRun ? table('stay', kept, 0) : []),
        ...notes.flatMap(note => [plain(note), ''])
    ];
}
function table(title, versions, open = MOST_OPEN) {
    if (versions.length === 0)
        return [];
    const rows = versions
        .slice(0, MOST_ROWS)
        .map(({ name, digest, id, why }) => `| ${code(name)} | ${code(digest.slice(0, 19))} | ${id ?? ''} | ${plain(why)} |`);
    const more = versions.length > MOST_ROWS ? [`The other ${versions.length - MOST_ROWS} are in the log.`, ''] : [];
    const lines = [`| ${title} | digest | ID | why |`, '|---|---|---|---|', ...rows, '', ...more];
    return versions.length > open ? folded(`${versions.length} ${title}`, lines) : lines;
}

;// CONCATENATED MODULE: ./lib/report/tag-list.js

/**
 * Each tag and what became of it, also of a run that failed before it came to them. Images whose tags fared alike share
 * a group.
 */
function tagGroups({ plan, tags, error }) {
    if (!plan)
        return [];
    const groups = plan.taggedImages.map(({ repository, tags: planned }) => {
        const decided = tags.filter(tag => tag.repository.text === repository.text);
        const open = error ? planned.filter(({ name }) => !decided.some(({ tag }) => tag.name === name)) : [];
        return { repository, tags: [...decided.map(listed), ...open.map(({ name }) => unwritten(name))] };
    });
    const [first, ...others] = groups;
    if (!first || first.tags.length === 0)
        return groups.filter(({ tags: own }) => own.length > 0);
    const alike = others.every(({ tags: own }) => JSON.stringify(own) === JSON.stringify(first.tags));
    return alike ? [{ repository: undefined, tags: first.tags }] : groups;
}
/** What brings it to another machine: by the tag that people use, and by the digest, which can't change under them. */
function pullCommands({ plan, image, tags }) {
    if (!plan || !image)
        return [];
    const artifact = plan.action.kind === 'artifact' ? plan.action.artifact.kind : undefined;
    return plan.images.flatMap(repository => {
        const isOwn = (tag) => tag.repository.text === repository.text && tag.outcome === 'published';
        const tag = tags.find(isOwn)?.tag.name;
        if (artifact === 'chart') {
            const chart = `helm pull oci://${repository.text}`;
            return [
                ...(tag === undefined ? [] : [`${chart} --version ${tag}`]),
                `helm pull oci://${(0,oci_reference/* pinned */.dp)(repository, image.digest)}`
            ];
        }
        const pull = `${artifact ? 'oras' : 'docker'} pull`;
        const byTag = tag === undefined ? [] : [`${pull} ${(0,oci_reference/* tagged */.VK)(repository, tag)}`];
        return [...byTag, `${pull} ${(0,oci_reference/* pinned */.dp)(repository, image.digest)}`];
    });
}
function listed({ tag, outcome, reason }) {
    if (outcome === 'published')
        return { name: tag.name };
    const what = outcome === 'kept' ? 'kept' : 'not written';
    return { name: tag.name, exception: { what, reason: reason ?? '' } };
}
function unwritten(name) {
    return { name, exception: { what: 'not written', reason: '' } };
}
/** `kept, because 2.5.2 is higher` */
function exceptionText({ what, reason }) {
    if (reason === '')
        return what;
    return what === 'kept' ? `kept, because ${reason}` : `not written: ${reason}`;
}
/** What the plan's tags would have been, where none was decided. */
function plannedNames(plan) {
    return plan.tags.map(({ name }) => name);
}

;// CONCATENATED MODULE: ./lib/report/text.js







/** `240 ms`, `1.2 s`, `3 min 5 s` */
function duration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
/** What failed, why, what to do, what the user's program wrote, and the very words: an entry each. */
function failureLines(error) {
    return [
        error.message,
        ...(error.cause === undefined ? [] : [`Why: ${(0,errors/* textOf */.b6)(error.cause)}`]),
        ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
        ...(error.output.length === 0 ? [] : [`Last lines of its output:\n${error.output.join('\n')}`]),
        ...(error.detail === undefined ? [] : [`Details: ${error.detail}`])
    ];
}
/** The plan as the log shows it. */
function planLines(plan) {
    const { push, action } = plan;
    const pushLine = `push     ${push.push}, because: ${push.reason}`;
    if (action.kind !== 'bake')
        return [...imageLines(plan), pushLine];
    const { targets, others } = action.bake;
    return [
        ...targets.flatMap(target => [`target   ${target.name}`, ...imageLines(planOfTarget(plan, target))]),
        ...others.map(({ name, build }) => `target   ${name} → ${build.exports.others.join('; ')}`),
        pushLine
    ];
}
function imageLines(plan) {
    // Where the images have the same tags, as they have by rules, each stands there once.
    const same = plan.taggedImages.every(({ tags }) => tags.length === plan.tags.length);
    const tags = same
        ? plan.tags.map(tag => ({ text: tag.name, tag }))
        : plan.taggedImages.flatMap(({ repository, tags }) => tags.map(tag => ({ text: (0,oci_reference/* tagged */.VK)(repository, tag.name), tag })));
    const width = Math.max(0, ...tags.map(({ text }) => text.length));
    return [
        ...plan.images.map(image => `image    ${image.text}`),
        ...tags.map(({ text, tag }) => `tag      ${text.padEnd(width)}  ${tag.kind}, from ${printOrigin(tag)}`),
        ...(plan.platforms.length > 0 ? [`platform ${plan.platforms.join(', ')}`] : []),
        ...(plan.action.kind === 'artifact'
            ? artifactLines(plan.action.artifact)
            : pairLines(plan.labels).map(line => `label    ${line}`))
    ];
}
function artifactLines(artifact) {
    if (artifact.kind === 'files')
        return artifact.files.map(({ title, mediaType }) => `file     ${title}${mediaType ? `  ${mediaType}` : ''}`);
    const { path, packed, setVersion } = artifact;
    const how = packed
        ? 'as it is'
        : setVersion
            ? `packed by helm, version and appVersion ${setVersion}`
            : 'packed by helm';
    return [`chart    ${path}, ${how}`];
}
/** The log's last block: the digest, how to pull it, and each tag and what became of it. */
function endLines(outcome) {
    return outcomesOf(outcome).flatMap(imageEndLines);
}
function imageEndLines(outcome) {
    const { plan, image } = outcome;
    if (!plan || !image || plan.dryRun)
        return [];
    const rows = tagGroups(outcome).flatMap(({ repository, tags }) => tags.map(({ name, exception }) => ({
        name: repository ? (0,oci_reference/* tagged */.VK)(repository, name) : name,
        what: exception ? exceptionText(exception) : 'points at it'
    })));
    const width = Math.max(0, ...rows.map(({ name }) => name.length));
    return [
        '',
        ...plan.images.map(({ text }) => `image  ${text}${plan.version === '' ? '' : ` ${plan.version}`}`),
        `digest: ${image.digest}`,
        ...rows.map(({ name, what }) => `tag    ${name.padEnd(width)}  ${what}`),
        ...pullCommands(outcome).map(command => `pull   ${command}`)
    ];
}

;// CONCATENATED MODULE: ./lib/report/summary.js












/** More tags than this are folded away. */
const MOST_TAGS = 24;
/** Of a cause, characters: all summaries of a job together may have 1 MiB. */
const LONGEST_CAUSE = 64 * 1024;
/** The job summary, Markdown: what came of it first, then what to copy, then how it went. */
function summaryOf(whole) {
    const outcome = asSingle(whole);
    const { plan, error } = outcome;
    if (plan?.dryRun && !error && !outcome.retained)
        return planSummary(plan);
    const [first] = plan?.images ?? [];
    return [
        headingOf(bake_together(outcome)),
        '',
        ...failureBlock(outcome),
        ...retainedLines(outcome.retained ?? []),
        ...targetLines(outcome),
        ...pullLines(outcome),
        ...tagLines(outcome),
        ...originLines(outcome),
        ...platformLines(outcome),
        ...(first ? attestationLines(outcome, first) : []),
        ...azureLines(outcome),
        ...courseLines(outcome)
    ].join('\n');
}
/** What brings it to another machine. */
function pullLines(outcome) {
    const commands = outcomesOf(outcome).flatMap(pullCommands);
    return commands.length > 0 ? shell(commands.join('\n')) : [];
}
/** What came of it, of which images, and in which version. */
function headingOf(outcome) {
    const { plan } = outcome;
    const images = plan?.images.map(({ text }) => code(text)) ?? [];
    const version = plan && summary_isBuilding(plan) && !isByDigest(plan.action) ? [code(plan.version)] : [];
    const named = images.length > 0 ? images.join(', ') : 'container image';
    return `### ${[summary_titleOf(outcome), named, ...version.filter(text => text !== code(''))].join(' ')}`;
}
function summary_titleOf({ error, verified, tags, image, plan }) {
    if (error?.code === 'cancelled')
        return '🛑 Cancelled:';
    if (error)
        return tags.some(isPublishedByUs(image)) ? '❌ Published in part:' : '❌ Not published:';
    if (verified)
        return image?.origin === 'promoted' ? '✅ Promoted' : '✅ Published';
    if (image && plan && isByDigest(plan.action))
        return '✅ Pushed, without a tag:';
    if (plan?.push.unpublished)
        return '☑️ Built, not published:';
    if (summary_isBuilding(plan))
        return '☑️ Built, not pushed:';
    if (plan?.action.kind === 'nothing')
        return '☑️ Nothing to do:';
    return plan?.dryRun ? '🧹 Would be cleaned up:' : '🧹 Cleaned up';
}
/** Whether a tag was moved but the one that the builder must write itself, whatever comes after. */
function isPublishedByUs(image) {
    return ({ repository, tag, outcome }) => outcome === 'published' && !image?.written.includes((0,oci_reference/* tagged */.VK)(repository, tag.name));
}
/** Whether the run is about an image at all, and not only a clean-up. */
function summary_isBuilding(plan) {
    return plan !== undefined && !['cleanup', 'retain', 'nothing'].includes(plan.action.kind);
}
function commitOf({ revision, source }) {
    return revision || source.headSha;
}
function failureBlock({ error, plan }) {
    if (!error)
        return [];
    const { file, line } = error.place ?? {};
    const path = `blob/${plan && commitOf(plan)}/${file}#L${line}`;
    const place = file && line && plan ? [`> In ${summary_link(plan, path, `${file}:${line}`)}`, '>'] : [];
    const [what = '', ...rest] = failureLines(error);
    return [...quoted(what), ...place, ...rest.flatMap(quoted), ''];
}
/** Which code it is, with links, and why nothing was pushed. */
function originLines({ plan, permission, error }) {
    if (!plan)
        return [];
    const { ref, event } = plan.source;
    const revision = commitOf(plan);
    const commit = summary_link(plan, `commit/${revision}`, revision.slice(0, 7));
    const lines = [`From ${plain(ref)} at ${commit}, by ${plain(event)}.`, ''];
    if (!permission || permission.push || error)
        return lines;
    const hint = permission.hint === undefined ? [] : quoted(`What to do: ${permission.hint}`);
    return [`Not pushed, because ${plain(permission.reason)}.`, '', ...hint, '', ...lines];
}
/** The tags by name; what became of them where that is not what was planned. */
function tagLines(outcome) {
    const { plan, tags } = outcome;
    if (!plan || !summary_isBuilding(plan) || isByDigest(plan.action))
        return [];
    if (tags.length === 0) {
        const names = plannedNames(plan).map(code);
        return names.length > 0 ? [`The tags would have been ${names.join(', ')}.`, ''] : [];
    }
    return tagGroups(outcome).flatMap(groupLines);
}
function groupLines({ repository, tags }) {
    const written = tags.filter(({ exception }) => exception === undefined).map(({ name }) => code(name));
    const exceptions = tags.flatMap(({ name, exception }) => {
        if (!exception)
            return [];
        const [what = '', ...why] = exceptionText(exception).split(/(?<=^kept|^not written)/);
        return [`- ${code(name)} **${what}**${plain(why.join(''))}`];
    });
    const of = repository && written.length > 0 ? ` of ${code(repository.text)}` : '';
    const names = written.length > 0 ? [`Tags${of}: ${written.join(', ')}`, ''] : [];
    const lines = [...names, ...exceptions, ...(exceptions.length > 0 ? [''] : [])];
    if (tags.length <= MOST_TAGS)
        return lines;
    const rest = exceptions.length > 0 ? `, ${exceptions.length} not` : '';
    return folded(`${written.length} tags written${rest}`, lines);
}
function platformLines({ platforms = [] }) {
    const [only, ...more] = platforms;
    if (!only)
        return [];
    // The digest of a plain image stands above already.
    if (more.length === 0)
        return [`${bytes(only.size)} to pull, for ${code(only.platform)}.`, ''];
    const rows = platforms.map(({ platform, size, digest }) => `| ${code(platform)} | ${bytes(size)} | ${code(digest)} |`);
    return ['| platform | to pull | digest |', '|---|---|---|', ...rows, ''];
}
function attestationLines({ attested, unsigned, plan, image }, repository) {
    if (!attested || !image)
        return unsigned === undefined ? [] : [`Not signed, because ${plain(unsigned)}.`, ''];
    const { urls, signerWorkflow, sourceRef } = attested;
    const link = (url) => `<a href="${attribute(url)}">attestation</a>`;
    const links = urls.length > 0 ? `: ${urls.map(link).join(', ')}` : ', beside the image';
    const verify = [
        `gh attestation verify oci://${(0,oci_reference/* pinned */.dp)(repository, image.digest)}`,
        `--repo ${plan?.repository.name ?? ''}`,
        `--signer-workflow ${shellWord(signerWorkflow)}`,
        `--source-ref ${shellWord(sourceRef)}`,
        ...(urls.length > 0 ? [] : ['--bundle-from-oci'])
    ];
    return [`Signed${links}. To verify it:`, '', ...shell(verify.join(' \\\n  '))];
}
/** For the settings of an Azure web app, on demand. */
function azureLines({ plan, image, error }) {
    const [repository] = plan?.images ?? [];
    if (!plan?.summaryAzure || !repository || !image || error)
        return [];
    const variables = [
        `IMAGE_REGISTRY=${repository.registry}`,
        `IMAGE_NAME=${repository.name}`,
        `IMAGE_TAG=${plan.version}`,
        `IMAGE_DIGEST=${image.digest}`
    ];
    return ['For an Azure web app:', '', '```ini', ...variables, '```', ''];
}
/** How long it took, and what the cache gave. */
function courseLines({ stages, built }) {
    const all = stages.reduce((sum, { ms }) => sum + ms, 0);
    const steps = built?.steps;
    const cache = steps && steps.total > 0 ? `, ${steps.cached} of ${steps.total} steps from the cache` : '';
    const rows = stages.map(({ name, ms }) => `| ${name} | ${duration(ms)} |`);
    return folded(`Took ${duration(all)}${cache}`, ['| stage | time |', '|---|---|', ...rows, '']);
}
function shell(line) {
    return ['```console', ...fenced(line), '```', ''];
}
/** A line of the failure as a quotation; what a program printed as a block of code. */
function quoted(line) {
    const [first = '', ...rest] = (0,text_lines/* splitLines */.u)(line.slice(0, LONGEST_CAUSE));
    const block = rest.length > 0 ? ['> ```', ...fenced(rest.join('\n')).map(text => `> ${text}`), '> ```'] : [];
    const text = plain(first).replace(/^(Why|What to do|Last lines of its output|Details):/, '**$1:**');
    return [`> ${text}`, ...block, '>'];
}
function summary_link({ repository }, path, text) {
    const address = `${repository.serverUrl}/${repository.name}/${path}`;
    return `<a href="${attribute(encodeURI(address.toWellFormed()))}">${code(text)}</a>`;
}

;// CONCATENATED MODULE: ./lib/report/report.js







/** Sets the outputs, writes the summary and, of a run that failed, the one annotation. Nothing else sets outputs. */
async function report(runner, outcome) {
    let { error } = outcome;
    for (const line of endLines(outcome))
        runner.log.info(line);
    try {
        await report_write(runner, outcome);
    }
    catch (cause) {
        // What went wrong before it matters more.
        error ??= new errors/* ActionError */.lZ('tool', 'The outputs and the summary could not be written', {
            cause,
            hint: 'Free disk space in an earlier step; what the log says above is done all the same.'
        });
    }
    if (error) {
        const title = error.code === 'cancelled' ? 'Cancelled' : 'Image not published';
        runner.log.error(failureLines(error).join('\n'), { ...error.place, title });
        if (error.stack && error.cause === undefined)
            runner.log.debug(error.stack);
        runner.outputs.fail();
        return;
    }
}
/** Linux starts no program with a variable of 128 KiB, or with 2 MB of variables and arguments together. */
const LARGEST_VARIABLE = 96 * 1024;
const ALL_VARIABLES = 384 * 1024;
/** What is too large for an environment is left out, so that later steps, and our own post step, still start. */
function exportVariables({ outputs, log }, values) {
    let left = ALL_VARIABLES;
    const large = [];
    for (const [name, value] of [...values].sort(([, a], [, b]) => a.length - b.length)) {
        const size = Buffer.byteLength(value);
        if (size > LARGEST_VARIABLE || size > left) {
            large.push(metadataVariable(name));
            continue;
        }
        left -= size;
        outputs.exportVariable(metadataVariable(name), value);
    }
    if (large.length > 0)
        log.notice(`Not set, because no program could be started with variables of this size: ${large.join(', ')}. The step’s outputs of the same names are whole.`, { title: 'Variables left out' });
}
async function report_write(runner, outcome) {
    const { plan } = outcome;
    if (!plan)
        return;
    const { values, files } = metadataOutputs(plan);
    // Later steps read these files, so they stay in the runner's folder, which the runner empties after the job.
    const folder = await runner.files.keptFolder();
    for (const [output, { name, content }] of files) {
        await runner.files.write(`${folder}/${name}`, content);
        values.set(output, `${folder}/${name}`);
    }
    for (const [name, value] of values)
        runner.outputs.set(name, value);
    if (plan.outputs.exportVariables)
        exportVariables(runner, values);
    for (const [name, value] of imageOutputs(outcome))
        runner.outputs.set(name, value);
    // Only what this run has made, and as a whole: a later step may sign what is told here as this job's.
    for (const { image, plan: { images } = plan } of outcome.targets.length > 0 ? outcome.targets : [outcome])
        if (image && isOwnWork(image) && !isByDigest(plan.action))
            for (const { text } of images)
                await runner.outputs.declareArtifact(text, image.digest);
    await runner.outputs.summarize(redact => summaryOf(redacted(outcome, redact)));
}

;// CONCATENATED MODULE: ./lib/report/stage.js

/** What the user's own programs say stands open: nobody looks for it in a group. */
const OPEN_STAGES = ['Build', 'Test'];
function stagesOf({ clock, log }, journal) {
    return async (name, work) => {
        const start = clock.now();
        const isOpen = OPEN_STAGES.includes(name);
        if (isOpen)
            log.info(`${name}:`);
        else
            log.startGroup(name);
        try {
            return await work();
        }
        finally {
            const ms = clock.now() - start;
            journal.stage({ name, ms });
            if (!isOpen)
                log.endGroup();
            log.info(`${name}: ${duration(ms)}`);
        }
    };
}

;// CONCATENATED MODULE: ./lib/retain/version.js
function contentOf({ read }) {
    return typeof read === 'object' ? read : undefined;
}
/** What must not be missing while it stands. */
function needsOf(version) {
    const content = contentOf(version);
    return content ? [...content.needs, ...content.mentions] : [];
}
/** `sha256-HEX` stands in for the list of a digest's referrers; cosign adds what it is. */
const FALLBACK = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/** The digest that a tag made of a digest belongs to. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema */
function digestOfTag(tag) {
    const [, hex] = FALLBACK.exec(tag) ?? [];
    // The pattern holds exactly what a digest is made of.
    return hex === undefined ? undefined : `sha256:${hex}`;
}
/** Tags that people and runs gave. */
function version_ownTags({ tags }) {
    return tags.filter(tag => digestOfTag(tag) === undefined);
}
/** What the version is an attestation or a list of attestations of, and goes with. */
function subjectsOf(version) {
    const { subject } = contentOf(version) ?? {};
    return [...version.tags.flatMap(tag => digestOfTag(tag) ?? []), ...(subject === undefined ? [] : [subject])];
}
/** For people: its tags, else the start of its digest. */
function version_nameOf({ tags, digest }) {
    const own = version_ownTags({ tags });
    if (own.length === 0)
        return digest.slice(0, 19);
    const [first = '', ...more] = own;
    return more.length > 2 ? `${first} and ${more.length} more tags` : own.join(', ');
}

;// CONCATENATED MODULE: ./lib/retain/order.js

/**
 * The order in which versions are deleted: an index before its images, an image before its attestations, so that at any
 * moment what is still there is whole. One image after the other, the oldest first: a run that ends early has left
 * little that belongs to nothing.
 */
function deletionOrder(doomed) {
    const nodes = new Map(doomed.map(version => [version.digest, { version, after: [], needs: 0, waits: 0 }]));
    for (const version of doomed) {
        const node = nodes.get(version.digest);
        for (const need of new Set(needsOf(version)))
            order_link(node, nodes.get(need), 'needs');
        for (const subject of new Set(subjectsOf(version)))
            order_link(nodes.get(subject), node, 'waits');
    }
    const time = ({ version }) => version.time ?? Number.POSITIVE_INFINITY;
    const isFree = (node) => node.needs === 0 && node.waits === 0;
    // The last one is taken first.
    const newestFirst = [...nodes.values()].sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0));
    const ready = newestFirst.filter(isFree);
    const left = new Set(nodes.keys());
    const order = [];
    while (left.size > 0) {
        // An attestation that is about an image and needs it too: then the one that needs goes first, as an index does.
        const next = ready.pop() ?? newestFirst.findLast(node => node.needs === 0 && left.has(node.version.digest));
        // Nothing needs itself: its digest would have to be known before it is made.
        if (!next)
            break;
        if (!left.delete(next.version.digest))
            continue;
        order.push(next.version);
        for (const { node, why } of next.after) {
            node[why]--;
            if (isFree(node))
                ready.push(node);
        }
    }
    return order;
}
function order_link(before, then, why) {
    if (!before || !then || before === then)
        return;
    before.after.push({ node: then, why });
    then[why]++;
}

;// CONCATENATED MODULE: ./lib/retain/read.js




/** Requests at a time. */
const read_CONCURRENCY = 8;
/** The manifests of all `listed`. What can't be read is told as such, and stops nothing here. */
async function readVersions(registry, listed) {
    return await parallel(listed, read_CONCURRENCY, async (version) => ({
        ...version,
        read: await readContent(registry, version.digest),
        state: 'there'
    }));
}
async function readContent(registry, digest) {
    try {
        const text = await registry.getDocument(digest);
        return text === undefined ? 'missing' : contentIn(text);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ && error.code === 'cancelled')
            throw error;
        return 'unreadable';
    }
}
/** Of manifests of any media type, known or not: nothing can be pointed at without its digest. */
function contentIn(text) {
    const document = (0,json/* parseJson */.qF)(text);
    const subject = (0,json/* stringAt */.bX)(document, 'subject', 'digest') ?? '';
    const manifests = entriesOf(document, 'manifests');
    const blobs = [(0,json/* field */.ZZ)(document, 'config'), ...entriesOf(document, 'layers'), ...entriesOf(document, 'blobs')].flatMap(entry => {
        const digest = (0,json/* stringAt */.bX)(entry, 'digest') ?? '';
        return isDigest(digest) ? [{ digest, size: (0,json/* numberAt */.tk)(entry, 'size') ?? 0 }] : [];
    });
    const known = new Set([subject, ...blobs.map(({ digest }) => digest)]);
    const named = [...text.matchAll(/sha256:[0-9a-f]{64}/g)].map(([digest]) => digest);
    const needs = new Set(manifests.map(entry => (0,json/* stringAt */.bX)(entry, 'digest') ?? '').filter(isDigest));
    return {
        needs: [...needs],
        mentions: [...new Set(named.filter(isDigest))].filter(digest => !known.has(digest) && !needs.has(digest)),
        subject: isDigest(subject) ? subject : undefined,
        blobs
    };
}
function entriesOf(document, name) {
    const entries = (0,json/* field */.ZZ)(document, name);
    return Array.isArray(entries) ? entries : [];
}

;// CONCATENATED MODULE: ./lib/retain/select.js

const NEEDED = 'something that stays needs it';
const UNREADABLE = 'something that can’t be read might need it';
/**
 * Pure. A version goes if each of its tags may, or if it has none and is out of its time or belongs to what goes; and
 * nothing that stays needs it. Versions that are gone already still say what belonged to them.
 */
function select_select(versions, judge) {
    const byDigest = new Map(versions.map(version => [version.digest, version]));
    const belongings = belongingsOf(versions);
    const doomed = new Map();
    const kept = new Map();
    const open = new Map();
    for (const version of versions)
        judgeAlone(version);
    function judgeAlone(version) {
        const { digest, state } = version;
        const subjects = subjectsOf(version);
        if (state === 'gone')
            doomed.set(digest, { goes: true, why: 'deleted', group: 'deleted' });
        else if (state === 'stuck')
            kept.set(digest, stay('it can’t be deleted'));
        else if (version_ownTags(version).length > 0) {
            const verdict = judge.tagged(version);
            if (verdict.goes)
                doomed.set(digest, verdict);
            else
                kept.set(digest, verdict);
        }
        else {
            const verdict = subjects.length === 0
                ? judge.untagged(version)
                : subjects.some(subject => byDigest.has(subject))
                    ? stay('an attestation of what stays')
                    : judge.orphan(version);
            if (verdict.goes)
                doomed.set(digest, verdict);
            else
                open.set(digest, verdict);
        }
    }
    // Maps are walked in the order of insertion, so children of children are reached too.
    for (const digest of doomed.keys()) {
        const origin = byDigest.get(digest);
        if (!origin)
            continue;
        const take = (child, why) => {
            if (open.delete(child))
                doomed.set(child, { goes: true, why, group: why, belongs: true });
        };
        for (const child of contentOf(origin)?.needs ?? []) {
            const found = byDigest.get(child);
            if (found && subjectsOf(found).length === 0)
                take(child, `belongs to ${version_nameOf(origin)}`);
        }
        for (const attached of belongings.get(digest) ?? []) {
            const others = subjectsOf(attached).filter(subject => byDigest.has(subject));
            if (others.every(subject => doomed.has(subject)))
                take(attached.digest, `an attestation of ${version_nameOf(origin)}`);
        }
    }
    const staying = [...kept.keys(), ...open.keys()];
    for (const [digest, verdict] of open)
        kept.set(digest, verdict);
    const rescue = (digest, verdict) => {
        if (byDigest.get(digest)?.state === 'gone' || !doomed.delete(digest))
            return;
        kept.set(digest, verdict);
        staying.push(digest);
    };
    // Grows while it is walked.
    for (const digest of staying) {
        const version = byDigest.get(digest);
        if (!version)
            continue;
        const needed = stay(`${version_nameOf(version)} needs it`, NEEDED);
        for (const need of needsOf(version))
            rescue(need, needed);
        const subject = contentOf(version)?.subject;
        if (subject)
            rescue(subject, needed);
        // What has a tag of its own goes by that.
        for (const attached of belongings.get(digest) ?? [])
            if (version_ownTags(attached).length === 0)
                rescue(attached.digest, stay(`an attestation of ${version_nameOf(version)}`, NEEDED));
    }
    const blind = versions.find(({ digest, state, read }) => {
        if (state === 'gone')
            return false;
        // What can't be read for the moment can't go either: nobody would know any more what belonged to it.
        return read === 'unreadable' || (read === 'missing' && kept.has(digest));
    });
    for (const [digest] of doomed) {
        if (byDigest.get(digest)?.state === 'gone')
            doomed.delete(digest);
        else if (blind) {
            doomed.delete(digest);
            kept.set(digest, stay(`${version_nameOf(blind)} can’t be read and might need it`, UNREADABLE));
        }
    }
    return { doomed, kept };
}
function stay(why, group = why) {
    return { goes: false, why, group };
}
function belongingsOf(versions) {
    const belongings = new Map();
    for (const version of versions)
        for (const subject of subjectsOf(version)) {
            const others = belongings.get(subject);
            if (others)
                others.push(version);
            else
                belongings.set(subject, [version]);
        }
    return belongings;
}

;// CONCATENATED MODULE: ./lib/retain/delete.js






/** GitHub asks for a second between requests that change something, where there are many. */
const PACE_MS = 1000;
const MANY = 50;
/**
 * Deletes what `select` dooms, one after the other. Right before each the registry is looked at again, and the selection
 * made anew where something has changed: only what would still go then is deleted. `versions` is kept up to date.
 */
async function deleteDoomed(ports, versions, deleting) {
    const { store, judgeOf, name, retries } = deleting;
    const deleted = [];
    const failed = [];
    const selectNow = () => select_select([...versions.values()], judgeOf([...versions.values()]));
    let selection = selectNow();
    const order = deletionOrder([...versions.values()].filter(({ digest }) => selection.doomed.has(digest)));
    let stopped;
    /** One look and, if it still goes, one deletion. */
    async function attempt(version) {
        const { there, changed } = await store.look(version, versions);
        if (changed.length > 0) {
            await takeIn(versions, changed, deleting.registry);
            selection = selectNow();
        }
        const now = versions.get(version.digest);
        if (!now || now.id !== version.id)
            return 'stays';
        if (!there)
            return 'gone';
        if (!selection.doomed.has(version.digest) || mustWait(version, versions.values()))
            return 'stays';
        return await store.remove(version);
    }
    async function attemptWithRetries(version) {
        let last;
        try {
            return await withRetries(ports, retries, `${name}: deleting ${version_nameOf(version)}`, async () => {
                try {
                    return { value: await attempt(version) };
                }
                catch (error) {
                    if (isCancelled(error))
                        throw error;
                    last = { error };
                    return store.judge(error);
                }
            });
        }
        catch (error) {
            throw last && !isCancelled(error) ? last.error : error;
        }
    }
    for (const version of order) {
        const verdict = selection.doomed.get(version.digest);
        if (!verdict)
            continue;
        if (!verdict.belongs)
            stopped = await store.mayGoOn();
        if (stopped !== undefined)
            break;
        if (order.length > MANY && deleted.length > 0)
            await ports.clock.sleep(PACE_MS);
        try {
            const result = await attemptWithRetries(version);
            if (result === 'refused') {
                stopped = 'this registry deletes nothing over its API: use its own settings for that';
                break;
            }
            if (result === 'stays') {
                const why = selection.kept.get(version.digest)?.why ?? 'it has changed meanwhile';
                ports.log.info(`${name}: ${version_nameOf(version)} stays: ${why}.`);
                continue;
            }
            versions.set(version.digest, { ...version, state: 'gone' });
            if (result === 'gone')
                continue;
            deleted.push({ version, why: verdict.why });
            ports.log.info(`${name}: deleted ${version_nameOf(version)} (${version.digest}), ${verdict.why}.`);
        }
        catch (error) {
            if (isCancelled(error))
                throw error;
            stopped = store.endsRun(error);
            if (stopped !== undefined)
                break;
            failed.push({ version, why: store.explain(error) });
            // What it needs stays with it.
            versions.set(version.digest, { ...(versions.get(version.digest) ?? version), state: 'stuck' });
            selection = selectNow();
        }
    }
    return { deleted, failed, selection, stopped };
}
/**
 * Whether something that must go first is still there: what has come since the order was made may be doomed by now, and
 * goes in the next run, with all that it needs.
 */
function mustWait(version, all) {
    const needs = needsOf(version);
    const subjects = version_ownTags(version).length > 0 ? [] : subjectsOf(version).filter(subject => !needs.includes(subject));
    for (const other of all) {
        if (other.state === 'gone' || other.digest === version.digest)
            continue;
        if (subjects.includes(other.digest) || needsOf(other).includes(version.digest))
            return true;
    }
    return false;
}
/** Versions that have come or changed: their manifests are read, if they are new. */
async function takeIn(versions, changed, registry) {
    for (const entry of changed) {
        const known = versions.get(entry.digest);
        // A list may still show what was just deleted; pushed again it has another number, or a tag.
        const isBack = entry.id === undefined ? entry.tags.length > 0 : entry.id !== known?.id;
        if (known?.state === 'gone' && !isBack)
            continue;
        const state = known?.state === 'stuck' ? 'stuck' : 'there';
        const read = known && known.state !== 'gone' ? known.read : await readContent(registry, entry.digest);
        versions.set(entry.digest, { ...entry, read, state });
    }
}
function isCancelled(error) {
    return error instanceof errors/* ActionError */.lZ && error.code === 'cancelled';
}

;// CONCATENATED MODULE: ./lib/retain/judge.js



const goes = (why) => ({ goes: true, why, group: why });
const stays = (why, group = why) => ({ goes: false, why, group });
/** An attestation may be pushed before its image; longer than this it does not wait. */
const ORPHAN_MS = 24 * 3_600_000;
/** The judge of a closed pull request's clean-up. */
function judgeOfPullRequest(tags, { foreign }) {
    return {
        tagged(version) {
            const own = version_ownTags(version);
            const other = own.find(tag => !isOwnTag(tag, tags) && !tags.beside.includes(tag));
            if (other !== undefined)
                return stays(`the tag ${other} is not of the pull request`, 'not of the pull request');
            if (!own.some(tag => isOwnTag(tag, tags)))
                return stays('not of the pull request');
            const repository = foreign.get(version.digest);
            if (repository !== undefined)
                return stays(`it is of ${repository}`, 'of another repository');
            return goes(`of pull request #${tags.number}`);
        },
        untagged: () => stays('not of the pull request'),
        orphan: () => stays('not of the pull request')
    };
}
/** The judge by the lines of `retain`. A tag that several lines fit goes only when all of them let it go. */
function judgeOfPolicies(policies, facts, versions) {
    const lines = policies.map(policy => ({ policy, ...matcher(policy), newest: newestOf(policy, versions) }));
    function byLine({ policy, newest, number }, tag, version) {
        const { term, pattern } = policy;
        switch (term.kind) {
            case 'keep':
                return stays(`${pattern}: keep`, 'a line keeps it');
            case 'age': {
                if (version.time === undefined)
                    return stays('its age is not known');
                return facts.now - version.time > term.ms
                    ? goes(`older than ${term.text}`)
                    : stays(`not older than ${term.text}`, 'younger than its line says');
            }
            case 'newest':
                return newest.has(version.digest)
                    ? stays(`among the ${term.count} newest of ${pattern}`, 'among the newest of its line')
                    : goes(`not among the ${term.count} newest of ${pattern}`);
            case 'closed': {
                const pullRequest = number(tag);
                const repository = facts.foreign.get(version.digest);
                if (pullRequest === undefined)
                    return stays(`${tag} is of no pull request`, 'of no pull request');
                if (repository !== undefined)
                    return stays(`it is of ${repository}`, 'of another repository');
                const state = facts.pullRequests.get(pullRequest);
                if (state === 'closed')
                    return goes(`pull request #${pullRequest} is closed`);
                return state === 'open'
                    ? stays(`pull request #${pullRequest} is open`, 'its pull request is open')
                    : stays(`nothing is known of pull request #${pullRequest}`, 'its pull request is not known');
            }
        }
    }
    function byTag(tag, version) {
        const release = facts.releases.get(tag);
        if (release !== undefined)
            return stays(`the release ${release} names ${tag}`, 'a release names it');
        const verdicts = lines
            .filter(line => line.policy.pattern !== UNTAGGED && line.fits(tag))
            .map(line => byLine(line, tag, version));
        if (verdicts.length === 0)
            return stays(`no line fits ${tag}`, 'no line fits its tag');
        return verdicts.find(verdict => !verdict.goes) ?? verdicts[0] ?? stays('no line fits its tag');
    }
    return {
        tagged(version) {
            const verdicts = version_ownTags(version).map(tag => byTag(tag, version));
            return verdicts.find(verdict => !verdict.goes) ?? verdicts[0] ?? stays('no tag');
        },
        untagged(version) {
            const own = lines.filter(({ policy }) => policy.pattern === UNTAGGED);
            if (own.length === 0)
                return stays('untagged, and no line fits that');
            const verdicts = own.map(line => byLine(line, '', version));
            const verdict = verdicts.find(({ goes }) => !goes) ?? verdicts[0] ?? stays('untagged');
            return verdict.goes ? goes(`untagged, ${verdict.why}`) : verdict;
        },
        orphan: ({ time }) => time !== undefined && facts.now - time > ORPHAN_MS
            ? goes('an attestation whose image is gone')
            : stays('an attestation whose image may still come')
    };
}
/** `closed` means `pr-7` and `pr-7-1a2b3c4` where the pattern is `pr-*`. */
function pullRequestOf(pattern, tag) {
    const [before = '', after = ''] = pattern.split('*');
    if (!tag.startsWith(before) || !tag.endsWith(after) || tag.length < before.length + after.length)
        return undefined;
    const middle = tag.slice(before.length, tag.length - after.length);
    const [, digits] = /^(\d{1,9})(?:-[0-9a-f]{7,40})?$/.exec(middle) ?? [];
    return digits === undefined ? undefined : Number(digits);
}
function matcher({ pattern }) {
    const source = [...pattern].map(sign => (sign === '*' ? '.*' : sign === '?' ? '.' : sign.replace(/[.-]/g, '\\$&')));
    const expression = new RegExp(`^${source.join('')}$`);
    return { fits: (tag) => expression.test(tag), number: (tag) => pullRequestOf(pattern, tag) };
}
/** The digests of the newest versions that the pattern fits; of what has no time nobody knows that it is old. */
function newestOf(policy, versions) {
    const { term, pattern } = policy;
    if (term.kind !== 'newest')
        return new Set();
    const { fits } = matcher(policy);
    // What belongs to something goes or stays with that, and takes no place among the newest.
    const needed = new Set(pattern === UNTAGGED ? versions.flatMap(version => contentOf(version)?.needs ?? []) : []);
    const own = versions.filter(version => {
        if (version.state === 'gone')
            return false;
        if (pattern !== UNTAGGED)
            return version_ownTags(version).some(fits);
        return version.tags.length === 0 && subjectsOf(version).length === 0 && !needed.has(version.digest);
    });
    const time = (version) => version.time ?? Number.POSITIVE_INFINITY;
    const order = [...own].sort((a, b) => compare(time(b), time(a)) || compare(b.id ?? 0, a.id ?? 0));
    return new Set(order.slice(0, term.count).map(({ digest }) => digest));
}
/** Not a difference: that of two infinities is no number. */
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/retain/facts.js



const facts_PAGE = 100;
const facts_MOST_PAGES = 100;
/** Every tag that a GitHub release names, with the release's own. Drafts count too. */
async function readReleases({ api, repository }, namesOfRelease) {
    const names = new Map();
    try {
        for (const release of await listAll(api, 'GET /repos/{owner}/{repo}/releases', parametersOf(repository))) {
            const tag = (0,json/* stringAt */.bX)(release, 'tag_name') ?? '';
            if (tag !== '')
                for (const name of await namesOfRelease(tag))
                    names.set(name, tag);
        }
    }
    catch (cause) {
        if (cause instanceof errors/* ActionError */.lZ)
            throw cause;
        // Without them nobody knows what must stay.
        throw new errors/* ActionError */.lZ('registry', 'The releases of the repository can’t be read, so nothing is deleted.', {
            cause,
            hint: 'Give the job the permission contents: read.'
        });
    }
    return names;
}
/** Of each pull request that a tag names under a line `closed`, whether it is closed; without an answer nothing. */
async function readPullRequests({ api, repository, log }, policies, tags) {
    const patterns = policies.filter(({ term }) => term.kind === 'closed').map(({ pattern }) => pattern);
    const numbers = new Set(patterns.flatMap(pattern => tags.flatMap(tag => pullRequestOf(pattern, tag) ?? [])));
    const states = new Map();
    if (numbers.size === 0)
        return states;
    const parameters = parametersOf(repository);
    try {
        const open = await listAll(api, 'GET /repos/{owner}/{repo}/pulls', { ...parameters, state: 'open' });
        for (const entry of open)
            states.set((0,json/* numberAt */.tk)(entry, 'number') ?? 0, 'open');
        for (const number of numbers)
            if (!states.has(number))
                await readOne(number);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        log.warning(`The pull requests can’t be read, so the tags of those not read stay: ${(0,errors/* textOf */.b6)(error)}. The job needs the permission pull-requests: read.`);
    }
    return states;
    async function readOne(number) {
        try {
            const data = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
                ...parameters,
                pull_number: number
            });
            const state = (0,json/* stringAt */.bX)(data, 'state');
            if (state === 'closed' || state === 'open')
                states.set(number, state);
        }
        catch (error) {
            // A number that never was a pull request's.
            if ((0,json/* numberAt */.tk)(error, 'status') !== 404)
                throw error;
        }
    }
}
async function listAll(api, route, parameters) {
    const all = [];
    for (let page = 1; page <= facts_MOST_PAGES; page++) {
        const data = await api.request(route, { ...parameters, per_page: facts_PAGE, page });
        if (!Array.isArray(data))
            throw new Error(`the answer to ${route} is not a list`);
        all.push(...data);
        if (data.length < facts_PAGE)
            break;
    }
    return all;
}
function parametersOf({ name }) {
    const [owner = '', repo = ''] = name.split('/');
    return { owner, repo };
}

;// CONCATENATED MODULE: ./lib/retain/github.js






const github_PAGE = 100;
const github_MOST_PAGES = 1000;
/** The job's token has one allowance for all jobs of the repository: this part of it is left to them. */
const LEFT_FOR_OTHERS = 0.2;
/** Deletions between two looks at the allowance; those requests count for nothing. */
const LOOK_AT_ALLOWANCE = 20;
/** The versions of a package in GitHub's registry. https://docs.github.com/rest/packages/packages */
function createGitHubStore(image, options) {
    const { api, patient, clock, repository, diagnose } = options;
    const [owner = '', ...rest] = image.name.split('/');
    const parameters = { owner, package_name: rest.join('/') };
    const isUser = repository.ownerType === 'User' && owner.toLowerCase() === repository.owner.toLowerCase();
    // The two endpoints differ in this word alone; of another owner than the repository's nobody tells which it is.
    let scopes = isUser ? ['users', 'orgs'] : ['orgs', 'users'];
    let removed = 0;
    let lookedAt = -1;
    let isNewestFirst = false;
    const path = () => `/${scopes[0]}/{owner}/packages/container/{package_name}/versions`;
    async function page(from, number) {
        const data = await from.request(`GET ${path()}`, { ...parameters, per_page: github_PAGE, page: number, state: 'active' });
        if (!Array.isArray(data))
            throw new Error('GitHub’s answer is not a list of versions');
        const entries = data;
        return { listed: entries.map(github_versionIn).filter(entry => entry !== undefined), isLast: entries.length < github_PAGE };
    }
    async function firstPage() {
        try {
            return await page(patient, 1);
        }
        catch (error) {
            if ((0,json/* numberAt */.tk)(error, 'status') !== 404)
                throw error;
            scopes = [...scopes].reverse();
            return await page(patient, 1);
        }
    }
    async function find({ id }) {
        try {
            return github_versionIn(await api.request(`GET ${path()}/{version_id}`, { ...parameters, version_id: id }));
        }
        catch (error) {
            if ((0,json/* numberAt */.tk)(error, 'status') === 404)
                return undefined;
            throw error;
        }
    }
    return {
        async list() {
            const versions = new Map();
            for (let number = 1; number <= github_MOST_PAGES; number++) {
                const { listed, isLast } = number === 1 ? await firstPage() : await page(patient, number);
                // What is pushed meanwhile moves others to the next page, where they appear again.
                for (const version of listed)
                    versions.set(version.id ?? 0, version);
                if (isLast)
                    break;
            }
            const all = [...versions.values()];
            isNewestFirst = all.every(({ id = 0 }, index) => id < (all[index - 1]?.id ?? Number.POSITIVE_INFINITY));
            return all;
        },
        async look(version, known) {
            const seen = [];
            let isWhole = false;
            for (let number = 1; number <= github_MOST_PAGES; number++) {
                const { listed, isLast } = await page(api, number);
                seen.push(...listed);
                isWhole = isLast && number === 1;
                const last = listed.at(-1);
                // Behind one that is as it was there is nothing new.
                if (isLast || (isNewestFirst && last && isSame(last, known.get(last.digest))))
                    break;
            }
            // An old one may have got a tag meanwhile, which no page read here shows; then its subject must stay.
            for (const other of known.values()) {
                if (other.state === 'gone' || contentOf(other)?.subject !== version.digest)
                    continue;
                if (seen.some(({ id }) => id === other.id))
                    continue;
                const now = await find(other);
                if (now)
                    seen.push(now);
            }
            // One page is of one moment; what stands on a later one is asked for last.
            const own = isWhole ? seen.find(({ id }) => id === version.id) : await find(version);
            const others = seen.filter(({ id }) => id !== version.id);
            const changed = [...others, ...(own ? [own] : [])].filter(entry => !isSame(entry, known.get(entry.digest)));
            return { there: own !== undefined, changed };
        },
        async remove(version) {
            removed++;
            try {
                await api.request(`DELETE ${path()}/{version_id}`, { ...parameters, version_id: version.id });
                return 'deleted';
            }
            catch (error) {
                if ((0,json/* numberAt */.tk)(error, 'status') === 404)
                    return 'gone';
                throw error;
            }
        },
        async mayGoOn() {
            if (removed - lookedAt < LOOK_AT_ALLOWANCE && lookedAt >= 0)
                return undefined;
            lookedAt = removed;
            const data = await api.request('GET /rate_limit', {}).catch(() => undefined);
            const limit = (0,json/* numberAt */.tk)(data, 'resources', 'core', 'limit') ?? 0;
            const remaining = (0,json/* numberAt */.tk)(data, 'resources', 'core', 'remaining') ?? limit;
            if (remaining >= limit * LEFT_FOR_OTHERS)
                return undefined;
            return `most of the ${limit} requests that GitHub allows in an hour are used, and the rest is left to other jobs`;
        },
        judge: error => judge(error, clock.now()),
        endsRun(error) {
            const status = (0,json/* numberAt */.tk)(error, 'status');
            const isLimit = status === 429 || (status === 403 && /rate limit|abuse detection/i.test((0,errors/* textOf */.b6)(error)));
            return isLimit ? `GitHub’s limit of requests is used up (${(0,errors/* textOf */.b6)(error)})` : undefined;
        },
        explain(error) {
            const said = apiText(error);
            const found = diagnose(said, { operation: 'clean-up', image });
            return found ? `${found.cause} (${said}). ${found.fix}` : said;
        },
        notes: {
            restore: `GitHub keeps deleted versions for 30 days. To get one back: gh api --method POST /${scopes[0]}/${owner}/packages/container/${encodeURIComponent(parameters.package_name)}/versions/ID/restore`
        }
    };
}
function github_versionIn(entry) {
    const id = (0,json/* numberAt */.tk)(entry, 'id');
    const digest = (0,json/* stringAt */.bX)(entry, 'name') ?? '';
    const tags = (0,json/* field */.ZZ)(entry, 'metadata', 'container', 'tags');
    if (id === undefined || !isDigest(digest))
        return undefined;
    const time = Date.parse((0,json/* stringAt */.bX)(entry, 'updated_at') ?? '');
    return { id, digest, tags: Array.isArray(tags) ? tags.map(String) : [], time: Number.isNaN(time) ? undefined : time };
}
function isSame(a, b) {
    return b !== undefined && a.id === b.id && a.time === b.time && isEqual(a.tags, b.tags);
}
function isEqual(a, b) {
    return a.length === b.length && a.every(tag => b.includes(tag));
}

;// CONCATENATED MODULE: ./lib/retain/oci.js




const oci_CONCURRENCY = 8;
/** All tags are looked up anew when what is known of them is older than this; a new tag is seen at once. */
const STALE_MS = 30_000;
/** A creation time before this is none: reproducible builds write the epoch, or 1980. */
const EARLIEST = Date.UTC(2013, 2, 1);
/**
 * The versions of a repository in any registry, as far as tags lead to them.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#content-management
 */
function createOciStore(registry, clock) {
    const times = new Map();
    let tags = new Map();
    let resolvedAt = 0;
    /** Every tag with its digest; of `known` ones only `again` is asked anew. */
    async function resolve(known, again) {
        const names = await registry.listTags();
        const pairs = await parallel(names, oci_CONCURRENCY, async (name) => {
            const before = again.includes(name) ? undefined : known.get(name);
            return [name, before ?? (await registry.resolveTag(name))];
        });
        return new Map(pairs.filter((pair) => pair[1] !== undefined));
    }
    /** The versions that tags name, and the manifests in their indexes. */
    async function versionsOf(found) {
        const byDigest = new Map();
        for (const [name, digest] of found)
            byDigest.set(digest, [...(byDigest.get(digest) ?? []), name]);
        const tagged = [...byDigest];
        const read = await parallel(tagged, oci_CONCURRENCY, async ([digest]) => ({ digest, children: await describe(digest) }));
        for (const child of read.flatMap(({ children }) => children))
            if (!byDigest.has(child))
                byDigest.set(child, []);
        return [...byDigest].map(([digest, names]) => ({ digest, tags: names, time: times.get(digest) }));
    }
    const children = new Map();
    async function describe(digest) {
        const seen = children.get(digest);
        if (seen)
            return seen;
        const manifest = await manifestOf(digest);
        times.set(digest, await createdOf(manifest));
        const found = manifest?.content?.kind === 'index' ? manifest.content.manifests.map(entry => entry.digest) : [];
        children.set(digest, found);
        return found;
    }
    /** Other artifacts than images have no creation time that is known here. */
    async function manifestOf(digest) {
        try {
            return await registry.getManifest(digest);
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ && error.code === 'registry')
                return undefined;
            throw error;
        }
    }
    async function createdOf(manifest) {
        if (manifest?.content?.kind === 'index') {
            const [first] = imagesOf(manifest.content);
            return first && (await createdOf(await manifestOf(first.descriptor.digest)));
        }
        const config = manifest?.content && (await registry.getBlob(manifest.content.config.digest));
        const time = Date.parse((0,json/* stringAt */.bX)(config && (0,json/* parseJson */.qF)(config.toString('utf8')), 'created') ?? '');
        return time > EARLIEST ? time : undefined;
    }
    return {
        async list() {
            resolvedAt = clock.now();
            tags = await resolve(new Map(), []);
            return await versionsOf(tags);
        },
        async look(version, known) {
            const isStale = clock.now() - resolvedAt > STALE_MS;
            if (isStale)
                resolvedAt = clock.now();
            tags = isStale ? await resolve(new Map(), []) : await resolve(tags, version.tags);
            const now = await versionsOf(tags);
            const changed = now.filter(entry => !oci_isSame(entry, known.get(entry.digest)));
            // A tag that was taken away leaves what it named to its digest.
            const digests = new Set(now.map(({ digest }) => digest));
            const untagged = [...known.values()].filter(entry => entry.tags.length > 0 && !digests.has(entry.digest));
            const isThere = digests.has(version.digest) || (await registry.getDocument(version.digest)) !== undefined;
            return { there: isThere, changed: [...changed, ...untagged.map(entry => ({ ...entry, tags: [] }))] };
        },
        mayGoOn: async () => undefined,
        async remove({ digest }) {
            const result = await registry.deleteManifest(digest);
            // Some registries answer "not found" to what they don't have as a route.
            return result === 'gone' && (await registry.getDocument(digest)) !== undefined ? 'refused' : result;
        },
        judge(error) {
            const passing = error instanceof errors/* ActionError */.lZ && (error.code === 'network' || error.code === 'registry');
            if (passing)
                return { passing: error };
            throw error;
        },
        endsRun: error => (error instanceof errors/* ActionError */.lZ && error.code === 'denied' ? (0,errors/* textOf */.b6)(error) : undefined),
        explain: errors/* textOf */.b6,
        notes: { list: 'A registry lists what has a tag; what has none, and belongs to nothing that has, is not seen.' }
    };
}
function oci_isSame(a, b) {
    return b !== undefined && a.tags.length === b.tags.length && a.tags.every(tag => b.tags.includes(tag));
}

;// CONCATENATED MODULE: ./lib/retain/source.js


const SOURCE_LABEL = 'org.opencontainers.image.source';
/**
 * Which other repository an image says that it is of; undefined where it says nothing, or this one. Of what can't be
 * read nobody knows, so it counts as another's.
 */
async function otherRepository(registry, digest, repository) {
    try {
        return foreignSource(await sourceOf(registry, digest), repository);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ && error.code === 'cancelled')
            throw error;
        return `a repository that can’t be read (${(0,errors/* textOf */.b6)(error)})`;
    }
}
async function sourceOf(registry, digest) {
    const content = (await registry.getManifest(digest))?.content;
    if (content?.kind === 'index') {
        const [first] = imagesOf(content);
        return first && (await sourceOf(registry, first.descriptor.digest));
    }
    const config = content && (await registry.getBlob(content.config.digest));
    return config && parseConfig(config).labels[SOURCE_LABEL];
}
/** Several repositories of an owner may share a package, and each has its pull request #7. */
function foreignSource(source, { name, serverUrl }) {
    const url = URL.parse(source ?? '');
    if (!url || url.host !== URL.parse(serverUrl)?.host)
        return undefined;
    const said = url.pathname.replace(/^\/|\/$|\.git$/g, '');
    return /^[^/]+\/[^/]+$/.test(said) && said.toLowerCase() !== name.toLowerCase() ? said : undefined;
}

;// CONCATENATED MODULE: ./lib/retain/tell.js

/** The numbers and reasons of what was done, or would be. */
function retainedOf(repository, versions, { deleted, failed, selection, stopped }, { dryRun, notes }) {
    const away = new Set(deleted.map(({ version }) => version.digest));
    const left = versions.filter(({ digest, state }) => state !== 'gone' && !away.has(digest));
    const verdictOf = ({ digest }) => selection.kept.get(digest) ?? { why: stopped ?? 'left for the next run', group: 'left for the next run' };
    const counts = new Map();
    for (const version of left) {
        const { group } = verdictOf(version);
        counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    return {
        repository,
        dryRun,
        listed: versions.length,
        deleted: deleted.map(rowOf),
        failed: failed.map(rowOf),
        kept: left.map(version => rowOf({ version, why: verdictOf(version).why })),
        reasons: [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count),
        freed: freedBytes(deleted.map(({ version }) => version), left),
        stopped,
        notes: [
            ...(notes.list === undefined ? [] : [notes.list]),
            ...(notes.restore !== undefined && deleted.length > 0 && !dryRun ? [notes.restore] : [])
        ]
    };
}
function rowOf({ version, why }) {
    return { name: version_nameOf(version), digest: version.digest, id: version.id, why };
}
/** Of blobs that nothing which is left uses. */
function freedBytes(deleted, left) {
    const used = new Set(left.flatMap(version => contentOf(version)?.blobs.map(({ digest }) => digest) ?? []));
    const freed = new Map();
    for (const version of deleted)
        for (const { digest, size } of contentOf(version)?.blobs ?? [])
            if (!used.has(digest))
                freed.set(digest, size);
    return [...freed.values()].reduce((sum, size) => sum + size, 0);
}

;// CONCATENATED MODULE: ./lib/retain/retain.js
















/** Requests at a time. */
const retain_CONCURRENCY = 8;
/**
 * Deletes from each image's repository what the policy, or a closed pull request, lets go; never what something that
 * stays needs. A fault is a warning: the next run begins anew with what is there then. A dry run only looks.
 */
async function retain(ports, plan, action, registries) {
    const results = [];
    const needsApi = action.kind === 'retain' || plan.images.some(image => isGitHubs(image, plan));
    if (needsApi && plan.token === '') {
        throw new errors/* ActionError */.lZ('input', 'input github-token: empty, so GitHub can’t be asked what is there and what must stay.', {
            hint: 'Leave the input out: the job’s token is its default.'
        });
    }
    // Reading is tried again where a fault passes. A deletion is not, but looked at again first: see delete.ts.
    const api = needsApi ? await ports.github(plan.token) : NO_API;
    const patient = needsApi ? await withApiRetries(ports, plan.retries).github(plan.token) : NO_API;
    const releases = action.kind === 'retain' ? await readReleases({ api: patient, ...plan }, action.namesOfRelease) : new Map();
    for (const image of plan.images) {
        const run = { ports, plan, action, image, api: patient, releases, registry: registries(image) };
        const store = retain_storeOf(image, plan, { api, patient, registry: run.registry, clock: ports.clock });
        try {
            results.push(await retainImage(run, store));
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ && error.code === 'cancelled')
                throw error;
            ports.log.warning(`${image.text} was not cleaned up: ${store.explain(error)}.`, { title: 'Not cleaned up' });
        }
    }
    return results;
}
async function retainImage(run, store) {
    const { ports, plan, image, registry } = run;
    const listed = await store.list();
    const versions = new Map();
    // What only an index speaks of, and is not there, is no version.
    for (const version of await readVersions(registry, [...listed, ...(await unlisted(registry, listed))]))
        if (version.read !== 'missing' || version.id !== undefined || version.tags.length > 0)
            versions.set(version.digest, version);
    const judgeOf = await judgeFor(run, [...versions.values()]);
    const all = () => [...versions.values()];
    const deletions = plan.dryRun
        ? dryRun(all(), judgeOf(all()))
        : await deleteDoomed(ports, versions, { store, registry, retries: plan.retries, judgeOf, name: image.text });
    const retained = retainedOf(image, all(), deletions, { dryRun: plan.dryRun, notes: store.notes });
    tell(ports, retained);
    return retained;
}
function dryRun(versions, judge) {
    const selection = select_select(versions, judge);
    const deleted = versions.flatMap(version => {
        const verdict = selection.doomed.get(version.digest);
        return verdict ? [{ version, why: verdict.why }] : [];
    });
    return { deleted, failed: [], selection, stopped: undefined };
}
function tell({ log }, { repository, dryRun, deleted, failed, kept, stopped }) {
    const verb = dryRun ? 'would be deleted' : 'deleted';
    if (dryRun)
        for (const { name, why } of deleted)
            log.info(`${repository.text}: ${name} would go, ${why}.`);
    log.info(`${repository.text}: ${deleted.length} ${verb}, ${kept.length} stay.`);
    const [first] = failed;
    if (first) {
        const more = failed.length > 1 ? `, and ${failed.length - 1} more` : '';
        log.warning(`${repository.text}: ${first.name}${more} could not be deleted: ${first.why}.`, { title: 'Not deleted' });
    }
    if (stopped !== undefined)
        log.warning(`${repository.text}: the clean-up ended early: ${stopped}. The next run goes on.`, {
            title: 'Not all deleted'
        });
}
/**
 * Tags that the registry knows and the list of versions does not: a list of many pages misses an entry where another is
 * deleted meanwhile. They can't be deleted here, and what they need stays.
 */
async function unlisted(registry, listed) {
    const known = new Set(listed.flatMap(({ tags }) => tags));
    const digests = new Set(listed.map(({ digest }) => digest));
    const names = (await registry.listTags()).filter(tag => !known.has(tag));
    const found = await parallel(names, retain_CONCURRENCY, async (tag) => ({ tag, digest: await registry.resolveTag(tag) }));
    return found.flatMap(({ tag, digest }) => digest === undefined || digests.has(digest) ? [] : [{ digest, tags: [tag], time: undefined }]);
}
/** What the policy asks of the world is asked once. */
async function judgeFor({ action, plan, ports, api, releases, registry }, versions) {
    if (action.kind === 'cleanup') {
        const { tags } = action;
        const foreign = await foreignOf(versions, tag => isOwnTag(tag, tags));
        return () => judgeOfPullRequest(tags, { foreign });
    }
    const { policies } = action;
    const names = versions.flatMap(version_ownTags);
    const pullRequests = await readPullRequests({ api, repository: plan.repository, log: ports.log }, policies, names);
    const closed = policies.filter(({ term }) => term.kind === 'closed');
    const isClosed = (tag) => closed.some(({ pattern }) => pullRequests.get(pullRequestOf(pattern, tag) ?? 0) === 'closed');
    const facts = { now: ports.clock.now(), releases, pullRequests, foreign: await foreignOf(versions, isClosed) };
    return current => judgeOfPolicies(policies, facts, current);
    async function foreignOf(all, isCandidate) {
        const candidates = all.filter(version => version_ownTags(version).some(isCandidate));
        const found = await parallel(candidates, retain_CONCURRENCY, async ({ digest }) => {
            return [digest, await otherRepository(registry, digest, plan.repository)];
        });
        return new Map(found.filter((pair) => pair[1] !== undefined));
    }
}
/** For what another registry's clean-up never asks. */
const NO_API = {
    request: route => Promise.reject(new Error(`no token to ask ${route} with`))
};
/** Gitea's and Forgejo's registry is the server itself, and has no such API. */
function isGitHubs(image, { repository }) {
    return image.registry === repository.registry && URL.parse(repository.serverUrl)?.host !== image.registry;
}
function retain_storeOf(image, plan, { registry, clock, ...apis }) {
    return isGitHubs(image, plan)
        ? createGitHubStore(image, {
            ...apis,
            clock,
            repository: plan.repository,
            diagnose: createDiagnose(faultContextOfRepository(plan.repository))
        })
        : createOciStore(registry, clock);
}

;// CONCATENATED MODULE: ./lib/main.js


































/** Each is several requests at once. */
const IMAGES_AT_ONCE = 8;
/** One run of the step: from what the runner says to a verified image. Every failure ends here. */
async function main(runner) {
    const journal = createJournal();
    try {
        await runStages(runner, journal);
    }
    catch (error) {
        journal.note({ error: (0,errors/* toActionError */.ie)(error) });
    }
    await report(runner, journal.outcome);
}
async function runStages(asStarted, journal) {
    const stage = stagesOf(asStarted, journal);
    const plan = await stage('Plan', () => main_readPlan(asStarted, journal));
    const runner = withApiRetries(asStarted, plan.retries);
    const { action } = plan;
    // What `retain` would delete can only be told by looking.
    if (plan.dryRun && action.kind !== 'retain')
        return;
    switch (action.kind) {
        case 'nothing':
            return runner.log.notice(`Nothing to do: ${action.reason}.`);
        case 'cleanup':
        case 'retain': {
            // It asks the API again by itself: before a deletion is tried again, everything is looked at again.
            const { registries } = await connect(runner, plan, stage);
            return journal.note({ retained: await stage('Clean up', () => retain(asStarted, plan, action, registries)) });
        }
        case 'build':
        case 'bake':
        case 'merge':
        case 'promote':
        case 'reuse':
        case 'artifact':
            return await withLater(later => publishImages(runner, plan, action, { journal, stage, later }));
        default:
            return (0,errors/* unreachable */.HB)(action);
    }
}
/** From runner, event and inputs to the plan, which the log then shows; nothing is touched. */
async function main_readPlan(runner, journal) {
    const inputs = await readInputs(runner);
    const read = await readContext(runner, inputs.bake?.files[0] ?? inputs.build.file);
    const source = inputs.contextSource === 'git' ? await contextOfCheckout(runner, read) : read;
    // A plain dry run makes no request: without a token nothing is asked.
    const patient = withApiRetries(runner, inputs.retries);
    const context = await completeContext(patient, source, inputs.strict ? inputs.githubToken : '');
    const chart = inputs.artifact?.kind === 'chart' ? await readChart(runner, inputs.artifact.path) : undefined;
    const definition = await readDefinition(runner, context, inputs);
    const commitDate = () => findCommitDate(patient, context, inputs);
    const plan = await makePlan(context, inputs, runner.env, commitDate, { chart, definition });
    journal.note({ plan });
    for (const line of planLines(plan))
        runner.log.info(line);
    for (const warning of plan.warnings)
        runner.log.warning(warning);
    if (plan.push.warning)
        runner.log.warning(plan.push.warning);
    if (plan.source.otherCheckout)
        runner.log.notice(plan.source.otherCheckout);
    return plan;
}
async function connect(ports, plan, stage) {
    const credentials = await stage('Log in', () => login(ports, plan));
    const diagnose = createDiagnose({ ...faultContextOf(plan), credentialOf: credentials.credentialOf });
    const { retries, insecureRegistries: insecure } = plan;
    return { credentials, diagnose, registries: createRegistries(ports, { ...credentials, retries, diagnose, insecure }) };
}
/** The images of the plan, from preflight to their comments: one, or one of each target. */
async function publishImages(ports, plan, action, { journal, stage, later }) {
    if (action.kind === 'artifact' && needsHelm(action.artifact))
        await stage('Helm', () => findHelm(ports));
    const preparation = action.kind === 'artifact' ? undefined : prepareFor(ports, plan, action, createDiagnose(faultContextOf(plan)));
    const ask = async () => {
        const connections = await connect(ports, plan, stage);
        preparation?.loggedIn();
        const { credentials, registries } = connections;
        const guardsOf = guardsByTarget(ports, registries);
        const permission = await stage('Preflight', async () => {
            const found = await preflight(ports, plan, credentials, registries);
            if (found.push && !isByDigest(action))
                await forEach(plan_imagesOf(plan), each => guardsOf(each).prepare());
            return found;
        });
        return { connections, guardsOf, permission };
    };
    const { connections, guardsOf, permission } = await (preparation ? preparation.meanwhile(ask) : ask());
    const { registries, diagnose } = connections;
    journal.note({ permission });
    const signing = prepareSigning(ports, plan, permission.push, diagnose);
    const { note, tag: onTag } = journal;
    const images = action.kind === 'artifact'
        ? [await makeArtifact(ports, plan, action.artifact, { stage, permission, registries })].flatMap(image => image ? [{ plan, image }] : [])
        : await obtain(ports, plan, action, {
            ...{ stage, permission, preparation, registries, diagnose, note, onTag, later },
            choosePushTags: each => choosePushTags(ports, each.plan, guardsOf(each).early, registries)
        });
    for (const { image, target } of images)
        note({ image }, target);
    if (images.length === 0)
        return signing && 'unsigned' in signing ? note(signing) : undefined;
    const known = ({ plan: { platforms: planned }, target }) => ({
        planned,
        buildMetadata: metadataOf(journal.outcome, target)
    });
    if (isByDigest(action)) {
        const look = async (made) => {
            const { buildMetadata } = known(made);
            const platforms = await verifyByDigest(ports, made.plan, made.image.digest, registries, buildMetadata);
            note({ platforms }, made.target);
        };
        await stage('Verify', () => forEach(images, look));
        return;
    }
    // Before any tag but the builder's own one is written: nobody who follows a tag meets an image without its signature.
    const [own, others] = [images.filter(({ image }) => isOwnWork(image)), images.filter(({ image }) => !isOwnWork(image))];
    if (signing && 'unsigned' in signing)
        for (const { target } of images)
            note(signing, target);
    else if (signing) {
        for (const { target } of others)
            note(tellIfAsked(ports, signing.plan, 'it was there already') ?? {}, target);
        if (own.length > 0)
            await stage('Attest', () => forEach(own, async ({ plan, image, target }) => note(await attest(ports, signing, { plan, image, registries, diagnose }), target)));
    }
    const published = await stage('Publish', () => forEach(images, async (made) => {
        const options = await guardsOf(made).of(made.image, onTag);
        return { ...made, published: await publish(ports, made.plan, made.image, registries, options) };
    }));
    const verified = await stage('Verify', () => forEach(published, async ({ published: tags, ...made }) => {
        const { plan, target, image } = made;
        const [first] = plan.images;
        const [platforms] = await Promise.all([
            first ? readPlatforms(ports, tags.manifest, registries(first), known(made)) : [],
            verify(ports, plan, tags),
            checkVisibility(ports, plan, image.digest, diagnose),
            findingsOf(journal.outcome, target).attested ? recordStorage(ports, plan, image.digest) : undefined
        ]);
        note({ platforms, verified: true }, target);
        return { plan, digest: image.digest, platforms };
    }));
    const { comment: wanted } = plan;
    if (wanted)
        await stage('Comment', () => commentOn(ports, wanted, verified, journal, connections));
}
/** One after the other: they look for each other's comments on the same page. */
async function commentOn(ports, wanted, images, journal, connections) {
    for (const { plan, ...found } of images) {
        const isOurs = ({ repository }) => plan.images.some(({ text }) => text === repository.text);
        await comment(ports, plan, wanted, { ...found, tags: journal.outcome.tags.filter(isOurs) }, connections);
    }
}
function forEach(items, work) {
    return parallel(items, IMAGES_AT_ONCE, work);
}


/***/ }),

/***/ 17122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   Jh: () => (/* binding */ isKnownPlatform),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _text_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(52845);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4581);


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
    const [os = '', architecture = ''] = [(0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(value, 'os'), (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(value, 'architecture')];
    if (os === '' || architecture === '' || (os === 'unknown' && architecture === 'unknown'))
        return undefined;
    return spell(os, architecture, (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(value, 'variant') ?? '');
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
    return (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .au)(`${os}/${architecture}`, all);
}


/***/ }),

/***/ 23940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   VK: () => (/* binding */ tagged),
/* harmony export */   dp: () => (/* binding */ pinned),
/* harmony export */   i7: () => (/* binding */ canonicalRegistry),
/* harmony export */   nb: () => (/* binding */ withoutTag),
/* harmony export */   sx: () => (/* binding */ DEFAULT_REGISTRY)
/* harmony export */ });
/** What an image name without a registry means. */
const DEFAULT_REGISTRY = 'docker.io';
/** Docker Hub goes by an older name too, that of its API. https://github.com/distribution/reference/blob/v0.6.0/normalize.go */
function canonicalRegistry(host) {
    return host === 'index.docker.io' ? DEFAULT_REGISTRY : host;
}
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const DOMAIN = /^(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** Of registry and path together, in characters: the limit of the reference grammar. */
const LONGEST_NAME = 255;
/**
 * The repository that `text` (lower-case) names, or what is wrong with it, as a clause about the name. `empty`: a part
 * of it has no text at all, as after an expression that gave nothing.
 */
function parseRepository(text) {
    if (text === '')
        return { wrong: 'is empty', empty: true };
    if (text.length > LONGEST_NAME)
        return { wrong: `is longer than ${LONGEST_NAME} characters` };
    if (text.includes('://'))
        return { wrong: 'is a URL; write it without the scheme' };
    if (text.includes('@'))
        return { wrong: 'holds a digest; give the name alone' };
    const slash = text.indexOf('/');
    const first = slash === -1 ? '' : text.slice(0, slash);
    const hasRegistry = /[.:]/.test(first) || first === 'localhost';
    const registry = hasRegistry ? canonicalRegistry(first) : DEFAULT_REGISTRY;
    const path = hasRegistry ? text.slice(slash + 1) : text;
    if (path.includes(':'))
        return { wrong: `holds a tag (“${path.slice(path.indexOf(':') + 1)}”); tags go into the input tags` };
    if (!DOMAIN.test(registry))
        return { wrong: `has no valid registry host (“${registry}”)` };
    const bad = path.split('/').find(component => !COMPONENT.test(component));
    if (bad === '')
        return { wrong: 'has an empty part between slashes', empty: true };
    if (bad !== undefined) {
        return { wrong: `has an invalid part “${bad}”: letters, digits and single . _ or - between them are allowed` };
    }
    const official = registry === DEFAULT_REGISTRY && !path.includes('/');
    return { registry, name: official ? `library/${path}` : path, text };
}
/** The repository of `name`, `name:tag` or `name@digest`, as others write them; undefined where it is none. */
function withoutTag(reference) {
    const name = reference.replace(/@.*$/, '').replace(/:[\w.-]*$/, '');
    const repository = parseRepository(name.toLowerCase());
    return 'wrong' in repository ? undefined : repository;
}
/** Whether `text` (lower-case) can be a registry: host and perhaps port. */
function isRegistryHost(text) {
    return DOMAIN.test(text);
}
/** `name:tag` */
function tagged(repository, tag) {
    return `${repository.text}:${tag}`;
}
/** `name@digest`, which names the same bytes for ever. */
function pinned(repository, digest) {
    return `${repository.text}@${digest}`;
}


/***/ }),

/***/ 1122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ credentialsInEnvironment),
/* harmony export */   PJ: () => (/* binding */ socketAt),
/* harmony export */   eQ: () => (/* binding */ configPath),
/* harmony export */   gD: () => (/* binding */ findCredentials),
/* harmony export */   i: () => (/* binding */ PLUGIN_FOLDERS),
/* harmony export */   ur: () => (/* binding */ configKey),
/* harmony export */   yW: () => (/* binding */ helperFor)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(23940);
/* harmony import */ var _text_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(52845);


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
    return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalRegistry */ .i7)(registry) === _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_REGISTRY */ .sx ? HUB_KEY : registry;
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
    const config = bytes && (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes.toString('utf8'));
    const helper = helperFor(config, registry);
    return helper ? await askHelper(ports, helper, registry) : readEntry(config, registry);
}
/** The credential helper that is responsible for `registry`, as the end of `docker-credential-…`. */
function helperFor(config, registry) {
    return ((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(config, 'credHelpers', configKey(registry)) ??
        (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(config, 'credHelpers', registry) ??
        ((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(config, 'credsStore') || undefined));
}
async function askHelper({ run }, helper, registry) {
    const result = await run(`docker-credential-${helper}`, ['get'], { input: configKey(registry), timeoutMs: 30_000 });
    // A helper that has nothing says so and ends with 1, as the CLI expects; what else it says is not for the log.
    if (result.exitCode !== 0)
        return undefined;
    const answer = (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(result.stdout);
    return toCredentials((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(answer, 'Username') ?? '', (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(answer, 'Secret') ?? '');
}
function readEntry(config, registry) {
    const auths = (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)(config, 'auths');
    if (typeof auths !== 'object' || auths === null)
        return undefined;
    const wanted = hostOf(configKey(registry));
    const key = [configKey(registry), ...Object.keys(auths)].find(name => hostOf(name) === wanted && (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)(auths, name) !== undefined);
    if (key === undefined)
        return undefined;
    const identityToken = (0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(auths, key, 'identitytoken');
    if (identityToken)
        return { identityToken };
    const [, username = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(auths, key, 'auth') ?? '', 'base64').toString('utf8')) ?? [];
    // Old versions of docker padded the password with NUL characters.
    return toCredentials(username || ((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(auths, key, 'username') ?? ''), (password || ((0,_text_json_js__WEBPACK_IMPORTED_MODULE_1__/* .stringAt */ .bX)(auths, key, 'password') ?? '')).replace(/\0+$/, ''));
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


/***/ }),

/***/ 58735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createCacheRelay)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: ./lib/text/json.js
var json = __nccwpck_require__(52845);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/runner/cache-line.js

/** How long anything may stand still before it counts as lost, milliseconds; and how fast bodies are sent at least. */
const FREE_MS = 400;
const BYTES_PER_MS = 1_000;
/** So many times as long where others are on the line, as far as a service that has died may cost: 5 s in all. */
const SHARED = 1.5;
/** Such an answer may be another one a moment later; the pauses before that, milliseconds. */
const PASSING = [408, 429, 500, 502, 503, 504];
const PAUSES_MS = [200, 400];
const LAST_PAUSE_MS = 800;
/** Fields that are of a connection and not of what it carries; the length is told anew, the encoding must be readable. */
const OWN_FIELDS = [
    'host',
    'connection',
    'content-length',
    'transfer-encoding',
    'accept-encoding',
    'expect',
    'keep-alive'
];
/** The answer, after a few tries if need be; undefined where there is no patience left for one. */
async function send({ patience, agents }, target, { method = 'GET', headers }, body, isShared = false) {
    const client = process.getBuiltinModule(target.protocol === 'https:' ? 'node:https' : 'node:http');
    const length = body.length > 0 || method !== 'GET' ? { 'content-length': body.length } : {};
    const options = { method, headers: { ...withoutOwn(headers), ...length }, agent: agents[target.protocol] };
    for (let tries = 0; !patience.isOver; tries++) {
        const got = await once(patience, client.request(target, options), body, isShared);
        if ('message' in got && !PASSING.includes(got.message.statusCode ?? 0))
            return got.message;
        if (patience.isOver)
            return undefined;
        await pause(patience, pauseAfter(got, tries), 'why' in got ? got.why : `answers ${got.message.statusCode}`);
    }
    return undefined;
}
/** One exchange, up to the head of the answer. */
function once(patience, call, body, isShared) {
    return new Promise(resolve => {
        const stop = () => call.destroy(new Error('it is slow'));
        const bodyMs = (body.length / BYTES_PER_MS) * (isShared ? SHARED : 1);
        const wait = patience.watch(FREE_MS + bodyMs, 'is slow', stop);
        call.on('response', message => resolve({ message }));
        call.on('error', error => resolve({ why: `can’t be used (${(0,errors/* textOf */.b6)(error)})` }));
        call.on('response', wait.done).on('close', wait.done);
        call.end(body);
    });
}
function pauseAfter(got, tries) {
    const own = PAUSES_MS[tries] ?? LAST_PAUSE_MS;
    if ('why' in got)
        return own;
    got.message.resume();
    const asked = Number(got.message.headers['retry-after']);
    return Number.isNaN(asked) ? own : asked * 1000;
}
function pause(patience, ms, why) {
    return new Promise(resolve => {
        const end = () => {
            clearTimeout(timer);
            wait.done();
            resolve();
        };
        const timer = setTimeout(end, ms);
        const wait = patience.watch(0, why, end);
    });
}
/** The whole body; undefined where it does not come. */
async function read(patience, message) {
    const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy());
    try {
        return Buffer.concat(await message.toArray());
    }
    catch {
        return undefined;
    }
    finally {
        wait.done();
    }
}
/** A body as it comes. One that ends in the middle does so for BuildKit, too, which then makes the layer itself. */
function pass(patience, message, response) {
    return new Promise(resolve => {
        const wait = patience.watch(FREE_MS, 'is slow', () => message.destroy());
        message.on('data', chunk => {
            wait.moved();
            if (response.write(chunk))
                return;
            message.pause();
            wait.hold();
            response.once('drain', () => {
                wait.moved();
                message.resume();
            });
        });
        message.on('error', () => { });
        message.on('close', () => {
            wait.done();
            if (message.complete)
                response.end();
            else
                response.destroy();
            resolve();
        });
        response.on('close', () => message.destroy());
    });
}
function withoutOwn(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_FIELDS.includes(name)));
}

;// CONCATENATED MODULE: ./lib/runner/cache-lookups.js
/** Places of blobs are good for 10 minutes on GitHub; half of that is left to whoever gets one from here. */
const GOOD_MS = 5 * 60_000;
/** A layer, which BuildKit names by its digest: what is found under it is never another one. */
const LAYER = /\bbuildkit-blob-\d+-sha256(?::|%3A)[0-9a-f]{64}\b/i;
/** `now` is a clock that does not jump, milliseconds. What is asked is the whole request, as text. */
function createLookups(now) {
    const known = new Map();
    return {
        find(asked) {
            const found = known.get(asked);
            return found && now() - found.since < GOOD_MS ? found.answer : undefined;
        },
        keep(asked, answer) {
            if (LAYER.test(asked))
                known.set(asked, { answer, since: now() });
        },
        forget: () => known.clear()
    };
}

;// CONCATENATED MODULE: ./lib/runner/cache-pieces.js
/** Pieces that are on their way at once, at most. BuildKit makes them of 1 MiB. */
const MOST_AT_ONCE = 4;
/** A piece that takes longer shares its line with too many, milliseconds. */
const QUICK_MS = 300;
const CREATED = 201;
const NOT_FOUND = 404;
/** `now` is a clock that does not jump, milliseconds. */
function createPieces(now) {
    const blobs = new Map();
    const waiting = [];
    let open = 0;
    // More of them as long as that is quick: on a slow line each would only take longer, up to what counts as lost.
    let room = 1;
    const sendOne = async (blob, send) => {
        const started = now();
        const status = (await send(open > 1).catch(() => undefined)) ?? NOT_FOUND;
        if (status !== CREATED)
            blob.refused ??= status;
        open--;
        room = now() - started < QUICK_MS ? Math.min(MOST_AT_ONCE, room + 1) : Math.max(1, Math.floor(room / 2));
        for (const go of waiting.splice(0))
            go();
    };
    return {
        async take(name, send) {
            const blob = blobs.get(name) ?? { open: new Set(), refused: undefined };
            blobs.set(name, blob);
            while (open >= room)
                await new Promise(resolve => waiting.push(resolve));
            if (blob.refused !== undefined)
                return blob.refused;
            open++;
            const sent = sendOne(blob, send).finally(() => blob.open.delete(sent));
            blob.open.add(sent);
            return undefined;
        },
        async settle(name) {
            const blob = blobs.get(name);
            await Promise.all(blob?.open ?? []);
            if (blob?.refused === undefined)
                blobs.delete(name);
            return blob?.refused;
        }
    };
}

;// CONCATENATED MODULE: ./lib/runner/patience.js
/** Between two looks at what is waited for, milliseconds; and what at most one of them counts. */
const TICK_MS = 50;
const LONGEST_TICK_MS = 250;
function createPatience(lostMs, onOver) {
    const waits = new Set();
    let isOver = false;
    let lost = 0;
    let last = performance.now();
    let timer;
    const tick = () => {
        const now = performance.now();
        // What a machine slept, or this process did not get to, is nobody’s fault.
        const passed = Math.min(now - last, LONGEST_TICK_MS);
        last = now;
        const late = [...waits].find(({ since, freeMs }) => now - since > freeMs);
        if (!late)
            return;
        lost += passed;
        if (lost < lostMs)
            return;
        isOver = true;
        onOver(late.why);
        for (const wait of [...waits])
            wait.onOver();
    };
    const stop = () => {
        clearInterval(timer);
        timer = undefined;
    };
    return {
        get isOver() {
            return isOver;
        },
        watch(freeMs, why, onOver) {
            const wait = { since: performance.now(), freeMs, why, onOver };
            waits.add(wait);
            if (!isOver && timer === undefined) {
                last = performance.now();
                timer = setInterval(tick, TICK_MS);
            }
            return {
                moved() {
                    wait.since = performance.now();
                },
                hold() {
                    wait.since = Number.POSITIVE_INFINITY;
                },
                done() {
                    waits.delete(wait);
                    if (waits.size === 0 || isOver)
                        stop();
                }
            };
        },
        end() {
            isOver = true;
            for (const wait of [...waits])
                wait.onOver();
            stop();
        }
    };
}

;// CONCATENATED MODULE: ./lib/runner/cache-relay.js






/** What a service’s answer names the places of blobs by, in its second and its first version. */
const PLACES = ['signed_download_url', 'signed_upload_url', 'archiveLocation'];
/** What says where a blob is, in both versions. */
const FINDS = /\/(?:GetCacheEntryDownloadURL|cache)$/;
/**
 * A server in this process that BuildKit takes for GitHub’s cache service, and that passes on what it asks. BuildKit’s
 * own client has no limit for an answer that does not come, and tries the store of the blobs again for minutes; it
 * can’t be told otherwise. Here is counted what is lost so in the whole build, and when that is too much, the cache is
 * empty and takes nothing, at once.
 * https://github.com/tonistiigi/go-actions-cache (cache.go: doWithRetries; cache_v2.go: azureOptions)
 */
function createCacheRelay() {
    const closers = [];
    return {
        async open({ url, token, addresses }, { lostMs, onGivenUp }) {
            const { createServer, Agent } = process.getBuiltinModule('node:http');
            const options = { keepAlive: true, proxyEnv: process.env };
            const agents = {
                'http:': new Agent(options),
                'https:': new (process.getBuiltinModule('node:https').Agent)(options)
            };
            const patience = createPatience(lostMs, onGivenUp);
            const now = () => performance.now();
            const [lookups, pieces] = [createLookups(now), createPieces(now)];
            const relay = { url: new URL(url), token, blobs: new Map(), lookups, pieces, patience, agents };
            let place = '';
            for (const address of addresses) {
                const server = createServer((request, response) => {
                    response.on('error', () => { });
                    answer(relay, request, response).catch(() => response.destroy());
                });
                // A connection that ends while its client begins a request fails that request.
                server.keepAliveTimeout = 600_000;
                await new Promise((resolve, reject) => server.once('error', reject).listen(0, address, () => resolve()));
                closers.push(() => server.close().closeAllConnections());
                // A server that listens on TCP has an address of this shape.
                place = `http://${address}:${server.address().port}/`;
            }
            closers.push(() => {
                patience.end();
                for (const agent of Object.values(agents))
                    agent.destroy();
            });
            return place;
        },
        close() {
            for (const close of closers.splice(0))
                close();
        }
    };
}
async function answer(relay, request, response) {
    const { url, token, blobs, lookups, pieces, patience } = relay;
    const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const body = Buffer.concat(await request.toArray());
    // Asked by whoever wants to know whether this place can be reached.
    if (path === '/')
        return void response.end('cache');
    const refuse = () => {
        if (path.endsWith('/GetCacheEntryDownloadURL'))
            response.setHeader('content-type', 'application/json').end('{"ok":false}');
        else if (request.method === 'GET' && path.endsWith('/cache'))
            response.writeHead(204).end();
        else
            response.writeHead(404).end('{"code":"not_found"}');
    };
    const id = /^\/blob\/(\w+)$/.exec(path)?.[1];
    const blob = id === undefined ? undefined : blobs.get(id);
    // Others may reach this place, and can do no more here than with the service itself.
    if (id === undefined ? request.headers.authorization !== `Bearer ${token}` : blob === undefined)
        return refuse();
    if (patience.isOver)
        return refuse();
    const target = new URL(blob ?? `${url.href.replace(/\/$/, '')}${path}`);
    if (query !== '')
        target.search += `${target.search === '' ? '?' : '&'}${query}`;
    const ask = (isShared) => send(relay, target, request, body, isShared);
    if (blob === undefined) {
        const place = `http://${request.headers.host}/blob/`;
        const asked = FINDS.test(path) ? `${request.method} ${request.url} ${body}` : '';
        const known = lookups.find(asked);
        if (known)
            return void response.writeHead(200, known.fields).end(withOwnPlaces(known.bytes, place, blobs));
        const message = await ask();
        const bytes = message && (await read(patience, message));
        if (!bytes)
            return refuse();
        const [status, fields] = [message.statusCode ?? 502, withoutOwn(message.headers)];
        const own = status === 200 ? withOwnPlaces(bytes, place, blobs) : bytes;
        if (own !== bytes)
            lookups.keep(asked, { fields, bytes });
        return void response.writeHead(status, fields).end(own);
    }
    const part = request.method === 'PUT' ? new URLSearchParams(query).get('comp') : null;
    if (part === 'block') {
        const refused = await pieces.take(blob, async (isShared) => {
            const message = await ask(isShared);
            message?.resume();
            return message?.statusCode;
        });
        return void response.writeHead(refused ?? 201).end();
    }
    const refused = part === 'blocklist' ? await pieces.settle(blob) : undefined;
    if (refused !== undefined)
        return void response.writeHead(refused).end();
    const message = await ask();
    if (!message)
        return refuse();
    const status = message.statusCode ?? 502;
    if (status >= 400)
        lookups.forget();
    const length = message.headers['content-length'];
    const fields = withoutOwn(message.headers);
    response.writeHead(status, length === undefined ? fields : { ...fields, 'content-length': length });
    await pass(patience, message, response);
}
/** The service’s answer, whose blobs are read and written through here. */
function withOwnPlaces(bytes, here, blobs) {
    const value = (0,json/* parseJson */.qF)(bytes.toString('utf8'));
    const own = PLACES.flatMap(name => {
        const place = (0,json/* stringAt */.bX)(value, name) ?? '';
        if (!URL.canParse(place))
            return [];
        const id = (0,external_node_crypto_.randomBytes)(16).toString('hex');
        blobs.set(id, place);
        return [[name, `${here}${id}`]];
    });
    return own.length === 0 || typeof value !== 'object'
        ? bytes
        : Buffer.from(JSON.stringify({ ...value, ...Object.fromEntries(own) }));
}


/***/ }),

/***/ 80574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// UNUSED EXPORTS: createOutputs

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/file-command.js
var file_command = __nccwpck_require__(82902);
// EXTERNAL MODULE: ./lib/oci/platform.js
var platform = __nccwpck_require__(17122);
// EXTERNAL MODULE: ./lib/text/json.js
var json = __nccwpck_require__(52845);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
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
        const { connect } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 77030, 19));
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
            const { createServer } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 77030, 19));
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
    const path = (0,external_node_path_.join)(folder, 'buildkit.sock');
    if (Buffer.byteLength(path) <= LONGEST_PATH)
        return path;
    return (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `publish-image-${process.pid}.sock`);
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
var external_node_crypto_ = __nccwpck_require__(77598);
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
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(real), { recursive: true, mode: 0o700 });
    const unlock = await lock(`${real}.lock`);
    try {
        const before = await (0,promises_.readFile)(real, 'utf8').catch(unless('ENOENT'));
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
        const target = await (0,promises_.readlink)(current).catch(unless('ENOENT', 'EINVAL', 'ENOTDIR'));
        if (target === undefined)
            return current;
        current = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(current), target);
    }
    throw Object.assign(new Error(`too many symbolic links: ${path}`), { code: 'ELOOP' });
}
async function replace(path, content) {
    const found = await (0,promises_.stat)(path).catch(unless('ENOENT'));
    const draft = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        await (0,promises_.writeFile)(draft, content, { mode: 0o600, flag: 'wx' });
        if (found) {
            await (0,promises_.chmod)(draft, found.mode & 0o777);
            await (0,promises_.chown)(draft, found.uid, found.gid);
        }
        await (0,promises_.rename)(draft, path);
    }
    catch (error) {
        await (0,promises_.rm)(draft, { force: true });
        if (!found)
            throw error;
        // A file of another owner, or one that is mounted by itself, can be written into but not replaced.
        await (0,promises_.writeFile)(path, content);
    }
}
/** Returns how to unlock. */
async function lock(path) {
    const start = performance.now();
    let seen;
    let since = start;
    for (;;) {
        const handle = await (0,promises_.open)(path, 'wx', 0o600).catch(unless('EEXIST'));
        if (handle) {
            const own = identityOf(await handle.stat());
            await handle.close();
            return async () => {
                // Taken over from us, if we were stopped for long.
                if ((await identify(path)) === own)
                    await (0,promises_.rm)(path, { force: true });
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
    await (0,promises_.rename)(path, taken).catch(unless('ENOENT'));
    const got = await identify(taken);
    if (got !== undefined && got !== stale)
        await (0,promises_.link)(taken, path).catch(unless('EEXIST'));
    await (0,promises_.rm)(taken, { force: true });
}
async function identify(path) {
    const found = await (0,promises_.stat)(path).catch(unless('ENOENT'));
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
        read: path => (0,promises_.readFile)(path).catch(absent),
        async write(path, content) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
            const mode = await (0,promises_.stat)(path).then(found => found.mode & 0o777, () => 0o600);
            const draft = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
            try {
                await (0,promises_.writeFile)(draft, content, { mode: 0o600, flag: 'wx' });
                if (mode !== 0o600)
                    await (0,promises_.chmod)(draft, mode);
                await (0,promises_.rename)(draft, path);
            }
            catch (error) {
                await (0,promises_.rm)(draft, { force: true });
                throw error;
            }
        },
        update: updateShared,
        remove: path => (0,promises_.rm)(path, { force: true }),
        exists: path => (0,promises_.stat)(path).then(() => true, () => false),
        facts: path => (0,promises_.stat)(path).then(factsOf, absent),
        walk: folder => walk(folder, ''),
        stream,
        async save(path, content) {
            const handle = await (0,promises_.open)(path, 'wx', 0o600);
            try {
                for await (const piece of content)
                    await handle.appendFile(piece);
            }
            finally {
                await handle.close();
            }
        },
        size: path => (0,promises_.stat)(path).then(found => found.size, absent),
        list: folder => (0,promises_.readdir)(folder, { withFileTypes: true }).then(entries => entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name)), () => []),
        sharedPath: name => (0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), name),
        async temporaryFolder() {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'publish-image-'));
            temporary.push(folder);
            return folder;
        },
        keptFolder: () => (0,promises_.mkdtemp)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'publish-image-')),
        async close() {
            await Promise.all(temporary.map(folder => (0,promises_.rm)(folder, { recursive: true, force: true })));
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
    const names = (await (0,promises_.readdir)(folder)).sort();
    const entries = [];
    for (const name of names) {
        const path = (0,external_node_path_.join)(folder, name);
        const facts = factsOf(await (0,promises_.lstat)(path));
        const target = facts.kind === 'link' ? await (0,promises_.readlink)(path) : undefined;
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
    const handle = await (0,promises_.open)(path);
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

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __nccwpck_require__(46193);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: ./lib/registry/docker-config.js
var docker_config = __nccwpck_require__(1122);
;// CONCATENATED MODULE: ./lib/runner/buildx.js



/**
 * The program that `docker buildx` comes down to, which may be started by itself: the docker CLI first asks its plugins
 * what they are, and that is 0.1 s of processor time for each call. Undefined where only docker knows what is meant: a
 * context, an engine elsewhere or behind a wrapper that is called docker, plugins in other folders.
 * https://github.com/docker/buildx#manual-download
 */
async function findBuildx(env) {
    const socket = (0,docker_config/* socketAt */.PJ)(env.DOCKER_HOST ?? '');
    if (socket === undefined || env.DOCKER_CONTEXT)
        return undefined;
    const folder = env.DOCKER_CONFIG || `${env.HOME ?? ''}/.docker`;
    try {
        await (0,promises_.access)(socket, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK);
    }
    catch {
        return undefined;
    }
    const config = await (0,promises_.readFile)((0,docker_config/* configPath */.eQ)({ folder }), 'utf8').catch(() => '');
    if (/"(?:cliPluginsExtraDirs|currentContext)"/.test(config))
        return undefined;
    for (const place of [`${folder}/cli-plugins`, ...docker_config/* PLUGIN_FOLDERS */.i]) {
        const path = `${place}/docker-buildx`;
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (!found)
            continue;
        // The first that is there is the one that docker takes.
        return found.isFile() && found.size > 0 && (found.mode & 0o111) !== 0 ? path : undefined;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __nccwpck_require__(16698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __nccwpck_require__(53053);
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
    const storage = new external_node_async_hooks_.AsyncLocalStorage();
    (0,external_node_diagnostics_channel_.subscribe)('child_process', message => {
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
        const { exec } = await __nccwpck_require__.e(/* import() */ 955).then(__nccwpck_require__.bind(__nccwpck_require__, 41955));
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
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
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
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        // The name of the program, in brackets, may hold blanks and brackets.
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __nccwpck_require__(89635);
// EXTERNAL MODULE: ./lib/text/lines.js
var text_lines = __nccwpck_require__(57032);
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
            const lines = [...secret.split(/[\r\n]+/), ...(0,text_lines/* splitLines */.u)(secret)].map(line => line.trim());
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
        (0,command/* issueCommand */.L)(kind, { title: redactor.redact(title ?? ''), file: redactor.redact(file ?? ''), line: line ?? '' }, redactor.redact(message));
    };
    const annotation = (kind) => {
        const issue = annotate(kind);
        return (message, place = {}) => issue(message, place);
    };
    return {
        info: message => {
            // Redacted first, because a secret may have a line break or `##[` in it.
            const lines = (0,text_lines/* splitLines */.u)(redactor.redact(message)).map(neutralized);
            process.stdout.write(`${lines.join('\n')}\n`);
        },
        debug: message => (0,command/* issueCommand */.L)('debug', {}, redactor.redact(message)),
        notice: annotation('notice'),
        warning: annotation('warning'),
        error: annotation('error'),
        mask: secret => {
            for (const line of redactor.add(secret))
                (0,command/* issueCommand */.L)('add-mask', {}, line);
        },
        startGroup: name => (0,command/* issueCommand */.L)('group', {}, redactor.redact(name)),
        endGroup: () => (0,command/* issueCommand */.L)('endgroup', {}, '')
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
        platform: (0,platform/* parsePlatform */.FL)(`${process.platform === 'win32' ? 'windows' : process.platform}/${architecture()}`),
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
    save: (name, value) => (0,file_command/* issueFileCommand */.n)('STATE', (0,file_command/* prepareKeyValueMessage */.v)(name, value))
};
function createOutputs(redact) {
    const write = (file) => (name, value) => {
        // A name with a line break would write what it likes into the file.
        if (!/^[\w-]+$/.test(name))
            throw new Error(`not a name of an output: ${JSON.stringify(name)}`);
        (0,file_command/* issueFileCommand */.n)(file, (0,file_command/* prepareKeyValueMessage */.v)(name, redact(value)));
    };
    return {
        set: write('OUTPUT'),
        exportVariable: write('ENV'),
        async declareArtifact(name, digest) {
            const path = process.env.GITHUB_ARTIFACTS;
            if (!path || (await isOtherwiseDeclared(name, digest)))
                return;
            await (0,promises_.appendFile)(path, `oci://${name}@${digest}\n`);
        },
        async summarize(render) {
            const path = process.env.GITHUB_STEP_SUMMARY;
            // Older GitHub Enterprise servers have no job summary.
            if (path)
                await (0,promises_.appendFile)(path, `${redact(render(redact))}\n`);
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
    const text = path ? await (0,promises_.readFile)(path, 'utf8').catch(() => '') : '';
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

/***/ 97619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub)
/* harmony export */ });
/** The API of the server that the job runs on, by GITHUB_API_URL. The package is loaded when the first request needs it. */
async function connectGitHub(token) {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 92413));
    const octokit = getOctokit(token);
    return { request: async (route, parameters) => (await octokit.request(route, parameters)).data };
}


/***/ }),

/***/ 52479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   Wp: () => (/* binding */ clipBytes),
/* harmony export */   rh: () => (/* binding */ clipStart)
/* harmony export */ });
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


/***/ }),

/***/ 52845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ booleanAt),
/* harmony export */   ZZ: () => (/* binding */ field),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   tk: () => (/* binding */ numberAt)
/* harmony export */ });
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

/***/ 57032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
/**
 * Where a line ends for somebody: a runner, Markdown, .NET or a terminal. U+0085 is NEL, the last two are Unicode's line
 * and paragraph separators. https://www.unicode.org/reports/tr14/#BK
 */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
function splitLines(text) {
    return text.split(LINE_BREAK);
}


/***/ }),

/***/ 4581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(21916);
/* harmony import */ var _foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(52479);


/** Longer, it is no misspelling, and comparing it takes long. */
const LONGEST_WORD = 80;
/** The known name that `name` most resembles; undefined if none comes near. */
function nearest(name, known) {
    if (known.length === 0 || name.length > LONGEST_WORD)
        return undefined;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name.toLowerCase(), [...known]);
    // Further apart than a third of its letters (at least two) and it is another word.
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? best : undefined;
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
    const line = (0,_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(text).replace(/\s+/g, ' ').trim();
    return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}


/***/ }),

/***/ 89635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ issueCommand)
/* harmony export */ });
/* unused harmony export issue */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(70857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4679);


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
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
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
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map

/***/ }),

/***/ 82902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ issueFileCommand),
/* harmony export */   v: () => (/* binding */ prepareKeyValueMessage)
/* harmony export */ });
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(79896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(70857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4679);
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync(filePath, `${(0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(message)}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 4679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue),
/* harmony export */   k: () => (/* binding */ toCommandProperties)
/* harmony export */ });
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
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
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
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
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
/******/ var __webpack_exports__ = __nccwpck_require__(75691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
