package app.latchkey.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers parameters that are read from the request alone, and lets them refuse it before the handler runs. */
public abstract class RequestArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final Set<Class<?>> types;

    protected RequestArguments(Class<?>... types) {
        this.types = Set.of(types);
    }

    protected abstract Object resolve(MethodParameter parameter, HttpServletRequest request);

    /** The part of the path that a route calls by this name; empty when it has none. */
    protected static String pathPart(HttpServletRequest request, String name) {
        var parts = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return parts instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }

    @Override
    public final void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public final boolean supportsParameter(MethodParameter parameter) {
        return types.contains(parameter.getParameterType());
    }

    @Override
    public final Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("Not an HTTP request");
        return resolve(parameter, request);
    }
}
