package app.latchkey.access.requests;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code access_request} and what hangs on them. Inside a transaction of the club. */
@Component
public class Requests {
    private static final String ARRIVE = """
            insert into access_request (club_id, id, group_key, state, ref, tries, last_at, kind, first_at, locale,
              sealed_typed, sealed_note, nearest)
            values (:club, :id, :group, 'OPEN', :ref, 1, :at, :kind, :at, :locale::text,
              :typed::bytea, :note::bytea, :nearest::uuid)
            on conflict (club_id, group_key) do update set
              tries = access_request.tries + 1, ref = excluded.ref, last_at = excluded.last_at,
              nearest = excluded.nearest,
              state = case access_request.state when 'NOT_OURS' then 'NOT_OURS' else 'OPEN' end
            returning id
            """;
    private static final String TRY = """
            insert into access_request_try (club_id, request_id, attempt_id, at, ref, network, device)
            values (:club, :request, :attempt, :at, :ref, :network, :device) on conflict do nothing
            """;
    private static final String FROM_ONE_PLACE = """
            select count(distinct request_id) from access_request_try
            where club_id = :club and network = :network and at > :from
            """;
    private static final String COLUMNS =
            "id, kind, state, ref, tries, first_at, last_at, locale, sealed_typed, sealed_note, nearest";

    /** Whoever it is nearest to has entered since: it was a slip of the finger, and nobody needs to look at it. */
    private static final String NOT_OVERTAKEN = """
             and (kind = 'HELP' or not exists (select from access a
               where a.club_id = :club and a.member_id = nearest and a.ended_at is null and a.last_entered_at > last_at))
            """;

    private static final String OPEN =
            "select " + COLUMNS + " from access_request where club_id = :club and state = 'OPEN'" + NOT_OVERTAKEN
                    + "order by last_at desc, id limit :most";
    private static final String LIST = "select " + COLUMNS + """
             from access_request where club_id = :club and state = :state order by last_at desc, id limit :most
            """;
    private static final String FIND = "select " + COLUMNS + " from access_request where club_id = :club and id = :id";
    private static final String BY_REF = "select " + COLUMNS + """
             from access_request where club_id = :club and (ref = :ref or id in (
              select request_id from access_request_try where club_id = :club and ref = :ref))
            order by last_at desc limit 3
            """;
    private static final String COUNT = """
            select count(*) from (
              select 1 from access_request where club_id = :club and state = 'OPEN'
            """ + NOT_OVERTAKEN + " limit 100) open";
    private static final String TRIES = """
            select at, ref, device from access_request_try where club_id = :club and request_id = :id
            order by at desc, attempt_id limit 20
            """;
    private static final String CLOSE = """
            update access_request set state = :state, closed_at = :now, closed_by = :by::uuid
            where club_id = :club and id = :id and state <> :state
            """;
    private static final String REOPEN = """
            update access_request set state = 'OPEN', closed_at = null, closed_by = null
            where club_id = :club and id = :id and state <> 'OPEN'
            """;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Sealing sealing;

    public Requests(JdbcClient sql, Transactions transactions, Sealing sealing) {
        this.sql = sql;
        this.transactions = transactions;
        this.sealing = sealing;
    }

    UUID arrive(ClubId club, Arrived arrived) {
        var id = Ids.next();
        // A group keeps the seal of its first row, which is bound to that row's id.
        return sql.sql(ARRIVE)
                .param("club", club.value())
                .param("id", id)
                .param("group", arrived.group())
                .param("ref", arrived.ref())
                .param("at", utc(arrived.at()))
                .param("kind", arrived.kind().name())
                .param("locale", arrived.locale().map(Locale::getLanguage).orElse(null))
                .param(
                        "typed",
                        arrived.typed().map(text -> sealing.text(id, text)).orElse(null))
                .param(
                        "note",
                        arrived.note().map(note -> sealing.note(id, note)).orElse(null))
                .param("nearest", arrived.nearest().map(MemberId::value).orElse(null))
                .query((row, n) -> row.getObject("id", UUID.class))
                .single();
    }

    void triedBy(ClubId club, UUID request, Unmatched attempt) {
        sql.sql(TRY)
                .param("club", club.value())
                .param("request", request)
                .param("attempt", attempt.attempt())
                .param("at", utc(attempt.at()))
                .param("ref", attempt.ref())
                .param("network", attempt.network())
                .param("device", attempt.device())
                .update();
    }

    int fromOnePlace(ClubId club, String network, java.time.Instant from) {
        return sql.sql(FROM_ONE_PLACE)
                .param("club", club.value())
                .param("network", network)
                .param("from", utc(from))
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    public List<AccessRequest> list(ClubId club, AccessRequest.State state, int most) {
        var open = state == AccessRequest.State.OPEN;
        var statement = open ? sql.sql(OPEN) : sql.sql(LIST).param("state", state.name());
        return statement
                .param("club", club.value())
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<AccessRequest> find(ClubId club, UUID id) {
        return sql.sql(FIND)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public List<AccessRequest> byReference(ClubId club, String ref) {
        return sql.sql(BY_REF)
                .param("club", club.value())
                .param("ref", ref)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many wait; a hundred and more count as a hundred. */
    public int waiting(ClubId club) {
        return sql.sql(COUNT).param("club", club.value()).query(Integer.class).single();
    }

    List<AccessRequest.Try> tries(ClubId club, UUID id) {
        return sql.sql(TRIES)
                .param("club", club.value())
                .param("id", id)
                .query((row, n) ->
                        new AccessRequest.Try(Times.read(row, "at"), row.getString("ref"), row.getString("device")))
                .list();
    }

    boolean close(ClubId club, UUID id, AccessRequest.State state, Optional<AccountId> by) {
        return sql.sql(CLOSE)
                        .param("club", club.value())
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", utc(transactions.now()))
                        .param("by", by.map(AccountId::value).orElse(null))
                        .update()
                == 1;
    }

    boolean reopen(ClubId club, UUID id) {
        return sql.sql(REOPEN).param("club", club.value()).param("id", id).update() == 1;
    }

    private AccessRequest read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new AccessRequest(
                id,
                AccessRequest.Kind.valueOf(row.getString("kind")),
                AccessRequest.State.valueOf(row.getString("state")),
                row.getString("ref"),
                row.getInt("tries"),
                Times.read(row, "first_at"),
                Times.read(row, "last_at"),
                Optional.ofNullable(row.getBytes("sealed_typed")).flatMap(kept -> sealing.text(id, kept)),
                Optional.ofNullable(row.getBytes("sealed_note")).flatMap(kept -> sealing.note(id, kept)),
                Optional.ofNullable(row.getObject("nearest", UUID.class)).map(MemberId::new),
                Optional.ofNullable(row.getString("locale")).map(Locale::forLanguageTag));
    }
}
