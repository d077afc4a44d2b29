-- Where the fund and a pot fall short by as much on a day, it is the fund that is named: the same answer every time.
do $$
begin
  execute replace(
    pg_get_functiondef('judge_posting()'::regprocedure),
    'order by "on", short desc limit 1',
    'order by "on", short desc, (scope_id in (select fund_id from posted)) desc limit 1');
end $$;
