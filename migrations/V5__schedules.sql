-- The schedule that shows a finding and can be replayed: origin, threads, steps, ends.
alter table finding add column schedule jsonb;
