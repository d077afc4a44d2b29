import { askPartners } from '#app/commands/ask-partners.server.ts'
import { editProgramme, type ProgrammeEdit } from '#app/commands/edit-programme.server.ts'
import { db } from '#db/client.server.ts'
import { partnerQuestionOf, partnerRows } from '#db/queries/partners.server.ts'
import { enter, operation, today, type World, yes } from '#tests/world.ts'

const aPlan: ProgrammeEdit = {
  what: 'plan',
  key: null,
  seen: '',
  year: 2026,
  kind: 'plan',
  pillar: 'leren',
  label: 'Lezen op straat',
  plan: 'In elke wijk een boekenkast.',
  execution: '',
  source: 'Jaarplan 2026',
}
const aPartner: ProgrammeEdit = {
  what: 'partner',
  key: null,
  seen: '',
  name: 'De Buurtwinkel',
  kind: 'business',
  email: 'winkel@example.org',
}

/** A plan of this year, and a partner that is asked whether it takes part. */
export async function programmeRows(world: World) {
  const sipke = await enter(world, 'sipke')
  const add = (edit: ProgrammeEdit) => yes(editProgramme(sipke, { operation: operation(), edit }, today))
  const plan = (await add(aPlan)).key
  const partner = (await add(aPartner)).key
  await yes(askPartners(sipke, { operation: operation() }, today))
  const row = (await partnerRows(db(), world.fund)).find(({ key }) => key === partner)
  return { plan, partner, partnerQuestion: (await partnerQuestionOf(db(), row?.id ?? '', 2026)) ?? '' }
}
