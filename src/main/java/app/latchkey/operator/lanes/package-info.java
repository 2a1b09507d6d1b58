/**
 * The operator's page of lanes ({@code OperatorLanesPage}): every lane of the installation, the clubs with the most mail
 * waiting, and the domains that put our mail off, in their servers' words. The operator stops and lets go service mail,
 * reminders and mailings of everybody; access mail is never stopped. Whose mail it is stays unread.
 */
@NullMarked
package app.latchkey.operator.lanes;

import org.jspecify.annotations.NullMarked;
