#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
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

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
exports.parse = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.parseDocument = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(8071);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


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

/***/ 4654:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _migrate_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7256);
/* harmony import */ var _runner_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9835);


const { terminal, files } = (0,_runner_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .createTerminal */ .P)();
await (0,_migrate_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runCommand */ .d)(terminal, files).then(terminal.exit, (error) => {
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    terminal.exit(1);
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

;// CONCATENATED MODULE: ./lib/migrate/actions.js
const ROLES = {
    'docker/login-action': 'login',
    'docker/metadata-action': 'metadata',
    'crazy-max/ghaction-docker-meta': 'metadata',
    'docker/setup-qemu-action': 'qemu',
    'docker/setup-buildx-action': 'buildx',
    'docker/build-push-action': 'build',
    'docker/bake-action': 'bake',
    'actions/attest-build-provenance': 'attest',
    'actions/attest': 'attest',
    'sigstore/cosign-installer': 'cosign'
};
function roleOf(action) {
    if (/(^|\/)publish-image$/.test(action))
        return 'own';
    return ROLES[action] ?? 'other';
}
/** Inputs of docker/build-push-action v2 to v7; all have the same name here. */
const BUILD_INPUTS = [
    'add-hosts',
    'allow',
    'annotations',
    'attests',
    'build-args',
    'build-contexts',
    'builder',
    'cache-from',
    'cache-to',
    'call',
    'cgroup-parent',
    'context',
    'file',
    'github-token',
    'labels',
    'load',
    'network',
    'no-cache',
    'no-cache-filters',
    'outputs',
    'platforms',
    'provenance',
    'pull',
    'push',
    'sbom',
    'secret-envs',
    'secret-files',
    'secrets',
    'shm-size',
    'ssh',
    'tags',
    'target',
    'ulimit'
];
/** Inputs of this action that digest-jobs.ts has written already. */
const OWN_INPUTS = ['images', 'merge', 'promote', 'push-by-digest'];
/** Inputs of docker/metadata-action v3 to v6, by their name here. */
const METADATA_INPUTS = {
    images: 'images',
    tags: 'tags',
    flavor: 'flavor',
    labels: 'labels',
    annotations: 'annotations',
    'sep-tags': 'sep-tags',
    'sep-labels': 'sep-labels',
    'sep-annotations': 'sep-annotations',
    'bake-target': 'bake-target',
    context: 'context-source',
    'github-token': 'github-token'
};
/** Inputs of docker/setup-buildx-action that have the same name here. */
const BUILDX_INPUTS = [
    'driver',
    'driver-opts',
    'buildkitd-flags',
    'buildkitd-config',
    'buildkitd-config-inline',
    'endpoint',
    'append'
];
/** What older versions of it called them. */
const BUILDX_RENAMED = {
    config: 'buildkitd-config',
    'config-inline': 'buildkitd-config-inline'
};
/** Inputs of it that need no counterpart: what they ask for happens, or is not there. */
const BUILDX_IDLE = ['cleanup', 'cache-binary', 'use', 'install'];
/** Outputs of docker/metadata-action, which have the same name here. */
const METADATA_OUTPUTS = [
    'version',
    'tags',
    'tag-names',
    'labels',
    'annotations',
    'json',
    'bake-file-tags',
    'bake-file-labels',
    'bake-file-annotations',
    'bake-file'
];
const ATTEST_OUTPUTS = ['bundle-path', 'attestation-id', 'attestation-url'];
/** Programs in a script that use the Docker engine or its log-ins. */
const DOCKER_PROGRAMS = /(?<![\w./-])(docker(-compose)?|cosign|crane|skopeo|oras|helm|podman|buildah|regctl|trivy|grype|syft|dive|buildx|notation|act|make|task|just|ko|earthly|goreleaser)(?![\w./-])/;
/** Actions of others that use neither engine nor log-ins. */
const HARMLESS_ACTIONS = /^(actions\/|github\/|softprops\/|peter-evans\/|dorny\/|tj-actions\/|codecov\/)/;

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
function csv_csvField(field) {
    return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
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
function list_splitPair(text) {
    const at = text.indexOf('=');
    return at === -1 ? undefined : { key: text.slice(0, at), value: text.slice(at + 1) };
}

;// CONCATENATED MODULE: ./lib/migrate/move.js
/** An entry's value, empty if it is not there. */
function inputOf(entries, key) {
    return entries.find(entry => entry.key === key)?.value ?? '';
}
function topValue(step, key) {
    return inputOf(step.entries, key);
}
/** A condition without its braces and white space, to be compared. */
function bareCondition(text) {
    return text
        .trim()
        .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
        .replace(/\s+/g, ' ')
        .replace(/^\((.*)\)$/, '$1')
        .trim();
}
/** A pattern for what names step `id`: `steps.id` or `steps['id']`. */
function mentionOf(id) {
    const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`\\bsteps(?:\\.${escaped}(?![\\w-])|\\['${escaped}'\\])`, 'i');
}
/** `steps.id.outputs.name`, the whole of it in `match[0]`, the name in `match[1]` or `match[2]`. */
function outputOf(id, flags = 'gi') {
    return new RegExp(`${mentionOf(id).source}\\.outputs(?:\\.([\\w-]+)|\\['([\\w-]+)'\\])`, flags);
}
/** Whether `text` is nothing but this one expression. */
function isOnly(text, id, output) {
    if (!/^\$\{\{[\s\S]*\}\}$/.test(text.trim()))
        return false;
    const body = bareCondition(text);
    const found = outputOf(id, 'i').exec(body);
    return found?.[0].length === body.length && (found[1] ?? found[2])?.toLowerCase() === output;
}

;// CONCATENATED MODULE: ./lib/migrate/lines.js
/**
 * A text that is edited by its lines, so that what is not touched stays byte for byte: comments, quotes, anchors, tabs,
 * line endings. Line numbers are those of the text as it came, from 0, whatever was edited before.
 */
class Lines {
    eol;
    original;
    edited;
    constructor(text) {
        // With both kinds of line ends, the lines keep their own.
        this.eol = text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
        this.original = text.split(this.eol);
        this.edited = this.original.map(line => [line]);
    }
    /** Lines `first` to `last` become `lines`. */
    replace(first, last, lines) {
        for (let index = first; index <= last; index++)
            this.edited[index] = [];
        this.edited[first] = [...lines];
    }
    remove(first, last) {
        this.replace(first, last, []);
    }
    insertBefore(line, lines) {
        this.edited[line] = [...lines, ...(this.edited[line] ?? [])];
    }
    insertAfter(line, lines) {
        this.edited[line] = [...(this.edited[line] ?? []), ...lines];
    }
    /** Changes what lines `first` to `last` have become. */
    map(first, last, change) {
        for (let index = first; index <= last; index++)
            this.edited[index] = (this.edited[index] ?? []).map(change);
    }
    toString() {
        return this.edited.flat().join(this.eol);
    }
}
function indentOf(line) {
    return line.length - line.trimStart().length;
}
function isBlank(line) {
    return line.trim() === '';
}
function isComment(line) {
    return line.trimStart().startsWith('#');
}
/** `lines` moved to the left by the indentation `by`; a line that has less keeps what it has. */
function dedent(lines, by) {
    return lines.map(line => line.slice(Math.min(by, indentOf(line))));
}
function indent(lines, by) {
    return lines.map(line => (isBlank(line) ? '' : `${' '.repeat(by)}${line}`));
}

;// CONCATENATED MODULE: ./lib/migrate/step-text.js

function asWritten({ key, lines }) {
    return { key, lines };
}
/** `entry` under another name, everything else as it was. */
function renamed(entry, key) {
    const own = entry.lines.findIndex(line => line.startsWith(entry.key) || line.startsWith(`"${entry.key}`) || line.startsWith(`'${entry.key}`));
    const lines = entry.lines.map((line, at) => (at === own ? line.replace(entry.key, key) : line));
    return { key, lines };
}
/** `key: text`, as a block where it has several lines and in quotes where YAML needs them. */
function written(key, text) {
    const trimmed = text.replace(/\n+$/, '');
    if (trimmed.includes('\n'))
        return { key, lines: [`${key}: |`, ...indent(trimmed.split('\n'), 2)] };
    return { key, lines: [`${key}: ${plain(trimmed)}`] };
}
/** A scalar on one line. */
function plain(text) {
    const special = text === '' || /^[\s!&*%@`"'#{}[\],|>?-]|: |:$| #|\s$/.test(text);
    const typed = /^(~|null|yes|no|on|off|\d[\d_.eE+-]*)$/i.test(text);
    return special || typed ? JSON.stringify(text) : text;
}
/** `entry` with further lines of the list that it holds. */
function extended(entry, value, more) {
    if (more.length === 0)
        return entry;
    const block = entry.lines.findIndex(line => /^[\w-]+:\s*[|>]/.test(line));
    const content = entry.lines.slice(block + 1).find(line => line.trim() !== '');
    if (block === -1 || content === undefined || /^[\w-]+:\s*[|>][^#]*\d/.test(entry.lines[block] ?? ''))
        return written(entry.key, [...value.split('\n').filter(line => line.trim() !== ''), ...more].join('\n'));
    const margin = content.length - content.trimStart().length;
    return { key: entry.key, lines: [...entry.lines, ...indent(more, margin)] };
}
/** The lines of a whole step at its place in the file: comments above it, then its entries behind the dash. */
function writeStep(place, entries) {
    const { dash, column } = place;
    const lines = indent(entries.flatMap(entry => entry.lines), column);
    const first = lines.findIndex(line => !line.trimStart().startsWith('#'));
    return lines.map((line, at) => {
        if (at < first)
            return `${' '.repeat(dash)}${line.trimStart()}`;
        return at === first ? `${' '.repeat(dash)}-${' '.repeat(column - dash - 1)}${line.trimStart()}` : line;
    });
}
/** `with:` or `env:` of these entries. */
function writtenMap(key, entries, by = 2) {
    return {
        key,
        lines: [
            `${key}:`,
            ...indent(entries.flatMap(entry => entry.lines), by)
        ]
    };
}

;// CONCATENATED MODULE: ./lib/migrate/bake-step.js



/** Inputs of docker/bake-action v2 to v7 that are not docker/build-push-action's, by their name here. */
const RENAMED = {
    files: 'bake',
    source: 'context',
    workdir: 'context',
    targets: 'targets',
    set: 'set',
    vars: 'vars'
};
/** Those of both. */
const SHARED = ['allow', 'builder', 'call', 'github-token', 'load', 'no-cache', 'provenance', 'pull', 'push', 'sbom'];
const COMMIT = '{{defaultContext}}';
/** Why a step of docker/bake-action is none of ours with `bake`: what its definition says is not in the workflow. */
function whyNotBake({ lines }, job, step) {
    if (step.odd)
        return step.odd;
    const unknown = step.with.find(({ key }) => !(key in RENAMED) && !SHARED.includes(key));
    if (unknown) {
        const known = BUILD_INPUTS.includes(unknown.key);
        return `docker/bake-action’s input ${unknown.key} ${known ? 'is not one of its own' : 'has no counterpart'}`;
    }
    const list = step.with.find(({ value }) => value === undefined);
    if (list)
        return `the input ${list.key} is no text`;
    const given = (key) => inputOf(step.with, key).trim() !== '';
    if (!given('files'))
        return 'it does not name its files: add files: docker-bake.hcl, or what it is called';
    const set = inputOf(step.with, 'set');
    if (/push-by-digest\s*=/.test(set))
        return 'it pushes by digest, and the jobs around it need a look by a person';
    if (!given('push') && !given('load') && !given('call') && !/^\s*\*\.output=/m.test(set))
        return 'whether it pushes is said by its definition alone: add push: true or push: false';
    if (placeOf(step) === undefined)
        return `${step.version || 'its version'} does not tell where it reads its files: add source`;
    const id = topValue(step, 'id');
    const reader = lines.original.findIndex((line, at) => id !== '' && job.first <= at && at <= job.last && mentionOf(id).test(line));
    return reader === -1 ? undefined : `line ${reader + 1} reads what buildx said of each target`;
}
/** Where it reads its files without a word: since v6 in this repository at this commit, before in the workspace. */
function placeOf(step) {
    if (step.with.some(({ key }) => key === 'source' || key === 'workdir'))
        return '';
    const uses = step.entries.find(({ key }) => key === 'uses')?.lines.join(' ') ?? '';
    // A commit has its version in a comment.
    const [, major] = /^v(\d+)/.exec(step.version) ?? /#\s*v?(\d+)/.exec(uses) ?? [];
    return major === undefined ? undefined : Number(major) < 6 ? '.' : COMMIT;
}
/** Its inputs by their names here; `skip` are those that other inputs make needless. */
function bakeEntries(step, skip) {
    const entries = step.with
        .filter(({ key, value = '' }) => value.trim() !== '' && !skip(key, value))
        .map(entry => (RENAMED[entry.key] ?? entry.key) === entry.key
        ? asWritten(entry)
        : renamed(entry, RENAMED[entry.key] ?? entry.key));
    const place = placeOf(step);
    if (place)
        entries.push(written('context', place));
    const has = (key) => entries.some(entry => entry.key === key);
    if (!has('push') && !/\bpush=true\b|\btype=registry\b/.test(inputOf(step.with, 'set')))
        entries.push(written('push', 'false'));
    return entries;
}

;// CONCATENATED MODULE: ./lib/migrate/layout.js

/** Where comments about the step begin: behind the empty lines above it. */
function firstComment({ lines }, step) {
    let line = step.first;
    while (line > step.lead && isComment(lines.original[line - 1] ?? ''))
        line--;
    return line;
}
function commentsAbove({ lines }, step) {
    return lines.original.slice(step.lead, step.first).filter(isComment);
}
/** Whether an empty line before the steps that have gone must now be before the joined one. */
function needsGap({ lines }, job, plan, build) {
    const startsBlank = ({ lead, first }) => first > lead && isBlank(lines.original[lead] ?? '');
    if (startsBlank(build))
        return false;
    const before = job.steps.slice(0, build.index);
    const kept = before.findLastIndex(step => !plan.removed.includes(step));
    return kept !== -1 && before.slice(kept + 1).some(startsBlank);
}
/** No empty line is left at the start of the list where its first steps have gone. */
function tidyStart({ lines }, job, plan) {
    const gone = (step) => plan.removed.includes(step);
    const [first] = job.steps;
    const next = job.steps.find(step => !gone(step));
    if (!first || !next || !gone(first))
        return;
    let line = next.lead;
    while (line < next.first && isBlank(lines.original[line] ?? ''))
        lines.remove(line, line++);
}

;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/ast.js
class Expr {
}
class Literal extends Expr {
    constructor(literal, token) {
        super();
        this.literal = literal;
        this.token = token;
    }
    accept(v) {
        return v.visitLiteral(this);
    }
}
class Unary extends Expr {
    constructor(operator, expr) {
        super();
        this.operator = operator;
        this.expr = expr;
    }
    accept(v) {
        return v.visitUnary(this);
    }
}
class FunctionCall extends Expr {
    constructor(functionName, args) {
        super();
        this.functionName = functionName;
        this.args = args;
    }
    accept(v) {
        return v.visitFunctionCall(this);
    }
}
class Binary extends Expr {
    constructor(left, operator, right) {
        super();
        this.left = left;
        this.operator = operator;
        this.right = right;
    }
    accept(v) {
        return v.visitBinary(this);
    }
}
class Logical extends Expr {
    constructor(operator, args) {
        super();
        this.operator = operator;
        this.args = args;
    }
    accept(v) {
        return v.visitLogical(this);
    }
}
class Grouping extends Expr {
    constructor(group) {
        super();
        this.group = group;
    }
    accept(v) {
        return v.visitGrouping(this);
    }
}
class ContextAccess extends Expr {
    constructor(name) {
        super();
        this.name = name;
    }
    accept(v) {
        return v.visitContextAccess(this);
    }
}
class IndexAccess extends Expr {
    constructor(expr, index) {
        super();
        this.expr = expr;
        this.index = index;
    }
    accept(v) {
        return v.visitIndexAccess(this);
    }
}
class Star extends Expr {
    accept() {
        throw new Error("Method not implemented.");
    }
}
//# sourceMappingURL=ast.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/expressiondata.js
var expressiondata_Kind;
(function (Kind) {
    Kind[Kind["String"] = 0] = "String";
    Kind[Kind["Array"] = 1] = "Array";
    Kind[Kind["Dictionary"] = 2] = "Dictionary";
    Kind[Kind["Boolean"] = 3] = "Boolean";
    Kind[Kind["Number"] = 4] = "Number";
    Kind[Kind["CaseSensitiveDictionary"] = 5] = "CaseSensitiveDictionary";
    Kind[Kind["Null"] = 6] = "Null";
})(expressiondata_Kind || (expressiondata_Kind = {}));
function kindStr(k) {
    switch (k) {
        case expressiondata_Kind.Array:
            return "Array";
        case expressiondata_Kind.Boolean:
            return "Boolean";
        case expressiondata_Kind.Null:
            return "Null";
        case expressiondata_Kind.Number:
            return "Number";
        case expressiondata_Kind.Dictionary:
            return "Object";
        case expressiondata_Kind.String:
            return "String";
    }
    return "unknown";
}
//# sourceMappingURL=expressiondata.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/dictionary.js

class Dictionary {
    constructor(...pairs) {
        this.keys = [];
        this.v = [];
        this.indexMap = {};
        this.kind = expressiondata_Kind.Dictionary;
        this.primitive = false;
        for (const p of pairs) {
            this.add(p.key, p.value);
        }
    }
    coerceString() {
        return kindStr(this.kind);
    }
    number() {
        return NaN;
    }
    add(key, value) {
        if (key.toLowerCase() in this.indexMap) {
            return;
        }
        this.keys.push(key);
        this.v.push(value);
        this.indexMap[key.toLowerCase()] = this.v.length - 1;
    }
    get(key) {
        const index = this.indexMap[key.toLowerCase()];
        if (index === undefined) {
            return undefined;
        }
        return this.v[index];
    }
    values() {
        return this.v;
    }
    pairs() {
        const result = [];
        for (const key of this.keys) {
            result.push({ key, value: this.v[this.indexMap[key.toLowerCase()]] });
        }
        return result;
    }
}
function dictionary_isDictionary(x) {
    return x.kind === Kind.Dictionary;
}
//# sourceMappingURL=dictionary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/array.js

class array_Array {
    constructor(...data) {
        this.v = [];
        this.kind = expressiondata_Kind.Array;
        this.primitive = false;
        for (const d of data) {
            this.add(d);
        }
    }
    coerceString() {
        return kindStr(this.kind);
    }
    number() {
        return NaN;
    }
    add(value) {
        this.v.push(value);
    }
    get(index) {
        return this.v[index];
    }
    values() {
        return this.v;
    }
}
//# sourceMappingURL=array.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/boolean.js

class BooleanData {
    constructor(value) {
        this.value = value;
        this.kind = expressiondata_Kind.Boolean;
        this.primitive = true;
    }
    coerceString() {
        if (this.value) {
            return "true";
        }
        return "false";
    }
    number() {
        if (this.value) {
            return 1;
        }
        return 0;
    }
}
//# sourceMappingURL=boolean.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/null.js

class Null {
    constructor() {
        this.kind = expressiondata_Kind.Null;
        this.primitive = true;
    }
    coerceString() {
        return "";
    }
    number() {
        return 0;
    }
}
//# sourceMappingURL=null.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/number.js

class NumberData {
    constructor(value) {
        this.value = value;
        this.kind = expressiondata_Kind.Number;
        this.primitive = true;
    }
    coerceString() {
        if (this.value === 0) {
            return "0";
        }
        // Workaround to limit the precision to at most 15 digits. Format the number to a string, then parse
        // it back to a number to remove trailing zeroes to prevent numbers to be converted to 1.200000000...
        return (+this.value.toFixed(15)).toString();
    }
    number() {
        return this.value;
    }
}
//# sourceMappingURL=number.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/string.js

class StringData {
    constructor(value) {
        this.value = value;
        this.kind = expressiondata_Kind.String;
        this.primitive = true;
    }
    coerceString() {
        return this.value;
    }
    number() {
        return Number(this.value);
    }
}
//# sourceMappingURL=string.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/replacer.js






/**
 * Replacer can be passed to JSON.stringify to convert an ExpressionData object into plain JSON
 *
 * See: https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/JSON/stringify#replacer
 */
function replacer(_key, value) {
    if (value instanceof Null) {
        return null;
    }
    if (value instanceof BooleanData) {
        return value.value;
    }
    if (value instanceof NumberData) {
        return value.number();
    }
    if (value instanceof StringData) {
        return value.coerceString();
    }
    if (value instanceof array_Array) {
        return value.values();
    }
    if (value instanceof Dictionary) {
        const pairs = value.pairs();
        const r = {};
        for (const p of pairs) {
            r[p.key] = p.value;
        }
        return r;
    }
    return value;
}
//# sourceMappingURL=replacer.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/reviver.js






/**
 * Reviver can be passed to `JSON.parse` to convert plain JSON into an `ExpressionData` object.
 *
 * See: https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/JSON/parse#reviver
 */
function reviver(_key, val) {
    if (val === null) {
        return new Null();
    }
    if (typeof val === "string") {
        return new StringData(val);
    }
    if (typeof val === "number") {
        return new NumberData(val);
    }
    if (typeof val === "boolean") {
        return new BooleanData(val);
    }
    if (Array.isArray(val)) {
        return new array_Array(...val);
    }
    if (typeof val === "object") {
        return new Dictionary(...Object.keys(val).map(k => ({
            key: k,
            value: val[k]
        })));
    }
    // Pass through value
    return val;
}
//# sourceMappingURL=reviver.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/data/index.js









//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/filtered_array.js

class FilteredArray extends array_Array {
}
//# sourceMappingURL=filtered_array.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/lexer.js


var lexer_TokenType;
(function (TokenType) {
    TokenType[TokenType["UNKNOWN"] = 0] = "UNKNOWN";
    TokenType[TokenType["LEFT_PAREN"] = 1] = "LEFT_PAREN";
    TokenType[TokenType["RIGHT_PAREN"] = 2] = "RIGHT_PAREN";
    TokenType[TokenType["LEFT_BRACKET"] = 3] = "LEFT_BRACKET";
    TokenType[TokenType["RIGHT_BRACKET"] = 4] = "RIGHT_BRACKET";
    TokenType[TokenType["COMMA"] = 5] = "COMMA";
    TokenType[TokenType["DOT"] = 6] = "DOT";
    TokenType[TokenType["BANG"] = 7] = "BANG";
    TokenType[TokenType["BANG_EQUAL"] = 8] = "BANG_EQUAL";
    TokenType[TokenType["EQUAL_EQUAL"] = 9] = "EQUAL_EQUAL";
    TokenType[TokenType["GREATER"] = 10] = "GREATER";
    TokenType[TokenType["GREATER_EQUAL"] = 11] = "GREATER_EQUAL";
    TokenType[TokenType["LESS"] = 12] = "LESS";
    TokenType[TokenType["LESS_EQUAL"] = 13] = "LESS_EQUAL";
    TokenType[TokenType["AND"] = 14] = "AND";
    TokenType[TokenType["OR"] = 15] = "OR";
    TokenType[TokenType["STAR"] = 16] = "STAR";
    TokenType[TokenType["NUMBER"] = 17] = "NUMBER";
    TokenType[TokenType["STRING"] = 18] = "STRING";
    TokenType[TokenType["IDENTIFIER"] = 19] = "IDENTIFIER";
    TokenType[TokenType["TRUE"] = 20] = "TRUE";
    TokenType[TokenType["FALSE"] = 21] = "FALSE";
    TokenType[TokenType["NULL"] = 22] = "NULL";
    TokenType[TokenType["EOF"] = 23] = "EOF";
})(lexer_TokenType || (lexer_TokenType = {}));
function tokenString(tok) {
    switch (tok.type) {
        case lexer_TokenType.EOF:
            return "EOF";
        case lexer_TokenType.NUMBER:
            return tok.lexeme;
        case lexer_TokenType.STRING:
            // eslint-disable-next-line @typescript-eslint/no-non-null-assertion
            return tok.value.toString();
        default:
            return tok.lexeme;
    }
}
class lexer_Lexer {
    constructor(input) {
        this.input = input;
        this.start = 0;
        this.offset = 0;
        this.line = 0;
        this.lastLineOffset = 0;
        this.tokens = [];
    }
    lex() {
        if (this.input.length > MAX_EXPRESSION_LENGTH) {
            throw new Error("ErrorExceededMaxLength");
        }
        while (!this.atEnd()) {
            this.start = this.offset;
            const c = this.next();
            switch (c) {
                case "(":
                    this.addToken(lexer_TokenType.LEFT_PAREN);
                    break;
                case ")":
                    this.addToken(lexer_TokenType.RIGHT_PAREN);
                    break;
                case "[":
                    this.addToken(lexer_TokenType.LEFT_BRACKET);
                    break;
                case "]":
                    this.addToken(lexer_TokenType.RIGHT_BRACKET);
                    break;
                case ",":
                    this.addToken(lexer_TokenType.COMMA);
                    break;
                case ".":
                    if (this.previous() != lexer_TokenType.IDENTIFIER &&
                        this.previous() != lexer_TokenType.RIGHT_BRACKET &&
                        this.previous() != lexer_TokenType.RIGHT_PAREN &&
                        this.previous() != lexer_TokenType.STAR) {
                        this.consumeNumber();
                    }
                    else {
                        this.addToken(lexer_TokenType.DOT);
                    }
                    break;
                case "-":
                case "+":
                    this.consumeNumber();
                    break;
                case "!":
                    this.addToken(this.match("=") ? lexer_TokenType.BANG_EQUAL : lexer_TokenType.BANG);
                    break;
                case "=":
                    if (!this.match("=")) {
                        // Illegal; continue reading until we hit a boundary character and return an error
                        this.consumeIdentifier();
                        break;
                    }
                    this.addToken(lexer_TokenType.EQUAL_EQUAL);
                    break;
                case "<":
                    this.addToken(this.match("=") ? lexer_TokenType.LESS_EQUAL : lexer_TokenType.LESS);
                    break;
                case ">":
                    this.addToken(this.match("=") ? lexer_TokenType.GREATER_EQUAL : lexer_TokenType.GREATER);
                    break;
                case "&":
                    if (!this.match("&")) {
                        // Illegal; continue reading until we hit a boundary character and return an error
                        this.consumeIdentifier();
                        break;
                    }
                    this.addToken(lexer_TokenType.AND);
                    break;
                case "|":
                    if (!this.match("|")) {
                        // Illegal; continue reading until we hit a boundary character and return an error
                        this.consumeIdentifier();
                        break;
                    }
                    this.addToken(lexer_TokenType.OR);
                    break;
                case "*":
                    this.addToken(lexer_TokenType.STAR);
                    break;
                // Ignore whitespace.
                case " ":
                case "\r":
                case "\t":
                    break;
                case "\n":
                    ++this.line;
                    this.lastLineOffset = this.offset;
                    break;
                case "'":
                    this.consumeString();
                    break;
                default:
                    switch (true) {
                        case isDigit(c):
                            this.consumeNumber();
                            break;
                        default:
                            this.consumeIdentifier();
                            break;
                    }
            }
        }
        this.tokens.push({
            type: lexer_TokenType.EOF,
            lexeme: "",
            range: this.range()
        });
        return {
            tokens: this.tokens
        };
    }
    pos() {
        return {
            line: this.line,
            column: this.start - this.lastLineOffset
        };
    }
    endPos() {
        return {
            line: this.line,
            column: this.offset - this.lastLineOffset
        };
    }
    range() {
        return {
            start: this.pos(),
            end: this.endPos()
        };
    }
    atEnd() {
        return this.offset >= this.input.length;
    }
    peek() {
        if (this.atEnd()) {
            return "\0";
        }
        return this.input[this.offset];
    }
    peekNext() {
        if (this.offset + 1 >= this.input.length) {
            return "\0";
        }
        return this.input[this.offset + 1];
    }
    previous() {
        const l = this.tokens.length;
        if (l == 0) {
            return lexer_TokenType.EOF;
        }
        return this.tokens[l - 1].type;
    }
    next() {
        return this.input[this.offset++];
    }
    match(expected) {
        if (this.atEnd()) {
            return false;
        }
        if (this.input[this.offset] !== expected) {
            return false;
        }
        this.offset++;
        return true;
    }
    addToken(type, value) {
        this.tokens.push({
            type,
            lexeme: this.input.substring(this.start, this.offset),
            range: this.range(),
            value
        });
    }
    consumeNumber() {
        while (!this.atEnd() && (!isBoundary(this.peek()) || this.peek() == ".")) {
            this.next();
        }
        const lexeme = this.input.substring(this.start, this.offset);
        const value = new StringData(lexeme).number();
        if (isNaN(value)) {
            throw new Error(`Unexpected symbol: '${lexeme}'. Located at position ${this.start + 1} within expression: ${this.input}`);
        }
        this.addToken(lexer_TokenType.NUMBER, value);
    }
    consumeString() {
        while ((this.peek() !== "'" || this.peekNext() === "'") && !this.atEnd()) {
            if (this.peek() === "\n")
                this.line++;
            if (this.peek() === "'" && this.peekNext() === "'") {
                // Escaped "'", consume
                this.next();
            }
            this.next();
        }
        if (this.atEnd()) {
            // Unterminated string
            throw new Error(`Unexpected symbol: '${this.input.substring(this.start)}'. Located at position ${this.start + 1} within expression: ${this.input}`);
        }
        // Closing '
        this.next();
        // Trim the surrounding quotes.
        let value = this.input.substring(this.start + 1, this.offset - 1);
        value = value.replace("''", "'");
        this.addToken(lexer_TokenType.STRING, value);
    }
    consumeIdentifier() {
        while (!this.atEnd() && !isBoundary(this.peek())) {
            this.next();
        }
        let tokenType = lexer_TokenType.IDENTIFIER;
        let tokenValue = undefined;
        const lexeme = this.input.substring(this.start, this.offset);
        if (this.previous() != lexer_TokenType.DOT) {
            switch (lexeme) {
                case "true":
                    tokenType = lexer_TokenType.TRUE;
                    break;
                case "false":
                    tokenType = lexer_TokenType.FALSE;
                    break;
                case "null":
                    tokenType = lexer_TokenType.NULL;
                    break;
                case "NaN":
                    tokenType = lexer_TokenType.NUMBER;
                    tokenValue = NaN;
                    break;
                case "Infinity":
                    tokenType = lexer_TokenType.NUMBER;
                    tokenValue = Infinity;
                    break;
            }
        }
        if (!isLegalIdentifier(lexeme)) {
            throw new Error(`Unexpected symbol: '${lexeme}'. Located at position ${this.start + 1} within expression: ${this.input}`);
        }
        this.addToken(tokenType, tokenValue);
    }
}
function isDigit(c) {
    return c >= "0" && c <= "9";
}
function isBoundary(c) {
    switch (c) {
        case "(":
        case "[":
        case ")":
        case "]":
        case ",":
        case ".":
        case "!":
        case ">":
        case "<":
        case "=":
        case "&":
        case "|":
            return true;
    }
    return /\s/.test(c);
}
function isLegalIdentifier(str) {
    if (str == "") {
        return false;
    }
    const first = str[0];
    if ((first >= "a" && first <= "z") || (first >= "A" && first <= "Z") || first == "_") {
        for (const c of str.substring(1).split("")) {
            if ((c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || c == "_" || c == "-") {
                // OK
            }
            else {
                return false;
            }
        }
        return true;
    }
    return false;
}
//# sourceMappingURL=lexer.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/errors.js

const MAX_PARSER_DEPTH = 50;
const MAX_EXPRESSION_LENGTH = 21000;
var ErrorType;
(function (ErrorType) {
    ErrorType[ErrorType["ErrorUnexpectedSymbol"] = 0] = "ErrorUnexpectedSymbol";
    ErrorType[ErrorType["ErrorUnrecognizedNamedValue"] = 1] = "ErrorUnrecognizedNamedValue";
    ErrorType[ErrorType["ErrorUnexpectedEndOfExpression"] = 2] = "ErrorUnexpectedEndOfExpression";
    ErrorType[ErrorType["ErrorExceededMaxDepth"] = 3] = "ErrorExceededMaxDepth";
    ErrorType[ErrorType["ErrorExceededMaxLength"] = 4] = "ErrorExceededMaxLength";
    ErrorType[ErrorType["ErrorTooFewParameters"] = 5] = "ErrorTooFewParameters";
    ErrorType[ErrorType["ErrorTooManyParameters"] = 6] = "ErrorTooManyParameters";
    ErrorType[ErrorType["ErrorEvenParameters"] = 7] = "ErrorEvenParameters";
    ErrorType[ErrorType["ErrorUnrecognizedContext"] = 8] = "ErrorUnrecognizedContext";
    ErrorType[ErrorType["ErrorUnrecognizedFunction"] = 9] = "ErrorUnrecognizedFunction";
})(ErrorType || (ErrorType = {}));
class ExpressionError extends Error {
    constructor(typ, tok) {
        super(`${errorDescription(typ)}: '${tokenString(tok)}'`);
        this.typ = typ;
        this.tok = tok;
        this.pos = this.tok.range.start;
    }
}
function errorDescription(typ) {
    switch (typ) {
        case ErrorType.ErrorUnexpectedEndOfExpression:
            return "Unexpected end of expression";
        case ErrorType.ErrorUnexpectedSymbol:
            return "Unexpected symbol";
        case ErrorType.ErrorUnrecognizedNamedValue:
            return "Unrecognized named-value";
        case ErrorType.ErrorExceededMaxDepth:
            return `Exceeded max expression depth ${MAX_PARSER_DEPTH}`;
        case ErrorType.ErrorExceededMaxLength:
            return `Exceeded max expression length ${MAX_EXPRESSION_LENGTH}`;
        case ErrorType.ErrorTooFewParameters:
            return "Too few parameters supplied";
        case ErrorType.ErrorTooManyParameters:
            return "Too many parameters supplied";
        case ErrorType.ErrorEvenParameters:
            return "Even number of parameters supplied, requires an odd number of parameters";
        case ErrorType.ErrorUnrecognizedContext:
            return "Unrecognized named-value";
        case ErrorType.ErrorUnrecognizedFunction:
            return "Unrecognized function";
        default: // Should never reach here.
            return "Unknown error";
    }
}
class ExpressionEvaluationError extends Error {
}
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/case.js

const caseFunc = {
    name: "case",
    description: "`case( pred1, val1, pred2, val2, ..., default )`\n\nEvaluates predicates in order and returns the value corresponding to the first predicate that evaluates to `true`. If no predicate matches, it returns the last argument as the default value.",
    minArgs: 3,
    maxArgs: Number.MAX_SAFE_INTEGER,
    call: (...args) => {
        // Evaluate predicate-result pairs
        for (let i = 0; i < args.length - 1; i += 2) {
            const predicate = args[i];
            // Predicate must be a boolean
            if (predicate.kind !== expressiondata_Kind.Boolean) {
                throw new Error("case predicate must evaluate to a boolean value");
            }
            // If predicate is true, return the corresponding result
            if (predicate.value) {
                return args[i + 1];
            }
        }
        // No predicate matched, return default (last argument)
        return args[args.length - 1];
    }
};
//# sourceMappingURL=case.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/result.js

function falsy(d) {
    switch (d.kind) {
        case expressiondata_Kind.Null:
            return true;
        case expressiondata_Kind.Boolean:
            return !d.value;
        case expressiondata_Kind.Number: {
            const dv = d.value;
            return dv === 0 || isNaN(dv);
        }
        case expressiondata_Kind.String:
            return d.value.length === 0;
    }
    return false;
}
function truthy(d) {
    return !falsy(d);
}
// Similar to the Javascript abstract equality comparison algorithm http://www.ecma-international.org/ecma-262/5.1/#sec-11.9.3.
// Except objects are not coerced to primitives.
function coerceTypes(li, ri) {
    let lv = li;
    let rv = ri;
    // Do nothing, same kind
    if (li.kind === ri.kind) {
        return [lv, rv];
    }
    switch (li.kind) {
        // Number, String
        case expressiondata_Kind.Number:
            if (ri.kind === expressiondata_Kind.String) {
                rv = new NumberData(ri.number());
                return [lv, rv];
            }
            break;
        // String, Number
        case expressiondata_Kind.String:
            if (ri.kind === expressiondata_Kind.Number) {
                lv = new NumberData(li.number());
                return [lv, rv];
            }
            break;
        // Boolean|Null, Any
        case expressiondata_Kind.Null:
        case expressiondata_Kind.Boolean:
            lv = new NumberData(li.number());
            return coerceTypes(lv, rv);
    }
    // Any, Boolean|Null
    switch (ri.kind) {
        case expressiondata_Kind.Null:
        case expressiondata_Kind.Boolean:
            rv = new NumberData(ri.number());
            return coerceTypes(lv, rv);
    }
    return [lv, rv];
}
// Similar to the Javascript abstract equality comparison algorithm http://www.ecma-international.org/ecma-262/5.1/#sec-11.9.3.
// Except string comparison is OrdinalIgnoreCase, and objects are not coerced to primitives.
function equals(lhs, rhs) {
    const [lv, rv] = coerceTypes(lhs, rhs);
    if (lv.kind != rv.kind) {
        return false;
    }
    switch (lv.kind) {
        // Null, Null
        case expressiondata_Kind.Null:
            return true;
        // Number, Number
        case expressiondata_Kind.Number: {
            const ld = lv.value;
            const rd = rv.value;
            if (isNaN(ld) || isNaN(rd)) {
                return false;
            }
            return ld == rd;
        }
        // String, String
        case expressiondata_Kind.String: {
            const ls = lv.value;
            const rs = rv.value;
            return toUpperSpecial(ls) === toUpperSpecial(rs);
        }
        // Boolean, Boolean
        case expressiondata_Kind.Boolean: {
            const lb = lv.value;
            const rb = rv.value;
            return lb == rb;
        }
        // Object, Object
        case expressiondata_Kind.Dictionary:
        case expressiondata_Kind.Array:
            // Check reference equality
            return lv === rv;
    }
    return false;
}
// Similar to the Javascript abstract equality comparison algorithm http://www.ecma-international.org/ecma-262/5.1/#sec-11.9.3.
// Except string comparison is OrdinalIgnoreCase, and objects are not coerced to primitives.
function greaterThan(lhs, rhs) {
    const [lv, rv] = coerceTypes(lhs, rhs);
    if (lv.kind != rv.kind) {
        return false;
    }
    switch (lv.kind) {
        // Number, Number
        case expressiondata_Kind.Number: {
            const lf = lv.value;
            const rf = rv.value;
            if (isNaN(lf) || isNaN(rf)) {
                return false;
            }
            return lf > rf;
        }
        // String, String
        case expressiondata_Kind.String: {
            let ls = lv.value;
            let rs = rv.value;
            ls = toUpperSpecial(ls);
            rs = toUpperSpecial(rs);
            return ls > rs;
        }
        // Boolean, Boolean
        case expressiondata_Kind.Boolean: {
            const lb = lv.value;
            const rb = rv.value;
            return lb && !rb;
        }
    }
    return false;
}
// Similar to the Javascript abstract equality comparison algorithm http://www.ecma-international.org/ecma-262/5.1/#sec-11.9.3.
// Except string comparison is OrdinalIgnoreCase, and objects are not coerced to primitives.
function lessThan(lhs, rhs) {
    const [lv, rv] = coerceTypes(lhs, rhs);
    if (lv.kind != rv.kind) {
        return false;
    }
    switch (lv.kind) {
        // Number, Number
        case expressiondata_Kind.Number: {
            const lf = lv.value;
            const rf = rv.value;
            if (isNaN(lf) || isNaN(rf)) {
                return false;
            }
            return lf < rf;
        }
        // String, String
        case expressiondata_Kind.String: {
            let ls = lv.value;
            let rs = rv.value;
            ls = toUpperSpecial(ls);
            rs = toUpperSpecial(rs);
            return ls < rs;
        }
        // Boolean, Boolean
        case expressiondata_Kind.Boolean: {
            const lb = lv.value;
            const rb = rv.value;
            return !lb && rb;
        }
    }
    return false;
}
// Do not toUpper the small-dotless-ı
function toUpperSpecial(s) {
    const sb = [];
    let i = 0;
    const len = s.length;
    let found = s.indexOf("ı");
    while (i < len) {
        if (i < found) {
            sb.push(s.substring(i, found).toUpperCase()); // Append upper segment
            i = found;
        }
        else if (i == found) {
            sb.push(s.substring(i, i + 1));
            i += 1;
            found = s.indexOf("ı", i);
        }
        else {
            sb.push(s.substring(i).toUpperCase()); // Append upper remaining
            break;
        }
    }
    return sb.join("");
}
//# sourceMappingURL=result.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/contains.js


const contains = {
    name: "contains",
    description: "`contains( search, item )`\n\nReturns `true` if `search` contains `item`. If `search` is an array, this function returns `true` if the `item` is an element in the array. If `search` is a string, this function returns `true` if the `item` is a substring of `search`. This function is not case sensitive. Casts values to a string.",
    minArgs: 2,
    maxArgs: 2,
    call: (...args) => {
        const left = args[0];
        const right = args[1];
        if (left.primitive) {
            const ls = left.coerceString();
            if (right.primitive) {
                const rs = right.coerceString();
                return new BooleanData(ls.toLowerCase().includes(rs.toLowerCase()));
            }
        }
        else if (left.kind === expressiondata_Kind.Array) {
            const la = left;
            if (la.values().length === 0) {
                return new BooleanData(false);
            }
            for (const v of la.values()) {
                if (equals(right, v)) {
                    return new BooleanData(true);
                }
            }
        }
        return new BooleanData(false);
    }
};
//# sourceMappingURL=contains.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/endswith.js


const endswith = {
    name: "endsWith",
    description: "`endsWith( searchString, searchValue )`\n\nReturns `true` if `searchString` ends with `searchValue`. This function is not case sensitive. Casts values to a string.",
    minArgs: 2,
    maxArgs: 2,
    call: (...args) => {
        const left = args[0];
        if (!left.primitive) {
            return new BooleanData(false);
        }
        const right = args[1];
        if (!right.primitive) {
            return new BooleanData(false);
        }
        const ls = toUpperSpecial(left.coerceString());
        const rs = toUpperSpecial(right.coerceString());
        return new BooleanData(ls.endsWith(rs));
    }
};
//# sourceMappingURL=endswith.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/format.js

const format = {
    name: "format",
    description: "`format( string, replaceValue0, replaceValue1, ..., replaceValueN)`\n\nReplaces values in the `string`, with the variable `replaceValueN`. Variables in the `string` are specified using the `{N}` syntax, where `N` is an integer. You must specify at least one `replaceValue` and `string`. There is no maximum for the number of variables (`replaceValueN`) you can use. Escape curly braces using double braces.",
    minArgs: 1,
    maxArgs: 255 /*MAX_ARGUMENTS*/,
    call: (...args) => {
        const fs = args[0].coerceString();
        const result = [];
        let index = 0;
        while (index < fs.length) {
            const lbrace = fs.indexOf("{", index);
            const rbrace = fs.indexOf("}", index);
            // Left brace
            if (lbrace >= 0 && (rbrace < 0 || rbrace > lbrace)) {
                // Escaped left brace
                if (safeCharAt(fs, lbrace + 1) === "{") {
                    result.push(fs.substr(index, lbrace - index + 1));
                    index = lbrace + 2;
                    continue;
                }
                // Left brace, number, optional format specifiers, right brace
                if (rbrace > lbrace + 1) {
                    const argIndex = readArgIndex(fs, lbrace + 1);
                    if (argIndex.success) {
                        // Check parameter count
                        if (1 + argIndex.result > args.length - 1) {
                            throw new Error(`The following format string references more arguments than were supplied: ${fs}`);
                        }
                        // Append the portion before the left brace
                        if (lbrace > index) {
                            result.push(fs.substr(index, lbrace - index));
                        }
                        // Append the arg
                        result.push(`${args[1 + argIndex.result].coerceString()}`);
                        index = rbrace + 1;
                        continue;
                    }
                }
                throw new Error(`The following format string is invalid: ${fs}`);
            }
            // Right brace
            else if (rbrace >= 0) {
                // Escaped right brace
                if (safeCharAt(fs, rbrace + 1) === "}") {
                    result.push(fs.substr(index, rbrace - index + 1));
                    index = rbrace + 2;
                }
                else {
                    throw new Error(`The following format string is invalid: ${fs}`);
                }
            }
            // Last segment
            else {
                result.push(fs.substr(index));
                break;
            }
        }
        return new StringData(result.join(""));
    }
};
function safeCharAt(string, index) {
    if (string.length > index) {
        return string[index];
    }
    return "\0";
}
function readArgIndex(string, startIndex) {
    // Count the number of digits
    let length = 0;
    for (;;) {
        const nextChar = safeCharAt(string, startIndex + length);
        if (nextChar >= "0" && nextChar <= "9") {
            length++;
        }
        else {
            break;
        }
    }
    // Validate at least one digit
    if (length < 1) {
        return {
            success: false
        };
    }
    // Parse the number
    const endIndex = startIndex + length - 1;
    const result = parseInt(string.substr(startIndex, length));
    return {
        success: !isNaN(result),
        result: result,
        endIndex: endIndex
    };
}
//# sourceMappingURL=format.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/fromjson.js


const fromjson = {
    name: "fromJson",
    description: "`fromJSON(value)`\n\nReturns a JSON object or JSON data type for `value`. You can use this function to provide a JSON object as an evaluated expression or to convert environment variables from a string.",
    minArgs: 1,
    maxArgs: 1,
    call: (...args) => {
        const input = args[0];
        const is = input.coerceString();
        if (is.trim() === "") {
            throw new Error("empty input");
        }
        try {
            return JSON.parse(is, reviver);
        }
        catch (e) {
            throw new ExpressionEvaluationError("Error parsing JSON when evaluating fromJson", { cause: e });
        }
    }
};
//# sourceMappingURL=fromjson.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/join.js

const join = {
    name: "join",
    description: "`join( array, optionalSeparator )`\n\nThe value for `array` can be an array or a string. All values in `array` are concatenated into a string. If you provide `optionalSeparator`, it is inserted between the concatenated values. Otherwise, the default separator `,` is used. Casts values to a string.",
    minArgs: 1,
    maxArgs: 2,
    call: (...args) => {
        // Primitive
        if (args[0].primitive) {
            return new StringData(args[0].coerceString());
        }
        // Array
        if (args[0].kind === expressiondata_Kind.Array) {
            // Separator
            let separator = ",";
            if (args.length > 1 && args[1].primitive) {
                separator = args[1].coerceString();
            }
            // Convert items to strings
            return new StringData(args[0]
                .values()
                .map(item => item.coerceString())
                .join(separator));
        }
        return new StringData("");
    }
};
//# sourceMappingURL=join.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/startswith.js


const startswith = {
    name: "startsWith",
    description: "`startsWith( searchString, searchValue )`\n\nReturns `true` when `searchString` starts with `searchValue`. This function is not case sensitive. Casts values to a string.",
    minArgs: 2,
    maxArgs: 2,
    call: (...args) => {
        const left = args[0];
        if (!left.primitive) {
            return new BooleanData(false);
        }
        const right = args[1];
        if (!right.primitive) {
            return new BooleanData(false);
        }
        const ls = toUpperSpecial(left.coerceString());
        const rs = toUpperSpecial(right.coerceString());
        return new BooleanData(ls.startsWith(rs));
    }
};
//# sourceMappingURL=startswith.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs/tojson.js


const tojson = {
    name: "toJson",
    description: "`toJSON(value)`\n\nReturns a pretty-print JSON representation of `value`. You can use this function to debug the information provided in contexts.",
    minArgs: 1,
    maxArgs: 1,
    call: (...args) => {
        return new StringData(JSON.stringify(args[0], replacer, "  "));
    }
};
//# sourceMappingURL=tojson.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/funcs.js









const funcs_wellKnownFunctions = {
    case: caseFunc,
    contains: contains,
    endswith: endswith,
    format: format,
    fromjson: fromjson,
    join: join,
    startswith: startswith,
    tojson: tojson
};
// validateFunction returns the function definition for the given function name.
// If the function does not exist or an incorrect number of arguments is provided,
// an error is returned.
function validateFunction(context, identifier, argCount) {
    // Expression function names are case-insensitive.
    const name = identifier.lexeme.toLowerCase();
    let f;
    f = funcs_wellKnownFunctions[name];
    if (!f) {
        f = context.extensionFunctions.get(name);
        if (!f) {
            if (!context.allowUnknownKeywords) {
                throw new ExpressionError(ErrorType.ErrorUnrecognizedFunction, identifier);
            }
            // Skip argument validation for unknown functions
            return;
        }
    }
    if (argCount < f.minArgs) {
        throw new ExpressionError(ErrorType.ErrorTooFewParameters, identifier);
    }
    if (argCount > f.maxArgs) {
        throw new ExpressionError(ErrorType.ErrorTooManyParameters, identifier);
    }
    // case function requires an odd number of arguments
    if (name === "case" && argCount % 2 === 0) {
        throw new ExpressionError(ErrorType.ErrorEvenParameters, identifier);
    }
}
//# sourceMappingURL=funcs.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/idxHelper.js
class idxHelper {
    constructor(star, idx) {
        this.star = star;
        if (!idx) {
            return;
        }
        if (!star) {
            if (idx.primitive) {
                this.str = idx.coerceString();
            }
            let f = idx.number();
            if (!isNaN(f) && isFinite(f) && f >= 0) {
                f = Math.floor(f);
                this.int = f;
            }
        }
    }
}
//# sourceMappingURL=idxHelper.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/evaluator.js







class evaluator_Evaluator {
    /**
     * Creates a new evaluator
     * @param n Parsed expression to evaluate
     * @param context Context data to use
     * @param functions Optional map of function implementations. If given, these will be preferred over the built-in functions.
     */
    constructor(n, context, functions) {
        this.n = n;
        this.context = context;
        this.functions = functions;
    }
    evaluate() {
        return this.eval(this.n);
    }
    eval(n) {
        return n.accept(this);
    }
    visitLiteral(literal) {
        return literal.literal;
    }
    visitUnary(unary) {
        const r = this.eval(unary.expr);
        if (unary.operator.type === lexer_TokenType.BANG) {
            return new BooleanData(falsy(r));
        }
        throw new Error(`unknown unary operator: ${unary.operator.lexeme}`);
    }
    visitBinary(binary) {
        const left = this.eval(binary.left);
        const right = this.eval(binary.right);
        switch (binary.operator.type) {
            case lexer_TokenType.EQUAL_EQUAL:
                return new BooleanData(equals(left, right));
            case lexer_TokenType.BANG_EQUAL:
                return new BooleanData(!equals(left, right));
            case lexer_TokenType.GREATER:
                return new BooleanData(greaterThan(left, right));
            case lexer_TokenType.GREATER_EQUAL:
                return new BooleanData(equals(left, right) || greaterThan(left, right));
            case lexer_TokenType.LESS:
                return new BooleanData(lessThan(left, right));
            case lexer_TokenType.LESS_EQUAL:
                return new BooleanData(equals(left, right) || lessThan(left, right));
        }
        throw new Error(`unknown binary operator: ${binary.operator.lexeme}`);
    }
    visitLogical(logical) {
        let result;
        for (const arg of logical.args) {
            result = this.eval(arg);
            // Break?
            if ((logical.operator.type === lexer_TokenType.AND && falsy(result)) ||
                (logical.operator.type === lexer_TokenType.OR && truthy(result))) {
                break;
            }
        }
        // result is always assigned before we return here
        // eslint-disable-next-line @typescript-eslint/no-non-null-assertion
        return result;
    }
    visitGrouping(grouping) {
        return this.eval(grouping.group);
    }
    visitContextAccess(contextAccess) {
        // eslint-disable-next-line @typescript-eslint/no-non-null-assertion
        const r = this.context.get(contextAccess.name.lexeme);
        return r;
    }
    visitIndexAccess(ia) {
        let idx;
        if (ia.index instanceof Star) {
            idx = new idxHelper(true, undefined);
        }
        else {
            let idxResult;
            try {
                idxResult = this.eval(ia.index);
            }
            catch (e) {
                throw new Error(`could not evaluate index for index access: ${e.message}`, { cause: e });
            }
            idx = new idxHelper(false, idxResult);
        }
        const objResult = this.eval(ia.expr);
        let result;
        switch (objResult.kind) {
            case expressiondata_Kind.Array: {
                const tobjResult = objResult;
                if (tobjResult instanceof FilteredArray) {
                    result = filteredArrayAccess(tobjResult, idx);
                }
                else {
                    result = arrayAccess(tobjResult, idx);
                }
                break;
            }
            case expressiondata_Kind.Dictionary: {
                const tobjResult = objResult;
                result = objectAccess(tobjResult, idx);
                break;
            }
            default:
                if (idx.star) {
                    result = new FilteredArray();
                }
                else {
                    result = new Null();
                }
        }
        return result;
    }
    visitFunctionCall(functionCall) {
        // Evaluate arguments
        const args = functionCall.args.map(arg => this.eval(arg));
        // Get function definitions
        const functionName = functionCall.functionName.lexeme.toLowerCase();
        const f = this.functions?.get(functionName) || funcs_wellKnownFunctions[functionName];
        return f.call(...args);
    }
}
function filteredArrayAccess(fa, idx) {
    const result = new FilteredArray();
    for (const item of fa.values()) {
        // Check the type of the nested item
        switch (item.kind) {
            case expressiondata_Kind.Dictionary: {
                const ti = item;
                if (idx.star) {
                    for (const v of ti.values()) {
                        result.add(v);
                    }
                }
                else if (idx.str !== undefined) {
                    const v = ti.get(idx.str);
                    if (v !== undefined) {
                        result.add(v);
                    }
                }
                break;
            }
            case expressiondata_Kind.Array: {
                const ti = item;
                if (idx.star) {
                    for (const v of ti.values()) {
                        result.add(v);
                    }
                }
                else if (idx.int !== undefined && idx.int < ti.values().length) {
                    result.add(ti.get(idx.int));
                }
                break;
            }
        }
    }
    return result;
}
function arrayAccess(a, idx) {
    if (idx.star) {
        const fa = new FilteredArray();
        for (const item of a.values()) {
            fa.add(item);
        }
        return fa;
    }
    if (idx.int !== undefined && idx.int < a.values().length) {
        return a.get(idx.int);
    }
    return new Null();
}
function objectAccess(obj, idx) {
    if (idx.star) {
        const fa = new FilteredArray(...obj.values());
        return fa;
    }
    if (idx.str !== undefined) {
        const r = obj.get(idx.str);
        if (r !== undefined) {
            return r;
        }
    }
    return new Null();
}
//# sourceMappingURL=evaluator.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/parser.js





class parser_Parser {
    /**
     * Constructs a new parser for the given tokens
     *
     * @param tokens Tokens to build a parse tree from
     * @param extensionContexts Available context names
     * @param extensionFunctions Available functions (beyond the built-in ones)
     */
    constructor(tokens, extensionContexts, extensionFunctions) {
        this.tokens = tokens;
        this.offset = 0;
        this.depth = 0;
        this.extContexts = new Map();
        this.extFuncs = new Map();
        for (const contextName of extensionContexts) {
            this.extContexts.set(contextName.toLowerCase(), true);
        }
        for (const { name, func } of extensionFunctions.map(x => ({
            name: x.name,
            func: x
        }))) {
            this.extFuncs.set(name.toLowerCase(), func);
        }
        this.context = {
            allowUnknownKeywords: false,
            extensionContexts: this.extContexts,
            extensionFunctions: this.extFuncs
        };
    }
    parse() {
        // eslint-disable-next-line prefer-const
        let result;
        // No tokens
        if (this.atEnd()) {
            return result;
        }
        result = this.expression();
        if (!this.atEnd()) {
            throw this.buildError(ErrorType.ErrorUnexpectedSymbol, this.peek());
        }
        return result;
    }
    expression() {
        this.incrDepth();
        try {
            return this.logicalOr();
        }
        finally {
            this.decrDepth();
        }
    }
    logicalOr() {
        // && is higher precedence than ||
        let expr = this.logicalAnd();
        if (this.check(lexer_TokenType.OR)) {
            // Track depth
            this.incrDepth();
            try {
                const logical = new Logical(this.peek(), [expr]);
                expr = logical;
                while (this.match(lexer_TokenType.OR)) {
                    const right = this.logicalAnd();
                    logical.args.push(right);
                }
            }
            finally {
                this.decrDepth();
            }
        }
        return expr;
    }
    logicalAnd() {
        // == and != are higher precedence than &&
        let expr = this.equality();
        if (this.check(lexer_TokenType.AND)) {
            // Track depth
            this.incrDepth();
            try {
                const logical = new Logical(this.peek(), [expr]);
                expr = logical;
                while (this.match(lexer_TokenType.AND)) {
                    const right = this.equality();
                    logical.args.push(right);
                }
            }
            finally {
                this.decrDepth();
            }
        }
        return expr;
    }
    equality() {
        // >, >=, <, <= are higher precedence than == and !=
        let expr = this.comparison();
        while (this.match(lexer_TokenType.BANG_EQUAL, lexer_TokenType.EQUAL_EQUAL)) {
            const operator = this.previous();
            const right = this.comparison();
            expr = new Binary(expr, operator, right);
        }
        return expr;
    }
    comparison() {
        // ! is higher precedence than >, >=, <, <=
        let expr = this.unary();
        while (this.match(lexer_TokenType.GREATER, lexer_TokenType.GREATER_EQUAL, lexer_TokenType.LESS, lexer_TokenType.LESS_EQUAL)) {
            const operator = this.previous();
            const right = this.unary();
            expr = new Binary(expr, operator, right);
        }
        return expr;
    }
    unary() {
        if (this.match(lexer_TokenType.BANG)) {
            // Track depth
            this.incrDepth();
            const operator = this.previous();
            const unary = this.unary();
            try {
                return new Unary(operator, unary);
            }
            finally {
                this.decrDepth();
            }
        }
        return this.index();
    }
    index() {
        let expr = this.call();
        let depthIncreased = 0;
        if (expr instanceof Grouping || expr instanceof FunctionCall || expr instanceof ContextAccess) {
            let cont = true;
            while (cont) {
                switch (true) {
                    case this.match(lexer_TokenType.LEFT_BRACKET): {
                        let indexExpr;
                        if (this.match(lexer_TokenType.STAR)) {
                            indexExpr = new Star();
                        }
                        else {
                            indexExpr = this.expression();
                        }
                        this.consume(lexer_TokenType.RIGHT_BRACKET, ErrorType.ErrorUnexpectedSymbol);
                        // Track depth
                        this.incrDepth();
                        depthIncreased++;
                        expr = new IndexAccess(expr, indexExpr);
                        break;
                    }
                    case this.match(lexer_TokenType.DOT):
                        // Track depth
                        this.incrDepth();
                        depthIncreased++;
                        if (this.match(lexer_TokenType.IDENTIFIER)) {
                            const property = this.previous();
                            expr = new IndexAccess(expr, new Literal(new StringData(property.lexeme), property));
                        }
                        else if (this.match(lexer_TokenType.STAR)) {
                            expr = new IndexAccess(expr, new Star());
                        }
                        else {
                            throw this.buildError(ErrorType.ErrorUnexpectedSymbol, this.peek());
                        }
                        break;
                    default:
                        cont = false;
                }
            }
        }
        for (let i = 0; i < depthIncreased; i++) {
            this.decrDepth();
        }
        return expr;
    }
    call() {
        if (!this.check(lexer_TokenType.IDENTIFIER)) {
            return this.primary();
        }
        const identifier = this.next();
        if (!this.match(lexer_TokenType.LEFT_PAREN)) {
            if (!this.extContexts.has(identifier.lexeme.toLowerCase())) {
                throw this.buildError(ErrorType.ErrorUnrecognizedContext, identifier);
            }
            return new ContextAccess(identifier);
        }
        // Function call
        const args = [];
        // Arguments
        while (!this.match(lexer_TokenType.RIGHT_PAREN)) {
            const aexp = this.expression();
            args.push(aexp);
            if (!this.check(lexer_TokenType.RIGHT_PAREN)) {
                this.consume(lexer_TokenType.COMMA, ErrorType.ErrorUnexpectedSymbol);
            }
        }
        validateFunction(this.context, identifier, args.length);
        return new FunctionCall(identifier, args);
    }
    primary() {
        switch (true) {
            case this.match(lexer_TokenType.FALSE):
                return new Literal(new BooleanData(false), this.previous());
            case this.match(lexer_TokenType.TRUE):
                return new Literal(new BooleanData(true), this.previous());
            case this.match(lexer_TokenType.NULL):
                return new Literal(new Null(), this.previous());
            case this.match(lexer_TokenType.NUMBER):
                return new Literal(new NumberData(this.previous().value), this.previous());
            case this.match(lexer_TokenType.STRING):
                return new Literal(new StringData(this.previous().value), this.previous());
            case this.match(lexer_TokenType.LEFT_PAREN): {
                const expr = this.expression();
                if (this.atEnd()) {
                    throw this.buildError(ErrorType.ErrorUnexpectedEndOfExpression, this.previous()); // Back up to get the last token before the EOF
                }
                this.consume(lexer_TokenType.RIGHT_PAREN, ErrorType.ErrorUnexpectedSymbol);
                return new Grouping(expr);
            }
            case this.atEnd():
                throw this.buildError(ErrorType.ErrorUnexpectedEndOfExpression, this.previous()); // Back up to get the last token before the EOF
        }
        throw this.buildError(ErrorType.ErrorUnexpectedSymbol, this.peek());
    }
    // match consumes the next token if it matches any of the given types
    match(...tokenTypes) {
        for (const tokenType of tokenTypes) {
            if (this.check(tokenType)) {
                this.next();
                return true;
            }
        }
        return false;
    }
    // check peeks whether the next token is of the given type
    check(tokenType) {
        if (this.atEnd()) {
            return false;
        }
        return this.peek().type == tokenType;
    }
    // atEnd peeks whether the next token is EOF
    atEnd() {
        return this.peek().type == lexer_TokenType.EOF;
    }
    next() {
        if (!this.atEnd()) {
            this.offset++;
        }
        return this.previous();
    }
    peek() {
        return this.tokens[this.offset];
    }
    // previous returns the previous token
    previous() {
        return this.tokens[this.offset - 1];
    }
    // consume attempts to consume the next token if it matches the given type. It returns an error of
    // the given ParseErrorKind otherwise.
    consume(tokenType, errorType) {
        if (this.check(tokenType)) {
            this.next();
            return;
        }
        throw this.buildError(errorType, this.peek());
    }
    incrDepth() {
        this.depth++;
        if (this.depth > MAX_PARSER_DEPTH) {
            throw this.buildError(ErrorType.ErrorExceededMaxDepth, this.peek());
        }
    }
    decrDepth() {
        this.depth--;
    }
    buildError(errType, token) {
        return new ExpressionError(errType, token);
    }
}
//# sourceMappingURL=parser.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/completion.js






/**
 * Complete returns a list of completion items for the given expression.
 * The main functionality is auto-completing functions and context access:
 * We can only provide assistance if the input is in one of the following forms (with | denoting the cursor position):
 * - context.path.inp| or context.path['inp| -- auto-complete context access
 * - context.path.| or context.path['| -- auto-complete context access
 * - toJS| -- auto-complete function call or top-level
 * - | -- auto-complete function call or top-level context access
 *
 * @param input Input expression
 * @param context Context available for the expression
 * @param extensionFunctions List of functions available
 * @param functions Optional map of functions to use during evaluation
 * @param featureFlags Optional feature flags to control which features are enabled
 * @returns Array of completion items
 */
function complete(input, context, extensionFunctions, functions, featureFlags) {
    // Lex
    const lexer = new Lexer(input);
    const lexResult = lexer.lex();
    // Find interesting part of the tokenVector. For example, for an expression like `github.actor == env.actor.log|`, we are
    // only interested in the `env.actor.log` part for auto-completion
    const tokenInputVector = trimTokenVector(lexResult.tokens);
    // Start by skipping the EOF token
    let tokenIdx = tokenInputVector.length - 2;
    if (tokenIdx >= 0) {
        switch (tokenInputVector[tokenIdx].type) {
            // If there is a (partial) identifier under the cursor, ignore that
            case TokenType.IDENTIFIER:
                tokenIdx--;
                break;
            case TokenType.STRING:
                // TODO: Support string for `context.name['test|`
                return [];
        }
    }
    if (tokenIdx < 0) {
        // Vector only contains the EOF token. Suggest functions and root context access
        const result = contextKeys(context);
        // Merge with functions
        result.push(...functionItems(extensionFunctions, featureFlags));
        return result;
    }
    // Determine path that led to the last token
    // Use parser & evaluator to determine context to complete.
    const pathTokenVector = tokenInputVector.slice(0, tokenIdx);
    // Include the original EOF token to make the parser happy
    pathTokenVector.push(tokenInputVector[tokenInputVector.length - 1]);
    const p = new Parser(pathTokenVector, context.pairs().map(x => x.key), extensionFunctions);
    const expr = p.parse();
    const ev = new Evaluator(expr, context, functions);
    const result = ev.evaluate();
    return contextKeys(result);
}
function functionItems(extensionFunctions, featureFlags) {
    const result = [];
    const flags = featureFlags ?? new FeatureFlags();
    for (const fdef of [...Object.values(wellKnownFunctions), ...extensionFunctions]) {
        // Filter out case function if feature is disabled
        if (fdef.name === "case" && !flags.isEnabled("allowCaseFunction")) {
            continue;
        }
        result.push({
            label: fdef.name,
            description: fdef.description,
            function: true
        });
    }
    // Sort functions
    result.sort((a, b) => a.label.localeCompare(b.label));
    return result;
}
function contextKeys(context) {
    if (isDictionary(context)) {
        return (context
            .pairs()
            .map(x => completionItemFromContext(x))
            // Sort contexts
            .sort((a, b) => a.label.localeCompare(b.label)));
    }
    return [];
}
function completionItemFromContext(pair) {
    const context = pair.key.toString();
    const parenIndex = context.indexOf("(");
    const isFunc = parenIndex >= 0 && context.indexOf(")") >= 0;
    return {
        label: isFunc ? context.substring(0, parenIndex) : context,
        description: pair.description,
        function: isFunc
    };
}
function trimTokenVector(tokenVector) {
    let tokenIdx = tokenVector.length;
    let openParen = 0;
    while (tokenIdx > 0) {
        const token = tokenVector[tokenIdx - 1];
        switch (token.type) {
            case TokenType.LEFT_PAREN:
                if (openParen == 0) {
                    // Encountered an open parenthesis without a closing first, stop here
                    break;
                }
                openParen--;
                tokenIdx--;
                continue;
            case TokenType.RIGHT_PAREN:
                openParen++;
                tokenIdx--;
                continue;
            case TokenType.IDENTIFIER:
            case TokenType.DOT:
            case TokenType.EOF:
            case TokenType.LEFT_BRACKET:
            case TokenType.RIGHT_BRACKET:
            case TokenType.STRING:
                tokenIdx--;
                continue;
        }
        break;
    }
    // Only keep the part of the token vector we're interested in
    return tokenVector.slice(tokenIdx);
}
//# sourceMappingURL=completion.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/completion/descriptionDictionary.js


function isDescriptionDictionary(x) {
    return x.kind === Kind.Dictionary && x instanceof DescriptionDictionary;
}
class DescriptionDictionary extends Dictionary {
    constructor(...pairs) {
        super();
        this.descriptions = new Map();
        this.complete = true;
        for (const p of pairs) {
            this.add(p.key, p.value, p.description);
        }
    }
    add(key, value, description) {
        if (this.get(key) !== undefined) {
            // Key already added, ignore
            return;
        }
        super.add(key, value);
        if (description) {
            this.descriptions.set(key, description);
        }
    }
    pairs() {
        const pairs = super.pairs();
        return pairs.map(p => ({ ...p, description: this.descriptions.get(p.key) }));
    }
    getDescription(key) {
        return this.descriptions.get(key);
    }
}
//# sourceMappingURL=descriptionDictionary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/expressions/dist/index.js










//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/runner/expression.js


const CONTEXTS = [
    'github',
    'env',
    'vars',
    'secrets',
    'inputs',
    'steps',
    'needs',
    'matrix',
    'strategy',
    'job',
    'jobs',
    'runner'
];
const FUNCTIONS = ['hashFiles', 'success', 'always', 'cancelled', 'failure'];
const DEEPEST = 10;
/** The text with its `${{ … }}` filled in; what only the run knows is a word made of its name: `x-secrets-token`. */
function fill(text, scope, depth = 0) {
    return text.replace(/\$\{\{((?:'(?:[^']|'')*'|[^'}]|\}(?!\}))*)\}\}/g, (whole, body) => {
        try {
            return evaluate(body, scope, depth);
        }
        catch {
            return placeholder(whole);
        }
    });
}
/** An expression, with or without its braces, as in `if:`. */
function decide(text, scope) {
    const body = text.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
    const result = fill(`\${{ (${body}) && true || false }}`, scope);
    return result === 'true' || (result !== 'false' && scope.undecided);
}
function placeholder(name) {
    return `x-${name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')}`;
}
function evaluate(body, scope, depth) {
    const functions = FUNCTIONS.map(name => ({
        name,
        description: '',
        minArgs: 0,
        maxArgs: 255,
        call: () => name === 'hashFiles'
            ? new StringData('x-hash')
            : new BooleanData(name === 'success' || name === 'always')
    }));
    const tree = new parser_Parser(new lexer_Lexer(body).lex().tokens, CONTEXTS, functions).parse();
    const evaluator = new ScopedEvaluator(tree, scope, depth, new Map(functions.map(f => [f.name.toLowerCase(), f])));
    const result = evaluator.evaluate();
    if (result.kind === expressiondata_Kind.Boolean && evaluator.isUndecided)
        return String(scope.undecided);
    return result.coerceString();
}
/** Names that are not known become words of their own, and a condition that looked at one is undecided. */
class ScopedEvaluator extends evaluator_Evaluator {
    isUndecided = false;
    scope;
    depth;
    constructor(tree, scope, depth, functions) {
        super(tree, new Dictionary(), functions);
        this.scope = scope;
        this.depth = depth;
    }
    visitContextAccess(access) {
        return this.look([access.name.lexeme.toLowerCase()]);
    }
    visitIndexAccess(access) {
        const path = this.pathOf(access);
        return path ? this.look(path) : super.visitIndexAccess(access);
    }
    /** `github.event.number` → its three names; undefined where a part is computed or a `*`. */
    pathOf(expr) {
        const names = [];
        let node = expr;
        while (node instanceof IndexAccess) {
            const index = node.index;
            if (!index.literal)
                return undefined;
            names.unshift(index.literal.coerceString());
            node = node.expr;
        }
        const name = node.name?.lexeme;
        return name === undefined ? undefined : [name.toLowerCase(), ...names];
    }
    look(path) {
        const [root = '', name = '', third = '', ...rest] = path;
        if (root === 'github' &&
            !(name === 'event' && ['inputs', 'client_payload', 'workflow_run', 'issue', 'comment'].includes(third))) {
            let value = this.scope.github;
            for (const part of path.slice(1))
                value = isRecord(value) ? value[part] : undefined;
            return toData(value);
        }
        if (root === 'env') {
            const text = this.scope.env.get(name);
            if (text !== undefined && this.depth < DEEPEST)
                return new StringData(fill(text, this.scope, this.depth + 1));
        }
        if (root === 'steps' && third === 'outputs') {
            const known = this.scope.steps.get(name)?.get(rest.join('.'));
            if (known !== undefined)
                return new StringData(known);
        }
        this.isUndecided = true;
        return new StringData(placeholder(path.join('-')));
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function toData(value) {
    if (value === undefined)
        return new Null();
    // The package revives its own data from JSON: https://github.com/actions/languageservices
    return JSON.parse(JSON.stringify(value), reviver);
}

;// CONCATENATED MODULE: ./lib/migrate/events.js
const SAMPLE_FACTS = {
    repository: 'Acme/Tool',
    defaultBranch: 'main',
    branch: 'feature/x',
    tag: 'v1.2.3',
    prereleaseTag: 'v2.0.8-beta.67',
    number: 2,
    sha: '860c1904a1ce19322e91ac35af1ab07466440c37',
    headSha: '3f2a9c5b1d7e4860a9b2c3d4e5f60718293a4b5c',
    actor: 'octo',
    fork: false
};
const MERGE_COMMIT = 'b7c1d2e3f4a5968778695a4b3c2d1e0f11223344';
/** https://docs.github.com/rest/repos/repos#get-a-repository */
function repositoryOf({ repository, defaultBranch }) {
    const [owner = '', name = ''] = repository.split('/');
    return {
        id: 1,
        name,
        full_name: repository,
        private: false,
        fork: false,
        owner: { login: owner, type: 'Organization' },
        html_url: `https://github.com/${repository}`,
        description: 'A tool that helps',
        default_branch: defaultBranch,
        license: { key: 'mit', name: 'MIT License', spdx_id: 'MIT' },
        visibility: 'public'
    };
}
/** Where the pull request comes from. */
function headRepository(facts) {
    return facts.fork ? `${facts.actor}/${facts.repository.split('/')[1]}` : facts.repository;
}
const STARTED_AT = new Date('2026-02-03T04:05:06Z');
const DISPATCHED = ['workflow_dispatch', 'repository_dispatch', 'workflow_call', 'workflow_run', 'issue_comment'];
/** Eight runs, of all the kinds that names differ in. */
function sampleEvents(facts) {
    const { defaultBranch, branch, tag, prereleaseTag, number } = facts;
    const pushed = (name, ref, filter) => ({
        ...sample(facts, name, 'push', ref, pushOf(facts, ref)),
        pushed: filter
    });
    const repo = { ...repositoryOf(facts), full_name: headRepository(facts), fork: facts.fork };
    return [
        pushed('push', `refs/heads/${defaultBranch}`, 'branches'),
        pushed('branch', `refs/heads/${branch}`, 'branches'),
        pushed('tag', `refs/tags/${tag}`, 'tags'),
        pushed('pre-release tag', `refs/tags/${prereleaseTag}`, 'tags'),
        {
            ...sample(facts, 'pull request', 'pull_request', `refs/pull/${number}/merge`, {
                action: 'synchronize',
                number,
                pull_request: {
                    number,
                    merged: false,
                    draft: false,
                    user: { login: facts.actor },
                    labels: [],
                    head: { ref: branch, sha: facts.headSha, repo },
                    base: { ref: defaultBranch, sha: facts.sha, repo: repositoryOf(facts) }
                }
            }),
            triggers: ['pull_request', 'pull_request_target']
        },
        sample(facts, 'schedule', 'schedule', `refs/heads/${defaultBranch}`, { schedule: '0 3 * * *' }),
        {
            ...sample(facts, 'dispatch', 'workflow_dispatch', `refs/heads/${defaultBranch}`, { inputs: {} }),
            triggers: DISPATCHED
        },
        sample(facts, 'release', 'release', `refs/tags/${tag}`, {
            action: 'published',
            release: { id: 7, tag_name: tag, name: tag, prerelease: false, draft: false, target_commitish: defaultBranch }
        })
    ];
}
/** The eight runs that a move is proved for. */
const SAMPLE_EVENTS = sampleEvents(SAMPLE_FACTS);
function pushOf({ sha }, ref) {
    const commit = { id: sha, timestamp: '2026-02-03T03:00:00Z', message: 'Work' };
    return {
        ref,
        before: '0'.repeat(40),
        after: sha,
        head_commit: commit,
        commits: [commit],
        created: false,
        deleted: false
    };
}
function sample(facts, name, event, ref, payload) {
    const { repository, defaultBranch, branch, actor } = facts;
    const owner = repository.split('/')[0] ?? '';
    const isPullRequest = event === 'pull_request';
    const sha = isPullRequest ? MERGE_COMMIT : facts.sha;
    const short = ref.replace(/^refs\/(heads|tags|pull)\//, '');
    const github = {
        event_name: event,
        event: { ...payload, repository: repositoryOf(facts), sender: { login: actor } },
        ref,
        ref_name: short,
        ref_type: ref.startsWith('refs/tags/') ? 'tag' : isPullRequest ? '' : 'branch',
        ref_protected: false,
        sha,
        head_ref: isPullRequest ? branch : '',
        base_ref: isPullRequest ? defaultBranch : '',
        repository,
        repository_owner: owner,
        repository_id: '1',
        repository_owner_id: '2',
        repositoryUrl: `git://github.com/${repository}.git`,
        actor,
        triggering_actor: actor,
        server_url: 'https://github.com',
        api_url: 'https://api.github.com',
        graphql_url: 'https://api.github.com/graphql',
        run_id: '4242',
        run_number: '17',
        run_attempt: '1',
        workflow: 'image',
        job: 'image',
        workspace: '/home/runner/work/Tool/Tool',
        token: 'x-github-token'
    };
    return { name, triggers: [event], github, context: contextOf(facts, event, ref, sha) };
}
function contextOf(facts, event, ref, sha) {
    const { repository, defaultBranch, branch, actor, number } = facts;
    const data = repositoryOf(facts);
    const isPullRequest = event === 'pull_request';
    return {
        event,
        ref: refOf(ref, number),
        sha,
        headSha: isPullRequest ? facts.headSha : sha,
        pullRequest: isPullRequest
            ? {
                number,
                headSha: facts.headSha,
                headRepository: headRepository(facts),
                headRef: branch,
                baseRef: defaultBranch,
                author: actor,
                closed: false
            }
            : undefined,
        foreignHead: isPullRequest && facts.fork ? headRepository(facts) : undefined,
        prerelease: false,
        baseRef: isPullRequest ? defaultBranch : '',
        run: { id: '4242', number: '17', attempt: '1', url: `https://github.com/${repository}/actions/runs/4242` },
        repository,
        owner: data.owner.login,
        repositoryData: {
            name: data.name,
            description: data.description,
            url: data.html_url,
            license: 'MIT',
            defaultBranch
        },
        isPrivate: false,
        ownerType: 'Organization',
        server: { url: 'https://github.com', host: 'github.com', registry: 'ghcr.io' },
        actor,
        before: undefined,
        commitDate: STARTED_AT,
        startedAt: STARTED_AT,
        deleted: undefined,
        hasSources: true,
        checkedOut: undefined
    };
}
function refOf(ref, number) {
    if (ref.startsWith('refs/pull/'))
        return { kind: 'pull-request', number };
    if (ref.startsWith('refs/tags/'))
        return { kind: 'tag', name: ref.slice('refs/tags/'.length) };
    return { kind: 'branch', name: ref.slice('refs/heads/'.length) };
}

;// CONCATENATED MODULE: ./lib/migrate/steps.js




const stepsOf = (job, role) => job.steps.filter(({ action }) => roleOf(action) === role);
/** Whether a step may use the Docker engine, its builder or its log-ins. */
function usesDocker(step) {
    const role = roleOf(step.action);
    if (role !== 'other')
        return false;
    if (step.action === '')
        return DOCKER_PROGRAMS.test(topValue(step, 'run'));
    return !HARMLESS_ACTIONS.test(step.action);
}
/** Whether a step may build with the builder that docker/setup-buildx-action has made. */
function usesBuilder(step) {
    if (roleOf(step.action) !== 'other')
        return false;
    const script = topValue(step, 'run').replace(/\bbuildx imagetools inspect\b/g, '');
    if (step.action === '')
        return /(?<![\w./-])(docker[ -](build|buildx|compose|image build)|buildx|bake|make|task|just|earthly|goreleaser|act)(?![\w./-])/.test(script);
    return !HARMLESS_ACTIONS.test(step.action) && /docker|build|bake|container|image|^\.\//.test(step.action);
}
function textOf(workflow, step) {
    return workflow.lines.original.slice(step.first, step.last + 1).join('\n');
}
function isJobToken(text) {
    return /^(secrets\.GITHUB_TOKEN|github\.token|secrets\.github_token)$/i.test(bareCondition(text));
}
/**
 * Why the outputs of `step` can't be those of `build`: they are read before it, where it may not run, or by a name that
 * it has not. Steps in `gone` don't count.
 */
function whyMentioned(workflow, job, step, build, gone, outputs) {
    const id = topValue(step, 'id');
    const { original } = workflow.lines;
    const conditional = bareCondition(topValue(build, 'if'));
    for (let line = job.first; line <= job.last; line++) {
        const text = original[line] ?? '';
        const variables = step.action.endsWith('metadata-action') && /DOCKER_METADATA_OUTPUT_/.test(text);
        const named = id !== '' && mentionOf(id).test(text);
        if (!named && !variables)
            continue;
        const reader = job.steps.find(({ first, last }) => first <= line && line <= last);
        if (reader === step || (reader && gone.has(reader)))
            continue;
        if (reader && reader.index < build.index)
            return `line ${line + 1} reads it before the build`;
        if (conditional !== '' && bareCondition(reader ? topValue(reader, 'if') : '') !== conditional)
            return `line ${line + 1} reads it also where the build does not run`;
        if (named) {
            const names = [...text.matchAll(outputOf(id))].map(found => found[1] ?? found[2] ?? '');
            const mentions = [...text.matchAll(new RegExp(mentionOf(id).source, 'gi'))].length;
            if (names.length < mentions || names.some(name => !outputs.includes(name)))
                return `line ${line + 1} reads more of it than its outputs`;
        }
    }
    return undefined;
}
/** Fills in what the file itself tells, as in a push to the default branch; the rest becomes words that begin with `x-`. */
function fillStatic(workflow, job) {
    const env = new Map([...workflow.env, ...job.env]);
    return text => fill(text, { github: SAMPLE_EVENTS[0]?.github ?? {}, env, steps: new Map(), undecided: true });
}

;// CONCATENATED MODULE: ./lib/migrate/logins.js



const HOST = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?$|^localhost(?::\d+)?$/;
/** Which steps of docker/login-action this action makes needless: GitHub's own token for GitHub's registry, and one other. */
function planLogins(workflow, job, builds, metadata) {
    const notes = [];
    const removed = [];
    const byBuild = new Map();
    const images = builds.map(build => imagesOf(workflow, job, build, metadata.get(build))).join('\n');
    const keep = (step, reason) => {
        notes.push(`line ${step.first + 1}: docker/login-action stays, because ${reason}; its log-in is used`);
    };
    for (const step of stepsOf(job, 'login')) {
        const users = builds.filter(({ index }) => index > step.index);
        const [target] = users;
        const found = target ? whyKeep(workflow, job, step, target, users, images) : 'no build comes after it';
        if (found === 'token')
            removed.push(step);
        else if (found !== 'joinable' || !target)
            keep(step, found);
        else
            byBuild.set(target, [...(byBuild.get(target) ?? []), step]);
    }
    for (const [build, steps] of byBuild) {
        const registries = steps.map(step => fillStatic(workflow, job)(inputOf(step.with, 'registry')).toLowerCase() || 'docker.io');
        const isTwice = new Set(registries).size < registries.length;
        if (steps.length > 1 && (isTwice || !steps.every(isPlain))) {
            for (const step of steps)
                keep(step, 'there is more than one');
            byBuild.delete(build);
        }
        else
            removed.push(...steps);
    }
    return { byBuild, removed, notes };
}
const KEYS = ['registry', 'username', 'password'];
/** Values that can be written into YAML: a word, or one expression. */
function isPlain(step) {
    if (inputOf(step.with, 'registry-auth') !== '')
        return false;
    return KEYS.every(key => /^([\w.@:/-]*|\$\{\{[^}]*\}\})$/.test(inputOf(step.with, key)));
}
/** The inputs for these log-ins: one as in docker/login-action, several as a list. */
function loginEntries(logins) {
    const [only, ...more] = logins;
    if (!only)
        return [];
    if (more.length > 0) {
        const quoted = (text) => text.replace(/^\$\{\{\s*(.*?)\s*\}\}$/, '${{ toJSON($1) }}');
        const lines = logins.flatMap(step => [
            `- registry: ${inputOf(step.with, 'registry') || 'docker.io'}`,
            `  username: ${quoted(inputOf(step.with, 'username'))}`,
            `  password: ${quoted(inputOf(step.with, 'password'))}`
        ]);
        return [written('registry-auth', lines.join('\n'))];
    }
    // Without a registry it is Docker Hub, there and here; said aloud because the image may be of another.
    const isOne = inputOf(only.with, 'registry-auth') === '';
    const hub = isOne && inputOf(only.with, 'registry') === '' ? [written('registry', 'docker.io')] : [];
    return [...hub, ...only.with.filter(({ key, value }) => key !== 'ecr' && value !== '').map(asWritten)];
}
/** `token` or `joinable`, or why the step stays. */
function whyKeep(workflow, job, step, first, builds, images) {
    if (step.odd)
        return step.odd;
    const unknown = step.with.find(({ key, value }) => ![...KEYS, 'registry-auth', 'logout'].includes(key) && !(key === 'ecr' && value !== 'true'));
    if (unknown)
        return `its input ${unknown.key} has no counterpart`;
    if (inputOf(step.with, 'logout') !== '')
        return 'it says whether to log out';
    if (step.env.length > 0)
        return 'it has variables of its own';
    if (topValue(step, 'continue-on-error') !== '')
        return 'it may fail';
    const id = topValue(step, 'id');
    if (id !== '' && new RegExp(`steps\\.${id}\\b`).test(workflow.lines.original.join('\n')))
        return 'it is asked how it ended';
    const condition = bareCondition(topValue(step, 'if'));
    const sameAs = (build) => condition === bareCondition(topValue(build, 'if')) || condition === bareCondition(inputOf(build.with, 'push'));
    const same = builds.every(sameAs);
    const noPullRequest = /^github\.event_name != '(pull_request|pull_request_target)'$/.test(condition);
    if (condition !== '' && !same && !noPullRequest)
        return 'it has a condition of its own';
    const between = job.steps.find(other => other.index > step.index && other.index < first.index && usesDocker(other));
    if (between)
        return `line ${between.first + 1} may need it`;
    const filled = fillStatic(workflow, job)(inputOf(step.with, 'registry')).trim();
    const registry = filled
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    if (/amazonaws|\.ecr|dkr/.test(registry))
        return 'Amazon’s registry needs a log-in of its own';
    if (registry !== '' && (!HOST.test(registry) || registry.startsWith('x-')))
        return 'its registry is known only at run time';
    const after = job.steps.find(other => other.index > first.index && usesDocker(other));
    const runsLess = topValue(first, 'if') !== '' && condition !== bareCondition(topValue(first, 'if'));
    if (builds.length > 1 && runsLess)
        return 'several builds need it';
    if (after && runsLess)
        return `line ${after.first + 1} may need it`;
    const several = inputOf(step.with, 'registry-auth');
    if (several !== '')
        return /\b(ecr|scope)\b/.test(several) ? 'one of its log-ins has no counterpart' : 'joinable';
    if (isJobToken(inputOf(step.with, 'password')) && registry === 'ghcr.io') {
        if (!images.includes('ghcr.io'))
            return 'base images may need it';
        const other = after && !/ghcr\.io/.test(images);
        return other ? `line ${after.first + 1} may need it` : 'token';
    }
    return 'joinable';
}
/** What a build's names come from, expressions filled in. */
function imagesOf(workflow, job, build, metadata) {
    const own = stepsOf(job, 'metadata').map(step => inputOf(step.with, 'images'));
    const texts = [
        inputOf(build.with, 'tags'),
        inputOf(build.with, 'images'),
        ...(metadata ? [inputOf(metadata.with, 'images')] : own)
    ];
    return texts.map(text => fillStatic(workflow, job)(text).toLowerCase()).join('\n');
}

;// CONCATENATED MODULE: ./lib/migrate/metadata-use.js



/** Whether a build reads the outputs of this metadata step. */
function usesMetadata(workflow, job, build, step) {
    const text = textOf(workflow, build);
    const id = topValue(step, 'id');
    if (id !== '' && mentionOf(id).test(text))
        return true;
    return (/DOCKER_METADATA_OUTPUT_/.test(text) &&
        stepsOf(job, 'metadata')
            .filter(other => other.index < build.index)
            .at(-1) === step);
}
/** The output that an entry of a build consists of, where that is one of `step` and nothing else. */
function consumed(value, step, output) {
    const id = topValue(step, 'id');
    const variable = `env.DOCKER_METADATA_OUTPUT_${output.toUpperCase().replaceAll('-', '_')}`;
    return (id !== '' && isOnly(value, id, output)) || bareCondition(value) === variable;
}
/** The lines of a list that holds the outputs of `step`, without those; undefined if they are used in another way. */
function furtherLines(value, step, output) {
    const lines = value
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '');
    const further = lines.filter(line => !consumed(line, step, output));
    const id = topValue(step, 'id');
    const wrong = further.some(line => (id !== '' && mentionOf(id).test(line)) || /DOCKER_METADATA_OUTPUT_/.test(line));
    return wrong || further.length === lines.length ? undefined : further;
}
const META_WORDS = {
    version: '{{meta.version}}',
    "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.revision']": '{{meta.revision}}',
    "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.created']": '{{meta.created}}',
    "fromJSON(steps.ID.outputs.json).labels['org.opencontainers.image.version']": '{{meta.version}}'
};
/** Build arguments with the outputs of `step` as this action’s own words. */
function withMetaWords(line, step) {
    const id = topValue(step, 'id');
    return line.replace(/\$\{\{([^}]*)\}\}/g, (whole, body) => {
        const text = body.replace(/\s+/g, '');
        for (const [key, word] of Object.entries(META_WORDS)) {
            const wanted = key.includes('(') ? key.replace('ID', id) : `steps.${id}.outputs.${key}`;
            if (text.toLowerCase() === wanted.toLowerCase())
                return word;
        }
        return text === 'env.DOCKER_METADATA_OUTPUT_VERSION' ? (META_WORDS.version ?? whole) : whole;
    });
}
function whyKeepMetadata(workflow, job, step, users, removed) {
    const unknown = step.with.find(({ key }) => !(key in METADATA_INPUTS));
    if (unknown)
        return `its input ${unknown.key} has no counterpart`;
    if (step.with.some(({ value }) => value === undefined))
        return 'one of its inputs is no text';
    if (inputOf(step.with, 'images').trim() === '')
        return 'it names no image';
    const fillIn = fillStatic(workflow, job);
    const rules = fillIn(inputOf(step.with, 'tags'));
    const flavor = fillIn(inputOf(step.with, 'flavor'));
    const unknownRule = /^\s*x-[\w-]+\s*$|\b(type|event)=x-/m.test(rules);
    // The flavor decides on `latest`, which only these rules make in another way here.
    const makesLatest = rules.trim() === '' || /\bevent=tag\b|\btype=match\b/.test(rules);
    const unknownFlavor = /^\s*x-[\w-]+\s*$|\blatest=x-/m.test(flavor);
    if (unknownRule || (unknownFlavor && makesLatest))
        return 'its rules are known only at run time';
    const id = topValue(step, 'id');
    const [first] = users;
    const between = job.steps
        .slice(step.index + 1, first?.index ?? step.index + 1)
        .filter(({ action }) => roleOf(action) === 'other');
    const used = [...textOf(workflow, step).matchAll(/\benv\.(\w+)/g)].map(([, name = '']) => name);
    const sets = between.find(other => /GITHUB_ENV/.test(topValue(other, 'run')) && used.some(name => topValue(other, 'run').includes(name)));
    if (sets)
        return `line ${sets.first + 1} changes a variable that it reads`;
    if (inputOf(step.with, 'context') === 'git' && between.length > 0)
        return 'it reads the repository, which steps before the build may change';
    const condition = bareCondition(topValue(step, 'if'));
    for (const build of users) {
        if (condition !== '' && condition !== bareCondition(topValue(build, 'if')))
            return 'it has a condition of its own';
        if (step.env.length > 0 && build.env.length > 0)
            return 'it and the build have variables of their own';
        if (furtherLines(inputOf(build.with, 'tags'), step, 'tags') === undefined)
            return 'the build’s tags are not those that it makes';
        if (furtherLines(inputOf(build.with, 'tags'), step, 'tags')?.some(line => line.includes(',') && !line.includes('${{')))
            return 'the build’s tags mix commas and lines';
        for (const entry of build.with) {
            const value = entry.value ?? '';
            if (entry.key === 'tags')
                continue;
            const text = entry.key === 'build-args' ? withMetaWords(value, step) : value;
            const mentions = (id !== '' && mentionOf(id).test(text)) || /DOCKER_METADATA_OUTPUT_/.test(text);
            if (!mentions)
                continue;
            if (entry.key !== 'labels' && entry.key !== 'annotations')
                return `the build’s ${entry.key} reads it`;
            if (furtherLines(value, step, entry.key) === undefined)
                return `the build’s ${entry.key} changes what it makes`;
        }
        const token = inputOf(build.with, 'github-token');
        const own = inputOf(step.with, 'github-token');
        if (token !== '' && own !== '' && token !== own && !isJobToken(own))
            return 'it and the build have different tokens';
        const others = build.entries
            .filter(({ key }) => key !== 'with')
            .some(({ value }) => id !== '' && mentionOf(id).test(value ?? ''));
        if (others)
            return 'the build’s condition or variables read it';
    }
    if (!first)
        return undefined;
    return whyMentioned(workflow, job, step, first, new Set([...removed, ...users]), METADATA_OUTPUTS);
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
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
    const best = (0,mod/* closest */.kp)(name.toLowerCase(), [...known]);
    // Further apart than a third of its letters (at least two) and it is another word.
    return (0,mod/* distance */.Io)(name.toLowerCase(), best) <= Math.max(2, best.length / 3) ? best : undefined;
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
function nearest_excerpt(text, length = 120) {
    const line = clip(text).replace(/\s+/g, ' ').trim();
    return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./lib/oci/digest.js

function digest_isDigest(text) {
    return /^sha256:[0-9a-f]{64}$/.test(text);
}
function createDigester() {
    const hash = createHash('sha256');
    let size = 0;
    return {
        add(piece) {
            hash.update(piece);
            size += piece.length;
        },
        end: () => ({ digest: `sha256:${hash.digest('hex')}`, size })
    };
}
function digest_digestOf(bytes) {
    // Here and above alone a digest is made without checking its form: it has it by construction.
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}

;// CONCATENATED MODULE: ./lib/oci/reference.js
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

;// CONCATENATED MODULE: ./lib/inputs/promote.js




/** `sha-1a2b3c4`, `sha256:…`, `ghcr.io/acme/tool:main` or `ghcr.io/acme/tool@sha256:…`; undefined for an empty text. */
function parsePromote(text, input = 'promote') {
    if (text === '')
        return undefined;
    if (digest_isDigest(text) || TAG.test(text))
        return { repository: undefined, reference: text };
    const [, name = '', tag, digest] = /^(.+?)(?::([\w][\w.-]{0,127}))?(?:@(.+))?$/.exec(text) ?? [];
    const repository = parseRepository(name.toLowerCase());
    const reference = digest ?? tag ?? '';
    if ('wrong' in repository || (digest !== undefined && !digest_isDigest(digest)) || reference === '') {
        throw new errors/* ActionError */.lZ('input', `input ${input}: “${nearest_excerpt(text)}” is not a tag, a digest, or an image with one.`, {
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
        throw new errors/* ActionError */.lZ('input', `input artifact-type: “${nearest_excerpt(type)}” is not a media type.`, {
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
        const name = artifact_titleOf(path);
        const where = `input artifact, line ${line}: “${nearest_excerpt(path)}”`;
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
function artifact_titleOf(path) {
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
        throw new errors/* ActionError */.lZ('input', `input set, line ${line}: “${nearest_excerpt(entry, 60)}” is not target.key=value.`, {
            hint: 'Write *.platform=linux/amd64 for all targets, or app.args.NAME=value for one.'
        });
    }
    const vars = list('vars', AS_WRITTEN).map(({ text: entry, line }) => {
        const pair = list_splitPair(entry);
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
    throw new errors/* ActionError */.lZ('input', `input job-index: “${nearest_excerpt(text, 40)}” is not a number.`, {
        hint: 'Write job-index: ${{ strategy.job-index }}.'
    });
}

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
function platform_platformOf(value) {
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

;// CONCATENATED MODULE: ./lib/text/pair.js


/** Refuses `key: value`, which YAML has taught everybody, and shows the line to write. `hidden`: the value is not shown. */
function refuseColon(where, text, hidden = false) {
    const [, key, value = ''] = /^([A-Za-z_][\w./-]*)\s*:(?:\s+(.*))?$/s.exec(text) ?? [];
    if (key === undefined)
        return;
    const shown = hidden ? '…' : nearest_excerpt(value);
    throw new errors/* ActionError */.lZ('input', `${where}: “${key}: ${shown}” is not ${key}=value.`, {
        cause: 'the input is text with an entry a line, not a YAML mapping',
        hint: `Write ${key}=${shown}.`
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
    throw new errors/* ActionError */.lZ('input', `input ${name}: “${nearest_excerpt(value, 40)}” is not ${others}true or false.`);
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
        throw new errors/* ActionError */.lZ('input', `input cache: “${nearest_excerpt(cache, 40)}” is not ${listed(CACHES)}.${didYouMean(cache, CACHES)}`);
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
        provenance: readSwitch('provenance', text('provenance')),
        sbom: readSwitch('sbom', text('sbom')),
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
        throw new errors/* ActionError */.lZ('input', `input ${name}: “${nearest_excerpt(value, 40)}” is not a size.`, {
            hint: 'Write it like 2GB or 500MB.'
        });
    return Math.floor(Number(digits) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' '));
}
/** `true`, `false`, attributes such as `mode=max`, or empty. */
function readSwitch(name, value) {
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
        throw new errors/* ActionError */.lZ('input', `${where}: “${nearest_excerpt(text, 60)}” is not a platform.`, { hint });
    }
    const platform = parsePlatform(text);
    const near = isKnownPlatform(platform);
    if (near === true)
        return platform;
    throw new errors/* ActionError */.lZ('input', `${where}: unknown platform “${text}”.${near}`, { hint });
}
function readBuildArg({ text, line }) {
    // Without a “=” it is the name of a variable, and that has no colon. The value may be a secret, so it is not shown.
    const spaced = list_splitPair(text) ? text : text.replace(/^(\w[\w.-]*):(?=\S)/, '$1: ');
    refuseColon(`input build-args, line ${line}`, spaced, true);
    const name = list_splitPair(text)?.key ?? text;
    if (name.trim() !== '')
        return text;
    throw new errors/* ActionError */.lZ('input', `input build-args, line ${line}: an argument without a name.`, {
        hint: 'Write NAME=value, one a line.'
    });
}
function readPair(input, { text, line }) {
    const pair = list_splitPair(text);
    if (pair && pair.key !== '' && pair.value !== '')
        return text;
    throw new errors/* ActionError */.lZ('input', `input ${input}, line ${line}: “${nearest_excerpt(text, 60)}” is not name=value.`);
}
/** Messages name the key and never the value: a malformed secret is still a secret. */
function readSecret(input, { text, line }) {
    const { key, value } = list_splitPair(text) ?? { key: '', value: '' };
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
function json_stringAt(value, ...path) {
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

;// CONCATENATED MODULE: ./lib/inputs/nodes.js



const nodes_KEYS = ['name', 'endpoint', 'platforms', 'driver-opts', 'buildkitd-flags'];
/** The nodes of the input `append`, YAML. The parser is loaded only if there are some. */
async function parseNodes(text) {
    if (text.trim() === '')
        return [];
    const { parse } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    let document;
    try {
        document = parse(text);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ('input', `input append: not YAML: ${nearest_excerpt((0,errors/* textOf */.b6)(error))}`);
    }
    if (!Array.isArray(document))
        throw new errors/* ActionError */.lZ('input', 'input append: not a list of nodes.', {
            hint: 'Start each node with “- endpoint: …”.'
        });
    return document.map((node, index) => {
        const unknown = Object.keys(typeof node === 'object' && node !== null ? node : { '': '' }).find(key => !nodes_KEYS.includes(key));
        if (unknown !== undefined) {
            throw new errors/* ActionError */.lZ('input', `input append, node ${index + 1}: unknown key “${nearest_excerpt(unknown, 40)}”.${didYouMean(unknown, nodes_KEYS)}`, {
                hint: `Known: ${listed(nodes_KEYS)}.`
            });
        }
        const options = json_field(node, 'driver-opts') ?? '';
        const lines = (Array.isArray(options) ? options : [options]).flatMap((option) => {
            if (typeof option === 'object')
                throw new errors/* ActionError */.lZ('input', `input append, node ${index + 1}: driver-opts is neither text nor a list of texts.`);
            return String(option).split('\n');
        });
        return {
            name: json_stringAt(node, 'name'),
            endpoint: json_stringAt(node, 'endpoint') ?? '',
            platforms: json_stringAt(node, 'platforms') ?? '',
            driverOpts: lines.map(line => line.trim()).filter(line => line !== ''),
            buildkitdFlags: json_stringAt(node, 'buildkitd-flags') ?? ''
        };
    });
}

;// CONCATENATED MODULE: ./lib/inputs/builder.js




const DRIVERS = ['auto', 'docker', 'docker-container', 'kubernetes', 'remote', 'cloud'];
async function readBuilderInputs({ text, texts, verbatim, flag }) {
    const driver = DRIVERS.find(name => name === (text('driver') || 'auto'));
    if (!driver) {
        const given = text('driver');
        throw new errors/* ActionError */.lZ('input', `input driver: “${nearest_excerpt(given, 40)}” is not ${listed(DRIVERS)}.${didYouMean(given, DRIVERS)}`);
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
        mask(json_stringAt(entry, 'password') ?? '');
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
    const { parseDocument } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
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
        throw new errors/* ActionError */.lZ('input', `${where}: unknown key “${nearest_excerpt(unknown, 40)}”.${didYouMean(unknown, credentials_KEYS)}`, {
            hint: `Known: ${listed(credentials_KEYS)}.`
        });
    }
    const text = (key) => json_stringAt(entry, key)?.trim() ?? '';
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
        .replace(/\/.*$/, '') || DEFAULT_REGISTRY;
    if (isRegistryHost(registry))
        return canonicalRegistry(registry);
    throw new errors/* ActionError */.lZ('input', `${where}: “${nearest_excerpt(registry, 60)}” is not a host.`, {
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
    const document = json_parseJson(text);
    const items = (document === undefined ? [text] : leaves(document)).flatMap(item => item.split(/\r?\n/));
    const digests = [];
    const legs = [];
    for (const [index, item] of items.entries()) {
        const words = item.trim().split(/\s+/);
        const digest = words.at(-1)?.replace(/^.*@/, '') ?? '';
        if (digest === '')
            continue;
        const where = `input merge, entry ${index + 1}`;
        if (!digest_isDigest(digest) || ![1, 3].includes(words.length)) {
            throw new errors/* ActionError */.lZ('input', `${where}: “${nearest_excerpt(item, 80)}” is not a digest.`, {
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
const WORDS = ['hours', 'days', 'weeks', 'months', 'years', 'newest', 'closed', 'keep'];
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
        return new errors/* ActionError */.lZ('input', `input retain, line ${line}: “${nearest_excerpt(text)}” ${wrong}.`, { hint });
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
        throw fail(`does not say how long or how many.${didYouMean(word, WORDS)}`.replace(/\.$/, ''));
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
            const pair = list_splitPair(entry);
            const key = pair?.key.trim() ?? '';
            const written = pair?.value.trim() ?? '';
            const fail = (what, hint) => new errors/* ActionError */.lZ('input', `input runners, line ${line}: “${nearest_excerpt(entry, 60)}” ${what}.`, { hint });
            if (key === '' || written === '')
                throw fail('is not platform=label', 'Write linux/arm64=ubuntu-24.04-arm, or default=ubuntu-latest.');
            const label = readLabel(written);
            if (label === undefined)
                throw fail('names no runner: what begins with [ or { must be JSON', 'Write linux/arm64=["self-hosted", "arm64"], or linux/arm64={"group": "arm"}.');
            const within = PLATFORM_WITHIN.exec(written)?.[1];
            if (within !== undefined)
                throw fail(`has the platform ${within} inside a label`, 'Separate the entries by a line break or a comma.');
            const platform = key === 'default' ? key : parsePlatform(key);
            if (mapped.has(platform))
                throw fail(`names ${platform} again`, 'Give each platform one runner.');
            mapped.set(platform, label);
        }
    }
    return mapped;
}
/** A label as it is, or the JSON of several labels or a group; undefined for broken JSON. */
function readLabel(text) {
    return /^[[{]/.test(text) ? json_parseJson(text) : text;
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
    throw new errors/* ActionError */.lZ('input', `input ${name}: “${nearest_excerpt(value, 40)}” is not ${listed(known)}.${didYouMean(value, known)}`);
}
function readRetries(value) {
    if (value === '')
        return 3;
    if (/^\d{1,2}$/.test(value) && Number(value) <= MOST_RETRIES)
        return Number(value);
    throw new errors/* ActionError */.lZ('input', `input retries: “${nearest_excerpt(value, 40)}” is not a number from 0 to ${MOST_RETRIES}.`);
}

;// CONCATENATED MODULE: ./lib/text/template.js


const TOKEN = /\{\{((?:'[^']*'|"[^"]*"|[^'"{}])*)\}\}/g;
const WORD = /\s*(?:([A-Za-z_][\w.-]*)\s*=\s*('[^']*'|"[^"]*"|\S+)|('[^']*'|"[^"]*")|(\S+))/gy;
/** Deeper nesting than this is an attack on the stack, not a tag. */
const template_DEEPEST = 20;
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
            if (open.length >= template_DEEPEST)
                throw broken(where, source, `nests {{#if}} more than ${template_DEEPEST} deep`);
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
    return new errors/* ActionError */.lZ('input', `${where}: the template “${nearest_excerpt(source)}” ${what}.`);
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
        throw new errors/* ActionError */.lZ('input', `${where}: unknown expression {{${nearest_excerpt(name, 60)}}}.${didYouMean(name, known)}`, {
            hint: `Known here: ${listed(known)}.`
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
        return { name, didYouMean: longer ? ` Did you mean “${longer}”?` : didYouMean(name, known) };
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
function template_printTemplate(template) {
    return template
        .map(node => {
        if (node.kind === 'text')
            return node.text;
        if (node.kind === 'call')
            return `{{${printCall(node.call)}}}`;
        const no = node.no.length > 0 ? `{{else}}${template_printTemplate(node.no)}` : '';
        return `{{#if ${printCall(node.condition)}}}${template_printTemplate(node.yes)}${no}{{/if}}`;
    })
        .join('');
}
function printCall({ name, args, options }) {
    const quote = (text) => (text.includes("'") ? `"${text}"` : `'${text}'`);
    return [name, ...args.map(quote), ...Object.entries(options).map(([key, value]) => `${key}=${quote(value)}`)].join(' ');
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
        const { formatDate } = await Promise.all(/* import() */[__nccwpck_require__.e(856), __nccwpck_require__.e(355)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5355));
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
    throw new errors/* ActionError */.lZ('input', `${where}: enable is “${nearest_excerpt(rendered, 40)}”, not true or false.`, {
        hint: rendered === ''
            ? "Its expression gave nothing in this run: write it like enable=${{ github.event_name == 'push' }}, which always gives one of them."
            : 'Write enable=true or enable=false, in lower case.'
    });
}

;// CONCATENATED MODULE: ./lib/naming/flavor.js





/** Entries such as `latest=false` or `prefix=x-,onlatest=true`; a later line's key replaces an earlier one's. */
function parseFlavor(entries) {
    let latest = 'auto';
    const affixes = {};
    for (const entry of entries) {
        const where = `input flavor, line ${entry.line}`;
        const fail = (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${nearest_excerpt(entry.text)}”.`, { hint });
        const seen = new Set();
        let last;
        for (const part of entry.fields) {
            const pair = list_splitPair(part);
            if (!pair)
                throw fail(`“${nearest_excerpt(part, 40)}” is not key=value`, part.includes(':')
                    ? `Write ${nearest_excerpt(part.replace(/:\s*/, '='), 40)}.`
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
                    throw fail(`latest is “${nearest_excerpt(value, 40)}”, not auto, true or false`, 'Write latest=false, for example.');
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
                    throw fail(`onlatest is “${nearest_excerpt(value, 40)}”, not true or false`, 'Write onlatest=true.');
                affixes[last] = { ...affix, onLatest: value === 'true' };
            }
            else {
                const known = ['latest', 'prefix', 'suffix', 'onlatest'];
                throw fail(`unknown key “${nearest_excerpt(key, 40)}”`, `Known: ${listed(known)}.${didYouMean(key, known)}`);
            }
        }
    }
    return { latest, ...affixes };
}
/** All templates of a flavor. */
function flavorTemplates({ prefix, suffix }) {
    return [prefix, suffix].flatMap(affix => (affix ? [affix.template] : []));
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
        throw new errors/* ActionError */.lZ('input', `${where}: “${nearest_excerpt(text)}” is not a regular expression.`, { cause });
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
            throw new errors/* ActionError */.lZ('input', `${where}: the pattern “${nearest_excerpt(pattern.source)}” took too long on “${nearest_excerpt(text)}”.`, {
                cause,
                hint: 'It backtracks without end: avoid a repeated group inside a repetition, such as (a+)+.'
            });
        }
    }
}

;// CONCATENATED MODULE: ./lib/naming/attributes.js





function failIn(entry, where) {
    return (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${nearest_excerpt(entry.text)}”.`, { hint });
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
                throw fail(`${key} “${nearest_excerpt(value, 40)}” is not a whole number`, `Write it like ${key}=${fallback}.`);
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
    throw new errors/* ActionError */.lZ('input', `${where}: {{${found.name}}} is not known in “${nearest_excerpt(written)}”.`, {
        cause: 'a version’s parts are known in the pattern of a semver or pep440 rule alone',
        hint: `Write type=semver,pattern=${nearest_excerpt(written)}.`
    });
}
/** The one of `known` that `value` is; else an error with the line to write, where one comes near. */
function oneOf(what, value, known, { fail, source }) {
    const found = known.find(name => name === value);
    if (found !== undefined)
        return found;
    const near = nearest(value, known);
    const instead = near === undefined ? '' : `Did you mean “${near}”? Write ${nearest_excerpt(source.replace(value, near))}. `;
    throw fail(`unknown ${what} “${nearest_excerpt(value, 40)}”`, `${instead}Known: ${listed(known)}.`);
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
    const { default: parse } = await __nccwpck_require__.e(/* import() */ 353).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6353, 19));
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
    const pep440 = await __nccwpck_require__.e(/* import() */ 687).then(__nccwpck_require__.bind(__nccwpck_require__, 9687));
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
            facts.warn(`${where}: “${nearest_excerpt(pattern.source)}” does not match “${nearest_excerpt(raw)}”.`);
            return undefined;
        }
        const value = found[group];
        if (value === undefined) {
            facts.warn(`${where}: the pattern “${nearest_excerpt(pattern.source)}” has no group ${group} for “${nearest_excerpt(raw)}”.`);
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
        ['value', value && template_printTemplate(value)]
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
            throw new errors/* ActionError */.lZ('context', `${where}: the default branch is not known, so “${nearest_excerpt(source)}” can’t be decided.`, { hint: 'Name it: type=edge,branch=main.' });
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
    print: ({ value }) => [['value', template_printTemplate(value)]]
};
const schedule = {
    example: 'type=schedule,pattern=nightly',
    priority: 1000,
    attributes: ['pattern'],
    parse: read => ({ type: 'schedule', pattern: read.template('pattern', DATE_NAMES) ?? read.fixed('nightly') }),
    apply: ({ pattern }, { context, vocabulary }) => /schedule/.test(context.event) ? branchTag(render(pattern, vocabulary)) : undefined,
    print: ({ pattern }) => [['pattern', template_printTemplate(pattern)]]
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
                    facts.warn(`${rule.where}: “${nearest_excerpt(text)}” is not a ${GRAMMARS[type]}, so “${nearest_excerpt(rule.source)}” makes no tag.${fix}`);
                // A git tag may be anything; a version that was written down was meant as one.
                else if (facts.version !== '')
                    facts.warn(`input version: “${nearest_excerpt(text)}” is not a ${GRAMMARS[type]}, so it makes no tag.${fix}`);
                return undefined;
            }
            // Under 1.0 every minor version may break its users: a tag `0` would promise what nobody keeps.
            if (rule.byDefault && version.scope === 'major' && version.major === 0)
                return undefined;
            const kind = version.scope === 'exact' ? 'version' : 'floating';
            return { value: version.text, kind, latest: version.stable, version };
        },
        print: ({ pattern, value, match }) => [
            ['pattern', template_printTemplate(pattern)],
            ['value', value && template_printTemplate(value)],
            ['match', match && printPattern(match)]
        ]
    };
}
/** The part of `raw` that the pattern finds (its first group, if it has one); all of it where it finds nothing. */
function extract(pattern, raw, { where }, facts) {
    const found = matchPattern(pattern, raw, where) ?? matchPattern(pattern, dashed(raw), where);
    if (!found)
        facts.warn(`${where}: “${nearest_excerpt(pattern.source)}” does not match “${nearest_excerpt(raw)}”.`);
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
    const near = nearest(key, known);
    const without = fields.filter(field => list_splitPair(field)?.key.trim().toLowerCase() !== key).map(csv_csvField);
    const instead = near === undefined
        ? `Write ${nearest_excerpt(without.join(','))}.`
        : `Did you mean “${near}”? Write ${nearest_excerpt(text.replace(key, near))}.`;
    return `${where}: type=${type} has no attribute “${nearest_excerpt(key, 40)}”, so it is ignored in “${nearest_excerpt(text)}”. ${instead}`;
}
/** What the rule gives in this run, before prefix and suffix. */
async function applyRule(rule, facts) {
    return await ruleOf(rule).apply(rule, facts);
}
/**
 * A rule as an entry of the input `tags`, in one spelling: what it is, not how it was written. Attributes that have
 * their default are left out. `parseRule` of it gives the same rule.
 */
function rules_printRule(rule) {
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

const sanitize_LONGEST = 128;
const HASH_DIGITS = 8;
/**
 * A valid tag made of `text`, or an empty string where nothing of it is left.
 * Runs of other characters become one `-`, a bad first character goes, and what is too long is cut and ends in a
 * hash of the whole, so that two long branch names don't end up as one tag.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
function sanitizeTag(text) {
    const valid = text.replace(/[^a-zA-Z0-9._-]+/g, '-').replace(/^[.-]+/, '');
    if (valid.length <= sanitize_LONGEST)
        return valid;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
    return `${valid.slice(0, sanitize_LONGEST - HASH_DIGITS - 1)}-${hash}`;
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
        warn(`${rule.where}: nothing of “${nearest_excerpt(candidate.value)}” can stand in a tag, so “${nearest_excerpt(rule.source)}” makes none.`);
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
    return `The ${what} ${nearest_excerpt('name' in ref ? ref.name : '')} makes no tag, because ${name} ${taken}. To publish it all the same, write in the input tags: type=ref,event=${what === 'branch' ? what : 'tag'},prefix=ref-.`;
}
function takenAnyway({ where, source, prefix }, name, taken) {
    const instead = prefix === undefined ? `A prefix keeps them apart: ${nearest_excerpt(source)},prefix=ref-.` : 'Give it another prefix.';
    return `${where}: “${nearest_excerpt(source)}” writes ${name}, which ${taken}, and overwrites it. ${instead}`;
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
function derive_printOrigin({ rule }) {
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
function names_allTags(images) {
    const tags = new Map();
    for (const tag of images.flatMap(({ tags }) => tags))
        if (!tags.has(tag.name))
            tags.set(tag.name, tag);
    return [...tags.values()];
}
/** `name:tag` of each tag of each image. */
function referencesOf(images) {
    return images.flatMap(({ repository, tags }) => tags.map(({ name }) => tagged(repository, name)));
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
    const near = nearest(key, IMAGE_ATTRIBUTES);
    const instead = near && `Did you mean “${near}”? Write ${nearest_excerpt(text.replace(key, near))}.`;
    return fail(`unknown attribute “${nearest_excerpt(key, 40)}” (known: ${listed(IMAGE_ATTRIBUTES)})`, instead);
}
function enabled(entries) {
    return entries.flatMap(entry => {
        const fail = (what, hint = 'Write a name a line, or name=ghcr.io/owner/name,enable=true.') => new errors/* ActionError */.lZ('input', `input images, line ${entry.line}: ${what} in “${nearest_excerpt(entry.text)}”.`, { hint });
        let name;
        let enable = true;
        const seen = new Set();
        for (const part of entry.fields) {
            const pair = list_splitPair(part) ?? { key: 'name', value: part };
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
                throw fail(`enable is “${nearest_excerpt(value, 40)}”, not true or false`, 'Write enable=true or enable=false.');
        }
        if (name === undefined)
            throw fail('there is no name');
        return enable ? [{ name, entry }] : [];
    });
}
/** undefined, and `unnamed` told, where a part of the name is empty. */
function toRepository(name, where, unnamed) {
    const result = parseRepository(name.toLowerCase());
    if (!('wrong' in result))
        return result;
    const hint = insteadOf(name);
    const what = `${where}: the image name “${nearest_excerpt(name)}” ${result.wrong}.`;
    if (!result.empty)
        throw new errors/* ActionError */.lZ('input', what, { hint });
    unnamed(new errors/* ActionError */.lZ('input', what, { cause: EMPTY, hint }));
    return undefined;
}
/** The name to write where it can be told, else how names look. */
function insteadOf(name) {
    const [, rest] = /^[a-z]+:\/\/([^@]+)$/i.exec(name) ?? [];
    if (rest !== undefined)
        return `Write ${nearest_excerpt(rest)}.`;
    const [, plain, tag] = /^([^@:]*(?::\d+\/[^@:]*)?):([^/@:]+)$/.exec(name) ?? [];
    if (tag !== undefined)
        return `Write ${nearest_excerpt(plain ?? '')} here and ${nearest_excerpt(tag)} in the input tags.`;
    const [, before] = /^([^@]+)@/.exec(name) ?? [];
    if (before !== undefined)
        return `Write ${nearest_excerpt(before)}: what is pushed here gets a digest of its own.`;
    return 'Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.';
}
/** Where an empty part of a name comes from. */
const EMPTY = 'an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text';

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
    const fail = (what, hint) => new errors/* ActionError */.lZ('input', `${where}: ${what} in “${nearest_excerpt(entry.text)}”.`, { hint });
    const fields = entry.fields.filter(field => field !== '');
    if (fields.length > MOST)
        throw fail(`${fields.length} references`, `Name at most ${MOST}.`);
    return fields.map(field => {
        const shown = nearest_excerpt(field, 60);
        if (COLON_FOR_EQUALS.test(field)) {
            const instead = entry.text.replaceAll(/:\s+/g, '=').replaceAll(/,\s+/g, ',');
            throw fail(`“${shown}” is neither a rule nor an image and its tag`, `Write ${nearest_excerpt(instead)}.`);
        }
        if (ATTRIBUTE.test(field)) {
            const hint = `Name the image in the input images and write its tag as a rule, such as type=raw,value=latest,${shown}.`;
            throw fail(`“${shown}” beside an image and its tag`, hint);
        }
        if (fields.length > 1 && !namesImage(field, names))
            throw fail(`“${shown}” names no image`, `Write image:${shown}, or give it a line of its own.`);
        if (/\s/.test(field.replace(EXPRESSION, '')))
            throw fail('white space inside an image and its tag', `Write ${nearest_excerpt(field.split(/\s+/).join(','))}.`);
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
        unnamed(new errors/* ActionError */.lZ('input', `${where}: “${nearest_excerpt(field)}” has no tag after its colon.`, { cause: EMPTY, hint }));
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
    const hasPort = first !== field && isRegistryHost(first.toLowerCase());
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
function handed_on_printHandedOn(naming, run) {
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
    const plan = json_parseJson(text);
    const format = numberAt(plan, 'format');
    if (format === undefined) {
        throw new errors/* ActionError */.lZ('input', `${WHERE}: not what the output plan of a dry run holds.`, {
            cause: 'the job that plans did not run, or the runner took its output away because a secret is part of it',
            hint: 'Look in the log of that job for “may contain secret”, and keep secrets out of images, tags, labels and annotations.'
        });
    }
    if (format !== FORMAT || json_stringAt(plan, 'run') !== run) {
        throw new errors/* ActionError */.lZ('input', `${WHERE}: not of this run and this release of the action.`, {
            hint: 'Give the output plan of a job of the same run, with the same version of the action in both jobs.'
        });
    }
    const created = new Date(need(json_stringAt(plan, 'created'), 'created'));
    if (Number.isNaN(created.getTime()))
        throw wrong('created');
    return {
        revision: need(json_stringAt(plan, 'revision'), 'revision'),
        created,
        taggedImages: listAt(plan, 'images').map(readImage),
        labels: pairsAt(plan, 'labels'),
        annotations: pairsAt(plan, 'annotations')
    };
}
function readImage(value) {
    const repository = parseRepository(need(json_stringAt(value, 'name'), 'name'));
    if ('wrong' in repository)
        throw wrong('name');
    return { repository, tags: listAt(value, 'tags').map(readTag) };
}
function readTag(value) {
    const keep = json_stringAt(value, 'keep');
    const line = json_field(value, 'line');
    return {
        name: need(json_stringAt(value, 'name'), 'name'),
        kind: handed_on_oneOf(json_stringAt(value, 'kind'), KINDS, 'kind'),
        rule: readRule(need(json_stringAt(value, 'rule'), 'rule')),
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
    const word = (name) => need(json_stringAt(value, name), name);
    return {
        grammar: handed_on_oneOf(json_stringAt(value, 'grammar'), GRAMMAR_NAMES, 'grammar'),
        version: word('version'),
        scope: handed_on_oneOf(json_stringAt(value, 'scope'), SCOPES, 'scope'),
        prefix: word('prefix'),
        suffix: word('suffix'),
        precision: handed_on_oneOf(json_stringAt(value, 'precision'), PRECISIONS, 'precision'),
        build: word('build')
    };
}
function listAt(value, name) {
    const list = json_field(value, name);
    if (!Array.isArray(list))
        throw wrong(name);
    return list;
}
function pairsAt(value, name) {
    const found = json_field(value, name);
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
        const pair = list_splitPair(render(template, vocabulary));
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

;// CONCATENATED MODULE: ./lib/naming/options.js


/** `warn` takes what is ignored, as there. */
function readNamingOptions(env, warn) {
    return {
        pullRequestHeadSha: options_readSwitch(env, 'DOCKER_METADATA_PR_HEAD_SHA', true),
        shortShaLength: readLength(env, 'DOCKER_METADATA_SHORT_SHA_LENGTH', 7, warn),
        annotationLevels: (env.DOCKER_METADATA_ANNOTATIONS_LEVELS || 'manifest')
            .split(',')
            .map(level => level.trim())
            .filter(level => level !== ''),
        exportVariables: options_readSwitch(env, 'DOCKER_METADATA_SET_OUTPUT_ENV', true)
    };
}
/** Go's ParseBool, as the docker/* actions read their variables. https://pkg.go.dev/strconv#ParseBool */
function options_readSwitch(env, name, fallback) {
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
    warn(`The variable ${name} is “${nearest_excerpt(text, 40)}”, not a length from 1 to 64, so it is ${fallback}.`);
    return fallback;
}

;// CONCATENATED MODULE: ./lib/naming/pairs.js





const pairs_KNOWN = [...GLOBAL_NAMES, ...META_NAMES];
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
            warn(`${where}: “${nearest_excerpt(text)}” has no “=”, so it is left out. Write it like ${nearest_excerpt(instead)}.`);
            return [];
        }
        const template = parseTemplate(text, where);
        for (const { name, didYouMean } of unknownNames(template, pairs_KNOWN))
            warn(`${where}: {{${nearest_excerpt(name, 60)}}} is not known here, so it is empty in “${nearest_excerpt(text)}”.${didYouMean}`);
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
    throw new errors/* ActionError */.lZ('input', `input tags, line ${line}: “${nearest_excerpt(text)}” begins with a dash.`, {
        cause: 'the input is text with an entry a line, not a YAML list',
        hint: `Write ${nearest_excerpt(rest)}.`
    });
}

;// CONCATENATED MODULE: ./lib/naming/version-input.js



/** The input `version` is what a version rule reads, so it must be one line that could be one. */
function checkVersionInput(text) {
    if (/^\S{1,128}$/.test(text) || text === '')
        return;
    throw new errors/* ActionError */.lZ('input', `input version: “${nearest_excerpt(text)}” is not a version.`, { hint: 'Write it like 1.2.3.' });
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
            `input version: no rule of the input tags reads “${nearest_excerpt(version, 40)}”. ${elsewhere} To publish under it, add type=semver,pattern={{version}} to tags.`
        ];
    }
    const { ref } = context;
    const tag = ref.kind === 'tag' ? await parseSemver(ref.name) : null;
    if (ref.kind === 'tag' && tag && (await parseSemver(version))?.version !== tag.version) {
        throw new errors/* ActionError */.lZ('input', `input version: “${nearest_excerpt(version, 40)}” is another version than the git tag ${nearest_excerpt(ref.name)}.`, {
            cause: `the image of ${nearest_excerpt(ref.name)} would be published as ${nearest_excerpt(version, 40)}`,
            hint: `Leave version out: on a git tag its version is read. ${elsewhere}`
        });
    }
    if (builderInputs.length === 0)
        return [];
    return [`input version: “${nearest_excerpt(version, 40)}” is given beside ${builderInputs.join(', ')}. ${elsewhere}`];
}
function readsVersion(rule) {
    return (rule.type === 'semver' || rule.type === 'pep440' || rule.type === 'match') && rule.value === undefined;
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
        warnings: lost.map(({ text, line }) => `input annotations, line ${line}: “${excerpt(text, 60)}” is left out, because this image is a plain manifest; only several platforms, provenance or sbom make an index.`)
    };
}

;// CONCATENATED MODULE: ./lib/oci/manifest.js




function manifest_manifestOf(mediaType, bytes) {
    return { digest: digestOf(bytes), mediaType, bytes, content: parseContent(mediaType, bytes) };
}
function parseContent(mediaType, bytes) {
    const document = parseJson(bytes.toString('utf8'));
    if (isIndexType(mediaType)) {
        const manifests = descriptorsAt(document, 'manifests');
        return manifests && { kind: 'index', manifests };
    }
    const config = field(document, 'config');
    const layers = descriptorsAt(document, 'layers');
    return layers && isDescriptor(config) ? { kind: 'image', config, layers } : undefined;
}
/** One bad entry makes the whole unreadable: a list that silently lacks one would be merged, or cleaned up, by. */
function descriptorsAt(document, name) {
    const entries = field(document, name);
    return Array.isArray(entries) && entries.every(isDescriptor) ? entries : undefined;
}
function isDescriptor(value) {
    const may = (name, type) => ['undefined', type].includes(typeof field(value, name));
    const typed = may('mediaType', 'string') && may('size', 'number') && may('artifactType', 'string');
    return typed && isDigest(stringAt(value, 'digest') ?? '');
}
function annotationOf({ annotations }, name) {
    return stringAt(annotations, name);
}
/** The image of each platform, without the attestations and artifacts that stand beside them. */
function manifest_imagesOf({ manifests }) {
    return manifests.flatMap(descriptor => {
        const platform = platformOf(descriptor.platform);
        return platform === undefined ? [] : [{ platform, descriptor }];
    });
}
/** Bytes that a pull of one image moves: its configuration and layers, compressed. */
function sizeOf({ config, layers }) {
    return [config, ...layers].reduce((sum, { size = 0 }) => sum + size, 0);
}
/** https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md */
function parseConfig(bytes) {
    const document = parseJson(bytes.toString('utf8'));
    const labels = field(document, 'config', 'Labels');
    const pairs = Object.entries(typeof labels === 'object' && labels !== null ? labels : {});
    return {
        os: stringAt(document, 'os'),
        architecture: stringAt(document, 'architecture'),
        variant: stringAt(document, 'variant'),
        osVersion: stringAt(document, 'os.version'),
        labels: Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
    };
}

;// CONCATENATED MODULE: ./lib/oci/artifact.js



/** The configuration of what needs none. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const artifact_EMPTY = Buffer.from('{}');
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: digest_digestOf(artifact_EMPTY),
    size: artifact_EMPTY.length
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
function artifact_rfc3339(date) {
    return date.toISOString().replace(/\.\d+Z$/, 'Z');
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
    const { version, found, source } = versionOf(names_allTags(images), inputs, chart);
    const name = version.replaceAll('+', '_');
    // Written by whatever rule: it names one version, and helm looks for it under this name.
    const first = { ...(found ?? { name, rule: { type: 'chart', source } }), kind: 'version' };
    return images.map(({ repository, tags }) => ({
        repository: below(repository, chart.metadata.name),
        tags: [first, ...tags.filter(tag => tag.name !== name)]
    }));
}
function below({ text }, name) {
    const repository = parseRepository(`${text}/${name}`);
    if (!('wrong' in repository))
        return repository;
    throw new errors/* ActionError */.lZ('input', `input chart: the name “${nearest_excerpt(name)}” can’t be part of a repository’s name.`, {
        cause: `“${text}/${nearest_excerpt(name)}” ${repository.wrong}`,
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
    return new errors/* ActionError */.lZ('input', `${what}: “${nearest_excerpt(version, 60)}” is not a semantic version.`, {
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
        throw new ActionError('input', `input chart: ${path} is version ${metadata.version}, and this run’s is ${first.name}.`, {
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

;// CONCATENATED MODULE: ./lib/plan/naming.js













async function planNaming(sources) {
    return sources.inputs.plan === '' ? await deriveNaming(sources) : takeOver(sources);
}
/** What another job of this run has derived: nothing is derived again, so all jobs say the same. */
function takeOver({ context, inputs, env }) {
    const told = new Set();
    const { taggedImages, revision, created, labels, annotations } = parseHandedOn(inputs.plan, context.run.id);
    const tags = names_allTags(taggedImages);
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
    const tags = names_allTags(taggedImages);
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

;// CONCATENATED MODULE: ./lib/text/silent.js
/** A log for what runs without a reader: the plans of sample runs. */
const SILENT = {
    info() { },
    debug() { },
    notice() { },
    warning() { },
    error() { },
    mask() { },
    startGroup() { },
    endGroup() { }
};

;// CONCATENATED MODULE: ./lib/migrate/references.js







/** The rules of docker/metadata-action where its input `tags` is empty. */
const THEIR_DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];
const NAMING_INPUTS = ['images', 'tags', 'flavor', 'version'];
/** The names that docker/metadata-action gives in a run. Errors are those of the naming code. */
async function theirNames(given, event, variables) {
    const tags = (given.get('tags') ?? '').trim() === '' ? THEIR_DEFAULT_RULES.join('\n') : (given.get('tags') ?? '');
    const head = { ...variables, pullRequestHead: variables.pullRequestHead || 'false' };
    const naming = await nameAsPlanned(new Map([...given, ['tags', tags]]), event, head);
    const names = naming.tags.map(tag => tag.name);
    const latest = latestThere(naming, decided(given.get('flavor') ?? ''));
    const more = latest === undefined || names.includes(latest) ? [] : [latest];
    const references = naming.images.flatMap(image => more.map(tag => `${image.text}:${tag}`));
    return { tags: [...names, ...more], references: [...referencesOf(naming.taggedImages), ...references] };
}
/** There, a git tag and a match always make `latest`, of a pre-release too. */
function latestThere({ tags: [first] }, text) {
    if (!first || !(first.rule.type === 'match' || (first.rule.type === 'ref' && first.rule.event === 'tag')))
        return undefined;
    const flavor = parseFlavor(parseList(text, { comments: true }));
    if (flavor.latest !== 'auto')
        return undefined;
    const part = (affix) => affix?.onLatest ? affix.template.map(node => (node.kind === 'text' ? node.text : '')).join('') : '';
    return `${part(flavor.prefix)}latest${part(flavor.suffix)}`;
}
/** The references that a step of this action gives in a run: those of its own plan. */
async function ownReferences(given, event, variables) {
    return referencesOf((await nameAsPlanned(given, event, variables)).taggedImages);
}
async function nameAsPlanned(given, event, variables) {
    const hasImages = (given.get('images') ?? '').trim() !== '';
    const texts = NAMING_INPUTS.map((name) => {
        const text = decided(given.get(name) ?? '');
        const known = name === 'flavor' ? text.replace(/^\s*x-[\w-]+\s*$/gm, '') : text;
        return [`INPUT_${name.toUpperCase()}`, name === 'tags' && !hasImages ? withKnownLater(known) : known];
    });
    const inputs = await readInputs({ env: Object.fromEntries(texts), log: SILENT });
    const env = {
        DOCKER_METADATA_PR_HEAD_SHA: variables.pullRequestHead,
        DOCKER_METADATA_SHORT_SHA_LENGTH: variables.shaLength
    };
    const { context } = event;
    const { naming } = await planNaming({ context, inputs, env, commitDate: async () => context.startedAt });
    return naming;
}
/** Words that only the run knows, where the naming code takes a few words alone: read as their usual value. */
function decided(text) {
    return text
        .replace(/\benable=x-[\w-]+/g, 'enable=true')
        .replace(/\blatest=x-[\w-]+/g, 'latest=auto')
        .replace(/,priority=x-[\w-]+/g, '')
        .replace(/^\s*type=x-.*$/gm, '');
}
/** A list that only the run knows, such as a script's: references, as build-push-action takes nothing else. */
function withKnownLater(text) {
    return text.replace(/^\s*(x-(?:steps|needs|inputs|secrets|vars|env|matrix|github-event)-[a-z0-9-]+)\s*$/gm, '$1:latest');
}
/** `name` is short for `name:latest`. */
function withTag(reference) {
    return tagColon(reference) === -1 ? `${reference}:latest` : reference;
}
/** Where the colon before the tag is: not the one of a registry's port. -1 without a tag. */
function tagColon(reference) {
    const [first = ''] = reference.split('/', 1);
    return reference.indexOf(':', first === reference ? 0 : first.length);
}
/**
 * The references of build-push-action's `tags`. A name in capitals and a tag with a slash are red there; here they are
 * lower-cased and dashed, as in every name, and so they are compared.
 */
function literalReferences(text) {
    return parseList(text, { commas: true }).flatMap(entry => {
        const reference = withTag(entry.text);
        const colon = tagColon(reference);
        const tag = sanitizeTag(reference.slice(colon + 1));
        // A tag that an expression left empty is red there, and no reference here.
        return tag === '' ? [] : [`${reference.slice(0, colon).toLowerCase()}:${tag}`];
    });
}
/** The names in the entry of `outputs` that is an image. */
function exporterNames(outputs) {
    return parseList(outputs, { keepQuotes: true })
        .flatMap(({ text }) => parseFields(text))
        .flatMap(field => (field.startsWith('name=') ? [field.slice('name='.length)] : []))
        .join(',');
}

;// CONCATENATED MODULE: ./lib/migrate/apply-job.js












/** Writes the joined steps into the lines of the workflow, takes away the others, and renames what reads their outputs. */
function applyJob(workflow, job, plan, own, holds) {
    const { lines } = workflow;
    for (const move of plan.moves) {
        const { build, metadata } = move;
        const comments = metadata ? commentsAbove(workflow, metadata) : [];
        const step = writeStep(build, joinStep(move, own, holds.get(build), fillStatic(workflow, job)));
        const gap = needsGap(workflow, job, plan, build) ? [''] : [];
        // Comments at the end of the step.
        const end = Math.max(...build.entries.map(entry => entry.last));
        lines.replace(build.first, build.last, [...step, ...lines.original.slice(end + 1, build.last + 1)]);
        lines.insertBefore(firstComment(workflow, build), [...gap, ...comments]);
    }
    for (const step of plan.removed)
        lines.remove(step.lead, step.last);
    tidyStart(workflow, job, plan);
    for (const { metadata, attests, id } of plan.moves) {
        if (id === undefined)
            continue;
        for (const step of [...(metadata ? [metadata] : []), ...attests]) {
            const old = topValue(step, 'id');
            if (old !== '')
                lines.map(job.first, job.last, line => renameOutputs(line, old, id));
        }
    }
}
function renameOutputs(line, from, to) {
    return line.replace(outputOf(from), (_, dotted, quoted) => `steps.${to}.outputs.${dotted ?? quoted}`);
}
function joinStep(move, own, hold, fillIn) {
    const { build, metadata, id } = move;
    const env = [...(metadata?.env ?? []), ...build.env].map(asWritten);
    if (hold?.mergeCommit)
        env.push(written('DOCKER_METADATA_PR_HEAD_SHA', 'false'));
    const inputs = withEntries(move, hold, fillIn);
    const entries = [];
    for (const entry of build.entries) {
        if (entry.key === 'uses') {
            const comments = entry.lines.filter(isComment);
            entries.push({ key: 'uses', lines: [...comments, `uses: ${own}`] });
        }
        else if (entry.key === 'with')
            entries.push(withComments(entry, writtenMap('with', inputs, stepOf(build.with, entry))));
        else if (entry.key === 'env')
            entries.push(withComments(entry, writtenMap('env', env, stepOf(build.env, entry))));
        else
            entries.push(asWritten(entry));
    }
    const has = (key) => entries.some(entry => entry.key === key);
    if (!has('id') && id !== undefined)
        entries.splice(has('name') ? 1 : 0, 0, written('id', id));
    if (!has('with') && inputs.length > 0)
        entries.push(writtenMap('with', inputs));
    if (!has('env') && env.length > 0)
        entries.splice(entries.findIndex(({ key }) => key === 'with'), 0, writtenMap('env', env));
    return entries;
}
function withComments(entry, map) {
    const above = entry.lines.slice(0, entry.lines.findIndex(line => !isComment(line)));
    return { key: map.key, lines: [...above, ...map.lines] };
}
/** By how much the entries of a mapping are indented. */
function stepOf(entries, map) {
    const [first] = entries;
    const line = map.lines.find((text, at) => at > 0 && !isBlank(text) && !isComment(text));
    return first && line ? Math.max(1, indentOf(line)) : 2;
}
function withEntries(move, hold, fillIn) {
    const { build, buildx, qemu, logins, attest } = move;
    const skip = (key, value) => (key === 'builder' && buildx !== undefined && isOnly(value, topValue(buildx, 'id') || ' ', 'name')) ||
        (key === 'github-token' && isJobToken(value));
    const entries = roleOf(build.action) === 'bake' ? bakeEntries(build, skip) : buildEntries(move, hold, fillIn, skip);
    for (const entry of qemu?.with ?? [])
        if (entry.key === 'image')
            entries.push(renamed(entry, 'qemu-image'));
    for (const entry of buildx?.with ?? []) {
        if (entry.value === '' || BUILDX_IDLE.includes(entry.key))
            continue;
        entries.push(renamed(entry, BUILDX_RENAMED[entry.key] ?? entry.key));
    }
    entries.push(...loginEntries(logins));
    if (attest !== undefined)
        entries.push(written('attest', attest));
    if (move.pushToRegistry)
        entries.push(written('push-to-registry', 'true'));
    return entries;
}
function buildEntries({ build, metadata }, hold, fillIn, skip) {
    const entries = metadata ? namingEntries(metadata, build, hold) : [];
    for (const entry of build.with) {
        const value = entry.value ?? '';
        if (skip(entry.key, value))
            continue;
        if (entry.key === 'tags') {
            if (!metadata)
                entries.push(tagsEntry(entry, fillIn));
        }
        else if (entry.key === 'outputs' && /\bname\s*=/.test(value))
            entries.push(...outputsEntries(build, entry));
        else if (metadata && ['labels', 'annotations'].includes(entry.key) && reads(value, metadata, entry.key))
            continue;
        else if (metadata && entry.key === 'build-args')
            entries.push({ key: entry.key, lines: entry.lines.map(line => withMetaWords(line, metadata)) });
        else if (!entries.some(({ key }) => key === entry.key))
            entries.push(asWritten(entry));
    }
    const has = (key) => entries.some(entry => entry.key === key);
    // There, no context is this repository at this commit, fetched by BuildKit; here it is the workspace.
    if (!has('context') && !has('merge') && !has('promote'))
        entries.push(written('context', '{{defaultContext}}'));
    if (!has('push')) {
        const outputs = inputOf(build.with, 'outputs');
        if (/\btype=registry\b/.test(outputs))
            entries.push(written('push', 'true'));
        else if (!/\bpush\s*=/.test(outputs))
            entries.push(written('push', 'false'));
    }
    return entries;
}
/** buildx puts the tags in place of a name in `outputs`; without tags that name is the reference. */
function outputsEntries(build, entry) {
    const fields = parseFields(entry.value ?? '').filter(field => !field.startsWith('name='));
    const names = parseList(exporterNames(entry.value ?? ''), { commas: true }).map(({ text }) => withTag(text));
    const tags = inputOf(build.with, 'tags').trim() === '' && names.length > 0 ? [written('tags', names.join('\n'))] : [];
    const comments = entry.lines.filter(isComment);
    const outputs = written('outputs', fields.map(csv_csvField).join(','));
    return [...tags, { key: 'outputs', lines: [...comments, ...outputs.lines] }];
}
/** Whether the build has the labels or annotations that `metadata` makes. A build without labels gets them here. */
function takes(build, metadata, key) {
    const value = inputOf(build.with, key);
    return value.trim() === '' ? key === 'labels' : reads(value, metadata, key);
}
function reads(value, metadata, key) {
    return consumed(value, metadata, key) || furtherLines(value, metadata, key) !== undefined;
}
function namingEntries(metadata, build, hold) {
    const entries = [];
    const further = (key) => {
        const value = inputOf(build.with, key);
        return (furtherLines(value, metadata, key) ?? []).map(line => (key === 'tags' ? withTag(line) : line));
    };
    const held = hold?.latest ? [LATEST_OF_PRE_RELEASES] : [];
    const given = [...metadata.with];
    for (const entry of given) {
        const key = METADATA_INPUTS[entry.key] ?? entry.key;
        const value = entry.value ?? '';
        if (key === 'github-token' && (isJobToken(value) || inputOf(build.with, key) !== ''))
            continue;
        if (value.trim() === '')
            continue;
        if ((key === 'labels' || key === 'annotations') && !takes(build, metadata, key))
            continue;
        const split = build.with.find(found => found.key === 'images');
        const own = key === 'images' && split ? asWritten(split) : key === entry.key ? asWritten(entry) : renamed(entry, key);
        if (key === 'tags')
            entries.push(extended(own, value, [...held, ...further('tags')]));
        else if (key === 'labels' || key === 'annotations')
            entries.push(extended(own, value, further(key)));
        else
            entries.push(own);
        // A leg of a matrix writes no tag.
        const isLeg = inputOf(build.with, 'push-by-digest') === 'true';
        if (key === 'images' && !isLeg && inputOf(metadata.with, 'tags').trim() === '')
            entries.push(written('tags', [...THEIR_DEFAULT_RULES, ...held, ...further('tags')].join('\n')));
    }
    for (const key of ['labels', 'annotations']) {
        const more = further(key);
        if (inputOf(metadata.with, key).trim() === '' && more.length > 0)
            entries.push(written(key, more.join('\n')));
    }
    return entries;
}
/** For a rule that made `latest` of every git tag: here a pre-release never does. */
const LATEST_OF_PRE_RELEASES = "type=raw,value=latest,prefix=,suffix=,enable=${{ github.ref_type == 'tag' && contains(github.ref_name, '-') }}";
/** Names without a tag mean `latest` there; here such a word alone would be a tag. */
function tagsEntry(entry, fillIn) {
    const value = entry.value ?? '';
    const items = value
        .split('\n')
        .flatMap(line => (line.includes('${{') ? [line] : line.split(',')))
        .map(item => item.trim());
    const isBare = (item) => /^[a-z0-9][a-z0-9._-]*$/i.test(fillIn(item)) && !fillIn(item).startsWith('x-');
    if (!items.some(isBare))
        return asWritten(entry);
    return written('tags', items
        .filter(item => item !== '')
        .map(item => (isBare(item) ? `${item}:latest` : item))
        .join('\n'));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./lib/migrate/digest-legs.js








class NotTurned extends Error {
}
/** The build of a leg with this action's inputs, and the digest as outputs of the job instead of files. */
function rewriteLeg(workflow, job) {
    const { lines } = workflow;
    const [build, ...more] = stepsOf(job, 'build');
    if (!build || build.odd || more.length > 0)
        throw new NotTurned(`job ${job.name} has more than one build`);
    const outputs = inputOf(build.with, 'outputs').trim();
    if (outputs.includes('\n'))
        throw new NotTurned('outputs has several entries');
    const pairs = parseFields(outputs);
    const attribute = (name) => pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    const rest = pairs.filter(pair => !/^(type|name|push|push-by-digest|name-canonical)=/.test(pair));
    const { platforms, isMatrix } = platformsOf(workflow, job, inputOf(build.with, 'platforms'));
    const push = inputOf(build.with, 'push') || attribute('push') || 'false';
    const id = topValue(build, 'id') || 'image';
    const named = inputOf(build.with, 'tags') || attribute('name') || '';
    const metadata = stepsOf(job, 'metadata').length > 0;
    const entries = build.with
        .filter(({ key }) => !['outputs', 'tags', 'push'].includes(key))
        .map(({ key, lines: own }) => ({ key, lines: own }));
    if (metadata)
        entries.unshift(written('tags', `\${{ steps.${topValue(stepsOf(job, 'metadata')[0] ?? build, 'id')}.outputs.tags }}`));
    else if (named.trim() !== '' && !/steps\./.test(named))
        entries.unshift(written('images', named));
    else
        throw new NotTurned(`job ${job.name} names its image in a way that is known only at run time`);
    entries.push(written('push-by-digest', 'true'), written('push', push));
    if (rest.length > 0)
        entries.push(written('outputs', ['type=image', ...rest].map(csv_csvField).join(',')));
    const top = build.entries.filter(({ key }) => key !== 'with').map(({ key, lines: own }) => ({ key, lines: own }));
    if (topValue(build, 'id') === '')
        top.splice(0, 0, written('id', id));
    lines.replace(build.first, build.last, writeStep(build, [...top, writtenMap('with', entries)]));
    const removed = isMatrix ? removeExport(workflow, job, build, id) : new Set();
    for (const step of removed)
        lines.remove(step.lead, step.last);
    if (isMatrix)
        addOutputs(workflow, job, id, platforms);
    const [first] = stepsOf(job, 'metadata');
    return { job, id, platforms, isMatrix, push, images: first ? inputOf(first.with, 'images') : named };
}
function platformsOf(workflow, job, text) {
    const strategy = job.node.get('strategy');
    const matrix = (0,dist/* isMap */.jh)(strategy) ? strategy.toJS(workflow.document).matrix : undefined;
    const key = /^\$\{\{\s*matrix\.([\w.-]+)\s*\}\}$/.exec(text.trim())?.[1];
    if (key === undefined) {
        if (matrix !== undefined || text.includes('${{') || text.trim() === '')
            throw new NotTurned(`the platforms of job ${job.name} are not those of its matrix`);
        return { platforms: [text.trim()], isMatrix: false };
    }
    if (typeof matrix !== 'object' || matrix === null)
        throw new NotTurned(`the matrix of job ${job.name} is made at run time`);
    const { include = [], exclude, ...axes } = matrix;
    const path = key.split('.');
    const [root = ''] = path;
    const others = Object.entries(axes).filter(([name, values]) => name !== root && Array.isArray(values) && values.length > 1);
    if (others.length > 0 || exclude !== undefined)
        throw new NotTurned(`the matrix of job ${job.name} has more than platforms`);
    const axis = axes[root];
    const rows = [
        ...(Array.isArray(axis) ? axis.map((value) => ({ [root]: value })) : []),
        ...(Array.isArray(include) ? include : [])
    ];
    const found = rows.map(row => path.reduce((value, part) => json_field(value, part), row));
    const platforms = [...new Set(found.filter(value => value !== undefined).map(String))];
    const plain = platforms.every(platform => /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/.test(platform));
    if (platforms.length === 0 || !plain)
        throw new NotTurned(`the platforms of job ${job.name} are made at run time`);
    // With an axis of platforms, `include` only adds to its legs.
    const isAxis = Array.isArray(axes[root]);
    if (!isAxis && found.filter(value => value !== undefined).length !== platforms.length)
        throw new NotTurned(`the matrix of job ${job.name} has a platform twice`);
    return { platforms, isMatrix: true };
}
/** The steps that put the digest into a file and the file into an artifact. */
function removeExport(workflow, job, build, id) {
    const removed = new Set();
    for (const step of job.steps.slice(build.index + 1)) {
        const script = topValue(step, 'run');
        if (step.action === 'actions/upload-artifact' && /digest/i.test(textOf(workflow, step)))
            removed.add(step);
        else if (script !== '' &&
            new RegExp(`steps\\.${id}\\.outputs\\.digest`).test(textOf(workflow, step)) &&
            script.split('\n').every(isExportLine))
            removed.add(step);
    }
    const uploads = [...removed].filter(({ action }) => action !== '').length;
    if (uploads !== 1 || removed.size !== 2)
        throw new NotTurned(`job ${job.name} hands its digests on in a way that was not recognised`);
    const prepare = job.steps.find(step => /PLATFORM_PAIR=|platform_pair=/i.test(topValue(step, 'run')) &&
        topValue(step, 'run').split('\n').every(isPrepareLine));
    const stays = job.steps.some(step => step !== prepare && !removed.has(step) && /PLATFORM_PAIR/i.test(textOf(workflow, step)));
    if (prepare && !stays)
        removed.add(prepare);
    return removed;
}
const isExportLine = (line) => /^\s*(#.*|mkdir\s.*|digest=.*|touch\s.*|echo\s.*digest.*|printf\s.*digest.*|set\s.*)?$/i.test(line);
const isPrepareLine = (line) => /^\s*(#.*|platform=.*|echo\s+"?PLATFORM_PAIR=.*GITHUB_ENV"?)?$/i.test(line);
function addOutputs({ lines, lineOf }, job, id, platforms) {
    const names = platforms.map(platform => `digest-${platform.replaceAll('/', '-')}`);
    const entries = names.map(name => `${name}: \${{ steps.${id}.outputs.${name} }}`);
    const existing = job.node.get('outputs');
    const steps = job.node.items.find(({ key }) => String(key) === 'steps');
    const key = steps?.key;
    const line = lineOf(key?.range?.[0] ?? 0);
    const margin = (lines.original[line] ?? '').search(/\S/);
    if (existing !== undefined && existing !== null)
        throw new NotTurned(`job ${job.name} has outputs of its own`);
    lines.insertBefore(line, indent(['outputs:', ...indent(entries, 2)], margin));
}

;// CONCATENATED MODULE: ./lib/migrate/digest-merge.js






/** `-t name:tag`, of plain text and expressions. */
const TAG_ARGUMENT = /(?<=^|\s)(?:-t|--tag)[ =]\s*(["']?)((?:\$\{\{[^}]*\}\}|[^\s"'\\$])+)\1(?=\s|$)/g;
/** The step that made the index becomes one with the input `merge`. */
function rewriteMerge(workflow, job, sources, legs) {
    const { lines } = workflow;
    const create = createStep(job);
    if (!create || create.odd)
        throw new NotTurned(`job ${job.name} makes the index in a way that was not recognised`);
    const known = new Set([...workflow.env.keys(), ...job.env.keys()]);
    const script = shellVariables(topValue(create, 'run'), create, known);
    const text = textOf(workflow, create);
    if (/--annotation|--file|--append|--dry-run/.test(script))
        throw new NotTurned('the index gets annotations or files of its own');
    const [metadata, ...others] = stepsOf(job, 'metadata');
    const literal = [...script.matchAll(TAG_ARGUMENT)].map(([, , tag = '']) => tag);
    const asked = [...script.matchAll(/(?<=^|\s)(?:-t|--tag)(?=[ =])/g)].length;
    const fromMetadata = /DOCKER_METADATA_OUTPUT_(JSON|TAGS)/.test(text) ||
        (metadata !== undefined &&
            new RegExp(`steps\\.${topValue(metadata, 'id') || ' '}\\.outputs\\.(json|tags)`).test(text));
    if (script.match(/imagetools\s+create/g)?.length !== 1 ||
        (fromMetadata ? asked > 0 || !metadata || others.length > 0 : literal.length === 0 || literal.length !== asked))
        throw new NotTurned(`job ${job.name} names the index in a way that was not recognised`);
    const [leg] = legs;
    if (!leg)
        throw new NotTurned('no leg');
    const isMatrix = legs.length === 1 && leg.isMatrix;
    const files = isMatrix && /@sha256:%s|@sha256:\$|sha256:/.test(script);
    const given = legs.map(({ job: { name } }) => new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`).exec(text)?.[1]);
    if (!files && given.some(name => name === undefined))
        throw new NotTurned(`job ${job.name} gets the digests in a way that was not recognised`);
    const merge = isMatrix
        ? `\${{ toJSON(needs.${leg.job.name}.outputs) }}`
        : legs.map(({ job: { name } }, at) => `\${{ needs.${name}.outputs.${given[at]} }}`).join('\n');
    if (!isMatrix)
        for (const [at, { job: source, id }] of legs.entries())
            checkOutput(workflow, source, id, given[at] ?? '');
    const id = metadata ? topValue(metadata, 'id') : '';
    const tags = fromMetadata
        ? id === ''
            ? '${{ env.DOCKER_METADATA_OUTPUT_TAGS }}'
            : `\${{ steps.${id}.outputs.tags }}`
        : literal.join('\n');
    const top = create.entries
        .filter(({ key }) => ['name', 'id', 'if'].includes(key))
        .map(({ key, lines: own }) => ({ key, lines: own }));
    const platforms = legs.flatMap(found => found.platforms);
    const named = fromMetadata
        ? inputOf(metadata?.with ?? [], 'images')
            .split('\n')
            .map(line => line.trim())
            .filter(line => line !== '' && !line.startsWith('#'))
        : literal;
    const there = legs.map(({ job: source, images }) => namesOf(workflow, source, images));
    const isPushed = (line) => namesOf(workflow, job, fromMetadata ? line : line.replace(/:[^/]*$/, '')).every(name => there.every(names => names.includes(name)));
    const own = named.filter(isPushed);
    const foreign = named.filter(line => !isPushed(line));
    if (own.length === 0)
        throw new NotTurned(`the index goes to ${foreign.join(', ')}, where the jobs that build have pushed nothing`);
    const isSplit = foreign.length > 0;
    const first = topValue(create, 'id') || 'image';
    if (isSplit && topValue(create, 'id') === '')
        top.unshift(written('id', first));
    const inputsFor = (lines) => [
        ...(fromMetadata && isSplit ? [written('images', lines.join('\n'))] : []),
        written('tags', fromMetadata ? tags : lines.join('\n'))
    ];
    const merged = [
        written('merge', merge),
        ...inputsFor(own),
        written('platforms', platforms.join(',')),
        written('push', leg.push)
    ];
    // What the jobs have not pushed there is copied from where they have.
    const copied = [
        written('promote', `\${{ steps.${first}.outputs.ref }}`),
        ...inputsFor(foreign),
        written('push', leg.push)
    ];
    const uses = { key: 'uses', lines: ['uses: docker/build-push-action@v7'] };
    const condition = top.filter(({ key }) => key === 'if');
    lines.replace(create.first, create.last, [
        ...writeStep(create, [...top, uses, writtenMap('with', merged)]),
        ...(isSplit ? writeStep(create, [...condition, uses, writtenMap('with', copied)]) : [])
    ]);
    for (const step of job.steps)
        if (step.action === 'actions/download-artifact' && /digest/i.test(textOf(workflow, step)))
            lines.remove(step.lead, step.last);
    if (sources.length !== legs.length)
        throw new NotTurned('a leg was lost');
}
/** A script's `$NAME` as the expression that it stands for, where workflow, job or step set it. */
function shellVariables(script, step, known) {
    return script.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => {
        const name = braced ?? bare ?? '';
        return step.env.find(({ key }) => key === name)?.value ?? (known.has(name) ? `\${{ env.${name} }}` : whole);
    });
}
/** Image names, expressions filled in as far as the file tells. */
function namesOf(workflow, job, text) {
    return parseList(fillStatic(workflow, job)(text), { comments: true })
        .flatMap(({ fields }) => fields.filter(part => !/^enable=/.test(part)))
        .map(part => part
        .replace(/^name=/, '')
        .toLowerCase()
        .replace(/^(index\.)?docker\.io\//, ''));
}
function checkOutput({ document }, job, id, name) {
    const outputs = job.node.get('outputs');
    const value = (0,dist/* isMap */.jh)(outputs) ? String(outputs.toJS(document)[name]) : '';
    if (!isOnly(value, id, 'digest'))
        throw new NotTurned(`job ${job.name} hands its digest on in a way that was not recognised`);
}
/** The step that makes an index by hand. */
function createStep(job) {
    return job.steps.find(step => /\bimagetools\s+create\b/.test(topValue(step, 'run')));
}

;// CONCATENATED MODULE: ./lib/migrate/document.js


/** The model of a workflow file or of a composite action, or what is wrong with the text. */
function readWorkflow(text) {
    const counter = new dist/* LineCounter */.HN();
    const document = (0,dist.parseDocument)(text, { lineCounter: counter, version: '1.2', prettyErrors: true });
    const [error] = document.errors;
    if (error)
        return { wrong: `not YAML: ${error.message.split('\n')[0]}` };
    if (!(0,dist/* isMap */.jh)(document.contents))
        return { wrong: 'no mapping at its top' };
    const lineOf = (offset) => Math.max(0, counter.linePos(offset).line - 1);
    const reader = { document, lines: new Lines(text), lineOf };
    const runs = document.get('runs');
    const jobs = document.get('jobs');
    if ((0,dist/* isMap */.jh)(runs) && (0,dist/* isSeq */.oP)(runs.get('steps'))) {
        const job = readJob(reader, 'runs', runs);
        return { ...reader, kind: 'action', jobs: [job], env: new Map() };
    }
    if (!(0,dist/* isMap */.jh)(jobs))
        return { wrong: 'neither the jobs of a workflow nor the steps of a composite action' };
    const found = jobs.items.flatMap(({ key, value }) => {
        const node = (0,dist/* isAlias */.Vj)(value) ? value.resolve(document) : value;
        return (0,dist/* isMap */.jh)(node) ? [readJob(reader, String(key), node)] : [];
    });
    return { ...reader, kind: 'workflow', jobs: found, env: readTexts(document, document.get('env')) };
}
function readJob(reader, name, node) {
    const { lineOf, document } = reader;
    const [start = 0, end = 0] = node.range ?? [];
    const base = {
        name,
        node,
        env: readTexts(document, node.get('env')),
        first: lineOf(start),
        last: lineOf(Math.max(start, end - 1))
    };
    const steps = node.get('steps');
    if (steps === undefined)
        return { ...base, steps: [] };
    if (!(0,dist/* isSeq */.oP)(steps))
        return { ...base, steps: [], odd: 'its steps are no list of their own' };
    if (steps.flow)
        return { ...base, steps: [], odd: 'its steps are written in brackets' };
    const read = [];
    // From behind the line `steps:`.
    const key = node.items.find(pair => String(pair.key) === 'steps')?.key;
    let after = lineOf(key?.range?.[0] ?? 0) + 1;
    for (const [index, item] of steps.items.entries()) {
        const step = readStep(reader, item, index, after);
        read.push(step);
        after = step.last + 1;
    }
    return { ...base, steps: read };
}
function readStep(reader, item, index, after) {
    const { lines, lineOf, document } = reader;
    const { original } = lines;
    const [start = 0] = item.range ?? [];
    let first = lineOf(start);
    while (first > 0 && !original[first]?.trimStart().startsWith('-'))
        first--;
    const dash = indentOf(original[first] ?? '');
    let last = lastLine(reader, start, endOf(item));
    // A comment that is indented like the step's keys belongs to the step.
    for (let line = last + 1; line < original.length; line++) {
        const text = original[line] ?? '';
        if (isComment(text) && indentOf(text) > dash)
            last = line;
        else if (!isBlank(text))
            break;
    }
    const place = { index, lead: Math.min(after, first), first, last, dash };
    const bare = { ...place, entries: [], with: [], env: [], action: '', version: '', column: dash + 2 };
    if (!(0,dist/* isMap */.jh)(item))
        return { ...bare, odd: (0,dist/* isAlias */.Vj)(item) ? 'a step is an alias' : 'a step is no mapping' };
    const entries = readEntries(reader, item, first);
    const value = (key) => entries.find(entry => entry.key === key)?.value ?? '';
    const [action = '', version = ''] = value('uses').split('@');
    const part = (key) => {
        const found = item.get(key, true);
        const node = (0,dist/* isAlias */.Vj)(found) ? found.resolve(document) : found;
        return (0,dist/* isMap */.jh)(node) ? { node, odd: (0,dist/* isAlias */.Vj)(found) || node.anchor !== undefined } : undefined;
    };
    const given = part('with');
    const env = part('env');
    const column = item.flow ? dash + 2 : columnOf(original, item, lineOf) || dash + 2;
    const odd = entries.some(({ key }) => key === '<<')
        ? 'a step merges another mapping'
        : given?.odd || env?.odd || item.anchor !== undefined
            ? 'a step shares a mapping by an anchor'
            : undefined;
    return {
        ...place,
        entries,
        with: given ? readEntries(reader, given.node) : [],
        env: env ? readEntries(reader, env.node) : [],
        action: action.toLowerCase(),
        version,
        column,
        ...(odd ? { odd } : {})
    };
}
function columnOf(original, item, lineOf) {
    const second = item.items[1]?.key;
    if (!second?.range)
        return 0;
    return indentOf(original[lineOf(second.range[0])] ?? '');
}
/** Where a node's last value ends: the range of a mapping or list may go on to comments behind it, and to the next line. */
function endOf(node) {
    const end = node.range?.[1] ?? 0;
    if ((0,dist/* isMap */.jh)(node) && !node.flow) {
        const last = node.items.at(-1);
        const inner = (last?.value ?? last?.key);
        return inner?.range ? endOf(inner) : end;
    }
    const inner = (0,dist/* isSeq */.oP)(node) && !node.flow ? node.items.at(-1) : undefined;
    return inner?.range ? endOf(inner) : end;
}
/** The last line with something on it of what stands between two offsets. */
function lastLine({ lines, lineOf }, start, end) {
    let last = lineOf(Math.max(start, end - 1));
    while (last > lineOf(start) && isBlank(lines.original[last] ?? ''))
        last--;
    return last;
}
/** `first`: the line of the dash, where the mapping is a step. */
function readEntries(reader, map, first) {
    const { document, lines, lineOf } = reader;
    let after = first ?? -1;
    return map.items.map((pair) => {
        const key = pair.key;
        const node = pair.value;
        const start = key.range?.[0] ?? 0;
        const from = lineOf(start);
        const last = Math.max(from, lastLine(reader, start, node ? endOf(node) : (key.range?.[1] ?? start + 1)));
        const value = document_textOf(document, node);
        const common = { key: String(key), value, first: from, last };
        if (map.flow)
            return { ...common, lines: [printEntry(document, String(key), node)].flat() };
        let lead = from;
        while (lead - 1 > after && (isComment(lines.original[lead - 1] ?? '') || isBlank(lines.original[lead - 1] ?? '')))
            lead--;
        while (lead < from && isBlank(lines.original[lead] ?? ''))
            lead++;
        if (after === -1)
            while (lead < from && indentOf(lines.original[lead] ?? '') !== indentOf(lines.original[from] ?? ''))
                lead++;
        after = last;
        const source = lines.original.slice(lead, last + 1);
        const own = source[from - lead] ?? '';
        // The first key of a step stands behind the dash.
        const isDashed = first !== undefined && own.trimStart().startsWith('-') && from === first;
        const margin = isDashed ? own.length - own.replace(/^\s*-\s*/, '').length : indentOf(own);
        const plain = isDashed
            ? source.map((line, at) => (at === from - lead ? ' '.repeat(margin) + line.slice(margin) : line))
            : source;
        return { ...common, lines: dedent(plain, margin) };
    });
}
function printEntry(document, key, node) {
    const value = node ? document.createNode(node.toJS(document)) : null;
    const text = new document.constructor({ [key]: value }).toString({ lineWidth: 0 });
    return text.trimEnd().split('\n');
}
function document_textOf(document, node) {
    const found = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
    if (found === null || found === undefined)
        return '';
    if (!(0,dist/* isScalar */.jn)(found))
        return undefined;
    return found.value === null ? '' : String(found.value);
}
/** The texts of a mapping such as `env`; what is no text is left out. */
function readTexts(document, node) {
    const found = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
    const texts = new Map();
    if (!(0,dist/* isMap */.jh)(found))
        return texts;
    for (const { key, value } of found.items) {
        const text = document_textOf(document, value);
        if (text !== undefined)
            texts.set(String(key), text);
    }
    return texts;
}

;// CONCATENATED MODULE: ./lib/migrate/digest-jobs.js





const BY_DIGEST = /push-by-digest\s*=\s*true/;
/** The first such jobs of the workflow that have not been tried: `tried` holds their names. */
function joinDigestJobs(text, tried) {
    const workflow = readWorkflow(text);
    if ('wrong' in workflow || workflow.kind !== 'workflow')
        return undefined;
    const merge = workflow.jobs.find(job => !tried.has(job.name) && createStep(job) && sourcesOf(workflow, job).length > 0);
    if (!merge)
        return undefined;
    const sources = sourcesOf(workflow, merge);
    const jobs = [...sources.map(({ name }) => name), merge.name];
    try {
        const legs = sources.map(job => rewriteLeg(workflow, job));
        rewriteMerge(workflow, merge, sources, legs);
        return { text: workflow.lines.toString(), jobs };
    }
    catch (error) {
        if (error instanceof NotTurned)
            return { jobs, reason: error.message };
        throw error;
    }
}
function sourcesOf(workflow, job) {
    const needs = job.node.toJS(workflow.document).needs;
    const names = Array.isArray(needs) ? needs.map(String) : needs === undefined ? [] : [String(needs)];
    return workflow.jobs.filter(({ name, steps }) => names.includes(name) &&
        steps.some(step => roleOf(step.action) === 'build' && BY_DIGEST.test(inputOf(step.with, 'outputs'))));
}

;// CONCATENATED MODULE: ./lib/migrate/permissions.js

const WANTED = ['id-token', 'attestations'];
/** Adds what signing needs to the permissions that hold for the job, where they are listed one by one. */
function allowSigning({ document, lines, lineOf }, job) {
    const own = job.node.get('permissions', true) ?? document.get('permissions', true);
    if (!(0,dist/* isMap */.jh)(own) || own.flow)
        return [];
    const missing = WANTED.filter(name => !isWritten(own, name));
    const last = own.items.at(-1);
    const key = last?.key;
    if (missing.length === 0 || !(0,dist/* isScalar */.jn)(key) || !key.range)
        return [];
    const line = lineOf(key.range[0]);
    const text = lines.original[line] ?? '';
    const margin = text.slice(0, text.length - text.trimStart().length);
    lines.insertAfter(line, missing.map(name => `${margin}${name}: write`));
    return missing;
}
function isWritten(permissions, name) {
    return permissions.get(name) === 'write';
}

;// CONCATENATED MODULE: ./lib/migrate/attestation.js




/** Steps that sign provenance for what a build of this job has pushed: the input `attest` does that. */
function planAttestation(workflow, job, builds) {
    const byBuild = new Map();
    const removed = [];
    const notes = [];
    for (const step of stepsOf(job, 'attest')) {
        const build = builds.find(found => isOnly(inputOf(step.with, 'subject-digest'), topValue(found, 'id') || ' ', 'digest'));
        const reason = build ? attestation_whyKeep(workflow, job, step, build) : 'its subject is not the digest of a build in this job';
        if (!build || reason !== undefined) {
            notes.push(`line ${step.first + 1}: ${step.action} stays, because ${reason}`);
            // Nothing is signed twice.
            if (build && inputOf(step.with, 'sbom-path') === '' && !byBuild.has(build))
                byBuild.set(build, { steps: [], attest: 'false', pushToRegistry: false });
            continue;
        }
        const before = byBuild.get(build);
        byBuild.set(build, {
            steps: [...(before?.steps ?? []), step],
            attest: attestValue(step, build),
            pushToRegistry: (before?.pushToRegistry ?? false) || inputOf(step.with, 'push-to-registry') === 'true'
        });
        removed.push(step);
    }
    const signed = job.steps.find(step => step.action === '' && /\bcosign\s+sign\b/.test(topValue(step, 'run')));
    if (signed)
        notes.push(`line ${signed.first + 1}: cosign stays, because who verifies with cosign verify needs its signature; attest: true signs provenance that gh attestation verify checks`);
    return { removed, byBuild, notes };
}
function attestation_whyKeep(workflow, job, step, build) {
    if (step.odd)
        return step.odd;
    const known = [
        'subject-name',
        'subject-digest',
        'push-to-registry',
        'show-summary',
        'github-token',
        'create-storage-record'
    ];
    const unknown = step.with.find(({ key }) => !known.includes(key));
    if (unknown)
        return `its input ${unknown.key} needs the image first`;
    const registry = inputOf(step.with, 'push-to-registry');
    if (!['', 'true', 'false'].includes(registry))
        return 'push-to-registry is decided at run time';
    const token = inputOf(step.with, 'github-token');
    if (token !== '' && !isJobToken(token))
        return 'it has a token of its own';
    if (step.env.length > 0)
        return 'it has variables of its own';
    if (/\b(always|failure|cancelled|success)\(/.test(topValue(step, 'if')))
        return 'its condition looks at other steps';
    if (/\bsteps\b/.test(topValue(step, 'if')))
        return 'its condition looks at other steps';
    if (!attestation_namesOf(workflow, job, build).includes(normal(inputOf(step.with, 'subject-name'), workflow, job)))
        return 'its subject is another name than the build’s';
    const between = job.steps.filter(({ index, action }) => index > build.index && index < step.index && roleOf(action) === 'build');
    if (between.length > 0)
        return 'another build comes before it';
    return whyMentioned(workflow, job, step, build, new Set([step]), ATTEST_OUTPUTS);
}
/** `true`, `auto` for a signature that may fail, or the condition under which it is asked for. */
function attestValue(step, build) {
    if (topValue(step, 'continue-on-error') === 'true')
        return 'auto';
    const condition = bareCondition(topValue(step, 'if'));
    const implied = ['', bareCondition(topValue(build, 'if')), bareCondition(inputOf(build.with, 'push'))];
    if (implied.includes(condition))
        return 'true';
    const parts = condition.split(/&&|\|\|/);
    const isBoolean = parts.every(part => /==|!=|^\s*!|\b(startsWith|endsWith|contains)\(/.test(part));
    return isBoolean ? `\${{ ${condition} }}` : `\${{ (${condition}) && true || false }}`;
}
/** The names, without tags, that a build pushes, as far as the file tells; expressions filled in. */
function attestation_namesOf(workflow, job, build) {
    const text = textOf(workflow, build);
    const metadata = stepsOf(job, 'metadata').filter(step => {
        const id = topValue(step, 'id');
        return (id !== '' && mentionOf(id).test(text)) || /DOCKER_METADATA_OUTPUT_/.test(text);
    });
    const images = metadata.flatMap(step => parseList(fillStatic(workflow, job)(inputOf(step.with, 'images'))));
    const bare = images.flatMap(entry => entry.fields.map(field => field.replace(/^name=/, '')));
    const tags = parseList(fillStatic(workflow, job)(inputOf(build.with, 'tags')), { commas: true });
    return [...bare, ...tags.map(({ text }) => text.replace(/:[^/]*$/, ''))].map(normalName);
}
function normal(text, workflow, job) {
    return normalName(fillStatic(workflow, job)(text));
}
function normalName(name) {
    return name
        .trim()
        .toLowerCase()
        .replace(/^(index\.)?docker\.io\/(library\/)?/, '');
}

;// CONCATENATED MODULE: ./lib/migrate/builder-steps.js



function whyKeepBuildx(workflow, job, step, builds, engineUsed, removed) {
    if (step.odd)
        return step.odd;
    if (engineUsed)
        return 'a script of this job builds or inspects with it';
    if (step.env.length > 0)
        return 'it has variables of its own';
    const condition = bareCondition(topValue(step, 'if'));
    if (condition !== '' && step.with.length > 0)
        return 'it has a condition of its own';
    const options = step.with.filter(({ key, value }) => !BUILDX_IDLE.includes(key) && value !== '');
    const unknown = options.find(({ key }) => !BUILDX_INPUTS.includes(key) && !(key in BUILDX_RENAMED));
    if (unknown)
        return `its input ${unknown.key} has no counterpart`;
    if (options.length > 0 && builds.length > 1)
        return 'several builds use its builder';
    const id = topValue(step, 'id');
    const { original } = workflow.lines;
    if (id === '')
        return undefined;
    for (let line = job.first; line <= job.last; line++) {
        if (!mentionOf(id).test(original[line] ?? ''))
            continue;
        const reader = job.steps.find(({ first, last }) => first <= line && line <= last);
        if (reader === step || (reader && removed.has(reader)))
            continue;
        const name = reader &&
            builds.includes(reader) &&
            reader.with.some(entry => entry.key === 'builder' && entry.first <= line && line <= entry.last && isOnly(entry.value ?? '', id, 'name'));
        if (!name)
            return `line ${line + 1} reads its outputs`;
    }
    return undefined;
}
function whyKeepQemu(workflow, job, step, removed) {
    if (step.odd)
        return step.odd;
    const unknown = step.with.find(({ key }) => !['platforms', 'image', 'cache-image'].includes(key));
    if (unknown)
        return `its input ${unknown.key} has no counterpart`;
    const id = topValue(step, 'id');
    const { original } = workflow.lines;
    if (id !== '' && original.slice(job.first, job.last + 1).some(line => mentionOf(id).test(line)))
        return 'its outputs are read';
    const runs = job.steps.some(other => !removed.has(other) &&
        usesDocker(other) &&
        /\b(run|build|buildx|compose)\b/.test(textOf(workflow, other)) &&
        /platform|arm|DOCKER_DEFAULT/i.test(textOf(workflow, other)));
    return runs ? 'a script of this job needs it' : undefined;
}

;// CONCATENATED MODULE: ./lib/migrate/plan-job.js








const UNUSED = 'no build of this job uses it';
const BAKED = 'its bake file gives the definition more than names (arguments, and a place for them); it is read as before';
/** Decides; changes nothing. Undefined where the job builds no image. */
function planJob(workflow, job) {
    const builds = job.steps.filter(({ action }) => ['build', 'bake'].includes(roleOf(action)));
    const [first] = builds;
    if (!first)
        return undefined;
    for (const build of builds) {
        const reason = isBake(build) ? whyNotBake(workflow, job, build) : whyNotBuild(build);
        if (reason !== undefined)
            return { left: reason, step: build };
    }
    const notes = [];
    const removed = new Set();
    const signing = planAttestation(workflow, job, builds);
    for (const step of signing.removed)
        removed.add(step);
    notes.push(...signing.notes);
    const metadata = new Map();
    const kept = new Map();
    for (const step of stepsOf(job, 'metadata')) {
        const users = builds.filter(build => build.index > step.index && usesMetadata(workflow, job, build, step));
        const isBaked = users.some(isBake);
        const reason = step.odd ?? (isBaked ? BAKED : users.length === 0 ? UNUSED : whyKeepMetadata(workflow, job, step, users, removed));
        if (reason !== undefined) {
            kept.set(step, reason);
            continue;
        }
        if (users.some(build => metadata.has(build))) {
            kept.set(step, 'the build uses two of them');
            continue;
        }
        for (const build of users)
            metadata.set(build, step);
        removed.add(step);
    }
    for (const [step, reason] of kept)
        notes.push(`line ${step.first + 1}: docker/metadata-action stays, because ${reason}${reason === UNUSED || reason === BAKED ? '' : '; its tags are handed on as references'}`);
    const logins = planLogins(workflow, job, builds, metadata);
    for (const step of logins.removed)
        removed.add(step);
    notes.push(...logins.notes);
    const [buildx, ...otherBuilders] = stepsOf(job, 'buildx');
    const [qemu] = stepsOf(job, 'qemu');
    const engineUsed = job.steps.some(step => !removed.has(step) && usesBuilder(step));
    let joinedBuildx;
    if (buildx) {
        const reason = otherBuilders.length > 0
            ? 'the job makes several builders'
            : whyKeepBuildx(workflow, job, buildx, builds, engineUsed, removed);
        if (reason === undefined) {
            removed.add(buildx);
            joinedBuildx = buildx;
        }
        else
            notes.push(`line ${buildx.first + 1}: docker/setup-buildx-action stays, because ${reason}`);
    }
    let joinedQemu;
    for (const step of stepsOf(job, 'qemu')) {
        const reason = whyKeepQemu(workflow, job, step, removed);
        if (reason === undefined) {
            removed.add(step);
            joinedQemu = qemu;
        }
        else
            notes.push(`line ${step.first + 1}: docker/setup-qemu-action stays, because ${reason}`);
    }
    const moves = builds.map(build => {
        const step = metadata.get(build);
        const sign = signing.byBuild.get(build);
        // Nothing is signed twice.
        const signed = isBake(build) && stepsOf(job, 'attest').length > 0 ? 'false' : undefined;
        const given = topValue(build, 'id');
        const isFirst = [...metadata].find(([, used]) => used === step)?.[0] === build;
        const isRead = readsOutputs(workflow, job, isFirst ? step : undefined, sign?.steps ?? [], removed);
        const id = given !== '' ? given : isRead ? freeId(job, step) : undefined;
        return {
            build,
            metadata: step,
            logins: logins.byBuild.get(build) ?? [],
            buildx: joinedBuildx,
            qemu: joinedQemu,
            attests: sign?.steps ?? [],
            attest: sign?.attest ?? signed,
            pushToRegistry: sign?.pushToRegistry ?? false,
            isRead: isRead || (step !== undefined && readsVariables(workflow, job, removed)),
            id
        };
    });
    return { moves, removed: [...removed], notes };
}
const isBake = ({ action }) => roleOf(action) === 'bake';
function whyNotBuild(build) {
    if (build.odd)
        return build.odd;
    const unknown = build.with.find(({ key }) => !BUILD_INPUTS.includes(key) && !OWN_INPUTS.includes(key));
    if (unknown)
        return `docker/build-push-action’s input ${unknown.key} has no counterpart`;
    const list = build.with.find(({ value }) => value === undefined);
    if (list)
        return `the input ${list.key} is no text`;
    const outputs = inputOf(build.with, 'outputs');
    if (/push-by-digest\s*=\s*(true|\$)/.test(outputs))
        return 'it pushes by digest, and the job that merges the digests was not recognised';
    if (/\bname\s*=/.test(outputs) && outputs.trim().includes('\n'))
        return 'outputs names the image in one of several entries';
    return undefined;
}
/** Whether something reads outputs of steps that go. */
function readsOutputs(workflow, job, metadata, attests, removed) {
    const ids = [metadata, ...attests].flatMap(step => (step ? [topValue(step, 'id')] : [])).filter(id => id !== '');
    const { original } = workflow.lines;
    for (let line = job.first; line <= job.last; line++) {
        const reader = job.steps.find(({ first, last }) => first <= line && line <= last);
        if (reader && (removed.has(reader) || roleOf(reader.action) === 'build'))
            continue;
        if (ids.some(id => mentionOf(id).test(original[line] ?? '')))
            return true;
    }
    return false;
}
/** Whether something that stays reads the variables that docker/metadata-action sets. */
function readsVariables(workflow, job, removed) {
    return job.steps.some(step => !removed.has(step) && roleOf(step.action) !== 'build' && /DOCKER_METADATA_OUTPUT_/.test(textOf(workflow, step)));
}
function freeId(job, metadata) {
    const taken = job.steps.filter(step => step !== metadata).map(step => topValue(step, 'id'));
    return ['image', 'publish', 'publish-image'].find(id => !taken.includes(id)) ?? `image-${job.steps.length}`;
}

;// CONCATENATED MODULE: ./lib/migrate/proof.js






/** What a build step, with the metadata steps before it, names and pushes in each sample run. */
async function outcomesOf(workflow, job, step) {
    const both = await Promise.all([true, false].map(undecided => Promise.all(SAMPLE_EVENTS.map(event => outcome(workflow, job, step, event, undecided)))));
    return both.flat();
}
async function outcome(workflow, job, step, event, undecided) {
    const steps = await namedBefore(workflow, job, step, event, undecided);
    const last = [...steps.values()].at(-1) ?? new Map();
    const variables = [...last].map(([name, value]) => [
        `DOCKER_METADATA_OUTPUT_${name.toUpperCase().replaceAll('-', '_')}`,
        value
    ]);
    const env = new Map([...variables, ...envOf(workflow, job, step)]);
    const scope = { github: event.github, env, steps, undecided };
    const given = new Map(step.with.map(({ key, value }) => [key, fill(value ?? '', scope)]));
    const isOwn = /publish-image$/.test(step.action);
    const text = (name) => given.get(name) ?? '';
    // Of a definition, names are there what they were: it says them, or the bake file of a step that stays.
    const named = given.has('bake')
        ? []
        : isOwn
            ? await ownReferences(given, event, variablesOf(env, scope))
            : literalReferences(text('tags').trim() === '' ? exporterNames(text('outputs')) : text('tags'));
    const references = text('push-by-digest') === 'true' ? [] : isOwn ? named : within(named, text('images'));
    const pushed = text('push') === 'true' || /\bpush=true\b|\btype=registry\b/.test(text('outputs') || text('set'));
    const condition = topValue(step, 'if');
    return {
        event: event.name,
        starts: startsOn(workflow, event),
        runs: condition === '' || decide(condition, scope),
        pushes: pushed,
        loads: text('load') === 'true',
        references: [...new Set(references)].sort()
    };
}
/** Of the references of a job that writes to several registries, those that this step writes. */
function within(references, images) {
    const names = images
        .split('\n')
        .map(name => name.trim().toLowerCase())
        .filter(name => name !== '');
    return names.length === 0
        ? references
        : references.filter(reference => names.some(name => reference.startsWith(`${name}:`)));
}
function envOf(workflow, job, step) {
    return new Map([...workflow.env, ...job.env, ...step.env.map(({ key, value }) => [key, value ?? ''])]);
}
function variablesOf(env, scope) {
    const variable = (name) => fill(env.get(name) ?? '', scope);
    return {
        pullRequestHead: variable('DOCKER_METADATA_PR_HEAD_SHA'),
        shaLength: variable('DOCKER_METADATA_SHORT_SHA_LENGTH')
    };
}
/** The outputs of the metadata steps before `step`, also under the names of the variables that they set. */
async function namedBefore(workflow, job, step, event, undecided) {
    const steps = new Map();
    for (const metadata of stepsOf(job, 'metadata')) {
        if (metadata.index >= step.index || inputOf(metadata.with, 'images').trim() === '')
            continue;
        const env = envOf(workflow, job, metadata);
        const scope = { github: event.github, env, steps, undecided };
        const given = new Map(metadata.with.map(({ key, value }) => [key, fill(value ?? '', scope)]));
        const names = await theirNames(given, event, variablesOf(env, scope));
        steps.set(topValue(metadata, 'id') || `line ${metadata.first}`, outputsOf(names));
    }
    return steps;
}
function outputsOf({ references, tags }) {
    return new Map([
        ['tags', references.join('\n')],
        ['tag-names', tags.join('\n')],
        ['version', tags[0] ?? ''],
        ['labels', ''],
        ['annotations', ''],
        ['json', JSON.stringify({ tags: references, 'tag-names': tags, labels: {}, annotations: [] })]
    ]);
}
/** https://docs.github.com/actions/reference/workflow-syntax#on */
function startsOn({ document, kind }, event) {
    if (kind === 'action')
        return true;
    const on = document.toJS().on;
    const triggers = typeof on === 'string'
        ? { [on]: null }
        : Array.isArray(on)
            ? Object.fromEntries(on.map(name => [String(name), null]))
            : on;
    if (typeof triggers !== 'object' || triggers === null)
        return true;
    // A reusable workflow runs on whatever its caller runs on.
    if ('workflow_call' in triggers)
        return true;
    const [, filter] = Object.entries(triggers).find(([name]) => event.triggers.includes(name)) ?? [];
    if (filter === undefined)
        return false;
    if (event.pushed === undefined || filter === null || typeof filter !== 'object')
        return true;
    const names = Object.keys(filter);
    const branches = names.some(name => name.startsWith('branches'));
    const tags = names.some(name => name.startsWith('tags'));
    return event.pushed === 'tags' ? tags || !branches : branches || !tags;
}
/** Runs in which what is pushed, loaded or read by others is not the same. `strict`: all names in all eight; `isRead`: other
 * steps read the names. */
function compare(before, after, { strict, isRead }) {
    return before.flatMap((old, at) => {
        const now = after[at];
        if (!now)
            return [];
        const same = old.pushes === now.pushes && old.loads === now.loads && old.runs === now.runs;
        const named = old.references.join('\n') === now.references.join('\n');
        // A run that names nothing and pushes is red there: that it would be another name here matters where it can start.
        const seen = (strict && old.references.length > 0) || (old.starts && (old.pushes || old.loads || isRead));
        if (same && (named || !seen))
            return [];
        if (!strict && !old.starts)
            return [];
        return [{ event: old.event, before: old, after: now }];
    });
}
/** The naming code's own words for what it can't read. */
function reasonOf(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error.message;
    throw error;
}

;// CONCATENATED MODULE: ./lib/migrate/migrate.js







const MARK = '# publish-image migrate: ';
/**
 * The text of a workflow, or of a composite action, with the chain of login, metadata, buildx, build-push and attest as
 * one step. Pure: runs anywhere. `wrong` where the text is neither. Spec: section 14.
 */
async function migrate(text, options) {
    const clean = withoutMarks(text);
    const workflow = readWorkflow(clean);
    if ('wrong' in workflow)
        return workflow;
    const jobs = [];
    let current = clean;
    const done = new Set();
    for (let found = joinDigestJobs(current, done); found; found = joinDigestJobs(current, done)) {
        for (const name of found.jobs)
            done.add(name);
        const together = 'reason' in found ? await leaveAll(current, found.jobs, found.reason) : await moveAll(current, found, options);
        current = together.text;
        jobs.push(...together.reports);
    }
    for (const { name } of workflow.jobs) {
        if (done.has(name))
            continue;
        const moved = await migrateJob(current, name, options);
        if (!moved)
            continue;
        current = moved.text;
        jobs.push(moved.report);
    }
    return { text: current, jobs };
}
/** Jobs that hand on to each other move together or not at all. */
async function moveAll(text, found, options) {
    let current = found.text;
    const reports = [];
    for (const name of found.jobs) {
        const moved = await migrateJob(current, name, options);
        if (moved?.report.result !== 'moved')
            return leaveAll(text, found.jobs, moved?.report.reason ?? 'it builds no image');
        current = moved.text;
        reports.push(moved.report);
    }
    return { text: current, reports };
}
function leaveAll(text, names, reason) {
    let current = text;
    const reports = [];
    for (const name of names) {
        const { job } = migrate_open(current, name);
        const kept = left(current, name, job.steps[0]?.first ?? job.first, reason);
        current = kept.text;
        reports.push(kept.report);
    }
    return { text: current, reports };
}
function withoutMarks(text) {
    return text.replace(/^[ \t]*# publish-image migrate: .*\r?\n/gm, '');
}
async function migrateJob(text, name, options) {
    const { workflow, job } = migrate_open(text, name);
    const plan = planJob(workflow, job);
    if (!plan)
        return undefined;
    const line = job.first + 1;
    if ('left' in plan)
        return left(text, name, plan.step.first, plan.left);
    const firstLine = plan.moves[0]?.build.first ?? job.first;
    let before;
    try {
        before = await Promise.all(plan.moves.map(move => outcomesOf(workflow, job, move.build)));
    }
    catch (error) {
        return left(text, name, firstLine, `its names can’t be read: ${reasonOf(error)}`);
    }
    let holds = new Map();
    for (let attempt = 0;; attempt++) {
        const written = write(text, name, options, holds);
        const now = readWorkflow(written.text);
        // A layout that was misread must not leave a half-written job.
        if ('wrong' in now || !keepsOthers(workflow, now, job, plan))
            return left(text, name, firstLine, MISREAD);
        const after = await namedAfter(now, job, plan).catch((error) => reasonOf(error));
        if (typeof after === 'string')
            return left(text, name, firstLine, `its names can’t be read here: ${after}`);
        const differences = before.map((outcomes, at) => compare(outcomes, after[at] ?? [], { strict: options.strict, isRead: plan.moves[at]?.isRead ?? false }));
        if (differences.every(found => found.length === 0)) {
            const notes = [...new Set([...plan.notes, ...holdNotes(plan, holds), ...written.notes])];
            return { text: written.text, report: { job: name, result: 'moved', line, notes, proof: after.flat() } };
        }
        if (attempt > 0)
            return left(text, name, firstLine, describe(differences.flat()[0]));
        holds = new Map(plan.moves.map((move, at) => [move.build.index, holdOf(differences[at] ?? [])]));
    }
}
function migrate_open(text, name) {
    const workflow = readWorkflow(text);
    // The same text, or one that this module wrote and read before.
    if ('wrong' in workflow)
        throw new Error(workflow.wrong);
    const job = workflow.jobs.find(found => found.name === name);
    if (!job)
        throw new Error(`no job ${name}`);
    return { workflow, job };
}
function write(text, name, options, holds) {
    const { workflow, job } = migrate_open(text, name);
    const plan = planJob(workflow, job);
    if (!plan || 'left' in plan)
        throw new Error(`no plan for job ${name}`);
    const byStep = new Map();
    for (const { build } of plan.moves) {
        const hold = holds.get(build.index);
        if (hold)
            byStep.set(build, hold);
    }
    applyJob(workflow, job, plan, options.uses, byStep);
    const signs = plan.moves.some(({ attest, attests }) => attest !== undefined && attests.length > 0);
    const added = signs && workflow.kind === 'workflow' ? allowSigning(workflow, job) : [];
    return { text: workflow.lines.toString(), notes: added.map(permission => `permission ${permission}: write added`) };
}
const MISREAD = 'its layout was not understood';
/** Whether everything but the joined steps says what it said; what reads outputs may have been renamed. */
function keepsOthers(before, after, job, plan) {
    const texts = [before, after].map(workflow => {
        const { jobs = {}, permissions: _, ...rest } = (workflow.document.toJS() ?? {});
        return JSON.stringify([rest, { ...jobs, [job.name]: undefined }]);
    });
    const found = after.jobs.find(({ name }) => name === job.name);
    const kept = job.steps.filter(step => !plan.removed.includes(step));
    if (texts[0] !== texts[1] && before.kind === 'workflow')
        return false;
    if (!found || found.steps.length !== kept.length)
        return false;
    const builds = plan.moves.map(({ build }) => build);
    const told = ({ entries }) => JSON.stringify(entries.map(({ key, lines }) => [key, ...lines])).replace(/\bsteps(\.[\w-]+|\['[^']*'\])/g, 'steps');
    return kept.every((step, at) => {
        const now = found.steps[at];
        return now !== undefined && (builds.includes(step) ? roleOf(now.action) === 'own' : told(step) === told(now));
    });
}
/** Kept steps keep their order, so the joined ones are found by their place. */
async function namedAfter(now, job, plan) {
    const kept = job.steps.filter(step => !plan.removed.includes(step));
    const found = now.jobs.find(({ name }) => name === job.name);
    return await Promise.all(plan.moves.flatMap(({ build }) => {
        const step = found?.steps[kept.indexOf(build)];
        return found && step ? [outcomesOf(now, found, step)] : [];
    }));
}
function holdOf(differences) {
    return {
        mergeCommit: differences.some(({ event }) => event === 'pull request'),
        latest: differences.some(({ event }) => event === 'pre-release tag')
    };
}
function holdNotes(plan, holds) {
    return plan.moves.flatMap(({ build }) => {
        const hold = holds.get(build.index);
        return [
            ...(hold?.latest
                ? ['pre-releases keep moving latest, as before: delete the rule type=raw,value=latest to let them not']
                : []),
            ...(hold?.mergeCommit
                ? [
                    'pull requests keep the merge commit in their names, as before: delete DOCKER_METADATA_PR_HEAD_SHA to name the head commit'
                ]
                : [])
        ];
    });
}
function describe(difference) {
    if (!difference)
        return 'its names would not stay';
    const { event, before, after } = difference;
    const tell = ({ pushes, loads, runs, references }) => `${!runs ? 'does not run' : pushes ? 'pushes' : loads ? 'loads' : 'builds'} ${references.join(', ') || 'no name'}`;
    return `on ${event} it ${tell(before)}, and here it would be ${tell(after)}`;
}
function left(text, name, line, reason) {
    const { workflow } = migrate_open(text, name);
    const own = workflow.lines.original[line] ?? '';
    const margin = own.slice(0, own.length - own.trimStart().length);
    workflow.lines.insertBefore(line, [`${margin}${MARK}left as it is, because ${reason.replace(/\s+/g, ' ')}`]);
    return {
        text: workflow.lines.toString(),
        report: { job: name, result: 'left', reason, line: line + 1, notes: [], proof: [] }
    };
}

;// CONCATENATED MODULE: ./lib/migrate/command.js

const USAGE = `Usage: migrate [--check] [--strict] [--uses OWNER/publish-image@v1] FILE…

Rewrites GitHub workflows (and composite actions) that build images with docker/login-action, metadata-action,
setup-qemu-action, setup-buildx-action, build-push-action and actions/attest so that one step does it.

  --check    change nothing, only report
  --strict   keep all names in all eight sample runs, also in those that the workflow never starts
  --uses     how the step names the action

Exit code: 0 all moved, 1 wrong input, 2 something was left as it is.`;
/** The command line `migrate`; files are read and written through the ports. */
async function runCommand(terminal, files) {
    const flags = { check: false, strict: false, uses: 'OWNER/publish-image@v1' };
    const paths = [];
    const args = terminal.args[0] === 'migrate' ? terminal.args.slice(1) : [...terminal.args];
    for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
        if (arg === '--check')
            flags.check = true;
        else if (arg === '--strict')
            flags.strict = true;
        else if (arg === '--uses')
            flags.uses = args.shift() ?? '';
        else if (arg === '--help' || arg === '-h') {
            terminal.out(USAGE);
            return 0;
        }
        else if (arg.startsWith('-')) {
            terminal.err(`${arg} is not known.\n\n${USAGE}`);
            return 1;
        }
        else
            paths.push(arg);
    }
    if (paths.length === 0 || !/^\S+@\S+$/.test(flags.uses)) {
        terminal.err(USAGE);
        return 1;
    }
    let code = 0;
    for (const path of paths) {
        const bytes = await files.read(path);
        if (bytes === undefined) {
            terminal.err(`${path}: no such file`);
            return 1;
        }
        const text = bytes.toString('utf8');
        const result = await migrate(text, flags);
        if ('wrong' in result) {
            terminal.err(`${path}: ${result.wrong}`);
            code = 1;
            continue;
        }
        report(terminal, path, result.jobs, flags.check);
        if (!flags.check && result.text !== text)
            await files.write(path, result.text);
        if (code === 0 && result.jobs.some(job => job.result === 'left'))
            code = 2;
    }
    return code;
}
function report(terminal, path, jobs, check) {
    if (jobs.length === 0)
        terminal.out(`${path}: builds no image in a way that could move`);
    for (const { job, result, reason, line, notes, proof } of jobs) {
        if (result === 'left') {
            terminal.out(`${path}:${line}: job ${job} left as it is: ${reason}`);
            continue;
        }
        terminal.out(`${path}:${line}: job ${job} ${check ? 'can move' : 'moved'}; the same names in ${eventsOf(proof)}`);
        for (const note of notes)
            terminal.out(`  ${note}`);
    }
}
function eventsOf(proof) {
    const events = [...new Set(proof.filter(({ starts }) => starts).map(({ event }) => event))];
    return events.length > 0 ? events.join(', ') : 'every run';
}


/***/ }),

/***/ 9835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createTerminal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
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

;// CONCATENATED MODULE: ./lib/runner/terminal.js

/** The command line that this process was started with, and the disk. */
function createTerminal() {
    return {
        terminal: {
            args: process.argv.slice(2),
            out: line => process.stdout.write(`${line}\n`),
            err: line => process.stderr.write(`${line}\n`),
            exit: code => {
                process.exitCode = code;
            }
        },
        files: createFiles(process.env)
    };
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
/******/ var __webpack_exports__ = __nccwpck_require__(4654);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
