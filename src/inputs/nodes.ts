import {ActionError, textOf} from '../errors.ts'
import {field, stringAt} from '../text/json.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'

/** A further node of a builder: https://docs.docker.com/build/ci/github-actions/configure-builder/#append-additional-nodes-to-the-builder */
export interface BuilderNode {
  readonly name: string | undefined
  readonly endpoint: string
  readonly platforms: string
  readonly driverOpts: readonly string[]
  readonly buildkitdFlags: string
}

const KEYS = ['name', 'endpoint', 'platforms', 'driver-opts', 'buildkitd-flags']

/** The nodes of the input `append`, YAML. The parser is loaded only if there are some. */
export async function parseNodes(text: string): Promise<BuilderNode[]> {
  if (text.trim() === '') return []
  const {parse} = await import('yaml')
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    throw new ActionError('input', `input append: not YAML: ${excerpt(textOf(error))}`)
  }
  if (!Array.isArray(document))
    throw new ActionError('input', 'input append: not a list of nodes.', {
      hint: 'Start each node with “- endpoint: …”.'
    })
  return document.map((node: unknown, index) => {
    const unknown = Object.keys(typeof node === 'object' && node !== null ? node : {'': ''}).find(
      key => !KEYS.includes(key)
    )
    if (unknown !== undefined) {
      throw new ActionError(
        'input',
        `input append, node ${index + 1}: unknown key “${excerpt(unknown, 40)}”.${didYouMean(unknown, KEYS)}`,
        {
          hint: `Known: ${listed(KEYS)}.`
        }
      )
    }
    const options = field(node, 'driver-opts') ?? ''
    const lines = (Array.isArray(options) ? options : [options]).flatMap((option: unknown) => {
      if (typeof option === 'object')
        throw new ActionError(
          'input',
          `input append, node ${index + 1}: driver-opts is neither text nor a list of texts.`
        )
      return String(option).split('\n')
    })
    return {
      name: stringAt(node, 'name'),
      endpoint: stringAt(node, 'endpoint') ?? '',
      platforms: stringAt(node, 'platforms') ?? '',
      driverOpts: lines.map(line => line.trim()).filter(line => line !== ''),
      buildkitdFlags: stringAt(node, 'buildkitd-flags') ?? ''
    }
  })
}
