package app.latchkey.access.secondfactor;

import app.latchkey.accounts.Totp;
import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * @param key what is typed where nothing can be scanned, in groups of four
 * @param passkey the account has one, which counts as well
 * @param asksPassword else a fresh proof was given before
 * @param needed the club's desk asks for it
 */
public record SecondFactorPage(
        Club club,
        boolean on,
        int codesLeft,
        Optional<String> key,
        Optional<Qr> qr,
        boolean passkey,
        boolean asksPassword,
        String problem,
        boolean needed)
        implements Page {
    static SecondFactorPage of(Club club, String holder, SecondFactor.State state, String problem, boolean needed) {
        var key = state.begun().map(Totp::base32);
        return new SecondFactorPage(
                club,
                state.on(),
                state.codesLeft(),
                key.map(text -> text.replaceAll("(.{4})(?!$)", "$1 ")),
                key.map(text -> Qr.of(address(club, holder, text))),
                state.passkey(),
                state.password() && !state.passkey(),
                problem,
                needed);
    }

    private static String address(Club club, String holder, String key) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(part(club.name()), part(holder), key, part(club.name()));
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    public String at(String rest) {
        return club.path() + "second-factor" + rest;
    }
}
