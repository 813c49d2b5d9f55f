import {pairLines} from '../naming/labels.ts'
import {pinned, tagged} from '../oci/reference.ts'
import type {Facts} from './facts.ts'

/**
 * The step's outputs, by name: what is true at the end of the run, also of one that failed. Lists have an item a line.
 * A name that is not here stays unset, which a workflow reads as an empty text.
 */
export function outputsOf({plan, built, permission}: Facts): Map<string, string> {
  const outputs = new Map<string, string>()
  if (plan) {
    const {images, tags, version, labels} = plan
    const [first] = images
    const digest = built?.digest
    outputs.set('image', first?.text ?? '')
    outputs.set('version', version)
    outputs.set('tags', images.flatMap(image => tags.map(tag => tagged(image, tag.name))).join('\n'))
    outputs.set('tag-names', tags.map(tag => tag.name).join('\n'))
    outputs.set('labels', pairLines(labels).join('\n'))
    outputs.set('pushed', String(digest !== undefined))
    if (first && digest) {
      outputs.set('digest', digest)
      outputs.set('ref', pinned(first, digest))
      outputs.set('refs', JSON.stringify(images.map(image => pinned(image, digest))))
      outputs.set('subject-name', first.text)
      outputs.set('subject-digest', digest)
    }
  }
  if (built && permission) {
    outputs.set('imageid', built.imageId)
    outputs.set('metadata', built.metadata)
  }
  return outputs
}
