package app.latchkey.access.invitation;

import app.latchkey.platform.text.EmailAddress;

/** {@code a…@g….com}: enough for its owner, not for anybody else. */
public final class Masked {
    private Masked() {}

    public static String address(String asGiven) {
        return EmailAddress.valid(asGiven).map(EmailAddress.Valid::masked).orElse("…");
    }
}
