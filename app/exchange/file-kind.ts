/** What a file that was meant to be a bank statement is instead of XML or a zip; null when it may be one of those. */
export function otherKind(bytes: Uint8Array): 'mt940' | 'pdf' | 'no-xml' | null {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 2_000))
  if (start.startsWith('PK')) return null
  if (start.startsWith('%PDF')) return 'pdf'
  if (/^:20:/m.test(start) && /^:25:/m.test(start)) return 'mt940'
  return isEncoded(bytes) || /^(\u00ef\u00bb\u00bf)?\s*</.test(start) ? null : 'no-xml'
}

/** XML in two bytes a letter says so with its first two. */
function isEncoded([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
