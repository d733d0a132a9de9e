-- The queue, as db-scheduler lays it out, and a nudge for the nodes that wait for work.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

create function notify_jobs() returns trigger language plpgsql as $$
begin
    notify jobs;
    return null;
end
$$;

create trigger scheduled_tasks_notify
    after insert on scheduled_tasks
    for each statement execute function notify_jobs();
