package app.latchkey.platform.web;

/**
 * A page is a record with a template of the same name beside it, whose only parameter is the record, called {@code page}.
 */
public non-sealed interface Page extends Answer {
    default int status() {
        return 200;
    }
}
