grant select, insert on pot_terms to dichtbij_app;
--> statement-breakpoint
revoke update, delete on pot_terms from dichtbij_app;
--> statement-breakpoint
create trigger pot_terms_append_only before update or delete on pot_terms
  for each row execute function refuse_rewriting();
