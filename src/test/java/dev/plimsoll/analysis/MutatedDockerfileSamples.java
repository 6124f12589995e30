package dev.plimsoll.analysis;

import java.util.List;

/** Dockerfiles as people write them, each with a shape of its own, to be damaged. */
final class MutatedDockerfileSamples {

    private MutatedDockerfileSamples() {}

    private static final String SEPARATE_STEPS =
            """
            FROM python:3.11
            WORKDIR /app
            RUN apt-get update
            RUN apt-get install -y gcc libpq-dev
            RUN rm -rf /var/lib/apt/lists/*
            COPY requirements.txt .
            RUN pip install -r requirements.txt
            COPY . .
            CMD ["python", "app.py"]
            """;

    static final List<String> ALL =
            List.of(
                    SEPARATE_STEPS,
                    SEPARATE_STEPS.replace("\n", "\r\n"),
                    """
                    FROM python:3.12-slim
                    RUN apt-get update && apt-get install -y \\
                        # the database's client
                        libpq5 \\

                        curl \\
                        && rm -rf /var/lib/apt/lists/*
                    COPY app.py /srv/
                    ENTRYPOINT ["python", "/srv/app.py"]
                    """,
                    """
                    # syntax=docker/dockerfile:1
                    FROM python:3.12-slim
                    RUN <<EOF
                    set -e
                    apt-get update
                    apt-get install -y git
                    EOF
                    COPY <<-'CONFIG' /etc/app.conf
                    	level = info
                    CONFIG
                    CMD python -m http.server
                    """,
                    """
                    ARG PYTHON=3.11
                    FROM python:${PYTHON}-slim AS build
                    RUN apt-get update && apt-get install -y build-essential
                    RUN python -m venv /venv && /venv/bin/pip install flask==3.0.3
                    FROM python:${PYTHON}-slim
                    COPY --from=build /venv /venv
                    ENV PATH=/venv/bin:$PATH
                    COPY app.py /
                    CMD ["python", "/app.py"]
                    """,
                    """
                    FROM python:3.11-alpine
                    RUN apk update && apk add gcc musl-dev
                    RUN pip install requests==2.32.3
                    COPY . /app
                    USER nobody
                    CMD ["python", "/app/app.py"]
                    """,
                    """
                    FROM debian:bookworm-slim
                    ENV DEBIAN_FRONTEND=noninteractive
                    RUN apt-get update; apt-get install -y python3 python3-pip; apt-get clean
                    COPY . /opt/app
                    RUN useradd app && chown -R app:app /opt/app
                    USER app
                    CMD ["python3", "/opt/app/app.py"]
                    """,
                    """
                    FROM python:3.11-slim AS base
                    ENV PIP_DISABLE_PIP_VERSION_CHECK=1 LANG=C.UTF-8
                    FROM base AS test
                    RUN pip install pytest
                    FROM base
                    RUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.0.3
                    COPY --chown=1000:1000 app.py tests/ /app/
                    HEALTHCHECK --interval=30s CMD python -c 'print(1)'
                    """,
                    """
                    # escape=`
                    FROM python:3.11-slim
                    RUN pip install --upgrade pip && `
                        pip install flask==3.0.3 && `
                        rm -rf /root/.cache
                    """,
                    """
                    FROM python:3.11-slim
                    RUN if [ -n "$DEBUG" ]; then pip install ipdb; else echo none; fi
                    RUN for tool in curl git; do apt-get install -y $tool; done
                    RUN cd /tmp && python -c "print('x')" > out.txt && mv out.txt /srv/ || true
                    ONBUILD COPY . /app
                    """,
                    """
                    FROM scratch
                    ADD app.py /
                    LABEL org.opencontainers.image.title="a \\
                    title"
                    """,
                    """
                    FROM python:3.11
                    SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
                    VOLUME /data
                    EXPOSE 8000/tcp
                    STOPSIGNAL SIGINT
                    RUN pip3 install 'flask>=3,<4' && find / -name '*.pyc' -delete
                    COPY ["app.py", "/srv/app.py"]
                    """);
}
