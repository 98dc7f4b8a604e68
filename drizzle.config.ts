// How `drizzle-kit generate --name <what-it-does>` finds the schema and numbers the migrations.
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/main/store/schema.ts',
    './src/main/store/voice-schema.ts',
    './src/main/store/drafting-schema.ts',
    './src/main/store/speech-schema.ts',
  ],
  out: './drizzle',
})
