package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.fact.Weight;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Seeded Dockerfiles of odd and broken lines: nothing throws, sums agree, one input gives one
 * image.
 */
class RandomBuildTest {

    private static final List<String> LINES =
            List.of(
                    "FROM scratch",
                    "FROM python:3.11-slim AS s",
                    "FROM s",
                    "COPY . /app",
                    "COPY a b*/ /app/",
                    "COPY --from=s / /",
                    "COPY --from=0 /app/a /x",
                    "COPY --from=9 /app /x",
                    "COPY --chown=u:g --chmod=+x a /../..",
                    "ADD a https://h/x /",
                    "ADD [\"a\", \"\"]",
                    "RUN rm -rf / && cp -r /app /app/b/.. ; mv /app /",
                    "RUN for i in $(ls) * a; do rm -r $i/*; done > /o",
                    "RUN f() { f; }; f",
                    "RUN chmod -R a=,u+s,q /app; chown : /; chown -R $U:$G ''",
                    "RUN if [ $X = ]; then echo; else sed -i s/a/b/ /app/*; fi | tee -a /x | xargs -I{} rm {}",
                    "RUN find; find /app -name; find . ! -name a -delete; sh -c; sh; env; python -m; python -c",
                    "RUN echo a >> /etc/hosts; echo > ''; >; cat <<E\nx\nE",
                    "RUN [\"\"]",
                    "RUN --mount=target=/app,from=s --mount=type=cache rm -rf /app/*",
                    "USER 1:2",
                    "WORKDIR $A/..",
                    "ARG A=${A:-$A}",
                    "ENV A=$A B=${C:?no}",
                    "SHELL []",
                    "ONBUILD RUN rm /a",
                    "LABEL");

    @Test
    void nothing_throws_and_sums_agree() {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder("FROM python:3.11-slim\n");
            int lines = 1 + random.nextInt(10);
            for (int i = 0; i < lines; i++)
                text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
            BuildTester tester = BuildTester.simple().file("a", 5).file("b1/c", 7);
            BuiltImage image = tester.build(text.toString());
            long sum =
                    image.layers().stream().mapToLong(layer -> layer.uncompressed().bytes()).sum();
            assertThat(image.uncompressed().bytes()).as(text.toString()).isEqualTo(sum);
            assertThat(image.uncompressed().complete())
                    .isEqualTo(image.unknown().findAny().isEmpty());
            BuiltImage again = tester.build(text.toString());
            assertThat(again.uncompressed()).isEqualTo(image.uncompressed());
            assertThat(again.compressed()).isEqualTo(image.compressed());
            assertThat(again.unknown()).containsExactlyElementsOf(image.unknown().toList());
            assertThat(
                            image.layers().stream()
                                    .flatMap(layer -> layer.parts().stream())
                                    .map(Part::uncompressed))
                    .allMatch(weight -> weight.bytes() >= Weight.ZERO.bytes());
        }
    }
}
