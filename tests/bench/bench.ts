process.env.NODE_ENV ??= 'production'

/** The programs of the bench. React and the app are loaded when it is known that they run for production. */
const programs: Record<string, () => Promise<(args: string[]) => Promise<unknown>>> = {
  all: async () => (await import('./all.ts')).all,
  raw: async () => (await import('./raw.tsx')).raw,
  submissions: async () => (await import('./submissions.ts')).submissions,
  agreement: async () => (await import('./agreement.ts')).agreement,
  'agreement-batch': async () => (await import('./agreement.ts')).agreementBatch,
  agreements: async () => (await import('./agreement.ts')).agreementsAlone,
  board: async () => (await import('./board.ts')).boardAlone,
  desk: async () => (await import('./desk.ts')).deskAlone,
  results: async () => (await import('./results.ts')).resultsAlone,
  'statistics-figures': async () => (await import('./statistics.ts')).statistics,
  statistics: async () => (await import('./statistics.ts')).statisticsAlone,
}

async function main([name = '', ...args]: string[]): Promise<void> {
  const program = await programs[name]?.()
  await program?.(args)
}

main(process.argv.slice(2))
