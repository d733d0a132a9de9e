-- Exercises, each of their versions, and what the publish gate found of a version.

create table exercise (
    -- the uuid of its problem.yaml
    id uuid primary key,
    slug text not null unique
);

create table exercise_version (
    id uuid primary key,
    exercise_id uuid not null references exercise,
    version text not null,
    -- SHA-256 over paths and contents: the same files are the same version
    digest text not null check (length(digest) = 64),
    state text not null check (state in ('verifying', 'published', 'refused', 'withdrawn')),
    built_in boolean not null,
    -- how many solutions the gate must see
    solutions integer not null check (solutions > 0),
    uploaded_at timestamptz not null,
    published_at timestamptz,
    check (state <> 'published' or published_at is not null),
    unique (exercise_id, version)
);

-- What candidates are offered: the version of an exercise that was published last.
create index exercise_version_published on exercise_version (exercise_id, published_at desc)
    where state = 'published';

-- Apart from its version, so that listing versions does not read it.
create table exercise_archive (
    version_id uuid primary key references exercise_version on delete cascade,
    zip bytea not null
);

create table gate_result (
    id uuid primary key,
    version_id uuid not null references exercise_version on delete cascade,
    -- below submissions/
    path text not null,
    language text not null,
    expected_verdict text not null,
    expected_finding text,
    expected_stage text,
    actual_verdict text not null,
    actual_finding text,
    actual_stage text,
    passed boolean not null,
    note text not null,
    unique (version_id, path)
);
