export const id = 22;
export const ids = [22];
export const modules = {

/***/ 37022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signer: () => (/* binding */ signer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _actions_attest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84534);
/* harmony import */ var _sigstore_bundle__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);
/* harmony import */ var _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15179);




/** For one request, as @actions/attest has them; retries are the stage's. */
const LIMITS = { timeout: 10_000, retry: 0 };
/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT = 'https://in-toto.io/Statement/v1';
const PAYLOAD = 'application/vnd.in-toto+json';
/**
 * Signing by the parts of @sigstore/sign, so that key and certificate are there before it is known what to sign. The
 * predicate is that of @actions/attest.
 */
const signer = {
    provenance: () => (0,_actions_attest__WEBPACK_IMPORTED_MODULE_1__/* .buildSLSAProvenancePredicate */ .W6)(),
    async certify(sigstore) {
        const services = servicesOf(sigstore);
        const keys = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
        const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString('ascii');
        const keyHolder = {
            sign: async (data) => ({
                signature: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, data, keys.privateKey),
                key: { $case: 'publicKey', publicKey }
            })
        };
        const identityProvider = new _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__/* .CIContextProvider */ .Zk('sigstore');
        const fulcio = new _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__/* .FulcioSigner */ .$o({ identityProvider, fulcioBaseURL: services.fulcio, keyHolder, ...LIMITS });
        // What it signs meanwhile is thrown away: the certificate is what is wanted.
        const { key } = await fulcio.sign(Buffer.alloc(0));
        const certified = { sign: async (data) => ({ ...(await keyHolder.sign(data)), key }) };
        return { sign: (subjects, predicate) => signStatement(certified, services.witnesses(), subjects, predicate) };
    }
};
async function signStatement(signer, witnesses, subjects, predicate) {
    const statement = {
        _type: STATEMENT,
        subject: subjects.map(({ name, digest }) => ({ name, digest: { sha256: digest.replace('sha256:', '') } })),
        predicateType: predicate.type,
        predicate: predicate.params
    };
    const data = Buffer.from(JSON.stringify(statement));
    return (0,_sigstore_bundle__WEBPACK_IMPORTED_MODULE_2__.bundleToJSON)(await new _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__/* .DSSEBundleBuilder */ .VV({ signer, witnesses }).create({ data, type: PAYLOAD }));
}
/** Sigstore's public instance has a transparency log; GitHub's own has a time stamping authority instead. */
function servicesOf(sigstore) {
    if (sigstore === 'public-good') {
        const rekorBaseURL = 'https://rekor.sigstore.dev';
        return {
            fulcio: 'https://fulcio.sigstore.dev',
            witnesses: () => [new _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__/* .RekorWitness */ .fU({ rekorBaseURL, fetchOnConflict: true, ...LIMITS })]
        };
    }
    const { hostname } = new URL(process.env.GITHUB_SERVER_URL || 'https://github.com');
    const host = hostname === 'github.com' ? 'githubapp.com' : hostname;
    return {
        fulcio: `https://fulcio.${host}`,
        witnesses: () => [new _sigstore_sign__WEBPACK_IMPORTED_MODULE_3__/* .TSAWitness */ .gs({ tsaBaseURL: `https://timestamp.${host}`, ...LIMITS })]
    };
}


/***/ })

};
