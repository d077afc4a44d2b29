import type { Action } from '#app/domain/access.ts'
import { operation } from '#tests/world/base.ts'
import { type Kind, type Persona, personas } from './personas.ts'
import type { Rows } from './rows.ts'

type Form = Record<string, string | string[]>

/** A route as somebody stands before it: what they ask by opening it, and what by sending its form. */
export type Door = {
  /** Its URL with the keys of rows that are there; `draft` may be replaced by a draft of a browser. */
  path(rows: Rows): string
  /** To what kind of row the persona stands near or far. */
  kind?: Kind
  get: Action | null
  post?: Action
  /** What is sent; by itself it must lead to no more than a refusal, unless doing it does no harm. */
  form?(rows: Rows): Form
  /** Who is turned away although the table lets them in: nothing behind this door was ever shown to them. */
  absentFor?: readonly Persona[]
  /** Who declared what nothing can be added to. */
  closedFor?: readonly Persona[]
  /** A button alone: nothing of the form is read. */
  readsNothing?: true
  /** Even the browser that owns a draft needs an address from here on. */
  needsPerson?: true
}

export const everybodyWithAccount = (Object.keys(personas) as Persona[]).filter(
  (name) => !name.startsWith('anonymous'),
)

export const open: Action = 'see-public'
export const page = (path: string, more: Partial<Door> = {}): Door => ({
  path: () => path,
  get: open,
  ...more,
})
export const op = () => ({ operation: operation() })

export const own = (path: (rows: Rows) => string, more: Partial<Door> = {}): Door => ({
  path,
  kind: 'initiative',
  get: 'read-own-proposal',
  ...more,
})
export const draft = (rest: string, more: Partial<Door> = {}) =>
  own(({ draft: id }) => `/applicant/proposals/${id}${rest}`, more)
export const sent = (rest: string, more: Partial<Door> = {}) =>
  own(({ sent: id }) => `/applicant/proposals/${id}${rest}`, more)

export const read = (rest: string, more: Partial<Door> = {}): Door => ({
  path: ({ panel }) => `/reviewer/proposals/${panel}${rest}`,
  kind: 'panel',
  get: 'read-for-review',
  ...more,
})
export const office = (path: (rows: Rows) => string, more: Partial<Door> = {}): Door => ({
  path,
  get: 'see-office',
  ...more,
})
export const officeProposal = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  office((rows) => `/manager/proposals/${rows[which]}${rest}`, more)

export const panelFile = (rest: string): Door => ({
  ...read(''),
  path: (rows) => `/reviewer/proposals/${rows.panel}/files/${rows.panelFile}${rest}`,
})
export const sentFile = (rest: string) =>
  office((rows) => `/manager/proposals/${rows.panel}/files/${rows.panelFile}${rest}`)

export const edited = (path: (rows: Rows) => string) =>
  office(path, { get: 'edit-programme', post: 'edit-programme' })

export const ownGrant = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  own((rows) => `/applicant/grants/${rows[which]}${rest}`, { get: 'read-own-grant', ...more })
export const officeGrant = (which: keyof Rows, rest: string, more: Partial<Door> = {}) =>
  office((rows) => `/manager/grants/${rows[which]}${rest}`, more)
export const noHash = '0'.repeat(64)
export const signature = {
  typedName: 'Ineke van der Wal',
  capacity: 'voorzitter',
  code: '000000',
  agree: 'on',
  termsVersion: operation(),
  fileHash: noHash,
}
export const lookedBack = {
  outcome: 'go-on',
  saw: 'Twaalf koppels spreken af.',
  why: 'Het werkt.',
  lessonTitle: 'Begin op school',
  lessonText: 'Daar zien ouders elkaar.',
}
export const declarations = {
  declareTruth: 'on',
  declareMayApply: 'on',
  declareOtherMoneyTold: 'on',
  declareNoParticipantNames: 'on',
  declarePrivacyRead: 'on',
}

/** Does the URL of this door name a row? Then it differs with the key. */
export function namesRow({ path }: Door): boolean {
  const keyed = (key: string) => path(new Proxy({} as Rows, { get: () => key }))
  return keyed('one') !== keyed('two')
}
