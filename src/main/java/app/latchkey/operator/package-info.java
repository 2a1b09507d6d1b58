/**
 * The installation: its command line, its start and stop, its captured mail. It stands last and is imported by no other
 * module, so it may use all of them. Commands of a module lie in that module; this one only finds and runs them.
 */
@NullMarked
@ApplicationModule(displayName = "Operator")
package app.latchkey.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
