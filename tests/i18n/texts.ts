/** Every text in a tree of content with the path to it; keys that are no words are left out. */
export function textsIn(content: unknown, path: readonly string[] = []): { path: string; text: string }[] {
  if (typeof content === 'string') return [{ path: path.join('.'), text: content }]
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([key, value]) => {
    return noWords.has(key) ? [] : textsIn(value, [...path, key])
  })
}

/** The items of lists that have a key or a value, by it, so that the same thing has the same path in every language. */
export function keyed(content: unknown): unknown {
  if (Array.isArray(content)) {
    return Object.fromEntries(content.map((item, at) => [nameOf(item) ?? String(at), keyed(item)]))
  }
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, keyed(value)]))
}

function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null
  const name = 'key' in item ? item.key : 'value' in item ? item.value : null
  return typeof name === 'string' ? name : null
}

const noWords = new Set([
  'key',
  'value',
  'type',
  'id',
  'topic',
  'language',
  'languages',
  'status',
  'fyStatus',
  'note',
  'event',
  'to',
  'kind',
  'when',
  'leads',
  'track',
  'fills',
  'showIf',
  'limits',
  'optionsFrom',
  'placeholders',
  'meaning',
  'from',
  'appliesWhen',
  'lawyerCheck',
  'rule',
  'verdictShape',
  'sentWhen',
  'kinds',
  'needs',
])
