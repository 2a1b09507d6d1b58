package app.latchkey.access.ledger;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Refusal;
import app.latchkey.access.projection.Stale;
import app.latchkey.accounts.Client;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.throttle.Admission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what happened at the door, and finds it again by its reference. */
@Component
public class Ledger {
    /** Successes stand beside the refusals: the desk and the person see both. */
    public static final String ENTERED = """
            insert into attempt (club_id, id, at, ref, kind, reason, checked, account_id, network, device_hash, device_words,
              factors)
            select :club, e.id, :now, e.ref, 'SIGN_IN', 'ENTERED', true, :account::uuid, :network, :cookie::bytea, :words,
              :factors::text[]
            from unnest(:attempts::uuid[], :refs::text[]) e (id, ref)
            """;

    public static final String ENTERED_BY = """
            insert into attempt_match (club_id, attempt_id, member_id, nearness, at, reason)
            select :club, e.id, e.member, 'EXACT', :now, 'ENTERED'
            from unnest(:attempts::uuid[], :selves::uuid[]) e (id, member)
            """;

    private static final String WRITE = """
            with tried as (
              insert into attempt (club_id, id, at, ref, kind, reason, checked, account_id, network, device_hash, device_words,
                held_by, held_until)
              values (:club, :id, :now, :ref, :kind, :reason, :checked, :account::uuid, :network, :device::bytea, :words,
                :heldBy::text, :heldUntil::timestamptz)
              returning club_id, id),
            typed as (
              insert into attempt_text (club_id, attempt_id, sealed_identifier)
              select club_id, id, :sealed::bytea from tried where :sealed::bytea is not null),
            theirs as (
              insert into attempt_match (club_id, attempt_id, member_id, nearness, at, reason)
              select club_id, id, :member::uuid, 'EXACT', :now, :reason from tried where :member::uuid is not null)
            insert into attempt_unjudged (club_id, attempt_id)
            select club_id, id from tried where :member::uuid is null
            """;
    private static final String BY_REF = """
            select a.id, a.at, a.ref, a.kind, a.reason, a.checked, a.device_words, t.sealed_identifier,
              array(select m.member_id from attempt_match m
                where m.club_id = :club and m.attempt_id = a.id order by m.nearness, m.member_id) as members
            from attempt a left join attempt_text t on t.club_id = :club and t.attempt_id = a.id
            where a.club_id = :club and a.ref = :ref order by a.at desc limit 5
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final TypedText typed;
    private final Stale stale;

    public Ledger(JdbcClient sql, Transactions transactions, TypedText typed, Stale stale) {
        this.stale = stale;
        this.sql = sql;
        this.transactions = transactions;
        this.typed = typed;
    }

    /** What a reference opens at the desk. */
    public record Evidence(
            UUID id,
            Instant at,
            String ref,
            String kind,
            String reason,
            boolean checked,
            String device,
            Optional<String> typed,
            List<MemberId> members) {
        public Evidence because(Refusal why) {
            return new Evidence(id, at, ref, kind, why.name(), checked, device, typed, members);
        }
    }

    public static Attempt attempt(
            Attempt.Kind kind, String reason, boolean checked, Optional<String> typed, Client client) {
        return new Attempt(
                Ids.next(),
                References.next(),
                kind,
                reason,
                checked,
                typed,
                Optional.empty(),
                Optional.empty(),
                client);
    }

    public static Attempt linkOf(MemberId member, Refusal reason, Client client) {
        return new Attempt(
                Ids.next(),
                References.next(),
                Attempt.Kind.LINK,
                reason.name(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(member),
                client);
    }

    /** A link’s cookie did not come back: nothing was looked at but whose link it was. */
    public static Attempt withoutCookies(Optional<MemberId> member, Client client) {
        return new Attempt(
                Ids.next(),
                References.next(),
                Attempt.Kind.LINK,
                Refusal.COOKIES_BLOCKED.name(),
                false,
                Optional.empty(),
                Optional.empty(),
                member,
                client);
    }

    /** Inside a transaction of the club. Whose it was is judged later, unless the attempt knows. */
    public void write(ClubId club, Attempt attempt) {
        sql.sql(WRITE)
                .param("club", club.value())
                .param("id", attempt.id())
                .param("now", utc(transactions.now()))
                .param("ref", attempt.ref())
                .param("kind", attempt.kind().name())
                .param("reason", attempt.reason())
                .param("checked", attempt.checked())
                .param("account", attempt.account().map(AccountId::value).orElse(null))
                .param("network", attempt.client().network())
                .param("device", attempt.client().deviceHash().orElse(null))
                .param("words", attempt.client().words())
                .param("heldBy", attempt.held().map(Admission.Denied::kind).orElse(null))
                .param(
                        "heldUntil",
                        attempt.held().map(denied -> utc(denied.until())).orElse(null))
                .param(
                        "sealed",
                        attempt.typed()
                                .map(text -> typed.seal(attempt.id(), text))
                                .orElse(null))
                .param("member", attempt.member().map(MemberId::value).orElse(null))
                .update();
        attempt.member().ifPresent(member -> stale.now(club, member));
    }

    public List<Evidence> find(ClubId club, String ref) {
        return sql.sql(BY_REF)
                .param("club", club.value())
                .param("ref", ref)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Evidence(
                            id,
                            Times.read(row, "at"),
                            row.getString("ref"),
                            row.getString("kind"),
                            row.getString("reason"),
                            row.getBoolean("checked"),
                            row.getString("device_words"),
                            Optional.ofNullable(row.getBytes("sealed_identifier"))
                                    .flatMap(kept -> typed.open(id, kept)),
                            List.of((UUID[]) row.getArray("members").getArray()).stream()
                                    .map(MemberId::new)
                                    .toList());
                })
                .list();
    }
}
