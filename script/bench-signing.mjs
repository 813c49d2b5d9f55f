// What signing adds to the time of a run: the same run with it and without it, in turns, for builds of some lengths. The
// build is a stand-in for docker that sleeps, and the services are stand-ins that answer after simulation.ts's delays:
// what is measured is what waits for what, and not the work of others.
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {DELAYS, simulate} from '../__tests__/helpers/simulation.ts'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {runs: {type: 'string', default: '5'}, builds: {type: 'string', default: '0.5,2,20'}}
})
const runs = Number(values.runs)
const bundles = [undefined, ...positionals.map(folder => resolve(folder))]

console.log(
  `node ${process.version}, medians of ${runs}; ${Object.entries(DELAYS)
    .map(([name, ms]) => `${name} ${ms} ms`)
    .join(', ')}\n`
)
console.log('| build | bundle | unsigned | signed | signing adds | at least |\n|---|---|---|---|---|---|')
for (const build of values.builds.split(',').map(Number)) {
  const times = bundles.map(() => ({true: [], false: [], added: []}))
  // The first of each is not counted: what it reads from the disk is there for the others.
  for (let run = 0; run <= runs; run++)
    for (const [which, bundle] of bundles.entries()) {
      const took = {}
      for (const attest of run % 2 ? ['true', 'false'] : ['false', 'true'])
        took[attest] = (await simulate({buildMs: build * 1000, attest, bundle})).result.ms
      if (run === 0) continue
      for (const attest of ['true', 'false']) times[which][attest].push(took[attest])
      // Of two runs side by side, which share the machine's mood.
      times[which].added.push(took.true - took.false)
    }
  for (const [which, bundle] of bundles.entries()) {
    const [unsigned, signed, added] = [times[which].false, times[which].true, times[which].added].map(median)
    const cells = [`${build} s`, bundle ?? 'this', seconds(unsigned), seconds(signed), seconds(added)]
    console.log(`| ${cells.join(' | ')} | ${seconds(Math.min(...times[which].added))} |`)
  }
}

function median(list) {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`
}
