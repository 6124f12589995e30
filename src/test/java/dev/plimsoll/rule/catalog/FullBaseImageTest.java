package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.multistage.PartingTester;
import org.junit.jupiter.api.Test;

class FullBaseImageTest {

    private final PartingTester rule = PartingTester.of(new FullBaseImage());

    @Test
    void names_the_slim_tag() {
        rule.rewrites(
                """
                FROM python:3.11-bookworm
                COPY requirements.txt .
                RUN pip install -r requirements.txt
                CMD python app.py
                """,
                """
                FROM python:3.11-slim-bookworm
                COPY requirements.txt .
                RUN pip install -r requirements.txt
                CMD python app.py
                """);
    }

    @Test
    void writes_the_suffix_behind_a_variable() {
        rule.rewrites(
                """
                ARG V=3.11
                FROM python:$V AS app
                COPY app.py .
                """,
                """
                ARG V=3.11
                FROM python:$V-slim AS app
                COPY app.py .
                """);
    }

    /** Celery's usual module has the name of Invoke's, which developers run. */
    @Test
    void installs_what_tasks_of_a_worker_call() {
        rule.file(
                        "tasks.py",
                        """
                        import subprocess
                        from celery import Celery
                        subprocess.run(['convert', '-', 'gif:-'])
                        """)
                .rewrites(
                        """
                        FROM python:3.11
                        ADD tasks.py /worker/
                        CMD celery -A tasks worker
                        """,
                        """
                        FROM python:3.11-slim
                        RUN apt-get update && apt-get install -y --no-install-recommends imagemagick && rm -rf /var/lib/apt/lists/*
                        ADD tasks.py /worker/
                        CMD celery -A tasks worker
                        """);
    }

    @Test
    void installs_nothing_for_the_tasks_of_developers() {
        rule.file(
                        "tasks.py",
                        """
                        from invoke import task
                        @task
                        def release(c):
                            c.run('git push')
                        """)
                .rewrites(
                        """
                        FROM python:3.11
                        ADD tasks.py /app/
                        CMD python -m app
                        """,
                        """
                        FROM python:3.11-slim
                        ADD tasks.py /app/
                        CMD python -m app
                        """);
    }

    @Test
    void installs_what_the_application_takes_from_the_full_image() {
        rule.wheel("python-magic")
                .rewrites(
                        """
                        FROM python:3.11
                        RUN pip install python-magic
                        HEALTHCHECK CMD curl -f http://localhost || exit 1
                        """,
                        """
                        FROM python:3.11-slim
                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends curl libmagic1 \\
                            && rm -rf /var/lib/apt/lists/*
                        RUN pip install python-magic
                        HEALTHCHECK CMD curl -f http://localhost || exit 1
                        """);
    }

    @Test
    void installs_compilers_where_the_stage_compiles() {
        rule.source("psycopg2")
                .rewrites(
                        """
                        FROM python:3.11
                        RUN pip install psycopg2
                        """,
                        """
                        FROM python:3.11-slim
                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends g++ make pkg-config libpq-dev \\
                            && rm -rf /var/lib/apt/lists/*
                        RUN pip install psycopg2
                        """);
    }

    @Test
    void is_silent_on_slim_images_and_on_full_ones_that_only_build() {
        rule.isSilentOn("FROM python:3.11-slim\nRUN pip install flask\n");
        rule.isSilentOn(
                "FROM python:3.11 AS b\nRUN python -m venv /opt/venv\nFROM python:3.11-slim\nCOPY --from=b /opt/venv /opt/venv\n");
    }

    @Test
    void refuses_what_it_cannot_prove() {
        rule.refuses("FROM python:3.11\nRUN make install\n", "`make`");
        rule.refuses("ARG IMAGE=python:3.11\nFROM $IMAGE\nRUN pip install flask\n", "variable");
        rule.refuses(
                "FROM python:3.11\nRUN apt-get update && apt-get install -y default-jre\n", "Java");
        rule.file("app.py", "import ctypes\nctypes.CDLL('libstrange.so.4')\n")
                .refuses("FROM python:3.11\nCOPY app.py .\n", "app.py loads a library");
    }

    @Test
    void leaves_windows_alone() {
        rule.refuses(
                """
                FROM python:3.11
                SHELL ["powershell", "-Command"]
                RUN Write-Host ready
                COPY app.py C:\\\\app\\\\
                """,
                "SHELL names a shell");
    }
}
