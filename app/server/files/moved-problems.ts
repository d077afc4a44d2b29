import type { FileProblem } from '#app/domain/proposal/file.ts'

type Problems = Record<string, FileProblem>
type RowIntent = {
  type?: unknown
  payload?: { name?: unknown; index?: unknown; from?: unknown; to?: unknown }
}

/** Problems by field, after the button of a row (`intent`, as the form sends it) took a row away or put it elsewhere. */
export function movedProblems(problems: Problems, intent: string | null): Problems {
  const { type, payload = {} } = read(intent)
  return Object.fromEntries(
    Object.entries(problems).flatMap(([path, problem]) => {
      const [, list, at, rest] = /^(\w+)\[(\d+)\](.*)$/.exec(path) ?? []
      if (list === undefined || list !== payload.name) return [[path, problem]]
      const place = placeAfter(Number(at), type, payload)
      return place === null ? [] : [[`${list}[${place}]${rest}`, problem]]
    }),
  )
}

function placeAfter(at: number, type: unknown, { index, from, to }: NonNullable<RowIntent['payload']>) {
  if (type === 'remove') return at === index ? null : at - Number(at > Number(index))
  if (type !== 'reorder') return at
  if (at === from) return Number(to)
  const without = at - Number(at > Number(from))
  return without + Number(without >= Number(to))
}

function read(intent: string | null): RowIntent {
  try {
    return (JSON.parse(intent ?? '{}') ?? {}) as RowIntent
  } catch {
    return {}
  }
}
