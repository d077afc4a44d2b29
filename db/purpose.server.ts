import { ownerSql } from './client.server.ts'

/**
 * What a database was made for. It is written on the schema itself, so that a demo can never be served as a real fund, nor
 * a real fund with the doors of the demo. `demo, being loaded` is what a broken-off load leaves behind.
 */
export type Purpose = 'demo' | 'demo, being loaded' | 'real' | 'empty'

export async function purposeOf(url: string): Promise<Purpose> {
  return withOwner(url, async (sql) => {
    const [schema] = await sql`select obj_description('public'::regnamespace, 'pg_namespace') as note`
    if (schema?.note === 'Dichtbij: demo') return 'demo'
    if (schema?.note === 'Dichtbij: demo, being loaded') return 'demo, being loaded'
    const [table] = await sql`select to_regclass('public.funds') is not null as there`
    const [fund] = table?.there ? await sql`select from public.funds limit 1` : []
    return fund ? 'real' : 'empty'
  })
}

export async function setPurpose(url: string, purpose: 'demo' | 'demo, being loaded'): Promise<void> {
  await withOwner(url, (sql) => sql.unsafe(`comment on schema public is 'Dichtbij: ${purpose}'`))
}

/** Takes everything out of a database. Only for one whose purpose is the demo. */
export async function startOver(url: string): Promise<void> {
  const purpose = await purposeOf(url)
  if (purpose === 'real') throw new Error('a real fund is never taken away')
  await withOwner(url, (sql) =>
    sql.unsafe(`
      drop schema if exists graphile_worker, drizzle, web, public cascade;
      create schema public;
      grant usage on schema public to public;
    `),
  )
}

async function withOwner<T>(
  url: string,
  work: (sql: ReturnType<typeof ownerSql>) => PromiseLike<T>,
): Promise<T> {
  const sql = ownerSql(url)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
