import { roleWord } from '#app/components/role-word.ts'
import type { Role } from '#app/domain/access.ts'
import type { RetentionKind } from '#app/domain/privacy/retention.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { WorkKind } from '#db/queries/desk/item.ts'
import { retentionWords } from '../../privacy/retention-words.ts'
import type { Said } from './said.ts'

/** What the house itself asks of its administrator. */
export const houseSaid = {
  'invitation-quiet': {
    asks: m.desk_invited,
    look: 'turn',
    what: m.desk_invited_what,
    why: m.desk_invited_why,
    action: m.manager_desk_look,
  },
  'address-bounced': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.desk_bounced_what,
    why: m.desk_bounced_why,
    action: m.manager_desk_look,
  },
  'role-ends': {
    asks: m.desk_term,
    look: 'turn',
    what: ({ title, name }) => m.desk_term_what({ title, role: roleWord(name as Role) }),
    why: m.desk_term_why,
    action: m.desk_term_do,
  },
  'retention-due': {
    asks: m.desk_kept,
    look: 'turn',
    what: ({ title }) => m.desk_kept_what({ kind: retentionWords[title as RetentionKind].name() }),
    why: m.desk_kept_why,
    action: m.desk_kept_do,
  },
  'set-up-missing': {
    asks: m.desk_set_up,
    look: 'turn',
    what: m.desk_set_up_what,
    why: m.desk_set_up_why,
    action: m.desk_set_up_do,
  },
  'archive-ready': {
    asks: m.desk_archive,
    look: 'turn',
    what: m.desk_archive_what,
    why: m.desk_archive_why,
    action: m.desk_archive_do,
  },
  'jobs-failed': {
    asks: m.desk_jobs,
    look: 'turn',
    what: m.desk_jobs_what,
    why: m.desk_jobs_why,
    action: m.manager_desk_look,
  },
} satisfies Partial<Record<WorkKind, Said>>
