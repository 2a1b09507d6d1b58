package app.latchkey.access.remedies;

import org.jspecify.annotations.Nullable;

/** @param checked what was checked about the person: KNOWN, ID_CARD, QUESTION; @param address an address or a guardian's name */
public record RemedyForm(String checked, String address, String other) {
    public RemedyForm(@Nullable String checked, @Nullable String address, @Nullable String other) {
        this.checked = checked == null ? "" : checked;
        this.address = address == null ? "" : address.strip();
        this.other = other == null ? "" : other.strip();
    }
}
