// What each content type brings along: outline, length and questions. The data is resources/templates/*.json,
// parsed here once; the guided interviewer, the drafter and the "New project" screen read it.
import { z } from 'zod'
import article from '../../../resources/templates/article.json' with { type: 'json' }
import biography from '../../../resources/templates/biography.json' with { type: 'json' }
import blogPost from '../../../resources/templates/blog_post.json' with { type: 'json' }
import businessBook from '../../../resources/templates/business_book.json' with { type: 'json' }
import howTo from '../../../resources/templates/how_to.json' with { type: 'json' }
import memoir from '../../../resources/templates/memoir.json' with { type: 'json' }
import newsletter from '../../../resources/templates/newsletter.json' with { type: 'json' }
import { contentTypeSchema, type ContentType } from './project.ts'

const outlineEntrySchema = z.strictObject({
  heading: z.string().min(1),
  brief: z.string().min(1),
  keywords: z.array(z.string().regex(/^[a-z' -]+$/)).min(1),
  targetWords: z.number().int().positive(),
})

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  text: z.string().min(1),
  hint: z.string().min(1).nullable(),
  /** Heading of the outline entry the answer belongs to. */
  section: z.string().min(1),
  followUps: z.array(z.string().min(1)),
})
export type TemplateQuestion = z.infer<typeof questionSchema>

const templateSchema = z
  .strictObject({
    contentType: contentTypeSchema,
    label: z.string().min(1),
    description: z.string().min(1),
    targetWords: z.number().int().positive(),
    outline: z.array(outlineEntrySchema).min(1),
    questions: z.array(questionSchema).min(1),
  })
  .refine(
    (template) =>
      template.questions.every((q) => template.outline.some((entry) => entry.heading === q.section)),
    'every question names a heading of the outline',
  )
export type Template = z.infer<typeof templateSchema>

const byType: Record<ContentType, Template> = {
  memoir: templateSchema.parse(memoir),
  biography: templateSchema.parse(biography),
  business_book: templateSchema.parse(businessBook),
  how_to: templateSchema.parse(howTo),
  article: templateSchema.parse(article),
  blog_post: templateSchema.parse(blogPost),
  newsletter: templateSchema.parse(newsletter),
}

/** In the order in which the library offers them. */
export const templates: Template[] = Object.values(byType)

export function templateFor(contentType: ContentType): Template {
  return byType[contentType]
}
