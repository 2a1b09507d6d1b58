package app.latchkey.access.invitation;

import org.jspecify.annotations.Nullable;

/** What was typed on the accept page; a password is never drawn again. */
public record AcceptForm(String as, String how, String name, String identifier) {
    /** A browser leaves out what was not chosen. */
    public AcceptForm(@Nullable String as, @Nullable String how, @Nullable String name, @Nullable String identifier) {
        this.as = as == null ? "self" : as;
        this.how = how == null ? "new" : how;
        this.name = name == null ? "" : name.strip();
        this.identifier = identifier == null ? "" : identifier.strip();
    }

    public static AcceptForm fresh(boolean guardianFirst, boolean existingFirst) {
        return new AcceptForm(guardianFirst ? "guardian" : "self", existingFirst ? "existing" : "new", "", "");
    }

    public boolean guardian() {
        return as.equals("guardian");
    }

    public boolean existing() {
        return how.equals("existing");
    }
}
