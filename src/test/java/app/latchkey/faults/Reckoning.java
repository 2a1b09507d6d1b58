package app.latchkey.faults;

import app.latchkey.operator.sink.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was lost, doubled or mixed up, by tables, mails and promises alone: no code of the house answers. It holds at every moment
 * but for what is between two commits, so whoever looks at a running house looks again a little later.
 */
final class Reckoning {
    private static final String MESSAGES = """
            select m.id, m.lane, m.state, m.address_as_sent, m.next_try_at is not null as again,
              (select count(*) from message_attempt a where a.club_id = m.club_id and a.message_id = m.id
                and (a.outcome = 'UNKNOWN' or a.ended_at is null and a.before_dot_at is not null)) as uncertain,
              exists (select from message_event e where e.club_id = m.club_id and e.message_id = m.id
                and e.what = 'ACCEPTED') as taken,
              exists (select from message_event e where e.club_id = m.club_id and e.message_id = m.id
                and e.what = 'REQUESTED') as requested,
              exists (select from %s r where r.message_id = m.id) as ready
            from message m where m.lane = '%s'
            """;
    private static final List<String> LANES = List.of("ACCESS", "SERVICE", "REMINDER", "MAILING");
    private static final Set<String> ARRIVED = Set.of("ACCEPTED", "DELIVERED", "COMPLAINED");

    /** Columns that name a row of a club, wherever they stand. */
    private static final Map<String, String> OF_A_CLUB =
            Map.of("member_id", "member", "message_id", "message", "mailing_id", "mailing");

    private static final String TABLES = """
            select c.table_name from information_schema.columns c
            join information_schema.columns k on k.table_schema = c.table_schema and k.table_name = c.table_name
              and k.column_name = 'club_id'
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
              and t.table_type = 'BASE TABLE'
            where c.table_schema = 'public' and c.column_name = :column and c.data_type = 'uuid'
            """;

    private final JdbcClient owner;
    private final List<Received> received;
    private final Promises promises;
    private final List<String> found = new ArrayList<>();

    /** @param owner of all tables, who sees every club */
    Reckoning(JdbcClient owner, List<Received> received, Promises promises) {
        this.owner = owner;
        this.received = received;
        this.promises = promises;
    }

    private record Row(
            UUID id,
            String lane,
            String state,
            String address,
            boolean again,
            long uncertain,
            boolean taken,
            boolean requested,
            boolean ready) {}

    /** A sentence each, the kind first; empty when all is as promised. */
    List<String> violations() {
        found.clear();
        // Before the tables: what arrives meanwhile is not held against them.
        var copies = copies();
        var messages = messages();
        acknowledged(messages);
        messages.values().forEach(row -> mail(row, copies.getOrDefault(row.id(), List.of())));
        for (var id : copies.keySet()) if (!messages.containsKey(id)) found.add("NOBODYS a mail of no message: " + id);
        foreign();
        return List.copyOf(found);
    }

    private Map<UUID, List<Received>> copies() {
        var copies = new HashMap<UUID, List<Received>>();
        for (var mail : received)
            copies.computeIfAbsent(Arrived.id(mail), id -> new ArrayList<>()).add(mail);
        return copies;
    }

    private Map<UUID, Row> messages() {
        var all = new HashMap<UUID, Row>();
        for (var lane : LANES)
            owner.sql(MESSAGES.formatted("ready_" + lane.toLowerCase(java.util.Locale.ROOT), lane))
                    .query((row, n) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("lane"),
                            row.getString("state"),
                            row.getString("address_as_sent"),
                            row.getBoolean("again"),
                            row.getLong("uncertain"),
                            row.getBoolean("taken"),
                            row.getBoolean("requested"),
                            row.getBoolean("ready")))
                    .list()
                    .forEach(row -> all.put(row.id(), row));
        return all;
    }

    private void acknowledged(Map<UUID, Row> messages) {
        var members = ids("select id from member");
        var audited = ids("select subject_id from audit where sentence_code = 'members.audit.added'");
        for (var added : promises.added)
            added.id().ifPresent(id -> {
                if (!members.contains(id)) found.add("UNWRITTEN an acknowledged member is missing: " + id);
                if (!audited.contains(id)) found.add("UNAUDITED an acknowledged member is not in the audit: " + id);
            });
        for (var mailed : promises.mailed) {
            var row = messages.get(mailed.message());
            if (row == null) found.add("UNWRITTEN an acknowledged mail is missing: " + mailed.message());
            else if (!row.requested()) found.add("UNWRITTEN nobody asked for this mail: " + row);
        }
    }

    private void mail(Row row, List<Received> copies) {
        var arrived = row.taken() || ARRIVED.contains(row.state());
        if (arrived && copies.isEmpty()) found.add("LOST said to be taken and never arrived: " + row);
        if ((row.state().equals("QUEUED") || row.again()) && !row.ready())
            found.add("LOST it waits and nobody will send it: " + row);
        // Only access mail is sent again when nobody knows whether it left.
        var declared = row.lane().equals("ACCESS") ? 1 + row.uncertain() : 1;
        if (copies.size() > declared) found.add("TWICE arrived " + copies.size() + " times: " + row);
        for (var copy : copies)
            // Erased people have no address any more.
            if (!row.address().isEmpty() && !copy.to().equalsIgnoreCase(row.address()))
                found.add("ELSEWHERE sent to " + copy.to() + ": " + row);
    }

    private void foreign() {
        OF_A_CLUB.forEach((column, target) -> {
            for (var table : new TreeSet<>(owner.sql(TABLES)
                    .param("column", column)
                    .query(String.class)
                    .list()))
                foreign(
                        "select count(*) from " + table + " x join " + target + " t on t.id = x." + column
                                + " where x.club_id <> t.club_id",
                        table + "." + column);
        });
        foreign(
                "select count(*) from audit x join member t on t.id = x.subject_id where x.club_id <> t.club_id",
                "audit.subject_id");
    }

    private void foreign(String sql, String where) {
        var rows = owner.sql(sql).query(Long.class).single();
        if (rows > 0) found.add("FOREIGN " + rows + " rows name another club's: " + where);
    }

    private Set<UUID> ids(String sql) {
        return new HashSet<>(owner.sql(sql).query(UUID.class).list());
    }
}
