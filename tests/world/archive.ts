import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { inject } from 'vitest'
import { exportFund } from '#app/commands/export-fund.server.ts'
import type { Person } from '#app/domain/access.ts'
import { configuration, configure } from '#app/effects/configuration.server.ts'
import { makeAskedArchive } from '#app/server/jobs/make-archive.server.ts'
import { appRole, closeDatabase, connectDatabase, ownerSql, ownerUrl } from '#db/client.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { operation, yes } from './base.ts'

/** An archive that the administrator asked for and the worker made. */
export async function madeArchive(administrator: Person, at: Date): Promise<string> {
  const { archive } = await yes(exportFund(administrator, { operation: operation() }, at))
  await makeAskedArchive({ archive }, at)
  return archive
}

/**
 * Does something in another instance: an empty database, migrated, and an empty storage. Then all is as it was here. With
 * `ordinary` its owner is no superuser.
 */
export async function elsewhere<T>(
  folder: string,
  work: () => Promise<T>,
  { ordinary = false } = {},
): Promise<T> {
  const [here, { dataFolder }] = [ownerUrl(), configuration()]
  const { url, template } = inject('cluster')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const there = new URL(url)
  there.pathname = `/${name}`
  const owner = ownerSql(url)
  await closeDatabase()
  try {
    if (ordinary) {
      there.username = name
      there.password = 'geheim'
      await owner.unsafe(`create role ${name} login createrole password 'geheim'`)
      await owner.unsafe(`grant ${appRole} to ${name} with admin option`)
      await owner.unsafe(`create database ${name} owner ${name}`)
      await migrate(there.href)
    } else await owner`create database ${owner(name)} template ${owner(template)}`
    connectDatabase({ url: there.href, max: 5 })
    configure({ DATA_DIR: join(folder, name) })
    return await work()
  } finally {
    await closeDatabase()
    await owner`drop database if exists ${owner(name)} with (force)`
    if (ordinary) await owner.unsafe(`drop owned by ${name}; drop role ${name}`)
    await owner.end()
    configure({ DATA_DIR: dataFolder })
    connectDatabase({ url: here, max: 5 })
  }
}
