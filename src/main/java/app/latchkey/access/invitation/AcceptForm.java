package app.latchkey.access.invitation;

import app.latchkey.platform.ids.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed on the accept page; a password is never drawn again. */
public record AcceptForm(
        String as, String how, String name, String identifier, String address, String codeId, String code) {
    /** A browser leaves out what was not chosen. */
    public AcceptForm(
            @Nullable String as,
            @Nullable String how,
            @Nullable String name,
            @Nullable String identifier,
            @Nullable String address,
            @Nullable String codeId,
            @Nullable String code) {
        this.as = as == null ? "self" : as;
        this.how = how == null ? "new" : how;
        this.name = name == null ? "" : name.strip();
        this.identifier = identifier == null ? "" : identifier.strip();
        this.address = address == null ? "" : address.strip();
        this.codeId = codeId == null ? "" : codeId;
        this.code = code == null ? "" : code;
    }

    public static AcceptForm fresh(boolean guardianFirst, boolean existingFirst) {
        return new AcceptForm(
                guardianFirst ? "guardian" : "self", existingFirst ? "existing" : "new", "", "", "", "", "");
    }

    public boolean guardian() {
        return as.equals("guardian");
    }

    /** A new account with an address of the person's own. */
    public boolean other() {
        return how.equals("other");
    }

    /** The code that was asked for, once one was. */
    public Optional<UUID> asked() {
        return Ids.parse(codeId);
    }

    /** The account that this browser is signed in to. */
    public boolean here() {
        return how.equals("here");
    }

    public boolean existing() {
        return how.equals("existing");
    }
}
