/**
 * {@code ./latchkey doctor} and the operator's page of it: what an installation needs so that its mail is believed, and
 * survives its machine.
 *
 * <ol>
 *   <li>The sender's domain is read in the DNS: SPF (RFC 7208), DMARC (RFC 7489), and the relay's reverse name. What is
 *       missing is written out as it is to be put, and where.
 *   <li>The keys that sign mail here (DKIM): whether the DNS shows them, and which record may leave it.
 *   <li>The keys' file, files with secrets that others can read, and when the last backup was.
 * </ol>
 *
 * A name server that does not answer is said to be silent; nothing is called missing by it.
 */
@NullMarked
package app.latchkey.operator.doctor;

import org.jspecify.annotations.NullMarked;
