import type { FastifyInstance } from "fastify";

const NAME = Symbol.for("fastify.display-name");

/**
 * Names what is registered in a scope of its own.
 *
 * The server looks for the name of one without among all modules that are loaded, and fails where one of them was taken
 * out again, as the library of charts does.
 */
export function named<Register extends (scope: FastifyInstance) => Promise<void>>(
  name: string,
  register: Register,
): Register {
  return Object.assign(register, { [NAME]: name });
}
