import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { db } from '#db/client.server.ts'
import { projectFolder } from '#db/project-folder.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import type { SeedTools } from '#db/seed/play/stage.ts'
import { agreementTexts } from './agreement-texts.server.ts'
import { reviewTexts } from './granting/learning-words.server.ts'
import { makeDocument } from './jobs/render-offer.server.ts'
import { examine } from './uploads/examine.server.ts'
import { drawn } from './uploads/photo.server.ts'

/** What loading the demo needs of the server: the texts of agreements, their documents as the job process makes them, and drawings as photos. */
export function seedTools(): SeedTools {
  return {
    texts: agreementTexts(),
    clauses: clauseSeed(),
    review: reviewTexts,
    harvest: harvestWords,
    async photo(drawing, use) {
      const folder = await mkdtemp(join(tmpdir(), 'drawing-'))
      try {
        const path = join(folder, 'photo')
        await drawn(join(projectFolder, 'db/seed/cast/photos', `${drawing}.svg`), path)
        const { size } = await stat(path)
        const looked = await examine({ field: 'photo', name: `${drawing}.jpg`, path, size })
        if (!looked.ok) throw new Error(`the drawing ${drawing} is no photo`)
        return await use(looked.file)
      } finally {
        await rm(folder, { recursive: true })
      }
    },
    async render(termsVersion) {
      const version = await versionById(db(), termsVersion)
      if (!version) throw new Error(`there is no version ${termsVersion}`)
      return makeDocument(version)
    },
  }
}
