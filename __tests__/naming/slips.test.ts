import {expect, it} from '@jest/globals'
import {ActionError} from '../../src/errors.ts'
import {failureLines} from '../../src/report/text.ts'
import {branch, type EventFixture, planOf, tag} from '../helpers/events.ts'

const V = 'type=semver,pattern={{version}}'

/** A slip that people make, what it stops at (the run, or a warning in a green one), and every line that they read. */
type Slip = [
  string,
  string | EventFixture,
  Record<string, string>,
  'error' | 'warning',
  string[],
  Record<string, string>?
]

const SLIPS: Slip[] = [
  [
    'a YAML list',
    'push-branch',
    {tags: 'type=ref,event=branch\n- type=sha'},
    'error',
    [
      'input tags, line 2: “- type=sha” begins with a dash.',
      'Why: the input is text with an entry a line, not a YAML list',
      'What to do: Write type=sha.'
    ]
  ],
  [
    'a YAML list without a blank',
    'push-branch',
    {tags: '-type=sha'},
    'error',
    [
      'input tags, line 1: “-type=sha” begins with a dash.',
      'Why: the input is text with an entry a line, not a YAML list',
      'What to do: Write type=sha.'
    ]
  ],
  [
    'a YAML mapping',
    'push-branch',
    {tags: 'type: ref, event: branch'},
    'error',
    [
      'input tags, line 1: “type: ref” is neither a rule nor an image and its tag in “type: ref, event: branch”.',
      'What to do: Write type=ref,event=branch.'
    ]
  ],
  [
    'a misspelt type',
    'push-branch',
    {tags: 'type=semvar,pattern=x'},
    'error',
    [
      'input tags, line 1: unknown rule type “semvar” in “type=semvar,pattern=x”.',
      'What to do: Did you mean “semver”? Write type=semver,pattern=x. Known: “schedule”, “semver”, “pep440”, “match”, “edge”, “ref”, “raw”, “sha”, “run” or “build”.'
    ]
  ],
  [
    'a misspelt attribute',
    'push-branch',
    {tags: 'type=sha,fromat=long'},
    'warning',
    [
      'input tags, line 1: type=sha has no attribute “fromat”, so it is ignored in “type=sha,fromat=long”. Did you mean “format”? Write type=sha,format=long.'
    ]
  ],
  [
    'an attribute of another type',
    'push-branch',
    {tags: 'type=ref,event=branch,branch=main'},
    'warning',
    [
      'input tags, line 1: type=ref has no attribute “branch”, so it is ignored in “type=ref,event=branch,branch=main”. Write type=ref,event=branch.'
    ]
  ],
  [
    'an attribute of the flavor',
    'push-branch',
    {tags: 'type=edge,onlatest=false'},
    'warning',
    [
      'input tags, line 1: type=edge has no attribute “onlatest”, so it is ignored in “type=edge,onlatest=false”. Write type=edge.'
    ]
  ],
  [
    'a misspelt event',
    'push-branch',
    {tags: 'type=ref,event=brunch'},
    'error',
    [
      'input tags, line 1: unknown event “brunch” in “type=ref,event=brunch”.',
      'What to do: Did you mean “branch”? Write type=ref,event=branch. Known: “branch”, “tag” or “pr”.'
    ]
  ],
  [
    'no event',
    'push-branch',
    {tags: 'type=ref'},
    'error',
    [
      'input tags, line 1: type=ref needs the attribute event in “type=ref”.',
      'What to do: Write it like type=ref,event=branch.'
    ]
  ],
  [
    'no pattern',
    'push-tag',
    {tags: 'type=semver'},
    'error',
    [
      'input tags, line 1: type=semver needs the attribute pattern in “type=semver”.',
      'What to do: Write it like type=semver,pattern={{version}}.'
    ]
  ],
  [
    'an attribute for a value',
    'push-branch',
    {tags: 'tag=1.2.3'},
    'error',
    [
      'input tags, line 1: type=raw needs the attribute value in “tag=1.2.3”.',
      'What to do: Write it like type=raw,value=1.2.3.'
    ]
  ],
  [
    'tags with commas',
    'push-branch',
    {tags: 'latest,1.2.3'},
    'error',
    [
      'input tags, line 1: the attribute value appears twice in “latest,1.2.3”.',
      'What to do: Write each tag on a line of its own.'
    ]
  ],
  [
    'a key twice',
    'push-branch',
    {tags: 'type=sha,prefix=a,prefix=b'},
    'error',
    [
      'input tags, line 1: the attribute prefix appears twice in “type=sha,prefix=a,prefix=b”.',
      'What to do: Leave one of them out.'
    ]
  ],
  [
    'True',
    'push-branch',
    {tags: 'type=raw,value=a,enable=True'},
    'error',
    [
      'input tags, line 1: enable is “True”, not true or false.',
      'What to do: Write enable=true or enable=false, in lower case.'
    ]
  ],
  [
    'an empty enable',
    'push-branch',
    {tags: 'type=raw,value=a,enable='},
    'error',
    [
      'input tags, line 1: enable is “”, not true or false.',
      "What to do: Its expression gave nothing in this run: write it like enable=${{ github.event_name == 'push' }}, which always gives one of them."
    ]
  ],
  [
    'a misspelt expression',
    'push-branch',
    {tags: '{{brnach}}'},
    'error',
    [
      'input tags, line 1: unknown expression {{brnach}}. Did you mean “branch”?',
      'What to do: Known here: “branch”, “tag”, “sha”, “base_ref”, “is_default_branch”, “is_not_default_branch”, “date” or “commit_date”.'
    ]
  ],
  [
    'an expression of a version',
    'push-tag',
    {tags: 'v{{version}}'},
    'error',
    [
      'input tags, line 1: {{version}} is not known in “v{{version}}”.',
      'Why: a version’s parts are known in the pattern of a semver or pep440 rule alone',
      'What to do: Write type=semver,pattern=v{{version}}.'
    ]
  ],
  [
    'a date without quotes',
    'push-branch',
    {tags: '{{date YYYY}}'},
    'error',
    ["input tags, line 1: the template “{{date YYYY}}” has an argument without quotes, YYYY; write 'YYYY'."]
  ],
  [
    'a zone that is none',
    'push-branch',
    {tags: "{{date 'YYYY' tz='CET+1'}}"},
    'error',
    [
      'input tags, line 1: {{date}}: unknown time zone “CET+1”.',
      "What to do: Use a name of the IANA time zone database, for example tz='Europe/Berlin'."
    ]
  ],
  [
    'two numbers',
    tag('v1.2'),
    {tags: V},
    'error',
    [
      'No tag for the event push on tag v1.2.',
      'Why: input tags, line 1: “v1.2” is not a semantic version (https://semver.org), so “type=semver,pattern={{version}}” makes no tag. A semantic version has three numbers, such as 1.2.0.',
      'What to do: Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
    ]
  ],
  [
    'two numbers as input',
    'workflow-dispatch',
    {tags: V, version: '1.2'},
    'error',
    [
      'No tag for the event workflow_dispatch on branch main.',
      'Why: input tags, line 1: “1.2” is not a semantic version (https://semver.org), so “type=semver,pattern={{version}}” makes no tag. A semantic version has three numbers, such as 1.2.0.',
      'What to do: Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
    ]
  ],
  [
    'two numbers as input, default rules',
    'workflow-dispatch',
    {version: '1.2'},
    'warning',
    [
      'input version: “1.2” is not a semantic version (https://semver.org), so it makes no tag. A semantic version has three numbers, such as 1.2.0.'
    ]
  ],
  [
    'buildx version',
    'push-branch',
    {tags: 'type=sha', version: 'v0.12.0'},
    'warning',
    [
      'input version: no rule of the input tags reads “v0.12.0”. In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there. To publish under it, add type=semver,pattern={{version}} to tags.'
    ]
  ],
  [
    'buildx version beside driver',
    'push-branch',
    {version: 'v0.12.0', 'driver-opts': 'network=host'},
    'warning',
    [
      'input version: “v0.12.0” is given beside driver-opts. In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there.'
    ]
  ],
  [
    'buildx version on a tag',
    'push-tag',
    {version: 'v0.12.0'},
    'error',
    [
      'input version: “v0.12.0” is another version than the git tag v1.2.3.',
      'Why: the image of v1.2.3 would be published as v0.12.0',
      'What to do: Leave version out: on a git tag its version is read. In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there.'
    ]
  ],
  [
    'version of another tag',
    'push-tag',
    {version: 'latest'},
    'error',
    [
      'input version: “latest” is another version than the git tag v1.2.3.',
      'Why: the image of v1.2.3 would be published as latest',
      'What to do: Leave version out: on a git tag its version is read. In docker/setup-buildx-action version means that of buildx; here it is the image’s, so leave it out if it came from there.'
    ]
  ],
  [
    'setup-qemu platforms',
    'push-branch',
    {platforms: 'all'},
    'error',
    [
      'input platforms, line 1: “all” is not a platform.',
      'Why: in docker/setup-qemu-action platforms means what can be emulated; here it is what is built',
      'What to do: Leave it out for the builder’s own platform, or write those of the image: platforms: linux/amd64,linux/arm64.'
    ]
  ],
  [
    'a label with a colon',
    'push-branch',
    {labels: 'a=b\nmaintainer: me'},
    'error',
    [
      'input labels, line 2: “maintainer: me” is not maintainer=value.',
      'Why: the input is text with an entry a line, not a YAML mapping',
      'What to do: Write maintainer=me.'
    ]
  ],
  [
    'a label with nothing',
    'push-branch',
    {labels: 'maintainer'},
    'warning',
    ['input labels, line 1: “maintainer” has no “=”, so it is left out. Write it like maintainer=value.']
  ],
  [
    'an annotation with a colon',
    'push-branch',
    {annotations: 'org.opencontainers.image.title: Mine'},
    'error',
    [
      'input annotations, line 1: “org.opencontainers.image.title: Mine” is not org.opencontainers.image.title=value.',
      'Why: the input is text with an entry a line, not a YAML mapping',
      'What to do: Write org.opencontainers.image.title=Mine.'
    ]
  ],
  [
    'a build argument with a colon',
    'push-branch',
    {'build-args': 'NODE_VERSION: 24'},
    'error',
    [
      'input build-args, line 1: “NODE_VERSION: …” is not NODE_VERSION=value.',
      'Why: the input is text with an entry a line, not a YAML mapping',
      'What to do: Write NODE_VERSION=….'
    ]
  ],
  [
    'a build argument with a colon and no blank',
    'push-branch',
    {'build-args': 'A=b\nNODE_VERSION:24'},
    'error',
    [
      'input build-args, line 2: “NODE_VERSION: …” is not NODE_VERSION=value.',
      'Why: the input is text with an entry a line, not a YAML mapping',
      'What to do: Write NODE_VERSION=….'
    ]
  ],
  [
    'a label with a colon and no blank',
    'push-branch',
    {labels: 'maintainer:me'},
    'warning',
    ['input labels, line 1: “maintainer:me” has no “=”, so it is left out. Write it like maintainer=me.']
  ],
  [
    'version in a label',
    'push-tag',
    {labels: 'org.opencontainers.image.version={{version}}'},
    'warning',
    [
      'input labels, line 1: {{version}} is not known here, so it is empty in “org.opencontainers.image.version={{version}}”. Did you mean “meta.version”?'
    ]
  ],
  [
    'misspelt in a label',
    'push-tag',
    {labels: 'x={{brnach}}'},
    'warning',
    ['input labels, line 1: {{brnach}} is not known here, so it is empty in “x={{brnach}}”. Did you mean “branch”?']
  ],
  [
    'a tag in images',
    'push-branch',
    {images: 'acme/tool:v1'},
    'error',
    [
      'input images, line 1: the image name “acme/tool:v1” holds a tag (“v1”); tags go into the input tags.',
      'What to do: Write acme/tool here and v1 in the input tags.'
    ]
  ],
  [
    'an address',
    'push-branch',
    {images: 'https://ghcr.io/acme/tool'},
    'error',
    [
      'input images, line 1: the image name “https://ghcr.io/acme/tool” is a URL; write it without the scheme.',
      'What to do: Write ghcr.io/acme/tool.'
    ]
  ],
  [
    'an empty owner',
    'push-branch',
    {images: '/tool'},
    'error',
    [
      'input images, line 1: the image name “/tool” has an empty part between slashes.',
      'Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text',
      'What to do: Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.'
    ]
  ],
  [
    'an empty owner in a fork',
    'pull-request-fork',
    {images: '/tool'},
    'warning',
    [
      'input images, line 1: the image name “/tool” has an empty part between slashes. Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text. Nothing is pushed in this run, so it is left out: the image is called ghcr.io/acme/tool.'
    ]
  ],
  [
    'an empty owner in dependabot',
    'pull-request-dependabot',
    {images: '/tool'},
    'warning',
    [
      'input images, line 1: the image name “/tool” has an empty part between slashes. Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text. Nothing is pushed in this run, so it is left out: the image is called ghcr.io/acme/tool.'
    ]
  ],
  [
    'a misspelt attribute of images',
    'push-branch',
    {images: 'name=a,enabel=true'},
    'error',
    [
      'input images, line 1: unknown attribute “enabel” (known: “name” or “enable”) in “name=a,enabel=true”.',
      'What to do: Did you mean “enable”? Write name=a,enable=true.'
    ]
  ],
  [
    'an empty tag',
    'push-branch',
    {tags: 'ghcr.io/acme/tool:', push: 'auto'},
    'error',
    [
      'input tags, line 1: “ghcr.io/acme/tool:” has no tag after its colon.',
      'Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text',
      'What to do: Write ghcr.io/acme/tool:latest, or leave tags empty for the tags that fit every event.'
    ]
  ],
  [
    'an empty owner in a reference',
    'push-branch',
    {tags: '/tool:1', push: 'auto'},
    'error',
    [
      'input tags, line 1: the image name “/tool” has an empty part between slashes.',
      'Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text',
      'What to do: Write it like ghcr.io/owner/name: registry[:port]/path, in letters, digits and . _ - between them.'
    ]
  ],
  [
    'an empty owner in a reference, dry',
    'push-branch',
    {tags: '/tool:1', 'dry-run': 'true'},
    'warning',
    [
      'input tags, line 1: the image name “/tool” has an empty part between slashes. Why: an expression there may have given nothing: runs of forks and of Dependabot see no secrets, and a name that does not exist is an empty text. Nothing is pushed in this run, so it is left out: the image is called ghcr.io/acme/tool.'
    ]
  ],
  [
    'a reference with attributes',
    'push-branch',
    {tags: 'acme/tool:latest,enable=true'},
    'error',
    [
      'input tags, line 1: “enable=true” beside an image and its tag in “acme/tool:latest,enable=true”.',
      'What to do: Name the image in the input images and write its tag as a rule, such as type=raw,value=latest,enable=true.'
    ]
  ],
  [
    'a reference and a bare tag',
    'push-branch',
    {tags: 'acme/tool:1,latest'},
    'error',
    [
      'input tags, line 1: “latest” names no image in “acme/tool:1,latest”.',
      'What to do: Write image:latest, or give it a line of its own.'
    ]
  ],
  [
    'references with blanks',
    'push-branch',
    {tags: 'acme/tool:1 acme/tool:latest'},
    'error',
    [
      'input tags, line 1: white space inside an image and its tag in “acme/tool:1 acme/tool:latest”.',
      'What to do: Write acme/tool:1,acme/tool:latest.'
    ]
  ],
  [
    'a reference with a digest',
    'push-branch',
    {tags: 'acme/tool@sha256:0'},
    'error',
    [
      'input tags, line 1: the image name “acme/tool@sha256:0” holds a digest; give the name alone.',
      'What to do: Write acme/tool: what is pushed here gets a digest of its own.'
    ]
  ],
  [
    'a reference by address',
    'push-branch',
    {tags: 'https://ghcr.io/acme/tool:1'},
    'error',
    [
      'input tags, line 1: the image name “https://ghcr.io/acme/tool:1” is a URL; write it without the scheme.',
      'What to do: Write ghcr.io/acme/tool:1.'
    ]
  ],
  [
    'images that no rule uses',
    'push-branch',
    {images: 'ghcr.io/acme/other', tags: 'ghcr.io/acme/tool:1'},
    'warning',
    [
      'input images: ghcr.io/acme/other gets no tag, because the input tags names other images. Add to tags: ghcr.io/acme/other:latest, or a rule such as type=sha for all images.'
    ]
  ],
  [
    'a flavor with a colon',
    'push-branch',
    {flavor: 'latest: false'},
    'error',
    ['input flavor, line 1: “latest: false” is not key=value in “latest: false”.', 'What to do: Write latest=false.']
  ],
  [
    'a misspelt flavor',
    'push-branch',
    {flavor: 'latset=false'},
    'error',
    [
      'input flavor, line 1: unknown key “latset” in “latset=false”.',
      'What to do: Known: “latest”, “prefix”, “suffix” or “onlatest”. Did you mean “latest”?'
    ]
  ],
  [
    'onlatest first',
    'push-branch',
    {flavor: 'onlatest=true'},
    'error',
    [
      'input flavor, line 1: onlatest must follow a prefix or a suffix on its line in “onlatest=true”.',
      'What to do: Write prefix=x-,onlatest=true.'
    ]
  ],
  [
    'a bad short sha length',
    'push-branch',
    {tags: 'type=sha'},
    'warning',
    ['The variable DOCKER_METADATA_SHORT_SHA_LENGTH is “x”, not a length from 1 to 64, so it is 7.'],
    {DOCKER_METADATA_SHORT_SHA_LENGTH: 'x'}
  ],
  [
    'a branch that reads like a version',
    branch('1.2'),
    {},
    'warning',
    [
      'The branch 1.2 makes no tag, because 1.2 reads like the version of a release. To publish it all the same, write in the input tags: type=ref,event=branch,prefix=ref-.'
    ]
  ],
  [
    'a branch that reads like a version, own rules',
    branch('1.2'),
    {tags: 'type=ref,event=branch'},
    'warning',
    [
      'input tags, line 1: “type=ref,event=branch” writes 1.2, which reads like the version of a release, and overwrites it. A prefix keeps them apart: type=ref,event=branch,prefix=ref-.'
    ]
  ],
  [
    'a git tag like the default branch',
    tag('main'),
    {},
    'warning',
    [
      'The git tag main makes no tag, because main is the tag of the default branch main. To publish it all the same, write in the input tags: type=ref,event=tag,prefix=ref-.'
    ]
  ],
  [
    'no rule fits',
    'push-branch',
    {tags: V},
    'error',
    [
      'No tag for the event push on branch main.',
      'Why: none of the rules of the input tags fits this event and ref',
      'What to do: Add a rule that always fits, such as type=sha, or leave tags empty for the tags that fit every event.'
    ]
  ],
  [
    'a raw tag that nothing is left of',
    branch('日本'),
    {tags: 'type=ref,event=branch\ntype=sha'},
    'warning',
    ['input tags, line 1: nothing of “日本” can stand in a tag, so “type=ref,event=branch” makes none.']
  ]
]

it.each(SLIPS)('%s is told', async (_, event, inputs, kind, lines, env = {}) => {
  const told = await planOf(event, inputs, env).then(
    ({warnings}) => ['warning', warnings],
    (error: unknown) => {
      if (!(error instanceof ActionError)) throw error
      return ['error', failureLines(error)]
    }
  )
  expect(told).toEqual([kind, lines])
})
