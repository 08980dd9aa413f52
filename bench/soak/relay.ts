import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A network between a client and a server that can be cut: nothing goes through, and nobody is told. */
export interface Relay {
  readonly port: number;
  /** How many bytes went through, both ways. */
  readonly bytes: () => number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a relay to a server, on loopback unless another of our addresses is named. */
export async function openRelay({ hostname, port }: URL, host = "127.0.0.1"): Promise<Relay> {
  let isCut = false;
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const remote = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, remote],
      [remote, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => {
        bytes += data.byteLength;
        if (!isCut) to.write(data);
      });
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        if (!isCut) to.destroy();
      });
    }
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
