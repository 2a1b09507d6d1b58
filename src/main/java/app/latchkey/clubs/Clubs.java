package app.latchkey.clubs;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.platform.database.Question;
import app.latchkey.platform.database.Times;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clubs of the installation, found by id or by slug. */
@Component
public class Clubs {
    private static final String COLUMNS = """
            select c.*, s.slug from club c join club_slug s on s.club_id = c.id and s.current
            """;
    private static final String OF_SLUG =
            " from club_slug s join club c on c.id = s.club_id where s.slug = :slug and s.current";
    // Who wrote the row, and where it stands: no other version of it has both.
    private static final String VERSION = "select c.id, s.slug, c.xmin as written_by, c.ctid as stands_at" + OF_SLUG;
    private static final String BY_SLUG = "select c.*, s.slug, c.xmin as written_by, c.ctid as stands_at" + OF_SLUG;
    private static final String BY_FORMER_SLUG = COLUMNS + " join club_slug t on t.club_id = c.id where t.slug = :slug";
    private static final String BY_ID = COLUMNS + " where c.id = any(:ids::uuid[]) order by c.name, c.id";
    private static final String FIRST = COLUMNS + " order by c.name, c.id limit :most";
    private static final String IDS = "select id from club";
    private static final String CREATE = """
            insert into club (id, name, country, time_zone, locale, languages, currency, created_at)
            values (:id, :name, :country, :zone, :locale, :languages, :currency, :now)
            """;
    private static final String TAKE_SLUG =
            "insert into club_slug (slug, club_id, current) values (:slug, :id, true) on conflict do nothing";
    private static final String LEAVE_SLUG =
            "update club_slug set current = false where club_id = :id and current and slug <> :slug";
    private static final String SETTINGS = """
            update club set name = :name, colour = :colour, country = :country, time_zone = :zone, locale = :locale,
              languages = :languages, formality = :formality, currency = :currency, reply_to = :replyTo::text
            where id = :id
            """;
    private static final String ACCESS = """
            update club set first_access = :first, invite_days = :days, ask_invite = :ask, mailed_code_sign_in = :mailed,
              staff_proof = :proof, own_networks = :networks, joins = :joins
            where id = :id
            """;
    private static final String SHUT =
            "update club set shut_at = :now, shut_why = :why, shut_by = :by::uuid where id = :id and shut_at is null";
    private static final String OPEN =
            "update club set shut_at = null, shut_why = null, shut_by = null where id = :id and shut_at is not null";

    /** Clubs remembered at once, some kilobytes each. */
    private static final int REMEMBERED = 5000;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Map<ClubId, Remembered> remembered = new ConcurrentHashMap<>();

    public Clubs(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** A club by its slug of today or of any day before. */
    public record Found(Club club, boolean current) {}

    public Optional<Found> find(String slug) {
        return transactions
                .glance(version(slug))
                .flatMap(this::at)
                .map(club -> new Found(club, true))
                .or(() -> former(slug));
    }

    /** Which version of its row a club is at. As long as that is the same, so is all that is said of the club. */
    record Version(ClubId id, String slug, String writtenBy, String standsAt) {}

    private record Remembered(Version version, Club club) {}

    /** By its slug of today. */
    Question<Optional<Version>> version(String slug) {
        return Question.one(VERSION, Map.of("slug", slug), (row, n) -> version(row));
    }

    /** The club at this version, remembered from before where it is the same, or at a later one. */
    Optional<Club> at(Version version) {
        var before = remembered.get(version.id);
        if (before != null && before.version.equals(version)) return Optional.of(before.club);
        var now = transactions.glance(Question.one(
                BY_SLUG, Map.of("slug", version.slug), (row, n) -> new Remembered(version(row), club(row))));
        if (remembered.size() >= REMEMBERED) remembered.clear();
        now.ifPresent(club -> remembered.put(version.id, club));
        return now.map(Remembered::club);
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new ClubId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("written_by"),
                row.getString("stands_at"));
    }

    /** By one of any day before, or of today. */
    Optional<Found> former(String slug) {
        return sql.sql(BY_FORMER_SLUG)
                .param("slug", slug)
                .query((row, n) -> new Found(club(row), false))
                .optional();
    }

    public Optional<Club> find(ClubId id) {
        return find(List.of(id)).stream().findFirst();
    }

    public Club get(ClubId id) {
        return find(id).orElseThrow();
    }

    public List<Club> find(Collection<ClubId> ids) {
        return sql.sql(BY_ID)
                .param("ids", ids.stream().map(ClubId::value).toArray(UUID[]::new))
                .query((row, n) -> club(row))
                .list();
    }

