import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatMoney, typedMoney } from '#app/domain/money.ts'
import { type SetUpFacts, type SetUpStep, setUpSteps, stepsDone } from '#app/domain/set-up.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  contactRows,
  fundById,
  neighbourhoodsOf,
  potInUse,
  potsOf,
  yearCeilingsOf,
} from '#db/queries/fund.server.ts'
import { setUpFacts } from '#db/queries/set-up.server.ts'
import { notFound } from '../answers.server.ts'

/** The key in the address of a page that makes a new row. */
export const newKey = 'new'

/** What a fund needs before it can begin: each step, whether it is done, and what there is of it now. */
export async function setUpPage(actor: Person, now: Date, language: Language) {
  const facts = await setUpFacts(db(), actor.fund, dayOf(now))
  const done = stepsDone(facts)
  return {
    ready: setUpSteps.every((step) => done[step]),
    steps: setUpSteps.map((step) => ({
      key: step,
      title: stepTitle(step),
      hint: stepHint(step, facts, language),
      href: stepPath(step, actor),
      done: done[step],
    })),
  }
}

/** The name of a step, as it is said where it is missing. */
export function stepTitle(step: SetUpStep): string {
  return {
    fund: m.setup_step_fund,
    neighbourhoods: m.setup_step_neighbourhoods,
    contacts: m.setup_step_contacts,
    pots: m.setup_step_pots,
    programme: m.setup_step_programme,
    people: m.setup_step_people,
    panel: m.setup_step_panel,
    donors: m.setup_step_donors,
    account: m.setup_step_account,
    round: m.setup_step_round,
  }[step]()
}

/** Where a step is done; the money of donors and the rounds are the manager's, and have no link for who is none. */
function stepPath(step: SetUpStep, { roles }: Person): string | null {
  const isManager = roles.includes('manager')
  return {
    fund: '/admin/setup/fund',
    neighbourhoods: '/admin/setup/neighbourhoods',
    contacts: '/admin/setup/contacts',
    pots: '/admin/setup/pots',
    programme: '/manager/programme',
    people: '/admin',
    panel: '/admin',
    donors: isManager ? '/manager/contributions' : null,
    account: '/admin/fund-account',
    round: isManager ? '/manager/rounds' : null,
  }[step]
}

function stepHint(step: SetUpStep, facts: SetUpFacts, language: Language): string {
  const number = (value: number) => formatNumber(value, language)
  switch (step) {
    case 'fund':
      return m.setup_hint_fund()
    case 'neighbourhoods':
      return m.setup_hint_neighbourhoods({ count: number(facts.neighbourhoods) })
    case 'contacts':
      return m.setup_hint_contacts({ count: number(facts.contacts) })
    case 'pots':
      return m.setup_hint_pots({ count: number(facts.potsWithMoney) })
    case 'programme':
      return m.setup_hint_programme({ count: number(facts.pillars) })
    case 'people':
      return m.setup_hint_people({
        managers: number(facts.managers.length),
        approvers: number(facts.approvers.length),
      })
    case 'panel':
      return m.setup_hint_panel({
        residents: number(facts.residents),
        ofResidents: number(facts.panel.residents),
        professionals: number(facts.professionals),
        ofProfessionals: number(facts.panel.professionals),
        chairs: number(facts.chairs),
      })
    case 'donors':
      return m.setup_hint_donors({ amount: formatMoney(facts.contributedCents, language) })
    case 'account':
      return m.setup_hint_account()
    case 'round':
      return m.setup_hint_round({ count: number(facts.rounds) })
  }
}

export async function potsPage({ fund }: Person, language: Language) {
  const [row, pots, years] = [
    await fundById(db(), fund),
    await potsOf(db(), fund),
    await yearCeilingsOf(db(), fund),
  ]
  const held = pots.reduce((sum, { ceilingCents }) => sum + ceilingCents, 0)
  const ceiling = row?.ceilingCents ?? 0
  return {
    pots: pots.map(({ key, name, ceilingCents }) => ({
      key,
      name,
      ceiling: formatMoney(ceilingCents, language),
    })),
    fund: formatMoney(ceiling, language),
    held: formatMoney(held, language),
    years: years.map(({ year, ceilingCents }) => ({
      key: String(year),
      ceiling: formatMoney(ceilingCents, language),
    })),
  }
}

export async function potPage({ fund }: Person, key: string | undefined) {
  const row = (await potsOf(db(), fund)).find((one) => one.key === key)
  if (!row && key !== newKey) throw notFound()
  return {
    isNew: !row,
    saved: { name: row?.name ?? '', ceilingCents: row ? typedMoney(row.ceilingCents) : '' },
    inUse: row ? await potInUse(db(), row.id) : false,
    operation: randomUUID(),
  }
}

/** Every year of the fund with its ceiling, as it would be typed. */
export async function yearsPage({ fund }: Person) {
  const [row, known] = [await fundById(db(), fund), await yearCeilingsOf(db(), fund)]
  if (!row) throw notFound()
  const [first, last] = [Number(row.startsOn.slice(0, 4)), Number(row.endsOn.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return {
    years: years.map((year) => {
      const ceiling = known.find((one) => one.year === year)
      return { year: String(year), saved: ceiling ? typedMoney(ceiling.ceilingCents) : '' }
    }),
    operation: randomUUID(),
  }
}

export async function contactsPage({ fund }: Person) {
  const rows = await contactRows(db(), fund)
  return {
    contacts: rows.map(({ id, name, role, phone, hours, house, placeName, photoId }) => ({
      key: id,
      name,
      role,
      phone,
      hours,
      house: house ?? '',
      place: placeName ?? m.setup_contact_whole_fund(),
      photo: photoId,
    })),
  }
}

export async function contactPage({ fund }: Person, id: string | undefined) {
  const row = (await contactRows(db(), fund)).find((one) => one.id === id)
  if (!row && id !== newKey) throw notFound()
  const places = await neighbourhoodsOf(db(), fund)
  return {
    isNew: !row,
    id: row?.id ?? newKey,
    saved: {
      name: row?.name ?? '',
      role: row?.role ?? m.setup_contact_usual_role(),
      phone: row?.phone ?? '',
      hours: row?.hours ?? '',
      house: row?.house ?? '',
      neighbourhood: row?.place ?? '',
    },
    photo: row?.photoId ?? null,
    places: places.map(({ key: value, name: label }) => ({ value, label })),
    operation: randomUUID(),
  }
}

/** The neighbourhoods as a tree: each with those that lie in it. */
export async function neighbourhoodTree({ fund }: Person) {
  const places = await neighbourhoodsOf(db(), fund)
  return {
    tree: places
      .filter(({ parentKey }) => parentKey === null)
      .map(({ key, name }) => ({
        key,
        name,
        parts: places
          .filter(({ parentKey }) => parentKey === key)
          .map((part) => ({ key: part.key, name: part.name })),
      })),
  }
}
