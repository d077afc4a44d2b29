/** Why the embedded PostgreSQL cannot be used, as a sentence for who starts the server. */
export class EmbeddedError extends Error {}
