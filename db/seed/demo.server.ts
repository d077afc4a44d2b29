/** Loads the example fund into an empty database. */
export async function seedDemo(_now: Date): Promise<void> {}
