/**
 * The person's account, the story: what belongs to somebody over all clubs, at addresses of no club.
 *
 * <ol>
 *   <li>{@code SignInAnywherePage} at {@code /sign-in}: address and password. One page, status and time for every refusal, the
 *       budgets and the one hash of a club's door; tries are kept apart and without what was typed ({@code AttemptsAnywhere}).
 *       A second factor is asked at the page of one of their clubs. A passkey opens it too ({@code PasskeyAnywhere}), and a new
 *       password comes by mail ({@code access.recovery}). Whoever comes in has entered each of their clubs.
 *   <li>{@code AccountPage}: their clubs, and what the page of one club shows too ({@code access.security}): addresses, devices,
 *       passkeys, second factor, password; besides the language, and closing the account ({@code ClosingPage}).
 *   <li>{@code AddressesPage}, after the secret was shown again: add an address, to sign in or only for getting back in; make one
 *       the main one; remove one, but never the last way in. Every change is told to all addresses, the one that goes included.
 *   <li>An address counts when its owner has opened the link in {@code ConfirmationMail} within 24 hours and confirms on
 *       {@code ConfirmationPage}, signed in as the account that asked: nobody’s mailbox gets into another person’s account
 *       by a careless click. Until then it is shown as waiting, to them and at their desks.
 *   <li>Mails and audit sentences go through one of their clubs ({@code Frames}), whose desk sees no other club’s name.
 * </ol>
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> waiting : added, link sent
 *   waiting --> waiting : sent again (the older link ends)
 *   waiting --> proven : confirmed, once, by the account that asked
 *   waiting --> [*] : cancelled, or a day passed
 *   proven --> main : chosen
 *   proven --> [*] : removed (never the last)
 * }</pre>
 *
 * Outcomes: {@code AccountSignIn.Outcome}, {@code AddressOutcome}.
 */
@NullMarked
package app.latchkey.access.account;

import org.jspecify.annotations.NullMarked;
