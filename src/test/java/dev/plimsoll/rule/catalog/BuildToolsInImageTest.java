package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.multistage.PartingTester;
import org.junit.jupiter.api.Test;

class BuildToolsInImageTest {

    private final PartingTester rule = PartingTester.of(new BuildToolsInImage());

    private static final String BUILDER =
            """
            FROM python:3.11-slim AS build
            ENV PATH=/opt/venv/bin:$PATH
            RUN apt-get update && apt-get install -y gcc libpq-dev
            RUN python -m venv /opt/venv && pip install psycopg2
            """;

    @Test
    void leaves_the_libraries_of_what_was_built_elsewhere() {
        rule.source("psycopg2")
                .rewrites(
                        BUILDER
                                + """
                                FROM python:3.11-slim
                                RUN apt-get update && apt-get install -y --no-install-recommends \\
                                    gcc \\
                                    libpq-dev \\
                                    tini \\
                                    && rm -rf /var/lib/apt/lists/*
                                COPY --from=build /opt/venv /opt/venv
                                """,
                        BUILDER
                                + """
                                FROM python:3.11-slim
                                RUN apt-get update && apt-get install -y --no-install-recommends \\
                                    libpq5 \\
                                    tini \\
                                    && rm -rf /var/lib/apt/lists/*
                                COPY --from=build /opt/venv /opt/venv
                                """);
    }

    @Test
    void leaves_the_libraries_of_wheels_that_another_stage_built() {
        rule.builtHere("psycopg2")
                .rewrites(
                        """
                        FROM python:3.11-slim AS build
                        RUN pip wheel --wheel-dir /wheels psycopg2
                        FROM python:3.11-slim
                        RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev && rm -rf /var/lib/apt/lists/*
                        COPY --from=build /wheels /wheels
                        RUN pip install --no-index --find-links=/wheels psycopg2
                        """,
                        """
                        FROM python:3.11-slim AS build
                        RUN pip wheel --wheel-dir /wheels psycopg2
                        FROM python:3.11-slim
                        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
                        COPY --from=build /wheels /wheels
                        RUN pip install --no-index --find-links=/wheels psycopg2
                        """);
    }

    @Test
    void removes_a_run_that_installs_nothing_else() {
        rule.rewrites(
                BUILDER
                        + """
                        FROM python:3.11-slim
                        # once needed
                        RUN apt-get update && apt-get install -y gcc make && rm -rf /var/lib/apt/lists/*
                        COPY --from=build /opt/venv /opt/venv
                        CMD ["python", "app.py"]
                        """,
                BUILDER
                        + """
                        FROM python:3.11-slim
                        COPY --from=build /opt/venv /opt/venv
                        CMD ["python", "app.py"]
                        """);
    }

    @Test
    void is_silent_on_one_stage() {
        rule.isSilentOn(
                "FROM python:3.11-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install flask\n");
    }

    @Test
    void refuses_where_the_stage_may_build() {
        rule.refuses(
                BUILDER
                        + "FROM python:3.11-slim\nRUN apt-get update && apt-get install -y gcc make\nCOPY --from=build /opt/venv /opt/venv\nRUN ./build.sh\n",
                "may build");
        rule.refuses(
                BUILDER
                        + "FROM python:3.11-slim\nRUN apt-get update && apt-get install -y gcc make\nCOPY --from=build /opt/venv /opt/venv\nRUN make all\n",
                "`make`");
    }
}
