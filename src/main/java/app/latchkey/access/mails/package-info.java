/**
 * The shape that every access mail shares: a greeting with its reason, one button, how long it is valid and its address in
 * words, the club's own address to come back to, and what to do if it was not you. Each flow fills it with its own
 * sentences; nothing here decides who gets one.
 *
 * <p>A club may put most of them into its own words, by kind and language ({@link MailKinds}, {@link MailWordings}): what a mail
 * cannot do without keeps its place in them, the frame, the address to come back to and the footer stay ours, and words that
 * cannot be filled give way to ours, so that no mail waits for a wording. Own table: {@code mail_wording}.
 */
@NullMarked
package app.latchkey.access.mails;

import org.jspecify.annotations.NullMarked;
