package app.latchkey.platform.dns;

import java.util.List;

/** What a name server answers; an empty list when the name, or its record of this kind, is not there. */
public interface Dns {
    List<String> texts(String name) throws Silent;

    /** IPv4 and IPv6. */
    List<String> addresses(String name) throws Silent;

    List<String> exchanges(String name) throws Silent;

    /** Whether the name says itself that it takes no mail (RFC 7505). */
    boolean refusesMail(String name) throws Silent;

    /** The names that an address says it has. */
    List<String> names(String address) throws Silent;

    /** No answer in time: nothing is known. */
    final class Silent extends Exception {
        public Silent(Throwable cause) {
            super(cause);
        }
    }
}
