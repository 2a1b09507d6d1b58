package app.latchkey.access.today;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Html;
import app.latchkey.platform.web.Page;
import app.latchkey.platform.web.Qr;

public record AddressPage(Desk desk, String address, String door, Qr qr) implements Page {
    public String host() {
        return address.substring(0, slash());
    }

    public String path() {
        return address.substring(slash());
    }

    /** For the club's own site: a link, and a button that needs no stylesheet of ours. */
    public String link() {
        return "<a href=\"" + door + "\">" + words() + "</a>";
    }

    public String button() {
        var club = desk.club();
        return "<a href=\"" + door + "\" style=\"display:inline-block;padding:12px 20px;border-radius:12px;background:"
                + club.colour() + ";color:" + club.onColour() + ";font-weight:bold;text-decoration:none\">" + words()
                + "</a>";
    }

    // It is pasted into a page as it stands: a name with a bracket in it must not write a tag there.
    private String words() {
        return Html.t("access.door.site.words", desk.club().name())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private int slash() {
        return Math.max(0, address.indexOf('/'));
    }
}
