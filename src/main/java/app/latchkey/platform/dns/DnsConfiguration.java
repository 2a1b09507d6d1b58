package app.latchkey.platform.dns;

import app.latchkey.platform.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DnsConfiguration {
    @Bean
    Dns dns(Settings settings) {
        return settings.demo() ? new DemoDns() : new JndiDns();
    }
}
