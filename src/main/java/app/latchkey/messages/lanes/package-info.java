/**
 * The desk's page of lanes ({@code LanesPage}): what waits in each, since when, how quickly it moves, and why it does not.
 * A club may stop its own reminders and mailings and let them go again; access and service mail is not stopped by a desk.
 * Domains that put our mail off stand below with their servers' words, as far as they were said to this club.
 */
@NullMarked
package app.latchkey.messages.lanes;

import org.jspecify.annotations.NullMarked;
