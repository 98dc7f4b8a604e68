// 'templates.list': the content types a new project can have.
import { templates } from '../../../shared/project/templates.ts'
import type { Handlers } from '../handlers.ts'

export function templateHandlers(): Pick<Handlers, 'templates.list'> {
  return {
    'templates.list': () =>
      templates.map(({ contentType, label, description, targetWords, outline }) => ({
        contentType,
        label,
        description,
        targetWords,
        sections: outline.map((entry) => entry.heading),
      })),
  }
}
