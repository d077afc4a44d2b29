import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Mail = {
  to: string[]
  subject: string
  text: string
  html: string
  messageId: string
  attachments: { name: string; type: string; size: number }[]
}

/** The mails that the mail server of a journey kept in a folder. */
export class Mailbox {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  /** All mails that reached an address, the oldest first. */
  to(address: string): Mail[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => JSON.parse(readFileSync(join(this.#folder, name), 'utf8')) as Mail)
      .filter(({ to }) => to.includes(address.toLowerCase()))
  }

  /**
   * Does something and answers the first mail that reaches an address after it and has such a subject. Fails when none
   * comes in time, with the subjects of what did come.
   */
  async after(
    address: string,
    act: () => Promise<unknown>,
    { subject = /./, within = 45_000 }: { subject?: RegExp; within?: number } = {},
  ): Promise<Mail> {
    const before = this.to(address).length
    await act()
    const deadline = Date.now() + within
    while (Date.now() < deadline) {
      const mail = this.to(address)
        .slice(before)
        .find((one) => subject.test(one.subject))
      if (mail) return mail
      await sleep(100)
    }
    const came = this.to(address)
      .slice(before)
      .map((one) => one.subject)
    throw new Error(`no mail like ${subject} reached ${address}; came: ${came.join(' | ') || 'none'}`)
  }
}

/** The code of six digits in a mail. */
export function codeIn({ text }: Mail): string {
  const code = /(?<!\d)(\d{3})[ \u00a0]?(\d{3})(?!\d)/.exec(text)
  if (!code) throw new Error(`no code in:\n${text}`)
  return `${code[1]}${code[2]}`
}

/** The links of a mail to pages of the site. */
export function linksIn({ text, html }: Mail): string[] {
  const found = `${text}\n${html}`.match(/https?:\/\/localhost:\d+[^\s"'<>)\]]*/g) ?? []
  return [...new Set(found.map((link) => link.replaceAll('&amp;', '&')))]
}
