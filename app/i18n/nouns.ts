import type { Language } from './languages.ts'

type Words = { one: string; many: string }

/** Things that are counted in a sentence; `#` is the number. */
export const nouns = {
  notice: {
    nl: { one: '# melding', many: '# meldingen' },
    en: { one: '# notice', many: '# notices' },
    fy: { one: '# melding', many: '# meldingen' },
  },
  proposal: {
    nl: { one: '# aanvraag', many: '# aanvragen' },
    en: { one: '# application', many: '# applications' },
    fy: { one: '# oanfraach', many: '# oanfragen' },
  },
  grant: {
    nl: { one: '# bijdrage', many: '# bijdragen' },
    en: { one: '# grant', many: '# grants' },
    fy: { one: '# bydrage', many: '# bydragen' },
  },
  decision: {
    nl: { one: '# besluit', many: '# besluiten' },
    en: { one: '# decision', many: '# decisions' },
    fy: { one: '# beslút', many: '# besluten' },
  },
  payment: {
    nl: { one: '# betaling', many: '# betalingen' },
    en: { one: '# payment', many: '# payments' },
    fy: { one: '# betelling', many: '# betellingen' },
  },
  review: {
    nl: { one: '# beoordeling', many: '# beoordelingen' },
    en: { one: '# review', many: '# reviews' },
    fy: { one: '# beoardieling', many: '# beoardielingen' },
  },
  reading: {
    nl: { one: '# lezing', many: '# lezingen' },
    en: { one: '# reading', many: '# readings' },
    fy: { one: '# lêzing', many: '# lêzingen' },
  },
  report: {
    nl: { one: '# verslag', many: '# verslagen' },
    en: { one: '# report', many: '# reports' },
    fy: { one: '# ferslach', many: '# ferslaggen' },
  },
  milestone: {
    nl: { one: '# mijlpaal', many: '# mijlpalen' },
    en: { one: '# milestone', many: '# milestones' },
    fy: { one: '# mylpeal', many: '# mylpealen' },
  },
  person: {
    nl: { one: '# mens', many: '# mensen' },
    en: { one: '# person', many: '# people' },
    fy: { one: '# minske', many: '# minsken' },
  },
  day: {
    nl: { one: '# dag', many: '# dagen' },
    en: { one: '# day', many: '# days' },
    fy: { one: '# dei', many: '# dagen' },
  },
  week: {
    nl: { one: '# week', many: '# weken' },
    en: { one: '# week', many: '# weeks' },
    fy: { one: '# wike', many: '# wiken' },
  },
  month: {
    nl: { one: '# maand', many: '# maanden' },
    en: { one: '# month', many: '# months' },
    fy: { one: '# moanne', many: '# moannen' },
  },
  minute: {
    nl: { one: '# minuut', many: '# minuten' },
    en: { one: '# minute', many: '# minutes' },
    fy: { one: '# minút', many: '# minuten' },
  },
  times: {
    nl: { one: 'één keer', many: '# keer' },
    en: { one: 'once', many: '# times' },
    fy: { one: 'ien kear', many: '# kear' },
  },
  'in-parts': {
    nl: { one: 'in één keer', many: 'in # delen' },
    en: { one: 'at once', many: 'in # parts' },
    fy: { one: 'yn ien kear', many: 'yn # dielen' },
  },
} as const satisfies Record<string, Record<Language, Words>>

export type Noun = keyof typeof nouns
