import type { Language } from './languages.ts'

type Names = { months: string[]; shortMonths: string[]; weekdays: string[]; oClock: string }

/** Names of months and days, from Sunday; our own, because Node knows no Frisian. */
export const calendarNames: Record<Language, Names> = {
  nl: {
    months: words('januari februari maart april mei juni juli augustus september oktober november december'),
    shortMonths: words('jan. febr. mrt. apr. mei juni juli aug. sept. okt. nov. dec.'),
    weekdays: words('zondag maandag dinsdag woensdag donderdag vrijdag zaterdag'),
    oClock: 'uur',
  },
  en: {
    months: words('January February March April May June July August September October November December'),
    shortMonths: words('Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec'),
    weekdays: words('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
    oClock: '',
  },
  fy: {
    months: words(
      'jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber',
    ),
    shortMonths: words('jan. febr. mrt. apr. maaie juny july aug. sept. okt. nov. des.'),
    weekdays: words('snein moandei tiisdei woansdei tongersdei freed sneon'),
    oClock: 'oere',
  },
}

function words(row: string): string[] {
  return row.split(' ')
}
