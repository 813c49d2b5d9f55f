import {randomBytes} from 'node:crypto'
import {ActionError} from '../errors.ts'
import type {Runner} from '../runner.ts'
import type {Facts} from './outcome.ts'
import {imageOutputs, metadataOutputs, metadataVariable} from './outputs.ts'
import {summaryOf} from './summary.ts'
import {failureLines} from './text.ts'

/** Sets the outputs, writes the summary and, of a run that failed, the one annotation. Nothing else sets outputs. */
export async function report(runner: Runner, facts: Facts): Promise<void> {
  let {error} = facts
  try {
    await write(runner, facts)
  } catch (cause) {
    // What went wrong before it matters more.
    error ??= new ActionError('tool', 'The outputs and the summary could not be written', {
      cause,
      hint: 'Free disk space in an earlier step; what the log says above is done all the same.'
    })
  }
  if (error) {
    const title = error.code === 'cancelled' ? 'Cancelled' : 'Image not published'
    runner.log.error(failureLines(error).join('\n'), {...error.place, title})
    if (error.stack && error.cause === undefined) runner.log.debug(error.stack)
    runner.outputs.fail()
    return
  }
  if (facts.digest) runner.log.info(`digest: ${facts.digest}`)
}

async function write(runner: Runner, facts: Facts): Promise<void> {
  const {plan, inputs} = facts
  if (!plan || !inputs) return
  const {values, files} = metadataOutputs(plan, inputs)
  // Later steps read these files, so they stay in the runner's folder, which the runner empties after the job.
  const folder = `${runner.env.RUNNER_TEMP || '/tmp'}/publish-image-${randomBytes(6).toString('hex')}`
  for (const [output, {name, content}] of files) {
    await runner.files.write(`${folder}/${name}`, content)
    values.set(output, `${folder}/${name}`)
  }
  for (const [name, value] of values) {
    runner.outputs.set(name, value)
    if (plan.exportVariables) runner.outputs.exportVariable(metadataVariable(name), value)
  }
  for (const [name, value] of imageOutputs(facts)) runner.outputs.set(name, value)
  if (!inputs.dryRun) await runner.outputs.summarize(summaryOf(facts))
}
