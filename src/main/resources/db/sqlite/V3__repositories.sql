-- Where the App is installed. Times are milliseconds since 1970.
CREATE TABLE repositories (
    id INTEGER PRIMARY KEY,
    installation INTEGER NOT NULL,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    scan_at INTEGER,
    scanned INTEGER,
    head TEXT,
    title TEXT,
    proposed INTEGER,
    asked BOOLEAN NOT NULL DEFAULT FALSE,
    swept INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX repositories_of ON repositories (installation);
CREATE INDEX repositories_to_scan ON repositories (scan_at) WHERE scan_at IS NOT NULL;
INSERT INTO repositories (id, installation, owner, name)
    SELECT repository, installation, owner, name FROM pull_requests
    WHERE id IN (SELECT max(id) FROM pull_requests GROUP BY repository);

-- What a first review may read ahead of the pull request's state.
ALTER TABLE pull_requests ADD COLUMN head TEXT;
ALTER TABLE pull_requests ADD COLUMN base_ref TEXT;
