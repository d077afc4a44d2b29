import { readFile } from 'node:fs/promises'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import type { World } from './base.ts'
import { yes } from './base.ts'

/** The real programme of Leeuwarden Oost, in the fund of the world. */
export async function importedProgramme(
  world: Pick<World, 'fund'>,
  at = new Date('2026-01-02T09:30:00Z'),
): Promise<void> {
  const read = async (name: string) =>
    JSON.parse(await readFile(new URL(`../../db/seed/programme/${name}`, import.meta.url), 'utf8'))
  const programme = programmeSchema.parse(await read('leeuwarden-oost.json'))
  const figures = (await read('figures-2024.json')) as unknown[]
  await yes(importProgramme(world.fund, 'system', { programme, figures, learnedOn: '2024-12-31' }, at))
}
