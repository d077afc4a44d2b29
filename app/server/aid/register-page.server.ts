import type { Person } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { aidRoom, countsOn, countsUntil } from '#app/domain/aid/running-sum.ts'
import { singleUndertakings } from '#app/domain/aid/undertaking.ts'
import { dayOf, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  type AidSource,
  aidKnown,
  aidLinksOf,
  aidRulesOf,
  type KnownAid,
  type RecordedLink,
  undertakingsKnown,
} from '#db/queries/aid.server.ts'
import { fromWord, instrumentWord, undertakingWord } from './aid-words.ts'

/** The register of state aid as it stands on a day: what each single undertaking got, and how much room it has left. */
export async function registerPage(actor: Person, asked: string | null, now: Date) {
  const language = currentLocale()
  const typed = asked ? parseDay(asked) : null
  const day = typed ?? dayOf(now)
  const [{ rules }, known, links, names] = await Promise.all([
    aidRulesOf(db(), actor.fund),
    aidKnown(db(), actor.fund),
    aidLinksOf(db(), actor.fund),
    undertakingsKnown(db(), actor.fund),
  ])
  const holding = links.filter(({ endedAt }) => endedAt === null)
  const keys = [
    ...known.map(({ undertaking }) => undertaking),
    ...holding.flatMap(({ one, other }) => [one, other]),
  ]
  const undertakings = singleUndertakings(keys, holding).map((members) => {
    const own = known.filter((one) => members.includes(one.undertaking) && one.on <= day)
    const room = aidRoom(own, rules, day)
    return {
      key: members[0] ?? '',
      name: members.map((key) => names.get(key) ?? key).join(' + '),
      kvk: members.map(undertakingWord),
      sum: room && formatMoney(room.sum, language),
      left: room && formatMoney(room.left, language),
      until: room?.until ? formatDay(room.until, language) : null,
      full: room?.left === 0,
      entries: own.map((one, at) => lineOf(one, String(at), day)),
      links: links.filter(({ one, other }) => members.includes(one) || members.includes(other)).map(linkOf),
    }
  })
  return {
    asked: { on: asked ?? '', wrong: asked !== null && typed === null },
    day: formatDay(day, language),
    isoDay: day,
    ceiling: ceilingWords(rules, day),
    undertakings: undertakings.sort((one, other) => one.name.localeCompare(other.name, 'nl')),
    keeps: can(actor, 'keep-aid-register').ok,
  }
}

/** One link, before it ends; null when it is not there or has ended. */
export async function linkPage(actor: Person, id: string | undefined) {
  const link = (await aidLinksOf(db(), actor.fund)).find((one) => one.id === id && one.endedAt === null)
  return link ? linkOf(link) : null
}

function ceilingWords(rules: Parameters<typeof aidRoom>[1], day: IsoDate): string {
  const language = currentLocale()
  const ceiling = rules.ceilings.find(({ from, until }) => from <= day && day <= until)
  return ceiling
    ? m.aid_ceiling({
        amount: formatMoney(ceiling.cents, language),
        regulation: ceiling.regulation,
        until: formatDay(ceiling.until, language),
      })
    : m.aid_ceiling_none({ day: formatDay(day, language) })
}

function lineOf(one: KnownAid, key: string, day: IsoDate) {
  const language = currentLocale()
  return {
    key,
    on: formatDay(one.on, language),
    giver: one.giver,
    amount: formatMoney(one.cents, language),
    instrument: one.from.kind === 'own' ? instrumentWord(one.from.instrument) : m.aid_instrument_unknown(),
    counts: countsOn(one, day)
      ? m.aid_counts_until({ day: formatDay(countsUntil(one.on), language) })
      : m.aid_counts_no_more(),
    from: fromWord(one.from),
    href: hrefOf(one.from),
  }
}

function hrefOf(from: AidSource): string | null {
  if (from.kind === 'past') return `/manager/past/grants/${from.grant}`
  return from.kind === 'own' ? `/manager/grants/${from.grant}` : null
}

function linkOf(link: RecordedLink) {
  const language = currentLocale()
  return {
    id: link.id,
    names: m.aid_link_names({ one: link.oneName, other: link.otherName }),
    by: m.aid_link_by({ name: link.linkedByName, day: formatDay(dayOf(link.linkedAt), language) }),
    reason: link.reason,
    ended: link.endedAt
      ? m.aid_link_ended({
          day: formatDay(dayOf(link.endedAt), language),
          reason: link.endedReason ?? '',
        })
      : null,
  }
}
