import { later } from '#tests/world/base.ts'
import { reporting } from '#tests/world/reporting.ts'

/** The moment at which everybody knocks: after everything that makes the rows has happened. */
export const now = later({ minutes: 60 }, reporting.judged)
