/** Why the process cannot start, as a sentence for who starts it. */
export class StartError extends Error {}
