package app.latchkey.access.invitation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A page that another app shows in a window of its own, which keeps its own cookies and is gone with a swipe. A browser tab
 * that an app opens (Gmail does) is the usual browser and cannot be told from it.
 *
 * @param app as its makers call it; empty when only a window of some app can be seen
 */
public record InApp(String app) {
    private static final Map<String, String> NAMES = names();

    /** @param agent as the browser calls itself, or nothing */
    static Optional<InApp> of(String agent) {
        var named = NAMES.entrySet().stream()
                .filter(mark -> agent.contains(mark.getKey()))
                .map(mark -> new InApp(mark.getValue()))
                .findFirst();
        return named.isPresent() || !nameless(agent) ? named : Optional.of(new InApp(""));
    }

    // Android marks such windows; on an iPhone only a browser calls itself Safari.
    private static boolean nameless(String agent) {
        var apple = agent.matches(".*\\((iPhone|iPad|iPod)[;)].*") && agent.contains("AppleWebKit");
        return agent.contains("; wv)") || apple && !agent.contains("Safari/");
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("Instagram", "Instagram");
        names.put("FBAN/Messenger", "Messenger");
        names.put("MessengerForiOS", "Messenger");
        for (var mark : new String[] {"FBAN/", "FBAV/", "FB_IAB/"}) names.put(mark, "Facebook");
        names.put("LinkedInApp", "LinkedIn");
        names.put("Snapchat", "Snapchat");
        names.put("musical_ly", "TikTok");
        names.put("BytedanceWebview", "TikTok");
        names.put("Pinterest/", "Pinterest");
        names.put("Twitter for", "X");
        names.put(" Line/", "LINE");
        names.put("MicroMessenger", "WeChat");
        names.put("GSA/", "Google");
        return names;
    }
}
