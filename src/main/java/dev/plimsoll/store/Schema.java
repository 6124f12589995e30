package dev.plimsoll.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date with Flyway, which is loaded only where there is something to do.
 */
final class Schema {

    /** The newest script; Flyway is not asked where the database has it. */
    static final String VERSION = "3";

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);
    private static final int MOST_ATTEMPTS = 1_500;

    private final Dialect dialect;
    private final String url;
    private final DataSource writer;

    Schema(Dialect dialect, String url, DataSource writer) {
        this.dialect = dialect;
        this.url = url;
        this.writer = writer;
    }

    void bringUpToDate() {
        if (isCurrent()) return;
        switch (dialect) {
            case POSTGRESQL -> migrate();
            case SQLITE -> migrateAlone();
        }
    }

    /**
     * Flyway locks its table on PostgreSQL but not on SQLite, where a second process may start at
     * the same moment.
     */
    private void migrateAlone() {
        Path lock = Path.of(url.substring("jdbc:sqlite:".length()) + ".migrating");
        try (FileChannel file =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(file)) {
            if (held.isValid() && !isCurrent()) migrate();
        } catch (IOException e) {
            throw new UncheckedIOException("tried to bring the database up to date", e);
        }
    }

    /**
     * Waits for the file, whether another process or another database object of this one has it.
     */
    private static FileLock lock(FileChannel file) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                FileLock held = file.tryLock();
                if (held != null) return held;
            } catch (OverlappingFileLockException e) {
                LOG.debug("this process has the file locked already");
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        throw new IOException(
                "another process has been bringing the database up to date for too long");
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(writer)
                .locations("classpath:" + dialect.scripts())
                .load()
                .migrate();
    }

    private boolean isCurrent() {
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT 1 FROM flyway_schema_history WHERE version = '"
                                        + VERSION
                                        + "' AND success")) {
            return found.next();
        } catch (SQLException noHistoryYet) {
            return false;
        }
    }
}
