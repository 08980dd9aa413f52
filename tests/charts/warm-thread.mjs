import { register } from "tsx/esm/api";

register();
await import("../../src/charts/warm-thread.ts");
