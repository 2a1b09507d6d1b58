/**
 * What somebody holds in their hands, in software: the passkey of a telephone. The drill and the demo need people who have
 * one, and no browser. It signs what it is asked to sign, as a real device would, and can be told to do it wrongly.
 */
@NullMarked
package app.latchkey.operator.device;

import org.jspecify.annotations.NullMarked;
