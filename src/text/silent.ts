import type {Log} from '../runner.ts'

/** A log for what runs without a reader: the plans of sample runs. */
export const SILENT: Log = {
  info() {},
  debug() {},
  notice() {},
  warning() {},
  error() {},
  mask() {},
  startGroup() {},
  endGroup() {}
}
