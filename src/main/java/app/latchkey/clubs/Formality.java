package app.latchkey.clubs;

import app.latchkey.platform.texts.Texts;
import app.latchkey.platform.web.Frame;
import java.util.Locale;

/** How a club addresses its members in French. */
public enum Formality {
    VOUS,
    TU;

    /** The page of this request is read by a member. */
    public void speak() {
        Frame.current().informally(this == TU);
    }

    /** What is said to a member. */
    public String say(Texts texts, Locale locale, String key, Object... arguments) {
        return texts.say(locale, this == TU ? texts.informal(locale, key) : key, arguments);
    }
}
