import type {Ports} from '../runner.ts'
import type {Journal} from './journal.ts'
import {duration} from './text.ts'

/** What the user's own programs say stands open: nobody looks for it in a group. */
const OPEN_STAGES: readonly string[] = ['Build', 'Test']

/** Runs stages in groups of the log and keeps their times. */
export type Stage = <T>(name: string, work: () => Promise<T>) => Promise<T>

export function stagesOf({clock, log}: Pick<Ports, 'clock' | 'log'>, journal: Journal): Stage {
  return async (name, work) => {
    const start = clock.now()
    const isOpen = OPEN_STAGES.includes(name)
    if (isOpen) log.info(`${name}:`)
    else log.startGroup(name)
    try {
      return await work()
    } finally {
      const ms = clock.now() - start
      journal.stage({name, ms})
      if (!isOpen) log.endGroup()
      log.info(`${name}: ${duration(ms)}`)
    }
  }
}
