package app.latchkey.access.ledger;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.Refusal;
import app.latchkey.access.projection.Stale;
import app.latchkey.access.requests.Arriving;
import app.latchkey.access.requests.Unmatched;
import app.latchkey.accounts.Devices;
import app.latchkey.clubs.Clubs;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.text.EmailAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Judges attempts after they were answered, so that nobody outside can measure it: whose it was, whether the former
 * password was typed, whether caps lock was on. The password lives in memory until then and nowhere else.
 */
@Component
public class Judging implements DisposableBean {
    // Not "in": a database that joins looks for "the one" anew for each row, and takes them all.
    private static final String TAKE = """
            delete from attempt_unjudged u using attempt a
            where u.club_id = :club and a.club_id = :club and a.id = u.attempt_id and u.attempt_id = (
              select attempt_id from attempt_unjudged w
              where club_id = :club and (:only::uuid is null or attempt_id = :only::uuid)
                and (:only::uuid is not null or exists (
                  select from attempt b where b.club_id = :club and b.id = w.attempt_id and case
                    when :asked then b.kind = 'RECOVER' else b.kind <> 'SIGN_IN' or b.at < :before end))
              order by attempt_id limit 1 for update skip locked)
            returning a.id, a.account_id, a.reason, a.at, a.ref, a.kind, a.network, a.device_hash, a.device_words,
              (select t.sealed_identifier from attempt_text t where t.club_id = :club and t.attempt_id = a.id) as sealed
            """;
    private static final String MATCH = """
            insert into attempt_match (club_id, attempt_id, member_id, nearness, at, reason, caps, same_again, former, stranger)
            values (:club, :id, :member, :nearness, :at, :reason, :caps, :same, :former, :stranger)
            on conflict do nothing
            """;
    private static final String ONLY_SHAPE = """
            update attempt_text set sealed_identifier = null, shape = :shape where club_id = :club and attempt_id = :id
            """;
    private static final String NETWORKS = """
            select count(distinct a.network) from attempt_match m join attempt a on a.club_id = :club and a.id = m.attempt_id
            where m.club_id = :club and m.member_id = :member and m.at > :from and m.reason <> 'ENTERED'
              and (a.device_hash is null or a.device_hash <> all(:known::bytea[]))
            """;
    private static final String BURST = """
            update attempt_match m set stranger = true from attempt a
            where m.club_id = :club and a.club_id = :club and a.id = m.attempt_id and m.member_id = :member
              and m.at > :from and m.reason <> 'ENTERED' and not m.stranger
              and (a.device_hash is null or a.device_hash <> all(:known::bytea[]))
            """;
    private static final String ACT_FOR =
            "select account_id from access where club_id = :club and member_id = :member and ended_at is null";
    /** So long a try with a password is left to the thread that still knows it. */
    private static final Duration OWN_THREAD = Duration.ofSeconds(10);

    private static final int MOST_NETWORKS = 3;
    private static final int MOST_NEAR = 7;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Clubs clubs;
    private final Nearness nearness;
    private final TypedText typed;
    private final Evidence evidence;
    private final Devices devices;
    private final Stale stale;
    private final Arriving arriving;
    private final Elsewhere elsewhere;
    private final ExecutorService afterwards = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentHashMap<ClubId, Set<Future<?>>> running = new ConcurrentHashMap<>();

    public Judging(
            JdbcClient sql,
            Transactions transactions,
            Clubs clubs,
            Nearness nearness,
            TypedText typed,
            Evidence evidence,
            Devices devices,
            Stale stale,
            Arriving arriving,
            Elsewhere elsewhere) {
        this.sql = sql;
        this.transactions = transactions;
        this.clubs = clubs;
        this.nearness = nearness;
        this.typed = typed;
        this.evidence = evidence;
        this.devices = devices;
        this.stale = stale;
        this.arriving = arriving;
        this.elsewhere = elsewhere;
    }

    /** What the typed password showed; kept as booleans only. */
    public record Notes(boolean caps, boolean sameAgain, boolean former) {
        static final Notes NONE = new Notes(false, false, false);
    }

    private record Taken(
            UUID id,
            Optional<AccountId> account,
            String reason,
            java.time.Instant at,
            String ref,
            String kind,
            String network,
            Optional<byte[]> device,
            String deviceWords,
            Optional<String> text) {}

    /** Returns at once; the attempt's transaction has been committed. */
    public void later(ClubId club, UUID attempt, Optional<AccountId> account, String password) {
        var tasks = running.computeIfAbsent(club, any -> ConcurrentHashMap.newKeySet());
        var task = new java.util.concurrent.FutureTask<>(
                () -> judge(club, Optional.of(attempt), evidence.of(account, attempt, password)), true);
        tasks.add(task);
        afterwards.execute(() -> {
            try {
                task.run();
            } finally {
                tasks.remove(task);
            }
        });
    }

    /** Before somebody looks: what is being judged comes to its end, what a crash left over is judged now. */
    public void settle(ClubId club) {
        var over = true;
        for (var task : running.getOrDefault(club, Set.of())) over &= await(task);
        // What is still being compared keeps its evidence: it is judged by its own thread, or by whoever looks next.
        if (over) judge(club, Optional.empty(), Notes.NONE);
    }

