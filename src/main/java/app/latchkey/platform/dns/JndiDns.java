package app.latchkey.platform.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** The machine's own name servers, by the JDK; two tries of two seconds. */
class JndiDns implements Dns {
    @Override
    public List<String> texts(String name) throws Silent {
        // A long record comes in pieces, each in quotes.
        return read(name, "TXT").stream()
                .map(text -> text.replaceAll("\"\\s*\"", "").replace("\"", ""))
                .toList();
    }

    @Override
    public List<String> addresses(String name) throws Silent {
        return Stream.concat(read(name, "A").stream(), read(name, "AAAA").stream())
                .toList();
    }

    @Override
    public List<String> exchanges(String name) throws Silent {
        return read(name, "MX").stream()
                .map(line -> line.replaceFirst("^\\d+\\s+", "").replaceFirst("\\.$", ""))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    @Override
    public boolean refusesMail(String name) throws Silent {
        return read(name, "MX").stream().anyMatch(JndiDns::nowhere);
    }

    static boolean nowhere(String exchange) {
        return exchange.matches("\\d+\\s*\\.?");
    }

    @Override
    public List<String> names(String address) throws Silent {
        return read(backwards(address), "PTR").stream()
                .map(name -> name.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @param address in digits: nothing is looked up here */
    static String backwards(String address) {
        try {
            var bytes = InetAddress.getByName(address);
            var name = new StringBuilder();
            var raw = bytes.getAddress();
            for (var at = raw.length - 1; at >= 0; at--)
                if (bytes instanceof Inet6Address) name.append("%x.%x.".formatted(raw[at] & 0xf, raw[at] >> 4 & 0xf));
                else name.append(raw[at] & 0xff).append('.');
            return name + (bytes instanceof Inet6Address ? "ip6.arpa" : "in-addr.arpa");
        } catch (UnknownHostException notDigits) {
            throw new IllegalArgumentException(address, notDigits);
        }
    }

    private static List<String> read(String name, String kind) throws Silent {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns:");
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            var context = new InitialDirContext(settings);
            try {
                var found = context.getAttributes(name, new String[] {kind}).get(kind);
                var all = new ArrayList<String>();
                if (found != null) for (var n = 0; n < found.size(); n++) all.add(String.valueOf(found.get(n)));
                return all;
            } finally {
                context.close();
            }
        } catch (NameNotFoundException | InvalidNameException nothing) {
            return List.of();
        } catch (NamingException silent) {
            throw new Silent(silent);
        }
    }
}
