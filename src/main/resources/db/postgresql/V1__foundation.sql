-- Times are milliseconds since 1970.
CREATE TABLE facts (
    key TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);

CREATE TABLE pull_requests (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    installation BIGINT NOT NULL,
    repository BIGINT NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    wanted BIGINT NOT NULL DEFAULT 0,
    done BIGINT NOT NULL DEFAULT 0,
    wanted_since BIGINT NOT NULL,
    UNIQUE (repository, number)
);
CREATE INDEX pull_requests_pending ON pull_requests (wanted_since) WHERE wanted > done;

CREATE TABLE deliveries (
    guid TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    action TEXT,
    pull_request BIGINT REFERENCES pull_requests (id) ON DELETE CASCADE,
    received BIGINT NOT NULL
);
CREATE INDEX deliveries_received ON deliveries (received);

CREATE TABLE commands (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pull_request BIGINT NOT NULL REFERENCES pull_requests (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    arguments TEXT NOT NULL,
    actor TEXT NOT NULL,
    comment BIGINT,
    head TEXT,
    received BIGINT NOT NULL,
    outcome TEXT
);
CREATE INDEX commands_open ON commands (pull_request) WHERE outcome IS NULL;

CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    pull_request BIGINT NOT NULL REFERENCES pull_requests (id) ON DELETE CASCADE,
    base TEXT NOT NULL,
    head TEXT NOT NULL,
    title TEXT NOT NULL,
    report TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX reviews_of ON reviews (pull_request, created);

-- One row an installation: the write that is under way, and when the next may start.
CREATE TABLE write_turns (
    installation BIGINT PRIMARY KEY,
    holder TEXT,
    held_until BIGINT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE writes (
    installation BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX writes_at ON writes (installation, at);

-- db-scheduler's own table
CREATE TABLE scheduled_tasks (
    task_name TEXT NOT NULL,
    task_instance TEXT NOT NULL,
    task_data BYTEA,
    execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by TEXT,
    last_success TIMESTAMP WITH TIME ZONE,
    last_failure TIMESTAMP WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
