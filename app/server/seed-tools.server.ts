import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { db } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import type { SeedTools } from '#db/seed/play/stage.ts'
import { agreementTexts } from './agreement-texts.server.ts'
import { reviewTexts } from './granting/learning-words.server.ts'
import { makeDocument } from './jobs/render-offer.server.ts'

/** What loading the demo needs of the server: the texts of agreements, and their documents as the job process makes them. */
export function seedTools(): SeedTools {
  return {
    texts: agreementTexts(),
    clauses: clauseSeed(),
    review: reviewTexts,
    harvest: harvestWords,
    async render(termsVersion) {
      const version = await versionById(db(), termsVersion)
      if (!version) throw new Error(`there is no version ${termsVersion}`)
      return makeDocument(version)
    },
  }
}
