import { addDays, type IsoDate } from '#app/domain/calendar.ts'

/** A day in a calendar. Ids stay the same, so that a calendar that is read again moves what it has. */
export type CalendarDay = { id: string; on: IsoDate; title: string; url: string; changedAt: Date }

/**
 * Days as iCalendar (RFC 5545): CRLF, lines of at most 75 octets, and nothing in a text that could begin another line.
 */
export function icalendar({
  name,
  host,
  days,
}: {
  name: string
  host: string
  days: readonly CalendarDay[]
}): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dichtbij//Open data//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap((day) => eventLines(day, host)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function eventLines({ id, on, title, url, changedAt }: CalendarDay, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}@${host}`,
    `DTSTAMP:${changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\n\r\u2028\u2029\u0085]/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** Folds by octets and never inside a letter; the space that begins a next line counts. */
function folded(line: string): string {
  const lines = ['']
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      lines.push(' ')
      octets = 1
    }
    lines[lines.length - 1] += letter
    octets += size
  }
  return lines.join('\r\n')
}
