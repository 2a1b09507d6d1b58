package app.latchkey.access.invitation;

import app.latchkey.members.MemberFile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What stands on somebody's file and is no secret: a password that is mostly one of these is guessed first. */
final class OwnWords {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("ddMMuuuu"),
            DateTimeFormatter.ofPattern("MMdduuuu"),
            DateTimeFormatter.ofPattern("uuuuMMdd"));

    private OwnWords() {}

    static List<String> of(MemberFile file) {
        var words = new ArrayList<>(List.of(file.first(), file.last(), file.first() + file.last(), file.username()));
        file.address().ifPresent(address -> words.add(address.asGiven()));
        file.phone().ifPresent(words::add);
        file.phoneE164().ifPresent(words::add);
        file.birthDate().ifPresent(day -> words.addAll(written(day)));
        return words;
    }

    private static List<String> written(LocalDate day) {
        return DAYS.stream().map(way -> way.format(day)).toList();
    }
}
