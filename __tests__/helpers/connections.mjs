// Loaded into the action's process and the programs that it starts (NODE_OPTIONS=--import=…): each connection that is
// opened to another machine is written down, below all clients, and leads to the stand-in for the Internet instead.
// CONNECTIONS is the file that gets a line of JSON each; INTERNET the stand-in's two ports, `TLS plain`.
import {appendFileSync} from 'node:fs'
import net from 'node:net'
import {basename} from 'node:path'

const {CONNECTIONS, INTERNET = ''} = process.env
const [tls, plain] = INTERNET.split(' ').map(Number)
const program = basename(process.argv[1] ?? '')
const {connect} = net.Socket.prototype

net.Socket.prototype.connect = function (...args) {
  // Node's own callers hand on their arguments in one list.
  const given = Array.isArray(args[0]) ? args[0] : args
  const [first, second] = given
  const options =
    typeof first === 'object' ? first : {port: first, host: typeof second === 'string' ? second : undefined}
  const {path, port, host = 'localhost'} = options
  if (path || host === 'localhost' || host.startsWith('127.')) return connect.apply(this, args)
  appendFileSync(CONNECTIONS, `${JSON.stringify({program, host, port: Number(port)})}\n`)
  const callback = given.findLast(each => typeof each === 'function')
  return connect.call(this, {...options, host: '127.0.0.1', port: Number(port) === 80 ? plain : tls}, callback)
}
