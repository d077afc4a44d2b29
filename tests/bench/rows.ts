import type postgres from 'postgres'

type Change = Record<string, string>

/**
 * Copies a proposal with its initiative, its members and its saved sections, so many times, in plain SQL. Answers the ids
 * of the copies. A reference is counted on from 9001.
 */
export async function copyProposal(sql: postgres.Sql, proposal: string, times: number): Promise<string[]> {
  return sql.begin(async (tx) => {
    await tx`
      create temporary table copies on commit drop as
      select n, uuidv7() as proposal, uuidv7() as initiative, initiative_id as from_initiative, reference
      from proposals, generate_series(1, ${times}) n where id = ${proposal}`
    const initiative = { id: 'copies.initiative' }
    await copy(tx, 'initiatives', 'original.id = copies.from_initiative', initiative)
    await copy(tx, 'memberships', 'original.initiative_id = copies.from_initiative', {
      initiative_id: 'copies.initiative',
    })
    const reference = 'left(copies.reference, -4) || (9000 + n)'
    const own = { id: 'copies.proposal', initiative_id: 'copies.initiative', reference }
    await copy(tx, 'proposals', `original.id = '${proposal}'`, own)
    await copy(tx, 'proposal_sections', `original.proposal_id = '${proposal}'`, {
      proposal_id: 'copies.proposal',
    })
    const rows = await tx`select proposal from copies order by n`
    return rows.map((row) => row.proposal as string)
  })
}

/** Copies the rows of a table once for each copy, with other values in some columns. */
async function copy(
  tx: postgres.TransactionSql,
  table: string,
  where: string,
  change: Change,
): Promise<void> {
  const pairs = Object.entries(change).flatMap(([column, value]) => [`'${column}'`, value])
  await tx.unsafe(`
    insert into ${table}
    select (jsonb_populate_record(original, jsonb_build_object(${pairs.join(', ')}))).*
    from ${table} original, copies where ${where}`)
}
