package app.latchkey.access.help;

import app.latchkey.clubs.Club;
import app.latchkey.messages.MailProvider;
import app.latchkey.platform.web.Page;

/** What to do next: it follows from what was chosen and typed, and from nothing that is known about anybody. */
public record HelpNextPage(Club club, HelpForm form, Where where, String ref, String problem) implements Page {
    @Override
    public int status() {
        return problem.isEmpty() ? 200 : 422;
    }

    /** Where mail that is not to be seen lies at the provider they typed. */
    public String folder() {
        var typed = form.identifier();
        return MailProvider.of(typed.substring(typed.indexOf('@') + 1)).folder();
    }
}
