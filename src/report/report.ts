import type {Host} from '../host.ts'
import type {Facts} from './facts.ts'
import {outputsOf} from './outputs.ts'
import {summaryOf} from './summary.ts'
import {failureLines} from './text.ts'

/** Sets the outputs, writes the summary and, of a run that failed, the one annotation. Nothing else sets outputs. */
export async function report(host: Host, facts: Facts): Promise<void> {
  const {error} = facts
  const outputs = outputsOf(facts)
  for (const [name, value] of outputs) host.outputs.set(name, value)
  if (facts.plan && !facts.inputs?.dryRun) await host.outputs.summarize(summaryOf(facts))
  if (error) {
    const title = error.code === 'cancelled' ? 'Cancelled' : 'Image not published'
    host.log.error(failureLines(error).join('\n'), {...error.place, title})
    if (error.stack && error.cause === undefined) host.log.debug(error.stack)
    host.outputs.fail()
    return
  }
  for (const name of ['digest', 'tags']) {
    const value = outputs.get(name)
    if (value) host.log.info(`${name}: ${value.replaceAll('\n', ' ')}`)
  }
}
