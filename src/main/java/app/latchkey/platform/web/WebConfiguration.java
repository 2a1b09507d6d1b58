package app.latchkey.platform.web;

import app.latchkey.platform.settings.Settings;
import app.latchkey.platform.texts.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the frame together: precompiled templates, filters in their order, files that never change under their address. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    /** Of our files: none leaves it to the browser which signs it is written in. */
    private static final Map<String, String> TEXTS = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8",
            "license", "text/plain;charset=utf-8");

    @Bean
    Texts texts() {
        return new Texts();
    }

    /** Compiled with the product; {@code ./latchkey dev} names their folder, and each change is seen at once. */
    @Bean
    TemplateEngine templateEngine() {
        var loader = WebConfiguration.class.getClassLoader();
        var sources = System.getProperty("latchkey.templates");
        if (sources == null) return TemplateEngine.createPrecompiled(null, ContentType.Html, loader, "app.latchkey");
        var compiled = Path.of(System.getProperty("latchkey.home", "."), "target", "dev-templates");
        return TemplateEngine.create(
                new DirectoryCodeResolver(Path.of(sources)), compiled, ContentType.Html, loader, "app.latchkey");
    }

    @Bean
    AnswerHandler answerHandler(TemplateEngine templates, Settings settings) {
        return new AnswerHandler(templates, settings.https());
    }

    @Bean
    FilterRegistrationBean<FrameFilter> frameFilter(Texts texts, List<Banners> banners, Settings settings) {
        Banners all =
                () -> banners.stream().flatMap(some -> some.now().stream()).toList();
        var filter = new FilterRegistrationBean<>(new FrameFilter(texts, all, settings.https()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        filter.setDispatcherTypes(jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ERROR);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat() {
        return tomcat -> {
            tomcat.addMimeMappings(new MimeMappings(TEXTS));
            tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host)
                    host.setErrorReportValveClass(Unheard.class.getName());
            });
        };
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(List<TakesFiles> places) {
        var filter = new FilterRegistrationBean<>(new BodyFilter(places));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return filter;
    }

    @Bean
    FilterRegistrationBean<MetricsFilter> metricsFilter() {
        var filter = new FilterRegistrationBean<>(new MetricsFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 16);
        return filter;
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(Settings settings) {
        var filter = new FilterRegistrationBean<>(new CrossSiteFilter(settings.baseUrl()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RoutesByPath();
            }
        };
    }

    @Bean
    WebMvcConfigurer frame(AnswerHandler answers) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(answers);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                var forEver =
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
                registry.addResourceHandler("/assets/" + Assets.VERSION + "/**")
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(forEver);
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(5)));
            }
        };
    }
}
