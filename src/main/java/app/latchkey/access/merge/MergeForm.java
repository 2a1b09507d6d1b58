package app.latchkey.access.merge;

import org.jspecify.annotations.Nullable;

/**
 * What was chosen, field by field: THIS, OTHER, and for notes BOTH.
 *
 * @param own whose own access stays, where both have one: THIS or OTHER
 * @param checked what was checked about the person
 * @param versions of both files as they were shown
 */
record MergeForm(
        String first,
        String last,
        String email,
        String phone,
        String birth,
        String externalId,
        String language,
        String notes,
        String own,
        String checked,
        String versions) {
    static final String THIS = "THIS";
    static final String OTHER = "OTHER";
    static final String BOTH = "BOTH";

    MergeForm(
            @Nullable String first,
            @Nullable String last,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String birth,
            @Nullable String externalId,
            @Nullable String language,
            @Nullable String notes,
            @Nullable String own,
            @Nullable String checked,
            @Nullable String versions) {
        this.first = text(first);
        this.last = text(last);
        this.email = text(email);
        this.phone = text(phone);
        this.birth = text(birth);
        this.externalId = text(externalId);
        this.language = text(language);
        this.notes = text(notes);
        this.own = text(own);
        this.checked = text(checked);
        this.versions = text(versions);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
