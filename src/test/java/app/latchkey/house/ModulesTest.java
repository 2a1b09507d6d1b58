package app.latchkey.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Latchkey;
import app.latchkey.platform.database.Transactions;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import javax.naming.directory.InitialDirContext;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.latchkey");
    private static final String[] WEB = {"jakarta.servlet..", "org.springframework.web.."};

    /** What speaks HTTP, by the end of its name: everything else is a flow, a rule or rows, and can be asked by a command too. */
    private static final Pattern SPEAKS_HTTP = Pattern.compile(
            ".*(Controller|Cookies|Arguments|Page|Filter|Configuration|Clients|LinkRequests|ResetLinks|Api|Problems)(\\$.*)?");

    private static final DescribedPredicate<JavaClass> FLOWS = DescribedPredicate.describe(
            "are flows",
            type -> !type.getPackageName().startsWith("app.latchkey.platform")
                    && !SPEAKS_HTTP.matcher(type.getName()).matches());

    private static final Set<String> MAY_READ_THE_CLOCK = Set.of(
            "app.latchkey.platform.ids.Ids",
            "app.latchkey.platform.web.Assets",
            "app.latchkey.platform.web.Html",
            "app.latchkey.messages.sending.SendingConfiguration");

    private static final ArchRule CLOCKLESS = noClasses()
            .that(DescribedPredicate.not(DescribedPredicate.describe(
                    "may read it",
                    type -> MAY_READ_THE_CLOCK.contains(type.getName())
                            || type.getPackageName().startsWith("app.latchkey.operator.drill")
                            || type.getPackageName().startsWith("app.latchkey.operator.demo"))))
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "the clock of the process is read", access -> readsTheClock(access.getTarget())));

    @Test
    void rooms_use_only_the_rooms_they_may_use() {
        ApplicationModules.of(Latchkey.class).verify();
    }

    @Test
    void flows_know_nothing_of_the_web() {
        noClasses()
                .that(FLOWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB)
                .check(OURS);
    }

    @Test
    void what_a_class_needs_comes_through_its_constructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(OURS);
        noMethods().should().beAnnotatedWith(Autowired.class).check(OURS);
        noConstructors().should().beAnnotatedWith(Autowired.class).check(OURS);
    }

    @Test
    void nothing_is_written_by_lombok() {
        noClasses().should().dependOnClassesThat().resideInAPackage("lombok..").check(OURS);
    }

    @Test
    void a_class_is_named_for_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Service|Util|Utils|Helper|Manager)(\\$.*)?")
                .check(OURS);
    }

    @Test
    void packages_are_named_for_the_business() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..", "..impl..", "..dto..", "..mapper..", "..util..", "..helper..", "..common..")
                .check(OURS);
    }

    @Test
    void only_the_platform_reads_a_clock_of_its_own() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.latchkey.platform..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .check(OURS);
    }

    /**
     * Every other way to the clock of the process. What may read it: ids (their order, and when one was made, for the eye), the
     * words "today" and "yesterday" of a page, the Date of a mail, and a demo or a drill, which are thrown away.
     */
    @Test
    void row_32_the_clock_of_the_process_decides_nothing() {
        CLOCKLESS.check(OURS);
        var ways = new ClassFileImporter().importClasses(EveryWay.class);
        assertThat(CLOCKLESS.evaluate(ways).getFailureReport().getDetails())
                .as("each way is seen")
                .hasSize(EveryWay.WAYS);
    }

    private static final class EveryWay {
        static final int WAYS = 9;

        List<Object> read() {
            LongSupplier millis = System::currentTimeMillis;
            return List.of(
                    millis,
                    System.currentTimeMillis(),
                    Instant.now(Clock.systemUTC()),
                    LocalDate.now(ZoneOffset.UTC),
                    OffsetDateTime.now(),
                    InstantSource.system(),
                    new Date(),
                    Calendar.getInstance());
        }
    }

    private static boolean readsTheClock(AccessTarget called) {
        var owner = called.getOwner();
        return owner.getPackageName().equals("java.time") && called.getName().equals("now")
                || owner.isEquivalentTo(Clock.class) && called.getName().matches("system.*|tick.*")
                || owner.isEquivalentTo(InstantSource.class) && called.getName().equals("system")
                || owner.isEquivalentTo(System.class) && called.getName().equals("currentTimeMillis")
                || owner.isEquivalentTo(Calendar.class) && called.getName().equals("getInstance")
                || called instanceof AccessTarget.ConstructorCallTarget made
                        && owner.isEquivalentTo(Date.class)
                        && made.getRawParameterTypes().isEmpty();
    }

    /**
     * Whatever opens a connection or asks a name server. Of the server: the relay, the mailbox of reports, Amazon's certificates
     * (at Amazon's hosts alone), the name servers of the doctor and of the domains of addresses; the other rooms speak with this machine, or read an archive of our own jar.
     */
    private static final Set<String> MAY_CONNECT = Set.of(
            "app.latchkey.messages.smtp.Relay",
            "app.latchkey.messages.feedback.BounceMailbox",
            "app.latchkey.integration.feedback.AmazonFilesByHttps",
            "app.latchkey.platform.dns.JndiDns",
            "app.latchkey.platform.postgres.Postmaster",
            "app.latchkey.platform.postgres.Binaries",
            "app.latchkey.operator.Server",
            "app.latchkey.operator.Rehearsal");

    private static final ArchRule UNCONNECTED = noClasses()
            .that(DescribedPredicate.not(DescribedPredicate.describe(
                    "may connect",
                    type -> MAY_CONNECT.contains(type.getName().replaceAll("\\$.*", ""))
                            || type.getPackageName().startsWith("app.latchkey.operator.drill")
                            || type.getPackageName().startsWith("app.latchkey.operator.sink")
                            || type.getPackageName().startsWith("app.latchkey.operator.demo"))))
            .should()
            .accessTargetWhere(
                    DescribedPredicate.describe("a connection is opened", access -> connects(access.getTarget())));

    @Test
    void nothing_is_connected_to_but_by_the_rooms_that_are_named() {
        UNCONNECTED.check(OURS);
        var ways = new ClassFileImporter().importClasses(EveryConnection.class);
        assertThat(UNCONNECTED.evaluate(ways).getFailureReport().getDetails())
                .as("each way is seen")
                .hasSize(EveryConnection.WAYS);
    }

    private static final class EveryConnection {
        static final int WAYS = 12;

        List<Object> open(URL url, Session mail) throws Exception {
            return List.of(
                    HttpClient.newHttpClient(),
                    HttpClient.newBuilder(),
                    url.openConnection(),
                    url.openStream(),
                    new Socket(),
                    new ServerSocket(0),
                    new DatagramSocket(),
                    SocketChannel.open(),
                    SSLSocketFactory.getDefault(),
                    InetAddress.getByName("localhost"),
                    new InitialDirContext(),
                    mail.getTransport());
        }
    }

    private static boolean connects(AccessTarget called) {
        var owner = called.getOwner();
        var name = called.getName();
        return CONNECTING.stream().anyMatch(owner::isAssignableTo)
                || owner.isEquivalentTo(HttpClient.class) && name.startsWith("new")
                || owner.isEquivalentTo(URL.class) && name.matches("open.*|getContent")
                || owner.isEquivalentTo(InetAddress.class) && name.matches("getByName|getAllByName")
                || owner.isEquivalentTo(Session.class) && name.matches("getTransport|getStore");
    }

    private static final List<Class<?>> CONNECTING = List.of(
            Socket.class,
            ServerSocket.class,
            DatagramSocket.class,
            NetworkChannel.class,
            SocketFactory.class,
            javax.naming.Context.class,
            Transport.class);

    @Test
    void nobody_moves_the_clock_but_the_drill_and_a_demo_while_it_is_made() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.latchkey.operator.drill..", "app.latchkey.operator.demo..")
                .should()
                .callMethod(Transactions.class, "moveClock", Duration.class)
                .check(OURS);
    }

    @Test
    void every_package_tells_its_story_in_three_sentences_or_more() {
        Set<String> silent = new TreeSet<>();
        for (var folder : Sources.ending(".java").stream()
                .map(file -> file.getParent())
                .distinct()
                .toList()) {
            var info = folder.resolve("package-info.java");
            if (!info.toFile().exists() || sentences(Sources.text(info)) < 3) silent.add(folder.toString());
        }
        assertThat(silent).isEmpty();
    }

    private static int sentences(String info) {
        var story = info.substring(0, Math.max(0, info.indexOf("*/"))).replaceAll("(?s)<pre>.*</pre>", "");
        var words = story.replaceAll("(?m)^\\s*/?\\*+", " ").replaceAll("<[^>]*>", " ");
        return (int) Pattern.compile("\\S\\s*[.?!:](?=[\\s})]|$)")
                .matcher(words)
                .results()
                .count();
    }
}
