import conditions from './content/conditions.json'
import eligibility from './content/eligibility.json'
import enClauses from './content/en/clauses.json'
import enForm from './content/en/form.json'
import enLetters from './content/en/letters.json'
import enMailMeanings from './content/en/mail-meanings.json'
import enMails from './content/en/mails.json'
import enRubric from './content/en/rubric.json'
import events from './content/events.json'
import fyForm from './content/fy/form.json'
import fyLetters from './content/fy/letters.json'
import fyMailMeanings from './content/fy/mail-meanings.json'
import fyMails from './content/fy/mails.json'
import fyRubric from './content/fy/rubric.json'
import clauses from './content/nl/clauses.json'
import nlForm from './content/nl/form.json'
import nlLetters from './content/nl/letters.json'
import nlMails from './content/nl/mails.json'
import nlRubric from './content/nl/rubric.json'
import states from './content/states.json'
import type * as types from './content-types.ts'
import type { Language } from './languages.ts'

export const formContent: Record<Language, types.FormContent> = { nl: nlForm, en: enForm, fy: fyForm }
export const rubricContent: Record<Language, types.RubricContent> = {
  nl: nlRubric,
  en: enRubric,
  fy: fyRubric,
}
export const mailsContent: Record<Language, types.MailsContent> = { nl: nlMails, en: enMails, fy: fyMails }
export const lettersContent: Record<Language, types.LettersContent> = {
  nl: nlLetters,
  en: enLetters,
  fy: fyLetters,
}
export const statesContent: types.StatesContent = states
export const eligibilityContent: types.EligibilityContent = eligibility
export const eventsContent: types.EventsContent = events
export const conditionsContent: types.ConditionsContent = conditions
/** The agreement is a Dutch document, so its clauses are in Dutch; what they say in English binds nobody. */
export const clausesContent: types.ClausesContent = clauses
export const translatedClauses: types.TranslatedClauses = enClauses

/** The types of the placeholders of mails and letters; the Dutch files hold them for every language. */
export const mailPlaceholders: types.PlaceholderTable = nlMails.placeholders
/** What each stands for, for who words a mail. */
export const mailMeanings: Record<Language, Readonly<Record<string, string | undefined>>> = {
  nl: Object.fromEntries(Object.entries(nlMails.placeholders).map(([name, { meaning }]) => [name, meaning])),
  en: enMailMeanings,
  fy: fyMailMeanings,
}
export const letterPlaceholders: types.PlaceholderTable = nlLetters.placeholders
export const rubricPlaceholders: types.PlaceholderTable = nlRubric.placeholders
export const formPlaceholders: types.PlaceholderTable = nlForm.placeholders
/** Why somebody gets each mail, and whether it carries a secret; the Dutch file holds this for every language. */
export const mailFacts: Readonly<
  Record<string, { why?: string; kind: string; carriesSecret: boolean } | undefined>
> = Object.fromEntries(
  nlMails.mails.map((mail) => [
    mail.key,
    { why: 'why' in mail ? mail.why : undefined, kind: mail.kind, carriesSecret: mail.carriesSecret },
  ]),
)
