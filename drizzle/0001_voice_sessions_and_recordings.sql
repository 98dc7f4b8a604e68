CREATE TABLE `realtime_events` (
	`session_id` text NOT NULL,
	`seq` integer NOT NULL,
	`received_at` integer NOT NULL,
	`audio_offset_ms` integer NOT NULL,
	`payload` text NOT NULL,
	PRIMARY KEY(`session_id`, `seq`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recording_segments` (
	`session_id` text NOT NULL,
	`track` text NOT NULL,
	`n` integer NOT NULL,
	`file` text NOT NULL,
	`mime_type` text NOT NULL,
	`start_ms` integer NOT NULL,
	`duration_ms` integer,
	`bytes` integer NOT NULL,
	`sha256` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `track`, `n`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recording_segments_by_status` ON `recording_segments` (`status`);--> statement-breakpoint
CREATE TABLE `usage_entries` (
	`session_id` text NOT NULL,
	`source_id` text NOT NULL,
	`kind` text NOT NULL,
	`model` text NOT NULL,
	`input_text_tokens` integer NOT NULL,
	`input_audio_tokens` integer NOT NULL,
	`cached_text_tokens` integer NOT NULL,
	`cached_audio_tokens` integer NOT NULL,
	`output_text_tokens` integer NOT NULL,
	`output_audio_tokens` integer NOT NULL,
	`audio_ms` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `source_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `voice_connections` (
	`session_id` text NOT NULL,
	`n` integer NOT NULL,
	`call_id` text,
	`model` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`end` text,
	PRIMARY KEY(`session_id`, `n`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `voice_sessions` (
	`session_id` text PRIMARY KEY NOT NULL,
	`connected_ms` integer NOT NULL,
	`interruptions` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
