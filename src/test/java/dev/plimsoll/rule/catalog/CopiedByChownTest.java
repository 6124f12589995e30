package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.rule.RuleTester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedByChownTest {

    private final RuleTester rule =
            RuleTester.of(new CopiedByChown())
                    .with(new FakePip())
                    .with("app.py", 200_000)
                    .with("requirements.txt", 40);

    @Test
    void gives_copied_files_their_owner_where_they_are_copied() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN useradd app
                WORKDIR /app
                COPY . .
                RUN chown -R app:app /app
                USER app
                """,
                """
                FROM python:3.11-slim
                RUN useradd app
                WORKDIR /app
                COPY --chown=app:app . .
                RUN chown app:app /app
                USER app
                """);
    }

    @Test
    void changes_what_a_run_wrote_in_its_own_layer() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                ENV PATH=/app/.venv/bin:$PATH
                RUN groupadd -r app && useradd -r -g app -d /app app
                WORKDIR /app
                RUN python -m venv /app/.venv
                COPY requirements.txt .
                RUN pip install --no-cache-dir -r requirements.txt
                COPY . .
                RUN chown -R app:app /app
                USER app
                """,
                """
                FROM python:3.11-slim
                ENV PATH=/app/.venv/bin:$PATH
                RUN groupadd -r app && useradd -r -g app -d /app app
                WORKDIR /app
                RUN python -m venv /app/.venv \\
                    && chown -R app:app /app/.venv
                COPY requirements.txt .
                RUN pip install --no-cache-dir -r requirements.txt \\
                    && chown -R app:app /app/.venv
                COPY --chown=app:app . .
                RUN chown app:app /app
                USER app
                """);
    }

    @Test
    void takes_numbers_wherever_the_user_is_made() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                COPY app.py /srv/
                RUN chown -R 1001:1001 /srv
                """,
                """
                FROM python:3.11-slim
                COPY --chown=1001:1001 app.py /srv/
                RUN chown 1001:1001 /srv
                """);
    }

    @Test
    void keeps_the_group_that_a_change_of_the_user_alone_leaves() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                COPY app.py /srv/
                RUN chown -R 1001 /srv
                """,
                """
                FROM python:3.11-slim
                COPY --chown=1001:0 app.py /srv/
                RUN chown 1001 /srv
                """);
    }

    @Test
    void names_empty_folders_by_themselves() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                COPY app.py /srv/
                RUN mkdir /srv/data
                RUN chown -R 1001:1001 /srv
                """,
                """
                FROM python:3.11-slim
                COPY --chown=1001:1001 app.py /srv/
                RUN mkdir /srv/data
                RUN chown 1001:1001 /srv /srv/data
                """);
    }

    private static FakePorts debian() {
        return new FakePorts()
                .inventory(
                        "python:3.11-slim",
                        new Inventory(
                                "debian",
                                Optional.of("bookworm"),
                                InstalledPackages.NONE,
                                Map.of(),
                                new AptSources(List.of()),
                                List.of(),
                                Optional.of("3.11.9"),
                                Map.of()));
    }

    @Test
    void changes_only_what_is_new_where_files_were_copied_there_too() {
        rule.with(debian())
                .rewrites(
                        """
                        FROM python:3.11-slim
                        COPY app.py /srv/app/
                        RUN echo something > /srv/app/made.txt
                        RUN chown -R 1001:1001 /srv
                        """,
                        """
                        FROM python:3.11-slim
                        COPY --chown=1001:1001 app.py /srv/app/
                        RUN echo something > /srv/app/made.txt \\
                            && chown -R --from=root:root 1001:1001 /srv/app
                        RUN chown 1001:1001 /srv /srv/app
                        """);
    }

    @Test
    void changes_only_what_is_new_where_an_earlier_run_wrote_there_too() {
        rule.with(debian())
                .rewrites(
                        """
                        FROM python:3.11-slim
                        ENV PATH=/app/.venv/bin:$PATH
                        RUN python -m venv /app/.venv
                        RUN pip install --no-cache-dir flask
                        RUN chown -R 1001:1001 /app
                        """,
                        """
                        FROM python:3.11-slim
                        ENV PATH=/app/.venv/bin:$PATH
                        RUN python -m venv /app/.venv \\
                            && chown -R 1001:1001 /app/.venv
                        RUN pip install --no-cache-dir flask \\
                            && chown -R --from=root:root 1001:1001 /app/.venv
                        RUN chown 1001:1001 /app
                        """);
    }

    @Test
    void gives_a_mode_where_files_are_copied() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                COPY app.py /srv/
                RUN chmod -R 750 /srv
                """,
                """
                FROM python:3.11-slim
                COPY --chmod=750 app.py /srv/
                RUN chmod -R 750 /srv
                """);
    }

    @Test
    void is_silent_where_owners_are_so_already() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                COPY --chown=1001:1001 . /srv
                RUN chown -R 1001:1001 /srv
                """);
    }

    @Test
    void is_silent_on_files_of_the_same_instruction() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                RUN pip install --no-cache-dir flask && chown -R 1001:1001 /usr/local/lib/python3.11/site-packages
                """);
    }

    @Test
    void is_silent_in_a_stage_that_does_not_ship() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim AS build
                COPY . /srv
                RUN chown -R 1001:1001 /srv
                FROM python:3.11-slim
                """);
    }

    @Test
    void refuses_where_the_user_is_made_after_the_copy() {
        rule.refuses(
                """
                FROM python:3.11-slim
                COPY . /srv
                RUN useradd app && chown -R app:app /srv
                """,
                "does not exist yet");
    }

    @Test
    void refuses_where_the_copy_brings_more() {
        rule.with("data/a.bin", 100_000)
                .refuses(
                        """
                        FROM python:3.11-slim
                        COPY . /srv
                        RUN chown -R 1001:1001 /srv/data
                        """,
                        "also brings files");
    }

    @Test
    void refuses_a_symbolic_mode() {
        rule.refuses(
                """
                FROM python:3.11-slim
                COPY . /srv
                RUN chmod -R g+w /srv
                """,
                "no flag");
    }
}
