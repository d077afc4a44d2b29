import { refreshConditions } from '#app/commands/refresh-conditions.server.ts'
import { askNightlyChecks, runChecks } from '#app/commands/run-checks.server.ts'
import { addDays, amsterdamInstant } from '#app/domain/calendar.ts'
import type { Act, Stage } from './stage.ts'

/** The books held against themselves in the last nights, as every night; before the morning there are two as well. */
export function checkActs(stage: Stage): Act[] {
  return [2, 1, 0].map((back) => ({
    at: amsterdamInstant(addDays(stage.cast.today, -back), '04:45'),
    what: 'hold the books against themselves',
    run: async (at) => {
      await refreshConditions(at)
      for (const run of await askNightlyChecks(at)) {
        const failed = await runChecks(run, at)
        if (failed.length > 0) throw new Error(`the books do not add up: ${failed.join(', ')}`)
      }
    },
  }))
}
