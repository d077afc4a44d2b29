import type { Role } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** A role in words. */
export function roleWord(role: Role): string {
  return {
    reviewer: m.account_role_reviewer,
    chair: m.account_role_chair,
    manager: m.account_role_manager,
    approver: m.account_role_approver,
    auditor: m.account_role_auditor,
    administrator: m.account_role_administrator,
  }[role]()
}
