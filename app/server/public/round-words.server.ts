/** The last minute that counts, as people say it: a round that closes at midnight closes at 23.59 the day before. */
export function closingMoment({ closesAt }: { closesAt: Date }): Date {
  const minute = clockMinutes.format(closesAt)
  return minute === '00:00' ? new Date(closesAt.getTime() - 60_000) : closesAt
}

const clockMinutes = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
