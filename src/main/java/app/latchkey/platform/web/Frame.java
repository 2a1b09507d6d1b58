package app.latchkey.platform.web;

import app.latchkey.platform.texts.Texts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every template may ask of the request it is drawn for: language, words, the sentence of the last redirect. */
public final class Frame {
    private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

    private final Texts texts;
    private final HttpServletRequest request;
    private final Banners banners;
    private Locale locale;
    private boolean informal;
    private Optional<Flash> flash = Optional.empty();

    Frame(Texts texts, HttpServletRequest request, Banners banners) {
        this.texts = texts;
        this.request = request;
        this.banners = banners;
        this.locale = texts.nearest(request.getLocales());
    }

    public static Frame current() {
        var frame = CURRENT.get();
        if (frame == null) throw new IllegalStateException("No request is being answered");
        return frame;
    }

    static void enter(Frame frame) {
        CURRENT.set(frame);
    }

    static void leave() {
        CURRENT.remove();
    }

    /** The person's language, once somebody is signed in. */
    public void speak(Locale chosen) {
        this.locale = texts.nearest(chosen);
    }

    /** Whether what follows is said to a friend; who works at a desk, and whoever is at no club, is told it the other way. */
    public void informally(boolean chosen) {
        this.informal = chosen;
    }

    public Locale locale() {
        return locale;
    }

    String say(String key, Object... arguments) {
        return texts.say(locale, informal ? texts.informal(locale, key) : key, arguments);
    }

    Texts texts() {
        return texts;
    }

    String path() {
        return request.getRequestURI();
    }

    /** A cookie of ours, which may say how a page is drawn and never what somebody may do. */
    Optional<String> cookie(String name) {
        if (request.getCookies() == null) return Optional.empty();
        return Stream.of(request.getCookies())
                .filter(cookie -> cookie.getName().equals("latchkey_" + name)
                        || cookie.getName().equals("__Host-latchkey_" + name))
                .map(Cookie::getValue)
                .findFirst();
    }

    Banners banners() {
        return banners;
    }

    Optional<Flash> flash() {
        return flash;
    }

    void flash(Flash sentence) {
        this.flash = Optional.of(sentence);
    }
}
