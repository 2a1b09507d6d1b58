package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.Grant;
import app.latchkey.access.grants.GrantLink;

/** What a genuine link is worth now. */
public sealed interface LinkStatus {
    Grant grant();

    GrantLink link();

    record Living(GrantLink link, Grant grant) implements LinkStatus {}

    record Dead(GrantLink link, Grant grant, Refusal why) implements LinkStatus {}
}
