package app.latchkey.operator.demo;

import java.util.List;

/** Who may sign in to a demo club; the same on every start and printed each time. */
record SignIns(String slug, String club, String owner, String desk, List<String> members) {
    /** Everyone's in a demo, which can be reached from this machine only. */
    static final String PASSWORD = "wooden key by the door";

    static SignIns of(String slug, String club, List<DemoPerson> members) {
        var addresses = members.stream().map(DemoPerson::email).toList();
        return new SignIns(slug, club, "owner@" + slug + ".example", "desk@" + slug + ".example", addresses);
    }

    List<String> lines(String address) {
        return List.of(
                club + ", " + address,
                "  owner       " + owner,
                "  front desk  " + desk,
                "  members     " + String.join(", ", members));
    }
}
