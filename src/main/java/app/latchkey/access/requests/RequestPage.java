package app.latchkey.access.requests;

import app.latchkey.access.today.TodayPage;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

public record RequestPage(
        Desk desk,
        AccessRequest request,
        List<AccessRequest.Try> tries,
        List<AccessRequest.Answer> answers,
        List<Near> near,
        boolean mayEdit,
        boolean mayRepair,
        List<String> opening,
        Typed typed)
        implements Page {
    /** @param question what the desk sees to compare with the answer, never to be read out */
    public record Near(String member, TodayPage.Line line, String question) {}

    /** What was sent and has to be sent again. */
    public record Typed(String words, String member, String problem) {
        static final Typed NOTHING = new Typed("", "", "");

        Typed wrong(String what) {
            return new Typed(words, member, what);
        }
    }

    @Override
    public int status() {
        return typed.problem().isEmpty() ? 200 : 422;
    }

    public String at(String path) {
        return desk.at("requests/" + request.id() + path);
    }

    /** A problem of the address form stands there, one of the answer below its field. */
    public boolean wrongWith(String member) {
        return !typed.problem().isEmpty() && typed.member().equals(member);
    }

    public String title() {
        return request.typed()
                .or(() -> request.note().map(AccessRequest.Note::name).filter(name -> !name.isEmpty()))
                .orElse(request.reference());
    }

    public String addHref() {
        var address = request.address().map(found -> found.asGiven()).orElse("");
        return desk.at("members/new?email=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }
}
