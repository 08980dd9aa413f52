/** Tables of codes that every reader has, by the collection that they lead to. Source: ISO 32000-1, table 118. */
const BY_COLLECTION: Readonly<Record<string, string>> = {
  "Adobe-GB1":
    "GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V",
  "Adobe-CNS1":
    "B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V",
  "Adobe-Japan1":
    "83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V",
  "Adobe-Korea1":
    "KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V",
};

const COLLECTION_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_COLLECTION).flatMap(([collection, names]) =>
    names.split(" ").map((name) => [name, collection] as const),
  ),
);

/** True for a table whose codes are the numbers of characters themselves. */
export function isIdentity(name: string): boolean {
  return name === "Identity-H" || name === "Identity-V";
}

/** True for a table that every reader has. */
export function isPredefined(name: string): boolean {
  return isIdentity(name) || COLLECTION_BY_NAME.has(name);
}

/** The collection that a predefined table leads to, e.g. `Adobe-GB1`; empty for any other. */
export function collectionOf(name: string): string {
  return COLLECTION_BY_NAME.get(name) ?? "";
}

/** True for a collection whose characters everybody knows. */
export function isKnownCollection(collection: string): boolean {
  return Object.hasOwn(BY_COLLECTION, collection);
}
