// The measured builds of docs/builds.json (script/bench-builds --json) as a picture and as a table.

const CHANGES = {
  same: 'nothing changed',
  source: 'one line of source changed',
  dependency: 'one dependency changed',
  cold: 'first build'
}
const CACHES = {gha: 'cache gha', registry: 'cache registry', none: 'no cache'}
const BUILDERS = {docker: 'engine’s own builder', 'docker-container': 'builder in a container'}

const WIDTH = 940
const [LEFT, RIGHT, TOP, ROW, BAR] = [420, 110, 46, 46, 13]

const seconds = ms => `${(ms / 1000).toFixed(1)} s`
const circumstances = ({cache, store, driver, rtt, platforms, bare, kept, megabytes}) =>
  [
    CACHES[cache],
    `${store} store`,
    BUILDERS[driver],
    ...(rtt ? [`${rtt} ms`] : []),
    ...(platforms > 1 ? [`${platforms} platforms`] : []),
    ...(megabytes.image > 100 ? [`${megabytes.image} MB`] : []),
    ...(kept ? ['a machine that stays'] : []),
    ...(bare ? ['the chain by driver: docker'] : [])
  ].join(', ')

/** Two bars a row; readable on light and dark pages. */
export function chartOf({rows}) {
  const runs = Math.min(...rows.map(({ours}) => ours.times.length))
  const height = TOP + rows.length * ROW + 8
  const longest = Math.max(...rows.flatMap(({ours, chain}) => [ours.ms, chain.ms]))
  const length = ms => Math.max(1, Math.round((ms / longest) * (WIDTH - LEFT - RIGHT)))
  const text = (x, y, words, kind = 'text') => `<text x="${x}" y="${y}" class="${kind}">${words}</text>`
  const bar = (y, ms, kind) => [
    `<rect x="${LEFT}" y="${y}" width="${length(ms)}" height="${BAR}" rx="2" class="${kind}"/>`,
    text(LEFT + length(ms) + 6, y + 11, seconds(ms), 'small')
  ]
  const lines = rows.flatMap((row, index) => {
    const y = TOP + index * ROW
    return [
      text(8, y + 12, CHANGES[row.change]),
      text(8, y + 28, circumstances(row), 'small'),
      ...bar(y, row.ours.ms, 'ours'),
      ...bar(y + BAR + 3, row.chain.ms, 'chain'),
      text(WIDTH - 8, y + 20, `${row.ratio.toFixed(2)} ×`, 'ratio')
    ]
  })
  const legend = [
    '<rect x="8" y="14" width="12" height="12" rx="2" class="ours"/>',
    text(26, 24, 'publish-image'),
    '<rect x="140" y="14" width="12" height="12" rx="2" class="chain"/>',
    text(158, 24, 'setup-buildx and build-push-action'),
    text(WIDTH - 8, 24, `medians of ${runs} whole builds; shorter is better`, 'right')
  ]
  const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328 } .small { font-size: 11px; fill: #59636e }
    .ratio { font-weight: 600; text-anchor: end } .right { font-size: 11px; fill: #59636e; text-anchor: end }
    .ours { fill: #0969da } .chain { fill: #afb8c1 }
    @media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .small, .right { fill: #9198a1 } .ours { fill: #4493f8 } .chain { fill: #656c76 } }
  `
  const title = 'Times of whole builds, publish-image beside the usual chain of actions'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    ...legend,
    ...lines,
    '</svg>',
    ''
  ].join('\n')
}

export function tableOf({rows}) {
  const cells = row => [
    `\`${row.name}\``,
    CHANGES[row.change],
    circumstances(row),
    seconds(row.ours.ms),
    seconds(row.chain.ms),
    `${row.ratio.toFixed(2)} ×`
  ]
  return [
    '| row | what was built | where | publish-image | chain | |',
    '|---|---|---|---|---|---|',
    ...rows.map(row => `| ${cells(row).join(' | ')} |`)
  ].join('\n')
}
