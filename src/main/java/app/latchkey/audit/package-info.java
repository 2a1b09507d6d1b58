/**
 * Sentences of what was done: who, when, what, on whom. They are written in the transaction of the deed, by code and ids;
 * texts that can identify a person lie apart in {@code audit_text}, so that they can be erased. The application may add
 * and read, never change. Own tables: {@code audit}, {@code audit_text}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"platform"})
package app.latchkey.audit;

import org.jspecify.annotations.NullMarked;
