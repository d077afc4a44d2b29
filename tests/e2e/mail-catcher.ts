import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Mail } from './mailbox.ts'

/** A mail server that keeps every mail as a file in a folder, in the order of arrival. */
export async function startMailCatcher(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true })
  let arrived = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      simpleParser(stream).then((parsed) => {
        arrived += 1
        keep(folder, arrived, asMail(parsed))
        done()
      }, done)
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

function asMail(parsed: ParsedMail): Mail {
  const to = [parsed.to ?? []]
    .flat()
    .flatMap((field) => field.value.map(({ address }) => address?.toLowerCase() ?? ''))
  return {
    to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    messageId: parsed.messageId ?? '',
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? '',
      type: contentType,
      size,
    })),
  }
}

/** Written under another name first, so that no reader sees half a mail. */
function keep(folder: string, number: number, mail: Mail): void {
  const file = join(folder, `${String(number).padStart(6, '0')}.json`)
  writeFileSync(`${file}.part`, JSON.stringify(mail))
  renameSync(`${file}.part`, file)
}
