package app.latchkey.platform.web;

import java.util.List;

/** Sentences above every desk page: mail is captured, the relay is down. */
public interface Banners {
    List<Banner> now();

    record Banner(String kind, String key, List<Object> arguments) {}
}
