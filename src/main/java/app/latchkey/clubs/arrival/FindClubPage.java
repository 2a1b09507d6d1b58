package app.latchkey.clubs.arrival;

import app.latchkey.platform.web.Page;

public record FindClubPage(String typed, boolean nothing) implements Page {}
