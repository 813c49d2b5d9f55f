/** A step as act tells of it, one for each of main and post. */
export interface ActStep {
  readonly job: string
  readonly matrix: Readonly<Record<string, unknown>>
  readonly id: string
  /** What it uses or runs. */
  readonly name: string
  readonly stage: 'Pre' | 'Main' | 'Post'
  readonly result: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly {kind: string; title: string; message: string}[]
  /** The workflow commands that the runner took from its output or files. */
  readonly commands: readonly string[]
  readonly text: string
}

/** A line of `act --json`; what is not known of it is left out. */
interface Line {
  readonly job?: string
  readonly jobResult?: string
  readonly matrix?: Record<string, unknown>
  readonly stepID?: string[]
  readonly step?: string
  readonly stage?: ActStep['stage']
  readonly stepResult?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly kvPairs?: Record<string, string>
  readonly content?: string
  readonly msg?: string
}

type Draft = {-readonly [Key in keyof ActStep]: ActStep[Key]} & {
  outputs: Record<string, string>
  annotations: {kind: string; title: string; message: string}[]
  commands: string[]
}

/** Jobs and steps from the lines of `act --json`, in the order in which they began. */
export function readLog(output: string): {jobs: Record<string, string>; steps: ActStep[]; log: string} {
  const jobs: Record<string, string> = {}
  const steps = new Map<string, Draft>()
  const log: string[] = []
  for (const text of output.split('\n')) {
    const line = parseLine(text)
    log.push(line ? `[${line.job ?? ''}] ${(line.msg ?? '').trimEnd()}` : text)
    if (!line?.job) continue
    if (line.jobResult) jobs[line.job.trim()] = line.jobResult
    if (!line.stage || !line.stepID) continue
    const key = [line.job, JSON.stringify(line.matrix), ...line.stepID, line.stage].join('\0')
    const step = steps.get(key) ?? begin(line)
    steps.set(key, step)
    take(step, line)
  }
  return {jobs, steps: [...steps.values()], log: log.join('\n')}
}

function begin({job = '', matrix = {}, stepID = [], step = '', stage = 'Main'}: Line): Draft {
  const id = stepID.at(-1) ?? ''
  const rest = {result: '', outputs: {}, summary: '', annotations: [], commands: [], text: ''}
  return {job: job.trim(), matrix, id, name: step, stage, ...rest}
}

function take(step: Draft, line: Line): void {
  const {command, name = '', arg = '', kvPairs = {}} = line
  if (line.stepResult) step.result = line.stepResult
  // The field `step` of a step inside a composite action is the composite's.
  step.name = /^⭐ Run \w+ (.*)$/s.exec(line.msg ?? '')?.[1] ?? step.name
  if (!command) {
    step.text += line.msg ?? ''
    return
  }
  step.commands.push(command)
  if (command === 'set-output') step.outputs[name] = arg
  if (command === 'summary') step.summary += line.content ?? ''
  if (['error', 'warning', 'notice'].includes(command))
    step.annotations.push({kind: command, title: kvPairs.title ?? '', message: arg})
}

function parseLine(text: string): Line | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    // act's own format; every field is looked at before it is used.
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
