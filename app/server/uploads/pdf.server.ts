import { readFile } from 'node:fs/promises'
import { inThread } from './thread.server.ts'

/** Can everybody open this PDF? `isPdf` is false for what only begins like one. */
export async function readPdf(path: string): Promise<{ isPdf: boolean; locked: boolean }> {
  const bytes = await readFile(path)
  const read = await inThread<'open' | 'locked' | 'unreadable'>(code, bytes)
  if (read !== 'unreadable') return { isPdf: true, locked: read === 'locked' }
  const text = bytes.toString('latin1')
  return {
    isPdf: text.slice(-2048).includes('startxref'),
    locked: /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text),
  }
}

const code = `
  const { PDFDocument, EncryptedPDFError } = load('pdf-lib')
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    return document.getPageCount() > 0 ? 'open' : 'unreadable'
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'locked' : 'unreadable'
  }`
