package dev.plimsoll.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.http.Caller;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.RuleTester;
import dev.plimsoll.source.RepositoryPath;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By the lists of packages that the program ships. */
class AptRecommendsTest {

    private final RuleTester rule = RuleTester.of(new AptRecommends()).with(bookworm());

    private static FakePorts bookworm() {
        FakePorts ports =
                new FakePorts().image("debian:bookworm-slim", ImageConfig.EMPTY, 75_000_000);
        ports.debian =
                new DebianArchiveClient(
                        Caller.offline(),
                        DebianMirrors.PUBLIC,
                        new MemoryFacts(),
                        Optional.empty(),
                        0);
        ports.inventory(
                "debian:bookworm-slim", new ShippedInventories().minimal("bookworm").orElseThrow());
        return ports;
    }

    private static String installing(String packages) {
        return """
        FROM debian:bookworm-slim
        RUN apt-get update && apt-get install -y %s && rm -rf /var/lib/apt/lists/*
        """
                .formatted(packages);
    }

    @Test
    void names_what_must_stay() {
        rule.rewrites(
                installing("curl"),
                installing("curl ca-certificates")
                        .replace("install -y", "install --no-install-recommends -y"));
    }

    /** wget recommends ca-certificates alone, and that brings openssl back. */
    @Test
    void tells_only_of_what_really_goes() {
        assertThat(rule.finds(installing("wget"), "recommended").message())
                .endsWith("recommended: publicsuffix.");
    }

    /** What only a needless package brings is needless too: libgd3's image formats. */
    @Test
    void does_not_name_what_comes_for_the_needless_alone() {
        String fixed =
                rule.fixed(installing("gcc"))
                        .text(new RepositoryPath("Dockerfile"))
                        .orElseThrow()
                        .text();
        assertThat(fixed).contains("install --no-install-recommends -y gcc libc6-dev &&");
    }

    @Test
    void leaves_many_names_to_a_person() {
        Fix fix =
                rule.proposes(
                        installing("build-essential git texlive-latex-extra"), "only recommended");
        assertThat(fix.why()).hasValueSatisfying(why -> assertThat(why).contains("would go too"));
        assertThat(fix.edits()).hasSize(1);
    }

    @Test
    void is_silent_where_nothing_would_go() {
        rule.isSilentOn(installing("libffi8"));
    }

    @Test
    void is_silent_where_the_command_says_it() {
        rule.isSilentOn(installing("--no-install-recommends curl"));
        rule.isSilentOn(installing("-o APT::Install-Recommends=true curl"));
    }
}
