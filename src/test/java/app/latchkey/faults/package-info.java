/**
 * What is promised when things go wrong. A house of its own, a real process with its own PostgreSQL, is killed under load; the
 * promises it gave over HTTP are kept outside, and a checker that shares nothing with it reads pages, tables and the mails that
 * arrived. The mail server's faults are played against a running house too, and there every remedy of every finding is pressed
 * at the desk and followed by whoever it is about.
 */
@NullMarked
package app.latchkey.faults;

import org.jspecify.annotations.NullMarked;
