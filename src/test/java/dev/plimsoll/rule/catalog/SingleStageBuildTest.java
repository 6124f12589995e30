package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.multistage.PartingTester;
import org.junit.jupiter.api.Test;

class SingleStageBuildTest {

    private final PartingTester rule = PartingTester.of(new SingleStageBuild());

    @Test
    void installs_in_a_first_stage_and_ships_the_environment_on_the_slim_image() {
        rule.file("requirements.txt", "psycopg2==2.9\n")
                .source("psycopg2")
                .rewrites(
                        """
                        FROM python:3.11

                        WORKDIR /srv

                        COPY . .

                        RUN apt-get update
                        RUN apt-get install -y build-essential libpq-dev

                        # the database driver is compiled
                        RUN pip install -r requirements.txt

                        EXPOSE 80

                        CMD ["python", "app.py"]
                        """,
                        """
                        FROM python:3.11 AS builder

                        WORKDIR /srv

                        RUN apt-get update
                        RUN apt-get install -y build-essential libpq-dev

                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements.txt .
                        # the database driver is compiled
                        RUN pip --python /opt/venv/bin/python install -r requirements.txt

                        FROM python:3.11-slim

                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends libpq5 \\
                            && rm -rf /var/lib/apt/lists/*
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH

                        WORKDIR /srv

                        COPY . .

                        EXPOSE 80

                        CMD ["python", "app.py"]
                        """);
    }

    @Test
    void leaves_the_compiler_of_a_source_distribution_behind() {
        rule.source("uwsgi")
                .file("site/wsgi.py", "")
                .file("requirements.txt", "uWSGI==2.0.30\n")
                .rewrites(
                        """
                        FROM python:3.11-slim

                        ENV PYTHONUNBUFFERED=1 \\
                            PIP_NO_CACHE_DIR=1

                        RUN apt-get update && \\
                            apt-get install -y --no-install-recommends \\
                              # has no wheel
                              gcc \\
                              libc6-dev \\
                            && rm -rf /var/lib/apt/lists/*

                        WORKDIR /srv/site
                        COPY requirements.txt .
                        RUN pip install -r requirements.txt
                        COPY site site

                        CMD ["uwsgi", "--http", ":80"]
                        """,
                        """
                        FROM python:3.11-slim AS builder

                        ENV PYTHONUNBUFFERED=1 \\
                            PIP_NO_CACHE_DIR=1

                        RUN apt-get update && \\
                            apt-get install -y --no-install-recommends \\
                              # has no wheel
                              gcc \\
                              libc6-dev \\
                            && rm -rf /var/lib/apt/lists/*

                        WORKDIR /srv/site
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements.txt .
                        RUN pip --python /opt/venv/bin/python install -r requirements.txt

                        FROM python:3.11-slim

                        ENV PYTHONUNBUFFERED=1 \\
                            PIP_NO_CACHE_DIR=1

                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH

                        WORKDIR /srv/site
                        COPY requirements.txt .
                        COPY site site

                        CMD ["uwsgi", "--http", ":80"]
                        """);
    }

    @Test
    void drops_cleanups_that_come_too_late_and_headers_that_a_wheel_makes_needless() {
        rule.wheel("lxml")
                .rewrites(
                        """
                        FROM python:3.11-slim
                        WORKDIR /app
                        COPY requirements.txt .
                        RUN apt-get update
                        RUN apt-get install -y --no-install-recommends build-essential libxml2-dev libxslt1-dev
                        RUN pip install -r requirements.txt
                        # smaller
                        RUN apt-get purge -y --auto-remove build-essential
                        RUN rm -rf /var/lib/apt/lists/* /root/.cache
                        COPY app.py .
                        CMD ["python", "app.py"]
                        """,
                        """
                        FROM python:3.11-slim AS builder
                        WORKDIR /app
                        RUN apt-get update
                        RUN apt-get install -y --no-install-recommends build-essential libxml2-dev libxslt1-dev
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements.txt .
                        RUN pip --python /opt/venv/bin/python install -r requirements.txt

                        FROM python:3.11-slim
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        WORKDIR /app
                        COPY requirements.txt .
                        COPY app.py .
                        CMD ["python", "app.py"]
                        """);
    }

