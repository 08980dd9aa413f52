import { profileOption } from "./users.ts";

/** Drawing that doesn't depend on the machine. */
const SAME_EVERYWHERE = [
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--lang=en-US",
];

/** A page has nothing to ask of the world: no name resolves, and no service of the browser calls home. */
const NO_NETWORK = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-background-networking",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-features=AcceptCHFrame,MediaRouter,OptimizationHints,Translate",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-pings",
];

/** Pages print side by side at full speed, without graphics hardware or a person. */
const IN_THE_BACKGROUND = [
  "--headless",
  "--disable-gpu",
  "--disable-software-rasterizer",
  // Containers often give /dev/shm too little room for a long page.
  "--disable-dev-shm-usage",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--hide-scrollbars",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--password-store=basic",
  "--use-mock-keychain",
];

/** The whole command line of a browser; nothing is added to it elsewhere. */
export function browserArguments({
  profile,
  hasSandbox,
  heapMb,
}: {
  readonly profile: string;
  readonly hasSandbox: boolean;
  readonly heapMb: number;
}): readonly string[] {
  return [
    ...IN_THE_BACKGROUND,
    ...SAME_EVERYWHERE,
    ...NO_NETWORK,
    ...(hasSandbox ? [] : ["--no-sandbox"]),
    `--js-flags=--max-old-space-size=${heapMb}`,
    profileOption(profile),
    "--remote-debugging-pipe",
    "about:blank",
  ];
}
