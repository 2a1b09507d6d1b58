/**
 * What the rooms keep of a person, told to that person when they ask. Each room names its own tables in its own
 * {@link app.latchkey.platform.personal.PersonalRows}: rows as they are, without secrets and without other people's.
 * A test reads the catalogue, so that no table about a member or an account is forgotten.
 */
@NullMarked
package app.latchkey.platform.personal;

import org.jspecify.annotations.NullMarked;
