import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export type Refusal = { file: string; codes: string[]; keys: string[] }

/** Every `refused(…)` in the program: the codes it can give and the names of the data beside them. */
export function refusalsIn(folders: readonly string[]): { refusals: Refusal[]; computed: string[] } {
  const refusals: Refusal[] = []
  const computed: string[] = []
  for (const file of folders.flatMap(programIn)) {
    for (const call of callsIn(file)) {
      const [code, data] = call.arguments
      const codes = code ? literalsOf(code) : []
      if (codes.length > 0) refusals.push({ file, codes, keys: keysOf(data) })
      else if (code) computed.push(code.getText())
    }
  }
  return { refusals, computed }
}

function programIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  return files.map((name) => join(folder, name)).sort()
}

function callsIn(file: string): ts.CallExpression[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'refused') calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return calls
}

function literalsOf(code: ts.Expression): string[] {
  if (ts.isStringLiteralLike(code)) return [code.text]
  if (ts.isConditionalExpression(code)) return [...literalsOf(code.whenTrue), ...literalsOf(code.whenFalse)]
  return []
}

function keysOf(data: ts.Expression | undefined): string[] {
  if (!data || !ts.isObjectLiteralExpression(data)) return []
  return data.properties.flatMap((property) => property.name?.getText() ?? [])
}
