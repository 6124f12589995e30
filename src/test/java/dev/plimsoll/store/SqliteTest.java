package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends DatabaseContract {

    @TempDir private Path home;

    @Override
    Database open() throws IOException {
        return Database.in(home);
    }

    /** Two connections to one file meet as two processes do. */
    @Test
    void several_processes_share_one_home_from_the_first_moment() throws Exception {
        Path fresh = home.resolve("fresh");
        List<Callable<Boolean>> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int me = i;
            starts.add(() -> {
                try (Database own = Database.in(fresh)) {
                    Facts facts = new Facts(own);
                    for (int n = 0; n < 20; n++) facts.put("key:" + me + ":" + n, new byte[] {1});
                    return facts.get("key:" + me + ":19").isPresent();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> start : threads.invokeAll(starts))
                assertThat(start.get()).isTrue();
        }
        try (Database all = Database.in(fresh)) {
            int kept =
                    all.read(handle ->
                            handle.createQuery("SELECT count(*) FROM facts")
                                    .mapTo(int.class)
                                    .one());
            assertThat(kept).isEqualTo(80);
        }
    }
}
