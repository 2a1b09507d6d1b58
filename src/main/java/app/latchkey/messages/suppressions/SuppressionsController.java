package app.latchkey.messages.suppressions;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.Suppressions.Reason;
import app.latchkey.messages.suppressions.SuppressionsPage.ListTold;
import app.latchkey.messages.unsubscribing.Unsubscriptions;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
class SuppressionsController {
    private static final int LARGEST_LIST = 20 << 20;

    private final SuppressionDesk flow;

    SuppressionsController(SuppressionDesk flow) {
        this.flow = flow;
    }

    @GetMapping("/{club}/desk/suppressions")
    @Needs(Permission.MESSAGES_READ)
    Answer list(Desk desk, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        return page(desk, q, after, "", "", Optional.empty());
    }

    @PostMapping("/{club}/desk/suppressions")
    @Needs(Permission.ACCESS_REPAIR)
    Answer add(
            Desk desk, @RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String words) {
        var back = Redirect.to(desk.at("suppressions"));
        return switch (flow.add(desk, address, words)) {
            case ADDED -> back.saying("messages.suppressions.added");
            case THERE_ALREADY -> back.saying("messages.suppressions.there");
            case NO_ADDRESS -> page(desk, "", "", address, "messages.suppressions.address.wrong", Optional.empty());
        };
    }

    @PostMapping("/{club}/desk/suppressions/clearance")
    @Needs(Permission.ACCESS_REPAIR)
    Answer clear(Desk desk, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String why) {
        var cleared = reason(why)
                .filter(known -> known != Reason.UNSUBSCRIBED && flow.clear(desk, key, known))
                .isPresent();
        return Redirect.to(desk.at("suppressions"))
                .saying(cleared ? "messages.suppressions.cleared" : "messages.suppressions.cleared.before");
    }

    @PostMapping("/{club}/desk/suppressions/resubscription")
    @Needs(Permission.ACCESS_REPAIR)
    Answer again(
            Desk desk,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "false") boolean asked,
            @RequestParam(defaultValue = "") String words) {
        var of = Ids.parse(topic).orElse(Unsubscriptions.EVERYTHING);
        var sentence = "messages.suppressions.again." + flow.again(desk, key, of, asked, words);
        return Redirect.to(desk.at("suppressions")).saying(sentence);
    }

    @PostMapping("/{club}/desk/suppressions/list")
    @Needs(Permission.MEMBERS_IMPORT)
    Answer take(Desk desk, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String kind) {
        try {
            var read = file.getSize() > LARGEST_LIST
                    ? new ProviderList.Read.Bad(ProviderList.Problem.UNREADABLE)
                    : ProviderList.read(file.getBytes(), reason(kind));
            return page(desk, "", "", "", "", Optional.of(told(desk, read)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ListTold told(Desk desk, ProviderList.Read read) {
        return switch (read) {
            case ProviderList.Read.Bad(var problem) ->
                new ListTold(false, "messages.suppressions.list.problem." + problem, 0, 0, List.of());
            case ProviderList.Read.Good(var list) -> {
                var added = flow.take(desk, list);
                yield new ListTold(
                        true,
                        "messages.suppressions.list.taken",
                        added,
                        list.entries().size() - added,
                        list.wrong());
            }
        };
    }

    private Answer page(
            Desk desk, String searched, String after, String typed, String problem, Optional<ListTold> told) {
        var page = flow.list(desk, searched.strip(), after);
        return new SuppressionsPage(desk, searched.strip(), page.rows(), page.next(), typed, problem, told);
    }

    private static Optional<Reason> reason(String name) {
        return Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
