package app.latchkey.platform.database;

import app.latchkey.platform.settings.StartRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Whether a PostgreSQL server can carry Latchkey at all.
 *
 * @param version as {@code server_version_num} has it
 * @param letters whether it knows small letters from capitals beyond ASCII: trigrams of Greek or accented names need that
 */
record ServerFitness(int version, String encoding, boolean letters) {
    private static final int OLDEST = 15;
    private static final String ASK = """
            select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
              lower('\u00c9\u0389') = '\u00e9\u03ae' as letters
            """;

    static ServerFitness of(Login login) {
        var source = new DriverManagerDataSource(login.url(), login.user(), login.password());
        return JdbcClient.create(source)
                .sql(ASK)
                .query((row, n) ->
                        new ServerFitness(row.getInt("version"), row.getString("encoding"), row.getBoolean("letters")))
                .single();
    }

    void demand() {
        if (version / 10_000 < OLDEST)
            throw new StartRefused("The server is PostgreSQL " + version / 10_000 + ": Latchkey needs " + OLDEST
                    + " or newer. Nothing was changed.");
        if (!encoding.equals("UTF8"))
            throw new StartRefused("The database keeps its texts as " + encoding
                    + ": make it with the encoding UTF8. Nothing was changed.");
        if (!letters)
            throw new StartRefused(
                    "The database knows no letters beyond ASCII, so no name with an accent would be found:"
                            + " make it with LC_CTYPE C.UTF-8 (or a language's own). Nothing was changed.");
    }
}
