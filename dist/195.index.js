export const id = 195;
export const ids = [195];
export const modules = {

/***/ 29195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  signer: () => (/* binding */ signer)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@actions/attest/lib/index.js + 39 modules
var lib = __webpack_require__(84534);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(61040);
// EXTERNAL MODULE: ./node_modules/@sigstore/sign/dist/index.js
var sign_dist = __webpack_require__(15179);
;// CONCATENATED MODULE: ./lib/hosts.js
/** Every host that the step talks to: the one place that says which, what for, and with whose credential. */
/** Sigstore's public instance: what it signs stands in a public log. */
const SIGSTORE = { fulcio: 'fulcio.sigstore.dev', log: 'rekor.sigstore.dev' };
/** GitHub's own instance, of github.com or of the server at this host; it has a time stamping authority and no log. */
function githubSigstore(server) {
    const host = server === 'github.com' ? 'githubapp.com' : server;
    return { fulcio: `fulcio.${host}`, stamps: `timestamp.${host}` };
}
/** In words, with the inputs that ask for it. */
const FEATURES = {
    registry: 'images: preflight, tags, copies, checks (every run but `dry-run`)',
    api: 'what the event does not say: the order of commits, dates, the repository’s data',
    comment: '`comment`',
    'clean up': '`cleanup`, `retain`',
    'sign publicly': '`attest`, of a public repository, or with `public-log`',
    'sign privately': '`attest`, of a private repository',
    'storage record': '`attest` with `artifact-metadata: write`',
    'github cache': '`cache: auto` or `gha`',
    'cache mounts': '`cache-mounts` in GitHub’s cache',
    'container builder': '`driver: docker-container`, and where `auto` makes one',
    emulation: '`qemu`, for a platform that the builder lacks',
    build: 'the build: what `FROM` names, `cache: registry`, the push of layers',
    'git context': '`context` or `bake` from a repository'
};
const SENT = {
    nothing: 'none',
    'log-in': 'the log-in for that registry: what is given, what the Docker config has, or the job’s token for GitHub’s own',
    'job token': '`github-token`',
    'runner token': 'the runner’s token for identity tokens',
    'identity token': 'an identity token made for Sigstore, good for minutes',
    'cache token': 'the runner’s token for caches',
    'signed address': 'an address that the cache service has signed for this one blob'
};
const own = githubSigstore('github.com');
const attest = ['sign publicly', 'sign privately'];
const pulls = ['build', 'container builder', 'emulation'];
const HOSTS = [
    { host: 'ghcr.io', known: 'the registry of each image', features: ['registry'], sent: 'log-in', by: 'step' },
    {
        host: 'registry-1.docker.io',
        known: 'the registry of each image on Docker Hub',
        features: ['registry'],
        sent: 'log-in',
        by: 'step'
    },
    {
        host: 'auth.docker.io',
        known: 'where a registry says that its tokens are had',
        features: ['registry'],
        sent: 'log-in',
        by: 'step'
    },
    {
        host: 'pkg-containers.githubusercontent.com',
        known: 'where a registry sends readers of its blobs',
        features: ['registry', 'clean up'],
        sent: 'nothing',
        by: 'step'
    },
    {
        host: 'api.github.com',
        known: '`GITHUB_API_URL`',
        features: ['api', 'comment', 'clean up', 'storage record', ...attest],
        sent: 'job token',
        by: 'step'
    },
    {
        host: '*.actions.githubusercontent.com',
        known: '`ACTIONS_ID_TOKEN_REQUEST_URL`',
        features: attest,
        sent: 'runner token',
        by: 'step'
    },
    {
        host: 'token.actions.githubusercontent.com',
        known: 'the issuer of identity tokens: its public keys',
        features: attest,
        sent: 'nothing',
        by: 'step'
    },
    {
        host: SIGSTORE.fulcio,
        known: 'Sigstore’s certificate authority',
        features: ['sign publicly'],
        sent: 'identity token',
        by: 'step'
    },
    { host: SIGSTORE.log, known: 'Sigstore’s log', features: ['sign publicly'], sent: 'nothing', by: 'step' },
    {
        host: own.fulcio,
        known: 'GitHub’s certificate authority',
        features: ['sign privately'],
        sent: 'identity token',
        by: 'step'
    },
    { host: own.stamps, known: 'GitHub’s time stamps', features: ['sign privately'], sent: 'nothing', by: 'step' },
    {
        host: 'results-receiver.actions.githubusercontent.com',
        known: '`ACTIONS_RESULTS_URL` or `ACTIONS_CACHE_URL`',
        features: ['github cache', 'cache mounts'],
        sent: 'cache token',
        by: 'step'
    },
    {
        host: '*.blob.core.windows.net',
        known: 'where the cache service keeps what it has',
        features: ['github cache', 'cache mounts'],
        sent: 'signed address',
        by: 'step'
    },
    {
        host: 'registry-1.docker.io, auth.docker.io',
        known: 'Docker Hub, for images of `FROM`, BuildKit and QEMU; or the registry that is named instead',
        features: pulls,
        sent: 'log-in',
        by: 'docker'
    },
    {
        host: 'ghcr.io',
        known: 'the registry of each image, and of `FROM`',
        features: ['build'],
        sent: 'log-in',
        by: 'docker'
    },
    {
        host: 'results-receiver.actions.githubusercontent.com, *.blob.core.windows.net',
        known: 'GitHub’s cache, where the builder is on another machine; on this one it asks through the step',
        features: ['github cache'],
        sent: 'cache token',
        by: 'docker'
    },
    {
        host: 'github.com',
        known: 'the server of the repository',
        features: ['git context'],
        sent: 'job token',
        by: 'docker'
    }
];

;// CONCATENATED MODULE: ./lib/runner/signer.js





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
    provenance: () => (0,lib/* buildSLSAProvenancePredicate */.W6)(),
    async certify(sigstore) {
        const services = servicesOf(sigstore);
        const keys = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
        const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString('ascii');
        const keyHolder = {
            sign: async (data) => ({
                signature: (0,external_node_crypto_.sign)(null, data, keys.privateKey),
                key: { $case: 'publicKey', publicKey }
            })
        };
        const identityProvider = new sign_dist/* CIContextProvider */.Zk('sigstore');
        const fulcio = new sign_dist/* FulcioSigner */.$o({ identityProvider, fulcioBaseURL: services.fulcio, keyHolder, ...LIMITS });
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
    return (0,dist.bundleToJSON)(await new sign_dist/* DSSEBundleBuilder */.VV({ signer, witnesses }).create({ data, type: PAYLOAD }));
}
/** Sigstore's public instance has a transparency log; GitHub's own has a time stamping authority instead. */
function servicesOf(sigstore) {
    if (sigstore === 'public-good') {
        const rekorBaseURL = `https://${SIGSTORE.log}`;
        return {
            fulcio: `https://${SIGSTORE.fulcio}`,
            witnesses: () => [new sign_dist/* RekorWitness */.fU({ rekorBaseURL, fetchOnConflict: true, ...LIMITS })]
        };
    }
    const { fulcio, stamps } = githubSigstore(new URL(process.env.GITHUB_SERVER_URL || 'https://github.com').hostname);
    return {
        fulcio: `https://${fulcio}`,
        witnesses: () => [new sign_dist/* TSAWitness */.gs({ tsaBaseURL: `https://${stamps}`, ...LIMITS })]
    };
}


/***/ })

};
