package app.latchkey.members.list;

import app.latchkey.clubs.Desk;
import app.latchkey.clubs.Permission;
import app.latchkey.members.MemberAccessColumn.Cell;
import app.latchkey.members.MemberFilter;
import app.latchkey.platform.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * @param total files on the list, counted no further than {@link MemberListing#COUNTED}
 * @param shown how many of them the filter leaves, where that is known
 * @param cut more were found than are looked through
 */
public record MemberListPage(
        Desk desk,
        MemberFilter filter,
        List<Row> rows,
        boolean withAccess,
        List<Chip> states,
        List<Chip> causes,
        List<Chip> narrowed,
        List<Chip> tags,
        Optional<String> back,
        Optional<String> next,
        long total,
        Optional<Long> shown,
        boolean cut)
        implements Page {
    public record Row(
            String href,
            String name,
            String number,
            Optional<Integer> born,
            Optional<String> address,
            Optional<String> phone,
            boolean removed,
            Optional<Cell> access) {}

    public record Chip(String words, Optional<Long> count, String href, boolean chosen) {}

    public boolean nobodyYet() {
        return total == 0 && filter.none();
    }

    public boolean mayImport() {
        return desk.may(Permission.MEMBERS_IMPORT);
    }

    public boolean mayAdd() {
        return desk.may(Permission.MEMBERS_EDIT);
    }

    public boolean mayInvite() {
        return withAccess && !rows.isEmpty() && !filter.removed() && desk.may(Permission.ACCESS_REPAIR);
    }

    public boolean more() {
        return total > MemberListing.COUNTED;
    }

    public String removedHref() {
        return href(desk, MemberFilter.of(filter.q().orElse(""), "", "", "", "", !filter.removed()), Map.of());
    }

    public String allHref() {
        return desk.at("members");
    }

    public static String stateClass(String state) {
        return switch (state) {
            case "IN" -> "state-in";
            case "ON_ITS_WAY" -> "state-way";
            case "NOT_ASKED" -> "state-none";
            case "VIA_GUARDIAN" -> "state-guardian";
            case "SHUT" -> "state-shut";
            default -> "state-cannot";
        };
    }

    static String href(Desk desk, MemberFilter filter, Map<String, String> more) {
        var parameters = new LinkedHashMap<>(filter.parameters());
        parameters.putAll(more);
        if (parameters.isEmpty()) return desk.at("members");
        return desk.at("members") + "?"
                + parameters.entrySet().stream()
                        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
