export const id = 984;
export const ids = [984];
export const modules = {

/***/ 29984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openCacheStore: () => (/* binding */ openCacheStore)
/* harmony export */ });
/* harmony import */ var _actions_cache__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16592);

/** For one entry, so that a service that hangs does not hold the step. */
const DOWNLOAD = { timeoutInMs: 30_000, segmentTimeoutInMs: 60_000 };
/** GitHub's cache by its own package, which warns and goes on where the service fails. It only looks into the environment. */
function openCacheStore(service = {}) {
    Object.assign(process.env, service);
    return {
        restore: async (folder, key, prefix) => (await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_0__/* .restoreCache */ .P3)([folder], key, [prefix], DOWNLOAD)) !== undefined,
        async save(folder, key) {
            await (0,_actions_cache__WEBPACK_IMPORTED_MODULE_0__/* .saveCache */ .Io)([folder], key);
        }
    };
}


/***/ })

};
