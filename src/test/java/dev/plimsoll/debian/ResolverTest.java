package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private static Transaction install(String index, String installed, String... words) {
        return new Resolver(Indexes.of(Indexes.stanzas(index)), Indexes.installed(installed), false)
                .install(Arrays.asList(words));
    }

    private static List<String> names(Transaction transaction) {
        return transaction.added().stream().map(BinaryPackage::name).toList();
    }

    @Test
    void takes_the_closure_depth_first_pre_depends_before_depends() {
        var done =
                install(
                        """
                        app 1; Depends: d; Pre-Depends: p
                        p 1; Depends: q
                        q 1
                        d 1
                        """,
                        "",
                        "app");
        assertThat(names(done)).containsExactly("app", "p", "q", "d");
        assertThat(done.missing()).isEmpty();
    }

    @Test
    void an_installed_package_is_nothing_to_do() {
        assertThat(install("app 1", "app=1", "app").isEmpty()).isTrue();
        assertThat(names(install("app 1; Depends: lib\nlib 1", "lib=1", "app")))
                .containsExactly("app");
    }

    @Test
    void a_named_installed_package_is_upgraded_where_a_newer_one_is_offered() {
        var done = install("app 2", "app=1", "app");
        assertThat(done.upgraded()).extracting(Transaction.Upgrade::from).containsExactly("1");
        assertThat(done.after().versions()).containsEntry("app", "2");
        assertThat(install("app 1", "app=2", "app").isEmpty()).isTrue();
    }

    @Test
    void a_package_with_a_minus_stays_away_whoever_needs_it() {
        String index =
                """
                app 1; Depends: make; Recommends: r
                make 1
                make-guile 1; Provides: make
                r 1
                """;
        assertThat(names(install(index, "", "app", "make-"))).containsExactly("app", "make-guile");
        var done =
                new Resolver(Indexes.of(Indexes.stanzas(index)), InstalledPackages.NONE, true)
                        .install(List.of("app", "r-"));
        assertThat(names(done)).containsExactly("app", "make");
    }

    @Test
    void only_upgrade_no_upgrade_and_reinstall_say_what_becomes_of_what_is_named() {
        String index = "old 2\nnew 1\nsame 1";
        assertThat(ids(index, Resolver.Named.UPGRADED)).containsExactly("old=2");
        assertThat(ids(index, Resolver.Named.ADDED)).containsExactly("new=1");
        assertThat(ids(index, Resolver.Named.AGAIN))
                .containsExactlyInAnyOrder("old=2", "new=1", "same=1");
    }

    private static List<String> ids(String index, Resolver.Named named) {
        return new Resolver(
                        Indexes.of(Indexes.stanzas(index)),
                        Indexes.installed("old=1 same=1"),
                        true,
                        named)
                .install(List.of("old", "new", "same"))
                .unpacked()
                .map(BinaryPackage::id)
                .toList();
    }

    @Test
    void an_unversioned_dependency_does_not_upgrade() {
        assertThat(install("app 1; Depends: lib\nlib 2", "lib=1", "app").upgraded()).isEmpty();
    }

    @Test
    void a_bound_that_the_installed_version_misses_upgrades_it() {
        var done =
                install(
                        "perl 5.36-7u3; Depends: perl-base (= 5.36-7u3)\nperl-base 5.36-7u3",
                        "perl-base=5.36-7u2",
                        "perl");
        assertThat(done.upgraded())
                .extracting(upgrade -> upgrade.to().id())
                .containsExactly("perl-base=5.36-7u3");
    }

    @Test
    void recommends_are_taken_only_where_asked_and_suggests_never() {
        String index = "app 1; Recommends: r; Suggests: s\nr 1\ns 1";
        assertThat(names(install(index, "", "app"))).containsExactly("app");
        var done =
                new Resolver(Indexes.of(Indexes.stanzas(index)), InstalledPackages.NONE, true)
                        .install(List.of("app"));
        assertThat(names(done)).containsExactly("app", "r");
    }

    @Test
    void a_recommendation_that_cannot_be_had_leaves_no_trace() {
        String index = "app 1; Recommends: r\nr 1; Depends: lib, nowhere\nlib 1";
        var done =
                new Resolver(Indexes.of(Indexes.stanzas(index)), InstalledPackages.NONE, true)
                        .install(List.of("app"));
        assertThat(names(done)).containsExactly("app");
        assertThat(done.missing()).isEmpty();
    }

    @Test
    void a_recommendation_that_a_limited_index_lacks_is_not_known() {
        var index =
                Indexes.of(Indexes.stanzas("app 1; Recommends: elsewhere"))
                        .limited("only a few are known");
        assertThat(
                        new Resolver(index, InstalledPackages.NONE, true)
                                .install(List.of("app"))
                                .missing())
                .containsExactly(new Transaction.Missing("elsewhere", "only a few are known"));
    }

    @Test
    void the_first_alternative_that_exists_is_taken_unless_another_is_there() {
        String index = "app 1; Depends: none | b | c\nb 1\nc 1";
        assertThat(names(install(index, "", "app"))).containsExactly("app", "b");
        assertThat(names(install(index, "c=1", "app"))).containsExactly("app");
        assertThat(names(install(index, "", "app", "c"))).containsExactly("app", "c");
    }

    @Test
    void an_alternative_of_the_wrong_version_is_passed_over() {
        assertThat(names(install("app 1; Depends: b (>= 2) | c\nb 1\nc 1", "", "app")))
                .containsExactly("app", "c");
    }

    @Test
    void among_providers_the_most_important_then_the_last_is_taken() {
        String providers =
                """
                one 1; Provides: x; Priority: optional
                two 1; Provides: x; Priority: optional
                old 1; Provides: x; Priority: extra
                """;
        assertThat(names(install("app 1; Depends: x\n" + providers, "", "app")))
                .containsExactly("app", "two");
        assertThat(
                        names(
                                install(
                                        "app 1; Depends: x\n"
                                                + providers
                                                + "std 1; Provides: x; Priority: standard\nlast 1; Provides: x; Priority: optional",
                                        "",
                                        "app")))
                .containsExactly("app", "std");
        assertThat(names(install("app 1; Depends: x\n" + providers, "one=1", "app")))
                .containsExactly("app");
    }

    @Test
    void a_bound_is_met_only_by_a_provision_with_a_version() {
        String index =
                "app 1; Depends: x (>= 2)\nplain 1; Provides: x\nversioned 1; Provides: x (= 2)\nlow 1; Provides: x (= 1)";
        assertThat(names(install(index, "", "app"))).containsExactly("app", "versioned");
    }

    @Test
    void the_highest_version_over_all_suites_is_the_candidate() {
        var index =
                Indexes.of(
                        Indexes.stanzas("app 1.9"),
                        Indexes.stanzas("app 1.10"),
                        Indexes.stanzas("app 1.2"));
        assertThat(
                        new Resolver(index, InstalledPackages.NONE, false)
                                .install(List.of("app"))
                                .added())
                .extracting(BinaryPackage::id)
                .containsExactly("app=1.10");
    }

    @Test
    void a_version_that_the_archive_no_longer_has_stops_the_build() {
        assertThat(names(install("app 1", "", "app=1"))).containsExactly("app");
        assertThat(install("app 1", "", "app=0.9").missing())
                .extracting(Transaction.Missing::why)
                .containsExactly("the archive no longer has app=0.9, so the build fails here");
    }

    @Test
    void an_unknown_name_stops_the_build() {
        assertThat(install("app 1", "", "nope").missing())
                .extracting(Transaction.Missing::name)
                .containsExactly("nope");
        assertThat(install("app 1; Depends: gone", "", "app").missing())
                .extracting(Transaction.Missing::why)
                .containsExactly(
                        "the archive has nothing for gone, which app needs, so the build fails here");
    }

    @Test
    void a_virtual_name_is_taken_where_one_package_provides_it() {
        assertThat(names(install("real 1; Provides: x", "", "x"))).containsExactly("real");
        assertThat(install("real 1; Provides: x\nother 1; Provides: x", "", "x").missing())
                .hasSize(1);
    }

    @Test
    void patterns_are_globs_first_then_expressions() {
        String index = "libfoo-dev 1\nlibfoo2 1\nxlibfoo 1\ng++ 1";
        assertThat(names(install(index, "", "libfoo*"))).containsExactly("libfoo-dev", "libfoo2");
        assertThat(names(install(index, "", "^libfoo.$"))).containsExactly("libfoo2");
        assertThat(names(install(index, "", "g++"))).containsExactly("g++");
        assertThat(install(index, "", "nothing*").missing()).hasSize(1);
    }

    @Test
    void a_name_with_a_minus_is_removed_and_other_architectures_are_not_known() {
        assertThat(install("app 1\nold 1", "old=1", "app", "old-").removed())
                .containsExactly("old");
        assertThat(install("app 1", "", "app:i386").missing()).hasSize(1);
        assertThat(names(install("app 1", "", "app:amd64"))).containsExactly("app");
    }

    @Test
    void among_equal_providers_a_name_met_earlier_loses() {
        String index =
                "app 1; Depends: x\nfan 1; Suggests: two\none 1; Provides: x\ntwo 1; Provides: x";
        assertThat(names(install(index, "", "app"))).containsExactly("app", "one");
    }

    @Test
    void installed_packages_of_the_same_source_come_along_where_they_are_behind() {
        String index =
                "curl-gnutls 2; Source: curl\ncurl 2\ncurl-dev 2+b1; Source: curl (2)\nother 2; Source: curl (1)";
        var done = install(index, "curl-gnutls=1 curl-dev=1 other=1", "curl");
        assertThat(done.upgraded())
                .extracting(upgrade -> upgrade.to().name())
                .containsExactlyInAnyOrder("curl-gnutls", "curl-dev");
    }

    @Test
    void an_alternative_that_conflicts_with_what_is_needed_is_given_up() {
        String index =
                "writer 1; Depends: base, core\nbase 1; Depends: nogui | core\ncore 1; Conflicts: nogui\nnogui 1; Conflicts: core";
        assertThat(names(install(index, "", "writer"))).containsExactly("writer", "base", "core");
    }

    @Test
    void siblings_of_an_upgraded_package_follow_it() {
        var done =
                install(
                        """
                        app 1; Depends: libc6 (>= 2)
                        libc6 2
                        libc6-dev 2; Depends: libc6 (= 2)
                        """,
                        "libc6=1 libc6-dev=1",
                        "app");
        assertThat(done.upgraded())
                .extracting(upgrade -> upgrade.to().name())
                .containsExactly("libc6", "libc6-dev");
    }

    @Test
    void what_a_new_package_breaks_is_upgraded_or_else_removed() {
        assertThat(install("app 1; Breaks: old (<< 2)\nold 2", "old=1", "app").upgraded())
                .hasSize(1);
        assertThat(install("app 1; Conflicts: old\nold 1", "old=1", "app").removed())
                .containsExactly("old");
        assertThat(
                        install(
                                        "exim 1; Provides: mta; Conflicts: mta\npostfix 1; Provides: mta",
                                        "postfix=1",
                                        "exim")
                                .removed())
                .containsExactly("postfix");
    }

    @Test
    void a_suite_is_preferred_by_t_and_by_slash() {
        var stable =
                new PackageIndex.Offer(
                        Indexes.BOOKWORM,
                        PackagesFile.parse(
                                Indexes.stanzas("app 1")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        500);
        var backports =
                new AptSources.Source(
                        AptSources.Distribution.DEBIAN, "bookworm-backports", List.of("main"));
        var newer =
                new PackageIndex.Offer(
                        backports,
                        PackagesFile.parse(
                                Indexes.stanzas("app 2")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        100);
        var index = PackageIndex.of(List.of(stable, newer), "amd64");
        assertThat(
                        new Resolver(index, InstalledPackages.NONE, false)
                                .install(List.of("app"))
                                .added()
                                .getFirst()
                                .version()
                                .text())
                .isEqualTo("1");
        assertThat(
                        new Resolver(index, InstalledPackages.NONE, false)
                                .install(List.of("app/bookworm-backports"))
                                .added()
                                .getFirst()
                                .version()
                                .text())
                .isEqualTo("2");
        assertThat(
                        index.preferring("bookworm-backports")
                                .candidate("app")
                                .orElseThrow()
                                .version()
                                .text())
                .isEqualTo("2");
    }

    @Test
    void upgrade_adds_nothing_new_unless_it_may() {
        String index = "a 2\nb 2; Depends: new\nnew 1";
        var resolver =
                new Resolver(
                        Indexes.of(Indexes.stanzas(index)), Indexes.installed("a=1 b=1"), false);
        assertThat(resolver.upgrade(false).upgraded())
                .extracting(upgrade -> upgrade.to().name())
                .containsExactly("a");
        assertThat(resolver.upgrade(true).unpacked())
                .extracting(BinaryPackage::name)
                .containsExactlyInAnyOrder("a", "b", "new");
    }

    @Test
    void what_was_asked_for_is_manual_and_the_rest_automatic() {
        assertThat(install("app 1; Depends: lib\nlib 1", "base=1", "app").after().automatic())
                .containsExactly("lib");
    }
}
