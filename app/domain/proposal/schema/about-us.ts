import { z } from 'zod'
import { choice, email, kvk, optional, phone, postcode, rsin, since, text, url } from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'
import { storedShape } from './shapes.ts'

export const applicantKinds = [
  'residents-group',
  'foundation',
  'association',
  'school',
  'company',
  'other',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]
export const organisationKinds = [
  'foundation',
  'association',
  'school',
  'company',
] as const satisfies ApplicantKind[]
export const groupKinds = ['residents-group', 'other'] as const satisfies ApplicantKind[]

const name = { initiativeName: text(80) }
const contact = {
  contactName: text(100),
  contactEmail: email(),
  contactPhone: phone(),
  contactTimes: since(2, optional(text(120))),
}
const kind = { applicantKind: choice(applicantKinds) }
const organisation = {
  organisationName: text(140),
  kvkNumber: kvk(),
  rsin: since(2, optional(rsin())),
  organisationStreet: text(120),
  organisationPostcode: postcode(),
  organisationCity: text(80),
  organisationWebsite: since(2, optional(url())),
}
const signatories = {
  signatories: since(
    2,
    rows(
      { signatoryName: text(100), signatoryRole: text(80), signatoryEmail: email() },
      { minRows: 0, maxRows: 4 },
    ),
  ),
}
const fiscalHost = {
  fiscalHostName: text(140),
  fiscalHostKvkNumber: kvk(),
  fiscalHostContactName: text(100),
  fiscalHostEmail: email(),
  fiscalHostPhone: since(2, optional(phone())),
  fiscalHostAgrees: choice(['yes', 'asked', 'not-yet']),
}

export const aboutUs = {
  initiativeName: question(name),
  contact: question(contact),
  applicantKind: question(kind),
  organisation: question(organisation, { when: hasOrganisation }),
  fiscalHost: question(fiscalHost, { when: needsFiscalHost }),
  signatories: question(signatories),
}

const everybody = { ...storedShape(name), ...storedShape(contact), ...storedShape(signatories) }

/** An organisation with a KvK number receives its own money; a group has a fiscal host. Never both, never neither. */
export const aboutUsDocument = z.discriminatedUnion('applicantKind', [
  z.object({ ...everybody, applicantKind: z.enum(organisationKinds), ...storedShape(organisation) }),
  z.object({ ...everybody, applicantKind: z.enum(groupKinds), ...storedShape(fiscalHost) }),
])
export type AboutUs = z.infer<typeof aboutUsDocument>

/** Does the applicant have a KvK number of its own, so that it receives the money itself? */
export function hasOrganisation(answers: { applicantKind?: unknown }): boolean {
  return (organisationKinds as readonly unknown[]).includes(answers.applicantKind)
}

/** Does another organisation have to receive the money for this group? */
export function needsFiscalHost(answers: { applicantKind?: unknown }): boolean {
  return (groupKinds as readonly unknown[]).includes(answers.applicantKind)
}
