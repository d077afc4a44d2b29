// React decides when it is loaded whether it runs for development, which takes a third of the speed.
process.env.NODE_ENV ??= 'production'

type Command = (args: string[]) => Promise<unknown>

/** What this program does, by its first argument. Each is loaded only when it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  web: async () => (await import('./process/web.server.ts')).web,
  demo: async () => (await import('./process/demo.server.ts')).demo,
  work: async () => (await import('./process/work.server.ts')).work,
  migrate: async () => (await import('./process/migrate.server.ts')).migrate,
  invite: async () => (await import('./process/invite.server.ts')).invite,
  import: async () => (await import('./process/import.server.ts')).importArchive,
  mail: async () => (await import('./process/mail.server.ts')).mail,
  bounce: async () => (await import('./process/bounce.server.ts')).bounce,
  'audit-verify': async () => (await import('./process/audit-verify.server.ts')).auditVerify,
}

/** One that answers a number ends the process with it; another goes on until the process is stopped. */
async function main([name = '', ...args]: string[]): Promise<void> {
  const { run } = await import('./process/run.server.ts')
  await run(name, commands[name], args, Object.keys(commands))
}

main(process.argv.slice(2))
