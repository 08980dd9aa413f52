import { spawnSync } from "node:child_process";
import { openRelay } from "./relay.ts";

/** A network between some programs and the database that can be cut without either being told. */
export interface Network {
  /** A namespace of the system's where this user may make one, else a relay that forgets what it is given. */
  readonly is: "namespace" | "relay";
  /** What a program is started with to be behind it. */
  readonly command: readonly string[];
  /** Address of the database from there. */
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a network to a database on this machine. */
export async function openNetwork(database: string): Promise<Network> {
  return (await openNamespace(database)) ?? (await openRelayed(database));
}

/** One without a namespace: what is sent while it is cut is gone, and connections are reset after it. */
async function openRelayed(database: string): Promise<Network> {
  const relay = await openRelay(new URL(database));
  return {
    ...{ is: "relay", command: [], url: addressOf(database, "127.0.0.1", relay.port) },
    ...{ cut: relay.cut, mend: relay.mend, close: relay.close },
  };
}

/** A pair of devices, one end in a namespace. Shape: null where this user may not. */
async function openNamespace(database: string): Promise<Network | null> {
  const name = `briefings-${process.pid}`;
  const [here, there] = [`bh${process.pid}`, `bt${process.pid}`];
  // Addresses for measurements, which no network in use has.
  const [own, far] = ["198.18.0.1", "198.18.0.2"];
  const made = [
    `netns add ${name}`,
    `link add ${here} type veth peer name ${there} netns ${name}`,
    `addr add ${own}/30 dev ${here}`,
    `link set ${here} up`,
    `-n ${name} addr add ${far}/30 dev ${there}`,
    `-n ${name} link set ${there} up`,
    `-n ${name} link set lo up`,
  ].every(ip);
  const remove = () => ip(`netns del ${name}`);
  if (!made) {
    remove();
    return null;
  }
  const relay = await openRelay(new URL(database), own);
  return {
    ...{ is: "namespace", command: ["nsenter", `--net=/run/netns/${name}`] },
    url: addressOf(database, own, relay.port),
    cut: () => void ip(`link set ${here} down`),
    mend: () => void ip(`link set ${here} up`),
    close: async () => {
      await relay.close();
      remove();
    },
  };
}

function ip(command: string): boolean {
  return spawnSync("ip", command.split(" "), { stdio: "ignore" }).status === 0;
}

function addressOf(database: string, hostname: string, port: number): string {
  const url = new URL(database);
  return Object.assign(url, { hostname, port: String(port) }).href;
}
