package app.latchkey.access.checks;

import static app.latchkey.platform.database.Times.utc;

import app.latchkey.access.grants.GrantLink;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.messages.MessageFact;
import app.latchkey.messages.MessageFacts;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links and slips of grants that nobody used, with what became of their mails. */
@Component
class InvitedRows {
    private static final String READ = """
            select g.member_id, g.closed_at, g.closed_why, l.id, l.grant_id, l.message_id, l.address_as_sent, l.address_key,
              l.created_at, l.expires_at, l.fetched_at, l.opened_at, l.superseded_at, l.superseded_why,
              l.code_mac is not null as is_code
            from access_grant g join grant_link l on l.club_id = :club and l.grant_id = g.id
            where g.club_id = :club and g.member_id = any(:ids::uuid[]) and g.used_at is null
              and g.channel in ('MAIL', 'CODE') and least(l.expires_at, l.superseded_at, g.closed_at) > :from
            order by l.created_at desc, l.id desc
            """;

    private final JdbcClient sql;
    private final MessageFacts messages;

    InvitedRows(JdbcClient sql, MessageFacts messages) {
        this.sql = sql;
        this.messages = messages;
    }

    private record Row(MemberId member, GrantLink link, boolean open, Optional<String> why) {}

    Map<MemberId, List<Facts.Invited>> read(ClubId club, Collection<MemberId> ids, Instant from) {
        var rows = sql.sql(READ)
                .param("club", club.value())
                .param("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("from", utc(from))
                .query((row, n) -> row(row))
                .list();
        var mails = messages.read(
                club, rows.stream().flatMap(row -> row.link.message().stream()).toList());
        var all = new HashMap<MemberId, List<Facts.Invited>>();
        for (var row : rows) {
            @Nullable
            MessageFact mail =
                    row.link.message().map(mails::get).filter(Objects::nonNull).orElse(null);
            all.computeIfAbsent(row.member, any -> new ArrayList<>())
                    .add(new Facts.Invited(row.link, row.open, row.why, Optional.ofNullable(mail)));
        }
        return all;
    }

    private static Row row(ResultSet row) throws SQLException {
        var link = GrantLinks.link(row);
        return new Row(
                new MemberId(row.getObject("member_id", UUID.class)),
                link,
                row.getObject("closed_at") == null,
                Optional.ofNullable(row.getString("closed_why")));
    }
}
