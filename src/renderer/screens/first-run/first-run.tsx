// The empty library: what the studio does, and the ways to begin.
import { AudioLines, FileDown, FolderInput, HardDrive, MessagesSquare, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { StartAloud } from '../recording/ways-to-speak.tsx'

export function FirstRun() {
  return (
    <div className="mx-auto flex min-h-full max-w-4xl flex-col justify-center px-8 py-12">
      <div className="max-w-2xl">
        <h1 className="title text-3xl">You talk. The studio listens, and the manuscript grows.</h1>
        <p className="mt-4 max-w-xl font-serif text-lg text-soft">
          Answer questions about the book in your head. What you say is kept word for word, sorted into notes,
          and arranged into pages you can edit from the first line on.
        </p>
      </div>
      <ul className="mt-10 grid gap-4 sm:grid-cols-2">
        <Way
          title="Be asked, in writing"
          text="The studio asks, you type. It finds out what the book is for, then draws out the stories. No key, no network."
          action={
            <Button
              variant="primary"
              icon={<MessagesSquare size={16} aria-hidden />}
              onClick={() => runCommand('interview.guided')}
            >
              Guided interview
            </Button>
          }
        />
        <Way
          title="Bring a talk you have"
          text="A transcript as text, Markdown, subtitles, a table or our own format becomes a first draft in your own words. A recording can be brought as it is, and a project that was exported from here as well."
          action={<BringIt />}
        />
        <Way
          title="Talk aloud"
          text="An interviewer that talks back needs a key of your own. To record, or to be asked and answer aloud, you need none."
          action={<StartAloud />}
        />
        <Way
          title="Begin with a title"
          text="Set up a memoir, a business book, an article or a newsletter, and fill in the rest as it comes to you."
          action={
            <Button icon={<Plus size={17} aria-hidden />} onClick={() => runCommand('project.new')}>
              New project
            </Button>
          }
        />
      </ul>
      <p className="mt-8 flex items-center gap-2 text-sm text-soft">
        <HardDrive size={15} aria-hidden className="shrink-0" />
        Everything is kept on this computer, in one folder that you can see and back up in Settings. Nothing
        is sent anywhere unless you add a key, or choose a server, in Settings.
      </p>
    </div>
  )
}

function Way({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  return (
    <li className="flex flex-col items-start rounded-xl border border-line bg-paper p-5 shadow-card">
      <h2 className="title text-lg">{title}</h2>
      <p className="mt-1 mb-5 text-pretty text-soft">{text}</p>
      <div className="mt-auto">{action}</div>
    </li>
  )
}

function BringIt() {
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<FileDown size={16} aria-hidden />} onClick={() => runCommand('interview.import')}>
        Import interview
      </Button>
      <Button icon={<AudioLines size={16} aria-hidden />} onClick={() => runCommand('interview.importAudio')}>
        Import audio
      </Button>
      <Button icon={<FolderInput size={16} aria-hidden />} onClick={() => runCommand('project.import')}>
        Import projects
      </Button>
    </div>
  )
}
