package app.latchkey.access.watch;

import app.latchkey.access.panel.PanelView;
import app.latchkey.access.requests.AccessRequest;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.time.Instant;
import java.util.List;

/**
 * @param over the three minutes have passed: it no longer asks by itself
 * @param inside they have come in while somebody watched
 * @param others who was at the door meanwhile and matches nobody
 */
public record WatchPage(
        Desk desk,
        String member,
        String name,
        Instant since,
        boolean over,
        boolean inside,
        String state,
        String sentence,
        List<PanelView.Happened> happened,
        List<AccessRequest> others)
        implements Page {
    public String file() {
        return desk.at("members/" + member);
    }

    public String again() {
        return file() + "/access/watch";
    }

    public String at() {
        return again() + "?since=" + since.toEpochMilli();
    }

    public boolean asks() {
        return !over && !inside;
    }
}
