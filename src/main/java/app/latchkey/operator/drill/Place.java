package app.latchkey.operator.drill;

/** Where somebody stands, read off the page that is shown. */
enum Place {
    /** In the member area, or choosing for whom. */
    INSIDE,
    DESK,
    /** Signed in, and told why the club does not let them in. */
    TOLD,
    /** At the sign-in page, refused with a reference. */
    REFUSED,
    ELSEWHERE;

    static Place of(Browser browser, ClubHere club) {
        if (browser.path().startsWith(club.at("me/"))) return INSIDE;
        if (browser.path().startsWith(club.at("desk"))) return DESK;
        if (browser.find("main form[action=\"" + club.at("choose") + "\"]").isPresent()) return INSIDE;
        if (browser.find("main a[href$=/sign-out]").isPresent()) return TOLD;
        if (browser.find("[role=alert] .ref").isPresent()) return REFUSED;
        return ELSEWHERE;
    }
}
