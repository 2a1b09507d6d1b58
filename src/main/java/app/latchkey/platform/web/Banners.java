package app.latchkey.platform.web;

import java.util.List;

/** Sentences above every desk page: mail is captured, the relay is down. */
public interface Banners {
    List<Banner> now();

    /** @param link where to look, with {@code linkKey} as its words; empty for nowhere */
    record Banner(String kind, String key, List<Object> arguments, String link, String linkKey) {
        public Banner(String kind, String key, List<Object> arguments) {
            this(kind, key, arguments, "", "");
        }
    }
}
