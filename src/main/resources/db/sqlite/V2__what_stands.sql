-- What stood on a pull request when it was last brought up to date: where it still does, nothing is to be done.
ALTER TABLE pull_requests ADD COLUMN stands TEXT;

-- The findings that were told by a review comment, so that none is told twice, not even after its comment was deleted.
CREATE TABLE told (
    pull_request INTEGER NOT NULL REFERENCES pull_requests (id) ON DELETE CASCADE,
    finding TEXT NOT NULL,
    PRIMARY KEY (pull_request, finding)
) WITHOUT ROWID;

-- Which pull request opens the check of a head that several share.
CREATE TABLE opened_checks (
    repository INTEGER NOT NULL,
    head TEXT NOT NULL,
    pull_request INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (repository, head)
) WITHOUT ROWID;
