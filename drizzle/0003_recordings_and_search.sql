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
CREATE TABLE `search_documents` (
	`project_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`project_id` text,
	`session_id` text,
	`ref_id` text NOT NULL,
	`role` text,
	`speaker` text,
	`body` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `search_entries_by_project` ON `search_entries` (`project_id`,`kind`,`ref_id`) WHERE project_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `search_entries_of_items` ON `search_entries` (`session_id`,`ref_id`) WHERE kind = 'item';--> statement-breakpoint
CREATE TABLE `search_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`indexed_to` integer NOT NULL
);--> statement-breakpoint
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
--> statement-breakpoint
-- The words of everything that can be found. What is said, noted and planned comes into search_entries by triggers;
-- paragraphs are put there by the studio once typing has settled.
CREATE VIRTUAL TABLE `search_index` USING fts5(body, content='search_entries', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
INSERT INTO search_entries (kind, session_id, ref_id, role, speaker, body) SELECT 'item', item.session_id, item.item_id, item.role, CASE WHEN json_valid(item.payload) THEN nullif(item.payload ->> '$.speaker', '') END, item.text FROM transcript_items AS item WHERE item.type = 'message' AND item.role IN ('user', 'assistant') AND trim(item.text) <> '' ORDER BY item.created_at, item.rowid;
--> statement-breakpoint
INSERT INTO search_entries (kind, project_id, session_id, ref_id, body) SELECT 'note', project_id, session_id, id, content FROM notes ORDER BY created_at;
--> statement-breakpoint
INSERT INTO search_entries (kind, project_id, session_id, ref_id, body) SELECT 'todo', project_id, session_id, id, label FROM todos ORDER BY created_at;
--> statement-breakpoint
INSERT INTO search_entries (kind, project_id, ref_id, body) SELECT 'blueprint', entry.project_id, entry.field, CASE WHEN entry.field = 'voiceGuardrails' AND json_valid(entry.value) THEN coalesce((SELECT group_concat(part.value, char(10)) FROM json_each(entry.value) AS part WHERE part.type = 'text' AND part.value <> ''), '') ELSE entry.value END FROM blueprint_fields AS entry WHERE trim(entry.value) <> '';
--> statement-breakpoint
INSERT INTO search_entries (kind, project_id, ref_id, body) SELECT 'project', book.id, book.id, book.title || coalesce(char(10) || nullif(book.goal, ''), '') FROM projects AS book;
--> statement-breakpoint
INSERT INTO search_index(search_index) VALUES ('rebuild');
--> statement-breakpoint
-- Entries up to this id are in the index. It is lowered while the index is made anew, so that nothing that is said waits
-- for it or fails with it.
INSERT INTO search_state (id, indexed_to) VALUES (1, 9007199254740991);
--> statement-breakpoint
CREATE TRIGGER `search_entry_added` AFTER INSERT ON search_entries WHEN new.id <= (SELECT indexed_to FROM search_state) BEGIN
	INSERT INTO search_index(rowid, body) VALUES (new.id, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_removed` AFTER DELETE ON search_entries WHEN old.id <= (SELECT indexed_to FROM search_state) BEGIN
	INSERT INTO search_index(search_index, rowid, body) VALUES ('delete', old.id, old.body);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_changed` AFTER UPDATE OF body ON search_entries WHEN old.body <> new.body AND old.id <= (SELECT indexed_to FROM search_state) BEGIN
	INSERT INTO search_index(search_index, rowid, body) VALUES ('delete', old.id, old.body);
	INSERT INTO search_index(rowid, body) VALUES (new.id, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER `search_item_added` AFTER INSERT ON transcript_items WHEN new.type = 'message' AND new.role IN ('user', 'assistant') AND trim(new.text) <> '' BEGIN
	INSERT INTO search_entries (kind, session_id, ref_id, role, speaker, body) VALUES ('item', new.session_id, new.item_id, new.role, CASE WHEN json_valid(new.payload) THEN nullif(new.payload ->> '$.speaker', '') END, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `search_item_changed` AFTER UPDATE OF text, role, type, payload ON transcript_items WHEN old.text IS NOT new.text OR old.role <> new.role OR old.type <> new.type OR old.payload IS NOT new.payload BEGIN
	UPDATE search_entries SET role = new.role, speaker = CASE WHEN json_valid(new.payload) THEN nullif(new.payload ->> '$.speaker', '') END, body = new.text WHERE kind = 'item' AND session_id = new.session_id AND ref_id = new.item_id AND new.type = 'message' AND new.role IN ('user', 'assistant') AND trim(new.text) <> '';
	INSERT INTO search_entries (kind, session_id, ref_id, role, speaker, body) SELECT 'item', new.session_id, new.item_id, new.role, CASE WHEN json_valid(new.payload) THEN nullif(new.payload ->> '$.speaker', '') END, new.text WHERE new.type = 'message' AND new.role IN ('user', 'assistant') AND trim(new.text) <> '' AND NOT EXISTS (SELECT 1 FROM search_entries WHERE kind = 'item' AND session_id = new.session_id AND ref_id = new.item_id);
	DELETE FROM search_entries WHERE kind = 'item' AND session_id = new.session_id AND ref_id = new.item_id AND (new.type = 'message' AND new.role IN ('user', 'assistant') AND trim(new.text) <> '') IS NOT TRUE;
END;
--> statement-breakpoint
CREATE TRIGGER `search_item_removed` AFTER DELETE ON transcript_items BEGIN
	DELETE FROM search_entries WHERE kind = 'item' AND session_id = old.session_id AND ref_id = old.item_id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_note_added` AFTER INSERT ON notes BEGIN
	INSERT INTO search_entries (kind, project_id, session_id, ref_id, body) VALUES ('note', new.project_id, new.session_id, new.id, new.content);
END;
--> statement-breakpoint
CREATE TRIGGER `search_note_changed` AFTER UPDATE OF session_id, content ON notes BEGIN
	UPDATE search_entries SET session_id = new.session_id, body = new.content WHERE project_id = new.project_id AND kind = 'note' AND ref_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_note_removed` AFTER DELETE ON notes BEGIN
	DELETE FROM search_entries WHERE project_id = old.project_id AND kind = 'note' AND ref_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_todo_added` AFTER INSERT ON todos BEGIN
	INSERT INTO search_entries (kind, project_id, session_id, ref_id, body) VALUES ('todo', new.project_id, new.session_id, new.id, new.label);
END;
--> statement-breakpoint
CREATE TRIGGER `search_todo_changed` AFTER UPDATE OF session_id, label ON todos BEGIN
	UPDATE search_entries SET session_id = new.session_id, body = new.label WHERE project_id = new.project_id AND kind = 'todo' AND ref_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_todo_removed` AFTER DELETE ON todos BEGIN
	DELETE FROM search_entries WHERE project_id = old.project_id AND kind = 'todo' AND ref_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_blueprint_added` AFTER INSERT ON blueprint_fields WHEN trim(new.value) <> '' BEGIN
	INSERT INTO search_entries (kind, project_id, ref_id, body) VALUES ('blueprint', new.project_id, new.field, CASE WHEN new.field = 'voiceGuardrails' AND json_valid(new.value) THEN coalesce((SELECT group_concat(part.value, char(10)) FROM json_each(new.value) AS part WHERE part.type = 'text' AND part.value <> ''), '') ELSE new.value END);
END;
--> statement-breakpoint
CREATE TRIGGER `search_blueprint_changed` AFTER UPDATE OF value ON blueprint_fields WHEN old.value <> new.value BEGIN
	DELETE FROM search_entries WHERE project_id = new.project_id AND kind = 'blueprint' AND ref_id = new.field;
	INSERT INTO search_entries (kind, project_id, ref_id, body) SELECT 'blueprint', new.project_id, new.field, CASE WHEN new.field = 'voiceGuardrails' AND json_valid(new.value) THEN coalesce((SELECT group_concat(part.value, char(10)) FROM json_each(new.value) AS part WHERE part.type = 'text' AND part.value <> ''), '') ELSE new.value END WHERE trim(new.value) <> '';
END;
--> statement-breakpoint
CREATE TRIGGER `search_blueprint_removed` AFTER DELETE ON blueprint_fields BEGIN
	DELETE FROM search_entries WHERE project_id = old.project_id AND kind = 'blueprint' AND ref_id = old.field;
END;
--> statement-breakpoint
CREATE TRIGGER `search_project_added` AFTER INSERT ON projects BEGIN
	INSERT INTO search_entries (kind, project_id, ref_id, body) VALUES ('project', new.id, new.id, new.title || coalesce(char(10) || nullif(new.goal, ''), ''));
END;
--> statement-breakpoint
CREATE TRIGGER `search_project_changed` AFTER UPDATE OF title, goal ON projects BEGIN
	UPDATE search_entries SET body = new.title || coalesce(char(10) || nullif(new.goal, ''), '') WHERE project_id = new.id AND kind = 'project' AND ref_id = new.id;
END;
