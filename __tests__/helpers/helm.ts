import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** Puts a stand-in for helm into a folder: it packs with tar, sets versions with sed, and writes down how it was called. */
export function installHelm(folder: string, version = 'v4.3.1'): void {
  const script = `#!/bin/sh
echo "$@" >> ${folder}/calls
case "$1" in
  version) echo ${version} ;;
  dependency) [ ! -e "$3/broken" ] || { echo "Error: no repository definition for https://charts.acme.example. Please add them via 'helm repo add'" >&2; exit 1; } ;;
  package)
    copy=$(mktemp -d); cp -r "$2" "$copy/chart"
    while [ $# -gt 0 ]; do
      case "$1" in
        --destination) to=$2 ;;
        --version) sed -i "s/^version:.*/version: $2/" "$copy/chart/Chart.yaml" ;;
        --app-version) sed -i "s/^appVersion:.*/appVersion: \\"$2\\"/" "$copy/chart/Chart.yaml" ;;
      esac
      shift
    done
    tar czf "$to/chart.tgz" -C "$copy" chart
    rm -r "$copy" ;;
esac`
  writeFileSync(join(folder, 'helm'), script)
  chmodSync(join(folder, 'helm'), 0o755)
}

/** The arguments of each call. */
export function callsOf(folder: string): string[] {
  const file = join(folder, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
