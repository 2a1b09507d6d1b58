package app.latchkey.operator.doctor;

import app.latchkey.platform.dns.Dns;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/** Whether a domain's SPF record (RFC 7208) lets an address send: enough of it to advise, macros and ptr left out. */
final class Spf {
    /** RFC 7208, 4.6.4: more, and receivers give up. */
    private static final int MOST_LOOKUPS = 10;

    private final Dns dns;
    private final String sender;
    private int lookups;

    private Spf(Dns dns, String sender) {
        this.dns = dns;
        this.sender = sender;
    }

    enum Answer {
        PASSES,
        NOT_NAMED,
        EVERYBODY,
        TOO_DEEP
    }

    static List<String> records(Dns dns, String domain) throws Dns.Silent {
        return dns.texts(domain).stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                .toList();
    }

    static Answer ask(Dns dns, String domain, String address) throws Dns.Silent {
        var asked = new Spf(dns, address);
        var answer = asked.of(domain);
        return asked.lookups > MOST_LOOKUPS ? Answer.TOO_DEEP : answer;
    }

    private Answer of(String domain) throws Dns.Silent {
        var records = records(dns, domain);
        if (records.size() != 1) return Answer.NOT_NAMED;
        var redirect = "";
        for (var term : records.getFirst().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (lookups > MOST_LOOKUPS) return Answer.TOO_DEEP;
            if (term.startsWith("redirect=")) redirect = term.substring("redirect=".length());
            var qualifier = term.charAt(0);
            var mechanism = "+-~?".indexOf(qualifier) >= 0 ? term.substring(1) : term;
            var passes = "-~?".indexOf(qualifier) < 0;
            if (mechanism.equals("all")) return passes ? Answer.EVERYBODY : Answer.NOT_NAMED;
            if (matches(domain, mechanism)) return passes ? Answer.PASSES : Answer.NOT_NAMED;
        }
        if (redirect.isEmpty()) return Answer.NOT_NAMED;
        lookups++;
        return of(redirect);
    }

    private boolean matches(String domain, String mechanism) throws Dns.Silent {
        var colon = mechanism.indexOf(':');
        var name = colon < 0 ? mechanism.replaceFirst("/.*", "") : mechanism.substring(0, colon);
        var rest = colon < 0 ? mechanism.substring(name.length()) : mechanism.substring(colon + 1);
        var length = rest.contains("/") ? rest.substring(rest.indexOf('/') + 1) : "";
        var host = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        return switch (name) {
            case "ip4", "ip6" -> within(host, length);
            case "a" -> any(dns.addresses(looked(host.isEmpty() ? domain : host)), length);
            case "mx" -> mx(looked(host.isEmpty() ? domain : host), length);
            case "include" -> of(looked(host)) == Answer.PASSES;
            case "exists", "ptr" -> {
                lookups++;
                yield false;
            }
            default -> false;
        };
    }

    private String looked(String host) {
        lookups++;
        return host;
    }

    private boolean mx(String host, String length) throws Dns.Silent {
        for (var exchange : dns.exchanges(host)) if (any(dns.addresses(exchange), length)) return true;
        return false;
    }

    private boolean any(List<String> addresses, String length) {
        return addresses.stream().anyMatch(address -> within(address, length));
    }

    private boolean within(String network, String length) {
        try {
            if (!network.matches("[0-9a-f:.]+")) return false;
            var here = InetAddress.ofLiteral(sender).getAddress();
            var there = InetAddress.ofLiteral(network).getAddress();
            if (here.length != there.length) return false;
            var bits = length.matches("\\d{1,3}") ? Integer.parseInt(length) : here.length * 8;
            for (var bit = 0; bit < Math.min(bits, here.length * 8); bit += 8) {
                var mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
                if ((here[bit / 8] & mask) != (there[bit / 8] & mask)) return false;
            }
            return true;
        } catch (IllegalArgumentException notDigits) {
            return false;
        }
    }
}
