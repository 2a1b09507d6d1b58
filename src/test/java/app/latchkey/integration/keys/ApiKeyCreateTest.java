package app.latchkey.integration.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.clubs.Club;
import app.latchkey.platform.commands.Arguments;
import app.latchkey.platform.settings.StartRefused;
import app.latchkey.testing.RunningHouse;
import app.latchkey.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeyCreateTest {
    private final Club club = RunningHouse.club("FR");
    private final ApiKeys keys = RunningHouse.bean(ApiKeys.class);

    private String last(String... typed) {
        var out = new ByteArrayOutputStream();
        var command = RunningHouse.bean(ApiKeyCreate.class);
        var arguments = Arguments.read(List.of(typed), command.options(), command.switches(), command.usage());
        assertThat(command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    @Test
    void the_last_line_is_a_key_that_may_do_everything_of_its_club() {
        var key = KeyText.parse(last("--club", club.slug())).orElseThrow();
        var known = keys.find(key).orElseThrow();
        assertThat(known.club()).isEqualTo(club.id());
        assertThat(known.scopes()).isEqualTo(EnumSet.allOf(Scope.class));
    }

    @Test
    void scopes_are_taken_one_by_one_or_in_one_word() {
        var key = last("--club", club.slug(), "--scope", "members:read", "--scope=access:read,messages:read");
        assertThat(keys.find(KeyText.parse(key).orElseThrow()).orElseThrow().scopes())
                .containsExactlyInAnyOrder(Scope.MEMBERS_READ, Scope.ACCESS_READ, Scope.MESSAGES_READ);
    }

    @Test
    void what_is_no_scope_or_no_club_is_refused() {
        assertThatThrownBy(() -> last("--club", club.slug(), "--scope", "members:eat"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("members:write");
        assertThatThrownBy(() -> last("--club", "nowhere")).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> last()).isInstanceOf(StartRefused.class);
    }

    @Test
    void only_a_hash_is_kept_and_a_key_is_never_written_out_by_accident() {
        var whole = last("--club", club.slug());
        var key = KeyText.parse(whole).orElseThrow();
        assertThat(key.toString()).doesNotContain(key.secret());
        var rows = JdbcClient.create(TestDatabase.owner())
                .sql("select k::text || encode(k.hash, 'escape') from api_key k where club_id = :club")
                .param("club", club.id().value())
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(key.secret()));
    }

    @Test
    void what_is_nearly_a_key_is_none() {
        var whole = last("--club", club.slug());
        var flipped = whole.endsWith("A") ? "B" : "A";
        for (var wrong : List.of("", "lk_", whole + "x", whole.substring(1), whole.toUpperCase()))
            assertThat(KeyText.parse(wrong).flatMap(keys::find)).isEmpty();
        assertThat(KeyText.parse(whole.substring(0, 40) + flipped + whole.substring(41))
                        .flatMap(keys::find)
                        .filter(found -> whole.charAt(40) != flipped.charAt(0)))
                .isEmpty();
    }
}
