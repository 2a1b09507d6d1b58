package app.latchkey.access.today;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;

public record AddressPage(Desk desk, String address, Qr qr) implements Page {
    public String host() {
        return address.substring(0, slash());
    }

    public String path() {
        return address.substring(slash());
    }

    private int slash() {
        return Math.max(0, address.indexOf('/'));
    }
}
