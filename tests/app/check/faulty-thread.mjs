import { parentPort } from "node:worker_threads";

parentPort.postMessage({ fault: { code: "INPUT_UNREADABLE", message: "No data", hint: "look" } });
