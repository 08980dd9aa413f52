export { startTemporaryDatabase } from "../../database/temporary.ts";
