export const id = 355;
export const ids = [355];
export const modules = {

/***/ 15355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   formatDate: () => (/* binding */ formatDate)
/* harmony export */ });
/* harmony import */ var moment_timezone__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79856);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/**
 * `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}`: moment's tokens, UTC by default; without a format ISO 8601.
 * moment itself, although it only gets fixes now: its tokens are the documented language of these formats,
 * and other libraries differ in some of them (gggg, DDD, E, x). Loaded only when a template has a date.
 * https://momentjs.com/docs/#/displaying/format/
 */
function formatDate(date, call) {
    for (const key of Object.keys(call.options)) {
        if (key !== 'tz')
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', `{{${call.name}}} has no option “${key}”; it has tz='Area/City'.`);
    }
    const zone = call.options.tz ?? 'UTC';
    if (!moment_timezone__WEBPACK_IMPORTED_MODULE_0__.tz.zone(zone)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', `{{${call.name}}}: unknown time zone “${zone}”.`, {
            hint: "Use a name of the IANA time zone database, for example tz='Europe/Berlin'."
        });
    }
    return moment_timezone__WEBPACK_IMPORTED_MODULE_0__(date).tz(zone).format(call.args[0]);
}


/***/ })

};
