package app.latchkey.access.security;

import app.latchkey.access.home.Landing;
import app.latchkey.accounts.AccountAddress;
import app.latchkey.accounts.Sessions;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param hasPassword else it is opened by passkeys only; @param problem key of what is wrong with the typed passwords, or empty */
public record SecurityPage(
        Club club,
        Landing.Way acting,
        List<Landing.Way> ways,
        List<AccountAddress> addresses,
        List<Sessions.Device> devices,
        UUID here,
        boolean hasPassword,
        int shortest,
        String problem,
        Instant now)
        implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public String leaving() {
        return "/" + club.slug() + "/me/" + acting.member() + "/leaving";
    }

    public String at(String rest) {
        return "/" + club.slug() + "/me/" + acting.member() + "/security" + rest;
    }
}
