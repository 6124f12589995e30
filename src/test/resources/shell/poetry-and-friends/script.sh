pip install --no-cache-dir "poetry==${POETRY_VERSION:-1.8.3}" pydantic>=2 && poetry config virtualenvs.create false \
    && poetry install $(test "$YOUR_ENV" = production && echo "--only=main") --no-interaction --no-ansi \
    && if [ -n "$EXTRA_PACKAGES" ] ; then pip install $EXTRA_PACKAGES ; fi \
    && find . -name '*.py[co]' -exec rm -f {} \; || true ; rm -rf /root/.cache/{pip,pypoetry} ~/.cache
