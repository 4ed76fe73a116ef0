# One image; the command chooses what it is: migrate, worker or api.
FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/suyton \
    && /opt/suyton/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml README.md worker.py ./
COPY workflows workflows
COPY activities activities
COPY api api
COPY suyton suyton
# The build tools are in the lock, so that no build environment is fetched.
RUN /opt/suyton/bin/pip install --no-cache-dir --no-build-isolation --no-deps .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 suyton && install -d -o suyton /var/lib/suyton \
    && install -d -o suyton -m 0700 /var/lib/suyton-ballot-keys
COPY --from=build /opt/suyton /opt/suyton
ENV PATH=/opt/suyton/bin:$PATH PYTHONUNBUFFERED=1
USER suyton
WORKDIR /var/lib/suyton
VOLUME /var/lib/suyton
EXPOSE 8080
ENTRYPOINT ["suyton"]
CMD ["api"]
