import {execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {checkOut} from './files.ts'

/** Repositories over HTTP, served by git itself. */
export interface GitServer {
  readonly url: string
  /** What was asked for, with the log-in that came with it. */
  readonly requests: {readonly path: string; readonly authorization: string | undefined}[]
  /** Only for whoever gives this as a password, from now on. */
  token: string | undefined
  /** A repository with one commit of these files on `main`; gives the commit. `name` is `owner/repository`. */
  add(name: string, files: Readonly<Record<string, string>>): string
  close(): Promise<void>
}

const GIT = ['-c', 'user.name=Octo', '-c', 'user.email=octo@example.com']

export async function startGitServer(): Promise<GitServer> {
  const root = mkdtempSync(join(tmpdir(), 'git-'))
  const server = http.createServer((request, response) => {
    const {authorization} = request.headers
    const url = new URL(request.url ?? '', 'http://git')
    git.requests.push({path: url.pathname, authorization})
    const password = Buffer.from(authorization?.split(' ')[1] ?? '', 'base64')
      .toString()
      .split(':')[1]
    if (git.token !== undefined && password !== git.token) {
      response.writeHead(401, {'www-authenticate': 'Basic realm="git"'}).end()
      return
    }
    // https://git-scm.com/docs/git-http-backend
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        REMOTE_USER: 'octo',
        REMOTE_ADDR: '127.0.0.1'
      },
      stdio: ['pipe', 'pipe', 'ignore']
    })
    request.pipe(child.stdin)
    child.stdin.on('error', () => {})
    const chunks: Buffer[] = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.once('close', () => {
      const answer = Buffer.concat(chunks)
      const end = answer.indexOf('\r\n\r\n')
      const head = answer.subarray(0, end).toString('latin1').split('\r\n')
      const headers = Object.fromEntries(head.map(line => line.split(/: (.*)/).slice(0, 2)))
      const {Status: status = '200', ...rest} = headers
      response.writeHead(Number.parseInt(status, 10), rest).end(answer.subarray(end + 4))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const git: GitServer = {
    // A server that listens on TCP has an address of this shape.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    token: undefined,
    add(name, files) {
      const folder = join(root, `${name}.git`)
      checkOut(folder, files)
      const run = (...args: string[]) =>
        execFileSync('git', [...GIT, '-C', folder, ...args], {encoding: 'utf8', stdio: 'pipe'}).trim()
      run('init', '-q', '-b', 'main')
      // A commit is asked for by its name, as on GitHub.
      run('config', 'uploadpack.allowAnySHA1InWant', 'true')
      run('add', '-A')
      run('commit', '-q', '-m', 'Say hello')
      return run('rev-parse', 'HEAD')
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
        rmSync(root, {recursive: true, force: true})
      })
  }
  return git
}
