/** Characters of a token behind the plus of an address: 128 bits, in letters and digits that survive a change of case. */
const token = /\+([a-z2-7]{26})@/i

/** The address at which one person answers in one thread: that of the fund, with their token behind a plus. */
export function replyAddress(ofFund: string, key: string): string {
  const at = ofFund.lastIndexOf('@')
  return `${ofFund.slice(0, at)}+${key}${ofFund.slice(at)}`
}

/** The tokens that stand in some addresses, each once, in the order in which they stand there. */
export function tokensIn(addresses: readonly string[]): string[] {
  const found = addresses.flatMap((address) => token.exec(address)?.[1]?.toLowerCase() ?? [])
  return [...new Set(found)]
}

/** Days after the last message of a thread in which an answer by mail still joins it. */
export const answerDays = 365

/** Is a thread alive, so that an answer by mail joins it? */
export function isAlive(lastAt: Date, now: Date): boolean {
  return now.getTime() - lastAt.getTime() <= answerDays * 86_400_000
}
