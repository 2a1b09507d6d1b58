package app.latchkey.operator.doctor;

import app.latchkey.platform.dns.Dns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What receivers look up about a sender's domain, and about the relay that hands its mail over. */
final class SenderCheck {
    private static final Pattern POLICY =
            Pattern.compile("(?i)(?:^|;)\\s*p\\s*=\\s*(none|quarantine|reject)\\s*(?:;|$)");

    private final Dns dns;
    private final String domain;
    private final String relay;

    SenderCheck(Dns dns, String domain, String relay) {
        this.dns = dns;
        this.domain = domain;
        this.relay = relay;
    }

    List<Verdict> verdicts() {
        return List.of(answered("spf", this::spf), answered("dmarc", this::dmarc), answered("reverse", this::reverse));
    }

    private interface Question {
        Verdict ask() throws Dns.Silent;
    }

    private Verdict answered(String about, Question question) {
        try {
            return question.ask();
        } catch (Dns.Silent silent) {
            return Verdict.note("silent", about.toUpperCase(Locale.ROOT));
        }
    }

    private Verdict spf() throws Dns.Silent {
        var records = Spf.records(dns, domain);
        if (records.isEmpty())
            return Verdict.mend("spf.missing", domain).putting(domain, "v=spf1 a:" + relay + " ~all");
        if (records.size() > 1) return Verdict.mend("spf.two", domain, String.valueOf(records.size()));
        var senders = dns.addresses(relay);
        if (senders.isEmpty()) return Verdict.mend("relay.unknown", relay);
        var answers = new ArrayList<Spf.Answer>();
        for (var address : senders) answers.add(Spf.ask(dns, domain, address));
        if (answers.contains(Spf.Answer.TOO_DEEP)) return Verdict.mend("spf.deep", domain);
        if (answers.contains(Spf.Answer.EVERYBODY)) return Verdict.mend("spf.everybody", domain);
        if (answers.contains(Spf.Answer.NOT_NAMED))
            return Verdict.mend("spf.unnamed", domain, relay)
                    .putting(domain, records.getFirst().replaceFirst("(?i)^v=spf1", "v=spf1 a:" + relay));
        return Verdict.good("spf.good", domain, relay);
    }

    private Verdict dmarc() throws Dns.Silent {
        // A subdomain without a record of its own follows the domain above it.
        for (var at = domain; at.indexOf('.') > 0; at = at.substring(at.indexOf('.') + 1)) {
            var records = dns.texts("_dmarc." + at).stream()
                    .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("v=dmarc1"))
                    .toList();
            if (records.size() > 1) return Verdict.mend("dmarc.two", at);
            if (records.size() == 1) {
                var policy = POLICY.matcher(records.getFirst());
                if (!policy.find()) return Verdict.mend("dmarc.broken", at).putting("_dmarc." + at, advised());
                var strict = !policy.group(1).equalsIgnoreCase("none");
                return strict ? Verdict.good("dmarc.good", at, policy.group(1)) : Verdict.note("dmarc.watching", at);
            }
        }
        return Verdict.mend("dmarc.missing", domain).putting("_dmarc." + domain, advised());
    }

    private String advised() {
        return "v=DMARC1; p=none; rua=mailto:postmaster@" + domain;
    }

    private Verdict reverse() throws Dns.Silent {
        var addresses = dns.addresses(relay);
        if (addresses.isEmpty()) return Verdict.mend("relay.unknown", relay);
        for (var address : addresses) {
            var names = dns.names(address);
            if (names.isEmpty()) return Verdict.mend("reverse.missing", relay, address);
            var back = false;
            for (var name : names) back |= dns.addresses(name).contains(address);
            if (!back) return Verdict.mend("reverse.other", address, names.getFirst());
        }
        return Verdict.good("reverse.good", relay);
    }
}
