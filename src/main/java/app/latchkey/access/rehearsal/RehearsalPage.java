package app.latchkey.access.rehearsal;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Optional;

/**
 * @param to where a test mail goes: the staff person's own address, if it is proven
 * @param mail the test mail that was sent, if one was
 * @param verdict key of the conclusion
 */
public record RehearsalPage(
        Desk desk,
        String member,
        String name,
        List<Stage> stages,
        String verdict,
        Optional<String> to,
        Optional<TestMail> mail)
        implements Page {
    /** @param stopping what stands in the way here, in words; nothing when this step is fine */
    public record Stage(Step step, Optional<String> stopping) {}

    public record TestMail(String words, boolean arrived, boolean waiting, Optional<String> theirWords) {}

    public String file() {
        return desk.at("members/" + member);
    }

    public String at() {
        return file() + "/access/rehearsal";
    }
}
