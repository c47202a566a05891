// Records made and read behind the window's back, where a journey begins with many.
import assert from 'node:assert/strict'

/** What the window is asked for behind its back: records, made and read. */
function ask(app, command, input = {}) {
  return app.web.executeAsyncScript(
    (command, input, done) =>
      window.__TAURI_INTERNALS__.invoke('call', { command, input }).then(
        (answer) => done({ answer }),
        (failure) => done({ failure }),
      ),
    command,
    input,
  )
}

/** Runs in the page: saves these records, one after the other; each is [noun, id, fields]. */
async function saveAll(records, done) {
  try {
    for (const [noun, id, fields] of records) {
      await window.__TAURI_INTERNALS__.invoke('call', { command: 'save', input: { noun, id, revision: 0, fields } })
    }
    done(null)
  } catch (failure) {
    done(JSON.stringify(failure))
  }
}

/** Records to be saved: `made` gives the identity of one, `save` writes all of them. */
export class Records {
  #all = []

  constructor(app) {
    this.app = app
  }

  made = (noun, fields) => {
    const id = crypto.randomUUID()
    this.#all.push([noun, id, fields])
    return id
  }

  save = async () => {
    for (let at = 0; at < this.#all.length; at += 40) {
      assert.equal(await this.app.web.executeAsyncScript(saveAll, this.#all.slice(at, at + 40)), null)
    }
  }
}

export async function list(app, noun) {
  const { answer, failure } = await ask(app, 'list', { noun })
  assert.equal(failure, undefined)
  return answer
}

