grant select, insert on signing_certificates to dichtbij_app;
--> statement-breakpoint
-- What a document was signed with stays: a renewal is a further row.
revoke update, delete on signing_certificates from dichtbij_app;
--> statement-breakpoint
create trigger signing_certificates_append_only before update or delete on signing_certificates
  for each row execute function refuse_rewriting();
