package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.alpine.ApkIndex;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImageConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApkTest {

    private static final ApkIndex INDEX =
            ApkIndex.parse(
                    List.of(
                            """
                            P:gcc
                            V:13-r1
                            S:40000000
                            I:120000001
                            D:binutils

                            P:binutils
                            V:2.41-r0
                            S:3000000
                            I:9000001

                            P:libpq
                            V:16-r0
                            S:120000
                            I:300001

                            """));

    private static BuiltImage build(String instructions) {
        FakePorts ports =
                new FakePorts().image("python:3.12-alpine", ImageConfig.EMPTY, 48_000_000);
        ports.alpine =
                (release, repositories, architecture) ->
                        release.equals("3.20") && architecture.equals("x86_64")
                                ? Answer.known(INDEX)
                                : Answer.unknown("asked for something else");
        ports.inventory(
                "python:3.12-alpine",
                new Inventory(
                        "alpine",
                        Optional.of("3.20"),
                        InstalledPackages.NONE,
                        Map.of("musl", "1.2.5-r0"),
                        new AptSources(List.of()),
                        List.of(),
                        Optional.empty(),
                        Map.of()));
        return new BuildTester(ports).build("FROM python:3.12-alpine\n" + instructions);
    }

    private static List<String> parts(BuiltImage image) {
        return image.layers().getLast().parts().stream()
                .map(Part::what)
                .filter(what -> what.startsWith("apk:"))
                .toList();
    }

    @Test
    void packages_come_with_what_they_need_and_the_index_stays() {
        assertThat(parts(build("RUN apk add gcc")))
                .containsExactlyInAnyOrder(
                        "apk:index cache",
                        "apk:gcc=13-r1",
                        "apk:binutils=2.41-r0",
                        "apk:package database");
        assertThat(parts(build("RUN apk add --no-cache gcc"))).doesNotContain("apk:index cache");
        assertThat(parts(build("RUN apk update && apk add gcc && rm -rf /var/cache/apk/*")))
                .doesNotContain("apk:index cache");
    }

    @Test
    void a_virtual_package_goes_with_all_that_it_stands_for() {
        assertThat(
                        parts(
                                build(
                                        "RUN apk add --no-cache --virtual .build-deps gcc && apk add --no-cache libpq && apk del .build-deps")))
                .containsExactlyInAnyOrder("apk:libpq=16-r0", "apk:package database");
    }

    @Test
    void what_is_removed_in_a_later_instruction_still_weighs() {
        assertThat(build("RUN apk add --no-cache gcc\nRUN apk del gcc").uncompressed().bytes())
                .isGreaterThan(48_000_000 + 129_000_000);
    }

    @Test
    void what_is_not_in_the_archive_is_unknown() {
        assertThat(build("RUN apk add --no-cache nothing-such").unknown()).isNotEmpty();
    }
}
