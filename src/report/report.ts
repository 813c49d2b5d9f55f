import {ActionError} from '../errors.ts'
import {isOwnWork} from '../image/image.ts'
import {isByDigest} from '../plan/action.ts'
import type {Runner} from '../runner.ts'
import type {Outcome} from './journal.ts'
import {imageOutputs, metadataOutputs, metadataVariable} from './outputs.ts'
import {redacted} from './redact.ts'
import {summaryOf} from './summary.ts'
import {endLines, failureLines} from './text.ts'

/** Sets the outputs, writes the summary and, of a run that failed, the one annotation. Nothing else sets outputs. */
export async function report(runner: Runner, outcome: Outcome): Promise<void> {
  let {error} = outcome
  for (const line of endLines(outcome)) runner.log.info(line)
  try {
    await write(runner, outcome)
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
}

/** Linux starts no program with a variable of 128 KiB, or with 2 MB of variables and arguments together. */
const LARGEST_VARIABLE = 96 * 1024
const ALL_VARIABLES = 384 * 1024

/** What is too large for an environment is left out, so that later steps, and our own post step, still start. */
function exportVariables({outputs, log}: Pick<Runner, 'outputs' | 'log'>, values: ReadonlyMap<string, string>): void {
  let left = ALL_VARIABLES
  const large: string[] = []
  for (const [name, value] of [...values].sort(([, a], [, b]) => a.length - b.length)) {
    const size = Buffer.byteLength(value)
    if (size > LARGEST_VARIABLE || size > left) {
      large.push(metadataVariable(name))
      continue
    }
    left -= size
    outputs.exportVariable(metadataVariable(name), value)
  }
  if (large.length > 0)
    log.notice(
      `Not set, because no program could be started with variables of this size: ${large.join(', ')}. The step’s outputs of the same names are whole.`,
      {title: 'Variables left out'}
    )
}

async function write(runner: Runner, outcome: Outcome): Promise<void> {
  const {plan} = outcome
  if (!plan) return
  const {values, files} = metadataOutputs(plan)
  // Later steps read these files, so they stay in the runner's folder, which the runner empties after the job.
  const folder = await runner.files.keptFolder()
  for (const [output, {name, content}] of files) {
    await runner.files.write(`${folder}/${name}`, content)
    values.set(output, `${folder}/${name}`)
  }
  for (const [name, value] of values) runner.outputs.set(name, value)
  if (plan.outputs.exportVariables) exportVariables(runner, values)
  for (const [name, value] of imageOutputs(outcome)) runner.outputs.set(name, value)
  // Only what this run has made, and as a whole: a later step may sign what is told here as this job's.
  for (const {image, plan: {images} = plan} of outcome.targets.length > 0 ? outcome.targets : [outcome])
    if (image && isOwnWork(image) && !isByDigest(plan.action))
      for (const {text} of images) await runner.outputs.declareArtifact(text, image.digest)
  await runner.outputs.summarize(redact => summaryOf(redacted(outcome, redact)))
}
