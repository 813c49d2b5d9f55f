import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {promisify} from 'node:util'
import {answers, freePort} from './buildkit.ts'
import {findWitness} from './witness.ts'

const execute = promisify(execFile)
/** Gitea refuses to run as root; this is `nobody`. */
const USER = process.getuid?.() === 0 ? {uid: 65534, gid: 65534} : {}
const PASSWORD = 'correct horse battery staple'

/** A real Gitea: a registry with users, organisations, tokens and scopes. */
export interface Gitea {
  /** `host:port`, plain HTTP. */
  readonly address: string
  /** A new user, who may do everything with what is theirs. */
  user(name: string): Promise<void>
  /** A new organisation of a user. */
  organisation(name: string, owner: string): Promise<void>
  /** A token of a user with these scopes, as Gitea names them. */
  token(user: string, ...scopes: string[]): Promise<string>
  /** The digest of a tag, read by a user's password without any code of the action; null without one. */
  digestOfTag(name: string, tag: string, user: string): Promise<string | null>
  tagsOf(name: string, user: string): Promise<string[]>
  close(): Promise<void>
}

export async function startGitea(): Promise<Gitea> {
  const witness = findWitness('gitea')
  if (witness === null) throw new Error('the witness gitea is not built: run script/witnesses gitea')
  const folder = mkdtempSync(join(tmpdir(), 'gitea-'))
  const at = (name: string) => join(folder, name)
  // Another user can't look into this one's cache.
  cpSync(witness, at('program'), {recursive: true})
  mkdirSync(at('work'))
  const port = await freePort()
  writeFileSync(at('app.ini'), settings(at('work'), at('program/share'), port))
  if (USER.uid !== undefined)
    for (const path of [folder, at('work'), at('app.ini')]) chownSync(path, USER.uid, USER.gid)
  const program = at('program/bin/gitea')
  const options = {
    ...USER,
    cwd: at('work'),
    env: {PATH: process.env.PATH, HOME: at('work'), USER: USER.uid === undefined ? process.env.USER : 'nobody'}
  }
  const common = ['--config', at('app.ini'), '--work-path', at('work')]
  const run = async (...args: string[]) => await execute(program, [...args, ...common], options)
  await run('migrate')
  const create = ['admin', 'user', 'create', '--admin', '--must-change-password=false']
  await run(...create, '--username', 'root-of-all', '--password', PASSWORD, '--email', 'root@example.com')
  const server: ChildProcess = spawn(program, ['web', ...common], {...options, stdio: ['ignore', 'pipe', 'pipe']})
  let log = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', chunk => (log += chunk))
  const ended = new Promise<void>(resolve => server.once('close', () => resolve()))
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 300 || server.exitCode !== null) throw new Error(`Gitea did not start:\n${log.slice(-2000)}`)
    await wait(100)
  }

  const address = `127.0.0.1:${port}`
  const basic = (user: string) => `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}`
  const api = async (user: string, path: string, body: object): Promise<unknown> => {
    const response = await fetch(`http://${address}/api/v1/${path}`, {
      method: 'POST',
      headers: {authorization: basic(user), 'content-type': 'application/json'},
      body: JSON.stringify(body)
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json()
  }
  const registry = async (user: string, path: string, accept = '*/*') => {
    const answer = await fetch(`http://${address}/v2/token?service=container_registry&scope=*`, {
      headers: {authorization: basic(user)}
    })
    const {token} = (await answer.json()) as {token: string}
    return await fetch(`http://${address}/v2/${path}`, {headers: {authorization: `Bearer ${token}`, accept}})
  }
  return {
    address,
    async user(name) {
      const email = `${name}@example.com`
      await api('root-of-all', 'admin/users', {username: name, email, password: PASSWORD, must_change_password: false})
    },
    async organisation(name, owner) {
      await api(owner, 'orgs', {username: name})
    },
    async token(user, ...scopes) {
      const name = `${scopes.join('-')}-${Date.now()}`.replaceAll(':', '-')
      return ((await api(user, `users/${user}/tokens`, {name, scopes})) as {sha1: string}).sha1
    },
    async digestOfTag(name, tag, user) {
      const types = 'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json'
      const response = await registry(user, `${name}/manifests/${tag}`, types)
      return response.status === 200 ? response.headers.get('docker-content-digest') : null
    },
    async tagsOf(name, user) {
      const response = await registry(user, `${name}/tags/list`)
      return response.status === 200 ? ((await response.json()) as {tags: string[]}).tags.sort() : []
    },
    async close() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, {recursive: true, force: true})
    }
  }
}

/** https://docs.gitea.com/administration/config-cheat-sheet */
function settings(work: string, share: string, port: number): string {
  return `RUN_MODE = prod
WORK_PATH = ${work}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = http://127.0.0.1:${port}/
STATIC_ROOT_PATH = ${share}
APP_DATA_PATH = ${work}/data
DISABLE_SSH = true
OFFLINE_MODE = true
[database]
DB_TYPE = sqlite3
PATH = ${work}/gitea.db
[security]
INSTALL_LOCK = true
SECRET_KEY = of-this-test-alone
PASSWORD_HASH_ALGO = pbkdf2$1000$32
PASSWORD_COMPLEXITY = off
[log]
LEVEL = Warn
ROOT_PATH = ${work}/log
[actions]
ENABLED = false
[cron]
ENABLED = false
[indexer]
ISSUE_INDEXER_TYPE = db
`
}
