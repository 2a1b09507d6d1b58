package app.latchkey.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.access.Diagnoses;
import app.latchkey.access.FindingCode;
import app.latchkey.access.projection.MemberAccessRows;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.access.requests.Requests;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.members.MemberAccessColumn;
import app.latchkey.members.MemberFiles;
import app.latchkey.operator.Installation;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.ids.ClubId;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoTest {
    /** Of a club, of our relay, or of nobody's file. */
    private static final EnumSet<FindingCode> NOT_ON_A_FILE = EnumSet.of(
            FindingCode.CLUB_ACCESS_OFF,
            FindingCode.MAIL_DOWN,
            FindingCode.NO_SUCH_MEMBER,
            FindingCode.STAFF_LACKS_RIGHT);

    private static final EnumSet<FindingCode> ON_NO_LIST =
            EnumSet.of(FindingCode.MEMBER_ARCHIVED, FindingCode.MERGED_AWAY);

    private static final MemberId FIRST = new MemberId(new UUID(0, 0));

    @TempDir
    private Path data;

    private int port;
    private Installation running;

    @Test
    void a_demo_shows_every_reason_and_is_made_once() throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var told = start();
        everyReasonStandsOnThreeFiles();
        everyReasonStandsOnThePageOfAllCauses();
        somebodyWaitsAtTheDoor();
        whoeverIsNamedGetsIn();
        assertThat(bean(Transactions.class).clockOffset()).isZero();
        theVillageIsAsItIsSaid();
        var before = members("riverside");
        running.close();

        assertThat(start()).isEqualTo(told.substring(told.indexOf('\n') + 1));
        assertThat(members("riverside")).isEqualTo(before);
        running.close();

        Mark.HALF_MADE.write(data);
        assertThat(start()).isEqualTo(told);
        assertThat(members("riverside")).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        running.close();
    }

    private String start() {
        var settings = SettingsReader.read(
                data, Map.of(), Map.of("PORT", String.valueOf(port), "DATA_DIR", data.toString()), true);
        running = Installation.server(Latchkey.class, settings);
        var out = new ByteArrayOutputStream();
        bean(Demo.class).begin(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private void everyReasonStandsOnThreeFiles() {
        var riverside = club("riverside");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(total(riverside)).isEqualTo(296);
            assertThat(missing(riverside)).isEmpty();
        });
        for (var code : ON_NO_LIST) {
            var standing = members("riverside").stream()
                    .map(member ->
                            bean(Diagnoses.class).now(riverside.id(), member).orElseThrow())
                    .filter(diagnosis -> diagnosis.top().code() == code);
            assertThat(standing).as("%s", code).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private void everyReasonStandsOnThePageOfAllCauses() {
        var club = club("riverside").id();
        var found = bean(Transactions.class)
                .readInClub(club, () -> bean(MemberAccessRows.class).found(club));
        for (var code : FindingCode.values())
            if (!NOT_ON_A_FILE.contains(code))
                assertThat(found.getOrDefault(code, 0L)).as("%s", code).isGreaterThanOrEqualTo(3);
    }

    private void somebodyWaitsAtTheDoor() {
        var club = club("riverside").id();
        Crowd.until(
                "requests at the desk",
                () -> bean(Transactions.class)
                        .readInClub(club, () -> bean(Requests.class).list(club, AccessRequest.State.OPEN, 100))
                        .stream()
                        .map(AccessRequest::kind)
                        .toList()
                        .containsAll(List.of(
                                AccessRequest.Kind.TRIED, AccessRequest.Kind.RECOVERED, AccessRequest.Kind.HELP)));
    }

    /** Forty people, four children, three without mail, six mailboxes of families and one of separated parents; a chain of 5,000. */
    private void theVillageIsAsItIsSaid() {
        assertThat(members("dojo")).hasSize(40);
        var dojo = club("dojo").id();
        assertThat(counted(dojo, "member where club_id = :club and birth_date > current_date - interval '18 years'"))
                .isEqualTo(4);
        assertThat(counted(
                        dojo,
                        "member m where club_id = :club and not exists (select from member_address a"
                                + " where a.club_id = :club and a.member_id = m.id)"))
                .isEqualTo(3);
        assertThat(
                        counted(
                                dojo,
                                "(select key from member_address where club_id = :club group by key having count(*) > 1) shared"))
                .isEqualTo(7);
        assertThat(counted(
                        dojo,
                        "(select member_id from access where club_id = :club and relation = 'GUARDIAN' and ended_at is null"
                                + " group by member_id having count(distinct account_id) = 2) separated"))
                .isEqualTo(1);
        // They come in behind the printed address.
        var chain = club("atlas-chain").id();
        Crowd.until("five thousand in the chain", () -> counted(chain, "member where club_id = :club") == 5_000);
    }

    private long counted(ClubId club, String what) {
        return bean(Transactions.class)
                .readInClub(
                        club,
                        () -> bean(JdbcClient.class)
                                .sql("select count(*) from " + what)
                                .param("club", club.value())
                                .query(Long.class)
                                .single());
    }

    private long total(Club club) {
        return sums(club).stream().mapToLong(MemberAccessColumn.Sum::members).sum();
    }

    /** The removed and the old files are on no list and in no sum. */
    private List<FindingCode> missing(Club club) {
        return Arrays.stream(FindingCode.values())
                .filter(code -> !NOT_ON_A_FILE.contains(code) && !ON_NO_LIST.contains(code))
                .filter(code ->
                        sums(club).stream().noneMatch(sum -> sum.top().equals(code.name()) && sum.members() >= 3))
                .toList();
    }

    private List<MemberAccessColumn.Sum> sums(Club club) {
        return bean(MemberAccessColumn.class).sums(club.id(), Locale.ENGLISH);
    }

    private void whoeverIsNamedGetsIn() {
        for (var club : List.of(Riverside.signIns(), Dojo.signIns(), Chain.signIns())) {
            assertThat(landing(club, club.owner())).endsWith("/desk/");
            assertThat(landing(club, club.desk())).endsWith("/desk/");
            assertThat(club.members()).hasSize(3);
            assertThat(landing(club, club.members().getLast())).startsWith("/" + club.slug() + "/me/");
        }
    }

    private String landing(SignIns club, String who) {
        var browser = new Phone(port, "en", "Firefox on Linux");
        var door = "/" + club.slug() + "/";
        browser.submit(door, Map.of("identifier", who, "password", SignIns.PASSWORD));
        return browser.get(door);
    }

    private Club club(String slug) {
        return bean(Transactions.class)
                .global(() -> bean(Clubs.class).find(slug).orElseThrow().club());
    }

    private List<MemberId> members(String slug) {
        var club = club(slug).id();
        return bean(Transactions.class)
                .inClub(club, () -> bean(MemberFiles.class).after(club, FIRST, 1000));
    }

    private <T> T bean(Class<T> type) {
        return running.context().getBean(type);
    }

    /** A test that breaks off leaves no server behind. */
    @AfterEach
    void stop() {
        if (running.context().isActive()) running.close();
    }
}
