import type { IsoDate } from '#app/domain/calendar.ts'
import { castClock } from './clock.ts'
import { fund } from './fund.ts'
import { buurtgezinnen } from './initiatives/buurtgezinnen.ts'
import { gezinslab } from './initiatives/gezinslab.ts'
import { gezondMetCultuur } from './initiatives/gezond-met-cultuur.ts'
import { skillsgarden } from './initiatives/skillsgarden.ts'
import { taalmaatjes } from './initiatives/taalmaatjes.ts'
import { verduurzaming } from './initiatives/verduurzaming.ts'
import { verrijkingSchooldag } from './initiatives/verrijking-schooldag.ts'
import { wijkbedrijf } from './initiatives/wijkbedrijf.ts'
import type { Cast } from './shape.ts'
import { smallStarts } from './small-starts.ts'

export { companions, contacts, personas } from './people.ts'

/** The whole demo cast laid round a day: the fund with its rounds, and the eight initiatives where they stand. */
export function castOn(today: IsoDate): Cast {
  const clock = castClock(today)
  return {
    today,
    fund: fund(clock),
    initiatives: [
      taalmaatjes(clock),
      verduurzaming(clock),
      buurtgezinnen(clock),
      gezinslab(clock),
      wijkbedrijf(clock),
      skillsgarden(clock),
      verrijkingSchooldag(clock),
      gezondMetCultuur(clock),
    ],
    smallStarts: smallStarts(clock),
  }
}
