package app.latchkey.operator.drill;

/**
 * The club of one case.
 *
 * @param apiKey empty where the installation has no API
 */
record ClubHere(String slug, String ownerEmail, String ownerLink, String apiKey) {
    String at(String path) {
        return "/" + slug + "/" + path;
    }
}