    public List<ClubId> ids() {
        return sql.sql(IDS)
                .query((row, n) -> new ClubId(row.getObject("id", UUID.class)))
                .list();
    }

    /** By name. */
    public List<Club> first(int most) {
        return sql.sql(FIRST).param("most", most).query((row, n) -> club(row)).list();
    }

    /** Empty when the slug is or was somebody's. */
    public Optional<ClubId> create(NewClub club) {
        var id = ClubId.next();
        sql.sql(CREATE)
                .param("id", id.value())
                .param("name", club.name())
                .param("country", club.country())
                .param("zone", club.timeZone().getId())
                .param("locale", club.locale().getLanguage())
                .param("languages", new String[] {"en", "fr"})
                .param("currency", club.currency())
                .param("now", utc(transactions.now()))
                .update();
        var taken = sql.sql(TAKE_SLUG)
                        .param("slug", club.slug())
                        .param("id", id.value())
                        .update()
                == 0;
        return taken ? Optional.empty() : Optional.of(id);
    }

    /** False when the slug is or was another club's; the former slug goes on leading here. */
    public boolean rename(ClubId id, String slug) {
        if (find(slug).filter(known -> !known.club().id().equals(id)).isPresent()) return false;
        sql.sql(LEAVE_SLUG).param("id", id.value()).param("slug", slug).update();
        return sql.sql("insert into club_slug (slug, club_id, current) values (:slug, :id, true)"
                                + " on conflict (slug) do update set current = true where club_slug.club_id = :id")
                        .param("slug", slug)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    public void change(Club club) {
        sql.sql(SETTINGS)
                .param("id", club.id().value())
                .param("name", club.name())
                .param("colour", club.colour())
                .param("country", club.country())
                .param("zone", club.timeZone().getId())
                .param("locale", club.locale().getLanguage())
                .param(
                        "languages",
                        club.languages().stream().map(Locale::getLanguage).toArray(String[]::new))
                .param("formality", club.formality().name())
                .param("currency", club.currency())
                .param("replyTo", club.replyTo().orElse(null))
                .update();
    }

    public void decide(ClubId id, AccessRules rules) {
        sql.sql(ACCESS)
                .param("id", id.value())
                .param("first", rules.firstAccess().name())
                .param("days", rules.inviteDays())
                .param("ask", rules.askInvite().name())
                .param("mailed", rules.mailedCodes())
                .param("proof", rules.staffProof().name())
                .param("joins", rules.joins().name())
                .param("networks", rules.ownNetworks().toArray(String[]::new))
                .update();
    }

    public boolean shut(ClubId id, String why, Optional<AccountId> by) {
        return sql.sql(SHUT)
                        .param("id", id.value())
                        .param("now", utc(transactions.now()))
                        .param("why", why)
                        .param("by", by.map(AccountId::value).orElse(null))
                        .update()
                == 1;
    }

    public boolean open(ClubId id) {
        return sql.sql(OPEN).param("id", id.value()).update() == 1;
    }

    private static Club club(ResultSet row) throws SQLException {
        return new Club(
                new ClubId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                row.getString("colour"),
                row.getString("country"),
                ZoneId.of(row.getString("time_zone")),
                Locale.forLanguageTag(row.getString("locale")),
                Arrays.stream((String[]) row.getArray("languages").getArray())
                        .map(Locale::forLanguageTag)
                        .toList(),
                Formality.valueOf(row.getString("formality")),
                row.getString("currency"),
                Optional.ofNullable(row.getString("reply_to")),
                rules(row),
                shut(row));
    }

    private static AccessRules rules(ResultSet row) throws SQLException {
        return new AccessRules(
                AccessRules.FirstAccess.valueOf(row.getString("first_access")),
                row.getInt("invite_days"),
                AccessRules.AskInvite.valueOf(row.getString("ask_invite")),
                row.getBoolean("mailed_code_sign_in"),
                AccessRules.StaffProof.valueOf(row.getString("staff_proof")),
                AccessRules.Joins.valueOf(row.getString("joins")),
                List.of((String[]) row.getArray("own_networks").getArray()));
    }

    /** From the columns of a row of {@code club}, by their own names. */
    public static Optional<Club.Shut> shut(ResultSet row) throws SQLException {
        var at = Times.find(row, "shut_at");
        if (at.isEmpty()) return Optional.empty();
        var why = row.getString("shut_why");
        return Optional.of(new Club.Shut(at.get(), why == null ? "" : why));
    }
}
