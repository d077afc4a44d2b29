import ts from 'typescript'

export type Opening = { name: 'loader' | 'action'; guard: string | null }

/**
 * Each loader and action that a route module exports, with the guard it opens with: its first statement has to be
 * `await require…(` or `const … = await require…(`. Whatever is exported in another way has no guard.
 */
export function openings(source: string): Opening[] {
  const file = ts.createSourceFile('route.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  return file.statements.flatMap((statement) =>
    exportedNames(statement).flatMap((name) =>
      name === 'loader' || name === 'action' ? [{ name, guard: guardOf(statement) }] : [],
    ),
  )
}

function exportedNames(statement: ts.Statement): string[] {
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  )
    return statement.exportClause.elements.map((element) => element.name.text)
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  return []
}

function guardOf(statement: ts.Statement): string | null {
  if (!ts.isFunctionDeclaration(statement)) return null
  const [first] = statement.body?.statements ?? []
  const expression =
    first && ts.isExpressionStatement(first)
      ? first.expression
      : first && ts.isVariableStatement(first)
        ? first.declarationList.declarations[0]?.initializer
        : undefined
  if (!expression || !ts.isAwaitExpression(expression) || !ts.isCallExpression(expression.expression))
    return null
  const called = expression.expression.expression.getText()
  return called.startsWith('require') ? called : null
}