    @Test
    void keeps_git_where_the_application_calls_it_and_curl_where_the_health_check_does() {
        rule.file("app.py", "import subprocess\nsubprocess.run(['git', 'log'])\n")
                .rewrites(
                        """
                        FROM python:3.11
                        COPY requirements.txt .
                        RUN pip install -r requirements.txt
                        COPY app.py .
                        HEALTHCHECK CMD curl -f http://localhost || exit 1
                        CMD python app.py
                        """,
                        """
                        FROM python:3.11 AS builder
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements.txt .
                        RUN pip --python /opt/venv/bin/python install -r requirements.txt

                        FROM python:3.11-slim
                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends curl git \\
                            && rm -rf /var/lib/apt/lists/*
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        COPY requirements.txt .
                        COPY app.py .
                        HEALTHCHECK CMD curl -f http://localhost || exit 1
                        CMD python app.py
                        """);
    }

    @Test
    void keeps_libraries_that_are_loaded_by_name() {
        rule.wheel("python-magic")
                .source("mysqlclient")
                .rewrites(
                        """
                        FROM python:3.11-bookworm
                        COPY requirements.txt .
                        RUN pip install -r requirements.txt
                        CMD python app.py
                        """,
                        """
                        FROM python:3.11-bookworm AS builder
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements.txt .
                        RUN pip --python /opt/venv/bin/python install -r requirements.txt

                        FROM python:3.11-slim-bookworm
                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends libmagic1 libmariadb3 \\
                            && rm -rf /var/lib/apt/lists/*
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        COPY requirements.txt .
                        CMD python app.py
                        """);
    }

    @Test
    void uses_the_environment_that_the_file_makes_itself() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                ENV PATH=/app/venv/bin:$PATH
                RUN groupadd -r app && useradd -r -g app app
                WORKDIR /app
                RUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*
                RUN python -m venv /app/venv
                COPY requirements.txt .
                RUN pip install -r requirements.txt
                COPY . .
                USER app
                CMD ["python", "app.py"]
                """,
                """
                FROM python:3.11-slim AS builder
                ENV PATH=/app/venv/bin:$PATH
                WORKDIR /app
                RUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*
                RUN python -m venv /app/venv
                COPY requirements.txt .
                RUN pip install -r requirements.txt

