import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config db/drizzle.config.ts --name <what-it-does>`, from the project's folder. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  out: './drizzle',
})
