-- Schedules of findings that somebody asked to see played again, and what came of it.

create table replay (
    id uuid primary key,
    finding_id uuid not null references finding on delete cascade,
    -- who asked
    account_id uuid not null references account on delete cascade,
    -- how often it was begun; whoever writes back must name the last one
    attempt integer not null check (attempt >= 0),
    outcome text check (outcome in ('same', 'different', 'impossible')),
    -- what came out if it was different, and whether it shows the finding nevertheless
    schedule jsonb,
    fault_found boolean,
    -- if it was impossible: why, as a finding tells it
    obstacle text,
    obstacle_values jsonb,
    created_at timestamptz not null,
    -- nothing while it waits
    started_at timestamptz,
    finished_at timestamptz,
    check ((outcome is null) = (finished_at is null)),
    check (coalesce(outcome = 'different', false) = (schedule is not null)),
    check ((schedule is null) = (fault_found is null)),
    check (coalesce(outcome = 'impossible', false) = (obstacle is not null)),
    check ((obstacle is null) = (obstacle_values is null))
);

create index replay_of_finding on replay (finding_id, created_at desc);
create index replay_by_account on replay (account_id, created_at desc);
-- Whoever asks again while one is waiting or played is shown that one.
create unique index replay_open on replay (finding_id) where finished_at is null;

-- Wakes the nodes whose clients watch this submission, once the change can be read.
create function tell_replay() returns trigger language plpgsql as $$
begin
    perform pg_notify('interlock_progress', finding.submission_id::text)
    from finding where finding.id = new.finding_id;
    return null;
end
$$;

create trigger replay_told after insert or update on replay
    for each row execute function tell_replay();
