CREATE TABLE `blueprint_fields` (
	`project_id` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`source_item_id` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `field`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `document_revisions` (
	`project_id` text NOT NULL,
	`revision` integer NOT NULL,
	`author` text NOT NULL,
	`job_id` text,
	`words` integer NOT NULL,
	`created_at` integer NOT NULL,
	`markdown` text NOT NULL,
	PRIMARY KEY(`project_id`, `revision`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `document_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`heading` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`locked` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `document_sections_in_order` ON `document_sections` (`project_id`,`position`);--> statement-breakpoint
CREATE TABLE `documents` (
	`project_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`words` integer NOT NULL,
	`markdown` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `draft_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`session_id` text,
	`status` text NOT NULL,
	`urgency` text NOT NULL,
	`summary` text NOT NULL,
	`generated_summary` text,
	`transcript_anchors` text NOT NULL,
	`active_section` text,
	`attempts` integer NOT NULL,
	`merged_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`completed_at` integer,
	`error` text,
	`duration_ms` integer,
	`engine` text,
	`model` text,
	`input_tokens` integer,
	`output_tokens` integer,
	`next_attempt_at` integer,
	`wait_reason` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `draft_jobs_by_project` ON `draft_jobs` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `draft_jobs_by_status` ON `draft_jobs` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `draft_jobs_by_session` ON `draft_jobs` (`session_id`);--> statement-breakpoint
CREATE TABLE `interview_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`project_id` text,
	`seq` integer NOT NULL,
	`question_id` text NOT NULL,
	`kind` text NOT NULL,
	`field` text,
	`item_id` text,
	`answer_item_id` text,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interview_steps_in_order` ON `interview_steps` (`session_id`,`seq`);--> statement-breakpoint
CREATE INDEX `interview_steps_by_project` ON `interview_steps` (`project_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`session_id` text,
	`note_type` text NOT NULL,
	`content` text NOT NULL,
	`source_item_ids` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `notes_by_project` ON `notes` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notes_by_session` ON `notes` (`session_id`);--> statement-breakpoint
CREATE TABLE `paragraph_sources` (
	`project_id` text NOT NULL,
	`paragraph_hash` text NOT NULL,
	`excerpt` text NOT NULL,
	`item_ids` text NOT NULL,
	`job_id` text NOT NULL,
	PRIMARY KEY(`project_id`, `paragraph_hash`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `project_blueprints` (
	`project_id` text PRIMARY KEY NOT NULL,
	`committed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `project_transcripts` (
	`project_id` text NOT NULL,
	`session_id` text NOT NULL,
	`item_count` integer NOT NULL,
	`finalized_at` integer NOT NULL,
	`snapshot` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`project_id`, `session_id`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_transcripts_by_session` ON `project_transcripts` (`session_id`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`content_type` text NOT NULL,
	`goal` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `projects_by_update` ON `projects` (`updated_at`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`job_id` text NOT NULL,
	`section_id` text,
	`author_markdown` text NOT NULL,
	`drafter_markdown` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposals_by_project` ON `proposals` (`project_id`,`status`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text,
	`kind` text NOT NULL,
	`stage` text NOT NULL,
	`status` text NOT NULL,
	`title` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_project` ON `sessions` (`project_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_status` ON `sessions` (`status`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `todos` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`session_id` text,
	`label` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `todos_by_project` ON `todos` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `todos_by_session` ON `todos` (`session_id`);--> statement-breakpoint
CREATE TABLE `tool_calls` (
	`session_id` text NOT NULL,
	`call_id` text NOT NULL,
	`name` text NOT NULL,
	`result` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `call_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `transcript_items` (
	`session_id` text NOT NULL,
	`item_id` text NOT NULL,
	`previous_item_id` text,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`text` text,
	`interrupted` integer NOT NULL,
	`heard_ms` integer,
	`audio_start_ms` integer,
	`audio_end_ms` integer,
	`payload` text,
	`created_at` integer NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`session_id`, `item_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `transcript_items_in_order` ON `transcript_items` (`session_id`,`position`);--> statement-breakpoint
CREATE INDEX `transcript_items_by_previous` ON `transcript_items` (`session_id`,`previous_item_id`);--> statement-breakpoint
CREATE TABLE `transcript_pointers` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`session_id` text NOT NULL,
	`item_id` text NOT NULL,
	`label` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `transcript_pointers_by_project` ON `transcript_pointers` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `transcript_pointers_by_session` ON `transcript_pointers` (`session_id`);