    private static boolean await(Future<?> task) {
        try {
            task.get(3, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            // The row is still there; whoever looks next judges it.
            return true;
        } catch (TimeoutException leftForTheNext) {
            return false;
        }
    }

    private void judge(ClubId club, Optional<UUID> only, Notes notes) {
        while (transactions.inClub(club, () -> one(club, only, false, notes))) if (only.isPresent()) return;
    }

    /**
     * Each in a transaction of its own: an attempt locks the rows of whom it is near and then of its request, always in that
     * order, and two who judge at once wait for each other instead of deadlocking.
     */
    private boolean one(ClubId club, Optional<UUID> only, boolean asked, Notes notes) {
        var attempt = take(club, only, asked);
        attempt.ifPresent(taken -> judge(club, taken, notes));
        return attempt.isPresent();
    }

    private Optional<Taken> take(ClubId club, Optional<UUID> only, boolean asked) {
        return sql.sql(TAKE)
                .param("club", club.value())
                .param("only", only.orElse(null))
                .param("asked", asked)
                .param("before", utc(transactions.now().minus(OWN_THREAD)))
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Taken(
                            id,
                            Optional.ofNullable(row.getObject("account_id", UUID.class))
                                    .map(AccountId::new),
                            row.getString("reason"),
                            app.latchkey.platform.database.Times.read(row, "at"),
                            row.getString("ref"),
                            row.getString("kind"),
                            row.getString("network"),
                            Optional.ofNullable(row.getBytes("device_hash")),
                            row.getString("device_words"),
                            Optional.ofNullable(row.getBytes("sealed")).flatMap(kept -> typed.open(id, kept)));
                })
                .optional();
    }

    private void judge(ClubId club, Taken attempt, Notes notes) {
        if (attempt.text().isEmpty()) return;
        var text = attempt.text().get();
        var near = nearness.find(club, clubs.get(club).country(), text);
        var members = near.exact().isEmpty() ? near.near() : near.exact();
        if (members.isEmpty() && EmailAddress.valid(text).isEmpty()) onlyShape(club, attempt.id(), text);
        var how = !near.exact().isEmpty() ? "EXACT" : members.size() == 1 ? "NEAREST" : "NEAR";
        members.stream()
                .limit(MOST_NEAR)
                .sorted(Comparator.comparing(MemberId::value, Ids.DATABASE_ORDER))
                .forEach(member -> match(club, attempt, member, how, notes));
        if (near.exact().isEmpty() && nobodyHere(club, attempt, text))
            arriving.unmatched(club, unmatched(attempt, text, members));
    }

    private boolean nobodyHere(ClubId club, Taken attempt, String text) {
        // Whoever joins has brought their request to the desk already.
        if (attempt.kind().equals(Attempt.Kind.JOIN.name())) return false;
        // Not looked at: that is so for everybody alike.
        if (Set.of("ENTERED", Refusal.THROTTLED.name()).contains(attempt.reason())) return false;
        return attempt.reason().equals(Refusal.NOBODY.name()) || elsewhere.only(club, text);
    }

    private static Unmatched unmatched(Taken attempt, String text, List<MemberId> near) {
        return new Unmatched(
                attempt.id(),
                attempt.ref(),
                attempt.kind().equals(Attempt.Kind.RECOVER.name()),
                attempt.at(),
                attempt.network(),
                attempt.deviceWords(),
                text,
                near);
    }

    /**
     * What was asked at a public page and answered by a worker is judged at once. Tries with a password are left to the thread
     * that still knows it.
     */
    public void asked(ClubId club) {
        while (transactions.inClub(club, () -> one(club, Optional.empty(), true, Notes.NONE))) Thread.yield();
    }

    private void match(ClubId club, Taken attempt, MemberId member, String how, Notes notes) {
        sql.sql(MATCH)
                .param("club", club.value())
                .param("id", attempt.id())
                .param("member", member.value())
                .param("nearness", how)
                .param("at", utc(attempt.at()))
                .param("reason", attempt.reason())
                .param("caps", notes.caps())
                .param("same", notes.sameAgain())
                .param("former", notes.former())
                .param("stranger", elsewhereKnown(club, attempt, member))
                .update();
        burst(club, attempt, member);
        stale.now(club, member);
    }

    /** From a device that signs in others and never anybody who acts for this member. */
    private boolean elsewhereKnown(ClubId club, Taken attempt, MemberId member) {
        var known = attempt.device().map(devices::knownTo).orElse(List.of());
        return !known.isEmpty() && known.stream().noneMatch(actingFor(club, member)::contains);
    }

    private List<AccountId> actingFor(ClubId club, MemberId member) {
        return sql.sql(ACT_FOR)
                .param("club", club.value())
                .param("member", member.value())
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    /**
     * One name from many networks within an hour: somebody else tries, and did from the first of them on. What comes from a
     * device of hers is hers, wherever she carries it.
     */
    private void burst(ClubId club, Taken attempt, MemberId member) {
        var from = utc(attempt.at().minusSeconds(3600));
        var known = devices.of(actingFor(club, member)).toArray(byte[][]::new);
        var networks = sql.sql(NETWORKS)
                .param("club", club.value())
                .param("member", member.value())
                .param("from", from)
                .param("known", known)
                .query(Integer.class)
                .single();
        if (networks <= MOST_NETWORKS) return;
        sql.sql(BURST)
                .param("club", club.value())
                .param("member", member.value())
                .param("from", from)
                .param("known", known)
                .update();
    }

    private void onlyShape(ClubId club, UUID attempt, String text) {
        sql.sql(ONLY_SHAPE)
                .param("club", club.value())
                .param("id", attempt)
                .param("shape", TypedText.shape(text))
                .update();
    }

    @Override
    public void destroy() {
        afterwards.close();
    }
}
