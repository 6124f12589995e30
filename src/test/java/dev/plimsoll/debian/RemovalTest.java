package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private static final PackageIndex INDEX =
            Indexes.of(
                    Indexes.stanzas(
                            """
                            gcc 1; Depends: cpp; Recommends: libc6-dev
                            cpp 1
                            libc6-dev 1; Depends: headers
                            headers 1
                            app 1; Depends: libpq5
                            libpq5 1; Recommends: headers
                            base 1
                            """));

    private static InstalledPackages after(String... words) {
        return new Resolver(INDEX, Indexes.installed("base=1"), true)
                .install(List.of(words))
                .after();
    }

    @Test
    void purge_with_auto_remove_takes_what_came_along() {
        var done = new Removal(INDEX, after("gcc")).remove(List.of("gcc"), true);
        assertThat(done.removed()).containsExactlyInAnyOrder("gcc", "cpp", "libc6-dev", "headers");
        assertThat(done.after().versions()).containsOnlyKeys("base");
    }

    @Test
    void without_it_what_came_along_stays() {
        assertThat(new Removal(INDEX, after("gcc")).remove(List.of("gcc"), false).removed())
                .containsExactly("gcc");
    }

    @Test
    void what_another_package_needs_or_recommends_stays() {
        var done = new Removal(INDEX, after("gcc", "app")).remove(List.of("gcc"), true);
        assertThat(done.removed()).containsExactlyInAnyOrder("gcc", "cpp", "libc6-dev");
        assertThat(done.after().versions()).containsKeys("libpq5", "headers");
    }

    @Test
    void dependents_go_with_what_they_need() {
        assertThat(new Removal(INDEX, after("app")).remove(List.of("libpq5"), false).removed())
                .containsExactlyInAnyOrder("libpq5", "app");
    }

    @Test
    void what_is_marked_manual_stays() {
        var marked = after("gcc").marked(java.util.Set.of("cpp"), false);
        assertThat(new Removal(INDEX, marked).remove(List.of("gcc"), true).after().versions())
                .containsKeys("cpp", "base");
        assertThat(
                        new Removal(INDEX, after("app").marked(java.util.Set.of("app"), true))
                                .removeUnneeded()
                                .removed())
                .containsExactlyInAnyOrder("app", "libpq5", "headers");
    }

    @Test
    void what_is_not_installed_is_passed_over_and_patterns_mean_what_is() {
        assertThat(
                        new Removal(INDEX, after("gcc"))
                                .remove(List.of("app", "nowhere"), false)
                                .isEmpty())
                .isTrue();
        assertThat(new Removal(INDEX, after("gcc")).remove(List.of("^libc6-.*"), false).removed())
                .containsExactly("libc6-dev");
    }
}
