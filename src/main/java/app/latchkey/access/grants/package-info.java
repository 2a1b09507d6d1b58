/**
 * A grant of access to one file or one role: what an invitation, a desk code and a slip all are. It is open, then used or
 * closed; both ends are final. Links and codes belong to it and die by time, by a change of address or with the grant.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> open : invited, desk code made, slip printed
 *   open --> open : sent again (one more link of the same grant)
 *   open --> used : POST with a living link or code, by whoever signs in or makes an account
 *   open --> closed : address changed, archived, switched off, access by another way, cancelled
 *   used --> [*]
 *   closed --> [*]
 * }</pre>
 *
 * It is consumed by one guarded UPDATE on the row of the grant, in the transaction that gives the access.
 */
@NullMarked
package app.latchkey.access.grants;

import org.jspecify.annotations.NullMarked;
