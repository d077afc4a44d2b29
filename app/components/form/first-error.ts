type Reply = { error?: Record<string, string[] | null> | null } | null | undefined

/** The words for the first error code of a field in a form that was not understood. */
export function firstError(reply: Reply, field: string, words: Record<string, string>): string | undefined {
  const code = reply?.error?.[field]?.[0]
  return code === undefined ? undefined : (words[code] ?? Object.values(words)[0])
}
