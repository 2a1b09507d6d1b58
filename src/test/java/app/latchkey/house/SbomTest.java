package app.latchkey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The list of components that the build puts into the jar. */
class SbomTest {
    private static List<JsonNode> listed() throws IOException {
        try (var file = SbomTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            var all = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(file).get("components").forEach(all::add);
            return all;
        }
    }

    private static String sum(Path jar) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }

    @Test
    void every_component_is_listed_with_the_sum_of_the_jar_that_runs() throws Exception {
        var sums = new HashSet<String>();
        for (var path : System.getProperty("java.class.path").split(":"))
            if (path.endsWith(".jar")) sums.add(sum(Path.of(path)));
        var listed = listed();
        assertThat(listed).hasSizeGreaterThan(80);
        for (var component : listed) {
            var theirs = Stream.of(component.get("hashes"))
                    .flatMap(hashes -> hashes.valueStream())
                    .filter(hash -> hash.get("alg").asString().equals("SHA-256"))
                    .map(hash -> hash.get("content").asString())
                    .toList();
            assertThat(theirs).as(component.get("purl").asString()).hasSize(1);
            assertThat(sums).as(component.get("purl").asString()).containsAll(theirs);
        }
    }

    @Test
    void whatever_the_build_names_is_listed_and_what_only_tests_use_is_not() throws IOException {
        Set<String> listed = new HashSet<>();
        listed().forEach(component -> listed.add(
                component.get("group").asString() + ":" + component.get("name").asString()));
        var named = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser())
                .select("project > dependencies > dependency");
        assertThat(named).hasSizeGreaterThan(20);
        for (var dependency : named) {
            var name = dependency.select("> groupId").text() + ":"
                    + dependency.select("> artifactId").text();
            var scope = dependency.select("> scope").text();
            assertThat(listed.contains(name)).as(name).isEqualTo(!scope.equals("test") && !scope.equals("provided"));
        }
    }
}
