import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runDrizzle } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations as runJobMigrations } from 'graphile-worker'
import type postgres from 'postgres'
import { appRole, type Db, ownerSql } from './client.server.ts'
import { projectFolder } from './project-folder.server.ts'

const migrationsFolder = join(projectFolder, 'drizzle')
const lock = 7_242_013_051

/**
 * Brings a database up to date: the roles, the tables of the fund, the tables of the job queue, and what the
 * application may do with them. Safe to run from several processes at once. `appUser` is the login of
 * DATABASE_APP_URL, which becomes a member of the application's role; `then` goes last, with the rights of the owner.
 */
export async function migrate(
  url: string,
  appUser: string | null = null,
  then?: (db: Db) => Promise<void>,
): Promise<void> {
  const owner = ownerSql(url)
  try {
    await owner`select pg_advisory_lock(${lock})`
    await makeAppRole(owner, appUser)
    await runDrizzle(drizzle(owner), { migrationsFolder })
    await runJobMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
    await owner.unsafe(besideTables)
    await then?.(drizzle(owner))
  } finally {
    await owner.end()
  }
}

/** How many migrations the database lacks; read with the rights of the application. */
export async function pendingMigrations(db: Db): Promise<number> {
  const [row] = await db.execute(sql`select count(*)::int as done from drizzle.__drizzle_migrations`)
  return journal().length - Number(row?.done ?? 0)
}

/** The journal of drizzle-kit: every migration in the order in which it was made. */
export function journal(): Array<{ tag: string; when: number }> {
  const file = join(migrationsFolder, 'meta', '_journal.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { entries: Array<{ tag: string; when: number }> }).entries
}

/**
 * A role belongs to the whole server, so another database or a twin may have made it. An owner that is no
 * superuser has to be a member of the role it made before it can work in it.
 */
async function makeAppRole(owner: postgres.Sql, appUser: string | null): Promise<void> {
  await owner.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = '${appRole}') then
      create role ${appRole} nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  const members = [appUser, await ordinaryOwner(owner)].filter((name) => name !== null && name !== appRole)
  for (const name of members) await owner`grant ${owner(appRole)} to ${owner(name as string)}`
}

async function ordinaryOwner(owner: postgres.Sql): Promise<string | null> {
  const [row] =
    await owner`select rolname as name from pg_roles where rolname = current_user and not rolsuper`
  return row?.name ?? null
}

/**
 * What runs beside the tables of the fund. The tables of the job runner are closed to all but their owner: the application
 * sees the age of the queue, and how many of a sort were given up. Counts of requests are unlogged: nothing is lost with
 * them.
 */
const besideTables = `
  create schema if not exists web;
  create unlogged table if not exists web.rate_limits (key text primary key, points integer not null, expire timestamptz);
  create or replace function web.queue_age_seconds() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(extract(epoch from now() - min(run_at)), 0)::integer
    from graphile_worker._private_jobs
    where is_available and run_at <= now()
  $$;
  create or replace function web.failed_jobs() returns table (task text, number integer, first timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select t.identifier, count(*)::integer, min(j.created_at)
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null
    group by t.identifier order by t.identifier
  $$;
  revoke all on function web.queue_age_seconds(), web.failed_jobs() from public;
  grant usage on schema web, drizzle to ${appRole};
  grant execute on function web.queue_age_seconds(), web.failed_jobs() to ${appRole};
  grant select, insert, update, delete on web.rate_limits to ${appRole};
  grant select on drizzle.__drizzle_migrations to ${appRole};
`
