/**
 * Latchkey: member access for clubs, gyms and studios. The top-level packages are the business; each is a module with a
 * written promise. Dependencies run one way: platform, audit, accounts, clubs, members, messages, access; integration
 * and operator stand last and are imported by nobody.
 */
@NullMarked
package app.latchkey;

import org.jspecify.annotations.NullMarked;
