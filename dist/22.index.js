export const id = 22;
export const ids = [22];
export const modules = {

/***/ 37022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signer: () => (/* binding */ signer)
/* harmony export */ });
/* harmony import */ var _actions_attest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15898);
/* harmony import */ var _sigstore_oci__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81057);


const CREATED = 'org.opencontainers.image.created';
/** As actions/attest annotates what it attaches, so that tools find it. */
const CONTENT = 'dev.sigstore.bundle.content';
const PREDICATE = 'dev.sigstore.bundle.predicateType';
/** Signing by @actions/attest, without its own storing: a bundle is read back before it leaves the run. */
const signer = {
    provenance: () => (0,_actions_attest__WEBPACK_IMPORTED_MODULE_0__/* .buildSLSAProvenancePredicate */ .W6)(),
    async sign(subjects, predicate, sigstore) {
        const { bundle } = await (0,_actions_attest__WEBPACK_IMPORTED_MODULE_0__/* .attest */ .st)({
            subjects: subjects.map(({ name, digest }) => ({ name, digest: { sha256: digest.replace('sha256:', '') } })),
            predicateType: predicate.type,
            predicate: predicate.params,
            sigstore,
            skipWrite: true,
            token: ''
        });
        return bundle;
    },
    async attach({ image, digest, bundle, mediaType, predicateType, credentials }) {
        await (0,_sigstore_oci__WEBPACK_IMPORTED_MODULE_1__/* .attachArtifactToImage */ .Kg)({
            imageName: image,
            imageDigest: digest,
            artifact: Buffer.from(JSON.stringify(bundle)),
            mediaType,
            annotations: { [CONTENT]: 'dsse-envelope', [PREDICATE]: predicateType, [CREATED]: new Date().toISOString() },
            // The types want credentials always; without any, the package asks anonymously, which a registry may allow.
            credentials: (credentials && 'password' in credentials ? credentials : undefined),
            fetchOpts: { timeout: 30_000, retry: 3, proxy: process.env.HTTPS_PROXY, noProxy: process.env.NO_PROXY }
        });
    }
};


/***/ })

};
