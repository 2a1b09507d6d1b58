package app.latchkey.messages.list;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Needs;
import app.latchkey.clubs.Permission;
import app.latchkey.messages.Lane;
import app.latchkey.messages.MessageState;
import app.latchkey.messages.Messages;
import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.ids.MemberId;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Html;
import app.latchkey.platform.web.NotFound;
import app.latchkey.platform.web.Redirect;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MessageListController {
    private final MessageList messages;

    MessageListController(MessageList messages) {
        this.messages = messages;
    }

    @GetMapping("/{club}/desk/messages")
    @Needs(Permission.MESSAGES_READ)
    Answer list(
            Desk desk,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String lane,
            @RequestParam(defaultValue = "") String after) {
        var filter = new Messages.Filter(
                MemberId.parse(member), one(MessageState.values(), state), one(Lane.values(), lane));
        return messages.list(desk, filter, Ids.parse(after), Html.locale());
    }

    @GetMapping("/{club}/desk/messages/{id}")
    @Needs(Permission.MESSAGES_READ)
    Answer one(Desk desk, @PathVariable String id) {
        return messages.one(desk, known(id), Html.locale()).orElseThrow(NotFound::new);
    }

    @PostMapping("/{club}/desk/messages/{id}/attempts")
    @Needs(Permission.ACCESS_REPAIR)
    Answer tryNow(Desk desk, @PathVariable String id) {
        var hurried = messages.hurry(desk, known(id));
        return Redirect.to(desk.at("messages/" + id))
                .saying(hurried ? "messages.list.hurried" : "messages.list.hurried.not");
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(NotFound::new);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Arrays.stream(all).filter(value -> value.name().equals(name)).findFirst();
    }
}
