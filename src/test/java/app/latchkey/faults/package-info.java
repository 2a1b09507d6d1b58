/**
 * What is promised when things go wrong. A house of its own, a real process with its own PostgreSQL, is killed under load; the
 * promises it gave over HTTP are kept outside, and a checker that shares nothing with it reads pages, tables and the mails that
 * arrived. The mail server's faults are played against the running house of the other tests.
 */
@NullMarked
package app.latchkey.faults;

import org.jspecify.annotations.NullMarked;
