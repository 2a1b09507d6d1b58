/**
 * Sign-in and security, for the person themselves: the addresses that sign in and recover, the devices that are signed in,
 * ended one by one or all, and another password. Changing it asks the present one again, ends every other session and
 * tells all addresses. It is the account's own page, reached through whichever club one stands in.
 */
@NullMarked
package app.latchkey.access.security;

import org.jspecify.annotations.NullMarked;
