package app.latchkey.members;

import app.latchkey.audit.Actor;
import app.latchkey.audit.Audit;
import app.latchkey.audit.Subject;
import app.latchkey.members.FieldProblem.Field;
import app.latchkey.members.FieldProblem.Kind;
import app.latchkey.members.rows.Cards;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which cards are somebody's. In the caller's transaction. */
@Component
class MemberCards {
    private final Cards cards;
    private final MemberFiles files;
    private final Audit audit;

    MemberCards(Cards cards, MemberFiles files, Audit audit) {
        this.cards = cards;
        this.files = files;
        this.audit = audit;
    }

    /** Before any file is locked: whoever gives a number or a card waits here. */
    void lock(ClubId club, List<String> has, List<String> wanted) {
        if (!has.containsAll(wanted)) cards.lock(club);
    }

    List<FieldProblem> problems(ClubId club, List<String> wanted, Optional<MemberId> of) {
        if (wanted.stream().anyMatch(typed -> CardNumber.read(typed).isEmpty()))
            return List.of(new FieldProblem(Field.CARDS, Kind.CARD_ODD));
        return cards.leadTo(club, List.copyOf(read(wanted).values()), of).values().stream()
                .limit(1)
                .map(other -> new FieldProblem(Field.CARDS, Kind.CARD_TAKEN, Optional.empty(), files.find(club, other)))
                .toList();
    }

    /** What is left out is theirs no longer. */
    void write(ClubId club, Actor actor, MemberSheet sheet, List<String> typed) {
        var wanted = read(typed);
        var has = sheet.cards().stream()
                .filter(MemberCard::theirs)
                .map(MemberCard::number)
                .collect(Collectors.toMap(CardNumber::key, Function.identity()));
        for (var card : has.values()) if (!wanted.containsKey(card.key())) end(club, actor, sheet.id(), card);
        cards.give(
                club,
                wanted.values().stream()
                        .filter(card -> !has.containsValue(card))
                        .map(card -> new Cards.Given(sheet.id(), card))
                        .toList());
        for (var card : wanted.values())
            if (!has.containsKey(card.key())) tell(club, actor, sheet.id(), "members.audit.card", card);
    }

    void end(ClubId club, Actor actor, MemberId member, CardNumber card) {
        if (cards.end(club, member, card.key())) tell(club, actor, member, "members.audit.card.ended", card);
    }

    private void tell(ClubId club, Actor actor, MemberId member, String sentence, CardNumber card) {
        audit.write(club, actor, sentence, Subject.member(member), Map.of(), card.asGiven());
    }

    /** By key, so that one card typed twice is one. */
    static Map<String, CardNumber> read(Collection<String> typed) {
        var all = new LinkedHashMap<String, CardNumber>();
        typed.stream()
                .flatMap(text -> CardNumber.read(text).stream())
                .forEach(card -> all.putIfAbsent(card.key(), card));
        return all;
    }
}
