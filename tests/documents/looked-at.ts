import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Puts a document in a folder of its own for as long as the work takes. */
export async function inFolder<Answer>(
  bytes: Uint8Array,
  work: (folder: string, file: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'dichtbij-document-'))
  try {
    const file = join(folder, 'document.pdf')
    await writeFile(file, bytes)
    return await work(folder, file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What a program says about a document. */
export async function said(tool: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(tool, args, { maxBuffer: 50_000_000 })
  return stdout
}

/** The text of each page as poppler reads it, with single spaces. */
export async function pageTexts(file: string): Promise<string[]> {
  const text = await said('pdftotext', '-raw', file, '-')
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '))
}

/** How often a text stands in another. */
export function times(text: string, part: string): number {
  return text.split(part.replace(/\s+/g, ' ')).length - 1
}

/** Does the signature of a document hold? In the words of pdfsig. */
export async function signatureSays(bytes: Uint8Array): Promise<string> {
  const told = await inFolder(bytes, (_folder, file) =>
    said('pdfsig', '-nocert', file).catch(({ stdout }) => stdout),
  )
  return /Signature Validation: (.*)/.exec(told)?.[1] ?? 'no signature'
}
