/**
 * The operator's page of lanes ({@code OperatorLanesPage}): every lane of the installation, the clubs with the most mail
 * waiting, the domains that put our mail off, and those whose servers refuse it because of our own set-up, in their words and with
 * what to do. The operator stops and lets go service mail, reminders and mailings of everybody; access mail is never stopped.
 * Whose mail it is stays unread.
 */
@NullMarked
package app.latchkey.operator.lanes;

import org.jspecify.annotations.NullMarked;
