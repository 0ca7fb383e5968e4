import type { PropertyDeclaration, ReactiveElement } from "lit";

/** Lit's own decorator in the one form that is used here: the others are three hundred bytes. */
export function property(options: PropertyDeclaration = {}) {
  return (prototype: ReactiveElement, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}
