// Makes docs/reference.md of action.yml and script/examples.yaml, and the picture and table of docs/speed.md of
// docs/builds.json; with --check only says whether they are up to date.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'
import {chartOf, tableOf} from './chart.mjs'

const at = name => fileURLToPath(new URL(`../${name}`, import.meta.url))
const {inputs, outputs} = parse(readFileSync(at('action.yml'), 'utf8'))
const examples = readFileSync(at('script/examples.yaml'), 'utf8')
const example = name => new RegExp(`^${name}:.*\\n(?:[ #].*\\n)*`, 'm').exec(`${examples}\n`)?.[0].trimEnd()

const lacking = Object.keys(inputs).filter(name => !example(name))
const idle = Object.keys(parse(examples)).filter(name => !inputs[name])
if (lacking.length + idle.length > 0) {
  console.error(
    `script/examples.yaml lacks ${lacking.join(', ') || 'nothing'}, and has ${idle.join(', ') || 'nothing'} too much`
  )
  process.exit(1)
}

const inputSection = ([name, {description, default: value}]) =>
  [
    `### ${name}`,
    description,
    ...(value === '' ? [] : [`Default: \`${value}\``]),
    `\`\`\`yaml\n${example(name)}\n\`\`\``
  ].join('\n\n')
const outputSection = ([name, {description}]) => [`### ${name} (output)`, description].join('\n\n')
const links = (names, end = '') => names.map(name => `[${name}](#${name}${end})`).join(' · ')

const page = `<!-- Made from action.yml and script/examples.yaml by script/readme. -->

# Inputs and outputs

No input is required. Lists have an item a line; those that say so take commas as well. An example is a line of \`with:\`.

${links(Object.keys(inputs))}

Outputs: ${links(Object.keys(outputs), '-output')}

## Inputs

${Object.entries(inputs).map(inputSection).join('\n\n')}

## Outputs

They are also set when a later stage fails, as far as they are true then. In a later step: \`\${{ steps.image.outputs.digest }}\`.

${Object.entries(outputs).map(outputSection).join('\n\n')}
`

const builds = JSON.parse(readFileSync(at('docs/builds.json'), 'utf8'))
const place = /(<!-- Made from docs\/builds\.json by script\/readme\. -->\n)[\s\S]*?(<!-- End\. -->)/
const before = readFileSync(at('docs/speed.md'), 'utf8')
if (!place.test(before)) throw new Error('docs/speed.md has no place for the table')
const speed = before.replace(place, (_, start, end) => `${start}\n${tableOf(builds)}\n\n${end}`)

for (const [name, content, source] of [
  ['docs/reference.md', page, 'action.yml'],
  ['docs/builds.svg', chartOf(builds), 'docs/builds.json'],
  ['docs/speed.md', speed, 'docs/builds.json']
]) {
  if (process.argv[2] !== '--check') writeFileSync(at(name), content)
  else if (!existsSync(at(name)) || readFileSync(at(name), 'utf8') !== content) {
    console.error(`${name} is not what ${source} says: run script/readme`)
    process.exitCode = 1
  }
}
