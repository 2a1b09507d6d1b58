package app.latchkey.messages.domains;

import app.latchkey.messages.MailDomains.Answer;
import app.latchkey.platform.dns.Dns;

/** Whether a mail to this domain has a server to go to: what its MX names, else the domain itself (RFC 5321, 5.1). */
final class Look {
    /** There is mail at this one: a name server that does not know of it knows nothing. */
    static final String SURELY_THERE = "gmail.com";

    private Look() {}

    /** @throws Dns.Silent when a name server did not answer, or cannot be believed */
    static Answer at(Dns dns, String domain) throws Dns.Silent {
        if (!dns.exchanges(domain).isEmpty()) return Answer.HAS;
        if (dns.refusesMail(domain)) return Answer.REFUSES;
        if (!dns.addresses(domain).isEmpty()) return Answer.HAS;
        if (dns.exchanges(SURELY_THERE).isEmpty())
            throw new Dns.Silent(new IllegalStateException("knows no mail server at all"));
        return Answer.NONE;
    }
}
