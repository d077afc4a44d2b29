/** What is to be said, and the version of the section that now stands. */
export type TypingState = { version: number; text: string | null; wrong: boolean }
/** What the server answers; `stop` says that trying again changes nothing. */
export type TypingAnswer =
  | { saved: true; version: number; text: string }
  | { saved: false; stop: true; text: string }

const afterTyping = 3_000
const afterChoosing = 0
const beforeAgain = 10_000

/** Watches one form: one save at a time, and none after the form is sent or somebody else changed the same. */
export class TypingSaver {
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | null = null
  #typedSince = false
  #stopped = false
  #sent = false
  /** As it stood at the last key: on the way out the form may show another page already. */
  #latest = new URLSearchParams()
  readonly #form: HTMLFormElement
  readonly #action: string
  readonly #failed: () => string
  readonly #say: (state: TypingState) => void
  #version = 0

  constructor(
    form: HTMLFormElement,
    action: string,
    failed: () => string,
    say: (state: TypingState) => void,
  ) {
    this.#form = form
    this.#action = action
    this.#failed = failed
    this.#say = say
    form.addEventListener('input', this.#onInput)
    form.addEventListener('submit', this.#onSubmit, { capture: true })
    window.addEventListener('pagehide', this.#onLeave)
  }

  /** Whoever leaves within the seconds after the last key takes nothing away: what was typed is sent on the way out. */
  leave(): void {
    this.#onLeave()
    this.stop()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#form.removeEventListener('input', this.#onInput)
    this.#form.removeEventListener('submit', this.#onSubmit, { capture: true })
    window.removeEventListener('pagehide', this.#onLeave)
  }

  #onLeave = (): void => {
    if (!this.#typedSince || this.#stopped || this.#sent) return
    this.#typedSince = false
    const from = this.#latest.get('version')
    if (from !== null) this.#latest.set('version', String(Math.max(this.#version, Number(from))))
    void fetch(this.#action, {
      method: 'POST',
      body: this.#latest,
      redirect: 'manual',
      keepalive: true,
    }).catch(() => undefined)
  }

  #onInput = ({ target }: Event): void => {
    this.#typedSince = true
    this.#sent = false
    this.#latest = this.#fields()
    const chosen = target instanceof HTMLInputElement && target.type === 'radio'
    if (!this.#saving) this.#later(chosen ? afterChoosing : afterTyping)
  }

  /** A save on its way is waited for, so that the button never meets it as if somebody else had written. */
  #onSubmit = (event: SubmitEvent): void => {
    clearTimeout(this.#timer)
    const { submitter } = event
    if (!this.#saving) {
      this.#sent = true
      return
    }
    event.preventDefault()
    event.stopPropagation()
    this.#saving.then(() => {
      clearTimeout(this.#timer)
      this.#form.requestSubmit(submitter as HTMLElement | null)
    })
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#saving = this.#save().finally(() => {
        this.#saving = null
      })
    }, wait)
  }

  async #save(): Promise<void> {
    this.#typedSince = false
    const answer = await this.#send()
    if (this.#stopped) return
    if (answer?.saved) {
      this.#version = answer.version
      this.#takeOver(answer.version)
      this.#say({ version: answer.version, text: answer.text, wrong: false })
      if (this.#typedSince) this.#later(afterTyping)
      return
    }
    this.#say({ version: this.#version, text: answer?.text ?? this.#failed(), wrong: true })
    if (answer?.stop) this.stop()
    else this.#later(beforeAgain)
  }

  #fields(): URLSearchParams {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === 'string') fields.append(name, value)
    fields.set('operation', crypto.randomUUID())
    return fields
  }

  async #send(): Promise<TypingAnswer | null> {
    try {
      const answer = await fetch(this.#action, { method: 'POST', body: this.#fields(), redirect: 'manual' })
      if (answer.type === 'opaqueredirect') return { saved: false, stop: true, text: this.#failed() }
      return answer.status < 500 ? ((await answer.json()) as TypingAnswer) : null
    } catch {
      return null
    }
  }

  /** The form goes on from the version that was just saved. */
  #takeOver(version: number): void {
    const field = this.#form.elements.namedItem('version')
    if (field instanceof HTMLInputElement) field.value = String(version)
  }
}
