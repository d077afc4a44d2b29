/** Lets no more than so many works go on at once; the others wait in the order in which they came. */
export function atMost(many: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = []
  let busy = 0
  return async (work) => {
    if (busy >= many) await new Promise<void>((turn) => waiting.push(turn))
    else busy += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
