package app.latchkey.accounts;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
    @Bean
    Hashing hashing() {
        return new Hashing(Hashing.Parameters.DEFAULT);
    }

    @Bean
    FilterRegistrationBean<AskerFilter> askerFilter(Clients clients) {
        var filter = new FilterRegistrationBean<>(new AskerFilter(clients));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
        return filter;
    }
}
