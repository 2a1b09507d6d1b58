package app.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.testing.RunningHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Beside Spring's own, over the same controllers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesByPathTest {
    private static final List<String> ODD = List.of(
            "/",
            "//",
            "/riverside",
            "/riverside/",
            "/riverside//",
            "/riverside/%64esk/",
            "/riverside/desk;a=b/",
            "/riverside/desk/nothing/of/the/kind",
            "/{club}/desk/",
            "/riverside/DESK/",
            "/riverside/me/x//",
            "/api/v1/clubs",
            "/api/",
            "/account",
            "/account/",
            "/operator/x",
            "/é/desk/",
            "/healthz/",
            "/a/b/c/d/e/f/g/h");

    private final RequestMappingHandlerMapping springs = new RequestMappingHandlerMapping();
    private RequestMappingHandlerMapping ours;

    @BeforeAll
    void both() {
        ours = RunningHouse.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        springs.setApplicationContext(Objects.requireNonNull(ours.getApplicationContext()));
        springs.afterPropertiesSet();
    }

    @Test
    void every_path_of_ours_and_every_odd_one_is_led_to_where_spring_would_lead_it() {
        assertThat(ours).isInstanceOf(RoutesByPath.class);
        var paths = Stream.concat(patterns().map(RoutesByPathTest::filledIn), ODD.stream())
                .distinct()
                .toList();
        var led = new ArrayList<String>();
        for (var path : paths)
            for (var method : List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS")) {
                var answer = answer(ours, method, path);
                assertThat(answer).as(method + " " + path).isEqualTo(answer(springs, method, path));
                if (answer.startsWith("to ")) led.add(answer);
            }
        assertThat(led).hasSizeGreaterThan(300);
    }

    @Test
    void a_path_meets_a_tenth_of_the_routes_and_not_all_of_them() throws Exception {
        var tried = new ArrayList<Integer>();
        var counting = new RoutesByPath() {
            private int count;

            @Override
            protected org.springframework.web.servlet.mvc.method.RequestMappingInfo getMatchingMapping(
                    org.springframework.web.servlet.mvc.method.RequestMappingInfo route,
                    jakarta.servlet.http.HttpServletRequest request) {
                count++;
                return super.getMatchingMapping(route, request);
            }
        };
        counting.setApplicationContext(Objects.requireNonNull(ours.getApplicationContext()));
        counting.afterPropertiesSet();
        for (var path : List.of("/riverside/", "/riverside/me/a/", "/riverside/desk/members/a", "/account")) {
            counting.count = 0;
            assertThat(counting.getHandler(request("GET", path))).as(path).isNotNull();
            tried.add(counting.count);
        }
        assertThat(tried).allMatch(count -> count <= ours.getHandlerMethods().size() / 10, "a tenth");
    }

    private Stream<String> patterns() {
        return ours.getHandlerMethods().keySet().stream().flatMap(route -> route.getPatternValues().stream());
    }

    private static String filledIn(String pattern) {
        return pattern.replaceAll("\\{\\w+}", "x");
    }

    /** Where it leads and what it is called there, or how it is refused. */
    private static String answer(RequestMappingHandlerMapping mapping, String method, String path) {
        var request = request(method, path);
        try {
            var found = mapping.getHandler(request);
            if (found == null) return "nowhere";
            var handler = found.getHandler();
            return "to "
                    + (handler instanceof HandlerMethod one
                            ? one.getMethod()
                            : handler.getClass().getName()) + " "
                    + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) + " "
                    + request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        } catch (Exception refused) {
            return "refused: " + refused;
        }
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.addHeader("Accept", "text/html");
        request.setContentType("application/x-www-form-urlencoded");
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }
}
