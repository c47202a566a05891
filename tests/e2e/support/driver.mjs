// One tauri-driver with one program under it, in a folder of its own that vanishes with it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Builder, Capabilities } from 'selenium-webdriver'

const top = resolve(import.meta.dirname, '../../..')
const program = resolve(process.env.CHANCERY ?? join(top, 'target/debug/chancery'))
const tauriDriver = join(top, '.cache/tools/bin/tauri-driver')

const startWithin = 30_000

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function listening(port, child) {
  const until = Date.now() + 15_000
  while (Date.now() < until && child.exitCode === null) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await pause(50)
  }
  throw new Error(`no driver answers on port ${port}`)
}

// What the person's desktop would say: theme, language, time zone, and where programs keep their things.
function environment(home, { answers, dark, env }) {
  const inHome = (name) => join(home, name)
  return {
    ...process.env,
    RUST_BACKTRACE: '0',
    GDK_BACKEND: 'x11',
    GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
    LC_ALL: 'C.UTF-8',
    TZ: 'Europe/Luxembourg',
    HOME: home,
    HOSTNAME: 'desk',
    USER: 'Secretariat',
    XDG_CACHE_HOME: inHome('cache'),
    XDG_CONFIG_HOME: inHome('config'),
    XDG_DATA_HOME: inHome('data'),
    CHANCERY_HOME: inHome('chancery'),
    ...(answers ? { CHANCERY_ANSWERS: inHome('answers.json') } : {}),
    ...env,
  }
}

async function session(port, args) {
  const wanted = new Capabilities({ browserName: 'wry', 'tauri:options': { application: program, args } })
  const started = new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(wanted).build()
  const late = pause(startWithin, undefined, { ref: false }).then(() => {
    throw new Error(`there was no window within ${startWithin} ms`)
  })
  return Promise.race([started, late])
}

/**
 * Starts the program. `args` are its arguments, `answers` what its native dialogs answer in turn (a path, or null for
 * "cancel"); `home` is the folder of an earlier start, to go on where that one ended. All this may be a function of the
 * folder that is made for this start.
 */
export async function launch(options = {}) {
  // The driver waits for ever for a program that is not there.
  for (const file of [program, tauriDriver]) await access(file, constants.X_OK)

  const own = options.home === undefined
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'chancery-e2e-')))
  const { args = [], answers, dark = false, env = {} } = typeof options === 'function' ? options(home) : options
  if (answers) await writeFile(join(home, 'answers.json'), JSON.stringify(answers))

  const port = await freePort()
  const native = await freePort()
  const child = spawn(tauriDriver, ['--port', String(port), '--native-port', String(native)], {
    cwd: home,
    detached: true,
    env: environment(home, { answers, dark, env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk) => (output += chunk)
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)

  const stop = async ({ keepHome = false } = {}) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      process.kill(-child.pid, 'SIGTERM')
      const late = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 3_000)
      await ended
      clearTimeout(late)
    }
    if (own && !keepHome) await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    for (const one of [native, port]) await listening(one, child)
    const web = await session(port, args)
    return { web, home, stop, output: () => output }
  } catch (error) {
    await stop()
    throw new Error(`The program did not start: ${error.message}\n${output}`, { cause: error })
  }
}
