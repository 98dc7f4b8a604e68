CREATE TABLE `audio_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`status` text NOT NULL,
	`files` text NOT NULL,
	`file_at` integer NOT NULL,
	`done_ms` integer NOT NULL,
	`speaker` text,
	`made_project` integer NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `audio_imports_by_session` ON `audio_imports` (`session_id`);--> statement-breakpoint
CREATE TABLE `item_acts` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`act` text NOT NULL,
	`before` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_acts_by_session` ON `item_acts` (`session_id`);--> statement-breakpoint
CREATE TABLE `item_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer,
	`struck` integer NOT NULL,
	`read_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_changes_by_session` ON `item_changes` (`session_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `item_states` (
	`session_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer,
	`version_by` text,
	`struck_at` integer,
	`replaced_by` text,
	PRIMARY KEY(`session_id`, `item_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `item_versions` (
	`session_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`engine` text,
	`model` text,
	`text` text NOT NULL,
	`words` text,
	`speaker` text,
	`job_id` text,
	`created_at` integer NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`session_id`, `item_id`, `version`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recording_markers` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`label` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recording_markers_by_session` ON `recording_markers` (`session_id`,`at_ms`);--> statement-breakpoint
CREATE TABLE `search_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`project_id` text,
	`session_id` text,
	`ref_id` text NOT NULL,
	`role` text,
	`body` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `search_entries_by_project` ON `search_entries` (`project_id`,`kind`,`ref_id`);--> statement-breakpoint
CREATE INDEX `search_entries_by_session` ON `search_entries` (`session_id`,`ref_id`);--> statement-breakpoint
CREATE TABLE `transcription_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`purpose` text NOT NULL,
	`status` text NOT NULL,
	`engine` text NOT NULL,
	`model` text,
	`priority` integer NOT NULL,
	`attempts` integer NOT NULL,
	`done_ms` integer NOT NULL,
	`total_ms` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`completed_at` integer,
	`duration_ms` integer,
	`next_attempt_at` integer,
	`wait_reason` text,
	`error` text,
	`cancelled_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `transcription_jobs_by_status` ON `transcription_jobs` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `transcription_jobs_by_session` ON `transcription_jobs` (`session_id`);