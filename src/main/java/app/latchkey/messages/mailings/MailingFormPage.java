package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.members.MemberFilter;
import app.latchkey.messages.unsubscribing.Unsubscriptions.Topic;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param id empty for a new one
 * @param to ALL, FILTER or the id of a saved list
 * @param filter as it came from the member list, or as it stands in the mailing
 * @param fixed on its way: its words may change, and no longer whom it is for
 * @param stale somebody else changed it meanwhile
 */
public record MailingFormPage(
        Desk desk,
        Optional<UUID> id,
        int version,
        String subject,
        String body,
        String topic,
        String to,
        MemberFilter filter,
        List<Topic> topics,
        List<Kept.SavedList> lists,
        List<Kept.Text> texts,
        List<Writing.Problem> problems,
        boolean fixed,
        boolean stale)
        implements Page {
    public String action() {
        return id.map(mailing -> desk.at("mailings/" + mailing + "/edit")).orElse(desk.at("mailings/new"));
    }

    public String back() {
        return id.map(mailing -> desk.at("mailings/" + mailing)).orElse(desk.at("mailings"));
    }

    public Optional<Writing.Problem> problem(String field) {
        return Writing.first(problems, field);
    }

    public List<String> placeholders() {
        return Writing.placeholders().stream().map(name -> "{{" + name + "}}").toList();
    }

    /** Where the chosen filter can be looked at. */
    public String listHref() {
        var query = new StringBuilder();
        filter.parameters()
                .forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return desk.at("members") + query;
    }
}
