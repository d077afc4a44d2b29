/** Is this text from an address bar a key that could exist? Anything else is simply not found. */
export function isUuid(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)
  )
}
