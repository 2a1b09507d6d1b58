package app.latchkey.platform.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in a DNS of the test's own. */
public final class Zone implements Dns {
    public final Map<String, List<String>> texts = new HashMap<>();
    public final Map<String, List<String>> addresses = new HashMap<>();
    public final Map<String, List<String>> exchanges = new HashMap<>();
    public final Map<String, List<String>> names = new HashMap<>();
    public final java.util.Set<String> refusing = new java.util.HashSet<>();
    public boolean silent;

    private List<String> of(Map<String, List<String>> kind, String name) throws Silent {
        if (silent) throw new Silent(new java.io.IOException("no answer"));
        return kind.getOrDefault(name, List.of());
    }

    @Override
    public List<String> texts(String name) throws Silent {
        return of(texts, name);
    }

    @Override
    public List<String> addresses(String name) throws Silent {
        return of(addresses, name);
    }

    @Override
    public List<String> exchanges(String name) throws Silent {
        return of(exchanges, name);
    }

    @Override
    public boolean refusesMail(String name) throws Silent {
        if (silent) throw new Silent(new java.io.IOException("no answer"));
        return refusing.contains(name);
    }

    @Override
    public List<String> names(String address) throws Silent {
        return of(names, address);
    }
}
