package app.latchkey.platform.text;

/** {@code a…@g….com}: enough for its owner, not for anybody else. */
public final class Masked {
    private Masked() {}

    public static String address(String asGiven) {
        return EmailAddress.valid(asGiven).map(EmailAddress.Valid::masked).orElse("…");
    }
}
