package app.latchkey.access.today;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;

public record AddressPage(Desk desk, String address, Qr qr) implements Page {}
