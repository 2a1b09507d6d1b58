package app.latchkey.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Nearly every route begins with a club's name, which Spring can only find by trying each route there is: two or three hundred
 * a request. Here those of another length, or with another word in the second place, are left out before. Whatever is not
 * plain (no route, several, signs that are written otherwise) is Spring's to decide.
 */
class RoutesByPath extends RequestMappingHandlerMapping {
    private Map<Shape, Set<RequestMappingInfo>> shapes = Map.of();
    private Map<RequestMappingInfo, HandlerMethod> methods = Map.of();
    private boolean plain;

    /** @param second the word after the first part; empty in a route that takes any */
    private record Shape(int slashes, String second) {
        static Shape of(String path) {
            int slashes = (int) path.chars().filter(sign -> sign == '/').count();
            var parts = path.split("/", 4);
            return new Shape(slashes, parts.length < 3 || parts[2].contains("{") ? "" : parts[2]);
        }
    }

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> all) {
        super.handlerMethodsInitialized(all);
        index(all);
    }

    @Override
    public void registerMapping(RequestMappingInfo route, Object handler, Method method) {
        super.registerMapping(route, handler, method);
        index(getHandlerMethods());
    }

    @Override
    public void unregisterMapping(RequestMappingInfo route) {
        super.unregisterMapping(route);
        index(getHandlerMethods());
    }

    private void index(Map<RequestMappingInfo, HandlerMethod> all) {
        var found = new HashMap<Shape, Set<RequestMappingInfo>>();
        all.keySet()
                .forEach(route -> patterns(route)
                        .forEach(pattern -> found.computeIfAbsent(Shape.of(pattern), shape -> new LinkedHashSet<>())
                                .add(route)));
        shapes = found;
        methods = Map.copyOf(all);
        plain = all.keySet().stream()
                .flatMap(route -> patterns(route).stream())
                .noneMatch(pattern -> pattern.contains("*") || pattern.contains("?") || pattern.contains(":"));
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        var matching = plain && !path.contains("%") && !path.contains(";") ? matching(path, request) : List.<Match>of();
        if (matching.size() != 1) return super.lookupHandlerMethod(path, request);
        var found = matching.getFirst();
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method);
        handleMatch(found.route, path, request);
        return found.method;
    }

    private record Match(RequestMappingInfo route, HandlerMethod method) {}

    private List<Match> matching(String path, HttpServletRequest request) {
        var shape = Shape.of(path);
        var matching = new ArrayList<Match>();
        for (var possible : List.of(shape, new Shape(shape.slashes, ""))) {
            for (var route : shapes.getOrDefault(possible, Set.of())) {
                @Nullable RequestMappingInfo match = getMatchingMapping(route, request);
                if (match != null) matching.add(new Match(match, Objects.requireNonNull(methods.get(route))));
            }
            if (shape.second.isEmpty()) break;
        }
        return matching;
    }

    private static List<String> patterns(RequestMappingInfo route) {
        var paths = route.getPathPatternsCondition();
        return paths == null
                ? List.of()
                : paths.getPatterns().stream()
                        .map(PathPattern::getPatternString)
                        .toList();
    }
}
