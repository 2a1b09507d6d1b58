package app.latchkey.members;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.members.ContactAddress.Source;
import app.latchkey.members.rows.FileRows;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import app.latchkey.platform.text.Names;
import app.latchkey.platform.text.Phones;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Changes of one file's rows. Each answers whether there was something to change. */
@Component
class MemberRows {
    /** Not a full lock: rows that point at this file go on being written, else their writer and we wait in a circle. */
    private static final String LOCK = """
            select id from member where club_id = :club and id = :member and merged_into is null
              and erased_at is null for no key update
            """;

    private static final String EDIT = """
            update member set first = :first, last = :last, external_id = nullif(:external, ''), birth_date = :date::date,
                birth_year = :year::int, phone = nullif(:phone, ''), phone_e164 = :e164::text, phone_key = :phoneKey,
                language = nullif(:language, ''), notes = :notes, sort_key = :sortKey, name_key = :nameKey,
                changed_at = :now, version = version + 1
            where club_id = :club and id = :member
            """;
    private static final String TOUCH =
            "update member set changed_at = :now, version = version + 1 where club_id = :club and id = :member";
    private static final String FORGET_TAGS = "delete from member_tag where club_id = :club and member_id = :member";
    private static final String ADD_TAGS =
            "insert into member_tag (club_id, member_id, tag) select :club, :member, t from unnest(:tags::text[]) t";
    private static final String LEAVE_ADDRESS = """
            update member_address set main = false, removed_at = :now
            where club_id = :club and member_id = :member and removed_at is null
            """;
    // An address that comes back is confirmed anew: who reads that mailbox today is not known.
    private static final String PUT_ADDRESS = """
            insert into member_address (club_id, member_id, key, as_given, valid, main, source, added_at)
            values (:club, :member, :key, :given, :valid, true, :source, :now)
            on conflict (club_id, member_id, key) do update set as_given = excluded.as_given, main = true,
                valid = excluded.valid, source = excluded.source, added_at = excluded.added_at, removed_at = null,
                trusted_at = null, confirmed_at = null
            """;
    private static final String CONFIRM = """
            update member_address set confirmed_at = :now
            where club_id = :club and member_id = :member and key = :key and removed_at is null and confirmed_at is null
            """;
    private static final String TRUST = """
            update member_address set trusted_at = :now
            where club_id = :club and member_id = :member and main and removed_at is null and trusted_at is null
            """;
    private static final String ARCHIVE = """
            update member set archived_at = :now, archived_why = :why, archived_by = :by::uuid, changed_at = :now,
                version = version + 1
            where club_id = :club and id = :member and archived_at is null and merged_into is null
            """;
    private static final String RESTORE = """
            update member set archived_at = null, archived_why = null, archived_by = null, changed_at = :now,
                version = version + 1
            where club_id = :club and id = :member and archived_at is not null and merged_into is null
              and erased_at is null
            """;
    private static final String SWITCH_OFF = """
            update member set access_off_at = :now, access_off_why = :why, access_off_by = :by::uuid, changed_at = :now
            where club_id = :club and id = :member and access_off_at is null and merged_into is null
            """;
    private static final String SWITCH_ON = """
            update member set access_off_at = null, access_off_why = null, access_off_by = null, changed_at = :now
            where club_id = :club and id = :member and access_off_at is not null and merged_into is null
            """;
    private static final String OWN_ACCESS =
            "update member set own_access = :yes where club_id = :club and id = :member and own_access <> :yes"
                    + " and merged_into is null";
    private static final String INVITABLE =
            "update member set invitable = :yes where club_id = :club and id = :member and invitable <> :yes"
                    + " and merged_into is null";
    private static final String NOT_SAME = """
            insert into not_same (club_id, a, b, by_account, at)
            select :club, :a, :b, :by::uuid, :now
            where 2 = (select count(*) from member where club_id = :club and id in (:a, :b) and merged_into is null)
            on conflict do nothing
            """;
    private static final String FACT_TRY =
            "update member set fact_tries = fact_tries + 1 where club_id = :club and id = :member returning fact_tries";
    private static final String FORGET_TRIES =
            "update member set fact_tries = 0 where club_id = :club and id = :member and fact_tries > 0";

