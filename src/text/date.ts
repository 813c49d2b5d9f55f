import moment from 'moment-timezone'
import {ActionError} from '../errors.ts'
import type {Call} from './template.ts'

/**
 * `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}`: moment's tokens, UTC by default; without a format ISO 8601.
 * moment itself, although it only gets fixes now: its tokens are the documented language of these formats,
 * and other libraries differ in some of them (gggg, DDD, E, x). Loaded only when a template has a date.
 * https://momentjs.com/docs/#/displaying/format/
 */
export function formatDate(date: Date, call: Call): string {
  for (const key of Object.keys(call.options)) {
    if (key !== 'tz') throw new ActionError('input', `{{${call.name}}} has no option “${key}”; it has tz='Area/City'.`)
  }
  const zone = call.options.tz ?? 'UTC'
  if (!moment.tz.zone(zone)) {
    throw new ActionError('input', `{{${call.name}}}: unknown time zone “${zone}”.`, {
      hint: "Use a name of the IANA time zone database, for example tz='Europe/Berlin'."
    })
  }
  return moment(date).tz(zone).format(call.args[0])
}
