// What can leave the studio as a file: the document with or without its sources, the transcript in two forms, and the
// whole project.
import { FileJson, FileText, FolderDown, MessagesSquare, Package, Quote, Share } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ExportResult } from '../../../shared/ipc/views.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { flushDocument } from '../../stores/document-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'

export function ExportMenu({ projectId }: { projectId: string }): ReactNode {
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Share size={14} aria-hidden />}>
          Export
        </Button>
      }
      items={[
        {
          id: 'document',
          label: 'Document (Markdown)',
          icon: <FileText size={15} />,
          onSelect: () => void exportDocument(projectId),
        },
        {
          id: 'sourced',
          label: 'Document with sources as footnotes',
          icon: <Quote size={15} />,
          onSelect: () => void exportDocument(projectId, 'footnotes'),
        },
        { id: 'line', separator: true },
        {
          id: 'transcript-md',
          label: 'Transcript (Markdown)',
          icon: <MessagesSquare size={15} />,
          onSelect: () => void run(() => request('export.transcript', { projectId, format: 'md' })),
        },
        {
          id: 'transcript-json',
          label: 'Transcript (JSON)',
          icon: <FileJson size={15} />,
          onSelect: () => void run(() => request('export.transcript', { projectId, format: 'json' })),
        },
        { id: 'line-of-project', separator: true },
        {
          id: 'project-folder',
          label: 'Whole project (folder)',
          icon: <FolderDown size={15} />,
          onSelect: () => void exportProject(projectId, 'folder'),
        },
        {
          id: 'project-file',
          label: 'Whole project (one file)',
          icon: <Package size={15} />,
          onSelect: () => void exportProject(projectId, 'file'),
        },
      ]}
    />
  )
}

export async function exportDocument(
  projectId: string,
  sources: 'none' | 'footnotes' = 'none',
): Promise<void> {
  await run(async () => {
    // What was just typed belongs into the file.
    await flushDocument(projectId)
    return request('export.document', { projectId, sources })
  })
}

async function exportProject(projectId: string, form: 'folder' | 'file'): Promise<void> {
  try {
    await flushDocument(projectId)
    openOverlay({ kind: 'export-projects', projectId, form })
  } catch (error) {
    showProblem('Nothing was exported', error)
  }
}

async function run(write: () => Promise<ExportResult>): Promise<void> {
  try {
    const result = await write()
    if (result.cancelled) return
    showToast({
      title: 'Exported',
      tone: 'good',
      ...(result.path === null ? {} : { description: result.path }),
    })
  } catch (error) {
    showProblem('Nothing was exported', error)
  }
}
