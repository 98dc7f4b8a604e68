// The name outside checks and users' scripts know.
export const DATABASE_FILE = 'studio.db'