    private final JdbcClient sql;
    private final Transactions tx;

    MemberRows(JdbcClient sql, Transactions tx) {
        this.sql = sql;
        this.tx = tx;
    }

    private StatementSpec on(String statement, ClubId club, MemberId member) {
        return sql.sql(statement).param("club", club.value()).param("member", member.value());
    }

    private StatementSpec now(String statement, ClubId club, MemberId member) {
        return on(statement, club, member).param("now", utc(tx.now()));
    }

    boolean lock(ClubId club, MemberId id) {
        return on(LOCK, club, id).query(UUID.class).optional().isPresent();
    }

    void edit(ClubId club, MemberId id, MemberDetails wanted, String country) {
        var phone = Phones.read(wanted.phone(), country);
        now(EDIT, club, id)
                .param("first", wanted.first())
                .param("last", wanted.last())
                .param("external", wanted.externalId())
                .param("date", wanted.birthDate().map(LocalDate::toString).orElse(null))
                .param("year", wanted.birthYear().orElse(null))
                .param("phone", wanted.phone())
                .param("e164", phone.e164().orElse(null))
                .param("phoneKey", phone.key())
                .param("language", wanted.language())
                .param("notes", wanted.notes())
                .param("sortKey", FileRows.sortKey(wanted.first(), wanted.last()))
                .param("nameKey", Names.key(wanted.name()))
                .update();
        on(FORGET_TAGS, club, id).update();
        on(ADD_TAGS, club, id)
                .param("tags", wanted.tags().toArray(String[]::new))
                .update();
    }

    void touch(ClubId club, MemberId id) {
        now(TOUCH, club, id).update();
    }

    void mainAddress(ClubId club, MemberId id, Optional<EmailAddress> address, Source source) {
        now(LEAVE_ADDRESS, club, id).update();
        address.ifPresent(to -> now(PUT_ADDRESS, club, id)
                .param("key", to.key())
                .param("given", to.asGiven())
                .param("valid", to instanceof EmailAddress.Valid)
                .param("source", source.name())
                .update());
    }

    boolean confirm(ClubId club, MemberId id, String key) {
        return now(CONFIRM, club, id).param("key", key).update() > 0;
    }

    boolean trust(ClubId club, MemberId id) {
        return now(TRUST, club, id).update() > 0;
    }

    boolean archive(ClubId club, MemberId id, String why, Optional<AccountId> by) {
        return because(ARCHIVE, club, id, why, by);
    }

    boolean restore(ClubId club, MemberId id) {
        return now(RESTORE, club, id).update() > 0;
    }

    boolean switchAccess(ClubId club, MemberId id, boolean off, String why, Optional<AccountId> by) {
        return off
                ? because(SWITCH_OFF, club, id, why, by)
                : now(SWITCH_ON, club, id).update() > 0;
    }

    private boolean because(String statement, ClubId club, MemberId id, String why, Optional<AccountId> by) {
        return now(statement, club, id)
                        .param("why", why)
                        .param("by", by.map(AccountId::value).orElse(null))
                        .update()
                > 0;
    }

    boolean ownAccess(ClubId club, MemberId id, boolean yes) {
        return on(OWN_ACCESS, club, id).param("yes", yes).update() > 0;
    }

    boolean invitable(ClubId club, MemberId id, boolean yes) {
        return on(INVITABLE, club, id).param("yes", yes).update() > 0;
    }

    boolean notSame(ClubId club, MemberId one, MemberId other, Optional<AccountId> by) {
        boolean inOrder = Ids.DATABASE_ORDER.compare(one.value(), other.value()) < 0;
        return sql.sql(NOT_SAME)
                        .param("club", club.value())
                        .param("a", inOrder ? one.value() : other.value())
                        .param("b", inOrder ? other.value() : one.value())
                        .param("by", by.map(AccountId::value).orElse(null))
                        .param("now", utc(tx.now()))
                        .update()
                > 0;
    }

    int countFactTry(ClubId club, MemberId id) {
        return on(FACT_TRY, club, id).query(Integer.class).single();
    }

    void forgetFactTries(ClubId club, MemberId id) {
        on(FORGET_TRIES, club, id).update();
    }
}
