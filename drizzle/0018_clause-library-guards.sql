grant select, insert on clause_versions, clause_translations to dichtbij_app;
--> statement-breakpoint
-- What an agreement was made with never changes: a better text is a further version.
revoke update, delete on clause_versions, clause_translations from dichtbij_app;
--> statement-breakpoint
create trigger clause_versions_append_only before update or delete on clause_versions
  for each row execute function refuse_rewriting();
--> statement-breakpoint
create trigger clause_translations_append_only before update or delete on clause_translations
  for each row execute function refuse_rewriting();
