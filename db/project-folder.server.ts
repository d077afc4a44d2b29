import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: the same whether this code runs from source or from the build. */
export const projectFolder = folderWith('package.json', dirname(fileURLToPath(import.meta.url)))

function folderWith(name: string, from: string): string {
  if (existsSync(join(from, name))) return from
  const above = dirname(from)
  if (above === from) throw new Error(`no ${name} above the running code`)
  return folderWith(name, above)
}
