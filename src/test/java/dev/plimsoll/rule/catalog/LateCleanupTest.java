package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.rule.RuleTester;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LateCleanupTest {

    private final RuleTester rule = RuleTester.of(new LateCleanup()).with(new Much());

    /** Prints more than a finding must save. */
    private static final class Much implements Program {
        @Override
        public Set<String> names() {
            return Set.of("much");
        }

        @Override
        public void run(Call call, Machine machine) {
            machine.print("x".repeat(60_000));
        }
    }

    @Test
    void makes_and_removes_in_one_instruction() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN much > /opt/archive
                RUN cat /opt/archive > /opt/kept
                RUN rm /opt/archive
                CMD ["python"]
                """,
                """
                FROM python:3.11-slim
                RUN much > /opt/archive \\
                    && cat /opt/archive > /opt/kept \\
                    && rm /opt/archive
                CMD ["python"]
                """);
    }

    @Test
    void keeps_comments_and_drops_blank_lines_between_the_instructions() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN much > /opt/archive

                # keep the image small
                RUN rm /opt/archive
                """,
                """
                FROM python:3.11-slim
                RUN much > /opt/archive \\
                # keep the image small
                    && rm /opt/archive
                """);
    }

    @Test
    void writes_operators_where_the_file_writes_them() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN mkdir -p /opt && \\
                  much > /opt/archive
                RUN rm /opt/archive
                """,
                """
                FROM python:3.11-slim
                RUN mkdir -p /opt && \\
                  much > /opt/archive && \\
                  rm /opt/archive
                """);
    }

    @Test
    void mounts_what_is_copied_for_one_instruction() {
        rule.rewrites(
                """
                FROM python:3.11-slim AS build
                RUN much > /wheels/a.whl
                FROM python:3.11-slim
                COPY --from=build /wheels /wheels
                RUN cat /wheels/a.whl > /opt/installed && rm -rf /wheels
                """,
                """
                FROM python:3.11-slim AS build
                RUN much > /wheels/a.whl
                FROM python:3.11-slim
                RUN --mount=type=bind,from=build,source=/wheels,target=/wheels cat /wheels/a.whl > /opt/installed
                """);
    }

    @Test
    void mounts_what_the_next_instruction_but_one_removes() {
        rule.rewrites(
                """
                FROM python:3.11-slim AS build
                RUN much > /wheels/a.whl
                FROM python:3.11-slim
                COPY --from=build /wheels /wheels
                ENV KIND=wheel
                RUN cat /wheels/a.whl > /opt/installed
                RUN rm -r /wheels
                RUN echo done > /opt/done
                """,
                """
                FROM python:3.11-slim AS build
                RUN much > /wheels/a.whl
                FROM python:3.11-slim
                ENV KIND=wheel
                RUN --mount=type=bind,from=build,source=/wheels,target=/wheels cat /wheels/a.whl > /opt/installed
                RUN echo done > /opt/done
                """);
    }

    @Test
    void mounts_a_file_of_the_context_and_lets_unknown_programs_write_to_it() {
        rule.with("seed.bin", 900_000)
                .rewrites(
                        """
                        FROM python:3.11-slim
                        COPY seed.bin /tmp/
                        RUN ./load /tmp/seed.bin
                        RUN rm /tmp/seed.bin
                        """,
                        """
                        FROM python:3.11-slim
                        RUN --mount=type=bind,source=seed.bin,target=/tmp/seed.bin,rw ./load /tmp/seed.bin
                        """);
    }

    @Test
    void is_silent_on_cleanup_in_the_same_instruction() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN much > /opt/archive && rm /opt/archive
                """);
    }

    @Test
    void is_silent_in_stages_that_do_not_ship() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim AS build
                RUN much > /opt/archive
                RUN rm /opt/archive
                FROM python:3.11-slim
                COPY --from=build /opt /opt
                """);
    }

    @Test
    void says_why_it_cannot_move_over_another_instruction() {
        rule.with("a.txt", "a")
                .refuses(
                        """
                        FROM python:3.11-slim
                        RUN much > /opt/archive
                        COPY a.txt /opt/
                        RUN rm /opt/archive
                        """,
                        "the instruction in line 3 stands between them");
    }

    @Test
    void does_not_join_a_shell_that_changed_its_directory() {
        rule.refuses(
                """
                FROM python:3.11-slim
                RUN cd /opt && much > archive
                RUN rm /opt/archive
                """,
                "changes its shell's directory");
    }

    @Test
    void moves_the_removal_of_package_lists_over_what_has_nothing_to_do_with_apt() {
        RuleTester.of(new LateCleanup())
                .with(new FakeAptGet())
                .with("app.py", "print()")
                .rewrites(
                        """
                        FROM python:3.11-slim
                        RUN apt-get update
                        RUN apt-get install -y git
                        COPY app.py /app/
                        RUN chown -R 1000 /app
                        RUN rm -rf /var/lib/apt/lists/*
                        CMD ["python"]
                        """,
                        """
                        FROM python:3.11-slim
                        RUN apt-get update \\
                            && apt-get install -y git \\
                            && rm -rf /var/lib/apt/lists/*
                        COPY app.py /app/
                        RUN chown -R 1000 /app
                        CMD ["python"]
                        """);
    }

    @Test
    void leaves_the_lists_to_a_script_that_may_install_from_them() {
        RuleTester.of(new LateCleanup())
                .with(new FakeAptGet())
                .with("more.sh", "unknown")
                .refuses(
                        """
                        FROM python:3.11-slim
                        RUN apt-get update && apt-get install -y git
                        COPY more.sh /
                        RUN /more.sh
                        RUN rm -rf /var/lib/apt/lists/*
                        """,
                        "the instruction in line 3 stands between them");
    }

    /** docker-library's Dockerfiles remove the folder that mktemp made: which one is not known. */
    @Test
    void is_silent_where_it_is_not_known_what_is_removed() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN cd /opt; much > /opt/archive
                RUN HELD="$(mktemp -d)"; rm -rf "$HELD" /opt/*
                """);
    }

    @Test
    void is_silent_where_it_is_little() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN echo little > /opt/note
                RUN rm /opt/note
                """);
    }
}
