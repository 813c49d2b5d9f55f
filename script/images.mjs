// Raises the images in src/builder/images.ts; see script/images.
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const FILE = fileURLToPath(new URL('../src/builder/images.ts', import.meta.url))
const API = process.env.GITHUB_API_URL || 'https://api.github.com'
/** Younger ones have been looked at by too few. */
const AGE_MS = 7 * 24 * 3_600_000
/** Where an image's releases are, and what they are called there and on Docker Hub. */
const IMAGES = [
  {image: 'moby/buildkit', release: /^v(\d+\.\d+\.\d+)$/, tag: version => `v${version}`},
  {image: 'tonistiigi/binfmt', release: /^deploy\/v(\d+\.\d+\.\d+-\d+)$/, tag: version => `qemu-v${version}`}
]

const compare = (a, b) => a.localeCompare(b, 'en', {numeric: true})

async function newest({image, release}) {
  const response = await fetch(`${API}/repos/${image}/releases?per_page=100`)
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`)
  const releases = await response.json()
  return releases
    .filter(each => !each.draft && !each.prerelease && Date.parse(each.published_at) < Date.now() - AGE_MS)
    .flatMap(each => release.exec(each.tag_name)?.[1] ?? [])
    .sort(compare)
    .at(-1)
}

/** undefined where Docker Hub does not tell: then the image may not be there either. */
function digestOf(reference) {
  try {
    const args = ['buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', `docker.io/${reference}`]
    const digest = execFileSync('docker', args, {encoding: 'utf8'}).trim()
    return /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined
  } catch {
    return undefined
  }
}

let text = readFileSync(FILE, 'utf8')
for (const each of IMAGES) {
  const [, now = ''] = new RegExp(`'(${each.image}:[^']*)'`).exec(text) ?? []
  const version = await newest(each)
  if (version === undefined) continue
  const tagged = `${each.image}:${each.tag(version)}`
  const [tag] = now.split('@')
  if (compare(tagged, tag) < 0) continue
  const digest = digestOf(tagged)
  if (digest === undefined) {
    console.error(`${tagged} is not raised: Docker Hub does not tell its digest`)
    continue
  }
  const next = `${tagged}@${digest}`
  if (next === now) continue
  text = text.replace(now, next)
  console.log(`${now} → ${next}`)
}
writeFileSync(FILE, text)
