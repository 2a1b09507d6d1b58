package app.latchkey.faults;

/** A member of a situation: the file, what they know, and where their mails went so far. */
final class Someone {
    final String member;
    final String name;
    final String fact;
    String email;
    String password = "copper lantern meadow nine";

    /** The address on file, where it is not the account’s. */
    String onFile = "";

    Outside browser;
    boolean account;
    /** Looks after this one, if anybody does: their sign-in address. */
    String guardian = "";

    Someone(String member, String name, String email, String fact, Outside browser) {
        this.member = member;
        this.name = name;
        this.email = email;
        this.fact = fact;
        this.browser = browser;
    }
}
