package app.latchkey.access.guardians;

import app.latchkey.access.grants.Access;

/** An access with the name its account's holder goes by. */
public record Acting(Access access, String name) {}
