grant select, insert on practice_scores to dichtbij_app;
--> statement-breakpoint
-- What is given to the practice proposal is never given anew.
revoke update, delete on practice_scores from dichtbij_app;
--> statement-breakpoint
-- Weights, words and practice of a round freeze at its opening: a change says when it is made, the check on the table
-- holds that this is before the opening, and no review may exist yet.
create function freeze_rubric() returns trigger language plpgsql as $$
begin
  if new.weights_bp is not distinct from old.weights_bp and new.rubric is not distinct from old.rubric
    and new.practice is not distinct from old.practice then
    return new;
  end if;
  if new.rubric_changed_at is null or new.rubric_changed_at is not distinct from old.rubric_changed_at
    or new.rubric_changed_at >= old.opens_at
    or exists (select 1 from reviews r join proposals p on p.id = r.proposal_id where p.round_id = old.id) then
    raise exception 'the rubric of a round is frozen at its opening' using errcode = 'DB008';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger rounds_rubric_frozen before update on rounds for each row execute function freeze_rubric();
