import { eq } from 'drizzle-orm'
import { configuration } from '#app/effects/configuration.server.ts'
import { languageOf } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { contactOfPlan } from '#db/queries/near.server.ts'
import { funds, type outgoingMails, people } from '#db/schema/index.ts'
import { changeValues } from './change-values.server.ts'
import { checkValues } from './check-values.server.ts'
import { complaintValues } from './complaint-values.server.ts'
import { digestValues } from './digest-values.server.ts'
import { fileValues } from './file-values.server.ts'
import { grantValues } from './grant-values.server.ts'
import { loanValues } from './loan-values.server.ts'
import { endedReadingValues, panelValues } from './panel-values.server.ts'
import { partnerValues } from './partner-values.server.ts'
import {
  callBackValues,
  codeValues,
  invitationValues,
  resetValues,
  standInValues,
} from './people-values.server.ts'
import { proposalValues } from './proposal-values.server.ts'
import { isAnswered } from './reply-address.server.ts'
import { correctionValues, momentValues, photoValues, reportValues } from './report-values.server.ts'
import { reviewValues } from './review-values.server.ts'
import { coApplicantValues, helperValues, messageValues, noteValues } from './together-values.server.ts'
import { unsubscribeUrl } from './unsubscribe-url.server.ts'

export type OutgoingMail = typeof outgoingMails.$inferSelect
/** What fills a mail, by placeholder, in the types that `app/i18n/placeholders` knows. */
export type Values = Record<string, unknown>

/** Everything the template of a mail may ask for, read from the rows that its ids point at. */
export async function mailValues(mail: OutgoingMail): Promise<Values> {
  const { props } = mail
  return Object.assign(
    await commonValues(mail),
    props.request && (await codeValues(props.request)),
    mail.template.startsWith('invitation-') && (await invitationValues(mail)),
    props.standIn && (await standInValues(props)),
    props.reset && (await resetValues(props.reset)),
    props.callBack && (await callBackValues(props.callBack)),
    props.complaint && (await complaintValues(props.complaint)),
    props.file && (await fileValues(props)),
    props.proposal &&
      (await proposalValues(props.proposal, props, { ...mail, locale: languageOf(mail.locale) })),
    props.invitation && (await coApplicantValues(mail, props.invitation)),
    props.helper && (await helperValues(props.helper)),
    props.partner && (await partnerValues(props.partner)),
    props.note && (await noteValues(mail, props.note)),
    props.message && (await messageValues(mail, props.message)),
    props.batch && (await panelValues(props.batch, mail.recipient)),
    props.proposal &&
      props.member &&
      (await endedReadingValues(props.proposal, props.member, languageOf(mail.locale))),
    props.grant && props.change && (await changeValues(props.grant, props, languageOf(mail.locale))),
    props.experimentReview && (await reviewValues(props, languageOf(mail.locale))),
    props.grant && (await grantValues(props.grant, props, mail.template)),
    props.grant && (await loanValues(mail)),
    props.digest && (await digestValues(props.digest, languageOf(mail.locale))),
    props.run && (await checkValues(props.run)),
    props.report && (await reportValues(props.report, mail.template, languageOf(mail.locale))),
    props.report && props.photo && (await photoValues(props.report, props.photo)),
    props.grant && props.correction && (await correctionValues(props.correction, languageOf(mail.locale))),
    props.grant && props.moment && (await momentValues(props.grant, props.moment, languageOf(mail.locale))),
  )
}

/** Mails to the fund's own people point at the office, all others at the initiative's pages. */
export function placeOf(template: string): '/manager' | '/applicant' {
  return officeTemplates.has(template) ? '/manager' : '/applicant'
}

const officeTemplates = new Set([
  'proposal-arrived',
  'results-arrived',
  'checks-failed',
  'message-arrived',
  'colleague-mentioned',
  'decision-waiting',
  'decision-returned',
  'fund-decision-waiting',
  'fund-decision-returned',
  'countersign-asked',
  'approval-waiting',
  'payment-taken-back',
  'report-arrived',
  'course-decision-waiting',
  'settlement-returned',
  'ending-returned',
  'ending-arrived',
  'offer-declined',
  'change-received',
  'evidence-arrived',
])

/** The address of a page, as mails name it. */
export function pageUrl(path: string): string {
  return `${configuration().origin}${path}`
}

async function commonValues(mail: OutgoingMail): Promise<Values> {
  const [fund] = await db().select().from(funds).where(eq(funds.id, mail.fundId))
  const ofApplicant = placeOf(mail.template) === '/applicant'
  const contact = await contactOfPlan(db(), mail.fundId, ofApplicant ? mail.props : {})
  const [recipient] = mail.recipient.includes('@')
    ? []
    : await db().select({ name: people.name }).from(people).where(eq(people.id, mail.recipient))
  return {
    'fund.name': fund?.name,
    'recipient.name': recipient?.name || undefined,
    'person.name': contact?.name ?? fund?.name,
    'person.role': contact?.role ?? '',
    'person.phone': contact?.phone ?? '',
    'person.hours': contact?.hours ?? '',
    'event.time': mail.createdAt,
    'screening.workingDays': 5,
    'review.workingDays': 10,
    ...(isAnswered(mail) && mail.address ? { 'reply.from': mail.address } : {}),
    'url.home': pageUrl('/'),
    'url.account': pageUrl('/account'),
    'url.notices': pageUrl('/account/notices'),
    ...(recipient && {
      'url.preferences': pageUrl('/account/notifications'),
      'url.unsubscribe': unsubscribeUrl(mail) ?? undefined,
    }),
    'url.reviews': pageUrl('/reviewer'),
    'url.decisions': pageUrl('/manager'),
    ...(mail.props.fundDecision && {
      'url.fundDecision': pageUrl(`/manager/fund/decisions/${mail.props.fundDecision}`),
    }),
  }
}
