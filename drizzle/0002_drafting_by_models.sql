CREATE TABLE `revision_details` (
	`project_id` text NOT NULL,
	`revision` integer NOT NULL,
	`words_added` integer,
	`words_removed` integer,
	`authorship` text,
	PRIMARY KEY(`project_id`, `revision`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `model_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`kind` text NOT NULL,
	`host` text NOT NULL,
	`model` text NOT NULL,
	`outcome` text NOT NULL,
	`input_tokens` integer,
	`cached_tokens` integer,
	`output_tokens` integer,
	`cost_usd` real,
	`error` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`prompt` text,
	`answer` text,
	FOREIGN KEY (`job_id`) REFERENCES `draft_jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `model_requests_by_job` ON `model_requests` (`job_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `model_requests_by_time` ON `model_requests` (`started_at`);--> statement-breakpoint
CREATE TABLE `session_digests` (
	`session_id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`digest` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `voice_guides` (
	`project_id` text PRIMARY KEY NOT NULL,
	`guide` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `document_sections` ADD `target_words` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `authorship` text;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `cached_tokens` integer;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `cost_usd` real;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `forced_engine` text;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `items_read` text;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `draft_jobs` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `projects` ADD `target_words` integer;