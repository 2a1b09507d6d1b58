package app.latchkey.access.merge;

import app.latchkey.members.MemberDetails;
import app.latchkey.members.MemberSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of two files side by side, and the file that a choice makes of them. */
final class Chosen {
    private static final int LONGEST_NOTES = 20_000;

    private Chosen() {}

    /** @param first THIS, OTHER or BOTH: what is chosen before anybody has chosen */
    record Field(String name, String here, String there, boolean both, String first) {}

    /** Only what differs: the rest needs no choice. */
    static List<Field> fields(MemberSheet here, MemberSheet there, String country) {
        var fields = new ArrayList<Field>();
        add(fields, "first", here.file().first(), there.file().first());
        add(fields, "last", here.file().last(), there.file().last());
        add(fields, "email", here.details().email(), there.details().email());
        add(fields, "phone", here.details().phone(), there.details().phone());
        add(fields, "birth", here.born(country), there.born(country));
        add(fields, "externalId", here.details().externalId(), there.details().externalId());
        add(fields, "language", here.details().language(), there.details().language());
        add(fields, "notes", here.notes(), there.notes());
        return fields;
    }

    private static void add(List<Field> fields, String name, String here, String there) {
        if (here.equals(there)) return;
        var both = name.equals("notes") && !here.isEmpty() && !there.isEmpty();
        fields.add(new Field(
                name, here, there, both, both ? MergeForm.BOTH : here.isEmpty() ? MergeForm.OTHER : MergeForm.THIS));
    }

    /** A field that nobody chose stays as it is on the file that goes on. */
    static MemberDetails of(MemberSheet here, MemberSheet there, MergeForm form) {
        var born = pick(form.birth(), here, there);
        return new MemberDetails(
                pick(form.first(), here, there).file().first(),
                pick(form.last(), here, there).file().last(),
                text(form.email(), here, there, MemberDetails::email),
                text(form.phone(), here, there, MemberDetails::phone),
                born.file().birthDate(),
                born.file().birthYear(),
                text(form.externalId(), here, there, MemberDetails::externalId),
                text(form.language(), here, there, MemberDetails::language),
                here.tags(),
                notes(form.notes(), here.notes(), there.notes()),
                here.details().cards());
    }

    private static MemberSheet pick(String chosen, MemberSheet here, MemberSheet there) {
        return chosen.equals(MergeForm.OTHER) ? there : here;
    }

    private static String text(
            String chosen, MemberSheet here, MemberSheet there, Function<MemberDetails, String> field) {
        return field.apply(pick(chosen, here, there).details());
    }

    private static String notes(String chosen, String here, String there) {
        if (!chosen.equals(MergeForm.BOTH)) return chosen.equals(MergeForm.OTHER) ? there : here;
        return here + "\n" + there;
    }

    static boolean tooLong(MemberDetails wanted) {
        return wanted.notes().length() > LONGEST_NOTES;
    }
}
