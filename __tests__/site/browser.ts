import {existsSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join} from 'node:path'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'

/** The folder that Jest's globalSetup has built the page into. */
export const SITE = process.env.FRESH_SITE ?? ''

const PLACES = ['chromium', 'chromium-browser', 'google-chrome'].map(name => `/usr/bin/${name}`)
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css'
}

export interface Shown {
  readonly page: Page
  /** Addresses that were asked for. */
  readonly requests: readonly string[]
  /** Of the console and of the page: everything that went wrong. */
  readonly complaints: readonly string[]
}

export interface Site {
  readonly address: string
  open(options?: BrowserContextOptions, fragment?: string): Promise<Shown>
  close(): Promise<void>
}

/** The page in a real Chromium, from a plain static server. */
export async function startSite(): Promise<Site> {
  const program = process.env.CHROMIUM ?? PLACES.find(place => existsSync(place))
  if (program === undefined) {
    throw new Error('Chromium was not found, which these tests need: script/chromium installs it, or CHROMIUM names it')
  }
  const server = createServer(({url = '/'}, response) => {
    const path = join(SITE, url === '/' ? 'index.html' : new URL(url, 'http://x').pathname)
    if (!existsSync(path)) return void response.writeHead(404).end()
    response.writeHead(200, {'content-type': TYPES[extname(path)] ?? 'text/plain'}).end(readFileSync(path))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, its address is an object.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // Chromium's own sandbox can't be set up by root.
  const browser: Browser = await chromium.launch({executablePath: program, chromiumSandbox: process.getuid?.() !== 0})
  return {
    address,
    async open(options = {}, fragment = '') {
      const context = await browser.newContext({viewport: {width: 1400, height: 1000}, ...options})
      const page = await context.newPage()
      const requests: string[] = []
      const complaints: string[] = []
      context.on('request', request => requests.push(request.url()))
      page.on('console', message => complaints.push(message.text()))
      page.on('pageerror', error => complaints.push(error.message))
      const failed = new Promise<never>((_, reject) => page.once('pageerror', reject))
      await page.goto(`${address}${fragment}`)
      await Promise.race([page.waitForSelector('body[data-ready] #events[aria-busy=false]'), failed])
      return {page, requests, complaints}
    },
    async close() {
      await browser.close()
      server.close()
    }
  }
}

/** The tags in the card of one run. */
export async function tagsOf(page: Page, event: string): Promise<string[]> {
  return await page
    .locator(`#event-${event.replaceAll(' ', '-')}`)
    .locator('xpath=../..')
    .locator('td.name')
    .allTextContents()
}

/** Writes the step as one edit, and waits for its result. */
export async function write(page: Page, text: string): Promise<void> {
  await page.fill('#step', text)
  await page.waitForSelector('#events[aria-busy=false]', {state: 'attached'})
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly dur: number
  /** Of the thread's own time, microseconds; Chromium leaves a 0 out. */
  readonly tdur?: number
  readonly args?: {readonly name?: string}
}

/**
 * How long each task of the page's main thread took, milliseconds of the thread's own time: what other programs take of
 * the machine meanwhile is not the page's.
 */
export async function tracedTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('a page without a browser')
  await browser.startTracing(page, {categories: ['toplevel', 'disabled-by-default-devtools.timeline']})
  await work()
  // Chromium's own format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
  const {traceEvents} = JSON.parse((await browser.stopTracing()).toString()) as {traceEvents: TraceEvent[]}
  const mains = traceEvents.filter(({name, args}) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const ours = new Set(mains.map(({pid, tid}) => `${pid} ${tid}`))
  return traceEvents
    .filter(({name, ph, pid, tid}) => ph === 'X' && /RunTask$/.test(name) && ours.has(`${pid} ${tid}`))
    .map(({dur, tdur}) => (tdur ?? dur) / 1000)
}
