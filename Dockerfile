# By digest (Node 22.23.3): the same image until somebody changes this line, and both below.
FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY scripts/build.ts scripts/
COPY src src
# Compiles as well: `prepare` does.
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c
# As process 1 it passes signals on and takes in what a browser leaves behind.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY templates templates
COPY data data
RUN mkdir /work && chown node:node /work
USER node
WORKDIR /work
# Large buffers go back to the machine when they are freed; otherwise the C library soon keeps some 20 MB of such room.
ENV MALLOC_MMAP_THRESHOLD_=262144
# Unpacks the browser and shows that it prints. The sandbox needs what a build of an image may not have.
RUN BRIEFINGS_SANDBOX=off node /app/dist/cli.js build --data /app/templates/starter --out /tmp/trial \
  && rm -rf /tmp/trial
ENTRYPOINT ["tini", "--", "node", "/app/dist/cli.js"]
CMD ["build"]
