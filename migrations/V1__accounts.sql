create table account (
    id            uuid primary key,
    name          text not null check (name <> '' and length(name) <= 64),
    password_hash text not null,
    role          text not null check (role in ('candidate', 'reviewer', 'admin')),
    enabled       boolean not null,
    created_at    timestamptz not null,
    version       integer not null
);
create unique index account_name on account (lower(name));

-- Keys are random and kept only as their SHA-256: whoever reads this table cannot sign in with it.
create table session (
    key_hash   bytea primary key check (length(key_hash) = 32),
    account_id uuid not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

create table api_token (
    id           uuid primary key,
    account_id   uuid not null references account on delete cascade,
    name         text not null check (name <> '' and length(name) <= 100),
    key_hash     bytea not null unique check (length(key_hash) = 32),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index api_token_account on api_token (account_id, created_at);
