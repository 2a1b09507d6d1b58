package app.latchkey.integration.members;

import app.latchkey.access.Diagnoses;
import app.latchkey.clubs.Club;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.members.MemberItem.Entry;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.members.MemberFile;
import app.latchkey.members.MemberFiles;
import app.latchkey.members.MemberLabels;
import app.latchkey.members.MemberLabels.Labels;
import app.latchkey.platform.ids.MemberId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads files as items, inside a transaction of the club. */
@Component
class MemberItems {
    private final MemberFiles files;
    private final MemberLabels labels;
    private final MemberAccessColumn column;
    private final Diagnoses diagnoses;

    MemberItems(MemberFiles files, MemberLabels labels, MemberAccessColumn column, Diagnoses diagnoses) {
        this.files = files;
        this.labels = labels;
        this.column = column;
        this.diagnoses = diagnoses;
    }

    /** @param tag changes with whatever is shown; what stands before its dash is the version of the file */
    record Tagged(MemberItem item, int version) {
        String tag() {
            return '"'
                    + String.valueOf(version)
                    + '-'
                    + Integer.toHexString(item.toString().hashCode())
                    + '"';
        }
    }

    /** One file, its access looked at now. */
    Tagged one(Club club, MemberId id) {
        var file = files.find(club.id(), id).orElseThrow(Problem::notFound);
        var label = labels.read(club.id(), List.of(id)).getOrDefault(id, none());
        var entries = looked(club, List.of(id));
        return new Tagged(item(file, label, entry(entries, id)), label.version());
    }

    /** In the order of the ids, access as the list at the desk shows it. */
    List<MemberItem> all(Club club, List<MemberId> ids) {
        var read = files.read(club.id(), ids);
        var labelled = labels.read(club.id(), ids);
        var entries = shown(club, ids);
        var items = new ArrayList<MemberItem>();
        for (var id : ids) {
            var file = read.get(id);
            if (file != null) items.add(item(file, labelled.getOrDefault(id, none()), entry(entries, id)));
        }
        return items;
    }

    private Map<MemberId, Entry> shown(Club club, List<MemberId> ids) {
        var entries = new HashMap<MemberId, Entry>();
        column.cells(club.id(), ids, Locale.ENGLISH)
                .forEach((id, cell) -> entries.put(id, new Entry(cell.state(), cell.top())));
        var missing = ids.stream().filter(id -> !entries.containsKey(id)).toList();
        if (!missing.isEmpty()) entries.putAll(looked(club, missing));
        return entries;
    }

    private Map<MemberId, Entry> looked(Club club, Collection<MemberId> ids) {
        var entries = new HashMap<MemberId, Entry>();
        diagnoses
                .of(club.id(), ids)
                .forEach((id, diagnosis) -> entries.put(
                        id,
                        new Entry(
                                diagnosis.state().name(), diagnosis.top().code().name())));
        return entries;
    }

    private static Entry entry(Map<MemberId, Entry> entries, MemberId id) {
        return entries.getOrDefault(id, new Entry("CANNOT", "NO_SUCH_MEMBER"));
    }

    private static Labels none() {
        return new Labels(java.util.Optional.empty(), List.of(), List.of(), 0);
    }

    private static MemberItem item(MemberFile file, Labels labels, Entry entry) {
        return new MemberItem(
                file.id().toString(),
                file.number(),
                file.username(),
                file.first(),
                file.last(),
                file.address().map(MemberFile.MainAddress::asGiven),
                file.phone(),
                file.phoneE164(),
                file.birthDate(),
                file.yearOfBirth(),
                labels.externalId(),
                file.language().map(Locale::getLanguage),
                labels.tags(),
                labels.cards(),
                file.createdAt(),
                file.archived().map(MemberFile.Off::at),
                file.accessOff().map(MemberFile.Off::at),
                file.merged().map(merged -> merged.into().toString()),
                entry);
    }
}
