package app.latchkey.platform.web;

/** A place where files may be sent; nowhere else is one read. */
public interface TakesFiles {
    boolean at(String path);
}
