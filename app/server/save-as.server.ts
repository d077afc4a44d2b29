/**
 * The header with which a browser saves a file (RFC 6266): a plain name for old programs, and the whole name for all others
 * where that is another one. A name can end no header, leaves its folder nowhere, and is not written in another direction
 * than it reads.
 */
export function saveAs(name: string): string {
  const whole = name.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]+/gu, '')
  const plain = whole.normalize('NFD').replace(/[^\w. ()-]/g, '_')
  if (plain === whole) return `attachment; filename="${plain}"`
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
