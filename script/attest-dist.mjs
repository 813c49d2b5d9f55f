// Signs, as SLSA provenance of this workflow run, every file of dist/ that a runner would load, and stores it with GitHub:
// `gh attestation verify dist/index.js --repo OWNER/publish-image` finds it.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {attestProvenance} from '@actions/attest'

const subjects = readdirSync('dist', {recursive: true, encoding: 'utf8'})
  .filter(name => name.endsWith('.js'))
  .sort()
  .map(name => ({
    name: `dist/${name}`,
    digest: {
      sha256: createHash('sha256')
        .update(readFileSync(`dist/${name}`))
        .digest('hex')
    }
  }))
const {attestationID} = await attestProvenance({subjects, token: process.env.GITHUB_TOKEN ?? ''})
console.log(`attested ${subjects.length} files: attestation ${attestationID}`)
