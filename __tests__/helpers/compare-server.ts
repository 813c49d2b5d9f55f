import http from 'node:http'
import type {AddressInfo} from 'node:net'
import {compareIn, type History} from './history.ts'

/** GitHub's API as far as it compares commits of Acme/Tool. */
export interface CompareServer {
  readonly url: string
  /** undefined: there is nothing that could be compared. */
  history: History | undefined
  /** What was compared with what. */
  readonly asked: string[]
  /** Answers before the true ones. */
  faults: {status: number; headers?: Record<string, string>; body?: object}[]
  close(): Promise<void>
}

export async function startCompareServer(history: History | undefined): Promise<CompareServer> {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://api')
    const basehead = decodeURIComponent(url.pathname).replace('/repos/Acme/Tool/compare/', '')
    api.asked.push(basehead)
    const fault = api.faults.shift()
    const page = Number(url.searchParams.get('page') ?? '1')
    const found =
      api.history && compareIn(api.history, basehead, page, Number(url.searchParams.get('per_page') ?? '250'))
    const {status, headers, body} = fault ?? (found ? {status: 200, body: found} : {status: 404})
    response.writeHead(status, {'content-type': 'application/json', ...headers})
    response.end(JSON.stringify(body ?? {message: 'no such thing'}))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const api: CompareServer = {
    // A server that listens on TCP has an address of this shape.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    history,
    asked: [],
    faults: [],
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
  return api
}
