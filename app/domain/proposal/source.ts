/** How a proposal came in: typed by its writers, or entered by the fund from a paper form. */
export const proposalSources = ['portal', 'paper'] as const
export type ProposalSource = (typeof proposalSources)[number]
