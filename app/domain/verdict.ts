/** Why a rule says no: a code with the data its sentence needs. The words live in `app/i18n`. */
export type Reason = { code: string } & { [key: string]: unknown }

/** What a rule answers: yes (with what follows from it), or no with a reason. */
export type Verdict<Extra extends object = object> = ({ ok: true } & Extra) | Refusal
export type Refusal = { ok: false; reason: Reason }

/** Yes, with what the caller may use. */
export function allowed(): { ok: true }
export function allowed<Extra extends object>(extra: Extra): { ok: true } & Extra
export function allowed(extra: object = {}) {
  return { ok: true, ...extra } as const
}

/** No, with the code of the sentence and the data in it. */
export function refused(code: string, data: Record<string, unknown> = {}): Refusal {
  return { ok: false, reason: { code, ...data } }
}

/** The first refusal of a row of verdicts, or yes. */
export function firstRefusal(...verdicts: Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.ok) ?? allowed()
}
