package app.latchkey.operator.drill;

import app.latchkey.operator.device.SoftPasskey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody in a case: the file at the club, the devices in their hands, what they know by heart. */
final class Person {
    /** Long enough for staff, and nothing of anybody's data in it. */
    static final String USUAL_PASSWORD = "violet harbour teapot seven";

    private static final String USUAL_DEVICE = "phone";

    private final String alias;
    private final Map<String, Browser> devices = new HashMap<>();
    private String email = "";
    private String member = "";
    private String password = USUAL_PASSWORD;
    private @Nullable Authenticator authenticator;
    private @Nullable SoftPasskey passkey;
    private String handedCode = "";
    private String fact = "";
    private String device = USUAL_DEVICE;

    Person(String alias) {
        this.alias = alias;
    }

    String alias() {
        return alias;
    }

    String email() {
        return email;
    }

    void email(String now) {
        email = now;
    }

    /** The id of their file. */
    String member() {
        if (member.isEmpty()) throw new Unplayable("\"" + alias + "\" has no file at the club");
        return member;
    }

    void member(String id) {
        member = id;
    }

    String password() {
        return password;
    }

    void password(String now) {
        password = now;
    }

    Optional<String> handedCode() {
        return handedCode.isEmpty() ? Optional.empty() : Optional.of(handedCode);
    }

    /** What they answer when one fact of the file is asked: the year of birth, else the end of the phone. */
    Optional<String> fact() {
        return fact.isEmpty() ? Optional.empty() : Optional.of(fact);
    }

    void remembers(String birth, String phone) {
        var year = Pattern.compile("\\d{4}").matcher(birth);
        var digits = phone.replaceAll("\\D", "");
        fact = year.find() ? year.group() : digits.substring(Math.max(0, digits.length() - 4));
    }

    /** A code on a slip or beside a QR, given to them by the desk. */
    void hand(String code) {
        handedCode = code;
    }

    /** The passkey on their phone. */
    Optional<SoftPasskey> passkey() {
        return Optional.ofNullable(passkey);
    }

    void passkey(SoftPasskey made) {
        passkey = made;
    }

    /** The authenticator application on their phone. */
    Optional<Authenticator> authenticator() {
        return Optional.ofNullable(authenticator);
    }

    void authenticator(Authenticator installed) {
        authenticator = installed;
    }

    Map<String, Browser> devices() {
        return devices;
    }

    String device() {
        return device;
    }

    void takes(String other) {
        device = other;
    }
}
