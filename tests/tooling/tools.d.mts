export function hasTool(tool: string): boolean
export function missingTools(): { tool: string; from: string }[]
