package app.latchkey.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
    @Bean
    Hashing hashing() {
        return new Hashing(Hashing.Parameters.DEFAULT);
    }
}
