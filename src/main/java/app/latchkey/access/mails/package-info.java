/**
 * The shape that every access mail shares: a greeting with its reason, one button, how long it is valid and its address in
 * words, the club's own address to come back to, and what to do if it was not you. Each flow fills it with its own
 * sentences; nothing here decides who gets one.
 */
@NullMarked
package app.latchkey.access.mails;

import org.jspecify.annotations.NullMarked;
