package app.latchkey.access.door;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;

public record PosterPage(Desk desk, String address, Qr qr) implements Page {}
