import {readFileSync} from 'node:fs'
import type {Job} from '../runner.ts'

/**
 * The job by the process that started this step: the runner's worker, which lives as long as its job and starts the
 * post steps too. With the time of its start, because the numbers of processes are given out again.
 */
export const job: Job = {
  get id() {
    return `${process.ppid} ${startOf(process.ppid)}`
  },
  isAlive(id) {
    const [pid = '', ...start] = id.split(' ')
    if (!/^[1-9]\d*$/.test(pid)) return false
    try {
      // Sends nothing; asks whether it could.
      process.kill(Number(pid), 0)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
    }
    return startOf(Number(pid)) === start.join(' ')
  }
}

/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; empty on other systems. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in brackets, may hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
