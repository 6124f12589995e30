package dev.plimsoll.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * What Plimsoll remembers, in SQLite or PostgreSQL.
 *
 * <p>Opening touches nothing: the first use connects and brings the tables up to date. SQLite has
 * one writer, so its writes share one connection and queue here, in Java, instead of waiting inside
 * native code that pins a carrier thread; only two processes on one file meet at SQLite's own busy
 * timeout.
 */
public final class Database implements AutoCloseable {

    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(15);
    private static final int READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 16;

    private final Dialect dialect;
    private final String url;
    private final HikariDataSource reader;
    private final HikariDataSource writer;
    private final Jdbi reads;
    private final Jdbi writes;
    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean ready;

    private Database(Dialect dialect, String url) {
        this.dialect = dialect;
        this.url = url;
        this.reader =
                new HikariDataSource(
                        pool(
                                "reads",
                                dialect == Dialect.SQLITE ? READERS : POSTGRESQL_CONNECTIONS));
        this.writer = dialect == Dialect.SQLITE ? new HikariDataSource(pool("writes", 1)) : reader;
        this.reads = Jdbi.create(reader);
        this.writes = Jdbi.create(writer);
    }

    /** The database behind a JDBC URL. */
    public static Database at(String jdbcUrl) {
        return new Database(Dialect.of(jdbcUrl), jdbcUrl);
    }

    /** The embedded database in this folder, which is made where it does not exist. */
    public static Database in(Path home) throws IOException {
        Files.createDirectories(home);
        return at("jdbc:sqlite:" + home.resolve("plimsoll.db").toAbsolutePath());
    }

    public <T, X extends Exception> T read(HandleCallback<T, X> query) throws X {
        bringUpToDate();
        return reads.withHandle(query);
    }

    /** Runs the statements in one transaction; must not be nested. */
    public <T, X extends Exception> T write(HandleCallback<T, X> statements) throws X {
        bringUpToDate();
        return writes.inTransaction(statements);
    }

    /** The connections that write, for those that bring their own SQL. */
    public DataSource writer() {
        bringUpToDate();
        return writer;
    }

    /** Whether one process alone uses this database's jobs. */
    public boolean isEmbedded() {
        return dialect == Dialect.SQLITE;
    }

    /** Connects and brings the tables up to date, once. */
    public void bringUpToDate() {
        if (ready) return;
        migrating.lock();
        try {
            if (ready) return;
            new Schema(dialect, url, writer).bringUpToDate();
            ready = true;
        } finally {
            migrating.unlock();
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    private HikariConfig pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("plimsoll-" + name);
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        // negative: the pool opens without a connection, so that a server is up before its database
        // is
        pool.setInitializationFailTimeout(-1);
        if (dialect == Dialect.SQLITE) {
            pool.addDataSourceProperty("journal_mode", "WAL");
            pool.addDataSourceProperty("busy_timeout", Long.toString(BUSY.toMillis()));
            pool.addDataSourceProperty("foreign_keys", "true");
            // a transaction that starts by reading could not become a writer once another has
            // written
            pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        }
        return pool;
    }
}
