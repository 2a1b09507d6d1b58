/**
 * The bench: what {@code ./latchkey bench} measures. It lies beside the tests so that every build compiles it and no jar
 * carries it; it needs nothing that only tests have, and the launcher compiles it by itself.
 *
 * <p>The installation under load is a process of its own with data of its own ({@link app.latchkey.bench.ThrowAway}); the
 * bench looks at it from outside: over HTTP as browsers do, through the same flows on the same database as the application
 * role, and at the processor time and memory that the system counts for its processes.
 */
package app.latchkey.bench;
