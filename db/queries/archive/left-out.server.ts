/** What no archive holds, each with its reason: secrets, and what passes within a day. Every other table is archived. */
export const leftOut: Readonly<Record<string, string>> = {
  sessions: 'who is signed in here: a secret of this instance',
  code_requests: 'codes that hold for ten minutes',
  kept_posts: 'forms that wait a day until their writer proves here who they are',
  second_factors: 'secrets that only this instance can open; people set theirs up anew',
  recovery_codes: 'they open the second factor that stays behind',
  factor_resets: 'they are about the second factor that stays behind',
  signing_certificates:
    'a private key that only the secret of this instance opens; the other one makes its own',
  demo_mails: 'mails that the demo shows, with codes in them',
  fund_archives: 'which archives lie in the storage of this instance',
}

/** Schemas beside that of the fund, each with its reason. */
export const leftOutSchemas: Readonly<Record<string, string>> = {
  drizzle: 'which migrations ran: the manifest says the last one',
  graphile_worker: 'jobs that wait: what was under way is asked again by whoever reads the archive',
  web: 'counts of requests of the last minutes',
}