                FROM python:3.11-slim
                ENV PATH=/app/venv/bin:$PATH
                RUN groupadd -r app && useradd -r -g app app
                WORKDIR /app
                COPY requirements.txt .
                COPY --from=builder /app/venv /app/venv
                COPY . .
                USER app
                CMD ["python", "app.py"]
                """);
    }

    @Test
    void moves_a_run_that_does_all_and_leaves_pip_itself_out_of_the_environment() {
        rule.rewrites(
                """
                ARG V=3.11
                FROM python:${V}
                ARG DEBIAN_FRONTEND=noninteractive
                RUN apt-get update \\
                 && apt-get install -y --no-install-recommends gcc tzdata \\
                 # newest pip
                 && pip install --upgrade pip \\
                 && pip install flask==3.0.3 \\
                 && rm -rf /var/lib/apt/lists/*
                COPY app.py .
                USER 1000
                CMD ["python", "app.py"]
                """,
                """
                ARG V=3.11
                FROM python:${V} AS builder
                ARG DEBIAN_FRONTEND=noninteractive
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                RUN apt-get update \\
                 && apt-get install -y --no-install-recommends gcc tzdata \\
                 # newest pip
                 && pip install --upgrade pip \\
                 && pip --python /opt/venv/bin/python install flask==3.0.3 \\
                 && rm -rf /var/lib/apt/lists/*

                FROM python:${V}-slim
                ARG DEBIAN_FRONTEND=noninteractive
                RUN apt-get update \\
                 && apt-get install -y --no-install-recommends tzdata \\
                 && rm -rf /var/lib/apt/lists/*
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                COPY app.py .
                USER 1000
                CMD ["python", "app.py"]
                """);
    }

    @Test
    void brings_nested_requirement_files_where_pip_looks_for_them() {
        rule.file("requirements/base.txt", "-c ../pins.txt\nflask\n")
                .file("requirements/prod.txt", "-r base.txt\n")
                .file("pins.txt", "flask==3.0.3\n")
                .rewrites(
                        """
                        FROM python:3.11
                        WORKDIR /app
                        COPY . .
                        RUN pip install -r requirements/prod.txt
                        """,
                        """
                        FROM python:3.11 AS builder
                        WORKDIR /app
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY requirements/prod.txt requirements/base.txt requirements/
                        COPY pins.txt .
                        RUN pip --python /opt/venv/bin/python install -r requirements/prod.txt

                        FROM python:3.11-slim
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        WORKDIR /app
                        COPY . .
                        """);
    }

    @Test
    void copies_the_project_where_pip_installs_it() {
        rule.file("setup.py", "")
                .rewrites(
                        """
                        FROM python:3.11
                        WORKDIR /app
                        COPY --chown=1000:1000 . .
                        RUN pip install --no-cache-dir .
                        """,
                        """
                        FROM python:3.11 AS builder
                        WORKDIR /app
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY . .
                        RUN pip --python /opt/venv/bin/python install --no-cache-dir .

                        FROM python:3.11-slim
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        WORKDIR /app
                        COPY --chown=1000:1000 . .
                        """);
    }

    @Test
    void keeps_the_line_ends_of_the_file() {
        rule.rewrites(
                "FROM python:3.11\r\nRUN pip install flask\r\nCMD flask run\r\n",
                """
                FROM python:3.11 AS builder
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                RUN pip --python /opt/venv/bin/python install flask

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                CMD flask run
                """
                        .replace("\n", "\r\n"));
    }

    @Test
    void leaves_a_run_alone_that_installs_what_the_application_needs() {
        rule.rewrites(
                """
                FROM python:3.11-slim
                RUN apt-get update && apt-get install -y chromium && rm -rf /var/lib/apt/lists/*
                RUN apt-get update && apt-get install -y g++ && rm -rf /var/lib/apt/lists/*
                RUN python3 -m pip install flask
                """
                        .replace("python3", "python"),
                """
                FROM python:3.11-slim AS builder
                RUN apt-get update && apt-get install -y chromium && rm -rf /var/lib/apt/lists/*
                RUN apt-get update && apt-get install -y g++ && rm -rf /var/lib/apt/lists/*
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                RUN python -m pip --python /opt/venv/bin/python install flask

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                RUN apt-get update && apt-get install -y chromium && rm -rf /var/lib/apt/lists/*
                """);
    }

    @Test
    void is_silent_where_nothing_builds() {
        rule.isSilentOn(
                """
                FROM python:3.11-slim
                COPY requirements.txt .
                RUN pip install -r requirements.txt
                """);
    }

    @Test
    void is_silent_where_the_packages_come_from_another_stage() {
        rule.isSilentOn(
                """
                FROM python:3.11 AS build
                RUN python -m venv /opt/venv && /opt/venv/bin/pip install flask
                FROM python:3.11
                COPY --from=build /opt/venv /opt/venv
                RUN pip install flask
                """);
    }

    @Test
    void is_silent_on_other_distributions() {
        rule.isSilentOn(
                """
                FROM scratch
                COPY app.py .
                """);
    }

    @Test
    void parts_a_run_that_installs_and_then_does_the_applications_own() {
        rule.rewrites(
                """
                FROM python:3.11
                WORKDIR /app
                COPY . .
                RUN apt-get update && apt-get install -y gcc \\
                    && useradd app \\
                    # all of them
                    && pip install -r requirements.txt \\
                    && rm requirements.txt \\
                    # once
                    && python app.py --prepare
                USER app
                """,
                """
                FROM python:3.11 AS builder
                WORKDIR /app
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                COPY requirements.txt .
                RUN apt-get update && apt-get install -y gcc \\
                    # all of them
                    && pip --python /opt/venv/bin/python install -r requirements.txt \\
                    && rm requirements.txt

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                WORKDIR /app
                COPY . .
                RUN useradd app \\
                    # once
                    && python app.py --prepare
                USER app
                """);
    }

    @Test
    void parts_a_here_document_line_by_line() {
        rule.rewrites(
                """
                FROM python:3.11
                COPY requirements.txt .
                RUN <<EOF
                set -e
                # the packages
                pip install -r requirements.txt
                # the user
                useradd app
                echo hello > /etc/motd
                EOF
                CMD ["python", "app.py"]
                """,
                """
                FROM python:3.11 AS builder
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                COPY requirements.txt .
                RUN <<EOF
                set -e
                # the packages
                pip --python /opt/venv/bin/python install -r requirements.txt
                EOF

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                COPY requirements.txt .
                RUN <<EOF
                set -e
                # the user
                useradd app
                echo hello > /etc/motd
                EOF
                CMD ["python", "app.py"]
                """);
    }

    @Test
    void leaves_a_run_whole_that_sets_up_what_it_installs() {
        rule.rewrites(
                """
                FROM python:3.11
                RUN apt-get update && apt-get install -y locales && locale-gen de_DE.UTF-8
                RUN pip install flask
                CMD ["python", "app.py"]
                """,
                """
                FROM python:3.11 AS builder
                RUN apt-get update && apt-get install -y locales && locale-gen de_DE.UTF-8
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                RUN pip --python /opt/venv/bin/python install flask

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                RUN apt-get update && apt-get install -y locales && locale-gen de_DE.UTF-8
                CMD ["python", "app.py"]
                """);
    }

    @Test
    void tells_uv_where_to_install_and_leaves_it_behind() {
        rule.rewrites(
                """
                FROM python:3.11
                RUN pip install uv==0.5.11
                COPY requirements.txt .
                RUN uv pip install --system -r requirements.txt
                CMD ["python", "app.py"]
                """,
                """
                FROM python:3.11 AS builder
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                RUN pip install uv==0.5.11
                COPY requirements.txt .
                RUN uv pip install --python /opt/venv/bin/python -r requirements.txt

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                COPY requirements.txt .
                CMD ["python", "app.py"]
                """);
    }

    @Test
    void ships_the_environment_that_uv_makes_beside_the_project() {
        rule.file("uv.lock", "")
                .file("pyproject.toml", "")
                .rewrites(
                        """
                        FROM python:3.11
                        RUN pip install uv
                        WORKDIR /app
                        COPY pyproject.toml uv.lock ./
                        RUN uv sync --frozen --no-install-project
                        COPY . .
                        CMD ["/app/.venv/bin/flask", "run"]
                        """,
                        """
                        FROM python:3.11 AS builder
                        RUN pip install uv
                        WORKDIR /app
                        COPY pyproject.toml uv.lock ./
                        RUN uv sync --frozen --no-install-project

                        FROM python:3.11-slim
                        WORKDIR /app
                        COPY pyproject.toml uv.lock ./
                        COPY --from=builder /app/.venv /app/.venv
                        COPY . .
                        CMD ["/app/.venv/bin/flask", "run"]
                        """);
    }

    @Test
    void has_poetry_install_into_an_environment_instead_of_the_system() {
        rule.file("poetry.lock", "")
                .file("pyproject.toml", "")
                .rewrites(
                        """
                        FROM python:3.11
                        ENV POETRY_VIRTUALENVS_CREATE=false
                        RUN pip install poetry
                        COPY pyproject.toml poetry.lock ./
                        RUN poetry install --only main --no-root
                        COPY . .
                        CMD ["python", "app.py"]
                        """,
                        """
                        FROM python:3.11 AS builder
                        ENV POETRY_VIRTUALENVS_CREATE=false
                        RUN python -m venv /opt/venv
                        RUN pip install poetry
                        COPY pyproject.toml poetry.lock ./
                        RUN VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH poetry install --only main --no-root

                        FROM python:3.11-slim
                        ENV POETRY_VIRTUALENVS_CREATE=false
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        COPY pyproject.toml poetry.lock ./
                        COPY . .
                        CMD ["python", "app.py"]
                        """);
    }

    @Test
    void ships_what_a_user_installs_for_himself() {
        rule.rewrites(
                """
                FROM python:3.11
                RUN useradd -m app
                USER app
                WORKDIR /home/app
                COPY --chown=app requirements.txt .
                RUN pip install --user -r requirements.txt
                COPY . .
                """,
                """
                FROM python:3.11 AS builder
                RUN useradd -m app
                USER app
                WORKDIR /home/app
                COPY --chown=app requirements.txt .
                RUN pip install --user -r requirements.txt

                FROM python:3.11-slim
                RUN useradd -m app
                USER app
                WORKDIR /home/app
                COPY --chown=app requirements.txt .
                COPY --from=builder --chown=app /home/app/.local /home/app/.local
                COPY . .
                """);
    }

    @Test
    void refuses_what_it_cannot_prove() {
        rule.refuses("FROM python:3.11\nCOPY . .\nRUN pip install -e .\n", "-e");
        rule.refuses(
                "FROM python:3.11\nRUN useradd app\nUSER app\nRUN apt-get install gcc\nRUN pip install flask\n",
                "as the user app");
        rule.refuses(
                "FROM python:3.11\nRUN apt-get update && apt-get install -y gcc && make install\nRUN pip install flask\n",
                "line 2 leaves for pip");
        rule.refuses("FROM python:3.11\nRUN ./configure\nRUN pip install flask\n", "line 2");
        rule.refuses(
                "FROM python:3.11\nRUN pip install flask\nCMD [\"/usr/local/bin/flask\", \"run\"]\n",
                "/usr/local/bin/flask");
        rule.refuses("FROM python:3.11\nRUN pip install flask\nRUN make assets\n", "`make`");
        rule.refuses(
                "FROM python:3.11\nRUN <<E\n#!/usr/bin/env bash\npip install flask\nE\n", "line 2");
        rule.refuses(
                "FROM python:3.11\nRUN pip install poetry && poetry install\n",
                "poetry in line 2 installs to a folder that its settings or its cache decide");
        rule.refuses(
                "FROM python:3.11\nRUN pip install uv\nRUN uv pip install flask\n",
                "which environment uv in line 3 installs to");
        rule.refuses(
                "FROM python:3.11\nRUN pip install uv && uv sync\nCMD uv run app.py\n",
                "the image's CMD calls uv");
        rule.refuses(
                "FROM python:3.11\nRUN if true; then pip install flask; make; fi\n",
                "its parts do not stand apart");
        rule.refuses(
                "FROM python:3.11-slim\nRUN apt-get update && apt-get install -y gcc curl && pip install flask && curl -O http://x/y && apt-get purge -y curl\n",
                "its parts do not stand apart");
        rule.file("talk.py", "import rich\n")
                .refuses(
                        "FROM python:3.11\nRUN pip install uv\nCOPY . /app\nRUN uv pip install --system -r /app/requirements.txt\n",
                        "talk.py imports rich");
        rule.refuses(
                "FROM python:3.11\nRUN pip install flask\nENV PATH=/usr/local/bin:/usr/bin\n",
                "PATH");
    }

    @Test
    void refuses_where_it_is_not_known_what_a_source_build_links_to() {
        rule.source("strange-thing")
                .refuses(
                        "FROM python:3.11\nRUN pip install strange-thing\n",
                        "strange-thing is built from source");
    }

    @Test
    void refuses_where_an_entry_script_installs() {
        rule.file("start.sh", "#!/bin/sh\npip install $EXTRA\nexec python app.py\n")
                .refuses(
                        """
                        FROM python:3.11
                        RUN pip install flask
                        COPY start.sh /
                        ENTRYPOINT ["/start.sh"]
                        """,
                        "start.sh calls pip");
    }

    @Test
    void refuses_where_the_archive_cannot_be_asked_for_a_library() {
        rule.source("psycopg2")
                .withoutArchive()
                .refuses("FROM python:3.11\nRUN pip install psycopg2\n", "cannot be asked");
    }

    @Test
    void reads_pip_started_as_a_module() {
        rule.rewrites(
                """
                FROM python:3.11
                COPY requirements.txt .
                RUN python3 -m pip install --no-cache-dir -r requirements.txt
                COPY app.py .
                """,
                """
                FROM python:3.11 AS builder
                RUN python -m venv --system-site-packages --without-pip /opt/venv
                COPY requirements.txt .
                RUN python3 -m pip --python /opt/venv/bin/python install --no-cache-dir -r requirements.txt

                FROM python:3.11-slim
                COPY --from=builder /opt/venv /opt/venv
                ENV PATH=/opt/venv/bin:$PATH
                COPY requirements.txt .
                COPY app.py .
                """);
    }

    @Test
    void refuses_where_it_is_not_known_what_the_projects_own_extensions_link_to() {
        rule.builtHere("fast")
                .refuses(
                        "FROM python:3.11\nCOPY . .\nRUN pip install .\n",
                        "fast is built from source");
    }

    @Test
    void does_not_take_the_tools_from_a_program_that_installs_what_it_depends_on() {
        rule.file("requirements.txt", "flask==3.0\n")
                .wheel("flask")
                .refuses(
                        """
                        FROM python:3.11
                        COPY requirements.txt .
                        RUN pip install -r requirements.txt
                        RUN scanner --install-all-deps --force
                        CMD ["scanner"]
                        """,
                        "install what it depends on");
    }

    @Test
    void ships_the_libraries_that_the_projects_own_extensions_link_to() {
        rule.ownExtensions("fast")
                .file(
                        "setup.py",
                        "setup(ext_modules=[Extension('f', ['f.c'], libraries=['m', 'xml2', 'pq'])])\n")
                .rewrites(
                        """
                        FROM python:3.11
                        COPY . .
                        RUN pip install .
                        CMD ["python", "app.py"]
                        """,
                        """
                        FROM python:3.11 AS builder
                        RUN python -m venv --system-site-packages --without-pip /opt/venv
                        COPY . .
                        RUN pip --python /opt/venv/bin/python install .

                        FROM python:3.11-slim
                        RUN apt-get update \\
                            && apt-get install -y --no-install-recommends libxml2 libpq5 \\
                            && rm -rf /var/lib/apt/lists/*
                        COPY --from=builder /opt/venv /opt/venv
                        ENV PATH=/opt/venv/bin:$PATH
                        COPY . .
                        CMD ["python", "app.py"]
                        """);
    }

    @Test
    void refuses_where_the_projects_own_extensions_ask_the_machine_what_to_link_to() {
        rule.ownExtensions("fast")
                .file(
                        "setup.py",
                        "setup(ext_modules=[Extension('f', ['f.c'], libraries=found())])\n")
                .refuses("FROM python:3.11\nCOPY . .\nRUN pip install .\n", "fast is built");
        rule.file("setup.py", "setup(ext_modules=[Extension('f', ['f.c'], libraries=['none'])])\n")
                .refuses("FROM python:3.11\nCOPY . .\nRUN pip install .\n", "libnone-dev");
    }

    @Test
    void refuses_a_library_that_the_archive_does_not_know() {
        rule.file("app.py", "import ctypes.util\nlib = ctypes.util.find_library('zip')\n")
                .refuses(
                        "FROM python:3.11\nRUN pip install flask\nCOPY app.py .\n", "app.py loads");
        rule.file("app.py", "import ctypes\nlib = ctypes.CDLL(name())\n")
                .refuses(
                        "FROM python:3.11\nRUN pip install flask\nCOPY app.py .\n", "app.py loads");
    }
}
