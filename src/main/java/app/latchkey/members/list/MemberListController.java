package app.latchkey.members.list;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberFilter;
import app.latchkey.members.MemberLists.Place;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MemberListController {
    private final MemberListing listing;

    MemberListController(MemberListing listing) {
        this.listing = listing;
    }

    @GetMapping("/{club}/desk/members")
    @Needs(Permission.MEMBERS_READ)
    Answer list(
            Desk desk,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String top,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "false") boolean removed,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before) {
        var filter = MemberFilter.of(q, state, top, finding, tag, removed);
        return listing.page(desk, filter, new Place(MemberId.parse(after), MemberId.parse(before)), Html.locale());
    }
}
