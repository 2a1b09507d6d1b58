/**
 * Journeys in a real browser against an installation of its own with a mail server that tests can read. They are few, and
 * each is what somebody does: a list comes in and everyone is invited, a person creates a login, comes back, forgets the
 * password, shares a mailbox, has no mailbox at all. Access pages are walked without JavaScript.
 */
package app.latchkey.journeys;
