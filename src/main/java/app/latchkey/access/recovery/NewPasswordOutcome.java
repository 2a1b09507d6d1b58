package app.latchkey.access.recovery;

import app.latchkey.platform.web.Answer;

public sealed interface NewPasswordOutcome {
    record Inside(String sessionToken) implements NewPasswordOutcome {}

    record Again(String problem) implements NewPasswordOutcome {}

    record Dead(Answer page) implements NewPasswordOutcome {}
}
