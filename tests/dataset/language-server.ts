import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What an editor with the YAML language server would show. */
export interface Editor {
  /** Opens a text as a file; what the server marks in it. */
  marks(path: string, text: string): Promise<readonly string[]>;
  /** What it offers at `|` in a text. */
  offers(path: string, text: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(
  new URL("../../node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url),
);

interface Message {
  readonly id?: number;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  readonly params?: any;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  readonly result?: any;
}

/** Starts the YAML language server; it is a process of its own, and asks nobody else. */
export async function openEditor(): Promise<Editor> {
  const server = spawn(process.execPath, [PROGRAM, "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting = new Map<string, (message: Message) => void>();
  listen(server, (message) => {
    if (message.method && message.id !== undefined) answer(server, message);
    const uri = message.params?.uri;
    const key = message.method ? `${message.method} ${uri}` : `answer ${message.id}`;
    waiting.get(key)?.(message);
  });
  const hear = (key: string) =>
    new Promise<Message>((resolve) => waiting.set(key, resolve)).finally(() => waiting.delete(key));
  let last = 0;
  const ask = async (method: string, params: object) => {
    last += 1;
    const heard = hear(`answer ${last}`);
    send(server, { id: last, method, params });
    return (await heard).result;
  };
  const tell = (method: string, params: object) => send(server, { method, params });
  await ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  tell("initialized", {});
  tell("workspace/didChangeConfiguration", { settings: SETTINGS });
  let version = 0;
  const show = async (path: string, text: string) => {
    const uri = pathToFileURL(path).href;
    const heard = hear(`textDocument/publishDiagnostics ${uri}`);
    version += 1;
    tell("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version, text },
    });
    const { params } = await heard;
    return { uri, marks: params.diagnostics as readonly { readonly message: string }[] };
  };
  const hide = (uri: string) => tell("textDocument/didClose", { textDocument: { uri } });
  return {
    async marks(path, text) {
      const { uri, marks } = await show(path, text);
      hide(uri);
      return marks.map(({ message }) => message);
    },
    async offers(path, text) {
      const [before = ""] = text.split("|");
      const { uri } = await show(path, text.replace("|", ""));
      const lines = before.split("\n");
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      const result = await ask("textDocument/completion", { textDocument: { uri }, position });
      hide(uri);
      return (result?.items ?? result ?? []).map((item: { label: string }) => item.label);
    },
    async close() {
      const ended = once(server, "exit");
      server.kill();
      await ended;
    },
  };
}

const SETTINGS = {
  yaml: { validate: true, completion: true, hover: false, schemaStore: { enable: false } },
};

function send(server: ChildProcess, message: object): void {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** The server asks its editor for settings and files; there are no others. */
function answer(server: ChildProcess, { id, method, params }: Message): void {
  const items = params?.items?.map(({ section }: { section?: string }) =>
    section === "yaml" ? SETTINGS.yaml : {},
  );
  send(server, { id, result: method === "workspace/configuration" ? items : null });
}

function listen(server: ChildProcess, take: (message: Message) => void): void {
  let read = Buffer.alloc(0);
  server.stdout?.on("data", (more: Buffer) => {
    read = Buffer.concat([read, more]);
    for (;;) {
      const end = read.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(read.toString("latin1", 0, end))?.[1]);
      if (read.length < end + 4 + length) return;
      const text = read.toString("utf8", end + 4, end + 4 + length);
      read = read.subarray(end + 4 + length);
      take(JSON.parse(text));
    }
  });
}
