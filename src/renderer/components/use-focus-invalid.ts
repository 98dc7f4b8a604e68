// After a refusal the author stands at the first field it is about, wherever the form was scrolled to.
import { useEffect, useRef, type RefObject } from 'react'
import type { FieldErrors } from './field-errors.ts'

/** Goes on the form whose fields carry the errors. */
export function useFocusInvalid(errors: FieldErrors): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (errors.form === null && Object.keys(errors.fields).length === 0) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.focus({ preventScroll: true })
    const shown = field?.closest('[data-field]') ?? form.current?.querySelector('[role="alert"]')
    shown?.scrollIntoView({ block: 'nearest' })
  }, [errors])
  return form
}
